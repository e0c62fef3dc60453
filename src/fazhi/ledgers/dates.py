"""Dates in every form that offices write; a form that could mean two days is not read."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, timedelta
from typing import Any

from fazhi.ledgers.wording import plain

FIRST_YEAR, LAST_YEAR = 1900, 2100
_SERIAL_ZERO = date(1899, 12, 30)
"""Day 0 of spreadsheet serial numbers (1900 system)."""

_SERIALS = range(20_000, 80_000)
"""Serial numbers taken for dates: 1954 to 2119."""

_FULL = re.compile(r"(\d{4})(?:年|[-./—–])(\d{1,2})(?:月|[-./—–])(\d{1,2})(?:日|号)?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_NO_YEAR = re.compile(r"(\d{1,2})月(\d{1,2})(?:日|号)?")
_WITH_TIME = re.compile(r"(.*?[\d日号])(?:T|\s+|(?<=[日号]))\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?")
_RANGE = re.compile(r"(.+?[日号])(?:至|到|[-—–~])(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}[日号]")


def read_date(value: Any, year: int) -> date | None:
    """The day that a raw cell means, or None where that is not certain.

    Parameters
    ----------
    value : object
        A date, a serial number, or text: 2024年3月5日, 2024.3.5, 2024/3/5, 2024-03-05, 20240305, 3月5日, with or without
        a time. A range written with 日 (3月5日-7日) is its first day: an event of several days is one event.
    year : int
        The year of the file, for dates without one.
    """
    if isinstance(value, datetime):
        return _plausible(value.date())
    if isinstance(value, date):
        return _plausible(value)
    if isinstance(value, int | float):
        return _of_number(float(value))
    if not isinstance(value, str):
        return None
    text = unicodedata.normalize("NFKC", value).strip()
    if match := _WITH_TIME.fullmatch(text):
        text = match[1]
    text = plain(text)
    if match := _RANGE.fullmatch(text):
        text = match[1]
    if match := _FULL.fullmatch(text) or _COMPACT.fullmatch(text):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := _NO_YEAR.fullmatch(text):
        return _day(year, int(match[1]), int(match[2]))
    if text.isdecimal() and len(text) == 5:
        return _of_number(float(text))
    return None


def _of_number(number: float) -> date | None:
    if int(number) in _SERIALS:
        return _SERIAL_ZERO + timedelta(days=int(number))
    if number.is_integer() and (match := _COMPACT.fullmatch(str(int(number)))):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return _plausible(date(year, month, day))
    except ValueError:
        return None


def _plausible(day: date) -> date | None:
    return day if FIRST_YEAR < day.year < LAST_YEAR else None
