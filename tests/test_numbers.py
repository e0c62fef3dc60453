"""The one place that rounds and words a number."""

from __future__ import annotations

from decimal import ROUND_DOWN, Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from fazhi import numbers

HUNDRED = Decimal(100)
whole_numbers = st.integers(min_value=0, max_value=10**7).map(Decimal)
decimals = st.decimals(min_value=-(10**6), max_value=10**6, places=4)


def percent(part: int, whole: int, digits: int = 2) -> str:
    return numbers.quantity(numbers.ratio(Decimal(part), Decimal(whole), HUNDRED, digits), "%")


def change(now: int, before: int) -> str:
    return numbers.change_words(numbers.change_rate(Decimal(now), Decimal(before), 2), "%")


@pytest.mark.parametrize(
    ("value", "digits", "rounded"),
    [("2.345", 2, "2.35"), ("2.5", 0, "3"), ("-2.5", 0, "-3"), ("0.125", 2, "0.13"), ("-0.001", 2, "0.00")],
)
def test_rounds_half_away_from_zero_and_knows_no_negative_zero(value: str, digits: int, rounded: str) -> None:
    assert str(numbers.round_half_up(Decimal(value), digits)) == rounded


def test_rounds_once() -> None:
    # in two steps 2.449 would become 2.45 and then 2.5
    assert numbers.round_half_up(Decimal("2.449"), 1) == Decimal("2.4")


@settings(deadline=None)
@given(decimals, st.integers(min_value=0, max_value=3))
def test_rounding_moves_by_half_a_unit_at_most(value: Decimal, digits: int) -> None:
    unit = Decimal(1).scaleb(-digits)
    assert abs(numbers.round_half_up(value, digits) - value) * 2 <= unit


@pytest.mark.parametrize(
    ("part", "whole", "digits", "text"),
    [
        (68, 73, 2, "93.15%"),
        (594, 608, 1, "97.7%"),
        (595, 608, 1, "97.9%"),
        (587, 600, 1, "97.8%"),
        (2369, 2474, 2, "95.76%"),  # published as 95.87%
        (185, 186, 1, "99.5%"),
        (0, 5, 2, "0%"),
        (5, 5, 2, "100%"),
    ],
)
def test_rates(part: int, whole: int, digits: int, text: str) -> None:
    assert percent(part, whole, digits) == text


@pytest.mark.parametrize(
    ("part", "whole", "digits", "text"),
    [
        (185, 186, 0, "99%"),
        (199, 200, 0, "99.5%"),
        (9999, 10000, 1, "99.99%"),
        (1, 1000, 0, "0.1%"),
        (1, 300, 0, "0.3%"),
    ],
)
def test_a_rate_is_never_falsely_nothing_or_the_whole(part: int, whole: int, digits: int, text: str) -> None:
    assert percent(part, whole, digits) == text


def test_no_whole_number_of_successes_gives_97_8_of_608() -> None:
    assert "97.8%" not in {percent(part, 608, 1) for part in range(609)}


def test_a_ratio_of_nothing_is_not_a_number() -> None:
    with pytest.raises(ZeroDivisionError):
        numbers.ratio(Decimal(0), Decimal(0), HUNDRED, 2)


@settings(deadline=None)
@given(st.integers(0, 5000), st.integers(1, 5000), st.integers(0, 2))
def test_a_rate_is_nothing_or_the_whole_only_where_it_is(part: int, whole: int, digits: int) -> None:
    assume(part <= whole)
    rate = numbers.ratio(Decimal(part), Decimal(whole), HUNDRED, digits)
    assert (rate == 0) == (part == 0)
    assert (rate == 100) == (part == whole)


@settings(deadline=None)
@given(st.integers(0, 500), st.integers(0, 500), st.integers(1, 500))
def test_of_two_parts_the_larger_has_no_smaller_rate(part: int, other: int, whole: int) -> None:
    low, high = sorted((part, other))
    rates = [numbers.ratio(Decimal(each), Decimal(whole), HUNDRED, 2) for each in (low, high)]
    assert rates[0] <= rates[1]


@settings(deadline=None)
@given(st.integers(-500, 500), st.integers(1, 500), st.integers(0, 3))
def test_a_ratio_is_the_exact_quotient_rounded_once(part: int, whole: int, digits: int) -> None:
    rate = numbers.ratio(Decimal(part), Decimal(whole), HUNDRED, digits)
    kept = -int(rate.as_tuple().exponent)
    assert kept >= digits
    assert abs(Fraction(rate) - Fraction(part * 100, whole)) * 2 <= Fraction(1, 10**kept)


@pytest.mark.parametrize(
    ("now", "before", "words"),
    [
        (231, 279, "同比下降17.20%"),
        (155, 125, "同比增长24.00%"),
        (151, 66, "同比增长128.79%"),  # published truncated as 128.78%
        (73, 73, "与上年持平"),
        (20, 10, "同比增长100%"),
        (0, 12, "同比下降100%"),
        (100001, 100000, "同比增长0.001%"),  # not 与上年持平
        (1, 100000, "同比下降99.999%"),  # something is left
    ],
)
def test_the_change_of_a_count_is_a_percentage(now: int, before: int, words: str) -> None:
    assert change(now, before) == words


def test_no_whole_number_of_people_last_year_gives_17_20_percent() -> None:
    assert "同比下降17.20%" not in {change(566, before) for before in range(567, 1000)}


@pytest.mark.parametrize(
    ("points", "words"),
    [("3.3", "同比提高3.3个百分点"), ("-0.15", "同比下降0.15个百分点"), ("0.0", "与上年持平")],
)
def test_the_change_of_a_rate_is_in_points(points: str, words: str) -> None:
    assert numbers.change_words(Decimal(points), "百分点") == words


@settings(deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_only_an_equal_count_is_unchanged(now: int, before: int) -> None:
    words = change(now, before)
    assert ("持平" in words) == (now == before)
    assert ("增长" in words) == (now > before)
    assert ("下降" in words) == (now < before)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("237", "200余人次"),
        ("20480", "20000余人次"),
        ("200", "200人次"),  # an exact round number takes none
        ("20000", "20000人次"),
        ("7", "7人次"),  # nothing below ten
        ("7.5", "7.5人次"),
        ("10", "10人次"),
        ("11", "10余人次"),
        ("100", "100人次"),
        ("1335", "1300余人次"),
        ("12.5", "10余人次"),
    ],
)
def test_approximate_figures(value: str, text: str) -> None:
    assert numbers.quantity(Decimal(value), "人次", approximate=True) == text


@settings(deadline=None)
@given(whole_numbers)
def test_what_stands_before_yu_is_at_most_the_value_and_near_it(value: Decimal) -> None:
    kept = numbers.leading(value)
    assert kept <= value
    assert value < 10 or kept * 2 > value
    assert numbers.leading(kept) == kept


@settings(deadline=None)
@given(whole_numbers)
def test_yu_follows_round_numbers_only_and_never_an_exact_one(value: Decimal) -> None:
    text = numbers.quantity(value, "件", approximate=True)
    if "余" in text:
        digits = text.removesuffix("余件")
        assert value >= 10
        assert digits.endswith("0")
        assert Decimal(digits) < value
    else:
        assert text == f"{value}件"


@pytest.mark.parametrize(
    ("value", "unit", "noun", "text"),
    [
        ("608", "件", "", "608件"),
        ("5", "个", "部门", "5个部门"),
        ("1234567", "份", "", "1234567份"),
        ("93.15", "%", "", "93.15%"),
        ("17.20", "%", "", "17.20%"),
        ("100.00", "%", "", "100%"),
        ("0.00", "%", "", "0%"),
        ("1.2", "万元", "", "1.2万元"),
    ],
)
def test_quantities(value: str, unit: str, noun: str, text: str) -> None:
    assert numbers.quantity(Decimal(value), unit, noun) == text


@pytest.mark.parametrize(
    ("value", "text"), [("1E+3", "1000"), ("5.00", "5"), ("-0", "0"), ("2.50", "2.50"), ("0E-4", "0")]
)
def test_plain_digits_have_no_exponent_and_no_empty_decimals(value: str, text: str) -> None:
    assert numbers.plain(Decimal(value)) == text


@settings(deadline=None)
@given(decimals)
def test_plain_digits_read_back(value: Decimal) -> None:
    assert Decimal(numbers.plain(value)) == value


@pytest.mark.parametrize(("n", "text"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (99, "九十九")])
def test_heading_numerals(n: int, text: str) -> None:
    assert numbers.numeral(n) == text


@pytest.mark.parametrize("n", [0, 100, -1])
def test_no_heading_has_such_a_number(n: int) -> None:
    with pytest.raises(ValueError, match="no heading number"):
        numbers.numeral(n)


def test_all_heading_numerals_differ() -> None:
    assert len({numbers.numeral(n) for n in range(1, 100)}) == 99


@settings(deadline=None)
@given(whole_numbers)
def test_leading_digits_are_cut_not_rounded(value: Decimal) -> None:
    step = Decimal(10) ** max(len(str(int(value))) - (1 if value < 1000 else 2), 0)
    assert numbers.leading(value) == (value / step).to_integral_value(rounding=ROUND_DOWN) * step
