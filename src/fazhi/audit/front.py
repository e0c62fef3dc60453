"""The audit from a manuscript to its judgements: sentences once, then form, relations and, where asked, the ledgers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from fazhi.audit.against import against
from fazhi.audit.audited import Audited, ordered
from fazhi.audit.collecting import rarely
from fazhi.audit.figure import Sentence
from fazhi.audit.figures import cell, sentences
from fazhi.audit.form import form
from fazhi.audit.judgement import Judgement
from fazhi.audit.manuscript import Manuscript
from fazhi.audit.naming import names
from fazhi.audit.reading import read
from fazhi.audit.relations import between, relations
from fazhi.audit.reported import of_another_year
from fazhi.narrative import Narrative
from fazhi.release import Released


@dataclass(frozen=True)
class Ledgers:
    """What a report is compared with: one town and year, computed anew from its ledgers.

    Parameters
    ----------
    town : str
    year : int
    narrative : Narrative
        What our own report of them says.
    released : Released
        Every indicator.
    """

    town: str
    year: int
    narrative: Narrative
    released: Released


def audit(manuscript: Manuscript, *, ledgers: Ledgers | None = None) -> tuple[Judgement, ...]:
    """Everything that the audit says of a report, by place; with `ledgers` also whether it agrees with them."""
    return examine(manuscript, ledgers=ledgers).judgements


def examine(manuscript: Manuscript, *, ledgers: Ledgers | None = None) -> Audited:
    """Audit a report.

    Parameters
    ----------
    manuscript : Manuscript
    ledgers : Ledgers, optional
        What it should agree with; a report of another year is not compared with them, and a judgement says so.

    Returns
    -------
    Audited
        The judgements with what they are of, ready to be shown.
    """
    with rarely():
        return _examined(manuscript, _sentences(manuscript), ledgers)


def examine_all(manuscripts: Sequence[Manuscript], *, ledgers: Ledgers | None = None) -> tuple[Audited, ...]:
    """Audit several reports, each by itself and those of neighbouring years against each other; in the order given."""
    with rarely():
        read = [(manuscript, _sentences(manuscript)) for manuscript in manuscripts]
        audited = [_examined(manuscript, found, ledgers) for manuscript, found in read]
        if len(read) > 1:
            shared = tuple(between(read))
            audited = [_joined(one, [each for each in shared if each.file == one.file]) for one in audited]
    return tuple(audited)


def read_all(paths: Sequence[Path]) -> tuple[Manuscript, ...]:
    """Read several reports; where two have one name, their folders are named too.

    Raises
    ------
    ReadingError
        One cannot be read.
    """
    return tuple(replace(read(path), file=name) for path, name in zip(paths, names(paths), strict=True))


def _sentences(manuscript: Manuscript) -> dict[int, tuple[Sentence, ...]]:
    return {paragraph.number: sentences(paragraph) for paragraph in manuscript.paragraphs}


def _examined(manuscript: Manuscript, found: Mapping[int, tuple[Sentence, ...]], ledgers: Ledgers | None) -> Audited:
    figures = sum(len(sentence.figures) for each in found.values() for sentence in each)
    figures += sum(cell(text) is not None for table in manuscript.tables for row in table.rows for text in row if text)
    judged = ordered(
        each if each.file else replace(each, file=manuscript.file) for each in _judged(manuscript, found, ledgers)
    )
    if ledgers is None:
        return Audited(manuscript, judged, figures)
    return Audited(manuscript, judged, figures, ledgers.town, ledgers.year)


def _judged(
    manuscript: Manuscript, found: Mapping[int, tuple[Sentence, ...]], ledgers: Ledgers | None
) -> Iterator[Judgement]:
    yield from form(manuscript)
    yield from relations(manuscript, found)
    if ledgers is None:
        return
    another = of_another_year(manuscript, ledgers.year)
    if another is not None:
        yield another
    else:
        yield from against(manuscript, found, ledgers.narrative, ledgers.released)


def _joined(audited: Audited, further: Sequence[Judgement]) -> Audited:
    return replace(audited, judgements=ordered((*audited.judgements, *further))) if further else audited
