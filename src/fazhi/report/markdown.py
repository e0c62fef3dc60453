"""An analyst's Markdown as blocks of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from fazhi.report.blocks import (
    Align,
    Block,
    Column,
    EmphasisSpan,
    Heading,
    Image,
    LinkSpan,
    ListBlock,
    Note,
    Paragraph,
    Preformatted,
    Span,
    Table,
    TextSpan,
)
from fazhi.report.pictures import from_uri
from fazhi.report.plain import spans_text

_PARSER = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
_ALIGN = re.compile(r"text-align:(left|center|right)")


def markdown_blocks(source: str, attachments: Mapping[str, Mapping[str, Any]] | None = None) -> tuple[Block, ...]:
    """Turn Markdown into blocks marked as the analyst's own.

    Parameters
    ----------
    source
        The text of a Markdown cell.
    attachments
        The cell's attachments: file name to MIME bundle.
    """
    return tuple(_blocks(_PARSER.parse(source), attachments or {}))


def _blocks(tokens: Sequence[Token], attachments: Mapping[str, Mapping[str, Any]]) -> Iterator[Block]:
    at = 0
    while at < len(tokens):
        token = tokens[at]
        end = _closing(tokens, at)
        inside = tokens[at + 1 : end]
        match token.type:
            case "heading_open":
                yield Heading(min(int(token.tag[1]), 4), "", spans_text(_inline(inside)), own=True)
            case "paragraph_open":
                yield from _paragraph(inside, attachments)
            case "bullet_list_open" | "ordered_list_open":
                items = list(_items(inside, 0))
                yield ListBlock(
                    token.type == "ordered_list_open",
                    tuple(spans for spans, _ in items),
                    tuple(depth for _, depth in items),
                    own=True,
                )
            case "table_open":
                yield _table(inside)
            case "blockquote_open":
                yield from _blocks(inside, attachments)
            case "fence" | "code_block":
                yield Preformatted(token.content.rstrip("\n"), own=True)
            case "hr":
                pass
            case kind:
                yield Note(f"Markdown中的{kind}不能收入报告。", "finding", own=True)
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


def _paragraph(inside: Sequence[Token], attachments: Mapping[str, Mapping[str, Any]]) -> Iterator[Block]:
    spans = tuple(_inline(inside))
    if spans_text(spans).strip():
        yield Paragraph(spans, own=True)
    for child in (child for token in inside for child in token.children or () if child.type == "image"):
        yield _image(str(child.attrs.get("src", "")), child.content, attachments)


def _image(source: str, alt: str, attachments: Mapping[str, Mapping[str, Any]]) -> Block:
    if source.startswith("attachment:"):
        bundle = attachments.get(source.removeprefix("attachment:"), {})
        for media_type, data in bundle.items():
            source = f"data:{media_type};base64,{data}"
    picture = from_uri(source)
    if picture is None:
        return Note(
            f"图片“{alt or '未命名'}”不在笔记本之内，未收入报告；请把图片拖入单元格后重新执行。",
            "finding",
            own=True,
        )
    return Image(*picture, alt=alt or "分析者加入的图片", caption=alt, own=True)


def _items(tokens: Sequence[Token], depth: int) -> Iterator[tuple[tuple[Span, ...], int]]:
    """Give the items of a list in reading order, each with how deep it is nested."""
    at = 0
    while at < len(tokens):
        end = _closing(tokens, at)
        if tokens[at].type == "list_item_open":
            yield from _item(tokens[at + 1 : end], depth)
        at = end + 1


def _item(tokens: Sequence[Token], depth: int) -> Iterator[tuple[tuple[Span, ...], int]]:
    own: list[Span] = []
    nested: list[tuple[tuple[Span, ...], int]] = []
    at = 0
    while at < len(tokens):
        end = _closing(tokens, at)
        if tokens[at].type in ("bullet_list_open", "ordered_list_open"):
            nested += _items(tokens[at + 1 : end], depth + 1)
        elif tokens[at].type in ("fence", "code_block"):
            own.append(EmphasisSpan(tokens[at].content.strip(), "code"))
        else:
            own += _inline(tokens[at : end + 1])
        at = end + 1
    yield tuple(own), depth
    yield from nested


def _table(tokens: Sequence[Token]) -> Table:
    rows: list[list[str]] = []
    aligns: list[Align] = []
    for index, token in enumerate(tokens):
        if token.type == "tr_open":
            rows.append([])
        elif token.type in ("th_open", "td_open"):
            rows[-1].append(spans_text(_inline([tokens[index + 1]])))
            if token.type == "th_open":
                found = _ALIGN.search(str(token.attrs.get("style", "")))
                aligns.append(_align(found.group(1)) if found else "left")
    columns = tuple(Column(title, align) for title, align in zip(rows[0], aligns, strict=True))
    return Table("", "", columns, tuple(tuple(row) for row in rows[1:]), own=True)


def _align(name: str) -> Align:
    return "right" if name == "right" else "center" if name == "center" else "left"


def _inline(tokens: Iterable[Token]) -> Iterator[Span]:
    for token in tokens:
        yield from _pieces(token.children or ())


def _pieces(children: Iterable[Token]) -> Iterator[Span]:
    """One span for each piece; of nested marks a link wins over strong, strong over emphasis."""
    open_marks: list[Token] = []
    for child in children:
        if child.nesting == 1:
            open_marks.append(child)
        elif child.nesting == -1:
            open_marks.pop()
        elif child.type in ("softbreak", "hardbreak"):
            continue  # Chinese joins over a line break without a space
        elif child.type == "code_inline":
            yield EmphasisSpan(child.content, "code")
        elif child.type != "image" and child.content:
            yield _marked(child.content, open_marks)


def _marked(text: str, marks: Sequence[Token]) -> Span:
    kinds = {mark.type: mark for mark in marks}
    if "link_open" in kinds:
        href = str(kinds["link_open"].attrs.get("href", ""))
        if href.startswith(("https://", "http://", "mailto:")):
            return LinkSpan(text, href)
    if "strong_open" in kinds:
        return EmphasisSpan(text, "strong")
    if "em_open" in kinds:
        return EmphasisSpan(text)
    return TextSpan(text)
