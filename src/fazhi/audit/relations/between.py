"""This year's report against last year's: 上年N件, and 同比 worked out from the number that was reported then."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from fazhi.audit.arithmetic.growths import growth
from fazhi.audit.arithmetic.outcome import Outcome
from fazhi.audit.arithmetic.same import same
from fazhi.audit.figure import Comparison, Kind, Role, Sentence
from fazhi.audit.judgement import Confidence, Judgement, Relation
from fazhi.audit.manuscript import Manuscript
from fazhi.audit.relations.growths import is_change
from fazhi.audit.relations.judging import judge
from fazhi.audit.relations.quantities import Name, name
from fazhi.audit.relations.window import Item, Window, windows

Read: TypeAlias = tuple[Manuscript, Mapping[int, tuple[Sentence, ...]]]


def between(reports: Sequence[Read]) -> Iterator[Judgement]:
    """Reports of neighbouring years, each against the one before.

    Parameters
    ----------
    reports : sequence of (Manuscript, sentences)
        In any order; those without a year, and years with two reports, are left alone.

    Yields
    ------
    Judgement
        Of the later report, with its file's name.
    """
    by_year: dict[int, list[Read]] = {}
    for manuscript, sentences in reports:
        if manuscript.year is not None:
            by_year.setdefault(manuscript.year, []).append((manuscript, sentences))
    for year, found in sorted(by_year.items()):
        before = by_year.get(year - 1, [])
        if len(found) == 1 and len(before) == 1:
            yield from _compared(found[0], before[0])


def _compared(later: Read, earlier: Read) -> Iterator[Judgement]:
    manuscript, sentences = later
    reported = _index(earlier[1])
    then = earlier[0].year
    for paragraph in sentences.values():
        for window in windows(paragraph):
            for judgement in _of_sentence(window, reported, then):
                yield replace(judgement, file=manuscript.file)


def _index(sentences: Mapping[int, tuple[Sentence, ...]]) -> dict[Name, Item | None]:
    """Last year's quantities by name; None for one that was stated with different numbers."""
    index: dict[Name, Item | None] = {}
    for paragraph in sentences.values():
        for window in windows(paragraph):
            for item in window.items:
                if (found := name(item)) is not None:
                    known = index.get(found, item)
                    index[found] = item if known is not None and known.figure.value == item.figure.value else None
    return index


def _of_sentence(window: Window, reported: Mapping[Name, Item | None], then: int | None) -> Iterator[Judgement]:
    now: tuple[Item, Item] | None = None
    for item in window.items:
        if (found := name(item)) is not None:
            known = reported.get(found)
            now = (item, known) if known is not None else None
        elif now is not None and item.figure.role is Role.BEFORE and item.figure.unit == now[0].figure.unit:
            outcome = same(item.figure, now[1].figure)
            yield _judged(outcome, item, now[1], then)
            now = None
        elif now is not None and is_change(item) and item.figure.comparison is Comparison.YEAR:
            if now[0].figure.kind is Kind.COUNT:
                outcome = growth(now[0].figure, now[1].figure, item.figure)
                yield _judged(outcome, item, now[1], then)
            now = None
        elif item.figure.role is not Role.CHANGE:
            now = None


def _judged(outcome: Outcome, item: Item, known: Item, then: int | None) -> Judgement:
    told = f"{then}年报告为{known.figure.text}：{outcome.explanation}"
    return judge(Relation.BETWEEN_REPORTS, replace(outcome, explanation=told), (item,), Confidence.LIKELY)
