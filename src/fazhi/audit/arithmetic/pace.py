"""How often something is done against how many times it was done."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from fazhi.audit.arithmetic import words
from fazhi.audit.arithmetic.exact import careful
from fazhi.audit.arithmetic.outcome import Outcome, open_question, stated, worked
from fazhi.audit.arithmetic.rounding import worth
from fazhi.audit.figure import Figure, Kind
from fazhi.audit.interval import Interval
from fazhi.audit.judgement import Verdict

_YEAR = 12
_HEAD = 120
"""Characters of a subject that are looked at."""


@dataclass(frozen=True, slots=True)
class Beat:
    """A unit of frequency and how many of it a year can hold.

    Parameters
    ----------
    name : str
    usual : int
    least, most : int
        With holidays left out, and with a year that begins and ends inside a week.
    """

    name: str
    usual: int
    least: int
    most: int


BEATS: tuple[tuple[str, Beat], ...] = (
    ("半年", Beat("半年", 2, 2, 2)),
    ("半个?月", Beat("半月", 24, 22, 24)),
    ("(?:两|2|双)个?(?:周|星期)", Beat("两周", 26, 21, 27)),
    ("(?:两|2|双)个?月", Beat("两个月", 6, 6, 6)),
    ("个?工作日", Beat("工作日", 250, 225, 262)),
    ("个?(?:周|星期|礼拜)", Beat("周", 52, 44, 54)),
    ("旬", Beat("旬", 36, 33, 36)),
    ("个?季度?", Beat("季度", 4, 4, 4)),
    ("个?月", Beat("月", 12, 12, 12)),
    ("[日天]", Beat("日", 365, 225, 366)),
    ("年度?", Beat("年", 1, 1, 1)),
)
"""What stands after 每, longer words first, and what it means."""

_BEAT = re.compile("每(?:" + "|".join(f"(?P<b{place}>{pattern})" for place, (pattern, _) in enumerate(BEATS)) + ")")
_SEVERAL = re.compile("各|均|分别|每(?:[个名位人户家所支村镇站室班组]|社区|单位|部门)(?!工作日|周|星期|礼拜|季|月)")
"""Done by each of several: the count may be theirs together."""
_RULE = re.compile("要求|规定|标准|原则|至少|不少于|不低于|以上")
"""A frequency that is a rule, which may be outdone."""

_SPANS: tuple[tuple[str, int], ...] = (
    ("前三季度", 9),
    ("前三个季度", 9),
    ("半年", 6),
    ("季度", 3),
    ("全年", _YEAR),
    ("年度", _YEAR),
    ("一年", _YEAR),
)
_MONTHS = re.compile(r"(\d{1,2})月?[—－\-–至到~～](\d{1,2})月")
_UNTIL = re.compile(r"(?:截至|截止)\D{0,4}(?:\d{4}年)?(\d{1,2})月")


@careful
def pace(pace_figure: Figure, count: Figure, span: str, words_before: str = "") -> Outcome:
    """A frequency against a number of times: 每月1次 over 全年 and 12次.

    More times than the span can hold is inconsistent. Fewer is not an error but a question: a week may have been left
    out, and the plan is not the deed; so 每周一次 and 24次 stay undetermined, with the numbers said.

    Parameters
    ----------
    pace_figure : Figure
        Its text, its subject or the words before it hold 每周, 每月 …; its value is how many times each.
    count : Figure
    span : str
        全年, 上半年, 1—11月, 截至6月30日 …
    words_before : str
        The words before the pace, where its subject leaves 每月 out: 按照每月 before 1次.
    """
    values = (stated("pace", pace_figure), stated("count", count))
    words_before = words_before[-_HEAD:]
    around = words_before + pace_figure.subject[-_HEAD:] + pace_figure.text
    beat = _beat(pace_figure, words_before)
    months = span_months(span)
    if beat is None or count.kind is not Kind.COUNT or pace_figure.kind is not Kind.COUNT:
        return open_question("没有读出频次，没有检验。", *values)
    if months is None:
        return open_question("没有写明是多长时间内的次数，没有检验。", *values)
    times = worth(pace_figure)
    least = _over(times.low, beat.least, months, ROUND_FLOOR)
    most = _over(times.high, beat.most, months, ROUND_CEILING)
    done = worth(count)
    usual = (pace_figure.value * beat.usual * months / _YEAR).to_integral_value()
    told = f"按每{beat.name}{words.number(pace_figure)}次，{span}约{words.short(usual)}次，文中为{count.text}"
    named = (*values, worked("expected", usual, count.unit))
    if done.meets(Interval(least, most)):
        return Outcome(Verdict.CONSISTENT, f"{told}，相符。", values=named)
    if most is None or (done.low is not None and done.low <= most) or done.low is None:
        return open_question(f"{told}；可能有的{_each(beat)}没有开展，也可能只统计了一部分。", *named)
    if _SEVERAL.search(around) or pace_figure.approximation or count.approximation:
        return open_question(f"{told}；可能是几个单位合计的次数。", *named)
    if _RULE.search(around):
        return open_question(f"{told}；多于要求的次数，不是错误。", *named)
    return Outcome(Verdict.INCONSISTENT, f"{told}，多于这段时间能有的次数。", "", named)


def _beat(figure: Figure, words_before: str) -> Beat | None:
    """The beat nearest before the number of times."""
    for text in (figure.text, figure.subject[-_HEAD:], words_before, figure.period):
        names = [found.lastgroup for found in _BEAT.finditer(text) if found.lastgroup]
        if names:
            return BEATS[int(names[-1][1:])][1]
    return None


def span_months(span: str) -> int | None:
    """Months of a span; None where the words name none.

    Examples
    --------
    >>> span_months("全年"), span_months("1—11月"), span_months("截至6月30日"), span_months("近期")
    (12, 11, 6, None)
    """
    months = _MONTHS.search(span)
    if months:
        held = int(months[2]) - int(months[1]) + 1
        return held if 1 <= held <= _YEAR else None
    until = _UNTIL.search(span)
    if until:
        return int(until[1]) if 1 <= int(until[1]) <= _YEAR else None
    return next((each for word, each in _SPANS if word in span), None)


def _over(times: Decimal | None, yearly: int, months: int, rounding: str) -> Decimal | None:
    return None if times is None else (times * yearly * months / _YEAR).to_integral_value(rounding=rounding)


def _each(beat: Beat) -> str:
    return "月份" if beat.name.endswith("月") else beat.name
