"""How numbers print in an explanation: plain digits, no exponent, full-width signs, the form of the figure they mend."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_DOWN, Decimal

from fazhi.audit.figure import Figure, Kind
from fazhi.numbers import plain, round_half_up

_SCALES = (("万亿", 12), ("亿", 8), ("万", 4))
_LONG = 4
"""Decimals of a number that is shown before it is rounded."""
_MOST_PARTS = 12


def decimals(step: Decimal) -> int:
    """Decimals of a number whose last digit is worth `step`: 2 for 0.01, none for 1 and 100."""
    exponent = step.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def short(value: Decimal) -> str:
    """At most four decimals, then …: 95.76, 128.7878…, 0.5."""
    cut = value.quantize(Decimal(1).scaleb(-_LONG), rounding=ROUND_DOWN)
    if cut == value:
        return plain(cut.normalize())
    return f"{cut:f}…"


def number(figure: Figure) -> str:
    """A figure within a formula: 68, 7.25万, 200余, 93.15%; a change without its sign."""
    if figure.kind is Kind.COUNT and figure.interval.exact:
        return plain(abs(figure.value).normalize())
    if figure.kind is Kind.COUNT:
        return _head(figure).lstrip("-−－")
    if figure.approximation:
        return figure.text.lstrip("-−－")
    sign = "%" if figure.kind in (Kind.RATE, Kind.POINTS) else ""
    return f"{round_half_up(abs(figure.value), decimals(figure.step)):f}{sign}"


def like(figure: Figure, value: Decimal) -> str:
    """A value as the figure would print it: 9.67万件, 95.76%, 3.3个百分点, 1111件."""
    match figure.kind:
        case Kind.RATE:
            return percent(value, figure.step)
        case Kind.POINTS:
            return points(value, figure.step)
        case Kind.MULTIPLE:
            return f"{round_half_up(value, decimals(figure.step)):f}倍"
    power = next((power for sign, power in _SCALES if sign in _head(figure)), 0)
    digits = max(0, decimals(figure.step.scaleb(-power)))
    scaled = value.scaleb(-power)
    printed = plain(scaled.normalize()) if figure.interval.exact else f"{round_half_up(scaled, digits):f}"
    scale = next((sign for sign, each in _SCALES if each == power), "")
    return f"{printed}{scale}{tail(figure)}"


def percent(value: Decimal, step: Decimal) -> str:
    """A rate with the decimals of `step`; nothing and the whole without."""
    rounded = round_half_up(value, decimals(step))
    return f"{plain(rounded)}%" if rounded in (0, 100) and rounded == value else f"{rounded:f}%"


def points(value: Decimal, step: Decimal) -> str:
    """A change of a rate: 3.3个百分点."""
    return f"{round_half_up(value, decimals(step)):f}个百分点"


def count(value: Decimal | int, figure: Figure) -> str:
    """A whole number with the figure's measure word: 279批."""
    return f"{plain(Decimal(value).normalize())}{tail(figure)}"


def grown(sign: int) -> str:
    """The verb for the change of a count."""
    return "增长" if sign > 0 else "下降"


def added(parts: Iterable[Figure]) -> str:
    """900＋211, the middle left out where there are many."""
    numbers = [number(part) for part in parts]
    if len(numbers) > _MOST_PARTS:
        return f"{'＋'.join(numbers[:3])}＋…＋{numbers[-1]}（共{len(numbers)}项）"
    return "＋".join(numbers)


def result(value: Decimal, terms: Iterable[Figure]) -> str | None:
    """What printed numbers add up to, in the form of the finest; None where one is an approximation."""
    terms = tuple(terms)
    if any(term.approximation for term in terms):
        return None
    finest = min(terms, key=lambda term: term.step)
    if finest.kind is Kind.COUNT and finest.interval.exact:
        return count(value, terms[0])
    return like(finest, value)


def tail(figure: Figure) -> str:
    """What follows the digits in the figure's own text: 件, 个部门 where the noun belongs to it."""
    whole = figure.unit + figure.noun
    return whole if figure.text.endswith(whole) else figure.unit


def _head(figure: Figure) -> str:
    """The figure without what follows its digits."""
    return figure.text.removesuffix(tail(figure))
