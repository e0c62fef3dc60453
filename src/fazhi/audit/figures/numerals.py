"""Numbers as they are written: digits of both widths, thousands, 万 and 亿, and Chinese numerals."""

from __future__ import annotations

import re
from decimal import Decimal

DIGIT = "[0-9０-９]"
MAX_DIGITS = 15
"""A longer run of digits is a code."""

MULTIPLIERS: dict[str, int] = {"万亿": 12, "千万": 7, "百万": 6, "亿": 8, "万": 4, "千": 3, "百": 2}
"""Character → power of ten. 千 and 百 may not follow digits in good style; they are read all the same."""

NUMBER_PATTERN = (
    rf"(?:(?<![^\s，、（(：:；为是至到达长降低高率比额少多])[-−－＋+])?"  # a sign, never a dash between numbers
    rf"(?<![A-Za-z0-9０-９.．])(?:{DIGIT}{{1,3}}(?:(?:,{DIGIT}{{3}})+(?!{DIGIT})|(?: {DIGIT}{{3}})+(?=[\u4e00-\u9fff]))"
    rf"|{DIGIT}+)(?:[.．]{DIGIT}+)?"
    r"(?:万亿|[百千]万|亿|万|千(?![克米瓦卡])|百(?!分))?"
)
"""A number in digits, its multiplier included."""

HAN = "一二两三四五六七八九十百千万亿零〇"
HAN_PATTERN = f"(?<![{HAN}第])[一二两三四五六七八九十][{HAN}]{{0,12}}"
"""A number in Chinese numerals; what begins with 百, 千, 万 or 零 is a word (万人, 百姓, 零件)."""

_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}
_WIDE = str.maketrans("０１２３４５６７８９．－−＋", "0123456789.--+")
_ONE = Decimal(1)
_PARTS = re.compile(r"([-+]?)([0-9, ]+)(?:\.([0-9]+))?(\D*)")


def digits(text: str) -> tuple[Decimal, Decimal] | None:
    """Value and step of a number in digits; nothing for one that is too long to be a count.

    Examples
    --------
    >>> digits("9.67万"), digits("1,335")
    ((Decimal('96700'), Decimal('100')), (Decimal('1335'), Decimal('1')))
    """
    if text.isascii() and text.isdecimal() and len(text) <= MAX_DIGITS:
        return Decimal(text), _ONE
    found = _PARTS.fullmatch(text.translate(_WIDE)) if len(text) < 3 * MAX_DIGITS else None
    if not found:
        return None
    sign, whole, fraction, multiplier = found.groups()
    whole, fraction = whole.replace(",", "").replace(" ", ""), fraction or ""
    if len(whole) + len(fraction) > MAX_DIGITS:
        return None
    power = MULTIPLIERS[multiplier] if multiplier else 0
    value = _scaled(Decimal(int(whole + fraction)), power - len(fraction))
    return (-value if sign == "-" else value), _scaled(Decimal(1), power - len(fraction))


def han(text: str) -> tuple[Decimal, Decimal, Decimal] | None:
    """Lowest and highest value and step of a Chinese numeral; they differ in 三四十 alone.

    Examples
    --------
    >>> han("一百零五"), han("三四十")
    ((Decimal('105'), Decimal('105'), Decimal('1')), (Decimal('30'), Decimal('40'), Decimal('1')))
    """
    pair = _neighbours(text)
    if pair:
        low, high = (_whole(each) for each in pair)
    else:
        low = high = _whole(text)
    if low is None or high is None:
        return None
    step = _LARGE.get(text[-1], 1)
    return Decimal(low), Decimal(high), Decimal(step)


def _neighbours(text: str) -> tuple[str, str] | None:
    """三四十 is 三十 to 四十, 七八 is 七 to 八, 十七八 is 十七 to 十八."""
    for at in range(len(text) - 1):
        first, second = _DIGITS.get(text[at], 0), _DIGITS.get(text[at + 1], 0)
        if first and second == first + 1:
            return text[: at + 1] + text[at + 2 :], text[:at] + text[at + 1 :]
    return None


def _whole(text: str) -> int | None:
    total = section = number = 0
    last_was_digit = False
    for character in text:
        if character in _DIGITS:
            if last_was_digit and character not in "零〇" and number:
                return None  # 二三五 is a code or a list
            number, last_was_digit = _DIGITS[character], True
            continue
        last_was_digit = False
        if character in _SMALL:
            section, number = section + (number or 1) * _SMALL[character], 0
        else:
            total, section, number = (total + section + number) * _LARGE[character], 0, 0
    return total + section + number


def _scaled(value: Decimal, power: int) -> Decimal:
    """`value` times ten to the `power`, whole numbers without an exponent."""
    scaled = value.scaleb(power)
    return scaled.quantize(Decimal(1)) if power > 0 else scaled
