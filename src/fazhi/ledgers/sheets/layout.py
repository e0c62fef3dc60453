"""How a sheet of one ledger is laid out: its columns, its rows, and the cells as they are meant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import PurePath
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from fazhi.catalog.columns import Column, Ledger
from fazhi.findings import Finding
from fazhi.ledgers.cells.values import Context, Fault, read_cell
from fazhi.ledgers.files.grid import Cell, Grid, address
from fazhi.ledgers.sheets.filerules import as_cell
from fazhi.ledgers.sheets.headers import Header
from fazhi.ledgers.sheets.merging import merged_down
from fazhi.ledgers.sheets.placenames import villages_named
from fazhi.ledgers.sheets.recognition import titles_above
from fazhi.ledgers.sheets.rows import Kinds, RowKind, classify
from fazhi.ledgers.sheets.signs import says_none
from fazhi.ledgers.sheets.sorting import Sheet
from fazhi.ledgers.sheets.titles import match_columns

_NUMBERS = ("int", "decimal")
_SAYING = (RowKind.NOTE, RowKind.EXAMPLE)


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """A sheet of a ledger before its cells are read.

    Parameters
    ----------
    file : str
    grid : Grid
        The cells as they are meant: merged ones told to every row, corrections made.
    header : Header
    ledger : Ledger
    places : dict of str to int
        Where each column of the ledger stands.
    doubles : tuple of (int, str)
        Further columns that claim a title.
    renamed : mapping of str to str
        What ledgers.toml says that columns are.
    constants : mapping of str to object
        What holds for every row of a column that the sheet has not.
    from_name : str
        The column of `constants` that the file's or sheet's name gave, or "".
    kinds : array of int8, shape (rows of the sheet,)
    covered : array of bool, shape (rows, columns)
        Cells that a merged range covers below its first row.
    """

    file: str
    grid: Grid
    header: Header
    ledger: Ledger
    places: dict[str, int]
    doubles: tuple[tuple[int, str], ...]
    renamed: Mapping[str, str]
    constants: Mapping[str, Cell]
    from_name: str
    kinds: Kinds
    covered: npt.NDArray[np.bool_]

    @property
    def data_rows(self) -> npt.NDArray[np.intp]:
        """Rows (from 0) that count."""
        return np.flatnonzero(self.kinds == RowKind.DATA)

    @property
    def declares_none(self) -> bool:
        """Whether the sheet says that there was nothing to record, and records nothing."""
        return not len(self.data_rows) and bool(
            (says_none(self.grid, self.ledger, self.places) & np.isin(self.kinds, _SAYING)).any()
        )

    def holds(self, title: str) -> bool:
        """Whether the sheet says anything of the column, in cells or for all rows."""
        return title in self.places or title in self.constants

    def raw(self, sheet_row: int, title: str) -> Cell:
        """The cell as it is meant.

        Parameters
        ----------
        sheet_row : int
            From 1.
        title : str
        """
        if title in self.places:
            return self.grid.cell(sheet_row - 1, self.places[title])
        return self.constants.get(title, "")

    def address(self, sheet_row: int, title: str) -> str:
        """The address of a cell; "" where the file has no such column."""
        return address(sheet_row - 1, self.places[title]) if title in self.places else ""

    def corrected(self, cells: Mapping[tuple[int, int], Cell]) -> Layout:
        """The same sheet with these cells (row, column; from 0) corrected: what was wrong with them no longer is."""
        errors = {cell: error for cell, error in self.grid.errors.items() if cell not in cells}
        covered = self.covered.copy()
        for row, column in cells:
            covered[row, column] = False
        grid = replace(self.grid.with_cells(cells), errors=errors)
        return replace(self, grid=grid, covered=covered)


def lay_out(sheet: Sheet, ledger: Ledger, context: Context) -> tuple[Layout, tuple[Finding, ...]]:
    """Find the columns and rows of a sheet.

    Parameters
    ----------
    sheet : Sheet
    ledger : Ledger
    context : Context

    Returns
    -------
    Layout
    tuple of Finding
        What was taken from a name, and rows that are one.
    """
    header, grid = sheet.header, sheet.grid
    renamed: Mapping[str, str] = sheet.rule.renamed if sheet.rule else MappingProxyType({})
    places, doubles = match_columns(ledger, header.titles, header.groups, renamed)
    constants = {
        title: as_cell(value)
        for title, value in (sheet.rule.constants.items() if sheet.rule else ())
        if title not in places and ledger.column(title)
    }
    # 场次, 服务次数: an empty cell means one, and so does a column that nobody kept
    constants |= {
        column.title: column.blank
        for column in ledger.columns
        if column.blank is not None and column.required and column.title not in (*places, *constants)
    }
    findings = []
    from_name = ""
    village = ledger.village_column
    if village and village not in places and village not in constants:
        said = _village_said(sheet, context)
        if said:
            place, name = said
            constants[village], from_name = name, village
            message = f"没有“{village}”列，各行都按{place}填为“{name}”；不对时请在 ledgers.toml 的 constants 里写明。"
            findings.append(
                Finding("column-from-name", message, file=sheet.file, sheet=grid.name, ledger=ledger.id, column=village)
            )
    by_title = {column.title: column for column in ledger.columns}
    numbers = {place for title, place in places.items() if by_title[title].type in _NUMBERS}
    merged = merged_down(grid, header.last, numbers)
    decides = partial(_reads, column=by_title[ledger.year_by], context=context) if ledger.year_by in places else None
    kinds = classify(grid, header, ledger, places, decides, merged)
    joined = np.flatnonzero(kinds == RowKind.JOINED)
    if len(joined):
        rows = "、".join(str(row + 1) for row in joined[:5]) + ("等" if len(joined) > 5 else "")
        message = f"第{rows}行的单元格与上一行合并，没有别的内容，与上一行作为一{ledger.unit}计。"
        findings.append(
            Finding("rows-joined", message, file=sheet.file, sheet=grid.name, row=int(joined[0]) + 1, ledger=ledger.id)
        )
    layout = Layout(
        sheet.file, merged.grid, header, ledger, places, doubles, renamed, constants, from_name, kinds, merged.covered
    )
    return layout, tuple(findings)


def _reads(cell: Cell, column: Column, context: Context) -> bool:
    value = read_cell(cell, column, context)
    return value is not None and not isinstance(value, Fault)


def _village_said(sheet: Sheet, context: Context) -> tuple[str, str] | None:
    """Where a sheet without a village column names its one village, and which: 填报单位, the sheet's or file's name."""
    sources = [
        *(("填报单位", text) for text in titles_above(sheet.grid, sheet.header) if "单位" in text),
        ("工作表名", sheet.grid.name),
        ("文件名", PurePath(sheet.file).stem),
        *(("标题", text) for text in titles_above(sheet.grid, sheet.header)),
    ]
    for place, text in sources:
        named = villages_named(text, context)
        if len(named) == 1:
            return place, named.pop()
        if named:
            return None
    return None
