"""Shares of one whole that the text does not name: which wholes are possible, and what is told of a named one."""

from __future__ import annotations

from decimal import Decimal

import pytest
from audit.figure_builders import figure
from hypothesis import given
from hypothesis import strategies as st

from fazhi.audit.arithmetic.denominators import agreed, common, disagreed, slip, total_of
from fazhi.audit.figure import Figure
from fazhi.audit.judgement import Verdict
from fazhi.numbers import round_half_up


def pairs(*printed: tuple[str, str]) -> list[tuple[Figure, Figure]]:
    """Parts and rates out of their phrases."""
    return [(figure(part), figure(rate)) for part, rate in printed]


THREE = pairs(("2310件", "46.2%"), ("1490件", "29.8%"), ("1200件", "24.0%"))


def test_the_sum_of_the_parts_is_the_whole_where_it_fits() -> None:
    possible = common(THREE)
    assert possible is not None
    total = total_of(THREE, possible)
    assert (total.value, total.text) == (5000, "5000件")
    assert agreed(THREE, total).explanation == "以5000件为分母，各项占比相符。"


def test_some_of_the_parts_leave_one_whole_number() -> None:
    some = pairs(("54件", "58.06%"), ("33件", "35.48%"))
    possible = common(some)
    assert possible is not None
    assert total_of(some, possible).text == "93件"


def test_some_of_many_leave_a_range() -> None:
    some = pairs(("212件", "7.3%"), ("58件", "2.0%"))
    possible = common(some)
    assert possible is not None
    assert total_of(some, possible).text == "2885—2924件"


def test_shares_that_were_all_cut_off_agree_too() -> None:
    possible = common(pairs(("25件", "26.8%"), ("26件", "27.9%"), ("13件", "13.9%")))
    assert possible is not None
    assert Decimal(93) in possible


@pytest.mark.parametrize(
    "printed",
    [
        pytest.param((("2310件", "46.2%"), ("1200件", "42.0%")), id="two wholes"),
        pytest.param((("1件", "60%"), ("1件", "61%")), id="no whole number between"),
        pytest.param((("54件", "58.07%"), ("33件", "35.48%")), id="one is off by a digit"),
    ],
)
def test_shares_of_different_wholes_have_none_in_common(printed: tuple[tuple[str, str], ...]) -> None:
    assert common(pairs(*printed)) is None


@given(
    whole=st.integers(1, 10**6), parts=st.lists(st.integers(1, 10**6), min_size=1, max_size=6), places=st.integers(0, 2)
)
def test_rounded_shares_of_one_whole_always_agree_on_it(whole: int, parts: list[int], places: int) -> None:
    printed = [
        (f"{part}件", f"{rate:f}%")
        for part in parts
        if (rate := round_half_up(Decimal(100 * min(part, whole)) / whole, places)) and part <= whole
    ]
    possible = common(pairs(*printed))
    assert possible is not None
    assert Decimal(whole) in possible


@pytest.mark.parametrize(
    ("first", "second", "slipped"),
    [
        pytest.param("5900件", "5000件", True, id="a digit"),
        pytest.param("4326件", "4236件", True, id="two swapped"),
        pytest.param("50000件", "5000件", True, id="a nought"),
        pytest.param("41.63万件", "413600件", True, id="swapped before 万"),
        pytest.param("9873件", "5000件", False, id="another number"),
        pytest.param("93件", "95件", False, id="too short to tell"),
        pytest.param("284406件", "195532件", False, id="many digits"),
    ],
)
def test_a_slip_is_one_digit_two_swapped_or_a_nought(first: str, second: str, slipped: bool) -> None:
    assert slip(figure(first), figure(second)) is slipped


def test_another_total_is_open_and_a_mistyped_one_is_wrong() -> None:
    possible = common(THREE)
    assert possible is not None
    total = total_of(THREE, possible)
    other = disagreed(THREE, total, figure("9873件"))
    assert (other.verdict, other.expected) == (Verdict.UNDETERMINED, "")
    assert "可能另有口径" in other.explanation
    typed = disagreed(THREE, total, figure("5900件"))
    assert (typed.verdict, typed.expected) == (Verdict.INCONSISTENT, "5000件")


def test_numbers_too_strange_have_no_whole_in_common() -> None:
    assert common(pairs((f"{10**30}件", "46.2%"), ("1200件", "24.0%"))) is None
