"""Colours and comments in a workbook, at each cell that has a finding."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from openpyxl.cell.cell import MergedCell
from openpyxl.comments import Comment
from openpyxl.utils.cell import coordinate_from_string, get_column_letter
from openpyxl.utils.exceptions import CellCoordinatesException

from fazhi.findings import CODES, Finding
from fazhi.forms.causes import LEVELS, SYMBOLS, level_of, worst
from fazhi.forms.colours import FILLS, writable
from fazhi.forms.widths import width_of

AUTHOR = "fazhi"

_LAST_ROW = 1_048_576
_LAST_COLUMN_NAME = 3
_WIDTH, _CHARACTERS, _LINE = 340, 46, 18
"""Size of a comment: pixels, half-width characters a line, pixels a line."""


def mark(sheet: Any, findings: Iterable[Finding]) -> dict[Finding, str]:
    """Colour the cells of a sheet and write what is to be done beside each.

    Parameters
    ----------
    sheet : openpyxl worksheet
    findings : iterable of Finding
        All of this sheet. A row is marked at its first used cell, the sheet at A1.

    Returns
    -------
    dict of Finding to str
        Where each was marked.
    """
    corners = _corners(sheet)
    marked: dict[Finding, str] = {}
    by_cell: dict[str, list[Finding]] = {}
    for finding in findings:
        address = _address(sheet, finding)
        address = corners.get(address, address)
        marked[finding] = address
        by_cell.setdefault(address, []).append(finding)
    for address, found in by_cell.items():
        cell = sheet[address]
        cell.fill = FILLS[worst(found)]
        text = "\n\n".join(dict.fromkeys(map(words, found)))
        if cell.comment is not None:  # the office's own stays
            text = f"{cell.comment.text}\n\n{text}"
        cell.comment = _comment(text)
    return marked


def words(finding: Finding) -> str:
    """A finding as a comment: level and what is wrong, the sentence, what to do."""
    level = level_of(finding)
    kind = CODES[finding.code]
    return f"【{SYMBOLS[level]} {LEVELS[level]}】{kind.title}\n{finding.message}\n怎么办：{kind.advice}"


def _comment(text: str) -> Comment:
    lines = sum(1 + width_of(line) // _CHARACTERS for line in text.split("\n"))
    return Comment(writable(text), AUTHOR, height=_LINE * lines + 12, width=_WIDTH)


def _address(sheet: Any, finding: Finding) -> str:
    try:
        letters, row = coordinate_from_string(finding.cell)
        if row <= _LAST_ROW and len(letters) <= _LAST_COLUMN_NAME:
            return f"{letters}{row}"
    except CellCoordinatesException:
        pass
    if not finding.row or finding.row > sheet.max_row:
        return "A1"
    cells = next(sheet.iter_rows(min_row=finding.row, max_row=finding.row))
    place = next((cell.column for cell in cells if cell.value not in (None, "")), 1)
    return f"{get_column_letter(place)}{finding.row}"


def _corners(sheet: Any) -> dict[str, str]:
    """For each cell inside a merged range the one that shows."""
    corners = {}
    for area in sheet.merged_cells:
        corner = f"{get_column_letter(area.min_col)}{area.min_row}"
        for row, column in area.cells:
            if isinstance(sheet._cells.get((row, column)), MergedCell):
                corners[f"{get_column_letter(column)}{row}"] = corner
    return corners
