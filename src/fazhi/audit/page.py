"""The annotated report: one HTML file without script, marks in the text and explanations beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from fazhi.audit.audited import Audited
from fazhi.audit.cells import Rows, marked_cells
from fazhi.audit.judgement import Judgement
from fazhi.audit.manuscript import Paragraph, Table
from fazhi.audit.marking import Mark, Piece, pieces
from fazhi.audit.words import (
    CONFIDENCES,
    GRADE_WORDS,
    GRADES,
    RANK,
    RELATIONS,
    SIGNS,
    VERDICTS,
    Grade,
    place_words,
    shortened,
    visible,
)
from fazhi.report.pagestyle import TOKENS, policy

QUOTED = 160
"""Characters of the quoted text that a note shows."""

_FIRST_HEADING = 3
"""h1 names the page, h2 its parts; the report's own headings begin here."""


@dataclass(frozen=True, slots=True)
class Note:
    """A judgement as the page shows it; `here` says whether the text holds its mark."""

    number: int
    judgement: Judgement
    here: bool

    @property
    def grade(self) -> Grade:
        """Its look."""
        return GRADES[self.judgement.verdict]

    @property
    def sign(self) -> str:
        """The sign of its look."""
        return SIGNS[self.grade]

    @property
    def verdict(self) -> str:
        """Its verdict in words."""
        return VERDICTS[self.judgement.verdict]


@dataclass(frozen=True, slots=True)
class Piled:
    """A block of the report with its notes: those to see at once, and those that fold away.

    Of a table `cells` holds the pieces of each cell, and `pieces` the references that belong to none.
    """

    block: Paragraph | Table
    level: int
    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]
    folded: tuple[Note, ...]
    cells: Rows = ()


def annotated(audited: Audited) -> str:
    """Write an audited report as one self-contained page; the same for the same report and judgements.

    Whatever stands in the report is escaped, and characters that nobody sees are written out.
    """
    blocks = {block.number: block for block in audited.manuscript.blocks}
    notes = [
        Note(number, each, each.place.paragraph in blocks) for number, each in enumerate(audited.judgements, start=1)
    ]
    css = TOKENS + _source("audit.css")
    made = _template().render(
        audited=audited,
        css=Markup(css),
        csp=policy(css),
        counts=[(VERDICTS[verdict], GRADES[verdict], count) for verdict, count in audited.counts.items()],
        urgent=sorted(
            (note for note in notes if note.here and note.grade in (Grade.FAULT, Grade.CARE)),
            key=lambda note: RANK[note.judgement.verdict],
        ),
        general=[note for note in notes if not note.here],
        piles=_piles(audited, notes),
        notes={note.number: note for note in notes},
        signs=SIGNS,
        grades=GRADE_WORDS,
        relations=RELATIONS,
        confidences=CONFIDENCES,
        visible=visible,
        place_words=place_words,
        quoted=lambda text: shortened(text, QUOTED),
    )
    return made.strip() + "\n"


def _piles(audited: Audited, notes: Sequence[Note]) -> Iterator[Piled]:
    marks: dict[int, list[Mark]] = {}
    beside: dict[int, list[Note]] = {}
    for note in notes:
        judgement = note.judgement
        home = judgement.place.paragraph
        if note.here:
            beside.setdefault(home, []).append(note)
        placed = (
            [*judgement.marks] if any(each[0] == home for each in judgement.marks) else [*judgement.marks, (home, 0, 0)]
        )
        for paragraph, start, end in placed:
            marks.setdefault(paragraph, []).append(Mark(start, end, judgement.verdict, note.number))
    level = _FIRST_HEADING - 1
    for block in audited.manuscript.blocks:
        told = beside.get(block.number, ())
        notes_here = tuple(note for note in told if note.grade is not Grade.GOOD)
        folded = tuple(note for note in told if note.grade is Grade.GOOD)
        found = marks.get(block.number, ())
        if isinstance(block, Table):
            words = ((mark, notes[mark.number - 1].judgement.text) for mark in found)
            cells, rest = marked_cells(block, words)
            references = tuple(pieces("", (Mark(0, 0, each.verdict, each.number) for each in rest)))
            yield Piled(block, 0, references, notes_here, folded, cells)
            continue
        shown = 0
        if block.level > 0 and block.text.strip():  # never a level skipped, whatever the report does
            shown = level = min(block.level + _FIRST_HEADING - 1, level + 1, 6)
        yield Piled(block, shown, tuple(pieces(block.text, found)), notes_here, folded)


def _source(name: str) -> str:
    return (files("fazhi.audit") / "templates" / name).read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def _template() -> Template:
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(_source("audit.html.j2"))
