"""A chart's data as a vector drawing: matplotlib to SVG, text as paths, the same bytes every time."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import StringIO
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from fazhi.catalog import Chart
from fazhi.exhibits.data import HIDDEN, ChartData
from fazhi.exhibits.fonts import family, require_glyphs

COLOURS = ("#1f4e79", "#c0504d", "#7f9a48", "#8064a2", "#d08a2e", "#4f8f9d")
"""Told apart in print and by readers who do not see red or green: they differ in lightness too."""

_MARKERS = "os^Dvp"
_WIDTH = 6.4
_INK, _GRID = "#222222", "#d9d9d9"


def draw(chart: Chart, data: ChartData) -> str:
    """Draw a chart.

    Parameters
    ----------
    chart : Chart
    data : ChartData

    Returns
    -------
    str
        SVG without fonts, dates or scripts.

    Raises
    ------
    MissingGlyphError
        The font lacks a character of a label.
    """
    for text in (*data.keys, data.unit, *(series.title for series in data.series)):
        require_glyphs(text, chart.title)
    settings: Any = {
        "font.family": [family()],
        "font.size": 9,
        "svg.fonttype": "path",
        "svg.hashsalt": chart.id,
        "axes.edgecolor": _GRID,
        "axes.labelcolor": _INK,
        "text.color": _INK,
        "xtick.color": _INK,
        "ytick.color": _INK,
        "axes.unicode_minus": False,
    }
    with mpl.rc_context(settings):
        horizontal = chart.kind == "barh"
        figure = Figure(figsize=(_WIDTH, _height(chart, data)), layout="constrained")
        FigureCanvasSVG(figure)
        axes = figure.add_subplot()
        _DRAWN[chart.kind](axes, data)
        _dress(axes, data, horizontal=horizontal)
        out = StringIO()
        figure.savefig(out, format="svg", metadata={"Date": None, "Creator": None})
    return re.sub(r"<!--.*?-->\n?", "", out.getvalue(), flags=re.S)


def _height(chart: Chart, data: ChartData) -> float:
    if chart.kind != "barh":
        return 2.7
    rows = len(data.keys) * max(1.0, 0.62 * len(data.series))
    return max(1.7, 0.8 + 0.23 * rows)


def _dress(axes: Axes, data: ChartData, *, horizontal: bool) -> None:
    axes.spines[["top", "right"]].set_visible(False)
    value_axis = axes.xaxis if horizontal else axes.yaxis
    axes.grid(axis="x" if horizontal else "y", color=_GRID, linewidth=0.6)
    axes.set_axisbelow(True)
    value_axis.set_major_locator(MaxNLocator(nbins=6, integer=data.unit != "%", min_n_ticks=2))
    if horizontal:
        axes.set_xlim(left=0)
        axes.set_xlabel(f"单位：{data.unit}", loc="right")
    else:
        axes.set_ylim(bottom=0)
        axes.set_title(f"单位：{data.unit}", loc="left", fontsize=9)
    if len(data.series) > 1:
        axes.legend(frameon=False, ncols=3, loc="lower right", bbox_to_anchor=(1, 1.0), borderaxespad=0.2, fontsize=8.5)


def _line(axes: Axes, data: ChartData) -> None:
    for rank, series in enumerate(data.series):
        heights = [float("nan") if value is None else float(value) for value in series.values]
        colour = COLOURS[rank % len(COLOURS)]
        axes.plot(
            range(len(heights)), heights, color=colour, marker=_MARKERS[rank % len(_MARKERS)], markersize=4,
            linewidth=1.6, label=series.title,
        )  # fmt: skip
    axes.set_xticks(range(len(data.keys)), data.keys)


def _bar(axes: Axes, data: ChartData) -> None:
    width = 0.76 / len(data.series)
    for rank, series in enumerate(data.series):
        places = [index - 0.38 + width * (rank + 0.5) for index in range(len(data.keys))]
        heights = [float(value or 0) for value in series.values]
        bars = axes.bar(places, heights, width, color=_colour(rank, data), label=series.title)
        axes.bar_label(bars, labels=_labels(series.texts), fontsize=7.5, padding=1.5)
    axes.set_xticks(range(len(data.keys)), [_folded(key) for key in data.keys])
    axes.margins(y=0.12)


def _stacked(axes: Axes, data: ChartData) -> None:
    below = [0.0] * len(data.keys)
    for rank, series in enumerate(data.series):
        heights = [float(value or 0) for value in series.values]
        axes.bar(range(len(data.keys)), heights, 0.7, bottom=below, color=_colour(rank, data), label=series.title)
        below = [base + height for base, height in zip(below, heights, strict=True)]
    axes.set_xticks(range(len(data.keys)), [_folded(key) for key in data.keys])


def _barh(axes: Axes, data: ChartData) -> None:
    height = 0.76 / len(data.series)
    for rank, series in enumerate(data.series):
        places = [index - 0.38 + height * (rank + 0.5) for index in range(len(data.keys))]
        widths = [float(value or 0) for value in series.values]
        bars = axes.barh(places, widths, height, color=_colour(rank, data), label=series.title)
        axes.bar_label(bars, labels=_labels(series.texts), fontsize=7.5, padding=2)
    axes.set_yticks(range(len(data.keys)), data.keys)
    axes.invert_yaxis()
    axes.margins(x=0.1)


def _colour(rank: int, data: ChartData) -> str:
    if data.dimension == "指标" and len(data.series) == 2:
        return ("#a9b8c9", COLOURS[0])[rank]  # last year stands back
    return COLOURS[rank % len(COLOURS)]


def _labels(texts: tuple[str, ...]) -> list[str]:
    require_glyphs(HIDDEN, "标注")
    return list(texts)


def _folded(key: str, width: int = 6) -> str:
    """A long key over several lines, so that neighbours do not touch."""
    return "\n".join(key[start : start + width] for start in range(0, len(key), width))


_DRAWN: dict[str, Callable[[Axes, ChartData], None]] = {
    "line": _line,
    "bar": _bar,
    "stacked": _stacked,
    "barh": _barh,
}
