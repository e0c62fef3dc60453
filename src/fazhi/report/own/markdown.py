"""An analyst's Markdown as blocks of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from fazhi.report.blocks import (
    Align,
    Block,
    Column,
    EmphasisSpan,
    Heading,
    ListBlock,
    Note,
    Paragraph,
    Span,
    TextSpan,
)
from fazhi.report.own.beside import Beside
from fazhi.report.own.cleantext import clean, printed
from fazhi.report.own.formula import add_formulas
from fazhi.report.own.htmltext import html_blocks, picture_block
from fazhi.report.own.inline import Line, Picture, Piece, pieces, text_of
from fazhi.report.own.limits import limited_table, limited_text

_ALIGN = re.compile(r"text-align:(left|center|right)")
_Item = tuple[tuple[Span, ...], int, bool]


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True}).enable("table")
    # Every link is parsed, so that one which may not be followed leaves its words and not its source.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    add_formulas(parser)
    return parser


_PARSER = _parser()


def markdown_blocks(source: str, beside: Beside | None = None, cell: int = 0) -> tuple[Block, ...]:
    """Turn Markdown into blocks marked as the analyst's own.

    Parameters
    ----------
    source
        The text of a Markdown cell.
    beside
        Where its pictures may come from.
    cell
        The cell's number, from 1, for what is said about it.
    """
    return tuple(_Writer(beside or Beside(), cell).blocks(_PARSER.parse(clean(source))))


class _Writer:
    """Writes blocks; what a heading, a list or a table cannot hold (a picture, code) follows it."""

    def __init__(self, beside: Beside, cell: int) -> None:
        self.beside, self.cell = beside, cell

    def blocks(self, tokens: Sequence[Token], quoted: bool = False) -> Iterator[Block]:
        for token, inside in _parts(tokens):
            match token.type:
                case "heading_open":
                    if title := text_of(inside):
                        yield Heading(min(int(token.tag[1]), 4), "", title, own=True)
                    yield from self._others(inside)
                case "paragraph_open":
                    yield from map(self._piece, pieces(inside, quoted))
                case "bullet_list_open" | "ordered_list_open":
                    yield from self._list(token, inside)
                case "table_open":
                    yield from _table(inside)
                    yield from self._others(inside)
                case "blockquote_open":
                    yield from self.blocks(inside, quoted=True)
                case "fence" | "code_block":
                    yield from _code(token)
                case "html_block":
                    yield from self._html(token.content)
                case "hr":
                    pass
                case kind:
                    yield self._refused(kind)

    def _piece(self, piece: Piece) -> Block:
        if isinstance(piece, Line):
            return Paragraph(piece.spans, own=True)
        if isinstance(piece, Picture):
            return picture_block(piece.source, piece.alt, piece.title, self.beside, self.cell)
        return self._refused(f"<{piece.tag}>")

    def _refused(self, what: str) -> Note:
        return Note(f"第{self.cell}个单元格里的{what}不能收入报告，请改用文字、表格或图片。", "finding", own=True)

    def _html(self, source: str) -> Iterator[Block]:
        found = html_blocks(source, self.beside, self.cell)
        if found is None:
            yield self._refused("HTML")
        else:
            yield from found

    def _others(self, tokens: Iterable[Token]) -> Iterator[Block]:
        """Give the pictures, and what is refused, of tokens whose text stands elsewhere."""
        yield from (self._piece(piece) for piece in pieces(tokens) if not isinstance(piece, Line))

    def _list(self, token: Token, inside: Sequence[Token]) -> Iterator[Block]:
        after: list[Block] = []
        items = list(self._items(inside, 0, token.type == "ordered_list_open", after))
        begin = int(token.attrs.get("start", 1))
        if begin != 1 and all(depth == 0 for _, depth, _ in items):
            # A list that goes on from an earlier one keeps the numbers that the analyst gave.
            for number, (spans, _, _) in enumerate(items, start=begin):
                yield Paragraph((TextSpan(f"{number}. "), *spans), own=True)
        else:
            lines, depths, numbered = zip(*items, strict=True)
            yield ListBlock(numbered[0], lines, depths, own=True, numbered=numbered)
        yield from after

    def _items(self, tokens: Sequence[Token], depth: int, numbered: bool, after: list[Block]) -> Iterator[_Item]:
        """Give the items of a list in reading order; `after` takes what none of them can hold."""
        for token, inside in _parts(tokens):
            if token.type == "list_item_open":
                yield from self._item(inside, depth, numbered, after)

    def _item(self, tokens: Sequence[Token], depth: int, numbered: bool, after: list[Block]) -> Iterator[_Item]:
        own: list[Span] = []
        nested: list[_Item] = []
        for token, inside in _parts(tokens):
            if token.type in ("bullet_list_open", "ordered_list_open"):
                nested += self._items(inside, depth + 1, token.type == "ordered_list_open", after)
            elif token.type in ("fence", "code_block") and "\n" not in token.content.strip():
                own.append(EmphasisSpan(token.content.strip(), "code"))
            elif token.type in ("paragraph_open", "heading_open"):
                for piece in pieces(inside):
                    if isinstance(piece, Line):
                        own += (TextSpan(" "), *piece.spans) if own else piece.spans
                    else:
                        after.append(self._piece(piece))
            else:
                after += self.blocks([token, *inside, *_closing_token(token)])
        yield tuple(own), depth, numbered
        yield from nested


def _parts(tokens: Sequence[Token]) -> Iterator[tuple[Token, Sequence[Token]]]:
    """Give each token of this level with the tokens inside it."""
    at = 0
    while at < len(tokens):
        end = _closing(tokens, at)
        yield tokens[at], tokens[at + 1 : end]
        at = end + 1


def _closing(tokens: Sequence[Token], at: int) -> int:
    """Return the index of the token that closes the one at `at`, or `at` for one without."""
    if tokens[at].nesting != 1:
        return at
    depth = 0
    for index in range(at, len(tokens)):
        depth += tokens[index].nesting
        if depth == 0:
            return index
    return len(tokens) - 1


def _closing_token(token: Token) -> list[Token]:
    return [Token(token.type.replace("_open", "_close"), token.tag, -1)] if token.nesting == 1 else []


def _code(token: Token) -> tuple[Block, ...]:
    text = printed(token.content)
    return limited_text(text) if text.strip() else ()


def _table(tokens: Sequence[Token]) -> tuple[Block, ...]:
    rows: list[list[str]] = []
    aligns: list[Align] = []
    for index, token in enumerate(tokens):
        if token.type == "tr_open":
            rows.append([])
        elif token.type in ("th_open", "td_open"):
            rows[-1].append(text_of([tokens[index + 1]]))
            if token.type == "th_open":
                found = _ALIGN.search(str(token.attrs.get("style", "")))
                aligns.append(_align(found.group(1)) if found else "left")
    columns = tuple(Column(title, align) for title, align in zip(rows[0], aligns, strict=True))
    return limited_table(columns, tuple(map(tuple, rows[1:])))


def _align(name: str) -> Align:
    return "right" if name == "right" else "center" if name == "center" else "left"
