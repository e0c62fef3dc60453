"""One sheet of one ledger, typed: each distinct cell is read once, and what cannot be read is a fault at its cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from fazhi.catalog.columns import Column
from fazhi.findings import Finding
from fazhi.ledgers.cells.dtypes import typed
from fazhi.ledgers.cells.values import Context, Fault, as_text, read_cell
from fazhi.ledgers.cells.wording import is_nothing
from fazhi.ledgers.files.grid import Cell, Grid, address, is_blank, letters
from fazhi.ledgers.model import FILE, ROW, SHEET
from fazhi.ledgers.sheets.layout import Layout
from fazhi.ledgers.sheets.titles import IGNORED_TITLES, SERIAL_TITLES, title_key
from fazhi.ledgers.sheets.visible import visible_title


@dataclass(frozen=True, slots=True)
class CellFault:
    """A cell that cannot be read.

    Parameters
    ----------
    row : int
        Row of the piece's frame, from 0.
    title : str
        Column title of the catalogue.
    fault : Fault
    """

    row: int
    title: str
    fault: Fault


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """The rows of a ledger that one sheet holds.

    Parameters
    ----------
    layout : Layout
    frame : DataFrame
        Data rows, typed, with 文件, 工作表 and 行; index from 0.
    rest : array of object, shape (data rows,)
        The cells that are not kept, 序号 left out: rows that differ only there are no duplicates.
    faults : tuple of CellFault
    findings : tuple of Finding
        About the sheet and its columns.
    """

    layout: Layout
    frame: pd.DataFrame
    rest: npt.NDArray[np.object_]
    faults: tuple[CellFault, ...]
    findings: tuple[Finding, ...]

    @property
    def file(self) -> str:
        """Name of the file."""
        return self.layout.file

    @property
    def grid(self) -> Grid:
        """The sheet's cells as they are meant."""
        return self.layout.grid

    @property
    def places(self) -> dict[str, int]:
        """Where each column of the ledger stands."""
        return self.layout.places

    def raw(self, sheet_row: int, title: str) -> Cell:
        """The cell of a row (from 1) as it is meant."""
        return self.layout.raw(sheet_row, title)

    def address(self, sheet_row: int, title: str) -> str:
        """The address of a cell; "" where the file has no such column."""
        return self.layout.address(sheet_row, title)


def read_piece(layout: Layout, context: Context, findings: Iterable[Finding] = ()) -> Piece:
    """Type the rows of a sheet.

    Parameters
    ----------
    layout : Layout
    context : Context
    findings : iterable of Finding
        What laying it out found.
    """
    rows = layout.data_rows
    arrays: dict[str, Any] = {}
    faults: list[CellFault] = []
    for column in layout.ledger.columns:
        if column.title in layout.places:
            arrays[column.title], found = _read_column(layout, rows, column, context)
            faults += found
        elif column.title in layout.constants:
            value = read_cell(layout.constants[column.title], column, context)
            arrays[column.title] = typed([value] * len(rows), column.type)
    arrays[FILE] = pd.array([layout.file] * len(rows), dtype=pd.StringDtype())
    arrays[SHEET] = pd.array([layout.grid.name] * len(rows), dtype=pd.StringDtype())
    arrays[ROW] = pd.array(rows + 1, dtype=pd.Int64Dtype())
    frame = pd.DataFrame(arrays, index=pd.RangeIndex(len(rows)))
    about = (*findings, *_about_columns(layout, rows))
    return Piece(layout, frame, _rest(layout, rows), tuple(faults), about)


def _read_column(
    layout: Layout, rows: npt.NDArray[np.intp], column: Column, context: Context
) -> tuple[Any, list[CellFault]]:
    """The typed values of a column, and its faults by row."""
    grid, place = layout.grid, layout.places[column.title]
    held = grid.columns[place]
    codes = held.codes[rows]
    used = np.unique(codes)
    read = {int(code): read_cell(held.values[code], column, context) for code in used}
    bad = {code: value for code, value in read.items() if isinstance(value, Fault)}
    compact = np.searchsorted(used, codes)
    values = [None if isinstance(value, Fault) else value for value in read.values()]
    array = typed(values, column.type).take(compact) if values else typed([], column.type)
    faults = [
        CellFault(int(row), column.title, bad[int(codes[row])]) for row in np.flatnonzero(np.isin(codes, list(bad)))
    ] if bad else []  # fmt: skip
    faults += [CellFault(position, column.title, fault) for position, fault in _hidden_faults(layout, rows, column)]
    return array, faults


def _hidden_faults(layout: Layout, rows: npt.NDArray[np.intp], column: Column) -> Iterator[tuple[int, Fault]]:
    """Cells that look empty and are not: formulas without a value, numbers merged with the row above."""
    grid, place = layout.grid, layout.places[column.title]
    is_number = column.type in ("int", "decimal")
    if not grid.errors and not (is_number and layout.covered[:, place].any()):
        return
    for position, row in enumerate(rows.tolist()):
        top = row
        while layout.covered[top, place]:
            top -= 1
        error = grid.errors.get((top, place))
        if error is not None:
            yield position, Fault("error-cells", f"的公式结果是错误值 {error}") if error else _UNSAVED
        elif is_number and top != row and not is_nothing(as_text(grid.cell(top, place))):
            yield position, _MERGED


_UNSAVED = Fault("cell-formula", "的公式没有保存结果，读不出数；请用表格软件打开文件，保存一次后放回原处")
_MERGED = Fault("cell-merged", "与上面的行合并，不知道是合计还是各行都一样，只计一次；请拆分后逐行填写")


def _rest(layout: Layout, rows: npt.NDArray[np.intp]) -> npt.NDArray[np.object_]:
    grid, titles = layout.grid, layout.header.titles
    kept = set(layout.places.values())
    others = [
        place
        for place in range(len(grid.columns))
        if place not in kept and title_key(titles[place]) not in SERIAL_TITLES
    ]
    rest = np.empty(len(rows), dtype=object)
    columns = [[grid.columns[place].values[code] for code in grid.columns[place].codes[rows]] for place in others]
    named = [title_key(titles[place]) for place in others]
    rest[:] = [
        tuple((name, cell) for name, cell in zip(named, cells, strict=True) if not is_blank(cell))
        for cells in zip(*columns, strict=True)
    ] if others else [()] * len(rows)  # fmt: skip
    return rest


def _about_columns(layout: Layout, rows: npt.NDArray[np.intp]) -> Iterator[Finding]:
    """Columns that stand twice or that the catalogue does not know."""
    grid, header = layout.grid, layout.header
    claimed = set(layout.places.values()) | {place for place, _ in layout.doubles}
    known = layout.ledger.titles()

    def at(place: int, code: str, message: str, title: str) -> Finding:
        return Finding(
            code, message, file=layout.file, sheet=grid.name, cell=address(header.last, place), row=header.last + 1,
            ledger=layout.ledger.id, column=title,
        )  # fmt: skip

    for place, title in layout.doubles:
        message = f"这一列与另一列都是“{title}”，只读取前一列；请改名或删除。"
        yield at(place, "column-duplicate", message, title)
    for place, title in enumerate(header.titles):
        if place in claimed or title_key(title) in IGNORED_TITLES:
            continue
        if not title and not grid.columns[place].filled()[rows].any():
            continue
        shown = visible_title(title, letters(place), known) or "（无标题）"
        yield at(place, "column-unknown", f"“{shown}”列不在目录里，按个人信息处理，不读取。", shown)
