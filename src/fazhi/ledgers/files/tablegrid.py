"""A table that comes as a stream of rows and cells with spans, gathered into a sheet within the limits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from fazhi.errors import ReadingError
from fazhi.ledgers.files.grid import Cell, Grid
from fazhi.ledgers.files.scan import SheetScan

_MAX_SPAN = 1000
"""What browsers make of a larger span of columns."""


@dataclass(slots=True)
class TableBuilder:
    """Rows and cells as they come; `row` and `column` are where the next cell goes, from 0."""

    row: int = -1
    column: int = 0
    cells: list[list[Cell]] = field(default_factory=list)
    width: int = 0
    merged: list[tuple[tuple[int, int], tuple[int, int]]] = field(default_factory=list)
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden: list[int] = field(default_factory=list)
    covered: dict[int, int] = field(default_factory=dict)  # column to the last row that a cell above reaches

    def start_row(self, at: int | None = None, *, hidden: bool = False) -> None:
        """Begin the next row, or row `at` (from 0) where that lies further down."""
        self.row = max(self.row + 1, at or 0)
        self.column = 0
        self.check(self.row + 1, self.width)
        self.cells += ([] for _ in range(self.row + 1 - len(self.cells)))
        if hidden:
            self.hidden.append(self.row)

    def add(
        self, value: Cell, *, wide: int = 1, tall: int = 1, at: int | None = None, error: str | None = None
    ) -> None:
        """Put a cell into the first free place of the row, or at column `at` (from 0) where that lies further on.

        Parameters
        ----------
        value : Cell
        wide, tall : int
            How many columns and rows it spans.
        at : int, optional
        error : str, optional
            Its error value; "" for a formula whose result was never saved.
        """
        if self.row < 0:
            self.start_row()
        self.column = max(self.column, at or 0)
        while self.covered.get(self.column, -1) >= self.row:
            self.column += 1
        wide, tall = min(max(wide, 1), _MAX_SPAN), max(tall, 1)
        here = self.cells[self.row]
        if self.column >= self.width:
            self.check(self.row + 1, self.column + 1)
        here += [""] * (self.column - len(here))
        if len(here) == self.column:
            here.append(value)
        else:
            here[self.column] = value
        self.width = max(self.width, self.column + 1)
        if error is not None:
            self.errors[self.row, self.column] = error
        if wide > 1 or tall > 1:
            self.merged.append(((self.row, self.column), (self.row + tall - 1, self.column + wide - 1)))
            if tall > 1:
                self.covered |= dict.fromkeys(range(self.column, self.column + wide), self.row + tall - 1)
        self.column += wide

    def check(self, rows: int, columns: int) -> None:
        """Refuse a table that grows beyond what is opened.

        Raises
        ------
        ReadingError
            ``args[1]`` is size.
        """
        if SheetScan(rows, max(columns, self.width)).is_too_large:
            raise ReadingError("表格过大。", "size")

    def grid(self, name: str, *, hidden: bool = False) -> Grid:
        """The sheet; spans are cut at its last row and column."""
        rows = self.cells
        while rows and not any(cell != "" for cell in rows[-1]):
            rows = rows[:-1]
        height, width = len(rows), self.width
        merged = [
            (first, (min(last[0], height - 1), min(last[1], width - 1)))
            for first, last in self.merged
            if first[0] < height
        ]
        errors: Mapping[tuple[int, int], str] = {cell: error for cell, error in self.errors.items() if cell[0] < height}
        grid = Grid.of_rows(name, rows, [each for each in merged if each[0] != each[1]])
        used = [row for row in self.hidden if row < height and any(cell != "" for cell in rows[row])]
        return replace(grid.seen(errors, used), hidden=hidden)
