"""Arithmetic that decides rightly: enough digits, and no numbers too strange to be decided.

A quotient of two printed numbers either ends within sixty digits, and then is held exactly, or differs from every short
decimal by far more than the last of sixty digits. So comparing it with a rounding's border is never wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Context, Decimal, localcontext
from functools import wraps
from typing import ParamSpec

from fazhi.audit.arithmetic.outcome import Outcome, open_question
from fazhi.audit.figure import Figure

EXACT = Context(prec=60)
LARGEST = 15
"""Powers of ten that a number may reach; the country's budget in 元 stays below."""
SMALLEST = -8
"""The power of ten of the finest last digit."""
LONGEST = 40
"""Characters of a printed number."""

P = ParamSpec("P")


def careful(test: Callable[P, Outcome]) -> Callable[P, Outcome]:
    """Run a test with enough digits; leave it undetermined where a number is too large, too fine or none."""

    @wraps(test)
    def tested(*args: P.args, **kwargs: P.kwargs) -> Outcome:
        if not all(ordinary(figure) for figure in _figures((*args, *kwargs.values()))):
            return open_question("数字过大或过长，没有检验。")
        with localcontext(EXACT):
            return test(*args, **kwargs)

    return tested


def _figures(arguments: Iterable[object]) -> Iterator[Figure]:
    for argument in arguments:
        if isinstance(argument, Figure):
            yield argument
        elif isinstance(argument, list | tuple):
            yield from _figures(argument)


def ordinary(figure: Figure) -> bool:
    """Whether a number is of a size and length that arithmetic on it is decided."""
    ends = (figure.interval.low, figure.interval.high)
    return (
        len(figure.text) <= LONGEST
        and all(_in_reach(number) for number in (figure.value, *ends) if number is not None)
        and figure.step.is_finite()
        and figure.step > 0
        and SMALLEST <= figure.step.adjusted() <= LARGEST
    )


def _in_reach(number: Decimal) -> bool:
    return number.is_finite() and number.adjusted() <= LARGEST
