"""The part of a year that a report speaks of."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fazhi.errors import SettingsError
from fazhi.periods import NAMED, parse


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("全年", (1, 1), (12, 31)),
        ("上半年", (1, 1), (6, 30)),
        ("下半年", (7, 1), (12, 31)),
        ("一季度", (1, 1), (3, 31)),
        ("前三季度", (1, 1), (9, 30)),
        ("1—11月", (1, 1), (11, 30)),
        ("1-11月", (1, 1), (11, 30)),
        ("2月", (2, 1), (2, 29)),
    ],
)
def test_names(name: str, first: tuple[int, int], last: tuple[int, int]) -> None:
    period = parse(name, 2024)
    assert (period.start, period.end) == (date(2024, *first), date(2024, *last))
    assert period.cut_off == period.end
    assert period.name == name.replace("-", "—")


@pytest.mark.parametrize("name", ["", "今年", "13月", "5—3月", "0—3月", "五季度"])
def test_an_unknown_name_lists_the_known_ones(name: str) -> None:
    with pytest.raises(SettingsError, match="上半年"):
        parse(name, 2024)


def test_a_cut_off_before_the_period_would_make_everything_zero() -> None:
    with pytest.raises(SettingsError, match="2023-12-31 早于2024年全年"):
        parse("全年", 2024, date(2023, 12, 31))


def test_events_count_to_the_end_or_to_an_earlier_cut_off() -> None:
    assert parse("全年", 2024, date(2024, 11, 30)).last == date(2024, 11, 30)
    assert parse("上半年", 2024, date(2024, 7, 31)).last == date(2024, 6, 30)


def test_a_cut_off_long_after_the_period_is_an_error() -> None:
    with pytest.raises(SettingsError, match="晚了153天"):
        parse("上半年", 2024, date(2024, 11, 30))


def test_months_end_with_the_cut_off() -> None:
    assert parse("前三季度", 2024).months == tuple(range(1, 10))
    assert parse("全年", 2024, date(2024, 11, 2)).months == tuple(range(1, 12))


def test_a_month_end_moves_end_and_cut_off() -> None:
    moved = parse("全年", 2024).up_to_month(2)
    assert (moved.start, moved.end, moved.cut_off) == (date(2024, 1, 1), date(2024, 2, 29), date(2024, 2, 29))
    assert parse("全年", 2024, date(2024, 2, 10)).up_to_month(2).cut_off == date(2024, 2, 10)


def test_the_year_before_has_the_same_period_and_the_same_cut_off_day() -> None:
    before = parse("上半年", 2024, date(2024, 7, 5)).year_before()
    assert (before.name, before.year, before.cut_off) == ("上半年", 2023, date(2023, 7, 5))


def test_the_year_before_a_leap_day() -> None:
    assert parse("一季度", 2024, date(2024, 2, 29)).year_before().cut_off == date(2023, 2, 28)


def test_the_year_before_may_have_its_own_cut_off() -> None:
    assert parse("全年", 2024).year_before(date(2023, 12, 20)).cut_off == date(2023, 12, 20)


@settings(deadline=None)
@given(st.sampled_from(sorted(NAMED)), st.integers(1950, 2900))
def test_a_period_lies_in_its_year_and_its_months_cover_it(name: str, year: int) -> None:
    period = parse(name, year)
    assert period.year == year == period.end.year
    assert (period.months[0], period.months[-1]) == (period.start.month, period.end.month)
    assert period.year_before().year_before().year == year - 2
