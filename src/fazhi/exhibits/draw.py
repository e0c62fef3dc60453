"""A chart's data as a vector drawing: matplotlib to SVG, text as paths, the same bytes every time."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import StringIO

import matplotlib as mpl
from matplotlib.figure import Figure

from fazhi.catalog import Chart
from fazhi.exhibits import theme
from fazhi.exhibits.bars import lying, stacked, upright
from fazhi.exhibits.data import ChartData
from fazhi.exhibits.drawn import read_drawn, stamped
from fazhi.exhibits.fonts import family, require_glyphs
from fazhi.exhibits.lines import lines

_DRAWN: dict[str, Callable[[ChartData], Figure]] = {"line": lines, "bar": upright, "stacked": stacked, "barh": lying}


def draw(chart: Chart, data: ChartData) -> str:
    """Draw a chart.

    Parameters
    ----------
    chart : Chart
    data : ChartData

    Returns
    -------
    str
        SVG without fonts, dates or scripts, stamped with what its artists hold.

    Raises
    ------
    MissingGlyphError
        The font lacks a character of a label.
    """
    with mpl.rc_context(theme.settings(family(), chart.id)):
        figure = drawing(chart, data)
        out = StringIO()
        figure.savefig(out, format="svg", metadata={"Date": None, "Creator": None})
    return stamped(re.sub(r"<!--.*?-->\n?", "", out.getvalue(), flags=re.S), read_drawn(figure))


def drawing(chart: Chart, data: ChartData) -> Figure:
    """Draw a chart without saving it; to be called under :func:`fazhi.exhibits.theme.settings`.

    Each series is a container of bars, or a line, labelled with the series' title. Helpers have labels that begin
    with an underscore (``_hidden`` marks a cell that is not public); the texts that name classes are labelled ``key``.

    Raises
    ------
    MissingGlyphError
        The font lacks a character of a label.
    """
    texts = (text for each in data.series for text in (each.title, *each.texts))
    for text in (*data.keys, *data.changes, data.unit, *texts):
        require_glyphs(text, chart.title)
    return _DRAWN[chart.kind](data)
