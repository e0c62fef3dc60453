"""What a report says: headings and paragraphs in order, and what it still waits for. Frozen."""

from __future__ import annotations

from dataclasses import dataclass

from fazhi.errors import DraftError
from fazhi.findings import Finding
from fazhi.indicators import Status
from fazhi.narrative.figure import Figure, Waiting
from fazhi.narrative.lines import Span


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: level 1 一、, 2 （一）, 3 1.; `place` is the id of the part, chapter or section's first topic."""

    level: int
    number: str
    text: str
    place: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences that stand together.

    Parameters
    ----------
    spans : tuple of str, Figure or Waiting
    topic : str
        Topic id, or the id of the part for the town's own text; "" for the opening.
    chapter : str
        Text of the nearest heading above.
    own : bool
        From the town's text.md.
    """

    spans: tuple[Span, ...]
    topic: str
    chapter: str
    own: bool = False


Passage = Heading | Paragraph


@dataclass(frozen=True)
class Narrative:
    """What the report says.

    Parameters
    ----------
    title : str
    year : int
    passages : tuple of Heading or Paragraph
        In the order of the report; the opening comes first.
    findings : tuple of Finding
        What is missing in the text, and numbers that are typed and not bound.
    pending : tuple of Waiting
        What the head and the end of the document lack: addressee, issuers, date.
    """

    title: str
    year: int
    passages: tuple[Passage, ...]
    findings: tuple[Finding, ...]
    pending: tuple[Waiting, ...] = ()

    @property
    def waiting(self) -> tuple[Waiting, ...]:
        """Everything that a draft waits for: in the text, in order, then at its head and end."""
        in_text = tuple(
            span for passage in self.passages if isinstance(passage, Paragraph) for span in passage.spans
            if isinstance(span, Waiting)
        )  # fmt: skip
        return (*in_text, *self.pending)

    @property
    def is_draft(self) -> bool:
        """Whether something is missing, or a printed figure lost some of its rows."""
        figures = (
            span
            for passage in self.passages
            if isinstance(passage, Paragraph)
            for span in passage.spans
            if isinstance(span, Figure)
        )
        return bool(self.waiting) or any(figure.source.status is Status.PARTIAL for figure in figures)

    def require_final(self) -> None:
        """Refuse the final form while something is missing.

        Raises
        ------
        DraftError
            Something is missing; the message lists it.
        """
        if self.waiting:
            listed = "、".join(dict.fromkeys(waiting.listed for waiting in self.waiting))
            raise DraftError(f"还不能定稿，共缺{len(self.waiting)}处：{listed}。补齐后再用 --strict。")
