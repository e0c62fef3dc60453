"""What each row of a sheet is: title, header, data, total, note or blank. No row is left without an answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from enum import IntEnum
from functools import partial

import numpy as np
import numpy.typing as npt

from fazhi.catalog.columns import Ledger
from fazhi.ledgers.cells.wording import plain
from fazhi.ledgers.files.grid import Cell, Grid, is_blank
from fazhi.ledgers.sheets.headers import Header
from fazhi.ledgers.sheets.merging import MergedDown
from fazhi.ledgers.sheets.signs import held, is_total, numbered_rows, says_none, signs_of
from fazhi.ledgers.sheets.titles import IGNORED_TITLES, SERIAL_TITLES, title_key


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

_HINT = re.compile(r"必填|选填|下拉|格式|填写|请填|如[::]|例[::]|单选|多选|自动")
_LEAST_HINTS = 3
"""A row of hints has so many cells."""

_SECTION_WIDTH = 3
"""A lone cell merged over so many columns is a heading inside the sheet."""


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
    signs = signs_of(grid, kept, numbered_rows(grid, ledger, places))
    dated = np.zeros(grid.height, dtype=bool)
    if ledger.year_by in places and is_deciding is not None:
        column = grid.columns[places[ledger.year_by]]
        dated = np.array([is_deciding(value) for value in column.values], dtype=bool)[column.codes]

    is_empty = ~filled.any(axis=1)
    others = np.delete(filled, [*kept, *ignored], axis=1).any(axis=1)
    goes_on = merged.covered[:, kept].any(axis=1)
    only_ignored = np.asarray(~filled[:, kept].any(axis=1) & ~others)
    counted = _with_serial_number(grid, serial)
    kinds[only_ignored & ~(counted & goes_on)] = RowKind.NOTE
    kinds[_only(filled, serial) & counted & ~goes_on] = RowKind.BLANK
    # 制表：某某 with a date beside it: the date of signing may stand under the deciding date.
    kinds[signs.note & (~dated | (told.sum(axis=1) <= 2))] = RowKind.NOTE
    kinds[_sections(grid, filled) & ~dated] = RowKind.TITLE
    kinds[_continued(filled, merged.covered, ledger, places, only_ignored) & ~counted] = RowKind.JOINED
    kinds[signs.closing | (signs.total & ~dated)] = RowKind.TOTAL
    kinds[signs.example] = RowKind.EXAMPLE
    kinds[_repeated_header(grid, header, places)] = RowKind.HEADER
    kinds[is_empty] = RowKind.BLANK
    _hints(grid, header, dated, kinds)
    _trailing_notes(grid, told, kinds)
    before = np.arange(grid.height) < header.first
    kinds[before & ~is_empty] = RowKind.TITLE
    kinds[header.first : header.last + 1] = RowKind.HEADER
    none = says_none(grid, ledger, places) & (kinds == RowKind.DATA)
    if bool(none.any()) and int(none.sum()) == int((kinds == RowKind.DATA).sum()):
        kinds[none] = RowKind.NOTE  # beside rows that record something, 无 is an answer or a fault
    return kinds


def _with_serial_number(grid: Grid, serial: list[int]) -> npt.NDArray[np.bool_]:
    """Rows with a number of their own in the column 序号."""
    if not serial:
        return np.zeros(grid.height, dtype=bool)
    column = grid.columns[serial[0]]
    return np.array([_is_number(value) for value in column.values], dtype=bool)[column.codes]


def _is_number(cell: Cell) -> bool:
    if not isinstance(cell, str):
        return True
    text = plain(cell).strip("().、")
    return text.isalnum() and len(text) <= 6 and not is_total(text)


def _only(filled: npt.NDArray[np.bool_], places: list[int]) -> npt.NDArray[np.bool_]:
    """Rows that hold nothing but these columns."""
    return ~np.asarray(np.delete(filled, places, axis=1).any(axis=1))


def _sections(grid: Grid, filled: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Rows whose only cell is a text merged over several columns: a heading inside the sheet."""
    section = np.zeros(grid.height, dtype=bool)
    alone = filled.sum(axis=1) == 1
    for (top, left), (bottom, right) in grid.merged:
        if top == bottom and right - left + 1 >= _SECTION_WIDTH and top < grid.height and alone[top]:
            section[top] = left < filled.shape[1] and bool(filled[top, left]) and isinstance(grid.cell(top, left), str)
    return section


def _continued(
    filled: npt.NDArray[np.bool_],
    covered: npt.NDArray[np.bool_],
    ledger: Ledger,
    places: dict[str, int],
    only_ignored: npt.NDArray[np.bool_],
) -> npt.NDArray[np.bool_]:
    """Rows that only go on with the row above: what is kept of them is merged or empty.

    A personal column aside: a second party's name under one merged 案号 makes no second case. Without a key nothing
    says that two lines are one event, but where the second holds a remark alone.
    """
    kept = [places[column.title] for column in ledger.columns if column.title in places and column.privacy != "P"]
    keys = [places[title] for title in ledger.key if title in places]
    goes_on = covered[:, keys].all(axis=1) if keys else covered[:, kept].any(axis=1) & only_ignored
    own = filled[:, kept] & ~covered[:, kept]
    return np.asarray(goes_on & ~own.any(axis=1))


def _hints(grid: Grid, header: Header, dated: npt.NDArray[np.bool_], kinds: Kinds) -> None:
    """The row below the header may say how each column is to be filled in."""
    row = header.last + 1
    if row >= grid.height or kinds[row] != RowKind.DATA or dated[row]:
        return
    texts = [str(cell) for cell in grid.row(row) if not is_blank(cell)]
    if len(texts) >= _LEAST_HINTS and sum(bool(_HINT.search(text)) for text in texts) * 2 >= len(texts):
        kinds[row] = RowKind.NOTE


def _repeated_header(grid: Grid, header: Header, places: dict[str, int]) -> npt.NDArray[np.bool_]:
    """Rows that repeat the header, as on every printed page: most of its titles, or one of its rows as it stands."""
    titles = _alike(grid, {place: header.titles[place] for place in places.values()})
    repeated = titles >= max(2, (len(places) + 1) // 2)
    size = grid.filled.sum(axis=1)
    for row in range(header.first, header.last + 1):
        cells = {
            place: cell for place, cell in enumerate(grid.row(row)) if isinstance(cell, str) and not is_blank(cell)
        }
        repeated |= (size >= 2) & (_alike(grid, cells) == size)
    return np.asarray(repeated)


def _alike(grid: Grid, cells: Mapping[int, str]) -> npt.NDArray[np.int64]:
    """How many cells of each row say what these say, by place."""
    found = np.zeros(grid.height, dtype=np.int64)
    for place, cell in cells.items():
        column = grid.columns[place]
        found += held(column.values, partial(_is_title, key=title_key(cell)))[column.codes]
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
