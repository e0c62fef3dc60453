"""A sheet as it was read: a rectangle of raw cells from A1, kept by columns of distinct values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from fazhi.ledgers.files.calamine_child import EncodedColumn, encode_columns

Cell = Any
"""str, int, float, date, datetime, time or timedelta; an empty cell is ``""``."""

Codes = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class GridColumn:
    """One column of a sheet.

    Parameters
    ----------
    values : tuple
        The distinct cells.
    codes : array of int32, shape (rows,)
        For each row the place of its cell in `values`.
    """

    values: tuple[Cell, ...]
    codes: Codes

    def filled(self) -> npt.NDArray[np.bool_]:
        """Which rows hold anything; shape (rows,)."""
        return np.array([not is_blank(value) for value in self.values], dtype=bool)[self.codes]

    def with_values(self, changes: Mapping[int, Cell]) -> GridColumn:
        """The same column with other cells in these rows (from 0)."""
        values, codes = list(self.values), self.codes.copy()
        places = {(value.__class__, value): place for place, value in enumerate(values)}
        for row, value in changes.items():
            place = places.setdefault((value.__class__, value), len(values))
            if place == len(values):
                values.append(value)
            codes[row] = place
        return GridColumn(tuple(values), codes)


@dataclass(frozen=True, eq=False)
class Grid:
    """A sheet as it was read.

    Parameters
    ----------
    name : str
    height : int
        Rows from row 1 to the last used one.
    columns : tuple of GridColumn
        From column A on.
    hidden : bool
        Whether the sheet is hidden.
    merged : tuple of ((int, int), (int, int))
        First and last cell (row, column; from 0) of each merged range.
    errors : mapping of (int, int) to str
        Cells (row, column; from 0) whose formula gave an error, and which; "" where the formula's result was never
        saved. Calamine shows both as empty.
    hidden_rows : tuple of int
        Rows (from 0) that are hidden or filtered out.
    span : (int, int) or None
        Where the sheet holds several tables, the rows of this one: its first, and the one after its last.
    """

    name: str
    height: int
    columns: tuple[GridColumn, ...]
    hidden: bool = False
    merged: tuple[tuple[tuple[int, int], tuple[int, int]], ...] = ()
    errors: Mapping[tuple[int, int], str] = field(default_factory=dict)
    hidden_rows: tuple[int, ...] = ()
    span: tuple[int, int] | None = None

    @classmethod
    def decode(
        cls,
        name: str,
        height: int,
        columns: Iterable[EncodedColumn],
        hidden: bool = False,
        merged: Iterable[Any] = (),
    ) -> Grid:
        """The sheet from what the child sends."""
        decoded = tuple(GridColumn(tuple(values), np.frombuffer(codes, dtype=np.int32)) for values, codes in columns)
        return cls(name, height, decoded, hidden, tuple((tuple(first), tuple(last)) for first, last in merged))

    @classmethod
    def of_rows(cls, name: str, rows: list[list[Cell]], merged: Iterable[Any] = ()) -> Grid:
        """A sheet of rows of any length; short ones are filled with empty cells."""
        width = max((len(row) for row in rows), default=0)
        columns = encode_columns([row + [""] * (width - len(row)) for row in rows])
        return cls.decode(name, len(rows), columns, merged=merged)

    def seen(self, errors: Mapping[tuple[int, int], str], hidden_rows: Iterable[int]) -> Grid:
        """The same sheet with what only the scan can see."""
        return replace(self, errors=errors, hidden_rows=tuple(hidden_rows))

    def with_cells(self, cells: Mapping[tuple[int, int], Cell]) -> Grid:
        """The same sheet with other values in these cells (row, column; from 0)."""
        by_column: dict[int, dict[int, Cell]] = {}
        for (row, column), value in cells.items():
            by_column.setdefault(column, {})[row] = value
        columns = list(self.columns)
        for column, changes in by_column.items():
            columns[column] = columns[column].with_values(changes)
        return replace(self, columns=tuple(columns))

    def with_copies(self, ranges: Iterable[tuple[int, int, int]]) -> Grid:
        """The same sheet with cells copied down: (column, first row, last row) each take their first row's value."""
        codes: dict[int, Codes] = {}
        for column, first, last in ranges:
            changed = codes.setdefault(column, self.columns[column].codes.copy())
            changed[first : last + 1] = changed[first]
        columns = list(self.columns)
        for column, changed in codes.items():
            columns[column] = GridColumn(columns[column].values, changed)
        return replace(self, columns=tuple(columns))

    def cell(self, row: int, column: int) -> Cell:
        """The cell at `row` and `column`, both from 0."""
        held = self.columns[column]
        return held.values[held.codes[row]]

    def row(self, row: int) -> list[Cell]:
        """All cells of a row."""
        return [column.values[column.codes[row]] for column in self.columns]

    @cached_property
    def filled(self) -> npt.NDArray[np.bool_]:
        """Which cells hold anything; shape (rows, columns)."""
        if not self.columns:
            return np.zeros((self.height, 0), dtype=bool)
        return np.column_stack([column.filled() for column in self.columns])

    def only(self, first: int, last: int) -> Grid:
        """The same sheet with all rows blank but those from `first` to before `last`; addresses stay."""
        columns = []
        for column in self.columns:
            codes = np.full(self.height, len(column.values), dtype=np.int32)
            codes[first:last] = column.codes[first:last]
            columns.append(GridColumn((*column.values, ""), codes))
        return replace(self, columns=tuple(columns), span=(first, last))

    @property
    def used_rows(self) -> int:
        """Rows from row 1 to the last that holds anything; of one table among several, its own."""
        if self.span:
            return self.span[1] - self.span[0]
        filled = np.flatnonzero(self.filled.any(axis=1))
        return int(filled[-1]) + 1 if len(filled) else 0

    @cached_property
    def merged_by_row(self) -> Mapping[int, tuple[tuple[tuple[int, int], tuple[int, int]], ...]]:
        """The merged ranges that each row (from 0) has part in; a range of very many rows tells of its first ones."""
        found: dict[int, list[Any]] = {}
        for (top, left), (bottom, right) in self.merged:
            for row in range(top, min(bottom, top + _TOLD_ROWS) + 1):
                found.setdefault(row, []).append(((top, left), (bottom, right)))
        return {row: tuple(ranges) for row, ranges in found.items()}


_TOLD_ROWS = 50
"""Enough for headers, which is what asks."""


def is_blank(value: Cell) -> bool:
    """Whether a cell is empty or holds white space alone."""
    return value is None or (isinstance(value, str) and not value.strip())


def letters(column: int) -> str:
    """The letters of a column counted from 0: 0 is A, 27 is AB."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def address(row: int, column: int) -> str:
    """The address of a cell counted from 0: (6, 2) is C7."""
    return f"{letters(column)}{row + 1}"
