"""From one value to another: a change of a rate in 百分点, a change of a count in its own unit."""

from __future__ import annotations

from fazhi.audit.arithmetic import words
from fazhi.audit.arithmetic.exact import careful
from fazhi.audit.arithmetic.outcome import Outcome, open_question, stated
from fazhi.audit.arithmetic.ranges import HUNDRED, quotient, scaled, shifted
from fazhi.audit.arithmetic.rounding import Printed, compare, fit, worth
from fazhi.audit.figure import Figure, Kind
from fazhi.audit.interval import Interval
from fazhi.audit.judgement import Value, Verdict


def sign_of(change: Figure) -> int:
    """+1 for a rise, −1 for a fall, 0 where the words say neither and where nothing changed."""
    if change.value == 0:
        return 0
    if change.value < 0 or change.direction < 0:
        return -1
    return change.direction


def size_of(change: Figure) -> Printed:
    """The printed change without its sign."""
    return Printed.of(change, -1 if change.value < 0 else 1)


def facing(possible: Interval, change: Figure) -> tuple[int, Interval]:
    """The direction that the words or else the numbers give, and the result turned so that this direction is positive."""
    sign = sign_of(change) or (-1 if possible.high is not None and possible.high <= 0 else 1)
    return sign, possible if sign > 0 else -possible


def backwards(turned: Interval) -> bool:
    """Whether a change turned to face the words goes the other way for certain."""
    return turned.high is not None and (turned.high < 0 or (turned.high == 0 and turned.high_open))


@careful
def points(before: Figure, after: Figure, change: Figure) -> Outcome:
    """A change of a rate: 由92.1%提高到95.4%，提高3.3个百分点.

    Parameters
    ----------
    before, after : Figure
        Rates, each rounded as printed.
    change : Figure
        In 百分点; in % it is a wrong unit where the number is that of the points, and a matter of style where it is
        the relative change.
    """
    values = (stated("before", before), stated("after", after), stated("change", change))
    if (before.kind, after.kind) != (Kind.RATE, Kind.RATE) or change.kind not in (Kind.POINTS, Kind.RATE):
        return open_question("三个数不都是比率和它的变化，没有检验。", *values)
    sign, turned = facing(worth(after) - worth(before), change)
    right = _right_points(before, after, change)
    if backwards(turned):
        told = f"由{words.number(before)}到{words.number(after)}是{_verb(-sign)}，文中说的是{_verb(sign)}。"
        return Outcome(Verdict.INCONSISTENT, told, f"{_verb(-sign)}{right}", values)
    formula = _less(before, after, sign)
    verdict = fit(turned, size_of(change))
    if change.kind is Kind.RATE:
        return _in_percent(before, after, change, verdict is Verdict.CONSISTENT, (formula, right), values)
    shown = size_of(change).text
    if verdict is Verdict.INCONSISTENT:
        return Outcome(verdict, f"{formula}＝{right}，文中为{shown}。", right, values)
    if verdict is Verdict.TRUNCATED:
        gap = words.points(abs(after.value - before.value), min(before.step, after.step))
        told = f"{formula}＝{gap}，四舍五入为{right}，文中{shown}是去尾得来的。"
        return Outcome(verdict, told, right, values)
    told = f"{formula}＝{right}，与文中相符。"
    if change.approximation:
        told = f"{formula}＝{right}，文中为{shown}，相符。"
    elif right != shown:
        told = f"{formula}＝{right}，文中为{shown}；由未四舍五入的数计算，可以得到{shown}。"
    return Outcome(verdict, told, values=values)


def _in_percent(
    before: Figure,
    after: Figure,
    change: Figure,
    possible: bool,
    told: tuple[str, str],
    values: tuple[Value, ...],
) -> Outcome:
    """The change of a rate in %: the points with a wrong unit, or the relative change."""
    formula, right = told
    shown = size_of(change).text
    _, printed_gap = facing(Interval.point(after.value - before.value), change)
    relative = quotient(worth(after), worth(before))
    as_points = fit(printed_gap, size_of(change)) is Verdict.CONSISTENT
    if not as_points and relative is not None:
        _, turned = facing(shifted(scaled(relative, HUNDRED), -HUNDRED), change)
        if fit(turned, size_of(change)) is Verdict.CONSISTENT:
            said = f"{shown}是相对变化：（{formula}）÷{words.number(before)}；比率的变化宜用百分点，即{right}。"
            return Outcome(Verdict.STYLE, said, right, values)
    if as_points or possible:
        said = f"{formula}＝{right}；比率的变化应当用百分点，文中写成了{shown}。"
        return Outcome(Verdict.WRONG_UNIT, said, right, values)
    return Outcome(Verdict.INCONSISTENT, f"{formula}＝{right}，文中为{shown}，数和单位都不相符。", right, values)


@careful
def difference(before: Figure, after: Figure, change: Figure) -> Outcome:
    """A change of a count in its own unit: 由125件增加到155件，增加30件."""
    values = (stated("before", before), stated("after", after), stated("change", change))
    if any(figure.kind is not Kind.COUNT for figure in (before, after, change)):
        return open_question("三个数不都是数量，没有检验。", *values)
    sign, turned = facing(worth(after) - worth(before), change)
    right = words.result(abs(after.value - before.value), (change, before, after))
    if backwards(turned):
        told = f"由{words.number(before)}到{words.number(after)}是{_grow(-sign)}，文中说的是{_grow(sign)}。"
        return Outcome(Verdict.INCONSISTENT, told, f"{_grow(-sign)}{right}" if right else "", values)
    return compare(_less(before, after, sign), turned, size_of(change), values, right=right)


def _less(before: Figure, after: Figure, sign: int) -> str:
    first, second = (after, before) if sign > 0 else (before, after)
    return f"{words.number(first)}−{words.number(second)}"


def _right_points(before: Figure, after: Figure, change: Figure) -> str:
    """The difference of the printed rates, with the decimals of the change but no more than the rates have."""
    finest = min(before.step, after.step)
    step = max(change.step, finest) if change.kind is Kind.POINTS else finest
    return words.points(abs(after.value - before.value), step)


def _verb(sign: int) -> str:
    return "提高" if sign > 0 else "下降"


def _grow(sign: int) -> str:
    return "增加" if sign > 0 else "减少"
