"""Which mistake a wrong rate looks like: an observation for whoever mends it, never a verdict."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from fazhi.audit.arithmetic.rounding import Printed
from fazhi.audit.interval import Interval
from fazhi.audit.judgement import Verdict


def looks_like(printed: Printed, right: str, others: Iterable[tuple[str, Decimal | None]]) -> str:
    """A clause to append, or nothing: the first other result that would print so, else digits changed about.

    Parameters
    ----------
    printed : Printed
    right : str
        The right number as it would print.
    others : iterable of (str, Decimal or None)
        What the mistake would be, in words, and the number that it would give; None where it gives none.
    """
    if printed.figure.approximation or printed.value == 0:
        return ""
    rungs = [interval for verdict, interval in printed.rungs if verdict is not Verdict.HALF_EVEN]
    for mistake, result in others:
        if result is not None and any(Interval.point(result).meets(rung) for rung in rungs):
            return f"文中的数像是{mistake}。"
    if right != printed.text and len(right) == len(printed.text) and sorted(right) == sorted(printed.text):
        return "文中的数像是数字写颠倒了。"
    return ""


def divided(part: Decimal, whole: Decimal) -> Decimal | None:
    """Part over whole in percent, None over nothing."""
    return part * 100 / whole if whole else None
