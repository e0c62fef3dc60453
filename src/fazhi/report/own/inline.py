"""A line of Markdown as spans: marks, links, formulas, line breaks and the pictures that stand in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from fazhi.report.blocks import EmphasisSpan, LinkSpan, Span, TextSpan
from fazhi.report.plain import spans_text

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)")
_SOURCE = re.compile(r"\b(src|alt|title)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.IGNORECASE)
_UNSEEN = frozenset({"script", "style", "iframe", "object", "template"})
_WORD = re.compile(r"[!-~]")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that a line names."""

    source: str
    alt: str
    title: str


@dataclass(frozen=True, slots=True)
class Refused:
    """An element of HTML that no report can hold."""

    tag: str


@dataclass(frozen=True, slots=True)
class Line:
    """Spans between two line breaks."""

    spans: tuple[Span, ...]


Piece = Line | Picture | Refused


def pieces(tokens: Iterable[Token], quoted: bool = False) -> Iterator[Piece]:
    """Give what stands in inline tokens in its order: lines, and pictures between them.

    Parameters
    ----------
    tokens
        Tokens whose children are inline.
    quoted
        Whether plain text is set apart, as in a quotation.
    """
    for token in tokens:
        yield from _Reader(quoted).read(token.children or ())


def text_of(tokens: Iterable[Token]) -> str:
    """Return the printed text, a line break as a space."""
    return " ".join(filter(None, (spans_text(piece.spans) for piece in pieces(tokens) if isinstance(piece, Line))))


class _Reader:
    def __init__(self, quoted: bool) -> None:
        self.quoted = quoted
        self.spans: list[Span] = []
        self.marks: list[Token] = []
        self.unseen = ""
        self.broken = False
        """Whether a line of the source ended here."""

    def read(self, children: Sequence[Token]) -> Iterator[Piece]:
        for child in children:
            yield from self._token(child)
        yield from self._end()

    def _token(self, child: Token) -> Iterator[Piece]:
        if child.type == "html_inline":
            yield from self._html(child.content)
        elif self.unseen:
            return
        elif child.nesting == 1:
            self.marks.append(child)
        elif child.nesting == -1:
            self.marks.pop()
        elif child.type == "softbreak":
            self.broken = True
        elif child.type == "hardbreak":
            yield from self._end()
        elif child.type == "image":
            yield from self._end()
            yield Picture(str(child.attrs.get("src", "")), child.content, str(child.attrs.get("title", "")))
        elif child.type == "code_inline":
            self._say(EmphasisSpan(child.content, "code"))
        elif child.content:
            self._say(self._marked(child.content))

    def _end(self) -> Iterator[Piece]:
        if spans_text(self.spans).strip():
            yield Line(tuple(self.spans))
        self.spans, self.broken = [], False

    def _say(self, span: Span) -> None:
        # Chinese joins over the end of a line without a space, other writing does not.
        if self.broken and self.spans and _WORD.match(span.text) and _WORD.match(self.spans[-1].text[-1]):
            self.spans.append(TextSpan(" "))
        self.spans.append(span)
        self.broken = False

    def _html(self, tag: str) -> Iterator[Piece]:
        found = _TAG.match(tag)
        if found is None:
            return  # a comment
        name, closing = found[2].lower(), bool(found[1])
        if self.unseen:
            if closing and name == self.unseen:
                self.unseen = ""
        elif name in _UNSEEN and not closing:
            self.unseen = name
            yield Refused(name)
        elif name == "br":
            yield from self._end()
        elif name == "img":
            given = {key.lower(): first or second or third for key, first, second, third in _SOURCE.findall(tag)}
            yield from self._end()
            yield Picture(given.get("src", ""), given.get("alt", ""), given.get("title", ""))

    def _marked(self, text: str) -> Span:
        """Of nested marks a link wins over strong, strong over emphasis."""
        kinds = {mark.type: mark for mark in self.marks}
        if "link_open" in kinds:
            href = str(kinds["link_open"].attrs.get("href", ""))
            if href.startswith(("https://", "http://", "mailto:")):
                return LinkSpan(text, href)
        if "strong_open" in kinds:
            return EmphasisSpan(text, "strong")
        if "em_open" in kinds or self.quoted:
            return EmphasisSpan(text)
        return TextSpan(text)
