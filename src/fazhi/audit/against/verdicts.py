"""What is said of each number: agreed, changed, unknown to the ledgers, missing from the text."""

from __future__ import annotations

from collections.abc import Sequence

from fazhi.audit.against.binding import Binding, Loose
from fazhi.audit.against.facts import Fact
from fazhi.audit.against.original import Line, Slot
from fazhi.audit.against.shape import clause
from fazhi.audit.figure import Figure, Sentence
from fazhi.audit.judgement import Confidence, Judgement, Relation, Value, Verdict
from fazhi.audit.manuscript import Place

_SHOWN = 8
"""Numbers that one explanation lists; the marks are complete."""


def of_binding(binding: Binding, fact: Fact) -> Judgement:
    """Agreed or changed: a number that comes from a place of ours."""
    if binding.agrees:
        return agreed(binding.sentence, binding.start, binding.end, binding.figure, fact, binding.confidence)
    expected = binding.slot.text
    if binding.confidence is Confidence.OPEN:
        explanation = f"这里可能由原稿的“{expected}”（指标{fact.name}）改来，但文字已变，无法断定所指相同，请核对。"
        verdict, expected = Verdict.UNDETERMINED, ""
    else:
        explanation = f"按台账，{fact.told}，文中为{binding.text}。"
        verdict = Verdict.INCONSISTENT
    return _judgement(
        Relation.LEDGER_CHANGED, verdict, explanation, binding.sentence, binding.start, binding.end, binding.figure,
        fact, expected, binding.confidence,
    )  # fmt: skip


def agreed(
    sentence: Sentence, start: int, end: int, figure: Figure | None, fact: Fact, confidence: Confidence
) -> Judgement:
    """A number that the ledgers give."""
    explanation = f"与台账一致：{fact.told}。"
    relation, verdict = Relation.LEDGER_AGREED, Verdict.CONSISTENT
    return _judgement(relation, verdict, explanation, sentence, start, end, figure, fact, "", confidence)


def contradicted(sentence: Sentence, figure: Figure, fact: Fact, confidence: Confidence) -> Judgement:
    """A number that the words give an indicator's title, and that is not its value."""
    explanation = f"文字说的是同一指标；按台账，{fact.told}，文中为{figure.text}。"
    return _judgement(
        Relation.LEDGER_CHANGED, Verdict.INCONSISTENT, explanation, sentence, figure.start, figure.end, figure, fact,
        fact.text, confidence,
    )  # fmt: skip


def unknown(loose: Sequence[Loose], hints: Sequence[str]) -> Judgement:
    """The numbers of one sentence that no indicator holds."""
    sentence = loose[0].sentence
    figures = [each.figure for each in loose]
    printed = "、".join(f"“{figure.text}”" for figure in figures[:_SHOWN]) + ("等" if len(figures) > _SHOWN else "")
    explanation = f"台账和指标里查不到{printed}，请核对来源。" + "".join(dict.fromkeys(hints[:_SHOWN]))
    opens, closes = _quoted(sentence, figures[0].start, figures[-1].end)
    return Judgement(
        _place(sentence, figures[0].start),
        sentence.paragraph.text[opens:closes],
        Relation.LEDGER_UNKNOWN,
        Verdict.UNDETERMINED,
        explanation,
        tuple(Value("text", figure.text, figure.value, figure.unit) for figure in figures),
        confidence=Confidence.OPEN,
        marks=tuple((sentence.paragraph.number, figure.start, figure.end) for figure in figures),
    )


def missing(line: Line, slots: Sequence[tuple[Slot, Fact]], whole: bool) -> Judgement:
    """The numbers of one sentence of ours that the text no longer states."""
    listed = "、".join(f"{slot.text}（指标{fact.name}）" for slot, fact in slots)
    what = "这句话已不在文中" if whole else "这句话里的部分数字已不在文中"
    return Judgement(
        Place(None, line.chapter, 0),
        line.text,
        Relation.LEDGER_MISSING,
        Verdict.UNDETERMINED,
        f"{what}：{listed}。如系有意删改，无须处理。",
        tuple(Value("ledger", slot.text, fact.value, fact.unit) for slot, fact in slots),
    )


def _judgement(
    relation: Relation, verdict: Verdict, explanation: str, sentence: Sentence, start: int, end: int,
    figure: Figure | None, fact: Fact, expected: str, confidence: Confidence,
) -> Judgement:  # fmt: skip
    opens, closes = _quoted(sentence, start, end)
    ours = Value("ledger", fact.text, fact.value, fact.unit)
    theirs = (Value("text", figure.text, figure.value, figure.unit),) if figure is not None else ()
    return Judgement(
        _place(sentence, start),
        sentence.paragraph.text[opens:closes],
        relation,
        verdict,
        explanation,
        (*theirs, ours),
        expected,
        confidence,
        ((sentence.paragraph.number, start, end),),
    )


def _quoted(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    opens, closes = clause(sentence.text, start - sentence.start, end - sentence.start)
    return opens + sentence.start, closes + sentence.start


def _place(sentence: Sentence, start: int) -> Place:
    paragraph = sentence.paragraph
    return Place(paragraph.page, paragraph.heading, paragraph.number, sentence.number, start)
