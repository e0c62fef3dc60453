"""Counts that each have a share of their own: A类30件，占30%；B类70件，占70%. They have one whole, and none is another's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from fazhi.audit.arithmetic.denominators import agreed, common, disagreed, total_of
from fazhi.audit.arithmetic.outcome import Outcome
from fazhi.audit.arithmetic.shares import share
from fazhi.audit.figure import Role
from fazhi.audit.judgement import Confidence, Judgement, Relation, Verdict
from fazhi.audit.relations.families import (
    Owned,
    Siblings,
    families,
    said_of,
)
from fazhi.audit.relations.judging import fits, judge
from fazhi.audit.relations.window import Item, Window

_THREE = 3


def find(window: Window) -> Iterator[Judgement]:
    """What the shares of a list say of each other and of the total before them."""
    if not any(item.figure.role is Role.SHARE for item in window.items):
        return
    for family in families(window):
        if len(family.members) > 1:
            yield from _judged(window, family)


def _judged(window: Window, family: Siblings) -> Iterator[Judgement]:
    members = family.members
    mine = [member for member in members if member.rate.sentence is window.sentence]
    mine = [member for member in mine if member.rate.key not in window.spoken and member.rate in window.items]
    if not mine:
        return
    best: tuple[Item, list[Outcome]] | None = None
    most = 0
    for whole in family.wholes:
        outcomes = [share(member.part.figure, whole.figure, member.rate.figure) for member in members]
        good = sum(_near(outcome) for outcome in outcomes)
        if good > most:
            best, most = (whole, outcomes), good
    if best is not None and (most == len(members) or _mostly(most, members, best[0])):
        yield from _of_whole(window, members, mine, *best)
        return
    yield from _of_each_other(window, family, mine)


def _mostly(good: int, members: Sequence[Owned], whole: Item) -> bool:
    """Whether enough shares are of this whole that the others must be wrong."""
    if len(members) >= _THREE:
        return 2 * good > len(members)
    return good == 1 and whole.sentence is members[0].part.sentence


def _near(outcome: Outcome) -> bool:
    return fits(outcome) or outcome.verdict is Verdict.TRUNCATED


def _of_whole(
    window: Window, members: Sequence[Owned], mine: Sequence[Owned], whole: Item, outcomes: Sequence[Outcome]
) -> Iterator[Judgement]:
    said = {said_of(member.rate) for member, outcome in zip(members, outcomes, strict=True) if _near(outcome)}
    for member, outcome in zip(members, outcomes, strict=True):
        if member not in mine:
            continue
        window.spoken.add(member.rate.key)
        same = said_of(member.rate) in said or not said_of(member.rate)
        confidence = Confidence.LIKELY if _near(outcome) or same else Confidence.OPEN
        yield judge(Relation.SHARE, outcome, (member.part, whole, member.rate), confidence)


def _of_each_other(window: Window, family: Siblings, mine: Sequence[Owned]) -> Iterator[Judgement]:
    """No count before the list is the whole of all: do the shares agree on one?"""
    members = family.members
    pairs = [member.figures for member in members]
    possible = common(pairs)
    if possible is not None:
        whole = family.wholes[0] if family.wholes else None
        total = total_of(pairs, possible)
        shown = tuple(item for member in mine for item in member)
        window.spoken.update(member.rate.key for member in mine)
        if whole is None or not _meant(whole, members[0].part):
            yield judge(Relation.SHARE, agreed(pairs, total), shown, Confidence.LIKELY)
            return
        window.doubted.add(whole.key)
        outcome = disagreed(pairs, total, whole.figure)
        confidence = Confidence.LIKELY if outcome.verdict is Verdict.INCONSISTENT else Confidence.OPEN
        yield judge(Relation.SHARE, outcome, (whole, *shown), confidence)
        return
    if len(members) >= _THREE:
        yield from _odd_one(window, members, mine)


def _meant(whole: Item, part: Item) -> bool:
    """Whether the words make a count before the list its total."""
    return whole.sentence is part.sentence or "其中" in part.lead


def _odd_one(window: Window, members: Sequence[Owned], mine: Sequence[Owned]) -> Iterator[Judgement]:
    """All but one agree: that one is wrong, unless it is not clear which."""
    found = []
    for at, member in enumerate(members):
        others = [each.figures for each in members if each is not member]
        if (possible := common(others)) is not None:
            found.append((at, others, possible))
    if len(found) != 1:
        return
    at, others, possible = found[0]
    member, total = members[at], total_of(others, possible, members[at].part.figure)
    outcome = share(member.part.figure, total, member.rate.figure)
    if member in mine and not fits(outcome):
        window.spoken.update(each.rate.key for each in mine)
        told = f"其余{len(others)}项占比以{total.text}为分母相符，这一项不符：{outcome.explanation}"
        values = tuple(replace(each, text="") if each.role == "whole" else each for each in outcome.values)
        outcome = replace(outcome, explanation=told, values=values)
        yield judge(Relation.SHARE, outcome, tuple(item for each in mine for item in each), Confidence.LIKELY)
