"""Words that stand for a number of ours, 未发生 or 与上年持平, in sentences that somebody rephrased."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from fazhi.audit.against.binding import Binding
from fazhi.audit.against.original import Line, Slot
from fazhi.audit.against.shape import context, likeness
from fazhi.audit.figure import Sentence
from fazhi.audit.judgement import Confidence

_ALIKE = 0.35
_NONE = ("未发生", "没有发生", "未出现", "没有出现", "未发现", "没有", "无")
"""Words for none at all: where ours has one of them another does as well."""
_TRIES = 64
"""Sentences that are compared for the same words; a report says 未发生 a few times."""


class SpokenNumbers:
    """Collects the sentences that hold such words, then finds the places of ours among them.

    Parameters
    ----------
    lines : sequence of Line
    """

    def __init__(self, lines: Sequence[Line]) -> None:
        self._slots = [slot for line in lines for slot in line.slots if slot.fact is not None and slot.run is None]
        self._said: dict[str, list[Sentence]] = {words: [] for slot in self._slots for words in _words(slot)}

    def add(self, sentence: Sentence) -> None:
        """Remember the sentence where it holds one of the words."""
        for words, kept in self._said.items():
            if len(kept) < _TRIES and words in sentence.text:
                kept.append(sentence)

    def deal(self, taken: set[int]) -> Iterable[Binding]:
        """Bind the places that are not in `taken` yet, and add them."""
        for slot in self._slots:
            if slot.number in taken:
                continue
            tries = [
                (_likeness(sentence, words, slot), sentence, words)
                for words in _words(slot)
                for sentence in self._said[words]
            ]
            best = max(tries, key=lambda each: each[0], default=None)
            if best is not None and best[0] >= _ALIKE:
                taken.add(slot.number)
                _, sentence, words = best
                at = sentence.start + sentence.text.index(words)
                yield Binding(sentence, at, at + len(words), None, slot, agrees=True, confidence=Confidence.LIKELY)


def _words(slot: Slot) -> tuple[str, ...]:
    return (slot.text, *_NONE) if slot.text in _NONE else (slot.text,)


def _likeness(sentence: Sentence, words: str, slot: Slot) -> float:
    at = sentence.text.index(words)
    around = context(sentence.text, at, at + len(words))
    near, wide = likeness(around.near, slot.context.near), likeness(around.wide, slot.context.wide)
    return max(near, (near + wide) / 2)
