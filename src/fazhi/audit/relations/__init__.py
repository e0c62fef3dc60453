"""Which figures belong together, and what must hold between them.

One finder a file. :data:`FINDERS` says in which order a sentence is asked: a rate or a change is judged once, by the first
finder that knows all its numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from fazhi.audit.figure import Sentence
from fazhi.audit.judgement import Judgement, Relation
from fazhi.audit.manuscript import Manuscript
from fazhi.audit.relations import (
    changes,
    flows,
    growths,
    paces,
    respectively,
    several,
    shares,
    sums,
    tables,
    twice,
    wholes,
    years,
)
from fazhi.audit.relations.between import between
from fazhi.audit.relations.window import Item, Window, windows

__all__ = ["FINDERS", "between", "relations"]

Finder: TypeAlias = Callable[[Window], Iterator[Judgement]]

FINDERS: tuple[tuple[Relation, Finder], ...] = (
    (Relation.ONE_FOR_SEVERAL, several.find),
    (Relation.POINTS, changes.find),
    (Relation.GROWTH, growths.find),
    (Relation.SHARE, shares.find),
    (Relation.WHOLE_NUMERATOR, wholes.find),
    (Relation.STOCK_FLOW, flows.find),
    (Relation.SUM, sums.find),
    (Relation.RESPECTIVELY, respectively.find),
    (Relation.FREQUENCY, paces.find),
)
"""What each sentence is asked, in this order. Points finds differences too, growth finds what a change alone allows."""


def relations(manuscript: Manuscript, sentences: Mapping[int, tuple[Sentence, ...]]) -> Iterator[Judgement]:
    """Every relation between the figures of a report, judged.

    Parameters
    ----------
    manuscript : Manuscript
    sentences : mapping of int to tuple of Sentence
        By the number of their paragraph, with their figures.

    Yields
    ------
    Judgement
        Sentence by sentence, then tables, then what concerns the report as a whole.
    """
    every: list[Item] = []
    for paragraph in manuscript.paragraphs:
        for window in windows(sentences.get(paragraph.number, ())):
            every.extend(window.items)
            for _, find in FINDERS:
                yield from find(window)
    for table in manuscript.tables:
        yield from tables.find(table)
    yield from twice.find(every)
    yield from years.find(manuscript)
