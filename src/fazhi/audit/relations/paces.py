"""A frequency against a count: 每月1次、全年12次; “每周四理论学习”24次."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from fazhi.audit.arithmetic.pace import pace
from fazhi.audit.figure import Figure, Kind, Role
from fazhi.audit.interval import Interval
from fazhi.audit.judgement import Confidence, Judgement, Relation
from fazhi.audit.relations.judging import judge
from fazhi.audit.relations.units import alike
from fazhi.audit.relations.window import Item, Window

_BEAT = re.compile("每(?:两|半|个)*(?:周[一二三四五六日天]|周|星期|月|季度?|旬|年)")
_TIMES = frozenset({"次", "场", "场次", "期"})
_PLACES = frozenset({"个", "家", "所", "支", "处"})
"""Measure words of villages and teams: what each does so often is done more often by all."""

_WHOLE_YEAR = "全年"
_NAME = 12
"""Characters that the name of what is done may have."""


def find(window: Window) -> Iterator[Judgement]:
    """A pace in the sentence and the count that follows it."""
    paced: Item | None = None
    for item in window.items:
        if not (item.figure.role is Role.PACE or item.counted) or item.figure.unit not in _TIMES:
            continue
        beat = _BEAT.search(item.lead)
        if item.figure.role is Role.PACE or (beat and item.figure.value == 1):
            paced = item
        elif paced is not None and alike(paced.figure, item.figure):
            several = any(each.figure.unit in _PLACES for each in window.items if each.index < item.index)
            yield _judged(paced, _said_as(paced.figure, paced.lead), item, several)
            paced = None
        elif beat and len(item.lead) - beat.end() <= _NAME and "，" not in item.lead[beat.end() :]:
            yield _judged(item, _once(item.figure, beat[0]), item, False)


def _judged(paced: Item, pace_figure: Figure, count: Item, several: bool) -> Judgement:
    span = count.figure.period or _WHOLE_YEAR
    items = (count,) if paced is count else (paced, count)
    confidence = Confidence.OPEN if several else Confidence.LIKELY
    return judge(Relation.FREQUENCY, pace(pace_figure, count.figure, span), items, confidence)


def _said_as(figure: Figure, lead: str) -> Figure:
    """The pace with the word that says its beat in its subject."""
    found = _BEAT.search(lead)
    return replace(figure, subject=f"{lead[found.start() :]}{figure.subject}") if found else figure


def _once(count: Figure, words: str) -> Figure:
    """A pace that is said without a number: 每周四 is once a week."""
    one = Decimal(1)
    return replace(
        count,
        text=words,
        end=count.start,
        kind=Kind.COUNT,
        value=one,
        step=one,
        interval=Interval.point(one),
        approximation="",
        subject=words,
        role=Role.PACE,
    )
