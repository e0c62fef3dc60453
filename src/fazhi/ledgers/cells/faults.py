"""A cell that cannot be read, and why: what the clerk has to do about it, without a word of what stands there."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from fazhi.ledgers.cells.dates import day_readings, has_no_such_day
from fazhi.ledgers.cells.wording import SPLIT_DIGITS, plain

_ABOUT = re.compile(
    r"约|近|大概|大致|估|余|多|左右|上下|前后|若干|几|数[十百千万]|[十百千]来|不足|不到|不少于|超|以上|以下|以内|至少|[≈±<>≤≥]"
)
_SPAN = re.compile(r"[\d十百千万](?:\D{0,2})(?:[-~‐–—―−]+|至|到)\+?\d")
_VAGUE_DAY = re.compile(r"约|左右|前后|旬|[年月]初|[年月]底|[年月]末|季度|每[年月周日天]|近期|今年|去年|本月|待")
_YEAR_MONTH = re.compile(
    r"(?:\d{4}(?:年|[-./])\d{1,2}月?|\d{1,2}月|[一二三四五六七八九十]{1,2}月份?|\d{1,2}月份|\d{4}年?)"
)
_SEVERAL_DAYS = re.compile(r"\d[日号]?[、,;和及]\s*\d")
_AS = "请写成如 2024-3-5"


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell that cannot be read.

    Parameters
    ----------
    code : str
        Code of the finding.
    why : str
        Follows the cell's content in the message; holds nothing of it where that is personal.
    """

    code: str
    why: str


def number_fault(cell: Any, kind: str, unit: str = "") -> Fault:
    """Why a cell is no number.

    Parameters
    ----------
    cell : object
        The raw cell, which :func:`~fazhi.ledgers.cells.amounts.read_number` did not read.
    kind : str
        What the column wants: 整数 or 数.
    unit : str
        The unit in the column's title, if any.
    """
    exact = f"读不成准确的{kind}"
    if isinstance(cell, date | datetime | time | timedelta):
        return Fault("cell-unreadable", f"是日期或时间，{exact}，请把单元格改成数字格式后重填")
    text = unicodedata.normalize("NFKC", cell).strip() if isinstance(cell, str) else ""
    if SPLIT_DIGITS.search(text):
        return Fault("cell-unreadable", f"的数字之间有空格或换行，看不出是一个数还是几个数，{exact}")
    if _SPAN.search(plain(text)):
        return Fault("cell-unreadable", f"是一个范围，{exact}，请写准确的数字")
    if _ABOUT.search(text):
        return Fault("cell-unreadable", f"是约数，{exact}，请写准确的数字")
    if unit and text[:1].isdigit() and not text[-1:].isdigit():
        return Fault("cell-unreadable", f"的单位不是这一列的“{unit}”，{exact}，请换算后只写数字")
    return Fault("cell-unreadable", f"{exact}，请只写数字")


def date_fault(cell: Any, year: int, *, personal: bool) -> Fault:
    """Why a cell is no date; where it could be two days, which ones.

    Parameters
    ----------
    cell : object
        The raw cell, which :func:`~fazhi.ledgers.cells.dates.read_date` did not read.
    year : int
        The year of the file.
    personal : bool
        The column is personal: the readings would say what stands there.
    """
    text = cell if isinstance(cell, str) else str(cell) if isinstance(cell, int | float) else ""
    days = day_readings(text, year)
    if len(days) > 1:
        named = "" if personal else f"：{'或'.join(f'{day.year}年{day.month}月{day.day}日' for day in days[:3])}"
        return Fault("cell-ambiguous", f"有两种读法{named}，{_AS}")
    short = plain(text)
    if has_no_such_day(short, year):
        return Fault("cell-unreadable", "是日历上没有的日期，请核对")
    if isinstance(cell, str) and _YEAR_MONTH.fullmatch(short):
        return Fault("cell-unreadable", f"缺少几日，读不成准确的日期，{_AS}")
    if _SEVERAL_DAYS.search(short):
        return Fault("cell-unreadable", "是几个日期，读不成准确的日期，请每次写一行")
    if _VAGUE_DAY.search(short):
        return Fault("cell-unreadable", f"只是大概的时间，读不成准确的日期，{_AS}")
    return Fault("cell-unreadable", f"读不成准确的日期，{_AS}")
