"""Figures out of short phrases, read simply: what the arithmetic takes, without the reader of sentences."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from fazhi.audit.figure import Figure, Kind
from fazhi.audit.interval import Interval

_PHRASE = re.compile(
    r"(?P<verb>增长|增加|提高|上升|下降|减少|降低)?"
    r"(?P<ahead>近|约|超|不足)?"
    r"(?P<digits>-?\d+(?:\.\d+)?)(?P<scale>万|亿)?(?P<more>余)?"
    r"(?P<unit>%|个百分点|倍|人次|场次|\w*?)(?P<behind>以上)?"
)
_SCALES = {None: Decimal(1), "万": Decimal(10**4), "亿": Decimal(10**8)}
_KINDS = {"%": Kind.RATE, "个百分点": Kind.POINTS, "倍": Kind.MULTIPLE}
_FALLS = ("下降", "减少", "降低")


def figure(phrase: str) -> Figure:
    """``608件``, ``9.67万件``, ``200余人次``, ``近98%``, ``下降17.20%``, ``3.3个百分点``."""
    found = _PHRASE.fullmatch(phrase)
    assert found, phrase
    scale = _SCALES[found["scale"]]
    number = Decimal(found["digits"])
    places = len(found["digits"].partition(".")[2])
    value, step = number * scale, Decimal(1).scaleb(-places) * scale
    verb = found["verb"]
    falls = verb in _FALLS
    approximation = found["ahead"] or found["more"] or found["behind"] or ""
    kind = _KINDS.get(found["unit"], Kind.COUNT)
    interval = _interval(value, step, approximation, kind)
    return Figure(
        text=phrase.removeprefix(verb or ""),
        start=0,
        end=len(phrase),
        kind=kind,
        value=-value if falls else value,
        step=step,
        interval=-interval if falls else interval,
        unit=found["unit"],
        approximation=approximation,
        direction=0 if verb is None else (-1 if falls else 1),
    )


def figures(*phrases: str) -> tuple[Figure, ...]:
    """Several at once."""
    return tuple(figure(phrase) for phrase in phrases)


def widened(given: Figure, below: Decimal, above: Decimal) -> Figure:
    """The same print, standing for more: its interval stretched."""
    low, high = given.interval.low, given.interval.high
    wider = Interval(
        None if low is None else low - below,
        None if high is None else high + above,
        given.interval.low_open and not below,
        given.interval.high_open and not above,
    )
    return replace(given, interval=wider, approximation=given.approximation or "约")


def _interval(value: Decimal, step: Decimal, approximation: str, kind: Kind) -> Interval:
    match approximation:
        case "余":
            digits = str(int(value)).rstrip("0")
            last = Decimal(10 ** (len(str(int(value))) - len(digits)))
            return Interval(value, value + last, low_open=True, high_open=True)
        case "近":
            return Interval(value * Decimal("0.9"), value, high_open=True)
        case "约":
            return Interval(value * Decimal("0.9"), value * Decimal("1.1"))
        case "超":
            return Interval(value, None, low_open=True)
        case "以上":
            return Interval(value, None)
        case "不足":
            return Interval(Decimal(0), value, high_open=True)
    if kind is Kind.COUNT and step == 1:
        return Interval.point(value)
    return Interval.rounded(value, step)
