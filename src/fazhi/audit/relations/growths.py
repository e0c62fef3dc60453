"""Now, before and the change: 受理155件，比去年的125件增长24%; and a change with this year's number alone.

Where a change may belong to several counts (231批566人次，同比下降17.20%), all are tried.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from fazhi.audit.arithmetic.growths import growth, readings, whole_previous
from fazhi.audit.arithmetic.outcome import stated
from fazhi.audit.arithmetic.words import number
from fazhi.audit.interval import Interval
from fazhi.audit.model import Comparison, Confidence, Judgement, Kind, Relation, Role, Verdict
from fazhi.audit.relations import names
from fazhi.audit.relations.judging import fits, judge
from fazhi.audit.relations.units import same_unit, whole_things
from fazhi.audit.relations.window import NOT_COUNTED, Item, Window, parted, series

_TRIED = 5
_LAST_MONTH = re.compile("(?:比|较|与)(?:上个?月|上个?季度|上一?季|上旬|上周|(?:1[0-2]|[1-9])月份?|[一二三四]季度)")
_LAST_YEAR = re.compile("去年|上年|上一年|20[0-9]{2}年")
_FROM = re.compile("[由从][^，]{0,6}$")
_COMPARED = re.compile("(?:环比|同比|[比较])[^，]{0,10}的$")


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


def between(window: Window, change: Item) -> tuple[Item, Item] | None:
    """The two values that a change lies between, before and now: from … to …, or with last year's number."""
    earlier = [item for item in window.items if item.index < change.index]
    following = [item for item in window.items if item.index == change.index + 1 and item.depth > change.depth]
    if ends := [item for item in earlier if item.figure.role is Role.TO]:
        begins = [item for item in earlier if item.index < ends[-1].index and _from(item)]
        return (begins[-1], ends[-1]) if begins and same_kind(begins[-1], ends[-1]) else None
    befores = [item for item in (*earlier, *following) if _before(item)]
    if befores and not _passed(earlier, befores[-1], change):
        values = [item for item in earlier if _value(item) and same_kind(item, befores[-1])]
        return (befores[-1], values[-1]) if values else None
    return _by_year(earlier)


def _from(item: Item) -> bool:
    return item.figure.role is Role.FROM or bool(_FROM.search(item.near))


def _before(item: Item) -> bool:
    """Whether it is last year's or last period's number: its role, or 环比三季度的460件."""
    return item.figure.role is Role.BEFORE or bool(_COMPARED.search(item.near))


def _by_year(earlier: Sequence[Item]) -> tuple[Item, Item] | None:
    """155件（2023年为125件）, 2023年为96.2%，2024年为98.5%: the values of two years that follow each other."""
    values = [item for item in earlier if _value(item)]
    inside = [item for item in values if item.depth and item.figure.year is not None]
    outside = [item for item in values if not item.depth]
    if inside and outside:
        now = outside[-1]
        last = max((item for item in inside if item.index > now.index), key=_year, default=None)
        if last is not None and same_kind(last, now) and now.figure.year in (None, _year(last) + 1):
            return last, now
    elif len(outside) > 1:
        last, now = sorted(outside[-2:], key=_year)
        subjects = last.figure.subject, now.figure.subject
        alike = not all(subjects) or names.overlap(*subjects)
        if same_kind(last, now) and last.figure.year and _year(last) + 1 == _year(now) and alike:
            return last, now
    return None


def _year(item: Item) -> int:
    return item.figure.year or 0


def same_kind(first: Item, second: Item) -> bool:
    """Whether two values are of one kind and one unit."""
    return first.figure.kind is second.figure.kind and same_unit(first.figure, second.figure)


def _passed(earlier: Sequence[Item], before: Item, change: Item) -> bool:
    """Whether another change stands between last year's number and this one, in its own right."""
    return any(
        item.figure.role is Role.CHANGE and item.key > before.key and item.figure.kind is change.figure.kind
        for item in earlier
    )


def _value(item: Item) -> bool:
    return item.figure.role not in NOT_COUNTED and not _before(item)


def _with_before(window: Window, change: Item) -> Judgement | None:
    pair = between(window, change)
    if pair is None or pair[0].figure.kind is not Kind.COUNT:
        return None
    before, now = pair
    outcome = growth(now.figure, before.figure, change.figure)
    if fits(outcome) and (right := _right_comparison(window, change, before)):
        told = f"{outcome.explanation}与上月、上季相比是{right}，文中写成了{change.figure.comparison.value}。"
        outcome = replace(outcome, verdict=Verdict.WRONG_UNIT, explanation=told, expected=right)
    return judge(Relation.GROWTH, outcome, (before, now, change), _sureness(window, change, before, now))


def _sureness(window: Window, change: Item, before: Item, now: Item) -> Confidence:
    """Sure where last year's number and this year's are the only ones that the change can be of."""
    rivals = [
        item
        for item in window.items
        if item.index < change.index
        and _value(item)
        and item.figure.kind is Kind.COUNT
        and same_unit(item.figure, before.figure)
    ]
    if now.figure.role is Role.TO or len(rivals) == 1:
        return Confidence.SURE
    return Confidence.LIKELY if abs(now.index - before.index) == 1 else Confidence.OPEN


def _respectively(window: Window, change: Item) -> list[Judgement | None]:
    """同比分别增长7.0%、10.0%: each with its own count, where there are as many counts right before."""
    changes = series(window, change)
    if not changes:
        return []
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
    if not whole_things(now.figure) or change.figure.kind is not Kind.RATE:
        return [None]
    return [judge(Relation.WHOLE_PREVIOUS, whole_previous(now.figure, change.figure), (now, change), Confidence.LIKELY)]


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


def _alone(window: Window, change: Item) -> Judgement | None:
    """No number for last year: is there a whole one that gives the change?"""
    nows = _nows(window, change)
    if not nows or change.figure.kind is not Kind.RATE:
        return None
    figures = [now.figure for now in reversed(nows)]
    alone = len(nows) == 1
    outcome = whole_previous(figures[0], change.figure) if alone else readings(figures, change.figure)
    return judge(Relation.WHOLE_PREVIOUS, outcome, (*nows, change), Confidence.LIKELY)


def _nows(window: Window, change: Item) -> list[Item]:
    """The counts that a change may speak of, nearest first; none where it names its own subject."""
    about = change.figure.subject
    found: list[Item] = []
    for item in reversed(window.items[: max(0, change.index - window.items[0].index)]):
        other = item.figure.comparison is not change.figure.comparison or about
        if item.figure.role is Role.CHANGE and other and not found:
            continue
        if not item.counted or parted(item, change) or len(found) == _TRIED:
            break
        found.append(item)
    if not all(whole_things(item.figure) for item in found):
        return []
    if by_unit := [item for item in found if item.figure.unit in about]:
        return by_unit[:1]
    if about:
        return [item for item in found if names.overlap(about, item.label)][:1]
    return found
