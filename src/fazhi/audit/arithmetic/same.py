"""The same quantity in two places."""

from __future__ import annotations

from fazhi.audit.arithmetic import words
from fazhi.audit.arithmetic.exact import careful
from fazhi.audit.arithmetic.outcome import Outcome, open_question, stated
from fazhi.audit.arithmetic.rounding import Printed, fit, worth
from fazhi.audit.figure import Figure
from fazhi.audit.judgement import Verdict


@careful
def same(first: Figure, second: Figure) -> Outcome:
    """Whether one true value can be behind both: 20480份 and 20000余份 agree, 1335件 and 1353件 do not.

    Returns
    -------
    Outcome
        Truncated where the coarser print is the finer one with its last digits dropped.
    """
    values = (stated("first", first), stated("second", second))
    if first.kind is not second.kind:
        return open_question(f"“{first.text}”和“{second.text}”不是同一种数，没有比较。", *values)
    if first.text == second.text or worth(first).meets(worth(second)):
        told = "相同" if first.text == second.text else "相符"
        return Outcome(Verdict.CONSISTENT, f"一处为{first.text}，一处为{second.text}，{told}。", values=values)
    fine, coarse = (first, second) if first.step <= second.step else (second, first)
    if not fine.approximation and fine.step < coarse.step and fit(worth(fine), Printed.of(coarse)) is Verdict.TRUNCATED:
        right = words.like(coarse, fine.value)
        told = f"一处为{fine.text}，一处为{coarse.text}；四舍五入为{right}，{coarse.text}是去尾得来的。"
        return Outcome(Verdict.TRUNCATED, told, right, values)
    gap = words.like(fine, abs(first.value - second.value))
    swapped = ""
    if len(first.text) == len(second.text) and sorted(first.text) == sorted(second.text):
        swapped = "，像是数字写颠倒了"
    told = f"一处为{first.text}，一处为{second.text}，相差{gap}{swapped}。"
    if first.approximation or second.approximation:
        told = f"一处为{first.text}，一处为{second.text}，不会是同一个数。"
    return Outcome(Verdict.INCONSISTENT, told, values=values)
