"""Facts of the ledgers, and which prints they allow."""

from __future__ import annotations

from decimal import Decimal

import pytest

from fazhi.audit.against.facts import Fact, facts
from fazhi.audit.against.units import alike
from fazhi.audit.figure import Figure, Kind
from fazhi.audit.interval import Interval
from fazhi.workspace import Analysis


@pytest.fixture(scope="module")
def known(demo_2024: Analysis) -> dict[tuple[str, str], Fact]:
    return {(fact.indicator, fact.measure): fact for fact in facts(demo_2024.released)}


def _figure(value: str, unit: str, *, kind: Kind = Kind.COUNT, step: str = "1", direction: int = 0) -> Figure:
    number, last = Decimal(value), Decimal(step)
    interval = Interval.point(number) if last == 1 and kind is Kind.COUNT else Interval.rounded(number, last)
    return Figure(f"{value}{unit}", 0, 1, kind, number, last, interval, unit, direction=direction)


def test_a_rate_is_known_exactly_by_its_numerator(known: dict[tuple[str, str], Fact]) -> None:
    rate = known["mediation.success_rate", "value"]
    assert rate.text == "97.8%"
    assert rate.agrees(_figure("97.83", "%", kind=Kind.RATE, step="0.01"))
    assert not rate.agrees(_figure("97.82", "%", kind=Kind.RATE, step="0.01"))


def test_an_amount_is_in_whole_yuan(known: dict[tuple[str, str], Fact]) -> None:
    amount = known["mediation.amount", "value"]
    assert (amount.unit, amount.value) == ("元", Decimal(7_842_000))
    assert amount.agrees(_figure("7840000", "元", step="10000"))
    assert not amount.agrees(_figure("7830000", "元", step="10000"))


def test_a_change_needs_its_direction_unless_the_words_have_none(known: dict[tuple[str, str], Fact]) -> None:
    change = known["visits.batches", "change"]
    assert change.agrees(_figure("-17.2", "%", kind=Kind.RATE, step="0.1", direction=-1))
    assert change.agrees(_figure("17.2", "%", kind=Kind.RATE, step="0.1"))
    assert not change.agrees(_figure("17.2", "%", kind=Kind.RATE, step="0.1", direction=1))


def test_last_years_number_speaks_of_last_year(known: dict[tuple[str, str], Fact]) -> None:
    before = known["visits.batches", "previous"]
    assert (before.year, before.value, before.text) == (2023, Decimal(279), "279批")


def test_percent_is_no_count(known: dict[tuple[str, str], Fact]) -> None:
    assert not known["petitions.accepted", "value"].agrees(_figure("73", "%", kind=Kind.RATE))


@pytest.mark.parametrize(
    ("unit", "may"),
    [("件", True), ("起", True), ("", True), ("件次", True), ("人", False), ("批", False), ("元", False)],
)
def test_measure_words_that_may_stand_for_one_another(known: dict[tuple[str, str], Fact], unit: str, may: bool) -> None:
    assert alike(_figure("73", unit), known["petitions.accepted", "value"]) is may
