"""Identity numbers that can exist and those that cannot. All numbers here are made up."""

from __future__ import annotations

import pytest
from builders import a_town
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn.ric import calc_check_digit

from fazhi.catalog import Column
from fazhi.ledgers.cells.faults import Fault
from fazhi.ledgers.cells.identity import has_lost_digits, identity_fault
from fazhi.ledgers.cells.values import Context, read_cell

IDENTITY = Column(title="身份证号", type="text", privacy="P", format="identity")
CONTEXT = Context.of(a_town(), 2024)


def number(stem: str) -> str:
    """Seventeen digits and their check digit."""
    return stem + calc_check_digit(stem + "0")


GOOD = number("99000019900101123")


@pytest.mark.parametrize(
    "cell",
    [
        GOOD,
        f" {GOOD[:6]} {GOOD[6:14]} {GOOD[14:]}",
        GOOD.translate(str.maketrans("0123456789", "０１２３４５６７８９")),
        f"{GOOD}、{GOOD}",
        "990000900101123",
    ],
)
def test_a_number_that_can_exist(cell: str) -> None:
    assert identity_fault(cell, 2024) is None
    assert isinstance(read_cell(cell, IDENTITY, CONTEXT), str)


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        (GOOD[:-1] + str((int(GOOD[-1].replace("X", "0")) + 1) % 10), "校验码不符"),
        (number("99000019901301123"), "出生日期不存在"),
        (number("99000019900230123"), "出生日期不存在"),
        (number("99000020250101123"), "出生日期不可能"),
        (GOOD[:-1], "有17位，应为18位"),
        (GOOD[:-2] + "**", "有不该有的字符"),
        ("990000901301123", "出生日期不存在"),
        (f"{GOOD}、123", "有3位"),
        ("张三", "有2位"),
    ],
)
def test_a_number_that_cannot(cell: str, why: str) -> None:
    fault = read_cell(cell, IDENTITY, CONTEXT)
    assert isinstance(fault, Fault)
    assert fault.code == "cell-identity"
    assert why in fault.why
    assert cell not in fault.why


@pytest.mark.parametrize("cell", [3.40603199001011e17, "3.40603E+17", "3.40603e+17"])
def test_digits_that_a_spreadsheet_lost(cell: object) -> None:
    assert has_lost_digits(cell)
    fault = read_cell(cell, IDENTITY, CONTEXT)
    assert isinstance(fault, Fault)
    assert fault.code == "cell-identity" and "已经丢失" in fault.why


def test_short_numbers_and_texts_have_lost_nothing() -> None:
    assert not any(has_lost_digits(cell) for cell in (13812341234.0, "E17", "5E10", GOOD, "", None, 12))


@pytest.mark.parametrize("cell", ["无", "／", ""])
def test_nothing_is_nothing(cell: str) -> None:
    assert read_cell(cell, IDENTITY, CONTEXT) is None


@given(st.dates().filter(lambda day: 1900 <= day.year <= 2024), st.integers(0, 999))
def test_a_changed_digit_is_noticed(born: object, order: int) -> None:
    good = number(f"990000{born:%Y%m%d}{order:03}")
    assert identity_fault(good, 2024) is None
    last_but_one = str((int(good[16]) + 1) % 10)
    assert identity_fault(good[:16] + last_but_one + good[17], 2024) is not None
