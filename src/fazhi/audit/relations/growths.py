"""Now, before and the change: 受理155件，比去年的125件增长24%; and a change with this year's number alone.

Where a change may belong to several counts (231批566人次，同比下降17.20%), all are tried.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import permutations

from fazhi.audit.arithmetic.growths import growth, readings, whole_previous
from fazhi.audit.arithmetic.outcome import stated
from fazhi.audit.arithmetic.words import number
from fazhi.audit.figure import Comparison, Kind, Role
from fazhi.audit.interval import Interval
from fazhi.audit.judgement import Confidence, Judgement, Relation, Verdict
from fazhi.audit.relations import names
from fazhi.audit.relations.judging import GOOD, fits, judge
from fazhi.audit.relations.periods import (
    TRIED,
    is_before,
    is_value,
    pairs,
    same_kind,
)
from fazhi.audit.relations.units import same_unit, whole_things
from fazhi.audit.relations.window import Item, Window, parted, series

_MOST_PAIRS = 8
_ROUND = 5


_FINE = Decimal("0.1")

_RANK = {Verdict.CONSISTENT: 0, Verdict.HALF_EVEN: 1}

_LAST_MONTH = re.compile("(?:比|较|与)(?:上个?月|上个?季度|上一?季|上旬|上周|(?:1[0-2]|[1-9])月份?|[一二三四]季度)")

_LAST_YEAR = re.compile("去年|上年|上一年|20[0-9]{2}年")


def find(window: Window) -> Iterator[Judgement]:
    """Every relative change of a count with the numbers that it is of."""
    for change in window.items:
        if change.key in window.spoken or not is_change(change):
            continue
        for judgement in _respectively(window, change) or [_together(window, change)]:
            if judgement is not None:
                window.spoken.add(change.key)
                yield judgement


def _together(window: Window, change: Item) -> Judgement | None:
    return _with_before(window, change) or _with_difference(window, change) or _alone(window, change)


def is_change(item: Item) -> bool:
    """Whether it is a change in percent or 倍."""
    return item.figure.kind is Kind.MULTIPLE or (item.figure.kind is Kind.RATE and item.figure.role is Role.CHANGE)


def _with_before(window: Window, change: Item) -> Judgement | None:
    tried = [
        (before, now, growth(now.figure, before.figure, change.figure))
        for before, now in pairs(window, change)[:_MOST_PAIRS]
        if before.figure.kind is Kind.COUNT
    ]
    if not tried:
        return None
    best = min(tried, key=lambda each: _RANK.get(each[2].verdict, len(_RANK)))
    before, now, outcome = best if fits(best[2]) else tried[0]
    if fits(outcome) and (right := _right_comparison(window, change, before)):
        told = f"{outcome.explanation}与上月、上季相比是{right}，文中写成了{change.figure.comparison.value}。"
        outcome = replace(outcome, verdict=Verdict.WRONG_UNIT, explanation=told, expected=right)
    confidence = _sureness(window, change, before, now)
    if not fits(outcome) and outcome.verdict is not Verdict.WRONG_UNIT and _given_otherwise(window, change, best[:2]):
        confidence = Confidence.OPEN
    return judge(Relation.GROWTH, outcome, (before, now, change), confidence)


def _given_otherwise(window: Window, change: Item, taken: tuple[Item, Item]) -> bool:
    """Whether two other numbers nearby give the change: it may be theirs."""
    if change.figure.step > _FINE:
        return False
    near = [
        item for item in (*window.earlier, *window.items) if item.figure.kind is Kind.COUNT and item.key < change.key
    ]
    near = [item for item in near if item.figure.role is not Role.CHANGE][-_MOST_PAIRS:]
    return any(
        fits(growth(now.figure, before.figure, change.figure))
        for now, before in permutations(near, 2)
        if same_kind(now, before) and {now.key, before.key} != {item.key for item in taken}
    )


def _sureness(window: Window, change: Item, before: Item, now: Item) -> Confidence:
    """Sure where last year's number and this year's are the only ones that the change can be of."""
    rivals = [
        item
        for item in window.items
        if item.index < change.index
        and is_value(item)
        and not item.aside
        and item.figure.kind is Kind.COUNT
        and same_unit(item.figure, before.figure)
    ]
    if now.figure.role is Role.TO or len(rivals) == 1:
        return Confidence.SURE if before.key < change.key else Confidence.LIKELY
    whole = [item for item in rivals if item.figure.role is not Role.PART]
    return Confidence.LIKELY if abs(now.index - before.index) == 1 or len(whole) == 1 else Confidence.OPEN


def _respectively(window: Window, change: Item) -> list[Judgement | None]:
    """同比分别增长7.0%、10.0%: each with its own count, where there are as many counts right before."""
    changes = series(window, change)
    if not changes:
        return []
    if (compared := _each_with_before(window, changes)) is not None:
        before_it, now_it = compared[changes.index(change)]
        outcome = growth(now_it.figure, before_it.figure, change.figure)
        return [judge(Relation.GROWTH, outcome, (before_it, now_it, change), Confidence.LIKELY)]
    before: list[Item] = []
    for item in reversed(window.items[: changes[0].index - window.items[0].index]):
        if not item.counted or parted(item, change):
            break
        before.insert(0, item)
    alone = [item for item in before if not item.figure.beside]
    counts = alone if len(alone) == len(changes) else before
    if len(counts) != len(changes):
        counts = _named_in(changes[0], before)
    if len(counts) != len(changes):
        return [None]
    now = counts[changes.index(change)]
    if not _testable(now) or change.figure.kind is not Kind.RATE:
        return [None]
    return [judge(Relation.WHOLE_PREVIOUS, whole_previous(now.figure, change.figure), (now, change), Confidence.LIKELY)]


def _each_with_before(window: Window, changes: Sequence[Item]) -> list[tuple[Item, Item]] | None:
    """审结60件90人，上年80件120人，同比分别下降…: the first with the first; None where last year's are not as many."""
    earlier = [item for item in window.items if item.index < changes[0].index and not item.aside]
    befores = [item for item in earlier if is_before(item) and item.figure.kind is Kind.COUNT][-len(changes) :]
    if len(befores) < len(changes) or befores[-1].index - befores[0].index != len(changes) - 1:
        return None
    found = []
    for before in befores:
        nows = [item for item in earlier if item.counted and item.index < befores[0].index and same_kind(item, before)]
        if len(nows) != 1:
            return None
        found.append((before, nows[0]))
    return found


def _named_in(change: Item, counts: Sequence[Item]) -> list[Item]:
    """The counts that the words before 分别 name one by one: 事故起数、死亡人数同比分别下降."""
    listed = re.split("[、和]", re.split("同比|环比|较|比|分别", re.split("[，；：]", change.lead)[-1])[0])
    found = []
    for name in listed:
        ranked = [(2 * names.overlap(name, item.label) + (item.figure.unit in name), item) for item in counts]
        best = max((score for score, _ in ranked), default=0)
        items = [item for score, item in ranked if score == best]
        if not best or len(items) > 1:
            return []
        found += items
    return found


def _right_comparison(window: Window, change: Item, before: Item) -> str:
    """环比 where the words compare with last month or season but say 同比; empty where they agree."""
    start = window.sentence.start
    words = window.sentence.text[max(0, before.figure.start - start - 12) : change.figure.start - start]
    named = _LAST_MONTH.search(words)
    if change.figure.comparison is Comparison.YEAR and "同比" in words and named and not _LAST_YEAR.search(words):
        return Comparison.PERIOD.value
    return ""


def _with_difference(window: Window, change: Item) -> Judgement | None:
    """320人次，比上年增加45人次，增长16.4%: last year's number is this year's less the difference."""
    near = [item for item in window.items if change.index - 2 <= item.index < change.index]
    if len(near) < 2 or near[1].figure.role is not Role.CHANGE or near[1].figure.kind is not Kind.COUNT:
        return None
    now, by = near
    exact = now.figure.interval.exact and by.figure.interval.exact
    if not (exact and now.counted and same_unit(now.figure, by.figure)) or change.figure.subject:
        return None
    value = now.figure.value - by.figure.value
    before = replace(now.figure, text=f"{value}{now.figure.unit}", value=value, interval=Interval.point(value))
    outcome = growth(now.figure, before, change.figure)
    told = f"上期为{number(now.figure)}{'−' if by.figure.value >= 0 else '＋'}{abs(by.figure.value)}＝{value}：{outcome.explanation}"
    values = tuple(replace(each, text="") if each.role == "before" else each for each in outcome.values)
    outcome = replace(outcome, explanation=told, values=(*values, stated("difference", by.figure)))
    return judge(Relation.GROWTH, outcome, (now, by, change), Confidence.LIKELY)


def _testable(now: Item) -> bool:
    """Whether last year's number must have been a whole one, and this year's is stated exactly."""
    return whole_things(now.figure) and now.figure.interval.exact


def _alone(window: Window, change: Item) -> Judgement | None:
    """No number for last year: is there a whole one that gives the change?"""
    nows = _nows(window, change)
    if not nows or change.figure.kind is not Kind.RATE:
        return None
    figures = [now.figure for now in reversed(nows)]
    alone = len(nows) == 1
    outcome = whole_previous(figures[0], change.figure) if alone else readings(figures, change.figure)
    round_number = change.figure.step >= 1 and not change.figure.value % _ROUND
    if round_number and outcome.verdict not in (*GOOD, Verdict.WRONG_UNIT):
        return None  # 上升50%: a manner of speaking as often as a number
    return judge(Relation.WHOLE_PREVIOUS, outcome, (*nows, change), Confidence.LIKELY)


def _nows(window: Window, change: Item) -> list[Item]:
    """The counts that a change may speak of, nearest first; none where it names its own subject."""
    about = change.figure.subject
    found: list[Item] = []
    for item in reversed(window.items[: max(0, change.index - window.items[0].index)]):
        other = item.figure.comparison is not change.figure.comparison or about
        if item.figure.role is Role.CHANGE and other and not found:
            continue
        if item.aside and item.counted:
            continue
        if not item.counted or parted(item, change) or len(found) == TRIED:
            break
        found.append(item)
    if not all(map(_testable, found)):
        return []
    if by_unit := [item for item in found if item.figure.unit in about]:
        return by_unit[:1]
    if about:
        return [item for item in found if names.overlap(about, item.label)][:1]
    return found
