"""From an outcome of arithmetic to a judgement: the quoted words, the place, the marks, how sure the reading is."""

from __future__ import annotations

from collections.abc import Sequence

from fazhi.audit.arithmetic.outcome import Outcome
from fazhi.audit.figure import Figure
from fazhi.audit.judgement import Confidence, Judgement, Relation, Verdict
from fazhi.audit.manuscript import Paragraph
from fazhi.audit.relations.window import Item

QUOTED = 160
"""Characters that a judgement quotes at most."""

_CLAUSE = 40
_ENDS = "，。；：！？,;!?\n"
_FAULTS = frozenset({Verdict.INCONSISTENT, Verdict.IMPOSSIBLE, Verdict.WRONG_UNIT, Verdict.STYLE, Verdict.TRUNCATED})
_OPEN = "文中读法不止一种，不作判断。"

GOOD = frozenset({Verdict.CONSISTENT, Verdict.HALF_EVEN})
"""Verdicts with which a reading fits."""


def fits(outcome: Outcome) -> bool:
    """Whether the numbers agree in this reading."""
    return outcome.verdict in GOOD


def judge(
    relation: Relation,
    outcome: Outcome,
    items: Sequence[Item],
    confidence: Confidence = Confidence.SURE,
) -> Judgement:
    """A judgement of figures that stand in one paragraph; what is uncertain is never an error."""
    by_place = sorted(items, key=lambda item: item.key)
    last = by_place[-1]
    verdict, explanation, expected = outcome.verdict, outcome.explanation, outcome.expected
    if confidence is Confidence.OPEN and verdict in _FAULTS:
        verdict, explanation, expected = Verdict.UNDETERMINED, f"{explanation}{_OPEN}", ""
    return Judgement(
        place=last.sentence.place(),
        text=quoted(last.sentence.paragraph, [item.figure for item in by_place]),
        relation=relation,
        verdict=verdict,
        explanation=explanation,
        values=outcome.values,
        expected=expected,
        confidence=confidence,
        marks=tuple((item.figure.paragraph, item.figure.start, item.figure.end) for item in by_place),
    )


def quoted(paragraph: Paragraph, figures: Sequence[Figure]) -> str:
    """The words from the first figure's clause to the last's, in one paragraph."""
    text = paragraph.text
    own = [figure for figure in figures if figure.paragraph == paragraph.number]
    first, last = own[0], own[-1]
    before = text[max(0, first.start - _CLAUSE) : first.start]
    start = first.start - len(before) + 1 + max(before.rfind(mark) for mark in _ENDS)
    after = text[last.end : last.end + _CLAUSE]
    end = last.end + min((after.find(mark) for mark in _ENDS if mark in after), default=len(after))
    words = text[start:end].strip()
    if len(words) <= QUOTED:
        return words
    return f"{words[: QUOTED // 2]}…{words[-(QUOTED // 2 - 1) :]}"
