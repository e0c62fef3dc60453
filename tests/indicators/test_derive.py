"""Columns computed from other columns."""

from __future__ import annotations

from datetime import date

import pandas as pd
from makers import CASES, YEAR_2024, case, make_frame

from fazhi.indicators.derive import with_derived
from fazhi.periods import parse


def derived(title: str, *rows: dict[str, object]) -> list[object]:
    frame = with_derived(make_frame(rows), CASES, YEAR_2024)
    return [None if pd.isna(value) else value for value in frame[title]]


def test_days_between() -> None:
    assert derived("办理天数", case("2024-02-01", 办结日期="2024-03-01"), case("2024-02-01")) == [29, None]


def test_days_to_the_cut_off() -> None:
    assert derived("未结天数", case("2024-12-30")) == [1]
    frame = with_derived(make_frame([case("2024-11-01")]), CASES, parse("全年", 2024, date(2024, 11, 30)))
    assert frame["未结天数"].tolist() == [29]


def test_a_limit_and_its_extension() -> None:
    limits = derived("期限", case("2024-01-01"), case("2024-01-01", 延期=True), case("2024-01-01", 延期=False))
    assert limits == [pd.Timestamp("2024-03-01"), pd.Timestamp("2024-03-31"), pd.Timestamp("2024-03-01")]


def test_in_time_is_unknown_where_a_date_is_missing() -> None:
    found = derived(
        "期限内办结", case("2024-01-01", 办结日期="2024-03-01"), case("2024-01-01", 办结日期="2024-03-02"), case()
    )
    assert found == [True, False, None]


def test_the_earliest_known_date() -> None:
    found = derived("最早", case("2024-05-01", 办结日期="2024-04-01"), case("2024-05-01"))
    assert found == [pd.Timestamp("2024-04-01"), pd.Timestamp("2024-05-01")]


def test_what_a_file_lacks_is_left_out_not_guessed() -> None:
    frame = with_derived(make_frame([case()], lacking=["延期"]), CASES, YEAR_2024)
    assert "期限" not in frame and "期限内办结" not in frame
    assert "办理天数" in frame


def test_the_ledger_itself_stays_as_it_was() -> None:
    frame = make_frame([case()])
    with_derived(frame, CASES, YEAR_2024)
    assert "办理天数" not in frame
