"""Where the header of a sheet is: one to three rows, with heads over groups of columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from fazhi.catalog.columns import Ledger
from fazhi.ledgers.cells.wording import plain
from fazhi.ledgers.files.grid import Grid, is_blank
from fazhi.ledgers.sheets.titles import IGNORED_TITLES, readings, stem_of, vocabulary

SEARCHED_ROWS = 40
"""The header is among the first rows of a sheet."""

LEAST_MATCHES = 2
"""Rows with fewer column titles are no header."""

MAX_DEPTH = 3
"""A header has at most so many rows: a head, a head below it, the titles."""

_LONGEST = 60
"""A longer text is no column title."""


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a sheet.

    Parameters
    ----------
    first, last : int
        Its rows, from 0.
    titles : tuple of str
        As they stand, one a column of the sheet; "" where there is none.
    groups : tuple of tuple of str
        The heads above each title, from the top.
    numbered : bool
        Whether the last row only numbers the columns.
    """

    first: int
    last: int
    titles: tuple[str, ...]
    groups: tuple[tuple[str, ...], ...] = ()
    numbered: bool = False

    @property
    def titles_row(self) -> int:
        """The row (from 0) in which the titles end."""
        return self.last - self.numbered


def find_header(
    grid: Grid, ledgers: Mapping[str, Ledger], renamed: Mapping[str, str] | None = None, least: int = LEAST_MATCHES
) -> Header | None:
    """The rows that hold most column titles of one ledger, or None.

    Of rows that hold equally many those that end first count, for the header may stand again on each page; of those
    the fewest.

    Parameters
    ----------
    grid : Grid
    ledgers : mapping of str to Ledger
    renamed : mapping of str to str, optional
        What ledgers.toml says, by comparable title.
    least : int
        So many titles make a header.
    """
    known = [vocabulary(ledger) for ledger in ledgers.values()]
    anything = {name for names in known for name in names} | IGNORED_TITLES | set(renamed or ())
    start = grid.span[0] if grid.span else 0
    best: tuple[int, int, int] = (least - 1, 1, 0)  # titles, minus the last row, minus the depth
    for depth in range(1, MAX_DEPTH + 1):
        for first in range(start, min(grid.height, start + SEARCHED_ROWS) - depth + 1):
            keys = set(_keys(header_at(grid, first, first + depth - 1), renamed))
            if len(keys & anything) < min(least, LEAST_MATCHES):
                continue
            matches = max((len({names[key][1] for key in keys if key in names}) for names in known), default=0)
            best = max(best, (matches, 1 - first - depth, -depth))
    if not best[2]:
        return None
    last, depth = -best[1], -best[2]
    first = last - depth + 1
    return _with_numbers(grid, header_at(grid, first, _last_row(grid, first, last)))


def header_ending_at(
    grid: Grid, last: int, ledgers: Mapping[str, Ledger], renamed: Mapping[str, str] | None = None
) -> Header:
    """The header whose titles end in a row (from 0) that somebody named: of so many rows as tell most titles."""
    last = min(last, grid.height - 1)
    best: tuple[int, Header] | None = None
    for depth in range(1, min(MAX_DEPTH, last + 1) + 1):
        header = header_at(grid, last - depth + 1, last)
        known = [vocabulary(ledger) for ledger in ledgers.values()]
        keys = _keys(header, renamed)
        matches = max((len({names[key][1] for key in keys if key in names}) for names in known), default=0)
        if best is None or matches > best[0]:
            best = (matches, header)
    assert best is not None
    return _with_numbers(grid, best[1])


def header_at(grid: Grid, first: int, last: int) -> Header:
    """The header that these rows (from 0, both included) are.

    A head reaches over its merged columns; where a file knows no merged cells, over the empty cells to its right.
    """
    rows = [_spread(grid, row, first, is_last=row == last) for row in range(first, last + 1)]
    titles: list[str] = []
    groups: list[tuple[str, ...]] = []
    for parts in zip(*rows, strict=True):
        told = [part for part, before in zip(parts, ("", *parts), strict=False) if part and part != before]
        titles.append(told[-1] if told else "")
        groups.append(tuple(told[:-1]))
    return Header(first, last, tuple(titles), tuple(groups))


def _spread(grid: Grid, row: int, first: int, *, is_last: bool) -> list[str]:
    """The texts of a header's row, with cells merged within the header (which begins at `first`) told at each place."""
    cells = ["" if is_blank(cell) or len(str(cell)) > _LONGEST else str(cell) for cell in grid.row(row)]
    for (top, left), (bottom, right) in grid.merged_by_row.get(row, ()):
        text = grid.cell(top, left)
        if top < first or (left == 0 and right >= len(cells) - 1 and top == bottom):
            continue  # the sheet's own title, or a head that is not looked at
        for place in range(left, min(right, len(cells) - 1) + 1):
            cells[place] = "" if is_blank(text) else str(text)
    if not grid.merged and not is_last:
        below = [is_blank(cell) for cell in grid.row(row + 1)]
        for place in range(1, len(cells)):
            # 办结 | (empty) over 日期 | 结果: the head of the left one is this one's too
            if not cells[place] and cells[place - 1] and not below[place] and not below[place - 1]:
                cells[place] = cells[place - 1]
    return cells


def _keys(header: Header, renamed: Mapping[str, str] | None) -> list[str]:
    found: list[str] = []
    for title, heads in zip(header.titles, header.groups, strict=True):
        for key in readings(title, heads, renamed):
            found += (key, stem_of(key))
    return found


def _last_row(grid: Grid, first: int, last: int) -> int:
    """The last row of a header whose titles end at `last`: merged cells and heads without their parts reach further."""
    lowest = min(first + MAX_DEPTH, grid.height) - 1
    reached = last
    for row in range(first, last + 1):
        for (top, left), (bottom, _) in grid.merged_by_row.get(row, ()):
            if top >= first and bottom <= lowest and not is_blank(grid.cell(top, left)):
                reached = max(reached, bottom)
    if reached == last and last + 1 <= lowest and _are_parts(grid, last):
        reached = last + 1
    return reached


def _are_parts(grid: Grid, row: int) -> bool:
    """Whether the row below holds nothing but short titles under heads that reach over empty cells."""
    heads, below = grid.row(row), grid.row(row + 1)
    spans: set[int] = set()
    for place, (left, right) in enumerate(pairwise(heads)):
        if is_blank(right) and (not is_blank(left) or place in spans):
            spans |= {place, place + 1}
    filled = [place for place, cell in enumerate(below) if not is_blank(cell)]
    if len(filled) < 2 or not set(filled) <= spans or not any(is_blank(heads[place]) for place in filled):
        return False
    return all(isinstance(below[p], str) and len(plain(below[p])) <= 10 and not _has_digit(below[p]) for p in filled)


def _has_digit(text: str) -> bool:
    return any(sign.isdigit() for sign in text)


_ORDINAL_TITLES = frozenset({"栏次", "列次", "栏号", "列号"})
_ORDINALS = ("甲乙丙丁戊己庚辛壬癸", "ABCDEFGHIJKLMNOPQRSTUVWXYZ")


def _with_numbers(grid: Grid, header: Header) -> Header:
    """The header with the row below it, where that only numbers the columns."""
    below = header.last + 1
    return (
        replace(header, last=below, numbered=True) if below < grid.height and _numbers_columns(grid, below) else header
    )


def _numbers_columns(grid: Grid, row: int) -> bool:
    """Whether a row only numbers the columns: 1 2 3 4, 甲 乙 1 2, or 栏次 1 2 3."""
    cells = [cell for cell in grid.row(row) if not is_blank(cell)]
    texts = [f"{cell:g}" if isinstance(cell, float) else plain(str(cell)).strip("()") for cell in cells]
    texts = texts[texts[0] in _ORDINAL_TITLES :] if texts else []
    if len(texts) < LEAST_MATCHES + 1:
        return False
    letters = [text for text in texts if text in _ORDINALS[0] or text in _ORDINALS[1]]
    numbers = texts[len(letters) :]
    ordered = any("".join(letters) == signs[: len(letters)] for signs in _ORDINALS)
    return ordered and numbers == [str(number) for number in range(1, len(numbers) + 1)]
