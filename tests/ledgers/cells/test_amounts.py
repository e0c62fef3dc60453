"""Numbers: every form that is one, and those that are none."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi.ledgers.cells.amounts import chinese_number, read_number


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        (12, "12"),
        (12.0, "12"),
        (0.1 + 0.2, "0.3"),
        ("12", "12"),
        (" １２ ", "12"),
        ("1,234", "1234"),
        ("１，２３４．５", "1234.5"),
        ("3人", "3"),
        ("120人次", "120"),
        ("1.2万元", "12000"),
        ("2亿", "200000000"),
        ("一百二十", "120"),
        ("十五", "15"),
        ("一百零五", "105"),
        ("两万三千件", "23000"),
        ("-3", "-3"),
    ],
)
def test_reads(cell: object, number: str) -> None:
    assert read_number(cell) == Decimal(number)


@pytest.mark.parametrize(
    "cell",
    ["约20", "20余", "20余人", "若干", "12,34", "1.2.3", "一二三", "一百二", "百", "3-5", "", "A1", float("nan"), None],
)
def test_is_no_number(cell: object) -> None:
    assert read_number(cell) is None


_DIGITS = "零一二三四五六七八九"


def _in_chinese(number: int) -> str:
    """Textbook numerals below ten thousand, the reader's opposite."""
    text, zero = "", False
    for unit, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            text += ("零" if zero and text else "") + _DIGITS[digit] + sign
            zero = False
        else:
            zero = True
    return text


@given(st.integers(1, 9999))
def test_chinese_numerals_there_and_back(number: int) -> None:
    assert chinese_number(_in_chinese(number)) == number
