"""Bars: upright, lying, stacked, and this year beside last; each with its number at its end, from a zero baseline."""

from __future__ import annotations

from typing import Any

from matplotlib.figure import Figure
from matplotlib.patches import Patch, Rectangle

from fazhi.exhibits import theme
from fazhi.exhibits.data import HIDDEN, ChartData, Series
from fazhi.exhibits.frame import Frame, em, folded, frame, height_below

_STUB_PT = 12.0
_GAP_PT = 3.0
_LONGEST_NAME_EM = 11.0


def heights(series: Series) -> list[float]:
    """What is drawn of a series: nan where a value is hidden or undefined, so that no bar stands for it."""
    return [float("nan") if value is None else float(value) for value in series.values]


def largest(data: ChartData) -> float:
    """The largest value of all series, at least a hair above zero."""
    return max((float(value) for each in data.series for value in each.values if value is not None), default=0) or 1.0


def lying(data: ChartData) -> Figure:
    """Lying bars: long names stand in full beside them, the numbers at their ends make an axis needless."""
    names = [folded(key, _LONGEST_NAME_EM) for key in data.keys]
    share = len(data.series)
    row = max(theme.ROW_PT * max(1.0, 0.8 * share), (theme.TEXT_PT + 2) * max(name.count("\n") + 1.5 for name in names))
    left = theme.TEXT_PT * max(em(line) for name in names for line in name.split("\n")) + 14
    room = theme.SMALL_PT * max(em(text) for each in data.series for text in each.texts) + 2 * _GAP_PT
    made = frame(row * len(names), data.unit, left=left, bottom=6, right=max(room, 24.0))
    axes = made.axes
    axes.set_xlim(0, largest(data))
    axes.set_ylim(len(names) - 0.5, -0.5)
    thick = theme.BAR_SHARE / share
    for rank, series in enumerate(data.series):
        places = [index + thick * (rank - (share - 1) / 2) for index in range(len(names))]
        axes.barh(places, heights(series), thick, label=series.title, **_looks(rank))
        _ends(made, series, places, thick, lying=True)
    axes.axvline(0, color=theme.QUIET, linewidth=0.8, zorder=3)
    for place, name in enumerate(names):
        made.write(0, place, name, dx=-5, ha="right", va="center", linespacing=1.1, label="key")
    _legend(made, data)
    return made.figure


def upright(data: ChartData) -> Figure:
    """Upright bars, with this year beside last where that is what is compared."""
    share = len(data.series)
    slot = (theme.WIDTH_PT - 24) / len(data.keys)
    thick = min(0.72 * slot / share, theme.WIDEST_BAR_PT)
    years_below = data.compares_years and share > 1 and thick >= theme.SMALL_PT * em("2024年")
    below = [folded(key, 0.94 * slot / theme.TEXT_PT) for key in data.keys]
    if any(data.changes):
        below = [f"{name}\n{change}" for name, change in zip(below, data.changes, strict=True)]
    years = theme.SMALL_PT * 1.5 if years_below else 0.0
    under = years + height_below(below)
    made = frame(theme.UPRIGHT_PT - under, data.unit, left=12, bottom=under, right=12)
    _stand(made, largest(data), len(data.keys))
    for rank, series in enumerate(data.series):
        places = [index + thick / slot * (rank - (share - 1) / 2) for index in range(len(data.keys))]
        looks = _last_year() if data.compares_years and rank < share - 1 else _looks(0 if data.compares_years else rank)
        made.axes.bar(places, heights(series), thick / slot, label=series.title, **looks)
        _ends(made, series, places, thick / slot, lying=False)
        if years_below:
            for place in places:
                made.write(place, 0, series.title, dy=-3, ha="center", va="top", size=theme.SMALL_PT, color=theme.QUIET)
    made.name_below(below, down=4 + years)
    if not years_below:
        _legend(made, data)
    return made.figure


def stacked(data: ChartData) -> Figure:
    """Stacked bars; a part tall enough carries its number."""
    slot = (theme.WIDTH_PT - 24) / len(data.keys)
    thick = min(0.72 * slot, theme.WIDEST_BAR_PT) / slot
    below = [folded(key, 0.94 * slot / theme.TEXT_PT) for key in data.keys]
    under = height_below(below)
    made = frame(theme.UPRIGHT_PT - under, data.unit, left=12, bottom=under, right=12)
    base = [0.0] * len(data.keys)
    totals = [sum(float(each.values[index] or 0) for each in data.series) for index in range(len(data.keys))]
    tallest = _stand(made, max(totals) or 1.0, len(data.keys))
    for rank, series in enumerate(data.series):
        parts = heights(series)
        made.axes.bar(range(len(parts)), parts, thick, bottom=base, label=series.title, **_looks(rank))
        for index, (part, text) in enumerate(zip(parts, series.texts, strict=True)):
            if part == part and part / tallest * made.height > theme.SMALL_PT + 2:
                made.axes.text(
                    index, base[index] + part / 2, text, ha="center", va="center", size=theme.SMALL_PT,
                    bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.8},
                )  # fmt: skip
        base = [low + (0.0 if part != part else part) for low, part in zip(base, parts, strict=True)]
    for index, low in enumerate(base):
        if any(each.texts[index] == HIDDEN for each in data.series):
            _stub(made, index, thick, low, tallest * _STUB_PT / made.height, lying=False)
            _number(made, HIDDEN, index, low + tallest * _STUB_PT / made.height, lying=False)
    made.name_below(below)
    _legend(made, data)
    return made.figure


def _stand(made: Frame, top: float, many: int) -> float:
    """Give upright bars their scale, with room for the number over the tallest; return the scale's end."""
    tallest = top * made.height / (made.height - theme.SMALL_PT - 2 * _GAP_PT)
    made.axes.set_xlim(-0.5, many - 0.5)
    made.axes.set_ylim(0, tallest)
    made.axes.axhline(0, color=theme.QUIET, linewidth=0.8, zorder=3)
    return tallest


def _ends(made: Frame, series: Series, places: list[float], thick: float, *, lying: bool) -> None:
    """Print the number at the end of each bar, and a hatched stub for a cell that is not public."""
    full = made.axes.get_xlim()[1] if lying else made.axes.get_ylim()[1]
    stub = full * _STUB_PT / (made.width if lying else made.height)
    for place, value, text in zip(places, series.values, series.texts, strict=True):
        if text == HIDDEN:
            _stub(made, place, thick, 0.0, stub, lying=lying)
        _number(made, text, place, stub if text == HIDDEN else float(value or 0), lying=lying)


def _stub(made: Frame, place: float, thick: float, low: float, long: float, *, lying: bool) -> None:
    corner, width, height = (
        ((low, place - thick / 2), long, thick) if lying else ((place - thick / 2, low), thick, long)
    )
    stub = Rectangle(corner, width, height, hatch=theme.HIDDEN_HATCH, label="_hidden")
    stub.set(facecolor=theme.HIDDEN_FILL, edgecolor=theme.HIDDEN_EDGE, linewidth=0.6)
    made.axes.add_patch(stub)


def _number(made: Frame, text: str, place: float, end: float, *, lying: bool) -> None:
    looks: dict[str, Any] = {"size": theme.SMALL_PT, "color": theme.QUIET if text == HIDDEN else theme.INK}
    if lying:
        made.write(end, place, text, dx=_GAP_PT, ha="left", va="center", **looks)
    else:
        made.write(place, end, text, dy=_GAP_PT - 1, ha="center", va="bottom", **looks)


def _looks(rank: int) -> dict[str, Any]:
    return {"facecolor": theme.colour(rank), "edgecolor": "white", "linewidth": 0.4, "hatch": theme.hatch(rank)}


def _last_year() -> dict[str, Any]:
    return {"facecolor": theme.BEFORE, "edgecolor": theme.colour(0), "linewidth": 0.7}


def _legend(made: Frame, data: ChartData) -> None:
    if len(data.series) < 2:
        return
    labels = [each.title for each in data.series]
    looks = [
        _last_year() if data.compares_years and rank < len(labels) - 1 else _looks(0 if data.compares_years else rank)
        for rank in range(len(labels))
    ]
    made.figure.legend(
        [Patch(**look) for look in looks], labels, loc="upper right", ncols=len(labels), frameon=False,
        fontsize=theme.SMALL_PT, borderaxespad=0.2, handlelength=1.2, columnspacing=1.4,
    )  # fmt: skip
