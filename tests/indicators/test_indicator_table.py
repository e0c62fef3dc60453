"""Statuses, reported figures, what is missing, and the rows behind a number."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from makers import (
    CASES,
    VILLAGES,
    case,
    make_catalog,
    make_chart,
    make_frame,
    make_indicator,
    make_ingested,
    make_reported,
    make_table,
    make_town,
)

from fazhi.errors import UsageError
from fazhi.findings import Finding
from fazhi.indicators import IndicatorTable, Status
from fazhi.ledgers import FILE, ROW, SHEET, Ingested, Quarantined
from fazhi.periods import parse


def without(*columns: str, rows: int = 2) -> Ingested:
    return make_ingested(frames={"cases": make_frame([case()] * rows, lacking=columns)})


def test_a_missing_ledger_is_missing_and_never_zero() -> None:
    value = make_table(None)["cases.received"]
    assert (value.status, value.value, value.text) == (Status.MISSING, None, "缺")
    assert value.reasons == ("缺案件台账",)
    assert value.awaited == ("信访办提供案件台账",)


def test_an_empty_ledger_is_zero() -> None:
    value = make_table([])["cases.received"]
    assert (value.status, value.value) == (Status.COMPUTED, 0)


def test_a_missing_column_is_missing_and_says_what_is_owed() -> None:
    value = make_table(without("形式"), make_indicator("one", where={"形式": "来信"}))["cases.one"]
    assert (value.status, value.value) == (Status.MISSING, None)
    assert value.reasons == ("案件台账缺形式列",)
    assert value.awaited == ("信访办补充案件台账的形式",)


def test_a_derived_column_misses_with_its_source() -> None:
    value = make_table(without("延期"), make_indicator("one", where={"期限内办结": True}))["cases.one"]
    assert value.status is Status.MISSING


@pytest.mark.parametrize("rows", ["carried over", "handled"])
def test_without_closing_dates_nobody_knows_what_was_carried_over(rows: str) -> None:
    value = make_table(without("办结日期", "状态"), make_indicator("one", rows=rows))["cases.one"]
    assert (value.status, value.value) == (Status.MISSING, None)
    assert value.awaited == ("信访办补充案件台账的办结日期",)


def test_nobody_owes_a_column_that_came_later() -> None:
    columns = tuple(each.model_copy(update={"since": 2025}) if each.title == "形式" else each for each in CASES.columns)
    ledger = CASES.model_copy(update={"columns": columns})
    catalog = make_catalog(make_indicator("one", where={"形式": "来信"}), ledgers=[ledger])
    value = make_table(without("形式"), catalog)["cases.one"]
    assert value.status is Status.MISSING and value.reasons and not value.awaited


def test_a_ledger_that_the_town_does_not_keep_gives_no_indicator() -> None:
    catalog = make_catalog(make_indicator("one"), make_indicator("places", ledger="places"))
    table = make_table([case()], catalog, town=make_town(kept=("cases",)))
    assert list(table.values) == ["cases.one"]
    with pytest.raises(UsageError, match=r"没有名为“cases\.places”的指标"):
        table["cases.places"]


def test_a_reported_figure_stands_in_for_missing_rows() -> None:
    table = make_table(make_ingested(reported=(make_reported("cases.received", "73"),)))
    value = table["cases.received"]
    assert (value.status, value.value) == (Status.REPORTED, 73)
    assert value.reasons == ("科室报送，信访办",)
    assert not table.findings


def test_a_reported_rate_keeps_its_parts() -> None:
    figure = make_reported("cases.one", "93.151", numerator=68, denominator=73)
    value = make_table(make_ingested(reported=(figure,)), make_indicator("one", unit="%", digits=2, of={}))["cases.one"]
    assert (value.text, value.numerator, value.denominator) == ("93.15%", 68, 73)


def test_a_figure_reported_for_another_year_does_not_count() -> None:
    table = make_table(make_ingested(reported=(make_reported("cases.received", "73", year=2022),)))
    assert table["cases.received"].status is Status.MISSING


def test_rows_win_over_a_reported_figure_and_both_are_shown() -> None:
    table = make_table(make_ingested([case(), case()], reported=(make_reported("cases.received", "3"),)))
    assert table["cases.received"].value == 2
    (finding,) = table.findings
    assert (finding.code, finding.file, finding.indicators) == ("reported-differs", "reported.csv", ("cases.received",))
    assert "台账2件" in finding.message and "报送3件" in finding.message


def test_a_reported_figure_that_agrees_is_no_finding() -> None:
    table = make_table(make_ingested([case(), case()], reported=(make_reported("cases.received", "2"),)))
    assert not table.findings


def kept_out(reason: str) -> dict[str, Any]:
    return {"quarantined": {"cases": (Quarantined("台账.xlsx", "Sheet1", 9, reason, "…"),)}}


def test_an_indicator_that_lost_a_row_is_partial_and_says_so() -> None:
    value = make_table(make_ingested([case()], **kept_out("row-quarantined")))["cases.received"]
    assert (value.status, value.value, value.quarantined) == (Status.PARTIAL, 1, 1)
    assert value.reasons == ("有内容未能计入，见数据检查",)


def test_a_duplicate_that_was_kept_out_costs_nothing() -> None:
    value = make_table(make_ingested([case()], **kept_out("row-duplicate")))["cases.received"]
    assert (value.status, value.quarantined) == (Status.COMPUTED, 1)


@pytest.mark.parametrize(
    ("code", "status"),
    [
        ("cell-unreadable", Status.PARTIAL),
        ("key-duplicate", Status.PARTIAL),
        ("error-cells", Status.PARTIAL),
        ("rows-hidden", Status.COMPUTED),
        ("state-without-date", Status.COMPUTED),
    ],
)
def test_findings_that_cost_something_make_the_indicators_they_name_partial(code: str, status: Status) -> None:
    finding = Finding(code, "…").touching(["cases.one"])
    catalog = make_catalog(make_indicator("one"), make_indicator("two"))
    table = make_table(make_ingested([case()], findings=(finding,)), catalog)
    assert table["cases.one"].status is status
    assert table["cases.two"].status is Status.COMPUTED


def test_a_figure_listed_as_approximate_prints_with_yu_and_keeps_its_value() -> None:
    table = make_table([case(人数=237)], make_indicator("one", unit="人次", sum="人数"), approximate=("cases.one",))
    assert (table["cases.one"].value, table["cases.one"].text) == (237, "200余人次")


def test_the_period_decides_what_counts() -> None:
    rows = [case("2024-03-01"), case("2024-06-30"), case("2024-07-01")]
    counts = {
        name: make_table(rows, period=parse(name, 2024))["cases.received"].value
        for name in ("上半年", "下半年", "全年")
    }
    assert counts == {"上半年": 2, "下半年": 1, "全年": 3}


def test_an_unknown_name_offers_a_near_one() -> None:
    with pytest.raises(UsageError, match=r"最接近的是 cases\.received"):
        make_table([])["cases.recieved"]


def test_indicators_of_two_ledgers() -> None:
    indicator = make_indicator("share", unit="%", of={"ledger": "facts"})
    frames = {"cases": make_frame([case()]), "facts": make_frame([case()] * 4)}
    assert make_table(make_ingested(frames=frames), indicator)["cases.share"].text == "25%"
    del frames["facts"]
    value = make_table(make_ingested(frames=frames), indicator)["cases.share"]
    assert value.reasons == ("缺事项台账",)


# --- the rows behind a number

PRIVATE = ("姓名", "编组", "事由")
FULL_CASE = case(
    形式="来信", 人数=3, 姓名="甲某", 编组="一组", 事由="某某与某某", **{"村（社区）": VILLAGES[0]}
)  # fmt: skip


def test_the_rows_behind_a_count_with_their_places() -> None:
    rows = make_table(
        [case(), case(形式="来信"), case("2023-01-01", 形式="来信")], make_indicator("one", where={"形式": "来信"})
    ).rows("cases.one")
    assert rows[[FILE, SHEET, ROW]].values.tolist() == [["台账.xlsx", "Sheet1", 5]]
    assert list(rows.columns) == ["计入", FILE, SHEET, ROW, "编号", "登记日期", "形式"]
    assert rows["计入"].tolist() == ["计数"]


def test_the_rows_of_a_rate_say_which_part_they_are_of() -> None:
    table = make_table([case(), case(形式="来信")], make_indicator("one", unit="%", where={"形式": "来信"}, of={}))
    assert table.rows("cases.one")["计入"].tolist() == ["分子", "分母", "分母"]


def test_a_missing_indicator_has_no_rows() -> None:
    assert make_table(None).rows("cases.received").empty


def test_rows_hold_no_personal_column_even_where_the_indicator_reads_one() -> None:
    where = {"姓名": {"present": True}, "编组": {"present": True}, "事由": {"present": True}}
    rows = make_table([FULL_CASE], make_indicator("one", where=where)).rows("cases.one")
    assert len(rows) == 1
    assert not set(PRIVATE) & set(rows.columns)


def test_rows_of_a_sensitive_ledger_show_places_alone() -> None:
    catalog = make_catalog(make_indicator("one"), ledgers=[CASES.model_copy(update={"sensitive": True})])
    rows = make_table([FULL_CASE], catalog).rows("cases.one")
    assert list(rows.columns) == ["计入", FILE, SHEET, ROW]


DAYS = st.sampled_from([None, "2023-12-31", "2024-02-01", "2024-12-31", "2025-01-01"])
CASE_ROWS = st.lists(
    st.builds(
        lambda received, closed, status, form, people: case(
            received, 办结日期=closed if closed and closed >= received else None, 状态=status, 形式=form, 人数=people
        ),
        st.sampled_from(["2022-05-01", "2023-11-30", "2024-01-01", "2024-06-30", "2024-12-31"]),
        DAYS,
        st.sampled_from([None, "已办结", "办理中", "退回"]),
        st.sampled_from([None, "来信", "网上", "来访"]),
        st.sampled_from([None, 1, 2, 30]),
    ),
    max_size=12,
)
COUNTS: dict[str, dict[str, Any]] = {
    "received": {},
    "closed": {"rows": "handled", "where": {"办结日期": "by cut-off"}},
    "open": {"rows": "handled", "where": {"办结日期": "open at cut-off"}, "stock": True},
    "opening": {"rows": "carried over"},
    "other": {"where": {"形式": {"not": "来信"}, "any": [{"人数": {"min": 2}}, {"状态": "办理中"}]}},
}
CATALOG = make_catalog(*(make_indicator(key, **table) for key, table in COUNTS.items()))


@settings(deadline=None, max_examples=20)
@given(CASE_ROWS)
def test_the_rows_behind_a_count_are_as_many_as_it_says(rows: list[dict[str, Any]]) -> None:
    table: IndicatorTable = make_table(rows, CATALOG)
    for name, value in table.values.items():
        behind = table.rows(name)
        assert value.status is not Status.MISSING or not any(row["登记日期"].startswith("2024") for row in rows)
        assert len(behind) == (value.value or 0) == value.rows
        assert behind.index.is_unique
        assert not set(PRIVATE) & set(behind.columns)


@settings(deadline=None, max_examples=20)
@given(CASE_ROWS)
def test_the_value_does_not_depend_on_the_order_of_rows(rows: list[dict[str, Any]]) -> None:
    there, back = make_table(rows, CATALOG), make_table(rows[::-1], CATALOG)
    assert {name: each.value for name, each in there.values.items()} == {
        name: each.value for name, each in back.values.items()
    }


def test_rows_are_a_copy_that_an_analyst_may_change() -> None:
    table = make_table([case()])
    mine = table.rows("cases.received")
    mine.loc[0, ROW] = 99
    assert table.rows("cases.received")[ROW].tolist() == [4]


def test_without_closing_dates_the_status_decides_and_says_so() -> None:
    rows = [case("2024-03-01", 状态=status) for status in ("已办结", "已办结", "办理中", "退回")]
    ingested = make_ingested(frames={"cases": make_frame(rows, lacking=("办结日期",))})
    closed = make_indicator("closed", where={"办结日期": "by cut-off"})
    still_open = make_indicator("open", where={"办结日期": "open at cut-off"}, rows="handled", stock=True)
    in_time = make_indicator("in_time", where={"期限内办结": True})
    charts = [make_chart("cases.open")]

    table = make_table(ingested, make_catalog(closed, still_open, in_time, charts=charts))

    assert (table["cases.closed"].value, table["cases.open"].value) == (2, 1)
    assert table["cases.in_time"].status is Status.MISSING  # no false zero
    assert ("cases.open", "month") not in table.breakdowns
    assert [finding.code for finding in table.findings] == ["state-without-date"]


def test_last_years_file_handed_in_is_no_zero() -> None:
    value = make_table([case("2023-03-01", 办结日期="2023-04-01")] * 3)["cases.received"]
    assert (value.status, value.value) == (Status.MISSING, None)
    assert value.reasons == ("案件台账里没有2024年的记录",)
    assert value.awaited == ("信访办更正案件台账",)


def test_a_period_without_rows_in_a_year_that_has_some_is_zero() -> None:
    table = make_table([case("2024-03-01")], period=parse("下半年", 2024))
    assert table["cases.received"].value == 0


def test_a_ledger_whose_rows_were_all_kept_out_is_no_zero() -> None:
    lost = {"cases": (Quarantined("甲.xlsx", "甲", 4, "row-quarantined", "编号是空的"),)}
    ingested = make_ingested(frames={"cases": make_frame([])}, quarantined=lost)
    assert make_table(ingested)["cases.received"].reasons == ("案件台账的行都未能计入",)


def test_coverage_of_no_villages_is_missing() -> None:
    table = make_table([case("2024-03-01")], make_indicator("all", covers="村（社区）"), town=make_town(villages=()))
    assert table["cases.all"].status is Status.MISSING
    assert table["cases.all"].awaited == ("起草人在 town.toml 填写村（社区）名单",)


def test_filed_figures_are_of_a_whole_year() -> None:
    filed = make_reported("cases.received", 279, year=2023, source="上年已报报告")
    last = make_ingested([case("2023-03-01")] * 2, year=2023)
    half = make_ingested([case("2024-03-01")], reported=(filed,))
    whole = make_table(half, last=last)["cases.received"]
    part = make_table(half, last=last, period=parse("上半年", 2024))["cases.received"]
    assert (whole.previous, whole.previous_source) == (279, "filed")
    assert (part.previous, part.previous_source) == (2, "recomputed")
