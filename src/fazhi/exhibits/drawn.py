"""What a drawing holds, read back from it: bars and lines give their values, and the SVG carries them along.

``draw`` stamps what the artists hold into the drawing just before it is done; whoever holds the SVG can compare that
with the table printed behind it. Nothing here looks at the data that was to be drawn.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from html import escape, unescape

import numpy as np
from matplotlib.axes import Axes
from matplotlib.container import BarContainer
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from fazhi import numbers

_STAMP = re.compile(r'<metadata id="drawn">(.*?)</metadata>', re.S)
_ROOT = re.compile(r"<svg\b[^>]*>")
_PRINTED = re.compile(r"(-?\d+(?:\.\d+)?)(余?)")
_DIGITS = 6
"""Decimals kept: artists hold floats, and what is printed has at most two."""


@dataclass(frozen=True, slots=True)
class DrawnSeries:
    """What one series shows.

    Parameters
    ----------
    title : str
        Its label.
    bars : bool
        Bars, of which one of no height shows nothing; else points.
    values : tuple of float or None
        By position along the axis; None for a gap.
    """

    title: str
    bars: bool
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a drawing shows: labels along the axis by position, "" for none, and its series."""

    keys: tuple[str, ...]
    series: tuple[DrawnSeries, ...]


def read_drawn(figure: Figure) -> Drawn:
    """Read from a finished figure what its artists show.

    Artists whose label begins with an underscore (matplotlib's own way of leaving them out of a legend) are helpers
    and no series.

    Parameters
    ----------
    figure : matplotlib Figure
        With one pair of axes.
    """
    (axes,) = figure.axes
    bars = [each for each in axes.containers if isinstance(each, BarContainer)]
    lines = list(axes.get_lines())
    upright = all(bar.orientation == "vertical" for bar in bars)
    series = [
        *(DrawnSeries(str(bar.get_label()), True, _heights(bar, upright)) for bar in bars if _is_series(bar)),
        *(DrawnSeries(str(line.get_label()), False, _points(line)) for line in lines if _is_series(line)),
    ]
    return Drawn(_labels(axes, upright), tuple(series))


def stamped(svg: str, drawn: Drawn) -> str:
    """The drawing with what it shows as metadata, unseen by a reader."""
    root = _ROOT.search(svg)
    if root is None:
        raise ValueError("no svg element")
    held = escape(json.dumps(asdict(drawn), ensure_ascii=False, separators=(",", ":")), quote=False)
    return f'{svg[: root.end()]}\n <metadata id="drawn">{held}</metadata>{svg[root.end() :]}'


def stamp_of(svg: str) -> Drawn | None:
    """What a drawing says it shows, or None where it carries nothing."""
    found = _STAMP.search(svg)
    if found is None:
        return None
    held = json.loads(unescape(found[1]))
    return Drawn(
        tuple(held["keys"]),
        tuple(DrawnSeries(each["title"], each["bars"], tuple(each["values"])) for each in held["series"]),
    )


def agrees(svg: str, titles: Sequence[str], rows: Iterable[Sequence[str]]) -> bool:
    """Whether a drawing shows what the table behind it prints.

    Parameters
    ----------
    svg : str
        A stamped drawing; one without a stamp agrees with nothing.
    titles : sequence of str
        Of the table's columns: that of the keys, then each series with its unit in brackets.
    rows : iterable of sequence of str
        Key and printed values; what is no number (a hidden cell, —) must not be drawn.
    """
    drawn = stamp_of(svg)
    table = [tuple(row) for row in rows]
    if drawn is None or [each.title for each in drawn.series] != [_untitled(title) for title in titles[1:]]:
        return False
    keys = [row[0] for row in table]
    if len(drawn.keys) > len(keys) or not all(_names(label, key) for label, key in zip(drawn.keys, keys, strict=False)):
        return False
    return all(
        len(each.values) == len(keys)
        and all(_same(value, row[place], each.bars) for value, row in zip(each.values, table, strict=True))
        for place, each in enumerate(drawn.series, start=1)
    )


def _is_series(artist: BarContainer | Line2D) -> bool:
    return not str(artist.get_label()).startswith("_")


def _heights(bars: BarContainer, upright: bool) -> tuple[float | None, ...]:
    found: dict[int, float] = {}
    for patch in bars.patches:
        assert isinstance(patch, Rectangle)
        middle = patch.get_x() + patch.get_width() / 2 if upright else patch.get_y() + patch.get_height() / 2
        found[round(middle)] = patch.get_height() if upright else patch.get_width()
    return _by_position(found)


def _points(line: Line2D) -> tuple[float | None, ...]:
    places, values = (np.asarray(each, dtype=float).tolist() for each in line.get_data())
    return _by_position({round(place): value for place, value in zip(places, values, strict=True)})


def _by_position(found: dict[int, float]) -> tuple[float | None, ...]:
    values = (found.get(place, math.nan) for place in range(max(found, default=-1) + 1))
    return tuple(None if math.isnan(value) else round(float(value), _DIGITS) for value in values)


def _labels(axes: Axes, upright: bool) -> tuple[str, ...]:
    axis = axes.xaxis if upright else axes.yaxis
    ticks = zip(axis.get_majorticklocs(), axis.get_majorticklabels(), strict=False)
    found = {round(float(place)): label.get_text().replace("\n", "") for place, label in ticks}
    return tuple(found.get(place, "") for place in range(max(found, default=-1) + 1))


def _untitled(title: str) -> str:
    """The title of a column without its unit: 件数（件） is 件数."""
    return title[: title.rindex("（")] if title.endswith("）") else title


def _names(label: str, key: str) -> bool:
    """A label may be cut short or left out where there is no room, or have the change printed under it."""
    return label.startswith(key) or key.startswith(label.removesuffix("…"))


def _same(value: float | None, text: str, bars: bool) -> bool:
    printed = _PRINTED.match(text)
    if printed is None:
        return value is None or (bars and value == 0)
    if value is None:
        return False
    held = round(Decimal(value), _DIGITS)
    # 余 says that the table keeps the leading digits alone of what is drawn.
    return Decimal(printed[1]) == (numbers.leading(held) if printed[2] else held)
