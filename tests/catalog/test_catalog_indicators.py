"""From an indicator's TOML keys to what it measures."""

from __future__ import annotations

from decimal import Decimal

from makers import make_indicator

from fazhi.catalog import Part
from fazhi.catalog.filters import OneOf


def test_a_count_of_the_year_is_the_default() -> None:
    indicator = make_indicator()
    assert indicator.part == Part(ledger="cases", rows="year", measure="count")
    assert indicator.of is None
    assert indicator.id == "cases.received"


def test_a_percentage_is_scaled_by_a_hundred_and_10000_yuan_as_told() -> None:
    assert make_indicator(unit="%", of={}).scale == 100
    assert make_indicator(unit="万元", sum="金额", scale=0.0001).scale == Decimal("0.0001")
    assert make_indicator().scale == 1


def test_the_denominator_counts_the_same_rows_unless_told_otherwise() -> None:
    indicator = make_indicator(unit="%", rows="handled", of={"形式": "来信"})
    assert isinstance(indicator.of, Part)
    assert (indicator.of.ledger, indicator.of.rows, indicator.of.measure) == ("cases", "handled", "count")
    assert indicator.of.where.conditions == (("形式", OneOf(("来信",))),)


def test_the_denominator_may_be_a_sum_of_another_ledger_or_the_villages() -> None:
    indicator = make_indicator(of={"ledger": "facts", "rows": "all", "sum": "人数"})
    assert indicator.of == Part(ledger="facts", rows="all", measure="sum", column="人数")
    assert make_indicator(of="villages").of == "villages"
    assert len(make_indicator(of="villages").parts()) == 1


def test_texts_are_no_numbers() -> None:
    assert make_indicator(list="法规").is_text
    assert not make_indicator(distinct="单位").is_text


def test_columns_that_a_part_reads() -> None:
    part = make_indicator(sum="人数", where={"形式": "来信", "any": [{"延期": True}]}).part
    assert part.columns() == ("形式", "延期", "人数")
