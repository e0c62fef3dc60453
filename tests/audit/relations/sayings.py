"""What the relations say of a text, in one line a judgement: ``share consistent``, ``growth inconsistent 24%``."""

from __future__ import annotations

from collections.abc import Mapping

from fazhi.audit.figure import Sentence
from fazhi.audit.figures import sentences
from fazhi.audit.judgement import Judgement, Verdict
from fazhi.audit.manuscript import Manuscript
from fazhi.audit.reading import plain
from fazhi.audit.relations import relations

QUIET = frozenset({Verdict.CONSISTENT, Verdict.HALF_EVEN, Verdict.UNDETERMINED})


def read(text: str, name: str = "text.txt") -> tuple[Manuscript, Mapping[int, tuple[Sentence, ...]]]:
    """A manuscript and its sentences by paragraph."""
    manuscript = plain(text, name)
    return manuscript, {paragraph.number: sentences(paragraph) for paragraph in manuscript.paragraphs}


def judged(text: str) -> tuple[Judgement, ...]:
    """All judgements of a text."""
    return tuple(relations(*read(text)))


def said(text: str) -> list[str]:
    """All that is said, without what is undetermined."""
    return [line(each) for each in judged(text) if each.verdict is not Verdict.UNDETERMINED]


def faults(text: str) -> list[str]:
    """What is said to be wrong."""
    return [line(each) for each in judged(text) if each.verdict not in QUIET]


def line(judgement: Judgement) -> str:
    """Relation, verdict and what would be right."""
    return " ".join(filter(None, (judgement.relation, judgement.verdict, judgement.expected)))
