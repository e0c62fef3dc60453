"""Which count is the part of a rate and which its whole: candidates, and the best of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import TypeAlias

from fazhi.audit.arithmetic.shares import share
from fazhi.audit.figure import Role
from fazhi.audit.judgement import Confidence, Judgement, Relation, Verdict
from fazhi.audit.relations import names
from fazhi.audit.relations.judging import fits, judge
from fazhi.audit.relations.units import alike
from fazhi.audit.relations.window import Item, parted

_LOOKED_AT = 24
"""Counts before a part that are asked whether they can be its whole."""


TRIED = 4
"""Candidates on either side that are tried, nearest first."""

HUNDRED = Decimal(100)

_FAR = Decimal(25)
"""Points beyond which one of several readings is not the one that was meant."""

_NEAR = Decimal(5)
"""Points within which an uncertain reading that does not fit is worth a look."""

_SMALL = re.compile("其中|已|全部|共|均|，| ")

_RANK = {Verdict.CONSISTENT: 0, Verdict.HALF_EVEN: 1, Verdict.TRUNCATED: 2}

Pair: TypeAlias = tuple[Item, Item]


def named(items: Sequence[Item], name: str) -> list[Item]:
    """The counts that a rate's name names as its numerator, nearest first."""
    for words in (names.numerator_words(name), (names.stem(name),)):
        if words and words[0] and (found := [item for item in items[::-1] if names.names(words, item.label)]):
            return found[:TRIED]
    return []


def counts(items: Sequence[Item], rate: Item) -> list[Item]:
    return [item for item in items if item.key < rate.key and item.counted]


def wholes(part: Item, before: Sequence[Item]) -> list[Item]:
    """What the part may be of, the likeliest first: the sentence's own counts before those of earlier sentences."""
    able = [
        item
        for item in before[-_LOOKED_AT:]
        if (item.key < part.key or item.figure.role is Role.TOTAL)
        and item.key != part.key
        and item.figure.role is not Role.REST
        and alike(item.figure, part.figure)
        and item.counted
    ]
    own = [item for item in able if item.sentence is part.sentence]
    own = [item for item in own if not parted(item, part)] or own
    own = own or [item for item in able if item.figure.role is not Role.PART]
    own.reverse()
    if part.figure.role is Role.PART:
        own.sort(key=lambda item: item.figure.role is Role.PART)
    return own[:TRIED]


def own_words(part: Item) -> str:
    """The words of a part's clause without 已, 全部 and the like."""
    return _SMALL.sub("", f"{part.near}{part.tail}")


def _surely_of(part: Item, whole: Item, words: tuple[str, ...]) -> bool:
    """Whether a whole of an earlier sentence is the part's: 其中, or the part names nothing but what was done."""
    if part.sentence is whole.sentence or part.figure.role is Role.PART:
        return True
    return whole.sentence.number == part.sentence.number - 1 and own_words(part) in words


def distance(rate: Item, part: Item, whole: Item) -> Decimal:
    """How many points the printed rate is off in this reading."""
    if not whole.figure.value:
        return HUNDRED
    return abs(HUNDRED * part.figure.value / whole.figure.value - rate.figure.value)


def _unlike(pairs: Sequence[Pair]) -> list[Pair]:
    """The pairs without those whose numbers an earlier one has."""
    first: dict[tuple[Decimal, ...], Pair] = {}
    for part, whole in pairs:
        one, other = part.figure, whole.figure
        first.setdefault((one.value, one.step, other.value, other.step), (part, whole))
    return list(first.values())


def best(rate: Item, pairs: Sequence[Pair], confidence: Confidence, words: tuple[str, ...] = ()) -> Judgement | None:
    """The reading that fits; where none does, the first, as sure as the words make it."""
    tried = [((part, whole), share(part.figure, whole.figure, rate.figure)) for part, whole in _unlike(pairs)]
    if not tried:
        return None
    (part, whole), outcome = min(
        tried, key=lambda each: (_RANK.get(each[1].verdict, len(_RANK)), distance(rate, *each[0]))
    )
    if not fits(outcome) and whole.sentence is not rate.sentence and not _surely_of(part, whole, words):
        return None
    shared = any(word in part.label and word in rate.near for word in words)
    if not fits(outcome) and part.sentence is not rate.sentence and (part.key < whole.key or not shared):
        return None
    if confidence is Confidence.OPEN and not fits(outcome) and distance(rate, part, whole) > _NEAR:
        return None  # it is of something else
    if fits(outcome) and confidence is Confidence.OPEN:
        confidence = Confidence.LIKELY
    elif names.names(words, whole.label) or (
        any(each.figure.role is Role.PART for _, each in pairs[1:]) and distance(rate, part, whole) > _FAR
    ):
        confidence = Confidence.OPEN
    return judge(Relation.SHARE, outcome, (part, whole, rate), confidence)
