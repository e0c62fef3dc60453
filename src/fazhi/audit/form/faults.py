"""From a fault of form to a judgement; of one kind no more than an analyst would read."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from fazhi.audit.judgement import Confidence, Judgement, Relation, Verdict
from fazhi.audit.manuscript import Paragraph, Place

MOST = 200
"""Judgements of one kind in a file, and marks of one judgement."""

MANY = 5
"""More faults than this that are all alike are one: a file with half-width commas has them throughout."""

_SENTENCE_END = re.compile("[。！？]+[”’）》]*")
_AROUND = 12
_QUOTED = 60


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault of form.

    Parameters
    ----------
    kind : str
        Faults of one kind are counted together.
    paragraph : Paragraph
    start, end : int
        Offsets of what is wrong; both 0 for the paragraph as a whole.
    explanation : str
    expected : str
    confidence : Confidence
    whole : bool
        It speaks of the report and not of a place in it.
    verdict : Verdict
    many : str
        What is said once instead of each time where there are more than :data:`MANY` of the kind, with ``{count}``;
        empty where each is said.
    """

    kind: str
    paragraph: Paragraph
    start: int
    end: int
    explanation: str
    expected: str = ""
    confidence: Confidence = Confidence.SURE
    whole: bool = False
    verdict: Verdict = Verdict.STYLE
    many: str = ""


def judgements(faults: Iterable[Fault], file: str, relation: Relation) -> Iterator[Judgement]:
    """Faults as judgements; what goes beyond :data:`MOST` of a kind is counted and said with the last one.

    Faults that say so are one judgement where there are more than :data:`MANY` of a kind.
    """
    counts: Counter[str] = Counter()
    alike: dict[str, list[Fault]] = {}
    lasts: dict[str, Judgement] = {}
    places = _Sentences()
    for fault in faults:
        counts[fault.kind] += 1
        if counts[fault.kind] > MOST:
            continue
        if fault.many:
            alike.setdefault(fault.kind, []).append(fault)
            continue
        judgement = _judgement(fault, file, relation, places)
        if counts[fault.kind] == MOST:
            lasts[fault.kind] = judgement
        else:
            yield judgement
    for kind, judgement in lasts.items():
        more = counts[kind] - MOST
        said = f"同类问题还有{more}处，不再逐一列出。" if more else ""
        yield replace(judgement, explanation=judgement.explanation + said)
    for kind, several in alike.items():
        if counts[kind] > MANY:
            yield _together(_judgement(several[0], file, relation, places), several, counts[kind])
        else:
            yield from (_judgement(fault, file, relation, places) for fault in several)


def _together(first: Judgement, faults: Sequence[Fault], count: int) -> Judgement:
    """One judgement for many faults that are alike, at the first of them, with all of them marked."""
    explanation = faults[0].many.format(count=count)
    if count > len(faults):
        explanation += f"标出的是前{len(faults)}处。"
    marks = tuple((fault.paragraph.number, fault.start, fault.end) for fault in faults)
    return replace(first, explanation=explanation, marks=marks)


class _Sentences:
    """Counts the sentences of the paragraph that was asked for last."""

    def __init__(self) -> None:
        self._number = 0
        self._ends: list[int] = []

    def number(self, paragraph: Paragraph, offset: int) -> int:
        if paragraph.number != self._number:
            self._number = paragraph.number
            self._ends = [found.end() for found in _SENTENCE_END.finditer(paragraph.text)]
        return 1 + bisect_left(self._ends, offset + 1)


def _judgement(fault: Fault, file: str, relation: Relation, places: _Sentences) -> Judgement:
    paragraph = fault.paragraph
    if fault.whole:
        place = Place(paragraph.page, paragraph.heading, paragraph.number)
        text = paragraph.text[:_QUOTED]
    else:
        sentence = places.number(paragraph, fault.start)
        place = Place(paragraph.page, paragraph.heading, paragraph.number, sentence, fault.start)
        text = paragraph.text[max(fault.start - _AROUND, 0) : min(fault.end, fault.start + _QUOTED) + _AROUND]
    return Judgement(
        place,
        text,
        relation,
        fault.verdict,
        fault.explanation,
        expected=fault.expected,
        confidence=fault.confidence,
        marks=((paragraph.number, fault.start, fault.end),) if fault.end > fault.start else (),
        file=file,
    )
