"""From the tokens of one figure to its value, unit and the true values that the print allows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from fazhi.audit.figure import Kind
from fazhi.audit.figures import approximate, fractions
from fazhi.audit.figures.tokens import Token
from fazhi.audit.figures.units import RATE_SIGNS
from fazhi.audit.interval import Interval

_KINDS = {"R": Kind.RATE, "P": Kind.POINTS, "X": Kind.MULTIPLE}
_UNITS = {Kind.RATE: "%", Kind.POINTS: "百分点", Kind.MULTIPLE: "倍"}
_LARGE = {"万": 4, "亿": 8}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit; fields as in :class:`~fazhi.audit.figure.Figure`."""

    kind: Kind
    value: Decimal
    step: Decimal
    interval: Interval
    unit: str
    approximation: str
    rule: bool
    """The approximation states a rule: 不少于, 至少, 不超过."""
    doubled: bool = False
    """The words say a change by themselves: 翻一番."""


def quantity(tokens: Sequence[Token]) -> Quantity | None:
    """What a stretch of tokens that the grammar found amounts to."""
    kinds = "".join([token.kind for token in tokens])
    if kinds == "NU":
        return _simple(*tokens)
    words = [token for token in tokens if token.kind == "Q"]
    numbers = [token for token in tokens if token.kind == "N"]
    if words:
        read = [fractions.quantity(token.text) for token in words]
        if any(each is None for each in read):
            return None
        first = read[0]
        last = read[-1]
        assert first is not None and last is not None
        kind, value, step = first.kind, first.value, first.step
        high = last.value if len(read) > 1 else first.high
        unit = _UNITS[kind]
    else:
        kind, unit, power = _unit(tokens)
        value, step = (_scaled(each, power) for each in (numbers[0].value, numbers[0].step))
        high = _scaled(numbers[-1].value, power) if len(numbers) > 1 else numbers[0].high
        if len(numbers) > 1 and numbers[-1].step > numbers[0].step and not _own_unit(tokens):
            value, step = value * numbers[-1].step, numbers[-1].step  # 2—3万元
    word = _approximate_word(tokens)
    approximation = approximate.BEFORE.get(word) or approximate.AFTER.get(word) or ""
    if high is not None and high != value:
        low, high = min(value, high), max(value, high)
        return Quantity(kind, low, step, Interval(low, high), unit, "至", word in approximate.RULES)
    whole = step == 1 and kind in (Kind.COUNT, Kind.MULTIPLE) and (kind is Kind.COUNT or bool(words))
    allowed = approximate.interval(value, step, approximation, word, whole=whole)
    doubled = kind is Kind.MULTIPLE and bool(words)
    return Quantity(kind, value, step, allowed, unit, approximation, word in approximate.RULES, doubled)


def _simple(number: Token, unit: Token) -> Quantity:
    """608件: nine figures of ten."""
    value, step, high = number.value, number.step, number.high
    if high is not None and high != value:
        low, high = min(value, high), max(value, high)
        return Quantity(Kind.COUNT, low, step, Interval(low, high), unit.text, "至", False)
    allowed = Interval(value, value) if step == 1 else Interval.rounded(value, step)
    return Quantity(Kind.COUNT, value, step, allowed, unit.text, "", False)


def _unit(tokens: Sequence[Token]) -> tuple[Kind, str, int]:
    """Kind, unit and power of ten of the last unit that is written."""
    signs = [token for token in tokens if token.kind in "URPX"]
    large = next((_LARGE.get(token.text[-1], 0) for token in tokens if token.kind == "M"), 0)
    if not signs:
        return Kind.COUNT, "", large
    kind = _KINDS.get(signs[-1].kind, Kind.COUNT)
    if kind is Kind.COUNT:
        joined = signs[-2].text + signs[-1].text if _joined(tokens) else signs[-1].text
        return kind, joined, large
    return kind, _UNITS[kind], RATE_SIGNS.get(signs[-1].text, 0)


def _joined(tokens: Sequence[Token]) -> bool:
    """人余次 and 个多月 are one measure word with 余 inside."""
    return "UMU" in "".join(token.kind for token in tokens)


def _own_unit(tokens: Sequence[Token]) -> bool:
    """The first number of a range has its own unit: 3件至2万件."""
    return "NU" in "".join(token.kind for token in tokens).split("D")[0]


def _approximate_word(tokens: Sequence[Token]) -> str:
    """The word that decides: 余 before all, else what stands after, else what stands before."""
    by_kind = {token.kind: token.text.rstrip("万亿") for token in tokens if token.kind in "MBA"}
    return by_kind.get("M") or by_kind.get("B") or by_kind.get("A") or ""


def _scaled(value: Decimal, power: int) -> Decimal:
    return value.scaleb(power).quantize(Decimal(1)) if power > 0 else value.scaleb(power)
