"""Now, before and the change in percent or in 倍."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from fazhi.audit.arithmetic import words
from fazhi.audit.arithmetic.changes import backwards, facing, sign_of, size_of
from fazhi.audit.arithmetic.exact import careful
from fazhi.audit.arithmetic.hints import divided, looks_like
from fazhi.audit.arithmetic.outcome import Outcome, open_question, stated
from fazhi.audit.arithmetic.previous import readings, whole_previous
from fazhi.audit.arithmetic.ranges import HUNDRED, quotient, scaled, shifted
from fazhi.audit.arithmetic.rounding import compare, false_end, worth
from fazhi.audit.figure import Figure, Kind
from fazhi.audit.interval import Interval
from fazhi.audit.judgement import Value, Verdict

__all__ = ["growth", "readings", "whole_previous"]

_ONE = Decimal(1)
_GOOD = (Verdict.CONSISTENT, Verdict.HALF_EVEN, Verdict.TRUNCATED)


@careful
def growth(now: Figure, before: Figure, change: Figure) -> Outcome:
    """The change from `before` to `now` against the printed one.

    Parameters
    ----------
    now, before : Figure
    change : Figure
        In %; in 倍, where 增长1.5倍 and 是…的1.5倍 are both tried; in 百分点 it is a wrong unit where the number is
        that of the percentage.

    Returns
    -------
    Outcome
        Inconsistent also where the words say a fall and the numbers a rise.
    """
    values = (stated("now", now), stated("before", before), stated("change", change))
    if change.kind is Kind.COUNT:
        return open_question(f"“{change.text}”是数量，不是增幅，没有检验。", *values)
    relative = quotient(worth(now), worth(before))
    if relative is None:
        return open_question("上期为0，没有增幅可言。", *values)
    if change.kind is Kind.MULTIPLE:
        return _multiple(now, before, change, relative, values)
    sign, turned = facing(shifted(scaled(relative, HUNDRED), -HUNDRED), change)
    if change.kind is Kind.POINTS:
        change = replace(change, kind=Kind.RATE, unit="%")
        wrong = compare(_formula(now, before, sign), turned, size_of(change), values)
        if wrong.verdict is not Verdict.CONSISTENT:
            return replace(wrong, verdict=Verdict.INCONSISTENT)
        right = size_of(change).text
        told = f"{_formula(now, before, sign)}＝{right}；数量的变化应当用百分比，文中写成了百分点。"
        return Outcome(Verdict.WRONG_UNIT, told, right, values)
    printed = size_of(change)
    if backwards(turned):
        right = f"{words.grown(-sign)}{printed.span(-turned)}"
        told = f"由{words.number(before)}到{words.number(now)}是{right}，文中说的是{words.grown(sign)}。"
        return Outcome(Verdict.INCONSISTENT, told, right, values)
    ends = {HUNDRED: f"本期还有{now.text}，不能写下降100%"} if sign < 0 else {}
    outcome = compare(_formula(now, before, sign), turned, printed, values, ends=ends)
    if outcome.verdict is not Verdict.INCONSISTENT or not turned.exact or false_end(turned, printed, ends):
        return outcome
    a, b, gap = now.value, before.value, abs(now.value - before.value)
    others = (
        (f"除以了本期的{words.number(now)}", divided(gap, a)),
        (
            f"没有减去原来的100%：{words.number(now)}÷{words.number(before)}",
            divided(a, b) if sign > 0 else None,
        ),
        (f"把相差的{words.short(gap)}写成了百分比", gap),
    )
    hint = looks_like(printed, outcome.expected, others)
    return replace(outcome, explanation=outcome.explanation + hint)


def _formula(now: Figure, before: Figure, sign: int) -> str:
    more, less = (now, before) if sign > 0 else (before, now)
    return f"（{words.number(more)}−{words.number(less)}）÷{words.number(before)}"


def _multiple(now: Figure, before: Figure, change: Figure, relative: Interval, values: tuple[Value, ...]) -> Outcome:
    """增长1.5倍 means 2.5 times what it was; many write it for 1.5 times: both are let stand, and said."""
    printed = size_of(change)
    formula = f"{words.number(now)}÷{words.number(before)}"
    if sign_of(change) < 0:
        return open_question("减少不用倍数来说，没有检验。", *values)
    grown = compare(f"{_formula(now, before, 1)}", shifted(relative, -_ONE), printed, values)
    times = compare(formula, relative, printed, values)
    if grown.verdict in _GOOD:
        return replace(grown, explanation=f"按“增长了几倍”：{grown.explanation}")
    if times.verdict in _GOOD:
        told = f"按“是原来的几倍”：{times.explanation}如果说的是增长，应为{grown.expected}。"
        return replace(times, explanation=told)
    told = f"按“增长了几倍”：{grown.explanation}按“是原来的几倍”：{times.explanation}"
    return replace(grown, explanation=told)
