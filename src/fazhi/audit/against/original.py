"""Our own report as it was before anybody edited it: its sentences, and in each the places where numbers stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fazhi.audit.against.facts import Fact, fact_of
from fazhi.audit.against.shape import RUN, Context, context, core
from fazhi.audit.figure import Figure, Sentence
from fazhi.audit.figures import sentences
from fazhi.audit.manuscript import Paragraph
from fazhi.narrative import Figure as Bound
from fazhi.narrative import Narrative, plain_text
from fazhi.narrative import Paragraph as Passage


@dataclass(frozen=True, slots=True)
class Slot:
    """A number in a sentence of ours.

    Parameters
    ----------
    number : int
        From 0 through the whole report.
    line : int
        Which sentence.
    text : str
        As printed there.
    fact : Fact or None
        What it states; None for a number that the town's own text brought along.
    run : int or None
        Which run of digits of the sentence it is, from 0; None where words stand for the number (未发生).
    context : Context
    figure : Figure or None
        As the audit reads it in our own text; None where it sees no number there.
    """

    number: int
    line: int
    text: str
    fact: Fact | None
    run: int | None
    context: Context
    figure: Figure | None


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of ours.

    Parameters
    ----------
    number : int
        From 0 through the whole report.
    text : str
    chapter : str
        The nearest heading, without its number.
    slots : tuple of Slot
    """

    number: int
    text: str
    chapter: str
    slots: tuple[Slot, ...]


def original(narrative: Narrative) -> tuple[Line, ...]:
    """The sentences of our report, in its order, those without a number too."""
    lines: list[Line] = []
    slots = 0
    for number, passage in enumerate(narrative.passages, 1):
        if not isinstance(passage, Passage):
            continue
        bound = tuple(_bound(passage))
        for sentence in sentences(Paragraph(plain_text(passage.spans), number, year=narrative.year)):
            found = tuple(_slots(sentence, bound, len(lines), slots))
            slots += len(found)
            lines.append(Line(len(lines), sentence.text, passage.chapter, found))
    return tuple(lines)


def _bound(passage: Passage) -> Iterator[tuple[int, int, Fact]]:
    """Where each bound number stands in the text of a paragraph."""
    at = 0
    for span in passage.spans:
        end = at + len(plain_text((span,)))
        if isinstance(span, Bound):
            yield at, end, fact_of(span)
        at = end


def _slots(sentence: Sentence, bound: Iterable[tuple[int, int, Fact]], line: int, first: int) -> Iterator[Slot]:
    opens, closes = sentence.start, sentence.start + len(sentence.text)
    places: list[tuple[int, int, Fact | None]] = [
        (start - opens, end - opens, fact) for start, end, fact in bound if opens <= start and end <= closes
    ]
    for figure in sentence.figures:
        start, end = figure.start - opens, figure.end - opens
        if not any(start < stop and begin < end for begin, stop, _ in places):
            places.append((start, end, None))
    runs = {match.start(): place for place, match in enumerate(RUN.finditer(sentence.text))}
    read = {figure.start - opens + core(figure.text)[0]: figure for figure in sentence.figures}
    for number, (start, end, fact) in enumerate(sorted(places, key=lambda place: place[0]), first):
        text = sentence.text[start:end]
        low, high = core(text)
        around = context(sentence.text, start + low, start + high)
        yield Slot(number, line, text, fact, runs.get(start + low), around, read.get(start + low))
