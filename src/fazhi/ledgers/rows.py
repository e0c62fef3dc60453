"""What each row of a sheet is: title, header, data, total, note or blank. No row is left without an answer."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

import numpy as np
import numpy.typing as npt

from fazhi.ledgers.grid import Cell, Grid, is_blank
from fazhi.ledgers.headers import IGNORED_TITLES, SERIAL_TITLES, Header, title_key
from fazhi.ledgers.wording import plain


class RowKind(IntEnum):
    """What a row is; only DATA counts."""

    BLANK = 0
    TITLE = 1
    HEADER = 2
    DATA = 3
    TOTAL = 4
    NOTE = 5


Kinds = npt.NDArray[np.int8]

_TOTAL = re.compile(r"[^，。；,;]{0,10}(?:合计|小计|总计|共计|累计|总数)(?:\([^)]{0,6}\))?[::]?")
_NOTE = re.compile(
    r"(?:注|说明|备注|填表说明|填报说明|填写说明|注意事项|填表人|审核人|制表人?|填报人|填报单位|填报时间|填表时间|填表日期|填报日期|"
    r"负责人|单位负责人|分管领导|主要领导|审批人|联系人|联系电话|复核人?|经办人|签字|盖章|单位\(盖章\)|数据来源|统计截止)"
    r"(?:\([^)]{0,8}\))?\d{0,2}[::.、]"
)
_LOOKED_AT = 3
"""A total or note shows in the first filled cells of its row."""


@dataclass(frozen=True, slots=True)
class _Signs:
    total: npt.NDArray[np.bool_]
    note: npt.NDArray[np.bool_]


def classify(
    grid: Grid,
    header: Header,
    places: dict[str, int],
    is_deciding: Callable[[Cell], bool] | None,
    deciding: int | None,
) -> Kinds:
    """The kind of every row.

    Parameters
    ----------
    grid : Grid
    header : Header
    places : dict of str to int
        Columns of the ledger by place.
    is_deciding : callable or None
        Whether a cell can be read as the date that decides: a row that has one is data whatever else it says.
    deciding : int or None
        The place of that date.

    Returns
    -------
    array of int8, shape (rows,)
        Values of :class:`RowKind`.
    """
    filled = grid.filled
    kinds = np.full(grid.height, RowKind.DATA, dtype=np.int8)
    kept = sorted(places.values())
    serial = [place for place, title in enumerate(header.titles) if title_key(title) in SERIAL_TITLES]
    ignored = [place for place, title in enumerate(header.titles) if title_key(title) in IGNORED_TITLES]
    signs = _signs(grid, filled)
    dated = np.zeros(grid.height, dtype=bool)
    if deciding is not None and is_deciding is not None:
        column = grid.columns[deciding]
        dated = np.array([is_deciding(value) for value in column.values], dtype=bool)[column.codes]

    is_empty = ~filled.any(axis=1)
    own = filled[:, kept].sum(axis=1)
    others = np.delete(filled, [*kept, *ignored], axis=1).any(axis=1)
    only_ignored = (own == 0) & ~others
    kinds[only_ignored] = RowKind.NOTE
    if serial:
        beside = np.delete(filled, serial, axis=1).any(axis=1)
        numbered = (
            np.array([_is_number(grid, serial[0], row) for row in range(grid.height)]) if only_ignored.any() else None
        )
        if numbered is not None:
            kinds[~beside & numbered] = RowKind.BLANK
    # 制表：某某 with a date beside it: the date of signing may stand under the deciding date.
    kinds[signs.note & (~dated | (filled.sum(axis=1) <= 2))] = RowKind.NOTE
    kinds[signs.total & ~dated] = RowKind.TOTAL
    kinds[_repeated_header(grid, header, places)] = RowKind.HEADER
    kinds[is_empty] = RowKind.BLANK
    _trailing_notes(grid, filled, kinds)
    before = np.arange(grid.height) < header.first
    kinds[before & ~is_empty] = RowKind.TITLE
    kinds[header.first : header.last + 1] = RowKind.HEADER
    return kinds


def _is_number(grid: Grid, place: int, row: int) -> bool:
    cell = grid.cell(row, place)
    return not isinstance(cell, str) or (plain(cell).strip("().、").isalnum() and len(plain(cell)) <= 6)


def _signs(grid: Grid, filled: npt.NDArray[np.bool_]) -> _Signs:
    """Where the first filled cells of a row say that it is a total, and where the first one opens a note."""
    rank = filled.cumsum(axis=1)
    total = np.zeros(grid.height, dtype=bool)
    note = np.zeros(grid.height, dtype=bool)
    for place, column in enumerate(grid.columns):
        here = filled[:, place]
        totals = _held(column.values, _is_total)[column.codes]
        notes = _held(column.values, _is_note)[column.codes]
        total |= here & totals & (rank[:, place] <= _LOOKED_AT)
        note |= here & notes & (rank[:, place] == 1)
    return _Signs(total, note)


def _held(values: tuple[Cell, ...], test: Callable[[str], bool]) -> npt.NDArray[Any]:
    return np.array([isinstance(value, str) and test(value) for value in values], dtype=bool)


def _is_total(text: str) -> bool:
    return ("计" in text or "总数" in text) and len(text) < 40 and _TOTAL.fullmatch(plain(text)) is not None


def _is_note(text: str) -> bool:
    return _NOTE.match(plain(text[:30])) is not None


def _repeated_header(grid: Grid, header: Header, places: dict[str, int]) -> npt.NDArray[np.bool_]:
    """Rows that repeat the header, as on every printed page."""
    same = np.zeros(grid.height, dtype=int)
    for place in places.values():
        column = grid.columns[place]
        title = title_key(header.titles[place])
        same += _held(column.values, lambda text, title=title: title_key(text) == title)[column.codes]  # type: ignore[misc]
    return same >= max(2, (len(places) + 1) // 2)


def _trailing_notes(grid: Grid, filled: npt.NDArray[np.bool_], kinds: Kinds) -> None:
    """Below the last row with two filled cells, a row with one sentence is a note."""
    full = np.flatnonzero((kinds == RowKind.DATA) & (filled.sum(axis=1) >= 2))
    start = int(full[-1]) + 1 if len(full) else 0
    for row in range(start, grid.height):
        cells = [cell for cell in grid.row(row) if not is_blank(cell)]
        if kinds[row] == RowKind.DATA and len(cells) == 1 and _is_sentence(cells[0]):
            kinds[row] = RowKind.NOTE


def _is_sentence(cell: Cell) -> bool:
    return isinstance(cell, str) and len(re.findall(r"[\u4e00-\u9fff]", cell)) >= 8
