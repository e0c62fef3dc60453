"""A part, its whole and the rate; and whether a whole and a rate can stand without the part."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_FLOOR, Decimal

from fazhi.audit.arithmetic import words
from fazhi.audit.arithmetic.exact import careful
from fazhi.audit.arithmetic.hints import divided, looks_like
from fazhi.audit.arithmetic.outcome import Outcome, open_question, stated, worked
from fazhi.audit.arithmetic.ranges import HUNDRED, quotient, scaled, whole_numbers
from fazhi.audit.arithmetic.rounding import Printed, compare, false_end, worth
from fazhi.audit.figure import Figure, Kind
from fazhi.audit.judgement import Value, Verdict


@careful
def share(part: Figure, whole: Figure, rate: Figure) -> Outcome:
    """Part over whole against the printed rate.

    Parameters
    ----------
    part, whole : Figure
        Counts of the same thing, or rates.
    rate : Figure
        In percent.

    Returns
    -------
    Outcome
        68 of 73 is 93.15%: consistent. A 100% that is not the whole and a 0% that is not nothing are inconsistent,
        however they round.
    """
    values = (stated("part", part), stated("whole", whole), stated("rate", rate))
    if rate.kind is not Kind.RATE:
        return open_question(f"“{rate.text}”不是百分比，没有检验。", *values)
    possible = quotient(worth(part), worth(whole))
    if possible is None:
        return open_question("总数为0，没有比率可言。", *values)
    printed = Printed.of(rate)
    possible = scaled(possible, HUNDRED)
    first, second = words.number(part), words.number(whole)
    ends = {Decimal(0): f"{first}不是0，不能写0", HUNDRED: f"{first}不等于{second}，不能写100%"}
    outcome = compare(f"{first}÷{second}", possible, printed, values, ends=ends)
    if outcome.verdict is not Verdict.INCONSISTENT or not possible.exact or false_end(possible, printed, ends):
        return outcome
    a, b = part.value, whole.value
    others = (
        (
            f"其余部分的比率（{second}−{first}）÷{second}",
            divided(b - a, b),
        ),
        (f"除以了其余部分{words.short(b - a)}", divided(a, b - a)),
        (f"除以了两数之和{words.short(a + b)}", divided(a, a + b)),
        (f"把两数除反了：{second}÷{first}", divided(b, a)),
    )
    hint = looks_like(printed, outcome.expected, others)
    more = "部分大于总数，请核对。" if a > b else ""
    return replace(outcome, explanation=outcome.explanation + hint + more)


@careful
def whole_numerator(whole: Figure, rate: Figure) -> Outcome:
    """Whether some whole number of successes out of `whole` gives the printed rate.

    Parameters
    ----------
    whole : Figure
        A count of things that cannot be halved.
    rate : Figure
        In percent.

    Returns
    -------
    Outcome
        Values name the numerators found, the first and the last of several. Impossible where none gives the rate by
        any way of rounding.
    """
    values = (stated("whole", whole), stated("rate", rate))
    if rate.kind is not Kind.RATE or not 0 <= rate.value <= 100:
        return open_question(f"“{rate.text}”不是0—100%之间的比率，没有检验。", *values)
    total = whole.value
    if not worth(whole).exact or total <= 0 or total != total.to_integral_value():
        return open_question(f"“{whole.text}”不是确切的整数，无法检验比率能否由整数得出。", *values)
    printed = Printed.of(rate)
    for verdict, interval in printed.rungs:
        found = whole_numbers(scaled(interval, total / HUNDRED), 0, int(total))
        if found is not None:
            return _possible(verdict, whole, printed, (found[0], found[1] or 0), values)
    if rate.approximation:
        return open_question(f"{words.number(whole)}的{rate.text}没有对应的整数，但文中是约数，无法判断。", *values)
    below, above = _neighbours(total, rate.value)
    told = f"{_over(below, whole, printed)}，{_over(above, whole, printed)}，没有整数分子能得{printed.text}；可能另有分母。"
    near = (worked("numerator", below, whole.unit), worked("numerator", above, whole.unit))
    return Outcome(Verdict.IMPOSSIBLE, told, "", (*values, *near))


def _possible(
    verdict: Verdict, whole: Figure, printed: Printed, found: tuple[int, int], values: tuple[Value, ...]
) -> Outcome:
    first, last = found
    ends = (first,) if first == last else (first, last)
    values = (*values, *(worked("numerator", each, whole.unit) for each in ends))
    if verdict is Verdict.CONSISTENT:
        if whole.value * printed.figure.step >= 100 or printed.figure.approximation:
            told = f"总数{words.number(whole)}配{printed.text}，比率的位数不够，检验不出错误。"
        elif first == last:
            told = f"{_over(first, whole, printed)}，有整数分子，可以成立。"
        else:
            told = f"分子为{first}至{last}时都得{printed.text}，可以成立。"
        return Outcome(verdict, told, values=values)
    right = printed.show(Decimal(first) * 100 / whole.value)
    if verdict is Verdict.HALF_EVEN:
        exact = words.short(Decimal(first) * 100 / whole.value)
        told = (
            f"{first}÷{words.number(whole)}＝{exact}%，恰在正中，四舍五入为{right}，"
            f"四舍六入五成双为{printed.text}，可以接受。"
        )
        return Outcome(verdict, told, right, values)
    told = (
        f"{_over(first - 1, whole, printed)}，{_over(first, whole, printed)}（截尾为{printed.text}），"
        f"没有整数按四舍五入得{printed.text}；可能是截尾，或者另有分母。"
    )
    return Outcome(verdict, told, right, values)


def _over(numerator: int, whole: Figure, printed: Printed) -> str:
    result = printed.show(Decimal(numerator) * 100 / whole.value)
    return f"{numerator}÷{words.number(whole)}＝{result}"


def _neighbours(total: Decimal, rate: Decimal) -> tuple[int, int]:
    below = int((total * rate / HUNDRED).to_integral_value(rounding=ROUND_FLOOR))
    return below, below + 1
