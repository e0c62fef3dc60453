"""An indicator by month, village, choice or class: the cells add up to the number."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from makers import VILLAGES, case, make_catalog, make_chart, make_frame, make_indicator, make_ingested, make_table

from fazhi.indicators import UNKNOWN, Breakdown
from fazhi.periods import parse

VILLAGE = "村（社区）"


def broken(
    cases: list[dict[str, Any]], by: str, /, bins: tuple[int, ...] = (), period: str = "全年", **table: Any
) -> Breakdown:
    indicator = make_indicator("one", **table)
    catalog = make_catalog(indicator, charts=[make_chart("cases.one", by=by, bins=bins)])
    return make_table(cases, catalog, period=parse(period, 2024)).breakdowns["cases.one", by]


def cells(breakdown: Breakdown) -> dict[str, Any]:
    return {cell.key: cell.value for cell in breakdown.cells if cell.value}


def test_by_month_in_the_order_of_the_calendar() -> None:
    found = broken([case("2024-03-01"), case("2024-03-31"), case("2024-12-31"), case("2023-03-01")], "month")
    assert [cell.key for cell in found.cells] == [f"{month}月" for month in range(1, 13)]
    assert cells(found) == {"3月": 2, "12月": 1}


def test_by_month_within_the_period() -> None:
    found = broken([case("2024-03-01"), case("2024-08-01")], "month", period="上半年")
    assert [cell.key for cell in found.cells] == [f"{month}月" for month in range(1, 7)]


def test_closings_stand_in_the_month_of_their_closing() -> None:
    rows = [case("2024-01-05", 办结日期="2024-04-05"), case("2023-12-01", 办结日期="2024-02-01")]
    found = broken(rows, "month", rows="handled", where={"办结日期": "by cut-off"}, month_by="办结日期")
    assert cells(found) == {"2月": 1, "4月": 1}


def test_a_stock_is_taken_at_each_months_end() -> None:
    rows = [case("2024-01-31", 办结日期="2024-03-01"), case("2023-12-01", 办结日期="2024-02-29")]
    found = broken(rows, "month", rows="handled", where={"办结日期": "open at cut-off"}, stock=True)
    assert [cell.value for cell in found.cells[:4]] == [2, 1, 0, 0]


def test_the_last_month_of_a_stock_ends_with_the_cut_off() -> None:
    indicator = make_indicator("one", rows="handled", where={"办结日期": "open at cut-off"}, stock=True)
    catalog = make_catalog(indicator, charts=[make_chart("cases.one")])
    period = parse("全年", 2024, date(2024, 11, 15))
    table = make_table([case("2024-11-01", 办结日期="2024-11-20")], catalog, period=period)
    assert table.breakdowns["cases.one", "month"].cells[-1].value == table["cases.one"].value == 1


def test_by_village_in_the_towns_order_with_the_empty_ones() -> None:
    found = broken([case(**{VILLAGE: VILLAGES[2]}), case()], "village")
    assert [(cell.key, cell.value) for cell in found.cells] == [*zip(VILLAGES, (0, 0, 1), strict=True), (UNKNOWN, 1)]


def test_by_choice_in_the_catalogues_order() -> None:
    found = broken([case(形式="来访"), case(形式="来信"), case(形式="来访")], "形式")
    assert [(cell.key, cell.value, cell.rows) for cell in found.cells] == [
        ("来信", 1, 1),
        ("网上", 0, 0),
        ("来访", 2, 2),
    ]


def test_an_open_list_has_the_most_frequent_first() -> None:
    found = broken([case(单位="甲"), case(单位="乙"), case(单位="乙")], "单位")
    assert [cell.key for cell in found.cells] == ["乙", "甲"]


def test_a_case_for_several_counts_in_each() -> None:
    assert cells(broken([case(对象=("干部", "群众")), case(对象=("群众",)), case()], "对象")) == {
        "干部": 1, "群众": 2, UNKNOWN: 1,
    }  # fmt: skip


def test_classes_of_a_number() -> None:
    rows = [case(人数=people) for people in (1, 30, 31, 60, 61, 999)] + [case()]
    found = broken(rows, "人数", bins=(30, 60))
    assert [(cell.key, cell.value) for cell in found.cells] == [
        ("30以内", 2),
        ("31—60", 2),
        ("60以上", 2),
        (UNKNOWN, 1),
    ]


def test_a_rate_by_village_divides_within_it_and_is_undefined_without_cases() -> None:
    rows = [case(形式="来信", **{VILLAGE: VILLAGES[0]}), case(**{VILLAGE: VILLAGES[0]}), case(**{VILLAGE: VILLAGES[1]})]
    found = broken(rows, "village", unit="%", digits=1, where={"形式": "来信"}, of={})
    assert [cell.value for cell in found.cells] == [Decimal("50.0"), Decimal("0.0"), None]
    assert [cell.rows for cell in found.cells] == [1, 1, 0]


def test_a_sum_by_choice() -> None:
    assert cells(broken([case(形式="来信", 人数=3), case(形式="来信", 人数=4)], "形式", sum="人数")) == {"来信": 7}


@pytest.mark.parametrize("by", ["形式", "village", "month"])
def test_no_breakdown_where_ledger_or_column_is_missing(by: str) -> None:
    catalog = make_catalog(charts=[make_chart(by=by)])
    assert not make_table(None, catalog).breakdowns
    lacking = {"形式": "形式", "village": VILLAGE, "month": "登记日期"}[by]
    frames = {"cases": make_frame([case()], lacking=[lacking])}
    assert not make_table(make_ingested(frames=frames), catalog).breakdowns


dated = st.dates(date(2023, 1, 1), date(2025, 3, 1)).map(str)
CASE = st.builds(
    lambda received, form, village, people, closed: case(
        received, 形式=form, 人数=people, 办结日期=max(closed, received), **{VILLAGE: village}
    ),
    dated,
    st.sampled_from([None, "来信", "网上", "来访"]),
    st.sampled_from([None, *VILLAGES]),
    st.one_of(st.none(), st.integers(0, 100)),
    dated,
)
MEASURES: dict[str, dict[str, Any]] = {
    "received": {},
    "people": {"sum": "人数"},
    "closed": {"rows": "handled", "where": {"办结日期": "by cut-off"}, "month_by": "办结日期"},
}
WAYS = [("month", ()), ("village", ()), ("形式", ()), ("人数", (5, 20))]
EVERYTHING = make_catalog(
    *(make_indicator(key, **table) for key, table in MEASURES.items()),
    charts=[
        make_chart(tuple(f"cases.{key}" for key in MEASURES), id=f"cases.{by}", by=by, bins=bins) for by, bins in WAYS
    ],
)


@settings(deadline=None, max_examples=20)
@given(st.lists(CASE, max_size=12), st.sampled_from(["全年", "上半年"]))
def test_the_cells_add_up_to_the_value(rows: list[dict[str, Any]], period: str) -> None:
    table = make_table(rows, EVERYTHING, period=parse(period, 2024))
    if any(value.value is None for value in table.values.values()):
        return  # no row of the year at all: the ledger is another year's, and nothing is made of it
    assert len(table.breakdowns) == len(MEASURES) * len(WAYS)
    for (name, by), found in table.breakdowns.items():
        assert sum(cell.value or 0 for cell in found.cells) == table[name].value, (name, by)
        assert sum(cell.rows for cell in found.cells) == table[name].rows
