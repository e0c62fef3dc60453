"""The one place that rounds and words a number.

Everything is Decimal, rounded half up, once. Sources: GB/T 8170-2008 (no rounding in steps) and the official
style's habits for 余, 同比 and 百分点.
"""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from itertools import count

SMALL_BASE = 10
"""A 同比 on a base below this says more about chance than about work: it is not printed."""

_NUMERALS = "零一二三四五六七八九十"


def round_half_up(value: Decimal, digits: int) -> Decimal:
    """Round half away from zero to `digits` decimals.

    Examples
    --------
    >>> round_half_up(Decimal("2.345"), 2)
    Decimal('2.35')
    """
    rounded = value.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)
    return rounded if rounded else abs(rounded)  # no negative zero


def ratio(
    numerator: Decimal, denominator: Decimal, scale: Decimal, digits: int, *, whole: Decimal | None = None
) -> Decimal:
    """Numerator over denominator times `scale`, rounded once.

    A part that is not nothing never rounds to 0 and one that is not the whole never to the whole: then more
    digits are kept (185 of 186 is 99.5%, not 100%).

    Parameters
    ----------
    numerator, denominator, scale : Decimal
    digits : int
        Decimals kept unless they would say nothing or the whole of what is neither.
    whole : Decimal, optional
        What only an exact value may print as; default `scale`.

    Raises
    ------
    ZeroDivisionError
        The denominator is zero: the caller says ``undefined``.
    """
    if denominator == 0:
        raise ZeroDivisionError("a ratio of nothing is undefined")
    exact = numerator * scale / denominator
    whole = scale if whole is None else whole
    for kept in count(digits):
        rounded = round_half_up(exact, kept)
        false_zero = rounded == 0 and numerator != 0
        false_whole = rounded == whole and exact != whole
        if not (false_zero or false_whole) or kept >= digits + 6:
            return rounded
    raise AssertionError("unreachable: the loop above is endless")


def change_rate(now: Decimal, before: Decimal, digits: int) -> Decimal:
    """Change from `before` to `now` in percent, rounded once; `before` must not be zero.

    As in :func:`ratio`, what changed never rounds to no change and what did not vanish never to −100%.
    """
    return ratio(now - before, before, Decimal(100), digits, whole=Decimal(-100))


def plain(value: Decimal) -> str:
    """The digits of a value as they print: no thousands separator, no exponent, a whole rate without decimals."""
    if value == value.to_integral_value():
        whole = value.to_integral_value()
        return format(whole if whole else abs(whole), "f")
    return format(value, "f")


def fixed(value: Decimal, unit: str) -> str:
    """Digits of a value in `unit`: a rate keeps its decimals unless it is exactly nothing or the whole.

    Examples
    --------
    >>> fixed(Decimal("17.20"), "%"), fixed(Decimal("100.00"), "%"), fixed(Decimal("608"), "件")
    ('17.20', '100', '608')
    """
    if unit == "%" and abs(value) in (0, 100):
        return plain(value)
    return format(value, "f")


def leading(value: Decimal) -> Decimal:
    """What stands before 余: one leading digit below a thousand, two from there on.

    Examples
    --------
    >>> leading(Decimal(237)), leading(Decimal(20480)), leading(Decimal(7))
    (Decimal('200'), Decimal('20000'), Decimal('7'))
    """
    whole = value.to_integral_value(rounding=ROUND_DOWN)
    if abs(whole) < 10:
        return whole
    length = len(str(abs(int(whole))))
    step = Decimal(10) ** (length - (1 if length <= 3 else 2))
    return (whole / step).to_integral_value(rounding=ROUND_DOWN) * step


def quantity(value: Decimal, unit: str, noun: str = "", *, approximate: bool = False) -> str:
    """A number with its measure word: ``608件``, ``93.15%``, ``5个部门``, ``200余人次``.

    Parameters
    ----------
    value : Decimal
        Already rounded.
    unit, noun : str
        Measure word, and what is counted after it.
    approximate : bool
        Print with 余. An exact round number, and one below ten, takes none.
    """
    if approximate and value >= 10:
        kept = leading(value)
        if kept != value:
            return f"{plain(kept)}余{unit}{noun}"
    return f"{fixed(value, unit)}{unit}{noun}"


def change_words(change: Decimal, unit: str) -> str:
    """The words for a change: ``增长5.30%``, ``下降17.20%``, ``提高1.2个百分点``, ``与上年持平``.

    Parameters
    ----------
    change : Decimal
        Already rounded; its sign decides the verb.
    unit : str
        ``"%"`` for the change of a count, ``"百分点"`` for the change of a rate.
    """
    if change == 0:
        return "与上年持平"
    size = format(abs(change), "f")
    if unit == "百分点":
        return f"同比{'提高' if change > 0 else '下降'}{size}个百分点"
    return f"同比{'增长' if change > 0 else '下降'}{plain(abs(change)) if abs(change) == 100 else size}%"


def numeral(n: int) -> str:
    """A whole number from 1 to 99 in Chinese numerals, for headings.

    Examples
    --------
    >>> numeral(3), numeral(12), numeral(20), numeral(25)
    ('三', '十二', '二十', '二十五')
    """
    if not 1 <= n <= 99:
        raise ValueError(f"no heading number for {n}")
    tens, ones = divmod(n, 10)
    head = "" if tens == 0 else ("十" if tens == 1 else _NUMERALS[tens] + "十")
    return head + (_NUMERALS[ones] if ones else "")
