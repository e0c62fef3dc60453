"""What calamine does not tell of an .ods: merged ranges, hidden rows, error values, and how far its sheets reach.

content.xml is read as a stream; a row or cell that says it is repeated a million times is counted, never repeated.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import etree

from fazhi.errors import ReadingError
from fazhi.ledgers.files.kinds import DAMAGE
from fazhi.ledgers.files.scan import MAX_ROWS, SheetScan, check_size
from fazhi.ledgers.files.texttables import ERROR_TEXT
from fazhi.ledgers.files.xmltables import forget

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_KIND = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type"

_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_ROW, _SHEET, _SOURCE = f"{_TABLE}table-row", f"{_TABLE}table", f"{_TABLE}table-source"

_WIDEST = 16_384
"""Columns of the widest sheet; a row is held until it ends."""


@dataclass(slots=True)
class _Sheet:
    """A sheet while it is read; `row` and `column` are the next ones, from 0."""

    row: int = 0
    column: int = 0
    rows: int = 0
    columns: int = 0
    filled_to: int = 0  # of the row at hand
    cells: int = 0  # of the row at hand, each with its repetitions as one
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden: list[int] = field(default_factory=list)
    merged: list[tuple[tuple[int, int], tuple[int, int]]] = field(default_factory=list)
    is_copy: bool = False

    def take_cell(self, cell: Any) -> None:
        """Note a cell, and go past its repetitions."""
        self.cells += 1
        if self.cells > _WIDEST:
            raise ValueError("a row of more cells than a sheet has columns")
        times = _count(cell, "number-columns-repeated")
        tall, wide = _count(cell, "number-rows-spanned"), _count(cell, "number-columns-spanned")
        if tall > 1 or wide > 1:
            self.merged.append(((self.row, self.column), (self.row + tall - 1, self.column + wide - 1)))
        kind = cell.get(f"{_OFFICE}value-type")
        if kind is not None or cell.get(f"{_TABLE}formula") is not None or len(cell):
            self.filled_to = self.column + times
            error = _error_in(cell, kind)
            if error is not None:
                self.errors |= {(self.row, self.column + step): error for step in range(min(times, MAX_ROWS))}
        self.column += times

    def end_row(self, row: Any) -> None:
        """Note a row, and go past its repetitions."""
        times = _count(row, "number-rows-repeated")
        if self.filled_to:
            self.rows, self.columns = self.row + times, max(self.columns, self.filled_to)
            if row.get(f"{_TABLE}visibility", "visible") != "visible":
                self.hidden += range(self.row, self.row + min(times, MAX_ROWS))
        self.row, self.column, self.filled_to, self.cells = self.row + times, 0, 0, 0

    def scan(self) -> SheetScan:
        """What was seen."""
        inside = tuple(each for each in self.merged if each[0][0] < self.rows)
        return SheetScan(self.rows, self.columns, self.errors, tuple(self.hidden), inside, self.is_copy)


def scan_ods(path: Path) -> tuple[SheetScan, ...]:
    """Every sheet of an .ods in the order of its content.

    Parameters
    ----------
    path : Path

    Raises
    ------
    ReadingError
        It is damaged (``args[1]`` is zip) or would unpack to too much (size).
    """
    try:
        check_size(path)
        with zipfile.ZipFile(path) as archive, archive.open("content.xml") as stream:
            return tuple(sheet.scan() for sheet in _sheets(stream))
    except DAMAGE:
        raise ReadingError(f"{path.name} 已损坏，请重新导出或另存为 .xlsx。", "zip") from None


def _sheets(stream: Any) -> list[_Sheet]:
    tags = (_SHEET, _SOURCE, _ROW, *_CELLS)
    sheets: list[_Sheet] = []
    for event, element in etree.iterparse(
        stream, events=("start", "end"), tag=tags, resolve_entities=False, no_network=True, huge_tree=False
    ):
        if element.tag == _SHEET and event == "start":
            sheets.append(_Sheet())
        elif event == "start" or not sheets:
            continue
        elif element.tag == _SOURCE:
            sheets[-1].is_copy = True
        elif element.tag == _ROW:
            sheets[-1].end_row(element)
            forget(element)
        elif element.tag in _CELLS:
            sheets[-1].take_cell(element)
    return sheets


def _count(element: Any, name: str) -> int:
    return max(int(element.get(_TABLE + name, 1)), 1)


def _error_in(cell: Any, kind: str | None) -> str | None:
    """The error value of a cell, "" for a formula without a result, None for any other."""
    if cell.get(f"{_TABLE}formula") is None and cell.get(_KIND) != "error":
        return None
    shown = "".join("".join(part.itertext()) for part in cell.iterchildren(f"{_TEXT}p")).strip()
    if cell.get(_KIND) == "error" or ERROR_TEXT.fullmatch(shown):
        return shown or "#VALUE!"
    return "" if kind is None and not len(cell) else None
