"""Markdown: its blocks by markdown-it, its inline marks taken off so that the words alone remain."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape

from markdown_it import MarkdownIt
from markdown_it.token import Token

from fazhi.audit.reading.mending import Line, mended
from fazhi.audit.reading.pieces import DEEPEST, TITLE, Grid, Piece, grids
from fazhi.audit.reading.webpage import page_pieces

# Blocks alone: the inline rules look for the end of each open bracket again and take too long over a hostile text.
_PARSER = MarkdownIt("commonmark", {"html": True}).enable("table").disable("inline")

_PICTURE = re.compile(r"!\[[^\[\]]*\]\([^()]*\)")
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_EMPHASIS = re.compile(r"(\*{1,3}|~~)(?=\S)([^*~\n]+)(?<=\S)\1")
_CODE = re.compile(r"`([^`\n]*)`")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_LISTS = ("ordered_list_open", "bullet_list_open")


def markdown_pieces(name: str, text: str) -> Iterator[Piece | Grid]:
    """Paragraphs and tables of a Markdown text; numbers of lists are written out.

    One heading of the first level is the title, several are headings.
    """
    tokens = _PARSER.parse(text)
    shift = 1 if sum(1 for token in tokens if token.type == "heading_open" and token.tag == "h1") == 1 else 0
    counts: list[int] = []
    number, level, place = "", None, 0
    while place < len(tokens):
        token = tokens[place]
        match token.type:
            case "heading_open":
                level = min(int(token.tag[1]) - shift, DEEPEST) or TITLE
            case "heading_close":
                level = None
            case kind if kind in _LISTS:
                counts.append(int(token.attrGet("start") or 1) if kind == _LISTS[0] else -1)
            case "ordered_list_close" | "bullet_list_close":
                counts.pop()
            case "list_item_open" if counts[-1] >= 0:
                number = f"{counts[-1]}."
                counts[-1] += 1
            case "inline" if level is not None:
                yield Piece(_words(token.content).replace("\n", " "), level=level)
            case "inline" | "fence" | "code_block":
                said = _words(token.content) if token.type == "inline" else token.content
                for piece in mended(map(Line, (number + said).split("\n"))):
                    yield Piece(piece.text)
                number = ""
            case "html_block":
                yield from page_pieces(name, token.content)
            case "table_open":
                end = _end(tokens, place)
                yield from grids(_rows(tokens[place:end]))
                place = end
        place += 1


def _words(source: str) -> str:
    """Inline Markdown without its marks."""
    for pattern, kept in ((_PICTURE, ""), (_LINK, r"\1"), (_TAG, ""), (_CODE, r"\1"), (_EMPHASIS, r"\2")):
        source = pattern.sub(kept, source)
    return unescape(_ESCAPED.sub(r"\1", source))


def _end(tokens: Sequence[Token], place: int) -> int:
    """Where the table that begins at `place` ends; tables hold no tables."""
    while tokens[place].type != "table_close":
        place += 1
    return place


def _rows(tokens: Sequence[Token]) -> list[list[str]]:
    rows: list[list[str]] = []
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(_words(token.content))
    return rows
