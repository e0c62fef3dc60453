"""分别: each number of a list gets its own name or its own year, where there are as many of one as of the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from fazhi.audit.figure import Comparison, Figure, Role
from fazhi.audit.figures import subjects
from fazhi.audit.figures.assembly import without_verb
from fazhi.audit.figures.numerals import han
from fazhi.audit.figures.times import span
from fazhi.audit.figures.tokens import Token

_YEARS = re.compile("((?:19|20)[0-9]{2})年?[^年0-9]((?:19|20)[0-9]{2})年度?")
_MOST_YEARS = 10
_AND = "和与同"
"""和2024年 reads as a comparison, until 分别 follows."""
_HOW_MANY = re.compile("等?([一二两三四五六七八九十]|[0-9]{1,2})(?:个|类|大|项|种|方面|家|镇|村)[^、]{0,6}$")
_OF_NAMES = frozenset(("个", "类", "项", "种", "家"))
_LEAD = re.compile(".{0,8}?(?:集中在|分布在|聚焦|涉及|包括|分为|涵盖|围绕|主要是|主要为|覆盖|来自)")
_PLAIN = frozenset("xn、NUi")


@dataclass(slots=True)
class Mention:
    """A figure with the tokens before it: `near` in its clause, `gap` since the figure before."""

    figure: Figure
    near: Sequence[Token]
    gap: Sequence[Token]
    listed: bool


class _Time(NamedTuple):
    year: int | None
    period: str


def respectively(mentions: Sequence[Mention], base: int | None) -> tuple[Figure, ...]:
    """The figures of a sentence, those after 分别 with the name or the year that is theirs.

    Parameters
    ----------
    mentions : sequence of Mention
    base : int, optional
        The year that 今年 means.
    """
    read = [mention.figure for mention in mentions]
    index = 0
    while index < len(mentions):
        near = mentions[index].near
        mark = next((at for at, token in enumerate(near) if token.kind == "b"), -1)
        if mark < 0:
            index += 1
            continue
        items = _items(mentions, index)
        first = read[index]
        rest = subjects.subject(without_verb(near[mark:], first.role))
        names = subjects.listed(subjects.subject(near[:mark]))
        times = _times(near[:mark], first, base) if len(names) <= 1 else ()
        if mark == 0 and not names:
            names = _names_before(mentions[index].gap, mentions[index - 1] if index else None, len(items))
        if len(times) == len(items) > 1:
            _give_times(read, items, times)
        elif len(names) > 1:
            _give_names(read, items, names, rest)
        index = items[-1][-1] + 1
    return tuple(read)


def _items(mentions: Sequence[Mention], index: int) -> list[list[int]]:
    """The members of a list of numbers; 20批31人次 is one of them."""
    kind = mentions[index].figure.kind
    items = [[index]]
    for at in range(index + 1, len(mentions)):
        if mentions[at].figure.beside and not mentions[at].gap:
            items[-1].append(at)
        elif mentions[at].listed and mentions[at].figure.kind is kind:
            items.append([at])
        else:
            break
    return items


def _give_names(read: list[Figure], items: Sequence[Sequence[int]], names: tuple[str, ...], rest: str) -> None:
    even = len(names) == len(items)
    shared = read[items[0][0]].subject
    for place, item in enumerate(items):
        own = (names[place] + rest,) if even else names
        for at in item:
            beside = read[at].beside and at != item[0]
            read[at] = replace(read[at], subject=own[0] if even else shared, subjects=own, beside=beside)


def _give_times(read: list[Figure], items: Sequence[Sequence[int]], times: Sequence[_Time]) -> None:
    shared = read[items[0][0]].subject
    for time, item in zip(times, items, strict=True):
        for at in item:
            figure = read[at]
            words = figure.subject or shared
            before = figure.role is Role.BEFORE  # of 今年和去年分别为3件、5件 neither is there to be compared with
            read[at] = replace(
                figure,
                subject=words,
                subjects=figure.subjects or ((words,) if words else ()),
                role=Role.PLAIN if before else figure.role,
                comparison=Comparison.NONE if before else figure.comparison,
                beside=figure.beside and at != item[0],
                year=time.year,
                period=time.period,
            )


def _times(tokens: Sequence[Token], first: Figure, base: int | None) -> tuple[_Time, ...]:
    """The years or periods that are listed before 分别; none where one of them says neither."""
    spoken = [
        token.text.lstrip(_AND)
        for token in tokens
        if token.kind == "t" or (token.kind == "c" and token.text[0] in _AND)
    ]
    years = _YEARS.fullmatch(spoken[0]) if len(spoken) == 1 else None
    if years:
        begin, end = int(years[1]), int(years[2])
        return tuple(_Time(year, "") for year in range(begin, end + 1)) if 0 < end - begin < _MOST_YEARS else ()
    found: list[_Time] = []
    for means in map(span, spoken):
        year = means.year
        if year is None and means.years_back >= 0:
            year = None if base is None else base - means.years_back
        elif year is None and means.period and not (means.several or means.last_period):
            year = found[-1].year if found else first.year  # 2024年一季度、二季度分别
        else:
            year = None if means.several or means.last_period else year
        if year is None:
            return ()
        found.append(_Time(year, means.period))
    return tuple(found)


def _names_before(gap: Sequence[Token], previous: Mention | None, count: int) -> tuple[str, ...]:
    """The names in the clause before 分别, where it plainly lists as many: 涉及教育、医疗两个领域，分别为3件、5件."""
    mark = next(at for at, token in enumerate(gap) if token.kind == "b")
    if not mark or gap[mark - 1].text != "，":
        return ()
    begin = mark - 1
    while begin and gap[begin - 1].kind not in ",()":
        begin -= 1
    clause = gap[begin : mark - 1]
    told = False
    if not begin and previous is not None:  # their number is a figure: 教育、医疗等2个领域
        if previous.figure.value != count or previous.figure.unit not in _OF_NAMES:
            return ()
        clause, told = previous.near, True
    if any(token.kind not in _PLAIN for token in clause):
        return ()
    words = "".join(token.text for token in clause)
    if len(words) > subjects.LONGEST_SUBJECT:
        return ()
    counted = _HOW_MANY.search(words)
    lead = _LEAD.match(words)
    names = subjects.listed(words[lead.end() if lead else 0 : counted.start() if counted else None].removesuffix("等"))
    if len(names) != count or (counted and _value(counted[1]) != count):
        return ()
    return names if counted or lead or told or len(names[0]) <= max(map(len, names[1:]), default=0) else ()


def _value(text: str) -> int:
    read = han(text) if not text.isdecimal() else None
    return int(read[0]) if read else int(text) if text.isdecimal() else 0
