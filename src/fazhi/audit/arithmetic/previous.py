"""Whether a change can stand without last year's number: is there a whole one that gives it?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import ROUND_FLOOR, Decimal

from fazhi.audit.arithmetic import words
from fazhi.audit.arithmetic.changes import sign_of, size_of
from fazhi.audit.arithmetic.exact import careful
from fazhi.audit.arithmetic.outcome import Outcome, open_question, stated, worked
from fazhi.audit.arithmetic.ranges import HUNDRED, length, quotient, scaled, shifted, whole_numbers
from fazhi.audit.arithmetic.rounding import Printed, worth
from fazhi.audit.figure import Comparison, Figure, Kind
from fazhi.audit.interval import Interval
from fazhi.audit.judgement import Value, Verdict

_GOOD = (Verdict.CONSISTENT, Verdict.HALF_EVEN, Verdict.TRUNCATED)
_RANK = {verdict: place for place, verdict in enumerate((*_GOOD, Verdict.UNDETERMINED, Verdict.IMPOSSIBLE))}


@careful
def whole_previous(now: Figure, change: Figure) -> Outcome:
    """Whether some whole number for last year gives the printed change.

    Parameters
    ----------
    now : Figure
        A count of things that cannot be halved.
    change : Figure
        In percent.

    Returns
    -------
    Outcome
        Values name last year's number, the first and the last of several.
    """
    values = (stated("now", now), stated("change", change))
    if change.kind is not Kind.RATE:
        return open_question(f"“{change.text}”不是百分比，没有检验。", *values)
    count = now.value
    if not worth(now).exact or count < 0 or count != count.to_integral_value():
        return open_question(f"“{now.text}”不是确切的整数，无法检验上年数能否是整数。", *values)
    sign = sign_of(change)
    size = size_of(change)
    tried = [_search(now, size if sign > 0 else size.negated(), values)] if sign else []
    if not sign:  # no word says which way: either will do
        tried = [_search(now, size, values), _search(now, size.negated(), values)]
        if not any(outcome.verdict in _GOOD for outcome in tried):
            return open_question(f"“{change.text}”没有说是升是降，无法判断。", *values)
    return _told_of(change, min(tried, key=lambda outcome: _RANK.get(outcome.verdict, len(_RANK))))


def _told_of(change: Figure, outcome: Outcome) -> Outcome:
    """The words for the period before: 环比 is not of last year."""
    if change.comparison is not Comparison.PERIOD:
        return outcome
    return replace(outcome, explanation=outcome.explanation.replace("上年", "上期"))


def _search(now: Figure, printed: Printed, values: tuple[Value, ...]) -> Outcome:
    """Last year's number is this year's over one and the change: look among the whole ones near it."""
    if not printed.figure.approximation and printed.value <= -HUNDRED:
        return _vanished(now, printed, values)
    count = Interval.point(now.value)
    for verdict, interval in printed.rungs:
        possible = quotient(scaled(count, HUNDRED), shifted(interval, HUNDRED))
        found = None if possible is None else whole_numbers(possible, 1)
        if possible is not None and found is not None:
            span = length(possible)
            coarse = span is None or span >= 1 or bool(printed.figure.approximation)
            return _found(verdict, now, printed, found, coarse, values)
    if printed.figure.approximation:
        return open_question(f"“{printed.figure.text}”是约数，无法判断。", *values)
    if now.value == 0:
        told = f"本期为0，上年不论多少都是下降100%，不会是{_verb_of(printed)}{printed.text}。"
        return Outcome(Verdict.IMPOSSIBLE, told, "下降100%", values)
    exact = now.value * HUNDRED / (HUNDRED + printed.value)
    below = int(exact.to_integral_value(rounding=ROUND_FLOOR))
    near = tuple(each for each in (below, below + 1) if each > 0)
    shown = "，".join(f"上年为{each}时{_told(now, each, printed)}" for each in near)
    told = f"{_back(now, printed)}≈{words.short(exact)}，{shown}，没有整数能得{_verb_of(printed)}{printed.text}。"
    return Outcome(Verdict.IMPOSSIBLE, told, "", (*values, *(worked("before", each, now.unit) for each in near)))


def _vanished(now: Figure, printed: Printed, values: tuple[Value, ...]) -> Outcome:
    if printed.value < -HUNDRED:
        return Outcome(Verdict.INCONSISTENT, f"下降不会超过100%，文中为{printed.text}。", "", values)
    if now.value == 0:
        return Outcome(Verdict.CONSISTENT, "本期为0，与下降100%相符；上年数检验不出。", values=values)
    told = f"下降100%就是一{now.unit or '个'}也没有了，文中本期还有{now.text}。"
    return Outcome(Verdict.INCONSISTENT, told, "", values)


def _found(
    verdict: Verdict,
    now: Figure,
    printed: Printed,
    found: tuple[int, int | None],
    coarse: bool,
    values: tuple[Value, ...],
) -> Outcome:
    first, last = found
    ends = (first,) if last is None or last == first else (first, last)
    values = (*values, *(worked("before", each, now.unit) for each in ends))
    if verdict is Verdict.CONSISTENT:
        if coarse:
            told = f"{_verb_of(printed)}{printed.text}的位数不够，总有整数的上年数与之相符，检验不出错误。"
        elif len(ends) > 1:
            told = f"上年为{first}至{last}{now.unit}时都{_verb_of(printed)}{printed.text}，可以成立。"
        else:
            told = f"{_back(now, printed)}≈{first}，{_worked_out(now, first, printed)}，上年为{first}{now.unit}时相符。"
        return Outcome(verdict, told, values=values)
    right = printed.show(abs(_rate(now, first)))
    exact = words.short(abs(_rate(now, first)))
    if verdict is Verdict.HALF_EVEN:
        told = (
            f"上年为{first}{now.unit}时{_verb_of(printed)}{exact}%，恰在正中，四舍五入为{right}，"
            f"四舍六入五成双为{printed.text}，可以接受。"
        )
    else:
        told = (
            f"上年为{first}{now.unit}时{_verb_of(printed)}{exact}%，四舍五入为{right}，截尾为{printed.text}；"
            f"没有整数的上年数按四舍五入得{printed.text}。"
        )
    return Outcome(verdict, told, right, values)


def _rate(now: Figure, before: int) -> Decimal:
    return (now.value - before) * HUNDRED / before


def _told(now: Figure, before: int, printed: Printed) -> str:
    rate = _rate(now, before)
    return f"{words.grown(1 if rate >= 0 else -1)}{printed.show(abs(rate))}"


def _worked_out(now: Figure, before: int, printed: Printed) -> str:
    more, less = max(now.value, Decimal(before)), min(now.value, Decimal(before))
    return f"（{words.short(more)}−{words.short(less)}）÷{before}＝{printed.show(abs(_rate(now, before)))}"


def _back(now: Figure, printed: Printed) -> str:
    return f"{words.number(now)}÷（1{'−' if printed.value < 0 else '＋'}{printed.text}）"


def _verb_of(printed: Printed) -> str:
    return words.grown(-1 if printed.value < 0 else 1)


@careful
def readings(nows: Sequence[Figure], change: Figure) -> Outcome:
    """One change that may belong to any of several counts: 231批566人次，同比下降17.20%.

    Parameters
    ----------
    nows : sequence of Figure
        The counts that it may speak of.
    change : Figure

    Returns
    -------
    Outcome
        The best that one of them gives; impossible only where it is for all. The explanation shows each.
    """
    if not nows:
        return open_question("没有可能的本期数，没有检验。", stated("change", change))
    tried = [(now, whole_previous(now, change)) for now in nows]
    _, best = min(tried, key=lambda pair: _RANK.get(pair[1].verdict, len(_RANK)))
    told = "".join(f"若说的是{now.text}：{outcome.explanation}" for now, outcome in tried)
    fitting = [now for now, outcome in tried if outcome.verdict in _GOOD]
    ruled_out = [now for now, outcome in tried if outcome.verdict is Verdict.IMPOSSIBLE]
    if len(fitting) == 1 and len(ruled_out) == len(tried) - 1 and ruled_out:
        told += f"所以说的应是{fitting[0].text}。"
    values = (
        *(value for _, outcome in tried for value in outcome.values if value.role != "change"),
        stated("change", change),
    )
    return Outcome(best.verdict, told, best.expected, values)
