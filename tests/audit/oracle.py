"""Brute-force arithmetic for the corpus, independent of fazhi.audit: what a truth's numbers say by themselves.

Fractions and small searches, written to be read rather than to be quick: it shares nothing with the code under test, so
that a mistake would have to be made twice.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from audit.corpora import Truth

ARITHMETIC = frozenset(
    {
        *("share", "growth", "whole_numerator", "whole_previous", "points", "difference", "sum"),
        *("stated_twice", "stock_flow", "frequency"),
    }
)
"""Relations that numbers alone decide; of the others the words do."""

PACES = (("周", 53), ("月", 12), ("季度", 4), ("半年", 2))
"""How often a span ends in a year."""

WORTH = {"万": 10**4, "亿": 10**8, "成": 10}
"""What a character after the digits makes of them; 九成 is 90%."""

NUMBER = re.compile(r"\d+(?:\.\d+)?")
_CHINESE = re.compile("[一二两三四五六七八九十百]+")
_DIGITS = {character: value for value, character in enumerate("〇一二三四五六七八九")} | {"两": 2}
_FALLS = ("压缩", "下降", "减少", "降低", "缩短", "下滑", "回落", "减", "降")


@dataclass(frozen=True)
class Number:
    """A printed number: its value, the worth of its last digit, and from where to where the true one may lie."""

    value: Fraction
    step: Fraction
    low: Fraction
    high: Fraction
    multiple: bool = False

    @property
    def exact(self) -> bool:
        """Whether it says one value alone."""
        return self.low == self.high

    def __neg__(self) -> Number:
        return Number(-self.value, self.step, -self.high, -self.low, self.multiple)


def number(piece: str) -> Number:
    """The one number of a piece of text; a fall is negative.

    Examples
    --------
    >>> number("下降17.20%").value
    Fraction(-86, 5)
    """
    printed = _plain(piece)
    match = NUMBER.search(printed)
    assert match is not None and NUMBER.search(printed, match.end()) is None, f"not one number: {piece}"
    digits, after = match.group(), printed[match.end() :]
    scale = WORTH.get(after[:1], 1)
    after = after.lstrip("".join(WORTH))
    value = Fraction(digits) * scale
    decimals = len(digits.partition(".")[2])
    step = Fraction(scale, 10**decimals)
    rounded = scale > 1 or decimals > 0 or after.startswith(("%", "个百分点", "倍"))
    low, high = (value - step / 2, value + step / 2) if rounded else (value, value)
    before = printed[: match.start()]
    if after.startswith(("余", "多")):
        low, high = value, value + _leading_worth(digits) * scale
    elif before.endswith("近"):
        low, high = value * Fraction(9, 10), value
    elif before.endswith("约"):
        low, high = value * Fraction(9, 10), value * Fraction(11, 10)
    elif before.endswith(("超", "超过", "逾")):
        low, high = value, value * 2
    if any(fall in before for fall in _FALLS):
        return -Number(value, step, low, high)
    return Number(value, step, low, high, after.startswith("倍"))


def verdict(truth: Truth) -> str:
    """What the numbers of a truth say of its relation; the words alone may decide more (units, comparisons)."""
    if truth.relation not in ARITHMETIC:
        return truth.verdict
    numbers = {role: tuple(number(piece) for piece in pieces) for role, pieces in truth.pieces.items()}
    one = {role: values[0] for role, values in numbers.items()}
    if truth.falls:
        one["change"] = -one["change"]
    match truth.relation:
        case "share" if "parts" in numbers:
            return _shares_of_one(numbers["parts"], numbers["rates"], one.get("whole"), truth.verdict)
        case "share":
            return _share(_added(numbers["part"]), _added(numbers["whole"]), one["rate"])
        case "growth":
            return _growth(one["now"], one["before"], one["change"])
        case "whole_numerator":
            return _whole_numerator(one["whole"], one["rate"])
        case "whole_previous":
            nows = [one["now"], *([one["other"]] if "other" in one else [])]
            verdicts = [_whole_previous(now, one["change"]) for now in nows]
            return next((each for each in verdicts if each == "consistent"), verdicts[0])
        case "points" | "difference":
            before, after = one["before"], one["after"]
            return _meet(after.low - before.high, after.high - before.low, one["change"])
        case "sum":
            low, high = sum(part.low for part in numbers["parts"]), sum(part.high for part in numbers["parts"])
            if truth.closed:
                return _meet(Fraction(low), Fraction(high), one["total"])
            if high < one["total"].low:
                return "undetermined"
            return "consistent" if low <= one["total"].high else "inconsistent"
        case "stated_twice":
            return _meet(one["first"].low, one["first"].high, one["second"])
        case "frequency":
            return _pace(truth.pieces["pace"][0], one["count"])
        case "stock_flow":
            opening, inflow, outflow = one["opening"], one["inflow"], one["outflow"]
            low = opening.low + inflow.low - outflow.high
            return _meet(low, opening.high + inflow.high - outflow.low, one["closing"])
        case _:
            raise AssertionError(truth.relation)


def right_value(truth: Truth) -> Fraction | None:
    """The value that would be right, unrounded, where one number of the relation follows from exact others."""
    one = {role: number(pieces[0]) for role, pieces in truth.pieces.items()}
    if "parts" in truth.pieces:
        return None
    match truth.relation:
        case "share":
            return 100 * one["part"].value / one["whole"].value
        case "growth":
            return abs(100 * (one["now"].value - one["before"].value) / one["before"].value)
        case "points" | "difference":
            return abs(one["after"].value - one["before"].value)
        case "stock_flow":
            return one["opening"].value + one["inflow"].value - one["outflow"].value
        case _:
            return None


def half_up(value: Fraction, step: Fraction) -> Fraction:
    """Rounded half away from zero."""
    sign = -1 if value < 0 else 1
    return sign * ((abs(value) / step + Fraction(1, 2)) // 1) * step


def _rate(low: Fraction, high: Fraction, rate: Number) -> str:
    """What a printed rate says when the true one lies from `low` to `high`."""
    if low == high:
        if half_up(low, rate.step) == rate.value or low == rate.value:
            return "consistent"
        if abs(low - rate.value) == rate.step / 2 and (rate.value / rate.step) % 2 == 0:
            return "half_even"
    if low != high and _meet(low, high, rate) == "consistent":
        return "consistent"
    shown = abs(rate.value)
    nearer, farther = sorted((abs(low), abs(high)))
    if shown <= farther and nearer < shown + rate.step and (low < 0) == (rate.value < 0):
        return "truncated"
    return "inconsistent"


def _share(part: Number, whole: Number, rate: Number) -> str:
    if part.low > whole.high and rate.value < 100:
        return "inconsistent"
    if part.exact and whole.exact and rate.value == 100 and part.value != whole.value:
        return "inconsistent"
    return _rate(100 * part.low / whole.high, 100 * part.high / whole.low, rate)


def _added(numbers: tuple[Number, ...]) -> Number:
    """Several numbers taken together, as (12 + 68) is."""
    first, *others = numbers
    for other in others:
        first = Number(first.value + other.value, first.step, first.low + other.low, first.high + other.high)
    return first


def _shares_of_one(parts: tuple[Number, ...], rates: tuple[Number, ...], named: Number | None, said: str) -> str:
    """Whether some whole number gives every share, all rounded or all cut off; another than the named one is open."""
    for cut in (False, True):
        low, high = Fraction(0), Fraction(10**12)
        for part, rate in zip(parts, rates, strict=True):
            least = rate.value if cut else rate.value - rate.step / 2
            most = rate.value + (rate.step if cut else rate.step / 2)
            low, high = max(low, 100 * part.low / most), min(high, 100 * part.high / least)
        if low < high and (int(high) > low or int(high) == low or high - low > 1):
            if named is None or low <= named.value <= high:
                return "consistent"
            return said if said == "inconsistent" else "undetermined"
    return "inconsistent"


def _growth(now: Number, before: Number, change: Number) -> str:
    if change.multiple:
        return _meet(now.low / before.high, now.high / before.low, change)
    return _rate(100 * (now.low / before.high - 1), 100 * (now.high / before.low - 1), change)


def _whole_numerator(whole: Number, rate: Number) -> str:
    # Beside the printed rate's own digits no numerator can give it: the search need not begin at nought.
    first = int(whole.value * (rate.value - rate.step) / 100)
    last = int(whole.value * (rate.value + rate.step) / 100) + 1
    verdicts = {
        _rate(Fraction(100 * part) / whole.value, Fraction(100 * part) / whole.value, rate)
        for part in range(max(first, 0), min(last, int(whole.value)) + 1)
    }
    return next((each for each in ("consistent", "half_even", "truncated") if each in verdicts), "impossible")


def _whole_previous(now: Number, change: Number) -> str:
    near = int(now.value / (1 + change.value / 100))
    reach = range(max(1, near - near // 100 - 3), near + near // 100 + 4)
    verdicts = {_growth(now, _exactly(before), change) for before in reach}
    return next((each for each in ("consistent", "half_even", "truncated") if each in verdicts), "impossible")


def _pace(words: str, count: Number) -> str:
    """Clearly more often than the words allow is wrong; less often may have its reasons."""
    each, often = next((span, often) for span, often in PACES if f"每{span}" in words)
    times = words.partition(f"每{each}")[2]
    most = often * number(times[1:] if each == "周" else times).value
    return "inconsistent" if count.low > most * Fraction(5, 4) else "consistent"


def _exactly(value: int) -> Number:
    return Number(Fraction(value), Fraction(1), Fraction(value), Fraction(value))


def _meet(low: Fraction, high: Fraction, stated: Number) -> str:
    return "consistent" if low <= stated.high and stated.low <= high else "inconsistent"


def _plain(piece: str) -> str:
    """Full-width digits to half-width, Chinese numerals to digits where no digits stand, separators gone."""
    text = piece.translate({ord("０") + digit: str(digit) for digit in range(10)} | {ord("％"): "%"})
    text = re.sub(r"(?<=\d),(?=\d{3})", "", text)
    text = re.sub("百分之([一二三四五六七八九十百]+)", lambda match: f"{_chinese(match[1])}%", text)
    if NUMBER.search(text):
        return text
    return _CHINESE.sub(lambda match: str(_chinese(match.group())), text, count=1)


def _chinese(numeral: str) -> int:
    total = digit = 0
    for character in numeral:
        if character in "十百":
            total += (digit or 1) * (10 if character == "十" else 100)
            digit = 0
        else:
            digit = _DIGITS[character]
    return total + digit


def _leading_worth(digits: str) -> int:
    """The worth of the last digit that is not zero: 100 for 1200."""
    return int(10 ** (len(digits) - len(digits.rstrip("0"))))
