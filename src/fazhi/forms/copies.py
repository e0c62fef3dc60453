"""A workbook to mark: the office's own with its formatting, or one rebuilt from what was read.

Rebuilt are files that openpyxl cannot open (.xls, .et, .ods, CSV, web pages, damaged ones) and those too large for
it. Of these only the first rows and the rows at fault are copied, at their own addresses.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange, MultiCellRange

from fazhi.errors import ReadingError
from fazhi.forms.colours import writable
from fazhi.forms.widths import width_of
from fazhi.ledgers.files.bounded import BoundedReader
from fazhi.ledgers.files.grid import Cell, Grid, is_blank
from fazhi.ledgers.files.reading import read_file
from fazhi.ledgers.files.scan import column_number, scan_workbook

LARGE = 300_000
"""Cells of a workbook; openpyxl takes seconds and half a gigabyte for more."""

LARGE_BYTES = 60 << 20
"""Uncompressed bytes of a workbook, formatted empty cells included."""

HEAD_ROWS = 10
"""Rows of a large sheet that are copied in any case: title and header stand there."""

_CELL = re.compile(rb"<(?:\w+:)?c[\s>/]")
_MERGED = re.compile(rb"""<(?:\w+:)?mergeCell\s[^>]*?ref=["']\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})""")
_TITLE_LENGTH = 31
_NOT_IN_TITLES = str.maketrans("[]:*?/\\", "【】：＊？／＼")
_WIDEST = 40


@dataclass(frozen=True)
class Copy:
    """A workbook to be marked and saved under another name.

    Parameters
    ----------
    book : openpyxl.Workbook
    titles : mapping of str to str
        Names of the sheets in the copy by their names in the file.
    note : str
        What the clerk should know of the copy; "" where it is like the file.
    """

    book: Any
    titles: Mapping[str, str] = field(default_factory=dict)
    note: str = ""


def own_copy(path: Path) -> Copy | None:
    """The office's workbook with its formatting, formulas, comments and validations; None where it cannot be.

    Macros stay in the office's file: a list of what to mend runs no code. Raises nothing that tells of a damaged file.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            names = {member.filename for member in members}
            if "xl/workbook.xml" not in names or sum(member.file_size for member in members) > LARGE_BYTES:
                return None
            if sum(_objects(archive.read(name)) for name in names if name.endswith(".xml")) > LARGE:
                return None
        if sum(sheet.rows * sheet.columns for sheet in scan_workbook(path)) > LARGE:
            return None
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl tells what it will not keep; the clerk keeps the file itself
            book = load_workbook(io.BytesIO(path.read_bytes()), rich_text=True)
    except (ReadingError, zipfile.BadZipFile):
        return None
    except Exception:  # noqa: BLE001 - openpyxl raises anything at all on files that other programs wrote
        return None
    for sheet in book.worksheets:
        sheet.merged_cells = _InOrder(sheet.merged_cells)
    return Copy(book, {name: name for name in book.sheetnames})


def _objects(xml: bytes) -> int:
    """Cells that openpyxl makes an object of: formatted empty ones too, and all of a merged range."""
    merged = 0
    for left, top, right, bottom in _MERGED.findall(xml):
        merged += (int(bottom) - int(top) + 1) * (column_number(right) - column_number(left) + 1)
    return merged + sum(1 for _ in _CELL.finditer(xml))


class _InOrder(MultiCellRange):  # type: ignore[misc]
    """Merged ranges in one order: openpyxl keeps a set, and saves them as Python happens to hash them."""

    def __init__(self, ranges: MultiCellRange) -> None:
        super().__init__(ranges.ranges)

    def __iter__(self) -> Iterator[CellRange]:
        yield from self.sorted()


def rebuilt_copy(path: Path, rows: Mapping[str, Collection[int]]) -> Copy | None:
    """A workbook made of the values that were read; None where nothing could be read.

    Parameters
    ----------
    path : Path
    rows : mapping of str to collection of int
        Rows at fault (from 1) by sheet.
    """
    with BoundedReader() as reader:
        sheets = read_file(path, reader).sheets
    sheets = tuple(grid for grid in sheets if grid.height)
    if not sheets:
        return None
    book = Workbook()
    book.remove(book.active)
    is_large = sum(grid.height * len(grid.columns) for grid in sheets) > LARGE
    titles: dict[str, str] = {}
    for grid in sheets:
        sheet = book.create_sheet(writable(grid.name).translate(_NOT_IN_TITLES)[:_TITLE_LENGTH].strip("'") or "Sheet")
        titles[grid.name] = sheet.title
        _fill(sheet, grid, sorted({*range(1, HEAD_ROWS + 1), *rows.get(grid.name, ())}) if is_large else None)
    note = (
        f"原表很大，这里只有每张表的前{HEAD_ROWS}行和有问题的行，行号、列号与原表相同；请在原文件里更正。"
        if is_large
        else "原文件的格式不能直接标注，这里是按读到的内容重做的，位置与原表相同；请在原文件里更正。"
    )
    return Copy(book, titles, note)


def _fill(sheet: Any, grid: Grid, kept: list[int] | None) -> None:
    """Write the cells of a sheet: all rows, or those of `kept` (from 1) with the others hidden."""
    wanted = range(1, grid.height + 1) if kept is None else [row for row in kept if row <= grid.height]
    for row in wanted:
        for place, value in enumerate(grid.row(row - 1), 1):
            if not is_blank(value):
                _put(sheet.cell(row, place), value)
        if kept is not None:
            sheet.row_dimensions[row].hidden = False
    if kept is not None:
        sheet.sheet_format.zeroHeight = True  # rows that are not there take no height
        for row in wanted:
            sheet.row_dimensions[row].height = 15
    held = set(wanted)
    for (row, place), error in grid.errors.items():
        if error and row + 1 in held:
            _put(sheet.cell(row + 1, place + 1), error)
    covered: set[tuple[int, int]] = set()
    for (top, left), (bottom, right) in grid.merged:
        bottom, right = min(bottom, grid.height - 1), min(right, len(grid.columns) - 1)
        area = {(row, place) for row in range(top, bottom + 1) for place in range(left, right + 1)}
        if kept is None and len(area) > 1 and not area & covered:  # a web page may say that ranges overlap
            covered |= area
            sheet.merge_cells(
                start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1
            )  # fmt: skip
    sheet.merged_cells = _InOrder(sheet.merged_cells)
    for place, column in enumerate(grid.columns, 1):
        widest = max((width_of(line) for value in column.values[:200] for line in _shown(value).split("\n")), default=0)
        sheet.column_dimensions[get_column_letter(place)].width = min(max(widest + 2, 8), _WIDEST)
    if grid.hidden:
        sheet.sheet_state = "hidden"


def _put(cell: Any, value: Cell) -> None:
    if isinstance(value, bool | int | float | datetime | date | time | timedelta):
        cell.value = int(value) if isinstance(value, float) and value.is_integer() else value
        return
    cell.value = writable(str(value))
    cell.data_type = "s"  # text that begins with = is text, not a formula


def _shown(value: Cell) -> str:
    return value.strftime("%Y-%m-%d") if isinstance(value, date) else str(value)
