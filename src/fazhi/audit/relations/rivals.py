"""Before a rate is said to be wrong: do other numbers near it give it, or several of them together?

不捕率 is 不捕 over 批捕 and 不捕; 结案率 counts what was closed in time and late; 件 and 人 stand side by side. Where another
reading gives the printed rate to its last digit, the text is hardly wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import permutations

from fazhi.audit.arithmetic.shares import share
from fazhi.audit.arithmetic.words import number
from fazhi.audit.figure import Figure
from fazhi.audit.judgement import Confidence, Judgement, Relation, Verdict
from fazhi.audit.relations.judging import fits, judge
from fazhi.audit.relations.window import Item, Window

_NEAR = 8
"""Counts before a rate that are tried with each other."""

_AFTER = 2
_RUN = 3
"""Counts side by side that are taken together at most."""

_FINE = Decimal("0.1")
"""Rates printed to this or finer are not given by a pair of numbers by chance."""

_CAME_IN = re.compile("受理|收到|接到|登记|排查|立案|交办|接收|收案|新收|[应总]|[共现]有|^ ?办理")
_HUNDRED = Decimal(100)


def other_reading(window: Window, rate: Item, parts: Sequence[Item]) -> Judgement | None:
    """What gives the rate instead: consistent where the words allow it, undetermined where numbers alone do."""
    if rate.figure.approximation:
        return None
    near = _near(window, rate)
    named = [*parts, *(item for part in parts for item in near if _beside(part, item))]
    for part, whole in _of_named(named, near):
        if judgement := _fitting(rate, part, whole, Confidence.LIKELY):
            return judgement
    if rate.figure.step <= _FINE:
        taken = {item.key for item in named}
        before = [item for item in near if item.key < rate.key]
        for one, other in permutations(before, 2):
            own = one.sentence is rate.sentence and other.key not in taken and one.figure.unit == other.figure.unit
            if own and (judgement := _fitting(rate, (one,), (other,), Confidence.OPEN)):
                return judgement
    return None


def _near(window: Window, rate: Item) -> list[Item]:
    before = [item for item in (*window.earlier, *window.items) if item.counted and item.key < rate.key][-_NEAR:]
    after = [item for item in window.items if item.counted and item.key > rate.key][:_AFTER]
    return [*before, *after]


def _beside(part: Item, item: Item) -> bool:
    """Whether two figures count the same in two ways: 33件40人."""
    first, second = sorted((part, item), key=lambda each: each.key)
    return first.sentence is second.sentence and second.index == first.index + 1 and second.figure.beside


def _of_named(parts: Sequence[Item], near: Sequence[Item]) -> Iterator[tuple[tuple[Item, ...], tuple[Item, ...]]]:
    """A part of another whole; a part of itself and its neighbours; it and its neighbours of a whole."""
    for part in parts:
        same = [item for item in near if item.figure.unit == part.figure.unit]
        for whole in reversed(same):
            if whole.key != part.key:
                yield (part,), (whole,)
        for run in _runs(same, part):
            yield (part,), run
            for whole in reversed(same):
                if whole not in run:
                    yield run, (whole,)
        for other, whole in permutations(same, 2):  # 当场答复的, 转办后办结的, of all
            if part.key not in (other.key, whole.key) and whole.key < other.key < part.key:
                yield (other, part), (whole,)


def of_list(window: Window, rate: Item, last: Item, wholes: Sequence[Item]) -> Judgement | None:
    """The share of a list taken together: 甲类50件、乙类30件、丙类20件，占总量的60%."""
    items = [item for item in window.items if item.counted and item.key <= last.key]
    at = len(items) - 1
    while at and items[at].lead.startswith("、") and items[at].index == items[at - 1].index + 1:
        at -= 1
    run = tuple(items[at:])
    found = (_fitting(rate, run, (whole,), Confidence.LIKELY) for whole in wholes if whole.key < run[0].key)
    return next((judgement for judgement in found if judgement), None)


def _runs(items: Sequence[Item], part: Item) -> Iterator[tuple[Item, ...]]:
    """Two or three counts side by side, the part among them."""
    for length in range(2, _RUN + 1):
        for start in range(len(items) - length + 1):
            run = tuple(items[start : start + length])
            sisters = [item for item in run if item.key != part.key]
            if len(sisters) < length and not any(map(_took_in, sisters)):
                yield run


def _took_in(item: Item) -> bool:
    """Whether a count is of what came in: nothing is added to it."""
    return bool(_CAME_IN.search(item.label))


def _fitting(rate: Item, part: tuple[Item, ...], whole: tuple[Item, ...], confidence: Confidence) -> Judgement | None:
    over, under = (sum((item.figure.value for item in items), Decimal(0)) for items in (part, whole))
    if under <= 0 or abs(_HUNDRED * over - rate.figure.value * under) > 2 * rate.figure.step * under:
        return None
    outcome = share(_together(part), _together(whole), rate.figure)
    if not fits(outcome):
        return None
    told = "；".join(_added(items) for items in (part, whole) if len(items) > 1)
    told = f"{told}，{outcome.explanation}" if told else outcome.explanation
    outcome = replace(outcome, explanation=f"换一种读法，{told}")
    if confidence is Confidence.OPEN:
        outcome = replace(outcome, verdict=Verdict.UNDETERMINED)
    items = dict.fromkeys((*part, *whole))
    return judge(Relation.SHARE, outcome, (*items, rate), confidence)


def _together(items: Sequence[Item]) -> Figure:
    """Several counts as one."""
    first = items[0].figure
    if len(items) == 1:
        return first
    interval = first.interval
    for item in items[1:]:
        interval = interval + item.figure.interval
    value = sum((item.figure.value for item in items), Decimal(0))
    exact = interval.exact
    text = f"{value if exact else value.normalize():f}{first.unit}"
    return replace(first, text=text, value=value, interval=interval, approximation=first.approximation)


def _added(items: Sequence[Item]) -> str:
    first = items[0].figure
    return f"{'＋'.join(number(item.figure) for item in items)}＝{number(_together(items))}{first.unit}"
