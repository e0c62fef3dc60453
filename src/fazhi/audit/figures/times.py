"""Words for spans of time: which year they mean and what period they name."""

from __future__ import annotations

import re
from dataclasses import dataclass

_D = "[0-9]"
_YEAR = f"(?:19|20){_D}{{2}}年(?:度)?"
_MONTH = f"(?:1[0-2]|0?[1-9])月(?:份|底|末|初)?(?:{_D}{{1,2}}日)?"
_DASH = "[—－–\\-~～至到]"
_QUARTER = "(?:第?[一二三四1-4]季度|前[一二三]季度|[一二三1-3][至到—－–\\-][二三四2-4]季度)"
_HALF = "(?:上半年|下半年|前三季度|全年度?|年内)"
_MONTHS = f"(?:{_MONTH}{_DASH}(?:(?:19|20){_D}{{2}}年)?{_MONTH}|(?:1[0-2]|[1-9]){_DASH}{_MONTH}|{_MONTH})"
_LAST = "(?:上年度?|去年|上一年度?|前一年)(?!结转|转入|遗留|接转)(?:度)?"
_SAME = "(?:的?同期|全年|底|末|同时期)?"
_THIS = "(?:今年以来|今年|本年度|本年|当年)"

TIME_PATTERN = (
    rf"(?:截至|截止到?)(?:(?:{_YEAR}|今年)(?:{_MONTH}|底|末|{_HALF})?|{_MONTH}|目前|当前|年底|年末|{_HALF})"
    rf"|{_LAST}(?:{_MONTHS}|{_QUARTER}|上半年|下半年)?{_SAME}"
    rf"|(?:19|20){_D}{{2}}{_DASH}(?:19|20){_D}{{2}}年(?:度)?"
    rf"|{_YEAR}(?:以来|{_MONTHS}|{_QUARTER}|{_HALF}|底|末)?{_SAME}"
    rf"|{_THIS}(?:{_MONTHS}|{_QUARTER}|{_HALF})?"
    rf"|(?:上个?月|上个?季度|上期|上一季度|上一期|上半月|同期|本月|当月|本季度|本期)(?!结转|遗留)(?:同期)?"
    rf"|近[一二两三四五六七八九十0-9]{{1,2}}年来?|[三五]年来"
    rf"|{_QUARTER}|{_HALF}|{_MONTHS}(?![以之]内)"
)
"""A span of time; what it means is told by :func:`span`."""

_NAMED_YEAR = re.compile("(?:19|20)[0-9]{2}")
_SEVERAL = re.compile("(?:19|20)[0-9]{2}[^年]{1}(?:19|20)[0-9]{2}年|以来$|^近|年来$")
_LAST_YEAR = re.compile("上年|去年|上一年|前一年")
_LAST_PERIOD = re.compile("上个?月|上个?季度|上期|上一季度|上一期")
_THIS_YEAR = re.compile("今年|本年|当年")
_BARE_YEAR = re.compile(f"(?:{_YEAR}|{_LAST}|{_THIS})")


@dataclass(frozen=True, slots=True)
class Span:
    """What words for a span of time mean.

    Parameters
    ----------
    period : str
        The span within the year; empty where a year alone is named.
    year : int, optional
        Named; None where the words name none.
    years_back : int
        1 for 去年, 0 for 今年, −1 where the words say neither.
    several : bool
        More than a year: 2021—2023年, 近三年.
    last_period : bool
        上月, 上季度.
    """

    period: str
    year: int | None = None
    years_back: int = -1
    several: bool = False
    last_period: bool = False


def span(words: str) -> Span:
    """What a match of ``TIME_PATTERN`` means.

    Examples
    --------
    >>> span("2024年1—11月")
    Span(period='1—11月', year=2024, years_back=-1, several=False, last_period=False)
    """
    named = _NAMED_YEAR.search(words)
    back = 1 if _LAST_YEAR.search(words) else 0 if _THIS_YEAR.search(words) else -1
    several = bool(_SEVERAL.search(words)) and not words.startswith("今年")
    head = words[:2] if words.startswith("截") else ""
    rest = words[2:] if head else words
    period = words if head or several else _BARE_YEAR.sub("", rest, count=1)
    if period in ("同期", "的同期", "底", "末", "以来"):
        period = "" if period in ("同期", "的同期") else words
    last_period = bool(_LAST_PERIOD.search(words))
    return Span(period, int(named.group()) if named and not several else None, back, several, last_period)
