"""How numbers are written: 余 after a number left round, never with 约; no 千 or 百 after digits, no separators."""

from __future__ import annotations

import heapq
import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from fazhi.audit.form.faults import Fault
from fazhi.audit.manuscript import Manuscript
from fazhi.numbers import leading, plain

MEASURES = "人次|场次|批次|件次|户次|人|件|个|次|场|份|批|户|名|条|起|宗|项|家|篇|期|册|幅|块|处|支|部|万|亿|元|吨|亩|公里|平方米|米|本|张|辆|台|套|只|位|对|例|笔|轮|天|年|小时|种|类|页|字"
"""Measure words after which a number is surely a number."""

_HAN = "一二三四五六七八九十百千两"
_NUMERAL = rf"(?:\d+(?:\.\d+)?|[{_HAN}]+)"
_NO_ABOUT = r"(?<![节合公签预契条履违邀特缔相制毁附最新临亲邻远])"
_LATIN = r"(?<![0-9０-９.,A-Za-z])"

_RULES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("separated", re.compile(rf"{_LATIN}\d{{1,3}}(?:,\d{{3}})+(?![\d,])(?![号室栋幢楼])")),
    ("wide", re.compile(r"[０-９]+(?:[．.][０-９]+)?")),
    (
        "twice",
        re.compile(
            rf"{_NO_ABOUT}(?:大约|约|将近|近|超过|逾){_NUMERAL}[万亿]?[余多]"
            rf"|{_NO_ABOUT}(?:大约|约|将近|近){_NUMERAL}[万亿]?[余多]?(?:{MEASURES}|[%％]){{1,2}}(?:以上|左右)"
            rf"|(?<![\d.,A-Za-z{_HAN}]){_NUMERAL}[万亿]?余(?:{MEASURES}){{1,2}}(?:以上|左右)"
        ),
    ),
    (
        "split",
        re.compile(rf"{_LATIN}\d+(?:\.\d+)?(?:人|件|场|户|个|批|名|份|次|条|起|家|篇|期)余(?:次|场|人|件|户|份|批|起)"),
    ),
    (
        "unrounded",
        re.compile(rf"{_LATIN}\d*[1-9]余(?=(?!万|亿)(?:{MEASURES}))|{_LATIN}\d+\.\d+余(?=(?:{MEASURES}))"),
    ),
    ("unrounded_han", re.compile(rf"[二三四五六七八九]?十[一二三四五六七八九]余(?=(?!万|亿)(?:{MEASURES}))")),
    (
        "thousands",
        re.compile(rf"{_LATIN}\d+(?:\.\d+)?(?:千(?!米)万?|百万?|十万)(?=[余多]?(?:{MEASURES}))(?!万)"),
    ),
)

_SCALES = {"千": 3, "百": 2, "千万": 7, "百万": 6, "十万": 5}
_HALF = str.maketrans("０１２３４５６７８９．", "0123456789.")
_LONGEST = 24
"""Characters beyond which digits are no count but something else: an account, a row of a broken table."""

_TRIGGER = re.compile("[余约近千百０-９,]|十万")


def surplus(manuscript: Manuscript) -> Iterator[Fault]:
    """Numbers that are written as they should not be; of faults that overlap the first alone."""
    for paragraph in manuscript.paragraphs:
        text = paragraph.text
        if not _TRIGGER.search(text):
            continue
        done = 0
        for start, _, kind, match in heapq.merge(*(_found(text, place) for place in range(len(_RULES)))):
            if start >= done and match.end() - start <= _LONGEST:
                explanation, expected = _SAID[kind](match[0])
                yield Fault(kind, paragraph, start, match.end(), explanation, expected)
                done = match.end()


def _found(text: str, place: int) -> Iterator[tuple[int, int, str, re.Match[str]]]:
    """What one rule finds, by place; no two come from the same place and rule, so that matches are never compared."""
    kind, rule = _RULES[place]
    return ((match.start(), place, kind, match) for match in rule.finditer(text))


def _separated(text: str) -> tuple[str, str]:
    bare = text.replace(",", "")
    return f"正文里的数字不用千分位逗号，“{text}”应写“{bare}”。", bare


def _wide(text: str) -> tuple[str, str]:
    half = text.translate(_HALF)
    return f"“{text}”是全角数字，应改用半角数字“{half}”。", half


def _twice(text: str) -> tuple[str, str]:
    return f"“{text}”里两个表示概数的词重复，“约”“近”“余”“以上”“左右”只留一个。", ""


def _split(text: str) -> tuple[str, str]:
    measure, _, rest = text.partition("余")
    digits = re.match(r"[\d.]+", measure)
    assert digits
    number, word = digits[0], measure[digits.end() :] + rest
    expected = _rounded(Decimal(number)) + word
    return f"“余”应紧跟数字，写在量词前面，“{text}”应写“{expected}”。", expected


def _unrounded(text: str) -> tuple[str, str]:
    number = Decimal(text.removesuffix("余"))
    expected = _rounded(number)
    advice = f"写“{expected}”，或者去掉“余”如实写{plain(number)}" if expected.endswith("余") else "去掉“余”如实写"
    return f"“余”前面应是整十、整百的数，“{text}”的尾数没有舍去；请{advice}。", expected


def _unrounded_han(text: str) -> tuple[str, str]:
    expected = text[: text.index("十") + 1] + "余"
    return f"“余”前面应是整十的数，“{text}”的尾数没有舍去；请写“{expected}”，或者去掉“余”。", expected


def _thousands(text: str) -> tuple[str, str]:
    digits = re.match(r"[\d.]+", text)
    assert digits
    scale = text[digits.end() :]
    whole = Decimal(digits[0]).scaleb(_SCALES[scale])
    expected = plain(whole) if len(scale) == 1 else plain(whole.scaleb(-4)) + "万"
    return f"阿拉伯数字后面只接“万”“亿”，不接“{scale}”，“{text}”应写“{expected}”。", expected


def _rounded(value: Decimal) -> str:
    """The number as it stands before 余, with it; a number that is round already goes without."""
    kept = leading(value)
    return plain(kept) + ("余" if value >= 10 and kept != value else "")


_SAID: dict[str, Callable[[str], tuple[str, str]]] = {
    "separated": _separated, "wide": _wide, "twice": _twice, "split": _split, "unrounded": _unrounded,
    "unrounded_han": _unrounded_han, "thousands": _thousands,
}  # fmt: skip
