"""A paragraph's text cut where marks begin and end, so that marks may overlap."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fazhi.audit.judgement import Verdict
from fazhi.audit.words import GRADES, RANK, Grade


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a paragraph that a judgement speaks of.

    Parameters
    ----------
    start, end : int
        Offsets in the paragraph.
    verdict : Verdict
    number : int
        Of the judgement, from 1.
    """

    start: int
    end: int
    verdict: Verdict
    number: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one look, and the judgements whose reference stands right after it.

    Parameters
    ----------
    text : str
    grade : Grade or None
        Of the worst mark over it; None where there is none.
    ends : tuple of int
        Numbers of the judgements whose last mark in this paragraph ends here.
    """

    text: str
    grade: Grade | None
    ends: tuple[int, ...] = ()


def pieces(text: str, marks: Iterable[Mark]) -> Iterator[Piece]:
    """Cut a paragraph at its marks; together the pieces are the text.

    Parameters
    ----------
    text : str
    marks : iterable of Mark
        In any order, overlapping or not; what lies outside the text is cut off, and a judgement without any text of its
        own has its reference at the end.
    """
    inside = [(max(each.start, 0), min(each.end, len(text)), each) for each in marks]
    begins: dict[int, list[Verdict]] = {}
    stops: dict[int, list[Verdict]] = {}
    last: dict[int, int] = {}
    for start, end, mark in inside:
        if start < end:
            begins.setdefault(start, []).append(mark.verdict)
            stops.setdefault(end, []).append(mark.verdict)
            last[mark.number] = max(end, last.get(mark.number, 0))
        else:
            last.setdefault(mark.number, len(text))
    ends: dict[int, list[int]] = {}
    for number, place in sorted(last.items()):
        ends.setdefault(place, []).append(number)
    active: Counter[Verdict] = Counter()
    at = begun = 0
    grade = None
    for cut in sorted({*begins, *stops, *ends, len(text)} - {0}):
        active.update(begins.get(at, ()))
        worst = _worst(active)
        if worst is not grade and begun < at:  # neighbours of one look are one piece
            yield Piece(text[begun:at], grade)
            begun = at
        grade = worst
        if cut in ends or cut == len(text):
            yield Piece(text[begun:cut], grade, tuple(ends.get(cut, ())))
            begun = cut
        active.subtract(stops.get(cut, ()))
        at = cut
    if not text and 0 in ends:
        yield Piece("", None, tuple(ends[0]))


def _worst(active: Counter[Verdict]) -> Grade | None:
    """The grade of the worst verdict that is in force; there are eight, so this is no search."""
    present = [verdict for verdict, count in active.items() if count > 0]
    return GRADES[min(present, key=RANK.__getitem__)] if present else None
