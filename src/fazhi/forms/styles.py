"""How the blank workbook looks: fonts, fills, number formats."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from fazhi.catalog.columns import ColumnType
from fazhi.forms.widths import width_of

FONT = {"font_name": "宋体", "font_size": 11, "valign": "vcenter"}
_BOX = FONT | {"border": 1, "border_color": "#8C8C8C"}
_EXAMPLE = {"italic": True, "font_color": "#7F7F7F", "text_wrap": True}
_DATE = {"num_format": "yyyy-mm-dd", "align": "center"}

STYLES: Mapping[str, Mapping[str, Any]] = {
    "title": FONT | {"bold": True, "font_size": 16, "align": "center"},
    "line": FONT,
    "text": FONT | {"text_wrap": True},
    "head": _BOX | {"bold": True, "text_wrap": True, "align": "center", "bg_color": "#DDE7F2"},
    "head required": _BOX
    | {"bold": True, "text_wrap": True, "align": "center", "bg_color": "#DDE7F2", "font_color": "#B00000"},
    "ledger": _BOX | {"bold": True, "font_size": 12, "bg_color": "#EEF3F8", "font_color": "#1F3864"},
    "about": _BOX | {"text_wrap": True},
    "cell": _BOX | {"text_wrap": True},
    "cell centred": _BOX | {"text_wrap": True, "align": "center"},
    "example": _BOX | _EXAMPLE | {"align": "left"},
    "example date": _BOX | _EXAMPLE | _DATE,
    "data text": _BOX | {"num_format": "@", "text_wrap": True},
    "data date": _BOX | _DATE,
    "data number": _BOX | {"align": "right"},
    "repeated": {"bg_color": "#F8CBAD"},
}
"""Formats by name, as XlsxWriter takes them."""

WIDTHS: Mapping[ColumnType, float] = {
    "date": 12, "int": 9, "decimal": 11, "text": 18, "choice": 12, "choices": 22, "list": 24, "bool": 8, "village": 13,
}  # fmt: skip
"""Least width of a column in characters, by type."""

LINE_HEIGHT = 15.0
"""Points that a line of 11 pt text takes."""


def add_styles(book: Any) -> dict[str, Any]:
    """The formats of :data:`STYLES` in a workbook."""
    return {name: book.add_format(dict(style)) for name, style in STYLES.items()}


def data_style(kind: ColumnType) -> str:
    """Name of the format of blank cells: text keeps 001 as it is typed."""
    if kind == "date":
        return "data date"
    return "data number" if kind in ("int", "decimal") else "data text"


def height(text: str, width: float) -> float:
    """Points that the text takes when it is wrapped in a column of that width."""
    lines = sum(max(1, math.ceil(width_of(line) / max(width - 1, 1))) for line in text.split("\n"))
    return lines * LINE_HEIGHT + 3
