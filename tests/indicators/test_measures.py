"""Each measure on a few rows."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from makers import VILLAGES, case, make_catalog, make_indicator, make_table, make_town

from fazhi.indicators import Status, Value

ROWS = [
    case(形式="来信", 法规=("民法典", "信访条例"), 人数=3, 金额="0.10", 单位="甲", **{"村（社区）": VILLAGES[0]}),
    case(形式="来信", 法规=("信访条例",), 人数=1, 金额="0.20", 单位="乙", **{"村（社区）": VILLAGES[1]}),
    case(形式="网上", 法规=(), 单位="乙"),
    case("2023-02-02", 形式="来访", 法规=("旧法",), 人数=50, 金额="99", 单位="丙"),
]


def valued(cases: list[dict[str, Any]] = ROWS, /, **table: Any) -> Value:
    return make_table(cases, make_indicator("one", **table))["cases.one"]


@pytest.mark.parametrize(
    ("table", "value"),
    [
        ({}, "3"),
        ({"rows": "all"}, "4"),
        ({"where": {"形式": "来信"}}, "2"),
        ({"sum": "人数"}, "4"),  # a missing number adds nothing
        ({"sum": "金额", "digits": 2}, "0.30"),  # exact, not 0.30000000000000004
        ({"distinct": "单位"}, "2"),
        ({"distinct": "法规"}, "2"),
        ({"min": "人数"}, "1"),
        ({"max": "人数"}, "3"),
        ({"list": "法规"}, "2"),
        ({"only": "单位", "where": {"形式": "网上"}}, "1"),
        ({"covers": "村（社区）"}, "2"),
        ({"covers": "形式"}, "2"),
        ({"unit": "万元", "sum": "人数", "scale": 0.0001, "digits": 4}, "0.0004"),
    ],
)
def test_measures(table: dict[str, Any], value: str) -> None:
    found = valued(**table)
    assert str(found.value) == value
    assert found.status is Status.COMPUTED


def test_names_are_the_most_frequent_first_and_then_as_they_came() -> None:
    assert valued(list="法规").names == ("信访条例", "民法典")
    assert valued(list="单位").names == ("乙", "甲")
    assert valued([case(单位="丁"), case(单位="丙")], list="单位").names == ("丁", "丙")


def test_the_smallest_of_nothing_is_undefined_and_a_sum_of_nothing_is_zero() -> None:
    assert valued([case()], min="人数").status is Status.UNDEFINED
    assert valued([], max="人数").value is None
    assert valued([], sum="人数").value == 0
    assert valued([], list="法规").value == 0


def test_coverage_is_full_only_where_every_village_has_a_row() -> None:
    rows = [case(**{"村（社区）": name}) for name in VILLAGES]
    covered, partly = valued(rows, covers="村（社区）"), valued(rows[:2] * 3, covers="村（社区）")
    assert covered.full and covered.value == covered.denominator == 3
    assert not partly.full and (partly.numerator, partly.denominator) == (2, 3)
    assert not valued([], covers="村（社区）").full


def test_coverage_of_choices_leaves_out_the_other() -> None:
    rows = [case(对象=("干部", "其他")), case(对象=("群众",))]
    found = valued(rows, covers="对象")
    assert found.full and found.names == ("干部", "群众") and found.denominator == 2


def test_coverage_without_villages_is_never_full() -> None:
    table = make_table([case()], make_indicator("one", covers="村（社区）"), town=make_town(villages=()))
    assert not table["cases.one"].full


def test_a_ratio_keeps_numerator_and_denominator_and_rounds_once() -> None:
    rate = valued(unit="%", digits=1, where={"形式": "来信"}, of={})
    assert (rate.value, rate.numerator, rate.denominator) == (Decimal("66.7"), 2, 3)
    assert rate.text == "66.7%"
    assert rate.rows == 3


def test_a_full_ratio_is_the_whole() -> None:
    rate = valued(unit="%", digits=2, of={})
    assert rate.full and rate.text == "100%"


def test_a_ratio_of_nothing_is_undefined_not_zero() -> None:
    rate = valued([], unit="%", of={})
    assert (rate.status, rate.value, rate.denominator) == (Status.UNDEFINED, None, 0)
    assert "无法计算" in rate.text


def test_a_ratio_of_two_sums_and_of_villages() -> None:
    assert valued(unit="元", digits=3, sum="金额", of={"sum": "人数"}).value == Decimal("0.075")
    share = valued(unit="%", digits=1, distinct="村（社区）", of="villages")
    assert (share.value, share.denominator) == (Decimal("66.7"), 3)


def test_a_fact_of_the_town() -> None:
    facts = make_catalog(
        make_indicator("villages", ledger="town", fact="villages"),
        make_indicator("people", ledger="town", fact="population"),
    )
    table = make_table(None, facts, town=make_town(population=30000))
    assert [value.value for value in table.values.values()] == [3, 30000]
    empty = make_table(None, facts, town=make_town(villages=()))
    assert [value.status for value in empty.values.values()] == [Status.MISSING, Status.MISSING]


def test_the_measure_word_of_numerator_and_denominator_is_the_ledgers_unless_told() -> None:
    assert valued(unit="%", of={}).counted == "件"
    assert valued(unit="%", sum="人数", of={"sum": "人数"}, counted="人").counted == "人"
