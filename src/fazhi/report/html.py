"""A Document as one HTML file: no request, no script, readable on a phone, on a desk and printed."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from fazhi.report.blocks import Block, Column, Document, FigureSpan, Front, Heading, Span, TextSpan
from fazhi.report.grouping import OWN_MARK, groups
from fazhi.report.nesting import nested
from fazhi.report.pagestyle import TOKENS, policy
from fazhi.report.screen import NOTE_LABELS, svg_uri
from fazhi.report.settle import settle
from fazhi.report.shaping import em_width, title_lines

NARROW_EM = 11.0
"""Characters of the title in a line on the narrowest phone (320 px)."""

_STEPS_EM = (8.0, 12.0, 20.0)
_CLOSING = "，。、；：！？）》〉」』】〕”’,.;:!?)"


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents list."""

    level: int
    anchor: str
    text: str


def render_html(document: Document) -> str:
    """Write a Document as one self-contained page.

    Parameters
    ----------
    document
        The document for reading: charts stand in its text.

    Returns
    -------
    str
        The page; the same for the same document.
    """
    settled = settle(document)
    anchors = _anchors(settled)
    css = TOKENS + _source("report.css") + _running_marks(settled.front)
    page = _template().render(
        document=settled,
        front=settled.front,
        css=Markup(css),
        csp=policy(css),
        contents=_contents(settled, anchors),
        anchors=anchors,
        popovers={indicator: f"note-{number}" for number, indicator in enumerate(settled.figures, start=1)},
        groups=lambda blocks: groups(blocks, turn_wide=False),
        own_mark=OWN_MARK,
        note_labels=NOTE_LABELS,
        svg_uri=svg_uri,
        title_lines=[title_lines(line, NARROW_EM) for line in title_lines(settled.front.title)],
        pieces=_pieces,
        number_of=_number,
        column_classes=_column_classes,
        row_header=_row_header,
        nested=nested,
        ident=id,
    )
    return page.strip() + "\n"


def _running_marks(front: Front) -> str:
    """What each printed page says of the whole: a page taken out of its pile must still say that it is invented."""
    marks = "　".join(mark for mark, shown in (("示例数据", front.demo), ("草稿", front.draft)) if shown)
    return (
        f'@media print {{ @page {{ @top-right {{ content: "{marks}"; font: 9pt sans-serif; }} }} }}\n' if marks else ""
    )


def _anchors(document: Document) -> dict[int, str]:
    """Name each heading by its place; a key is the block's identity, since two headings may be equal."""
    blocks: list[Block] = [*document.blocks, *(block for annex in document.annexes for block in annex.blocks)]
    headings = [block for block in blocks if isinstance(block, Heading)]
    return {id(heading): f"s{number}" for number, heading in enumerate(headings, start=1)}


def _contents(document: Document, anchors: dict[int, str]) -> tuple[Entry, ...]:
    body = [
        Entry(block.level, anchors[id(block)], block.number + block.text)
        for block in document.blocks
        if isinstance(block, Heading) and block.level <= 2
    ]
    annexes = [Entry(1, f"annex-{number}", annex.title) for number, annex in enumerate(document.annexes, start=1)]
    return (*body, *annexes)


def _pieces(spans: Sequence[Span]) -> Iterator[tuple[Span, str, str]]:
    """Give each span with its text and the punctuation that must not begin a line after it.

    A browser may break a line after a button whatever follows, so closing marks move to the figure before them.
    """
    carried = 0
    for index, span in enumerate(spans):
        text = span.text[carried:]
        carried = 0
        tail = ""
        after = spans[index + 1] if index + 1 < len(spans) else None
        if isinstance(span, FigureSpan) and isinstance(after, TextSpan):
            carried = len(after.text) - len(after.text.lstrip(_CLOSING))
            tail = after.text[:carried]
        yield span, text, tail


def _number(text: str) -> tuple[str, str]:
    """The words of a figure before its first digit (同比增长), and the rest (5.78%).

    A browser never breaks a line inside a button, so only the rest is one.
    """
    digit = re.search(r"\d", text)
    return (text[: digit.start()], text[digit.start() :]) if digit else ("", text)


def _column_classes(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Alignment of each column and how much room its longest cell asks for."""
    longest = [max((em_width(row[index]) for row in rows), default=0.0) for index in range(len(columns))]
    return tuple(
        f"{column.align} w{bisect_left(_STEPS_EM, width) + 1}" for column, width in zip(columns, longest, strict=True)
    )


def _row_header(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> int:
    """Which column names the rows: the first one of words that never repeats, else the first."""
    for index, column in enumerate(columns):
        if column.align == "left" and len({row[index] for row in rows}) == len(rows):
            return index
    return 0


def _source(name: str) -> str:
    return (files("fazhi.report") / "templates" / name).read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def _template() -> Template:
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(_source("report.html.j2"))
