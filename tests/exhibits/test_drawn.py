"""What a drawing holds is read from the drawing itself, travels with it, and is compared with the printed table."""

from __future__ import annotations

import math
from typing import Any
from xml.etree import ElementTree

import pytest
from matplotlib.figure import Figure

from fazhi.exhibits.drawn import Drawn, DrawnSeries, agrees, read_drawn, stamp_of, stamped

KEYS = ("大庄村", "石桥村", "新苑社区")
SVG = '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="9">\n <path d="M0 0"/>\n</svg>\n'


def plotted(kind: str, *series: tuple[float, ...], labels: tuple[str, ...] = KEYS) -> Figure:
    figure = Figure()
    axes = figure.add_subplot()
    for rank, values in enumerate(series):
        places: list[float] = [index + 0.3 * rank for index in range(len(values))]
        title: dict[str, Any] = {"label": f"件数{rank}"}
        if kind == "line":
            axes.plot(range(len(values)), values, **title)
        elif kind == "barh":
            axes.barh(places, values, 0.3, **title)
        else:
            axes.bar(places, values, 0.3, **title)
    axes.axhline(0)
    axes.plot([0, 1], [9, 9], label="_helper")
    (axes.set_yticks if kind == "barh" else axes.set_xticks)(range(len(labels)), labels)
    return figure


@pytest.mark.parametrize("kind", ["bar", "barh", "line"])
def test_bars_and_lines_give_back_their_values_and_labels(kind: str) -> None:
    drawn = read_drawn(plotted(kind, (3, 0, 12.5), (1, math.nan, 7)))

    assert drawn.keys == KEYS
    assert [each.title for each in drawn.series] == ["件数0", "件数1"]
    assert [each.values for each in drawn.series] == [(3, 0, 12.5), (1, None, 7)]
    assert {each.bars for each in drawn.series} == {kind != "line"}


def test_an_artist_that_was_moved_gives_what_is_seen_and_not_what_was_asked_for() -> None:
    figure = plotted("bar", (3, 4, 5))
    figure.axes[0].patches[1].set_height(40)

    assert read_drawn(figure).series[0].values == (3, 40, 5)


def test_the_stamp_survives_the_way_through_the_drawing_and_shows_nothing() -> None:
    drawn = Drawn(("甲<乙>", "丙&“丁”"), (DrawnSeries("件数", True, (1.0, None)),))

    svg = stamped(SVG, drawn)

    assert stamp_of(svg) == drawn
    assert [each.tag.rpartition("}")[2] for each in ElementTree.fromstring(svg)] == ["metadata", "path"]


def drawing(*values: float | None, bars: bool = True, keys: tuple[str, ...] = KEYS) -> str:
    return stamped(SVG, Drawn(keys, (DrawnSeries("件数", bars, values),)))


def table(*texts: str) -> tuple[list[str], list[tuple[str, str]]]:
    return ["村（社区）", "件数（件）"], list(zip(KEYS, texts, strict=True))


@pytest.mark.parametrize(
    ("svg", "texts"),
    [
        (drawing(3, 12.5, 0), ("3", "12.50", "0")),
        (drawing(3, None, 5), ("3", "不公开", "5")),
        (drawing(3, 0, 5), ("3", "—", "5")),  # a bar of no height shows nothing
        (drawing(231, 237, 5), ("231批", "200余人次", "5批")),
        (drawing(3, 4, 5, keys=("大庄村", "", "新苑…")), ("3", "4", "5")),
        (drawing(3, 4, 5, keys=("大庄村下降3%", "石桥村", "新苑社区")), ("3", "4", "5")),
    ],
)
def test_a_drawing_that_shows_its_table(svg: str, texts: tuple[str, ...]) -> None:
    assert agrees(svg, *table(*texts))


@pytest.mark.parametrize(
    ("svg", "texts"),
    [
        (drawing(3, 4, 6), ("3", "4", "5")),
        (drawing(3, 4), ("3", "4", "5")),
        (drawing(3, 2, 5), ("3", "不公开", "5")),  # a hidden cell that is drawn
        (drawing(3, 0, 5, bars=False), ("3", "不公开", "5")),  # a point at zero says zero
        (drawing(3, None, 5), ("3", "0", "5")),
        (drawing(3, 337, 5), ("3", "200余人次", "5")),
        (drawing(3, 4, 5, keys=("石桥村", "大庄村", "新苑社区")), ("3", "4", "5")),
        (stamped(SVG, Drawn(KEYS, (DrawnSeries("人数", True, (3, 4, 5)),))), ("3", "4", "5")),
        (SVG, ("3", "4", "5")),
    ],
)
def test_a_drawing_that_does_not(svg: str, texts: tuple[str, ...]) -> None:
    assert not agrees(svg, *table(*texts))
