"""Shares whose whole the text need not name: 68件，占40%；102件，占60% are both of 170.

Each part with its rate says between which numbers its whole lies; parts of one whole must agree on some.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal, localcontext
from typing import TypeAlias

from fazhi.audit.arithmetic import words
from fazhi.audit.arithmetic.exact import EXACT, careful, ordinary
from fazhi.audit.arithmetic.outcome import Outcome, open_question, stated, worked
from fazhi.audit.arithmetic.ranges import HUNDRED, quotient, scaled, whole_numbers
from fazhi.audit.arithmetic.rounding import Printed, worth
from fazhi.audit.figure import Figure
from fazhi.audit.interval import Interval
from fazhi.audit.judgement import Verdict

Pair: TypeAlias = tuple[Figure, Figure]
"""A part and its rate."""

_ONE = Decimal(1)


def common(pairs: Sequence[Pair]) -> Interval | None:
    """The wholes of which all these shares can be, rounded or else all cut off; None where there are none."""
    if not all(ordinary(figure) for pair in pairs for figure in pair):
        return None
    exact = all(part.interval.exact for part, _ in pairs)
    with localcontext(EXACT):
        for cut in (False, True):
            together: Interval | None = Interval(_ONE, None)
            for part, rate in pairs:
                possible = quotient(scaled(worth(part), HUNDRED), Printed.of(rate).rungs[-1 if cut else 0][1])
                together = None if possible is None or together is None else _both(together, possible)
            if together is not None and (not exact or whole_numbers(together, 1) is not None):
                return together
    return None


def total_of(pairs: Sequence[Pair], possible: Interval, *more: Figure) -> Figure:
    """The whole that the shares agree on: the sum of the parts (and `more` of them), the only whole number, or a range."""
    first = pairs[0][0]
    parts = [*(part for part, _ in pairs), *more]
    with localcontext(EXACT):
        added = sum((part.value for part in parts), Decimal(0))
        if added in possible:
            interval = first.interval
            for part in parts[1:]:
                interval = interval + part.interval
            return replace(first, text=words.count(added, first), value=added, interval=interval, approximation="")
        found = whole_numbers(possible, 1)
        if found is not None and found[0] == found[1]:
            value = Decimal(found[0])
            return replace(first, text=words.count(value, first), value=value, interval=Interval.point(value))
        text = f"{_shown(possible)}{first.unit}"
        return replace(first, text=text, value=possible.low or _ONE, interval=possible, approximation="约")


@careful
def agreed(pairs: Sequence[Pair], total: Figure) -> Outcome:
    """That the shares are of one whole, which the text does not name."""
    values = [stated(role, figure) for pair in pairs for role, figure in zip(("part", "rate"), pair, strict=True)]
    told = f"以{total.text}为分母，各项占比相符。"
    return Outcome(Verdict.CONSISTENT, told, values=(*values, worked("whole", total.value, total.unit)))


@careful
def disagreed(pairs: Sequence[Pair], total: Figure, named: Figure) -> Outcome:
    """That they agree on another whole than the one that the text names; a slip where that is one digit off."""
    values = [stated(role, figure) for pair in pairs for role, figure in zip(("part", "rate"), pair, strict=True)]
    values = [stated("whole", named), *values]
    told = f"各项占比以{total.text}为分母相符，与前面的{named.text}不同"
    if not total.approximation and slip(named, total):
        right = words.count(total.value, named)
        return Outcome(Verdict.INCONSISTENT, f"{told}，像是笔误。", right, tuple(values))
    return open_question(f"{told}，可能另有口径。", *values)


def slip(first: Figure, second: Figure) -> bool:
    """Whether two whole numbers of three digits at least are one mistyped digit, two swapped ones or a nought apart."""
    step = max(first.step, second.step)
    one, other = (f"{(abs(figure.value) / step).normalize():f}" for figure in (first, second))
    if min(len(one), len(other)) < 3:
        return False
    if len(one) != len(other):
        return one == f"{other}0" or other == f"{one}0"
    apart = [at for at in range(len(one)) if one[at] != other[at]]
    swapped = len(apart) == 2 and apart[1] == apart[0] + 1
    return len(apart) == 1 or (swapped and one[apart[0]] == other[apart[1]] and one[apart[1]] == other[apart[0]])


def _both(first: Interval, second: Interval) -> Interval | None:
    """What lies in both, if anything."""
    if not first.meets(second):
        return None
    low, high = first, first
    if first.low is None or (second.low is not None and (second.low, second.low_open) > (first.low, first.low_open)):
        low = second
    if first.high is None or (
        second.high is not None and (second.high, not second.high_open) < (first.high, not first.high_open)
    ):
        high = second
    return Interval(low.low, high.high, low.low_open, high.high_open)


def _shown(possible: Interval) -> str:
    low, high = possible.low or _ONE, possible.high
    first = f"{low.to_integral_value(ROUND_CEILING):f}"
    last = first if high is None else f"{high.to_integral_value(ROUND_FLOOR):f}"
    return f"约{first}" if first == last else f"{first}—{last}"
