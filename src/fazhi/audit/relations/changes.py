"""From one value to another and by how much: a rate in 百分点, a count in its own unit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from fazhi.audit.arithmetic.changes import difference, points
from fazhi.audit.arithmetic.outcome import Outcome, stated
from fazhi.audit.arithmetic.words import number
from fazhi.audit.figure import Kind, Role
from fazhi.audit.judgement import Confidence, Judgement, Relation, Verdict
from fazhi.audit.relations import names
from fazhi.audit.relations.judging import judge
from fazhi.audit.relations.periods import between, same_kind
from fazhi.audit.relations.shares import is_rate
from fazhi.audit.relations.window import Item, Window, parted

_RELATIVE_WORDS = ("降幅", "增幅", "涨幅", "幅度", "相对")
"""Words with which a change of a rate in percent is meant as relative, and rightly so."""


def find(window: Window) -> Iterator[Judgement]:
    """Every change in 百分点 or in a count's own unit, and every change of a rate in percent."""
    for change in window.unspoken(window.items):
        if change.figure.role is not Role.CHANGE:
            continue
        if (pair := between(window, change)) is None:
            if judgement := _rate_in_percent(window, change):
                window.spoken.add(change.key)
                yield judgement
            continue
        before, after = pair
        if before.figure.kind is Kind.RATE and change.figure.kind in (Kind.POINTS, Kind.RATE):
            outcome = _relative(points(before.figure, after.figure, change.figure), change)
            relation = Relation.POINTS
        elif change.figure.kind is Kind.COUNT and same_kind(before, change):
            outcome = difference(before.figure, after.figure, change.figure)
            relation = Relation.DIFFERENCE
        else:
            continue
        window.spoken.add(change.key)
        confidence = Confidence.SURE if after.figure.role is Role.TO else Confidence.LIKELY
        yield judge(relation, outcome, (before, after, change), confidence)


def _rate_in_percent(window: Window, change: Item) -> Judgement | None:
    """办结率98.5%，较上年提高2.3%: a change of a rate in percent, last year's rate not stated."""
    near = [item for item in window.items if item.index in (change.index - 1, change.index - 2)]
    if not near or change.figure.kind is not Kind.RATE or change.figure.subject or parted(near[-1], change):
        return None
    rate = near[-1]
    counts = len(near) > 1 and not parted(near[0], rate)
    named = names.rate_name(rate.figure.subject, rate.near)
    if not is_rate(rate) or not named or any(word in change.near for word in _RELATIVE_WORDS):
        return None
    right = f"{number(change.figure).lstrip('−').removesuffix('%')}个百分点"
    told = f"“{named}”的变化应当用百分点，文中写成了{change.figure.text}；如果是相对变化，宜写明。"
    outcome = Outcome(Verdict.WRONG_UNIT, told, right, (stated("after", rate.figure), stated("change", change.figure)))
    return judge(Relation.POINTS, outcome, (rate, change), Confidence.OPEN if counts else Confidence.LIKELY)


def _relative(outcome: Outcome, change: Item) -> Outcome:
    if outcome.verdict is Verdict.STYLE and any(word in change.near for word in _RELATIVE_WORDS):
        return replace(outcome, verdict=Verdict.CONSISTENT, expected="")
    return outcome
