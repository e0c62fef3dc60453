"""One sheet of one ledger, typed: each distinct cell is read once, and what cannot be read is a fault at its cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from fazhi.catalog.columns import Column, Ledger
from fazhi.findings import Finding
from fazhi.ledgers.dtypes import typed
from fazhi.ledgers.grid import Cell, Grid, address, is_blank
from fazhi.ledgers.headers import IGNORED_TITLES, SERIAL_TITLES, Header, match_columns, title_key
from fazhi.ledgers.masking import mask
from fazhi.ledgers.model import FILE, ROW, SHEET
from fazhi.ledgers.rows import Kinds, RowKind, classify
from fazhi.ledgers.values import Context, Fault, read_cell


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
    file : str
    grid : Grid
    places : dict of str to int
        Where each column of the ledger stands.
    kinds : array of int8, shape (rows of the sheet,)
    frame : DataFrame
        Data rows, typed, with 文件, 工作表 and 行; index from 0.
    rest : array of object, shape (data rows,)
        The cells that are not kept, 序号 left out: rows that differ only there are no duplicates.
    faults : tuple of CellFault
    findings : tuple of Finding
        About the columns.
    """

    file: str
    grid: Grid
    places: dict[str, int]
    kinds: Kinds
    frame: pd.DataFrame
    rest: npt.NDArray[np.object_]
    faults: tuple[CellFault, ...]
    findings: tuple[Finding, ...]

    @property
    def used_rows(self) -> int:
        """Rows from row 1 to the last that holds anything."""
        filled = np.flatnonzero(self.grid.filled.any(axis=1))
        return int(filled[-1]) + 1 if len(filled) else 0

    def raw(self, sheet_row: int, title: str) -> Cell:
        """The cell as it stands in the file.

        Parameters
        ----------
        sheet_row : int
            From 1.
        title : str
        """
        return self.grid.cell(sheet_row - 1, self.places[title]) if title in self.places else ""

    def address(self, sheet_row: int, title: str) -> str:
        """The address of a cell; "" where the file has no such column."""
        return address(sheet_row - 1, self.places[title]) if title in self.places else ""


def read_piece(file: str, grid: Grid, header: Header, ledger: Ledger, context: Context) -> Piece:
    """Type the rows of a sheet.

    Parameters
    ----------
    file : str
    grid : Grid
    header : Header
    ledger : Ledger
    context : Context
    """
    places, doubles = match_columns(ledger, header.titles)
    by_title = {column.title: column for column in ledger.columns}
    deciding = places.get(ledger.year_by)
    is_deciding = partial(_reads, column=by_title[ledger.year_by], context=context) if deciding is not None else None
    kinds = classify(grid, header, places, is_deciding, deciding)
    rows = np.flatnonzero(kinds == RowKind.DATA)
    arrays: dict[str, Any] = {}
    faults: list[CellFault] = []
    for title, place in places.items():
        arrays[title], found = _read_column(grid, place, rows, by_title[title], context)
        faults += found
    arrays[FILE] = pd.array([file] * len(rows), dtype=pd.StringDtype())
    arrays[SHEET] = pd.array([grid.name] * len(rows), dtype=pd.StringDtype())
    arrays[ROW] = pd.array(rows + 1, dtype=pd.Int64Dtype())
    frame = pd.DataFrame(arrays, index=pd.RangeIndex(len(rows)))
    return Piece(
        file, grid, places, kinds, frame, _rest(grid, header, places, rows), tuple(faults),
        tuple(_about_columns(file, grid, header, ledger, places, doubles, rows)),
    )  # fmt: skip


def _reads(cell: Cell, column: Column, context: Context) -> bool:
    value = read_cell(cell, column, context)
    return value is not None and not isinstance(value, Fault)


def _read_column(
    grid: Grid, place: int, rows: npt.NDArray[np.intp], column: Column, context: Context
) -> tuple[Any, list[CellFault]]:
    """The typed values of a column, and its faults by row."""
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
    broken = [position for position, row in enumerate(rows) if (int(row), place) in grid.errors] if grid.errors else []
    for position in broken:
        error = grid.errors[int(rows[position]), place]
        faults.append(CellFault(position, column.title, Fault("error-cells", f"的公式结果是错误值 {error}")))
    return array, faults


def _rest(grid: Grid, header: Header, places: dict[str, int], rows: npt.NDArray[np.intp]) -> npt.NDArray[np.object_]:
    kept = set(places.values())
    others = [
        place
        for place in range(len(grid.columns))
        if place not in kept and title_key(header.titles[place]) not in SERIAL_TITLES
    ]
    rest = np.empty(len(rows), dtype=object)
    columns = [[grid.columns[place].values[code] for code in grid.columns[place].codes[rows]] for place in others]
    named = [title_key(header.titles[place]) for place in others]
    rest[:] = [
        tuple((name, cell) for name, cell in zip(named, cells, strict=True) if not is_blank(cell))
        for cells in zip(*columns, strict=True)
    ] if others else [()] * len(rows)  # fmt: skip
    return rest


def _about_columns(
    file: str, grid: Grid, header: Header, ledger: Ledger, places: dict[str, int],
    doubles: tuple[tuple[int, str], ...], rows: npt.NDArray[np.intp],
) -> Iterator[Finding]:  # fmt: skip
    """Columns that stand twice or that the catalogue does not know."""
    claimed = set(places.values()) | {place for place, _ in doubles}
    for place, title in doubles:
        yield Finding(
            "column-duplicate", f"这一列与另一列都是“{title}”，只读取前一列；请改名或删除。", file=file, sheet=grid.name,
            cell=address(header.last, place), row=header.last + 1, ledger=ledger.id, column=title,
        )  # fmt: skip
    for place, title in enumerate(header.titles):
        if place in claimed or title_key(title) in IGNORED_TITLES:
            continue
        if not title and not grid.columns[place].filled()[rows].any():
            continue
        shown = mask(title.replace("\n", ""))[:20] or "（无标题）"
        yield Finding(
            "column-unknown", f"“{shown}”列不在目录里，按个人信息处理，不读取。", file=file, sheet=grid.name,
            cell=address(header.last, place), row=header.last + 1, ledger=ledger.id, column=shown,
        )  # fmt: skip
