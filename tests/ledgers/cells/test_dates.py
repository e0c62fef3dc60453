"""Dates: every form that is one day, and those that could be two or none."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi.ledgers.cells.dates import read_date

MARCH_5 = date(2024, 3, 5)


@pytest.mark.parametrize(
    "cell",
    [
        MARCH_5,
        datetime(2024, 3, 5, 9, 30),
        "2024年3月5日",
        "2024年03月05日",
        "2024 年 3 月 5 日",
        "2024.3.5",
        "2024/3/5",
        "2024-03-05",
        "２０２４．３．５",
        "20240305",
        20240305,
        20240305.0,
        45356,
        "45356",
        "3月5日",
        "3月5号",
        "2024-3-5 12:30",
        "2024年3月5日9:05",
        "2024-03-05T10:11:12",
        "3月5日-7日",
        "2024年3月5日至4月2日",
    ],
)
def test_reads(cell: object) -> None:
    assert read_date(cell, 2024) == MARCH_5


@pytest.mark.parametrize(
    "cell",
    [
        "2024.3",
        "2024年3月",
        "24.3.5",
        "3/5/2024",
        "5.3",
        "2024年2月30日",
        "三月",
        "约3月5日",
        "3月5日-",
        "",
        3,
        12.5,
        True,
        None,
    ],
)
def test_is_no_date(cell: object) -> None:
    assert read_date(cell, 2024) is None


@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)))
def test_written_dates_come_back(day: date) -> None:
    forms = [
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year}.{day.month}.{day.day}",
        f"{day:%Y/%m/%d}",
        f"{day:%Y%m%d}",
        day.isoformat(),
    ]
    assert {read_date(form, 1999) for form in forms} == {day}
    if not (day.month == 2 and day.day == 29):
        assert read_date(f"{day.month}月{day.day}日", day.year) == day
