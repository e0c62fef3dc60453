"""Last year's figure: the filed one, else the reported one, else recomputed from last year's ledgers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from fazhi import numbers
from fazhi.catalog import Indicator
from fazhi.findings import Finding
from fazhi.indicators.values import PREVIOUS_WORDS, PreviousSource, Status, Value
from fazhi.ledgers import Reported
from fazhi.periods import WHOLE_YEAR, Period

FILED_SOURCE = "上年已报报告"
CHANGE_DIGITS = 2
"""Decimals of 同比 for counts: 下降17.20%."""


@dataclass(frozen=True, slots=True)
class Previous:
    """One candidate for last year's figure."""

    value: Decimal
    source: PreviousSource
    ratio: tuple[Decimal, Decimal] | None = None

    def exact(self, indicator: Indicator) -> Decimal:
        """The unrounded value where numerator and denominator are known."""
        if self.ratio is None or self.ratio[1] == 0:
            return self.value
        return self.ratio[0] * indicator.scale / self.ratio[1]


def with_previous(
    value: Value, period: Period, reported: Iterable[Reported], last: Mapping[str, Value]
) -> tuple[Value, tuple[Finding, ...]]:
    """The value with last year's figure and the change, and a finding where the sources disagree.

    Parameters
    ----------
    value : Value
    period : Period
        The report's; figures that were filed or handed over are a whole year's and serve for 全年 alone.
    reported : iterable of Reported
        All reported figures of this and last year's folders.
    last : mapping of str to Value
        Last year's indicators, recomputed from its ledgers; empty where there are none.
    """
    indicator = value.indicator
    if not indicator.compared or indicator.is_text:
        return value, ()
    year = period.year
    whole_year = reported if period.name == WHOLE_YEAR else ()
    candidates = _candidates(indicator, year - 1, whole_year, last.get(indicator.id))
    if not candidates:
        return value, ()
    chosen = candidates[0]
    value = replace(
        value, previous=chosen.value, previous_source=chosen.source, previous_ratio=chosen.ratio,
    )  # fmt: skip
    findings = _disagreement(indicator, year - 1, candidates)
    if indicator.since is not None and indicator.since == year:
        message = f"指标“{indicator.title}”的口径自{year}年起调整，不作同比。"
        return replace(value, redefined=True), (*findings, Finding("definition-changed", message).touching([value.id]))
    return replace(value, change=_change(value, chosen)), findings


def _candidates(
    indicator: Indicator, year: int, reported: Iterable[Reported], recomputed: Value | None
) -> list[Previous]:
    found = [_from_report(each) for each in reported if each.indicator == indicator.id and each.year == year]
    from_rows = recomputed is not None and recomputed.status in (Status.COMPUTED, Status.PARTIAL)
    if recomputed is not None and recomputed.value is not None and from_rows:
        ratio = None
        is_ratio = indicator.of is not None  # coverage has parts too, but its value is their first
        if is_ratio and recomputed.numerator is not None and recomputed.denominator is not None:
            ratio = (recomputed.numerator, recomputed.denominator)
        found.append(Previous(recomputed.value, PreviousSource.RECOMPUTED, ratio))
    order = list(PreviousSource)
    return sorted(found, key=lambda each: order.index(each.source))


def _from_report(figure: Reported) -> Previous:
    source = PreviousSource.FILED if figure.source == FILED_SOURCE else PreviousSource.REPORTED
    ratio = None
    if figure.numerator is not None and figure.denominator is not None:
        ratio = (figure.numerator, figure.denominator)
    return Previous(figure.value, source, ratio)


def _disagreement(indicator: Indicator, year: int, candidates: list[Previous]) -> tuple[Finding, ...]:
    if len({numbers.round_half_up(each.value, indicator.digits) for each in candidates}) < 2:
        return ()
    shown = "，".join(
        f"{PREVIOUS_WORDS[each.source]}{numbers.quantity(each.value, indicator.unit)}" for each in candidates
    )
    message = (
        f"{year}年“{indicator.title}”：{shown}；同比以{PREVIOUS_WORDS[candidates[0].source]}为准，请说明差异原因。"
    )
    return (Finding("previous-differs", message).touching([indicator.id]),)


def _change(value: Value, previous: Previous) -> Decimal | None:
    if value.value is None:
        return None
    indicator = value.indicator
    now = value.value
    if indicator.of is not None and value.numerator is not None and value.denominator:
        now = value.numerator * indicator.scale / value.denominator
    before = previous.exact(indicator)
    if indicator.is_rate:
        return numbers.round_half_up(now - before, max(indicator.digits, 1))
    return None if before == 0 else numbers.change_rate(now, before, CHANGE_DIGITS)
