"""How every chart looks: colours, sizes, marks. The one file to open to change the looks of charts."""

from __future__ import annotations

from typing import Any, Final

COLOURS: Final = ("#12335a", "#94350a", "#2f7cab", "#bb8b2b")
"""Series in order. Each is lighter than the one before (L* 21, 36, 49, 61), so that grey print and readers who do
not see red or green tell them apart; all reach 3:1 against white paper (WCAG 2.2, 1.4.11)."""

BEFORE: Final = "#c3cedb"
"""Last year stands back: light, with the edge of this year's colour."""

MARKERS: Final = "os^D"
DASHES: Final = ("-", (0, (5, 1.6)), (0, (1.4, 1.4)), (0, (6, 1.6, 1.4, 1.6)))
"""Lines differ in mark and dash too, in the order of the colours."""

HATCHES: Final = ("", "////", "....", "xxxx")
"""For a fifth series and more: the colours again, hatched."""

HIDDEN_HATCH: Final = "/////"
HIDDEN_FILL, HIDDEN_EDGE = "#ffffff", "#6f6f6f"
"""A cell that is not public: hatched, and never as long as its value."""

INK, QUIET, GRID = "#1c1c1c", "#595959", "#dddddd"
"""Text, remarks beside it (7:1 on white), and rules."""

WIDTH_PT: Final = 442.2
"""156 mm: charts are drawn as wide as they print, so that type sizes hold on paper."""

TEXT_PT, SMALL_PT = 9.0, 8.0
"""Names of classes; numbers and remarks."""

ROW_PT, BAR_SHARE = 17.0, 0.66
"""Height of a lying bar with the gap to the next, and how much of it is bar."""

UPRIGHT_PT: Final = 156.0
"""Height of a chart with upright bars or lines: three stand on a page."""

WIDEST_BAR_PT: Final = 46.0
"""Two bars must not fill a page."""

LINE_PT, MARK_PT = 1.7, 4.2


def colour(rank: int) -> str:
    """The colour of a series."""
    return COLOURS[rank % len(COLOURS)]


def text_colour(rank: int) -> str:
    """The colour of a series' name: its own where that reads well as text (4.5:1 on white), else ink."""
    return COLOURS[rank % len(COLOURS)] if rank % len(COLOURS) < len(COLOURS) - 1 else INK


def hatch(rank: int) -> str:
    """The hatching of a series' bars, where the colours do not suffice."""
    return HATCHES[rank // len(COLOURS) % len(HATCHES)]


def dash(rank: int) -> Any:
    """The line style of a series: by colour, and shifted for each further round of colours."""
    return DASHES[(rank + rank // len(COLOURS)) % len(DASHES)]


def marker(rank: int) -> str:
    """The mark of a series' points."""
    return MARKERS[(rank + rank // len(COLOURS)) % len(MARKERS)]


def settings(family: str, salt: str) -> dict[Any, Any]:
    """matplotlib's settings of a chart.

    Parameters
    ----------
    family : str
        Font family.
    salt : str
        What generated ids are made from instead of chance.
    """
    return {
        "font.family": [family],
        "font.size": TEXT_PT,
        "svg.fonttype": "path",
        "svg.hashsalt": salt,
        "text.color": INK,
        "xtick.color": INK,
        "ytick.color": INK,
        "hatch.linewidth": 0.6,
        "axes.unicode_minus": False,
    }
