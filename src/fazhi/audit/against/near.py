"""Sentences that somebody moved about in: each number and the one of ours whose surroundings are most like its own.

A pair scores by its clause, its neighbourhood and its heading. The best pairs are taken first, each number and each
place once; where the value is right too, that speaks for a pair, but the words speak louder: two numbers that changed
places are two changes.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from fazhi.audit.against.binding import Binding, Loose, agrees
from fazhi.audit.against.content import generic, narrower, same_thing
from fazhi.audit.against.original import Line, Slot
from fazhi.audit.against.shape import Context, context, core, likeness
from fazhi.audit.against.units import alike
from fazhi.audit.figure import Figure, Role, Sentence
from fazhi.audit.judgement import Confidence

_NEAR, _WIDE, _HEADING = 0.5, 0.4, 0.1
_RIGHT_VALUE = 0.15
"""What the right value adds to the score of a pair."""

_AGREED, _CHANGED, _CHANGED_NEAR = 0.3, 0.5, 0.5
"""Least scores for saying that a number agrees, and that it was changed, and the clause's own part in the latter."""

_AGAIN_NEAR = 0.6
"""How alike the clause must be where a place of ours is stated a second time."""

_SURE_NEAR, _SURE_WIDE, _MARGIN = 0.9, 0.5, 0.08

_COMMON, _LOOKED_AT, _KEPT, _A_SLOT = 30, 8, 3, 32
"""Pairs of characters in more places than this do not lead to any; how many places are compared and kept for a
number; how many numbers are kept for a place."""

_OTHER_ROLES = frozenset({Role.LIMIT, Role.PACE, Role.BEFORE, Role.FROM})


@dataclass(frozen=True, slots=True)
class _Pair:
    score: float
    near: float
    wide: float
    slot: Slot
    agrees: bool

    @property
    def rank(self) -> float:
        return self.score + (_RIGHT_VALUE if self.agrees else 0)

    @property
    def good(self) -> bool:
        """Whether anything may be said of it."""
        if self.agrees:
            return self.score >= _AGREED
        return self.score >= _CHANGED and self.near >= _CHANGED_NEAR


@dataclass(frozen=True, slots=True)
class _Read:
    """A number of the text and the places of ours whose surroundings are like its own."""

    sentence: Sentence
    figure: Figure
    pairs: tuple[_Pair, ...]

    @property
    def context(self) -> Context:
        """The surroundings: looked at anew, for to keep those of every number would fill the memory."""
        return _context(self.sentence, self.figure)


class NearWords:
    """Collects the numbers of rephrased sentences, then deals them out.

    Parameters
    ----------
    lines : sequence of Line
    """

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._slots = [slot for line in lines for slot in line.slots]
        self._leads: dict[str, list[Slot]] = defaultdict(list)
        for slot in self._slots:
            for pair in slot.context.near:
                self._leads[pair].append(slot)
        self._read: list[_Read] = []

    def add(self, sentence: Sentence) -> None:
        """Take in the numbers of a sentence."""
        for figure in sentence.figures:
            pairs = self._pairs(figure, _context(sentence, figure), sentence.paragraph.heading)
            self._read.append(_Read(sentence, figure, pairs))

    def deal(self, taken: set[int]) -> tuple[list[Binding], list[Loose]]:
        """Bind what can be bound.

        Parameters
        ----------
        taken : set of int
            Numbers of the places that are bound already; those bound here are added.

        Returns
        -------
        list of Binding, list of Loose
            A place that is stated twice is bound twice where both agree.
        """
        dealt = self._dealt(taken)
        bindings: list[Binding] = []
        loose: list[Loose] = []
        for number, read in enumerate(self._read):
            pair = dealt.get(number) or _again(read)
            if pair is None:
                loose.append(Loose(read.sentence, read.figure))
                continue
            sure = self._confidence(read, pair, taken)
            bindings.append(
                Binding(read.sentence, read.figure.start, read.figure.end, read.figure, pair.slot, pair.agrees, sure)
            )
        return bindings, loose

    def _pairs(self, figure: Figure, around: Context, heading: str) -> tuple[_Pair, ...]:
        weights: dict[int, float] = defaultdict(float)
        for pair in around.near:
            leads = self._leads.get(pair, ())
            if len(leads) <= _COMMON:
                for slot in leads:
                    weights[slot.number] += 1 / len(leads)
        found = []
        for number in heapq.nlargest(_LOOKED_AT, weights, key=lambda each: (weights[each], -each)):
            slot = self._slots[number]
            if slot.fact is not None and not alike(figure, slot.fact):
                continue
            near = likeness(around.near, slot.context.near)
            wide = likeness(around.wide, slot.context.wide)
            heads = _HEADING if self._lines[slot.line].chapter == heading else 0
            found.append(_Pair(_NEAR * near + _WIDE * wide + heads, near, wide, slot, agrees(figure, slot)))
        found.sort(key=lambda pair: (-pair.rank, pair.slot.number))
        return tuple(found[:_KEPT])

    def _dealt(self, taken: set[int]) -> dict[int, _Pair]:
        """The best pairs first, each number and each place once; ties in the order of the text."""
        waiting: dict[int, list[tuple[float, int, _Pair]]] = defaultdict(list)
        for number, read in enumerate(self._read):
            for pair in read.pairs:
                if pair.good and pair.slot.number not in taken:
                    kept = waiting[pair.slot.number]
                    entry = (pair.rank, -number, pair)
                    if len(kept) < _A_SLOT:
                        heapq.heappush(kept, entry)
                    elif entry[:2] > kept[0][:2]:
                        heapq.heapreplace(kept, entry)
        every = sorted((entry for kept in waiting.values() for entry in kept), key=lambda entry: (-entry[0], -entry[1]))
        dealt: dict[int, _Pair] = {}
        for _, number, pair in every:
            if -number not in dealt and pair.slot.number not in taken:
                dealt[-number] = pair
                taken.add(pair.slot.number)
        return dealt

    def _confidence(self, read: _Read, pair: _Pair, taken: set[int]) -> Confidence:
        if pair.agrees:
            return Confidence.SURE if pair.near >= _SURE_NEAR else Confidence.LIKELY
        ours, theirs = pair.slot.context, read.context
        if not same_thing(theirs, ours, self._lines[pair.slot.line].text) or narrower(theirs, ours):
            return Confidence.OPEN
        if _speaks_of_other(read.figure, pair.slot) or (generic(ours) and pair.wide < _SURE_WIDE):
            return Confidence.OPEN
        rivals = (each for each in read.pairs if each.slot is not pair.slot and each.slot.number not in taken)
        if any(each.score > pair.score - _MARGIN for each in rivals):
            return Confidence.OPEN
        return Confidence.SURE if pair.near >= _SURE_NEAR and pair.wide >= _SURE_WIDE else Confidence.LIKELY


def _context(sentence: Sentence, figure: Figure) -> Context:
    low, high = core(figure.text, figure.unit + figure.noun)
    at = figure.start - sentence.start
    return context(sentence.text, at + low, at + high)


def _again(read: _Read) -> _Pair | None:
    """A place that is stated a second time: the right value in much the same words, more alike than any other."""
    closest = max(read.pairs, key=lambda pair: pair.score, default=None)
    return closest if closest is not None and closest.agrees and closest.near >= _AGAIN_NEAR else None


def _speaks_of_other(figure: Figure, slot: Slot) -> bool:
    """Whether a number is of another year than ours, or a rule or a comparison where ours is a result."""
    ours = slot.figure
    if slot.fact is not None and figure.year is not None and figure.year != slot.fact.year:
        return ours is None or figure.year != ours.year
    return figure.role in _OTHER_ROLES and (ours is None or ours.role is not figure.role)
