"""Parts and their total; opening, inflow, outflow and closing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from fazhi.audit.arithmetic import words
from fazhi.audit.arithmetic.exact import careful
from fazhi.audit.arithmetic.outcome import Outcome, open_question, stated
from fazhi.audit.arithmetic.ranges import HUNDRED
from fazhi.audit.arithmetic.rounding import Printed, compare, fit, worth
from fazhi.audit.figure import Figure, Kind
from fazhi.audit.interval import Interval
from fazhi.audit.judgement import Verdict


@careful
def parts(total: Figure, parts: Sequence[Figure], closed: bool) -> Outcome:
    """The parts' sum against the total.

    Parameters
    ----------
    total : Figure
    parts : sequence of Figure
    closed : bool
        The words say that these are all the parts. Else 其中 may list some of them: only more than the total is wrong.
    """
    values = (stated("total", total), *(stated("part", part) for part in parts))
    if not parts:
        return open_question("没有列出分项，没有检验。", *values)
    possible = Interval.point(Decimal(0))
    for part in parts:
        possible = possible + worth(part)
    printed = _whole(total)
    formula = words.added(parts)
    added = sum((part.value for part in parts), Decimal(0))
    right = words.result(added, (total, *parts))
    verdict = fit(possible, printed)
    if verdict is not Verdict.INCONSISTENT:
        return compare(formula, possible, printed, values, right=right)
    shown = right or printed.span(possible)
    gap = words.result(abs(added - total.value), (total, *parts))
    by = f"比{total.text}{'多' if added > total.value else '少'}{gap}" if gap else f"文中为{total.text}"
    if not closed and _below(possible, printed.interval):
        return open_question(f"{formula}＝{shown}，{by}；文中可能没有列出全部分项。", *values)
    why = "" if closed else "，部分之和大于总数"
    expected = "" if total.kind is Kind.RATE and total.value == HUNDRED else shown
    return Outcome(verdict, f"{formula}＝{shown}，{by}{why}。", expected, values)


def _whole(total: Figure) -> Printed:
    """A total of 100% is the whole itself, not what rounds to it."""
    printed = Printed.of(total)
    if total.kind is Kind.RATE and total.value == HUNDRED and not total.approximation:
        return replace(printed, interval=Interval.point(HUNDRED))
    return printed


def _below(possible: Interval, total: Interval) -> bool:
    """Whether the sum is surely less than the total; called where they do not meet."""
    return possible.high is not None and total.low is not None and possible.high <= total.low


@careful
def stock_flow(opening: Figure, inflow: Figure, outflow: Figure, closing: Figure) -> Outcome:
    """Opening and inflow less outflow against closing."""
    values = (
        stated("opening", opening),
        stated("inflow", inflow),
        stated("outflow", outflow),
        stated("closing", closing),
    )
    possible = worth(opening) + worth(inflow) - worth(outflow)
    formula = f"{words.number(opening)}＋{words.number(inflow)}−{words.number(outflow)}"
    right = words.result(opening.value + inflow.value - outflow.value, (closing, opening, inflow, outflow))
    return compare(formula, possible, Printed.of(closing), values, right=right)
