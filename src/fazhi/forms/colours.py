"""How the papers for the clerk look: one colour and one pattern a level, readable in black and white too."""

from __future__ import annotations

import re

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from fazhi.findings import Severity

FILLS: dict[Severity, PatternFill] = {
    Severity.ERROR: PatternFill("solid", fgColor="FFFFB3AB"),
    Severity.WARNING: PatternFill("lightUp", fgColor="FFE0A100", bgColor="FFFFF0C2"),
    Severity.HINT: PatternFill("gray0625", fgColor="FF5B8DB8", bgColor="FFEAF3FA"),
}
"""Solid, hatched, dotted: the pattern tells the level where the colour does not."""

_FACE = "微软雅黑"
TITLE = Font(name=_FACE, bold=True, size=16)
HEAD = Font(name=_FACE, bold=True, size=10, color="FFFFFFFF")
HEAD_FILL = PatternFill("solid", fgColor="FF2F4858")
PLAIN = Font(name=_FACE, size=10)
LINK = Font(name=_FACE, size=10, color="FF1F4E79", underline="single")
QUIET = Font(name=_FACE, size=10, color="FF555555")
LINE_HEIGHT = 16.5
"""Points of a line of :data:`PLAIN`."""

WRAPPED = Alignment(wrap_text=True, vertical="top")
CENTRED = Alignment(horizontal="center", vertical="top")

_LINE = Side(style="thin", color="FFD0D0D0")
FRAME = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LONGEST = 32_000
"""A cell holds 32,767 characters."""


def writable(text: str) -> str:
    """Text that a workbook can hold: what XML forbids is left out, what is too long is cut."""
    text = _UNPRINTABLE.sub("", text)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
