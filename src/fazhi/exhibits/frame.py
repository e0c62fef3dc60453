"""The paper under a chart: margins from the length of its labels, axes in points, the unit, rules and round scales.

Margins are computed rather than negotiated: matplotlib's own layout engine draws every text twice.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, log10
from typing import Any

from matplotlib.axes import Axes
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

from fazhi.exhibits import theme

_HEAD_PT, _EDGE_PT = 22.0, 6.0
_LEADING = 1.1


@dataclass(frozen=True, slots=True)
class Frame:
    """Axes and their size on paper.

    Parameters
    ----------
    figure : Figure
    axes : Axes
    width, height : float
        Of the axes, in points.
    """

    figure: Figure
    axes: Axes
    width: float
    height: float

    def write(self, x: float, y: float, text: str, dx: float = 0, dy: float = 0, **looks: Any) -> None:
        """Write beside a place of the data, `dx` to the right and `dy` up, in points.

        Ticks and annotations do the same and take several times as long.
        """
        (left, right), (low, high) = self.axes.get_xlim(), self.axes.get_ylim()
        x += dx * (right - left) / self.width
        y += dy * (high - low) / self.height
        self.axes.text(x, y, text, **looks)

    def name_below(self, names: Sequence[str], down: float = 4.0) -> None:
        """Write the names of classes under the baseline, `down` points from it."""
        for place, name in enumerate(names):
            self.write(place, 0, name, dy=-down, ha="center", va="top", linespacing=_LEADING, label="key")


def frame(height: float, unit: str, *, left: float, bottom: float, right: float = _EDGE_PT) -> Frame:
    """Axes of the width of the type area, without ticks or edges.

    Parameters
    ----------
    height : float
        Of the axes, in points.
    unit : str
        Printed over the axes.
    left, bottom, right : float
        Room for labels, in points.
    """
    whole = height + bottom + _HEAD_PT
    width = theme.WIDTH_PT - left - right
    figure = Figure(figsize=(theme.WIDTH_PT / 72, whole / 72), facecolor="white")
    FigureCanvasSVG(figure)
    axes = figure.add_axes((left / theme.WIDTH_PT, bottom / whole, width / theme.WIDTH_PT, height / whole))
    for spine in axes.spines.values():
        spine.set_visible(False)
    axes.patch.set_visible(False)
    axes.set_xticks([])
    axes.set_yticks([])
    figure.text(
        _EDGE_PT / theme.WIDTH_PT, 1 - 4 / whole, f"单位：{unit}",
        ha="left", va="top", size=theme.SMALL_PT, color=theme.QUIET,
    )  # fmt: skip
    return Frame(figure, axes, width, height)


def height_below(names: Sequence[str]) -> float:
    """Points that the names of classes take under the baseline."""
    return max(name.count("\n") + 1 for name in names) * theme.TEXT_PT * 1.5 + 5


def em(text: str) -> float:
    """Width of a text in ems: one for a Chinese character, a little over a half for others."""
    return sum(1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.58 for char in text)


def folded(text: str, width: float) -> str:
    """A text over as many lines of nearly equal length as `width` (ems) asks for; digits stay together, a remark in
    brackets gets a line of its own."""
    lines = ceil(em(text) / max(width, 2.0))
    if lines <= 1:
        return text
    head, bracket, tail = text.partition("（")
    if head and bracket and tail.endswith("）") and em(bracket + tail) <= width:
        return f"{folded(head, width)}\n{bracket}{tail}"
    found, line, even = [], "", em(text) / lines
    for piece in _pieces(text):
        if line and (em(line + piece) > width or em(line) + em(piece) / 2 > even):
            found.append(line)
            line = ""
        line += piece
    return "\n".join([*found, line])


def _pieces(text: str) -> list[str]:
    """Where a line may break: between Chinese characters, not before closing marks, not inside digits."""
    pieces: list[str] = []
    for char in text:
        if pieces and (
            char in "）》”、，。%" or pieces[-1][-1] in "（《“" or (char.isascii() and pieces[-1].isascii())
        ):
            pieces[-1] += char
        else:
            pieces.append(char)
    return pieces


def scale(top: float, *, whole: bool) -> list[float]:
    """Round steps from zero that hold `top`: three to six of them.

    Parameters
    ----------
    top : float
        The largest value drawn.
    whole : bool
        Whether steps must be whole numbers, as for counts.
    """
    rough = max(top, 1e-9) / 5
    power = 10.0 ** ceil(log10(rough) - 1e-9)
    step = next(power * part for part in (0.2, 0.25, 0.5, 1.0) if power * part >= rough * (1 - 1e-9))
    if whole:
        step = max(1.0, ceil(step))
    return [step * index for index in range(ceil(top / step - 1e-9) + 1)]


def rules(made: Frame, steps: list[float]) -> None:
    """Quiet rules across, with their numbers on the left."""
    axes = made.axes
    axes.set_ylim(0, steps[-1])
    for step in steps:
        at = axes.get_xlim()[0]
        made.write(at, step, f"{step:g}", dx=-4, ha="right", va="center", size=theme.SMALL_PT, color=theme.QUIET)
    axes.hlines(steps[1:], *axes.get_xlim(), colors=theme.GRID, linewidths=0.6, zorder=0)
    axes.axhline(0, color=theme.QUIET, linewidth=0.8, zorder=3)
