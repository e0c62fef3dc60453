"""figures/: which numbers, and what do the words say of them?

A paragraph is parted into sentences (``sentence``), a sentence with a number into tokens (``tokens``, from the tables
``nofigures``, ``times``, ``words``, ``units``, ``approximate``), tokens into figures (``grammar``, a table of
patterns), and one walk gives each figure what the words around it say (``mentions``, ``roles``, ``subjects``).
"""

from __future__ import annotations

from fazhi.audit.figure import Sentence
from fazhi.audit.figures.cells import cell
from fazhi.audit.figures.marks import marks
from fazhi.audit.figures.mentions import figures
from fazhi.audit.figures.sentence import spans
from fazhi.audit.figures.tokens import has_number, tokens
from fazhi.audit.manuscript import Paragraph

__all__ = ["cell", "sentences"]


def sentences(paragraph: Paragraph) -> tuple[Sentence, ...]:
    """The sentences of a paragraph with their figures; together their texts are the paragraph's.

    Examples
    --------
    >>> [one] = sentences(Paragraph("共办理信访件73件，其中68件已办结，办结率93.15%。", 1))
    >>> [(figure.text, figure.role.value, figure.subject) for figure in one.figures]
    [('73件', 'total', '办理信访件'), ('68件', 'part', ''), ('93.15%', '', '办结率')]
    """
    return tuple(
        _sentence(paragraph, start, end, number) for number, (start, end) in enumerate(spans(paragraph.text), start=1)
    )


def _sentence(paragraph: Paragraph, start: int, end: int, number: int) -> Sentence:
    text = paragraph.text[start:end]
    if not has_number(paragraph.text, start, end):
        return Sentence(text, start, number, paragraph)
    row = tokens(paragraph.text, start, end)
    found = figures(paragraph.text, row, paragraph.year, paragraph.number, number)
    return Sentence(text, start, number, paragraph, found, marks(row))
