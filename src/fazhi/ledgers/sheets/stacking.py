"""Tables that stand one below the other in a sheet: each is read by its own header, and none is swallowed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from itertools import pairwise

import numpy as np

from fazhi.catalog.columns import Ledger
from fazhi.ledgers.files.grid import Grid, is_blank
from fazhi.ledgers.sheets.headers import MAX_DEPTH
from fazhi.ledgers.sheets.signs import held
from fazhi.ledgers.sheets.titles import IGNORED_TITLES, stem_of, title_key, vocabulary

_LEAST = 3
"""So many column titles in a row begin a table, or at least the half of a table of few columns."""

_SHARE = 0.6
"""So much of a header's cells are titles that the catalogue knows."""


def tables(grid: Grid, ledgers: Mapping[str, Ledger]) -> tuple[Grid, ...]:
    """The sheet as one grid a table, each with the rows of the others blank; the sheet itself where it is one.

    A header that stands again on each page begins no table; one with a further column, or with its columns in
    another order, does.

    Parameters
    ----------
    grid : Grid
    ledgers : mapping of str to Ledger
    """
    heads = _heads(grid, ledgers)
    starts: list[int] = []
    known: set[tuple[int, str]] = set()
    end = 0
    for first, last in heads:
        cells = {
            (place, title_key(cell))
            for row in range(first, last + 1)
            for place, cell in enumerate(grid.row(row))
            if isinstance(cell, str) and not is_blank(cell)
        }
        if starts and (cells <= known or not _holds_rows(grid, end, first)):
            known |= cells if not _holds_rows(grid, end, first) else set()
            end = last + 1
            continue
        starts.append(_with_title(grid, first, end))
        known, end = cells, last + 1
    if len(starts) < 2:
        return (grid,)
    bounds = [0, *starts[1:], grid.used_rows]
    return tuple(grid.only(first, last) for first, last in pairwise(bounds))


def _heads(grid: Grid, ledgers: Mapping[str, Ledger]) -> list[tuple[int, int]]:
    """First and last rows (from 0) of what looks like headers."""
    names = {name for ledger in ledgers.values() for name in vocabulary(ledger)}
    found = np.zeros(grid.height, dtype=np.int64)
    for column in grid.columns:
        found += held(column.values, partial(_is_title, names=names))[column.codes]
    size = grid.filled.sum(axis=1)
    rows = np.flatnonzero((found >= _LEAST) & (found >= _SHARE * size)).tolist()
    heads: list[tuple[int, int]] = []
    for row in rows:
        if heads and row - heads[-1][0] < MAX_DEPTH and row - heads[-1][1] <= 1:
            heads[-1] = (heads[-1][0], row)
        else:
            heads.append((row, row))
    return heads


def _is_title(text: str, names: set[str]) -> bool:
    if text.isascii() or len(text) > 30:
        return False
    key = title_key(text)
    return key in names or stem_of(key) in names or key in IGNORED_TITLES


def _holds_rows(grid: Grid, first: int, last: int) -> bool:
    """Whether a row with several cells stands between."""
    return bool((grid.filled[first:last].sum(axis=1) >= 2).any())


def _with_title(grid: Grid, row: int, lowest: int) -> int:
    """The first row of a table: its header, or the lone title and blank rows above it."""
    while row > lowest and grid.filled[row - 1].sum() <= 1:
        row -= 1
    return row
