"""What a finished report has to say between title and sign-off, and which of its digits are accounted for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import pairwise

from fazhi.narrative import Claim, Figure, Narrative, claims, plain_text, words
from fazhi.narrative import Heading as Title
from fazhi.narrative import Paragraph as Passage
from fazhi.report.blocks import Block, Chart, Document, FigureSpan, Heading, Paragraph, Table
from fazhi.report.grouping import OWN_MARK
from fazhi.report.paper.filing import annex_lines, filing
from fazhi.report.plain import block_text
from fazhi.report.reread.alignment import placed, squeezed
from fazhi.report.settle import settle

_ANCHOR, _SHORT_ANCHOR = 40, 12
"""Characters by which the text after an analyst's own cells is found again."""


@dataclass(frozen=True, slots=True)
class Bound:
    """Characters whose digits are accounted for.

    Parameters
    ----------
    start, end : int
    figure : bool
        They stand or fall together, as the digits of a number do; else each for itself (a title, a heading's number).
    claim : Claim or None
        What they claim, where it has to be there.
    """

    start: int
    end: int
    figure: bool = False
    claim: Claim | None = None

    def moved(self, by: int) -> Bound:
        """The same further on in a longer text."""
        return replace(self, start=self.start + by, end=self.end + by)


@dataclass(frozen=True, slots=True)
class Piece:
    """A line or paragraph as :func:`fazhi.report.reread.alignment.squeezed` gives it."""

    text: str
    bounds: tuple[Bound, ...] = ()
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class Promised:
    """The text that was meant, as one, with what is bound in it and where its headings begin."""

    text: str
    bounds: tuple[Bound, ...]
    headings: tuple[tuple[int, str], ...]


def promised(document: Document, narrative: Narrative) -> Promised:
    """Put the narrative into the frame of its document: title, addressee, headings, sign-off.

    The words and figures are the narrative's own, not the document's: a number that changed on the way into a cell
    is found out. What the document has beside them (a note, a figure that an analyst had explained) stands in its
    place.

    Parameters
    ----------
    document : Document
        Of the executed notebook.
    narrative : Narrative
        The same town and year.
    """
    front = settle(document).front
    filed = filing(document)
    head = [_given(text) for text in (front.title, front.document_number, front.addressee) if text]
    tail = [_given(text) for text in (_annex_list(filed), *front.issuers, front.date) if text]
    text, bounds, headings = "", [], []
    for piece in (*head, *_body(document, narrative), *tail):
        if text and piece.text and text[-1].isascii() and text[-1].isalnum() and piece.text[0].isascii():
            text += " "
        if piece.is_heading:
            headings.append((len(text), piece.text))
        bounds += [bound.moved(len(text)) for bound in piece.bounds]
        text += piece.text
    return Promised(text, tuple(bounds), tuple(headings))


def annex_heads(document: Document) -> tuple[str, ...]:
    """Label and title of each annex of the filed document, as one squeezed text."""
    return tuple(squeezed(annex.label + annex.title) for annex in filing(document).annexes)


def without_own(text: str, document: Document) -> str:
    """Cut what stands under the mark 分析者自加内容, up to where the report goes on.

    Parameters
    ----------
    text : str
        Squeezed text of the whole narrative.
    document : Document
        Says what comes after each of the analyst's own cells.
    """
    if OWN_MARK not in text:
        return text
    filed = filing(document)
    tail = "".join(squeezed(part) for part in (_annex_list(filed), *filed.front.issuers, filed.front.date))
    blocks = filed.blocks
    kept, at = "", 0
    for index, (before, block) in enumerate(pairwise((None, *blocks))):
        if block is None or not block.own or (before is not None and before.own):
            continue
        start = text.find(OWN_MARK, at)
        end = _after(text, start, _following(blocks[index:], tail)) if start >= 0 else -1
        if end < 0:
            continue
        kept, at = kept + text[at:start], end
    return kept + text[at:]


def _following(blocks: Sequence[Block], tail: str) -> str:
    """What the reader meets after a run of own blocks, up to the next run."""
    parts: list[str] = []
    for block in blocks:
        if block.own and parts:
            return "".join(parts)
        if not block.own:
            parts.append(squeezed(block_text(block)))
    return "".join(parts) + tail


def _after(text: str, start: int, following: str) -> int:
    # The last place: an analyst may quote the report in a cell of their own.
    found = text.rfind(following[:_ANCHOR], start) if following else len(text)
    return found if found >= 0 else text.find(following[:_SHORT_ANCHOR], start)


def _annex_list(filed: Document) -> str:
    lines = annex_lines(filed)
    return "附件：" + "".join(lines) if lines else ""


def _given(text: str) -> Piece:
    short = squeezed(text)
    return Piece(short, (Bound(0, len(short)),))


def _body(document: Document, narrative: Narrative) -> Iterator[Piece]:
    """The narrative's passages in order, with the document's further blocks where they stand."""
    said = list(_said(narrative))
    # A chart prints its caption beside the text, not in it.
    shown = [block for block in document.blocks if not (block.own or isinstance(block, Chart))]
    texts = [squeezed(block_text(block)) for block in shown]
    matcher = SequenceMatcher(None, [piece.text for piece in said], texts, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        yield from said[a:b]
        # Where both have a text of their own, the narrative's is the one that was meant.
        if kind == "insert":
            yield from (_further(block, document) for block in shown[c:d])


def _said(narrative: Narrative) -> Iterator[Piece]:
    ordered = iter(claims(narrative))
    for passage in narrative.passages:
        match passage:
            case Title():
                text, number = squeezed(passage.number + passage.text), len(squeezed(passage.number))
                yield Piece(text, (Bound(0, number),), is_heading=True)
            case Passage():
                yield _paragraph(passage, ordered)


def _paragraph(passage: Passage, ordered: Iterator[Claim]) -> Piece:
    at, bounds = 0, []
    text, places = placed(plain_text(passage.spans))
    for span in passage.spans:
        size = len(plain_text((span,)))
        if isinstance(span, Figure):
            claim = next(ordered)
            assert claim.text == words(span)  # the claims of a narrative are its figures, in order
            bounds.append(Bound(places[at], places[at + size], True, claim))
        at += size
    return Piece(text, tuple(bounds))


def _further(block: Block, document: Document) -> Piece:
    """A block of ours that is no passage: a note, a table, a figure that was explained on its own."""
    text, places = placed(block_text(block))
    match block:
        case Heading():
            return Piece(text, is_heading=True)
        case Paragraph():
            return Piece(text, tuple(_explained(block, document, places)))
        case Table():
            cells = (
                block.caption,
                *(column.title for column in block.columns),
                *(c for row in block.rows for c in row),
            )
            return _given("".join(cells))
        case _:
            return Piece(text, (Bound(0, len(text)),))


def _explained(block: Paragraph, document: Document, places: Sequence[int]) -> Iterable[Bound]:
    at = 0
    for span in block.spans:
        note = document.figures.get(span.indicator) if isinstance(span, FigureSpan) else None
        if note is not None and span.text == note.value:
            yield Bound(places[at], places[at + len(span.text)], True)
        at += len(span.text)
