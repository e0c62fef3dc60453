"""Tables of a web page as grids; a table that only lays the page out is none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fazhi.audit.reading.pieces import Grid, grids
from fazhi.audit.reading.weblooks import is_unread

_WIDEST_SPAN = 100
_LONGEST_CELL = 600
"""Characters of a cell beyond which it holds a page and not a value."""

_PARTING = frozenset(("br", "p", "div", "li"))
_INSIDE = frozenset(("tr", "tbody", "thead", "tfoot"))


def is_table(element: Any) -> bool:
    """Whether a <table> is a table of values: none inside it, more than one cell, none of them a text of its own."""
    cells = 0
    for each in element.iter("table", "td", "th", "h1", "h2", "h3"):
        if each.tag in ("td", "th"):
            cells += 1
            if _is_long(each):
                return False
        elif each is not element:
            return False
    return cells > 1


def _is_long(cell: Any) -> bool:
    length = 0
    for piece in cell.itertext():
        length += len(piece.strip())
        if length > _LONGEST_CELL:
            return True
    return False


def table_grids(table: Any) -> Iterator[Grid]:
    """The rows of a table; a cell that spans several has its text in the first alone."""
    rows: list[list[str]] = []
    taken: dict[int, int] = {}  # column → rows that a cell above still covers
    for row in _rows(table):
        cells: list[str] = []
        covered: dict[int, int] = {}
        for cell in row:
            if cell.tag not in ("td", "th"):
                continue
            while taken.get(len(cells)):
                cells.append("")
            across, down = _span(cell, "colspan"), _span(cell, "rowspan")
            for column in range(len(cells), len(cells) + across):
                if down > 1:
                    covered[column] = down - 1
            cells += [_text(cell), *[""] * (across - 1)]
        taken = {column: left - 1 for column, left in taken.items() if left > 1} | covered
        rows.append(cells)
    yield from grids(rows)


def _rows(parent: Any) -> Iterator[Any]:
    for each in parent:
        if each.tag == "tr":
            yield each
        elif each.tag in _INSIDE:
            yield from _rows(each)


def _text(cell: Any) -> str:
    if not len(cell):
        return cell.text or ""
    said = [cell.text or ""]
    for each in cell:
        if isinstance(each.tag, str) and not is_unread(each):
            said += (" " if each.tag in _PARTING else "", _text(each))
        said.append(each.tail or "")
    return "".join(said)


def _span(cell: Any, name: str) -> int:
    given = (cell.get(name) or "").strip()
    span = int(given) if given.isdecimal() and len(given) < 6 else 1
    return span if 1 <= span <= _WIDEST_SPAN else 1
