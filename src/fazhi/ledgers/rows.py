"""What each row of a sheet is: title, header, data, total, note or blank. No row is left without an answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import partial
from typing import Any

import numpy as np
import numpy.typing as npt

from fazhi.catalog.columns import Ledger
from fazhi.ledgers.amounts import read_number
from fazhi.ledgers.grid import Cell, Grid, is_blank
from fazhi.ledgers.headers import Header
from fazhi.ledgers.merging import MergedDown
from fazhi.ledgers.titles import IGNORED_TITLES, SERIAL_TITLES, title_key
from fazhi.ledgers.wording import plain


class RowKind(IntEnum):
    """What a row is; only DATA counts."""

    BLANK = 0
    TITLE = 1
    HEADER = 2
    DATA = 3
    TOTAL = 4
    NOTE = 5
    EXAMPLE = 6  # 示例, as the blank workbook has it
    JOINED = 7  # a further line of the row above, whose cells are merged over both


Kinds = npt.NDArray[np.int8]

TOTAL = re.compile(
    r"(?P<whose>[^，。；,;]{0,10})(?P<kind>合计|小计|总计|共计|累计|总数)(?:\([^)]{0,6}\))?[::]?(?:共?(?P<count>\d{1,7})[^\d，。；,;]{0,3})?"
)
"""A cell that says that its row is a total, and perhaps of how many rows."""

_NOTE = re.compile(
    r"(?:注|说明|备注|填表说明|填报说明|填写说明|注意事项|填表人|审核人|制表人?|填报人|填报单位|填报时间|填表时间|填表日期|填报日期|"
    r"负责人|单位负责人|分管领导|主要领导|审批人|联系人|联系电话|复核人?|经办人|签字|盖章|单位\(盖章\)|数据来源|统计截止)"
    r"(?:\([^)]{0,8}\))?\d{0,2}[::.、]"
)
_EXAMPLE = frozenset({"示例", "例", "样例", "填写示例", "例如", "示例行"})
_HINT = re.compile(r"必填|选填|下拉|格式|填写|请填|如[::]|例[::]|单选|多选|自动")
_NONE = re.compile(
    r"(?:本年度?|全年|本期|\d{4}年度?)?(?:无|零报告|0报告|没有|未发生|未收到|无记录|无此项|无发生)(?:.{0,8})?[。.]?"
)
"""A lone cell that says that there was nothing to record."""

_SAYS_MUCH = 3
"""Cells beside a note's own that make a row more than a note."""

_LOOKED_AT = 3
"""A total or note shows in the first filled cells of its row."""

_SECTION_WIDTH = 3
"""A lone cell merged over so many columns is a heading inside the sheet."""


@dataclass(frozen=True, slots=True)
class _Signs:
    total: npt.NDArray[np.bool_]
    note: npt.NDArray[np.bool_]
    example: npt.NDArray[np.bool_]


def classify(
    grid: Grid,
    header: Header,
    ledger: Ledger,
    places: dict[str, int],
    is_deciding: Callable[[Cell], bool] | None,
    merged: MergedDown | None = None,
) -> Kinds:
    """The kind of every row.

    Parameters
    ----------
    grid : Grid
        As it stands in the file.
    header : Header
    ledger : Ledger
    places : dict of str to int
        Columns of the ledger by place.
    is_deciding : callable or None
        Whether a cell can be read as the date that decides: a row that has one is data whatever else it says.
    merged : MergedDown, optional
        What merged cells mean for the rows that they cover.

    Returns
    -------
    array of int8, shape (rows,)
        Values of :class:`RowKind`.
    """
    filled = grid.filled
    merged = merged or MergedDown(grid, np.zeros_like(filled))
    told = merged.grid.filled
    kinds = np.full(grid.height, RowKind.DATA, dtype=np.int8)
    kept = sorted(places.values())
    serial = [place for place, title in enumerate(header.titles) if title_key(title) in SERIAL_TITLES]
    ignored = [place for place, title in enumerate(header.titles) if title_key(title) in IGNORED_TITLES]
    signs = _signs(grid, filled, kept, _numbered(grid, ledger, places))
    dated = np.zeros(grid.height, dtype=bool)
    if ledger.year_by in places and is_deciding is not None:
        column = merged.grid.columns[places[ledger.year_by]]
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
    kinds[signs.note & (~dated | (told.sum(axis=1) <= 2))] = RowKind.NOTE
    kinds[_sections(grid, filled) & ~dated] = RowKind.TITLE
    kinds[_continued(filled, merged.covered, ledger, places)] = RowKind.JOINED
    kinds[signs.total & ~dated] = RowKind.TOTAL
    kinds[signs.example] = RowKind.EXAMPLE
    kinds[says_none(grid) & ~dated] = RowKind.NOTE
    kinds[_repeated_header(grid, header, places)] = RowKind.HEADER
    kinds[is_empty] = RowKind.BLANK
    _hints(grid, header, dated, kinds)
    _trailing_notes(grid, told, kinds)
    before = np.arange(grid.height) < header.first
    kinds[before & ~is_empty] = RowKind.TITLE
    kinds[header.first : header.last + 1] = RowKind.HEADER
    return kinds


def _is_number(grid: Grid, place: int, row: int) -> bool:
    cell = grid.cell(row, place)
    return not isinstance(cell, str) or (plain(cell).strip("().、").isalnum() and len(plain(cell)) <= 6)


def _signs(grid: Grid, filled: npt.NDArray[np.bool_], kept: list[int], numbered: npt.NDArray[np.bool_]) -> _Signs:
    """Where the first filled cells of a row say that it is a total, and where the first one opens a note or example.

    A row with a number of its own is a total only where its first cell says so. One that beside its note says much is
    no note: 说明：材料齐全 may stand in a case's first column. What follows a note's word (审核人： | somebody) belongs to it.
    An example is marked in a column that is not kept, or in the first.
    """
    rank = filled.cumsum(axis=1)
    total, note, example, after = (np.zeros(grid.height, dtype=bool) for _ in range(4))
    said = np.zeros(grid.height, dtype=np.int64)
    for place, column in enumerate(grid.columns):
        here, first = filled[:, place], rank[:, place] == 1
        notes = here & _held(column.values, _is_note)[column.codes]
        looked_at = first | (~numbered & (rank[:, place] <= _LOOKED_AT))
        total |= here & _held(column.values, _is_total)[column.codes] & looked_at
        example |= here & _held(column.values, _is_example)[column.codes] & first & (place not in kept or place == 0)
        note |= notes & first
        said += here & ~notes & ~after
        after = np.where(here, notes, after)
    return _Signs(total, note & (said < _SAYS_MUCH), example)


def _numbered(grid: Grid, ledger: Ledger, places: dict[str, int]) -> npt.NDArray[np.bool_]:
    """Rows that bear a number of their own: a case is no total, whatever else it says."""
    if len(ledger.key) != 1 or not ledger.numbers_rows(ledger.key[0]) or ledger.key[0] not in places:
        return np.zeros(grid.height, dtype=bool)
    column = grid.columns[places[ledger.key[0]]]
    return _held(
        column.values,
        lambda text: (
            bool(text.strip()) and not _is_total(text) and read_number(text.strip().removeprefix("共")) is None
        ),
    )[column.codes]


def _held(values: tuple[Cell, ...], test: Callable[[str], bool]) -> npt.NDArray[Any]:
    return np.array([isinstance(value, str) and test(value) for value in values], dtype=bool)


def _is_total(text: str) -> bool:
    return ("计" in text or "总数" in text) and len(text) < 40 and TOTAL.fullmatch(plain(text)) is not None


def _is_example(text: str) -> bool:
    return "例" in text and len(text) < 12 and plain(text).strip("():") in _EXAMPLE


def _is_none(text: str) -> bool:
    return len(text) < 24 and any(sign in text for sign in "无没未报") and _NONE.fullmatch(plain(text)) is not None


def _is_note(text: str) -> bool:
    return not text.isascii() and _NOTE.match(plain(text[:30])) is not None


def says_none(grid: Grid) -> npt.NDArray[np.bool_]:
    """Rows whose only cell, a serial number aside, says that there was nothing to record: 本年无, 零报告.

    Returns
    -------
    array of bool, shape (rows,)
    """
    found = np.zeros(grid.height, dtype=bool)
    for column in grid.columns:
        found |= _held(column.values, _is_none)[column.codes]
    for row in np.flatnonzero(found).tolist():
        cells = [cell for cell in grid.row(row) if not is_blank(cell)]
        found[row] = len(cells) == 1 or (len(cells) == 2 and cells[0] in (1, "1"))
    return found


def _sections(grid: Grid, filled: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Rows whose only cell is a text merged over several columns: a heading inside the sheet."""
    section = np.zeros(grid.height, dtype=bool)
    alone = filled.sum(axis=1) == 1
    for (top, left), (bottom, right) in grid.merged:
        if top == bottom and right - left + 1 >= _SECTION_WIDTH and top < grid.height and alone[top]:
            section[top] = left < filled.shape[1] and bool(filled[top, left]) and isinstance(grid.cell(top, left), str)
    return section


def _continued(
    filled: npt.NDArray[np.bool_], covered: npt.NDArray[np.bool_], ledger: Ledger, places: dict[str, int]
) -> npt.NDArray[np.bool_]:
    """Rows that only go on with the row above: what is kept of them is merged or empty.

    A personal column aside: a second party's name makes no second case.
    """
    kept = [places[column.title] for column in ledger.columns if column.title in places and column.privacy != "P"]
    goes_on = covered[:, kept].any(axis=1)
    own = filled[:, kept] & ~covered[:, kept]
    alone: npt.NDArray[np.bool_] = goes_on & ~np.asarray(own.any(axis=1))
    return alone


def _hints(grid: Grid, header: Header, dated: npt.NDArray[np.bool_], kinds: Kinds) -> None:
    """The row below the header may say how each column is to be filled in."""
    row = header.last + 1
    if row >= grid.height or kinds[row] != RowKind.DATA or dated[row]:
        return
    texts = [str(cell) for cell in grid.row(row) if not is_blank(cell)]
    if len(texts) >= _LOOKED_AT and sum(bool(_HINT.search(text)) for text in texts) * 2 >= len(texts):
        kinds[row] = RowKind.NOTE


def _repeated_header(grid: Grid, header: Header, places: dict[str, int]) -> npt.NDArray[np.bool_]:
    """Rows that repeat the header, as on every printed page: most of its titles, or one of its rows as it stands."""
    titles = _alike(grid, {place: header.titles[place] for place in places.values()})
    repeated = titles >= max(2, (len(places) + 1) // 2)
    held = grid.filled.sum(axis=1)
    for row in range(header.first, header.last + 1):
        cells = {
            place: cell for place, cell in enumerate(grid.row(row)) if isinstance(cell, str) and not is_blank(cell)
        }
        repeated |= (held >= 2) & (_alike(grid, cells) == held)
    return np.asarray(repeated)


def _alike(grid: Grid, cells: Mapping[int, str]) -> npt.NDArray[np.int64]:
    """How many cells of each row say what these say, by place."""
    found = np.zeros(grid.height, dtype=np.int64)
    for place, cell in cells.items():
        column = grid.columns[place]
        found += _held(column.values, partial(_is_title, key=title_key(cell)))[column.codes]
    return found


def _is_title(text: str, key: str) -> bool:
    return text.isascii() == key.isascii() and title_key(text) == key


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
