"""Numbers in every form that offices write; 约20, 20余 and 若干 are not numbers."""

from __future__ import annotations

import math
import re
from decimal import Decimal, InvalidOperation
from typing import Any

from fazhi.ledgers.cells.wording import SPLIT_DIGITS, plain

_PLAIN = re.compile(r"[-+]?\d+(?:\.\d+)?")
_GROUPED = re.compile(r"[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_MEASURE = "人次|场次|批次|户次|人|次|件|份|个|场|批|项|条|户|名|位|期|起|宗|处|支|册|张|套|元整|元|小时|天|页|本|家|部|篇|例|组"
_WORDED = re.compile(
    rf"(?P<number>[-+]?[\d.,]+|[零〇一二两三四五六七八九十百千万]+)(?P<scale>[万亿]?)(?P<measure>{_MEASURE})?"
)
_SCALES = {"": Decimal(1), "万": Decimal(10_000), "亿": Decimal(100_000_000)}
_DIGITS = {digit: number for number, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}


def read_number(value: Any, unit: str = "") -> Decimal | None:
    """The exact number that a raw cell means, or None.

    Parameters
    ----------
    value : object
        A number, or text: full-width digits, thousands separators, a measure word (3人), 1.2万元, 一百二十.
    unit : str
        The unit that the column's title names, e.g. 元: a cell in another one (3小时) is not read.
    """
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return Decimal(value)
    if isinstance(value, float):
        # A spreadsheet keeps 15 digits; the rest of a binary fraction is noise.
        return Decimal(f"{value:.15g}") if math.isfinite(value) and abs(value) < 1e15 else None
    if not isinstance(value, str):
        return None
    if SPLIT_DIGITS.search(value):
        return None
    text = plain(value)
    if _PLAIN.fullmatch(text):
        return Decimal(text)
    if _GROUPED.fullmatch(text):
        return Decimal(text.replace(",", ""))
    if match := _WORDED.fullmatch(text):
        measure = (match["measure"] or "").removesuffix("整")
        if unit and (measure not in ("", unit) or (match["scale"] and unit.startswith("万"))):
            return None
        number = _written(match["number"])
        return None if number is None else number * _SCALES[match["scale"]]
    return None


def _written(text: str) -> Decimal | None:
    if text[-1] in "0123456789":
        grouped = _GROUPED.fullmatch(text)
        try:
            return Decimal(text.replace(",", "") if grouped else text)
        except InvalidOperation:
            return None
    number = chinese_number(text)
    return None if number is None else Decimal(number)


def chinese_number(text: str) -> int | None:
    """The value of Chinese numerals below ten thousand times ten thousand, or None: 一百二十 is 120."""
    head, ten_thousand, tail = text.partition("万")
    if ten_thousand:
        upper, lower = _below_ten_thousand(head), _below_ten_thousand(tail) if tail else 0
        return None if upper is None or lower is None else upper * 10_000 + lower
    return _below_ten_thousand(head)


def _below_ten_thousand(text: str) -> int | None:
    total, digit, last_unit = 0, None, 10_000
    for sign in text:
        if sign in _UNITS:
            unit = _UNITS[sign]
            if unit >= last_unit or (digit is None and unit != 10):
                return None
            total += (1 if digit is None else digit) * unit
            digit, last_unit = None, unit
        elif sign not in _DIGITS:
            return None
        elif digit not in (None, 0):
            return None  # 一二三: digits side by side, perhaps a list
        else:
            digit = _DIGITS[sign]
    if digit and last_unit > 10 and last_unit < 10_000 and "零" not in text and "〇" not in text:
        return None  # 一百二: is it 102 or 120?
    return total + (digit or 0) if text else None
