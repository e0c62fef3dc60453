"""A sheet while its corrections are being made: which rows say a value, and what has been put where."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from functools import cached_property

import numpy as np

from fazhi.catalog.columns import Column
from fazhi.ledgers.cells.values import Context, Fault, as_text, read_cell
from fazhi.ledgers.cells.wording import plain
from fazhi.ledgers.files.grid import Cell, is_blank
from fazhi.ledgers.sheets.filerules import Constant, as_cell
from fazhi.ledgers.sheets.layout import Layout

_NUMBERS = ("int", "decimal")

_Keys = frozenset[tuple[str, Hashable]]


class Draft:
    """A sheet of a ledger and the corrections made to it so far.

    A column that corrections match by is read once, however many there are.

    Parameters
    ----------
    layout : Layout
        The sheet before.
    context : Context
    """

    def __init__(self, layout: Layout, context: Context) -> None:
        self.layout = layout
        self._context = context
        self._put: dict[tuple[int, int], Cell] = {}
        self._rows: dict[str, dict[tuple[str, Hashable], set[int]]] = {}

    def raw(self, row: int, title: str) -> Cell:
        """The cell (row from 0) as the corrections so far have it."""
        place = self.layout.places.get(title)
        if place is not None and (row, place) in self._put:
            return self._put[row, place]
        return self.layout.raw(row + 1, title)

    def says(self, row: int, title: str, wanted: Constant) -> bool:
        """Whether a cell says what a settings file says: the same words, or the same value however it is written."""
        return not self._keys(self.raw(row, title), title).isdisjoint(self._keys(as_cell(wanted), title))

    def rows_of(self, match: Mapping[str, Constant], number: int | None) -> list[int]:
        """Data rows (from 0) in which every column says what `match` says of it.

        Parameters
        ----------
        match : mapping of str to value
        number : int or None
            The row of the sheet, from 1; None: any.
        """
        found = self._data if number is None else self._data & {number - 1}
        for title, wanted in match.items():
            keys = self._keys(as_cell(wanted), title)
            if title in self.layout.places:
                saying = self._saying(title)
                found = found & set().union(*(saying.get(key, ()) for key in keys))
            elif keys.isdisjoint(self._keys(self.layout.constants.get(title, ""), title)):
                return []
        return sorted(found)

    def put(self, row: int, title: str, value: Cell) -> None:
        """Correct a cell (row from 0); where a merged cell begins, every row that it was told to."""
        place = self.layout.places[title]
        for each in (row, *self._told(row, title)):
            if title in self._rows:
                for key in self._keys(self.raw(each, title), title):
                    self._rows[title][key].discard(each)
                for key in self._keys(value, title):
                    self._rows[title].setdefault(key, set()).add(each)
            self._put[each, place] = value

    def layout_then(self) -> Layout:
        """The sheet after its corrections."""
        return self.layout.corrected(self._put) if self._put else self.layout

    @cached_property
    def _data(self) -> frozenset[int]:
        return frozenset(self.layout.data_rows.tolist())

    @cached_property
    def _ends(self) -> Mapping[tuple[int, int], int]:
        """The last row of each merged range that reaches down, by its first cell."""
        return {first: bottom for first, (bottom, _) in self.layout.grid.merged if bottom > first[0]}

    def _told(self, row: int, title: str) -> list[int]:
        """Rows below that hold the cell's value because it is merged with them; one corrected on its own no longer does."""
        place = self.layout.places[title]
        if self._column(title).type in _NUMBERS or (row, place) not in self._ends:
            return []
        last = min(self._ends[row, place], self.layout.grid.height - 1)
        value = self.raw(row, title)
        return [
            each
            for each in range(row + 1, last + 1)
            if self.layout.covered[each, place] and self.raw(each, title) == value
        ]

    def _saying(self, title: str) -> dict[tuple[str, Hashable], set[int]]:
        """By what a cell of the column says, the rows that say it."""
        if title not in self._rows:
            column, rows = self.layout.grid.columns[self.layout.places[title]], self.layout.data_rows
            codes = column.codes[rows]
            order = np.argsort(codes, kind="stable")
            used, starts = np.unique(codes[order], return_index=True)
            found: dict[tuple[str, Hashable], set[int]] = {}
            for code, some in zip(used.tolist(), np.split(rows[order], starts[1:]), strict=True):
                for key in self._keys(column.values[code], title):
                    found.setdefault(key, set()).update(some.tolist())
            for (row, place), value in self._put.items():
                if place == self.layout.places[title] and row in self._data:
                    for key in self._keys(self.layout.raw(row + 1, title), title):
                        found[key].discard(row)
                    for key in self._keys(value, title):
                        found.setdefault(key, set()).add(row)
            self._rows[title] = found
        return self._rows[title]

    def _keys(self, cell: Cell, title: str) -> _Keys:
        """What a cell says: its words, and the value that they stand for where they can be read."""
        if is_blank(cell):
            return frozenset({("blank", "")})
        value = read_cell(cell, self._column(title), self._context)
        words = ("words", plain(as_text(cell)))
        return frozenset({words} if value is None or isinstance(value, Fault) else {words, ("value", value)})

    def _column(self, title: str) -> Column:
        column = self.layout.ledger.column(title)
        assert isinstance(column, Column)
        return column
