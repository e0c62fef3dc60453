"""What the words in a row's cells say of the row: a total, a note, an example, or that there was nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
import numpy.typing as npt

from fazhi.catalog.columns import Ledger
from fazhi.ledgers.cells.amounts import read_number
from fazhi.ledgers.cells.wording import plain
from fazhi.ledgers.files.grid import Cell, Grid, is_blank

Rows = npt.NDArray[np.bool_]

_COUNTED = r"(?P<count>\d{1,7})[^\d，。；,;、]{0,4}(?:[，,、；;]?[^\d，。；,;]{0,6}\d[\d.]{0,9}[^\d，。；,;]{0,4}){0,4}"
_WORDS = (
    "合计|小计|总计|共计|累计|总数|总和|平均数?|平均值|均值|占比|比例|百分比|"
    "总(?:人数|人次|件数|次数|场次|批次|批数|户数|金额|额)"
)
TOTAL = re.compile(
    rf"(?P<whose>[^，。；,;]{{0,10}})(?P<kind>{_WORDS})(?:\([^)]{{0,12}}\))?[::]?(?:共?{_COUNTED})?(?:\([^)]{{0,20}}\))?"
)
_TOLD = re.compile(rf"(?:本表|本页|本村|全年|全镇|以上)?(?P<kind>共){_COUNTED}(?:\([^)]{{0,20}}\))?")

UNCOMPARED = re.compile(r"累计|平均|均值|占比|比例|百分比|其中|上年|去年|同期|上月")
"""Totals that are no sum of the rows above: of other sheets, of some rows, of another year, or no sum at all."""

_NOTE = re.compile(
    r"(?:注|说明|备注|填表说明|填报说明|填写说明|注意事项|填表人|审核人|制表人?|填报人|填报单位|填报时间|填表时间|填表日期|填报日期|"
    r"负责人|单位负责人|分管领导|主要领导|审批人|联系人|联系电话|复核人?|经办人|签字|盖章|单位\(盖章\)|数据来源|统计截止)"
    r"(?:\([^)]{0,8}\))?\d{0,2}[::.、]"
)
EXAMPLE_REMARK = "本行是示例"
"""How the remark of the blank workbook's example row begins: it is none though somebody wrote over 示例."""

_EXAMPLE = frozenset({"示例", "例", "样例", "填写示例", "例如", "示例行"})
_NONE = re.compile(
    r"(?:本年度?|本年内|今年|全年|本期|\d{4}年度?)?"
    r"(?:无|零报告|0报告|没有|未发生|没有发生|无发生|无记录|无此项|无此类情况|没有此类情况)(?P<what>[\u4e00-\u9fff]{0,8})[。.]?"
)

_ANSWERED = ("bool", "choice", "choices")
_LIST = re.compile(r"台账|名册|清单|登记表")
_NO_ANSWER = 3
"""A text as long as 本年无 or 零报告 is no answer to whether somebody has something."""

_SAYS_MUCH = 3
"""Cells beside a note's own that make a row more than a note."""

_LOOKED_AT = 3
"""A total shows in the first filled cells of its row."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What each row's words say; arrays of bool, shape (rows,).

    Parameters
    ----------
    total : array
        That it is a total.
    closing : array
        That it is one by its very first cell: then not even a date makes it a case.
    note, example : array
    """

    total: Rows
    closing: Rows
    note: Rows
    example: Rows


def signs_of(grid: Grid, kept: list[int], numbered: Rows) -> Signs:
    """Read the first cells of every row.

    A row with a number of its own is a total only where its first cell says so. One that beside its note says much is
    no note: 说明：材料齐全 may stand in a case's first column. What follows a note's word (审核人： | somebody) belongs to it.
    An example is marked in a column that is not kept, or in the first.

    Parameters
    ----------
    grid : Grid
    kept : list of int
        Places of the ledger's columns.
    numbered : array of bool, shape (rows,)
        Rows that bear a number of their own.
    """
    filled = grid.filled
    rank = filled.cumsum(axis=1)
    total, closing, note, example, after = (np.zeros(grid.height, dtype=bool) for _ in range(5))
    said = np.zeros(grid.height, dtype=np.int64)
    for place, column in enumerate(grid.columns):
        here, first = filled[:, place], rank[:, place] == 1
        notes = here & held(column.values, _is_note)[column.codes]
        totals = here & held(column.values, is_total)[column.codes]
        closing |= totals & first
        total |= totals & (first | (~numbered & (rank[:, place] <= _LOOKED_AT)))
        example |= here & held(column.values, _is_example)[column.codes] & first & (place not in kept or place == 0)
        example |= here & held(column.values, _is_our_example)[column.codes]
        note |= notes & first
        said += here & ~notes & ~after
        after = np.where(here, notes, after)
    return Signs(total, closing, note & (said < _SAYS_MUCH), example)


def says_none(grid: Grid, ledger: Ledger, places: dict[str, int]) -> Rows:
    """Rows whose only cell, a serial number aside, says that there was nothing to record: 本年无, 零报告.

    本年无法统计 and 没有台账 do not say that. Nor does 无 under a title like 持证 or 状态, where it is an answer.

    Returns
    -------
    array of bool, shape (rows,)
    """
    asked = [column for column in ledger.columns if column.title in places and column.type in _ANSWERED]
    answers = {places[column.title] for column in asked}
    nouns = _LIST.sub("", plain(ledger.title)) + plain(ledger.row)
    found = np.zeros(grid.height, dtype=bool)
    for place, column in enumerate(grid.columns):
        shortest = _NO_ANSWER if place in answers and place else 1
        found |= held(column.values, partial(_is_none, nouns=nouns, shortest=shortest))[column.codes]
    for row in np.flatnonzero(found).tolist():
        cells = [cell for cell in grid.row(row) if not is_blank(cell)]
        is_alone = len(cells) == 1 or (len(cells) == 2 and cells[0] in (1, "1"))
        over_example = any(isinstance(cell, str) and _is_our_example(cell) for cell in cells)
        found[row] = is_alone or over_example
    return found


def numbered_rows(grid: Grid, ledger: Ledger, places: dict[str, int]) -> Rows:
    """Rows that bear a number of their own: a case is no total, whatever else it says."""
    if len(ledger.key) != 1 or not ledger.numbers_rows(ledger.key[0]) or ledger.key[0] not in places:
        return np.zeros(grid.height, dtype=bool)
    column = grid.columns[places[ledger.key[0]]]
    return held(column.values, _is_number_of_its_own)[column.codes]


def held(values: tuple[Cell, ...], test: Callable[[str], bool]) -> npt.NDArray[Any]:
    """Which of a column's distinct values are texts that pass a test."""
    return np.array([isinstance(value, str) and test(value) for value in values], dtype=bool)


def is_total(text: str) -> bool:
    """Whether a cell says that its row is a total."""
    return len(text) < 60 and any(sign in text for sign in "计总共均占比") and total_of(text) is not None


def total_of(text: str) -> re.Match[str] | None:
    """What a cell says of a total: whose, kind, and perhaps of how many rows (count)."""
    said = plain(text)
    return TOTAL.fullmatch(said) or _TOLD.fullmatch(said)


def _is_number_of_its_own(text: str) -> bool:
    return bool(text.strip()) and not is_total(text) and read_number(text.strip().removeprefix("共")) is None


def _is_note(text: str) -> bool:
    return not text.isascii() and _NOTE.match(plain(text[:30])) is not None


def _is_example(text: str) -> bool:
    return "例" in text and len(text) < 12 and plain(text).strip("():") in _EXAMPLE


def _is_our_example(text: str) -> bool:
    return text.startswith(EXAMPLE_REMARK)


def _is_none(text: str, nouns: str, shortest: int) -> bool:
    if not shortest <= len(text) < 24 or not any(sign in text for sign in "无没未报"):
        return False
    match = _NONE.fullmatch(plain(text))
    return match is not None and match["what"] in nouns
