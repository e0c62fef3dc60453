"""Dates in every form that offices write; a form that could mean two days is not read."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, timedelta
from typing import Any

from fazhi.ledgers.cells.wording import SPLIT_DIGITS, plain

FIRST_YEAR, LAST_YEAR = 1900, 2100
_SERIAL_ZERO = date(1899, 12, 30)
"""Day 0 of spreadsheet serial numbers (1900 system)."""

_SERIALS = range(20_000, 80_000)
"""Serial numbers taken for dates: 1954 to 2119."""

_DASHES = "‐‑‒–—―−-"  # the plain one last: it stands in brackets of patterns
_TO = rf"(?:至|到|~|[{_DASHES}])+"
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
_FULL = re.compile(rf"(\d{{4}})(?:年|[./{_DASHES}])(\d{{1,2}})(?:月|[./{_DASHES}])(\d{{1,2}})[日号]?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_NO_YEAR = re.compile(r"(\d{1,2})月(\d{1,2})[日号]?")
_WITH_TIME = re.compile(r"(.*?[\d日号])(?:T|\s+|(?<=[日号]))\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?")
_WORDED_RANGE = re.compile(
    rf"(?:(\d{{4}})年)?(\d{{1,2}})月(\d{{1,2}})[日号]?{_TO}(?:(\d{{4}})年)?(?:(\d{{1,2}})月)?(\d{{1,2}})[日号]"
)
_DOTTED_RANGE = re.compile(
    rf"(\d{{4}})(?P<dot>[./])(\d{{1,2}})(?P=dot)(\d{{1,2}}){_TO}(?:(\d{{4}})(?P=dot))?(\d{{1,2}})(?P=dot)(\d{{1,2}})"
)
_THREE = re.compile(rf"(\d{{1,4}})[./{_DASHES}](\d{{1,2}})[./{_DASHES}](\d{{1,4}})")
_TWO = re.compile(rf"(\d{{1,2}})[./{_DASHES}](\d{{1,2}})")
_SEVEN = re.compile(r"(\d{4})(\d)(\d)(\d)")


def read_date(value: Any, year: int) -> date | None:
    """The day that a raw cell means, or None where that is not certain.

    Parameters
    ----------
    value : object
        A date, a serial number, or text: 2024年3月5日, 2024.3.5, 2024/3/5, 2024-03-05, 20240305, 3月5日, with or without
        a time. A range (3月5日-7日, 2024.3.5—2024.3.7) is its first day: an event of several days is one event.
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
    if SPLIT_DIGITS.search(text):
        return None  # 2024-3-1 5: white space may have come between two numbers
    text = plain(text)
    if match := _FULL.fullmatch(text) or _COMPACT.fullmatch(text):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := _NO_YEAR.fullmatch(text):
        return _day(year, int(match[1]), int(match[2]))
    if match := _WORDED_RANGE.fullmatch(text):
        return _first_of(match[1], *match.group(2, 3, 4, 5, 6), year=year)
    if match := _DOTTED_RANGE.fullmatch(text):
        return _first_of(match[1], *match.group(3, 4, 5, 6, 7), year=year)
    return _of_number(float(text)) if _SERIAL.fullmatch(text) else None


def day_readings(text: str, year: int) -> tuple[date, ...]:
    """The days that a form in doubtful order could mean: 03/04/2024, 24.3.5, 5/3, 2024111; most likely first.

    Parameters
    ----------
    text : str
    year : int
        The year of the file, for 5/3 and for the century of 24.3.5.
    """
    short = plain(text)
    found: list[date | None] = []
    if match := _THREE.fullmatch(short):
        first, middle, last = (match[place] for place in (1, 2, 3))
        if len(last) == 4 and len(first) <= 2:
            found = [_day(int(last), int(first), int(middle)), _day(int(last), int(middle), int(first))]
        elif len(first) <= 2 and len(last) <= 2:
            found = [
                _day(_century(first, year), int(middle), int(last)),
                _day(_century(last, year), int(middle), int(first)),
                _day(_century(last, year), int(first), int(middle)),
            ]
    elif match := _TWO.fullmatch(short):
        found = [_day(year, int(match[1]), int(match[2])), _day(year, int(match[2]), int(match[1]))]
    elif match := _SEVEN.fullmatch(short):
        found = [_day(int(match[1]), int(match[2]), int(match[3] + match[4])),
                 _day(int(match[1]), int(match[2] + match[3]), int(match[4]))]  # fmt: skip
    return tuple(dict.fromkeys(day for day in found if day is not None))


def has_no_such_day(text: str, year: int) -> bool:
    """Whether the text has the form of a date that the calendar lacks, as 2月30日 has."""
    short = plain(text)
    if match := _FULL.fullmatch(short) or _COMPACT.fullmatch(short):
        return _day(int(match[1]), int(match[2]), int(match[3])) is None
    match = _NO_YEAR.fullmatch(short)
    return match is not None and _day(year, int(match[1]), int(match[2])) is None


def _first_of(
    year1: str | None, month1: str, day1: str, year2: str | None, month2: str | None, day2: str, *, year: int
) -> date | None:
    """The first day of a range whose end is a day too, and later."""
    start = _day(int(year1 or year), int(month1), int(day1))
    if start is None:
        return None
    end = _day(int(year2 or start.year), int(month2 or start.month), int(day2))
    if end is not None and end < start and month2 and not year2:
        end = _day(start.year + 1, int(month2), int(day2))  # 12月28日至1月3日
    return start if end is not None and end >= start else None


def _century(short_year: str, year: int) -> int:
    """The year that two digits mean: none that lies more than ten years ahead."""
    full = year // 100 * 100 + int(short_year)
    return full - 100 if full > year + 10 else full


def _of_number(number: float) -> date | None:
    if number != number or abs(number) > 1e9:
        return None
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
