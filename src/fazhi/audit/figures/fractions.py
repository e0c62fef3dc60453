"""Shares and multiples written as whole words: 三成, 九成五, 百分之九十三, 三分之一, 翻一番."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from fazhi.audit.figure import Kind
from fazhi.audit.figures.numerals import HAN, digits, han

_ONE = "一二两三四五六七八九"
_SOME = f"(?:[{HAN}]{{1,6}}(?:点[{HAN}]{{1,4}})?|[0-9]{{1,3}}(?:\\.[0-9]{{1,3}})?)"
_NO_TENTHS = "立员功果效为长本就绩都型形熟年人片群套千交份品因文体章语像衣"

QUANTITY_PATTERN = (
    f"百分之{_SOME}"
    f"|(?<![{HAN}])[{_ONE}十]{{1,3}}分之[{_ONE}十]{{1,3}}"
    f"|(?<![{HAN}第])[{_ONE}]{{1,2}}成(?:[{_ONE}](?![{_ONE}个件项次人名])|半)?(?![{_NO_TENTHS}])"
    "|翻了?(?:[一两]番|番)"
)
"""A share or a multiple in words."""

_TENTHS = re.compile(f"([{_ONE}]{{1,2}})成([{_ONE}半])?")
_ROUGH = Decimal(4)


class Words(NamedTuple):
    """What such words amount to; `high` where they name a range (七八成)."""

    kind: Kind
    value: Decimal
    step: Decimal
    high: Decimal | None = None


def quantity(text: str) -> Words | None:
    """Read a match of ``QUANTITY_PATTERN``.

    A fraction is nobody's exact count: 三分之一 is taken as within two points of 33.3%.

    Examples
    --------
    >>> quantity("九成五")
    Words(kind=<Kind.RATE: 'rate'>, value=Decimal('95'), step=Decimal('1'), high=None)
    """
    if text.startswith("翻"):
        return Words(Kind.MULTIPLE, Decimal(3 if "两" in text else 1), Decimal(1))
    if text.startswith("百分之"):
        return _percent(text.removeprefix("百分之"))
    below, above = text.split("分之") if "分之" in text else ("", "")
    if below:
        return _fraction(below, above)
    return _tenths(text)


def _percent(text: str) -> Words | None:
    if text[0] in HAN:
        whole, _, decimals = text.partition("点")
        read = han(whole) if whole != "零" else (Decimal(0), Decimal(0), Decimal(1))
        if read is None or read[0] != read[1]:
            return None
        step = Decimal(1).scaleb(-len(decimals))
        places = [han(each) for each in decimals if each not in "零〇"]
        if any(each is None for each in places):
            return None
        tail = "".join("0" if each in "零〇" else str(int((han(each) or (Decimal(0),))[0])) for each in decimals)
        return Words(Kind.RATE, read[0] + (Decimal(tail) * step if tail else 0), step)
    written = digits(text)
    return Words(Kind.RATE, *written) if written else None


def _fraction(below: str, above: str) -> Words | None:
    denominator, numerator = han(below), han(above)
    if denominator is None or numerator is None or not 0 < numerator[0] < denominator[0]:
        return None
    value = (numerator[0] * 100 / denominator[0]).quantize(Decimal("0.1"))
    return Words(Kind.RATE, value, _ROUGH)


def _tenths(text: str) -> Words | None:
    found = _TENTHS.fullmatch(text)
    read = han(found[1]) if found else None
    if found is None or read is None:
        return None
    low, high, _ = read
    if not found[2]:
        return Words(Kind.RATE, low * 10, Decimal(10), high * 10 if high != low else None)
    if low != high:
        return None
    units = Decimal(5) if found[2] == "半" else (han(found[2]) or (Decimal(0),))[0]
    return Words(Kind.RATE, low * 10 + units, Decimal(1))
