"""A sheet as an office lays it out: built from above downwards, one habit a method."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from .columns import Col
from .facts import Facts, Row
from .words import Cell, Way, as_is

OFFICE = "段园镇示例办公室"


Range = tuple[int, int, int, int]
"""First row and column, last row and column, from 0."""


@dataclass
class Page:
    """A sheet while it is filled.

    Parameters
    ----------
    name : str
    cols : sequence of Col
    hidden : bool
    """

    name: str
    cols: Sequence[Col]
    hidden: bool = False
    cells: list[list[Cell]] = field(default_factory=list)
    merged: list[Range] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    is_filtered: bool = False
    formatted_below: int = 0
    header_row: int = 0
    placed: dict[int, Row] = field(default_factory=dict)

    @property
    def width(self) -> int:
        """How many columns."""
        return len(self.cols)

    @property
    def margin(self) -> int:
        """The first column that has a title: some leave column A empty."""
        return next(place for place, each in enumerate(self.cols) if any(each.head))

    @property
    def next_row(self) -> int:
        """The row (from 0) that comes next."""
        return len(self.cells)

    @property
    def spans(self) -> dict[tuple[int, int], tuple[int, int]]:
        """How many rows and columns each merged cell takes, by its row and column."""
        return {(top, left): (bottom - top + 1, right - left + 1) for top, left, bottom, right in self.merged}

    @property
    def covered(self) -> set[tuple[int, int]]:
        """Rows and columns of cells that lie under a merged one."""
        return {
            (row, place)
            for top, left, bottom, right in self.merged
            for row in range(top, bottom + 1)
            for place in range(left, right + 1)
            if (row, place) != (top, left)
        }

    def row(self, *cells: Cell) -> Page:
        """Any row."""
        self.cells.append([*cells, *[None] * (self.width - len(cells))])
        return self

    def across(self, text: str) -> Page:
        """A text merged over all columns: the sheet's title, or a heading between its rows."""
        self.merged.append((self.next_row, self.margin, self.next_row, self.width - 1))
        return self.row(*[None] * self.margin, text)

    def told_by(self, office: str = OFFICE) -> Page:
        """Who filled it in and when, in one row."""
        return self.row(f"填报单位：{office}", *[None] * (self.width - 2), "填报时间：2025年1月6日")

    def blank(self, rows: int = 1) -> Page:
        """Empty rows."""
        for _ in range(rows):
            self.row()
        return self

    def header(self) -> Page:
        """One to three rows of titles, with a head merged over the columns that it speaks of."""
        top, depth = self.next_row, max(len(each.head) for each in self.cols)
        self.blank(depth)
        for place, each in enumerate(self.cols):
            last = len(each.head) - 1
            self.cells[top + last][place] = each.head[-1] or None
            if last < depth - 1:
                self.merged.append((top + last, place, top + depth - 1, place))
        for level in range(depth - 1):
            places = [place for place, each in enumerate(self.cols) if len(each.head) > level + 1]
            for _, run in groupby(
                enumerate(places), key=lambda pair: (pair[1] - pair[0], self.cols[pair[1]].head[: level + 1])
            ):
                here = [place for _, place in run]
                self.cells[top + level][here[0]] = self.cols[here[0]].head[level]
                if len(here) > 1:
                    self.merged.append((top + level, here[0], top + level, here[-1]))
        self.header_row = top + depth - 1
        return self

    def ordinals(self, *first: str) -> Page:
        """The columns numbered from 1, after what stands in the first ones: 栏次, or 甲 and 乙."""
        return self.row(*first, *range(1, self.width + 1 - len(first)))

    def hints(self, **by_title: str) -> Page:
        """How each column is to be filled in."""
        return self.row(*(by_title.get(each.of) for each in self.cols))

    def example(self, row: Row) -> Page:
        """The row that shows how it is done."""
        return self.row("示例", *(self._written(each, row, 0) for each in self.cols[1:]))

    def data(
        self,
        facts: Facts,
        rows: Iterable[Row] | None = None,
        *,
        told_elsewhere: Sequence[str] = (),
        merge: Sequence[str] = (),
        parties: str = "",
        header_every: int = 0,
        blank_every: int = 0,
        hide: Callable[[Row], bool] = lambda row: False,
    ) -> Page:
        """The rows themselves.

        Parameters
        ----------
        facts : Facts
        rows : iterable of dict, optional
            Those of them that stand here; default all.
        told_elsewhere : sequence of str
            Facts for which there is no column, because something else than a cell tells them.
        merge : sequence of str
            Facts whose equal neighbours share one merged cell.
        parties : str
            A fact that lists names: each stands in a line of its own, all else is merged over the lines.
        header_every, blank_every : int
            After so many rows the header comes again as on the next printed page, or a row is left empty.
        hide : callable
            Whether the row is hidden.
        """
        given = list(facts.rows if rows is None else rows)
        held = {title for row in given for title, value in row.items() if value is not None}
        if lost := held - {each.of for each in self.cols} - set(told_elsewhere):
            raise ValueError(f"{facts.title}: the sheet would lose {lost}")
        stretch: list[tuple[int, int, Row]] = []
        for count, row in enumerate(given):
            pause = (header_every and count and count % header_every == 0, blank_every and count % blank_every == 1)
            if any(pause):
                self._merge_runs(stretch, merge)
                stretch = []
                if pause[0]:
                    self.header()
                else:
                    self.blank()
            top = self.next_row
            self.placed[top] = row
            if hide(row):
                self.hidden_rows.add(top)
            self.row(*(self._written(each, row, len(self.placed)) for each in self.cols))
            if parties:
                self._in_lines(parties, row, merge)
            stretch.append((top, self.next_row - 1, row))
        self._merge_runs(stretch, merge)
        return self

    def total(
        self,
        label: str,
        rows: Sequence[Row],
        sums: Sequence[str] = (),
        counted_in: str = "",
        write: Way = as_is,
        wide: int = 1,
    ) -> Page:
        """合计 or 小计 with what it comes to, its label merged over so many columns."""
        cells = [
            write(sum(row[each.of] or 0 for row in rows))
            if each.of in sums
            else f"共{len(rows)}条"
            if each.of and each.of == counted_in
            else None
            for each in self.cols
        ]
        if wide > 1:
            self.merged.append((self.next_row, self.margin, self.next_row, self.margin + wide - 1))
        return self.row(*[None] * self.margin, label, *cells[self.margin + 1 :])

    def note(self, text: str, *, merged: bool = False) -> Page:
        """A note or signature below."""
        return self.across(text) if merged else self.row(text)

    def signed(self) -> Page:
        """Who is to sign."""
        return self.row("填表人：", None, "审核人：")

    def wrong(self, key: str, named: str, title: str, text: str) -> Page:
        """A cell that says something else than is true; corrections.toml has to say so.

        Parameters
        ----------
        key, named : str
            The fact that tells the row, and its value.
        title : str
            The fact that is told wrongly.
        text : str
            What stands there instead.
        """
        row = next(number for number, row in self.placed.items() if row[key] == named)
        self.cells[row][self._place(title)] = text
        return self

    def formatted(self, rows: int) -> Page:
        """Borders drawn down the sheet, as when somebody formats whole columns."""
        self.formatted_below = rows
        return self

    def _written(self, each: Col, row: Row, number: int) -> Cell:
        value: Any = number if not each.of else row[each.of]
        return each.nothing[number % len(each.nothing)] if value is None else each.write(value)

    def _in_lines(self, title: str, row: Row, merge: Sequence[str]) -> None:
        """Each name in a line of its own; what `merge` does not merge anyway is merged over these lines."""
        names = (row[title] or "").split("、")
        place = self._place(title)
        top = self.next_row - 1
        self.cells[top][place] = names[0]
        for name in names[1:]:
            self.row(*[None] * place, name)
        if len(names) > 1:
            apart = {place, *map(self._place, merge)}
            self.merged += [(top, other, self.next_row - 1, other) for other in range(self.width) if other not in apart]

    def _merge_runs(self, stretch: Sequence[tuple[int, int, Row]], titles: Sequence[str]) -> None:
        """Equal neighbours told once: the first keeps the value, the others lie under it."""
        for title in titles:
            place = self._place(title)
            for top, bottom in _runs(stretch, title):
                for row in range(top + 1, bottom + 1):
                    self.cells[row][place] = None
                self.merged.append((top, place, bottom, place))

    def _place(self, title: str) -> int:
        return next(place for place, each in enumerate(self.cols) if each.of == title)


def _runs(stretch: Sequence[tuple[int, int, Row]], title: str) -> Iterator[tuple[int, int]]:
    """First and last sheet row of equal values that are there, where they are several."""
    for value, run in groupby(stretch, key=lambda each: each[2][title]):
        lines = list(run)
        top, bottom = lines[0][0], lines[-1][1]
        if value is not None and bottom > top:
            yield top, bottom
