"""Blocks as HTML for a notebook's screen.

JupyterLab strips scripts, style elements, inline SVG and most inline style from a notebook that is not trusted, so
this is semantic HTML and nothing else: charts are images with a data URI, explanations of figures are titles.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping
from html import escape

from fazhi.report.blocks import (
    Block,
    Chart,
    Column,
    EmphasisSpan,
    FigureNote,
    FigureSpan,
    Front,
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
from fazhi.report.plain import list_lines

NOTE_LABELS = {"draft": "待补", "info": "说明", "finding": "问题"}
"""What stands before a note, by kind."""

EMPHASIS_TAGS = {"emphasis": "em", "strong": "strong", "code": "code", "missing": "mark"}
"""The element for each style of :class:`~fazhi.report.blocks.EmphasisSpan`."""


def screen_html(front: Front | None, blocks: Iterable[Block], figures: Mapping[str, FigureNote]) -> str:
    """Return HTML for the notebook, safe without trust."""
    parts = [] if front is None else [_front(front)]
    parts += [_block(block, figures) for block in blocks]
    return "\n".join(parts)


def svg_uri(svg: str) -> str:
    """Return an SVG as a data URI for ``<img src>``."""
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode("utf-8")).decode("ascii")


def _front(front: Front) -> str:
    lines = [f"<h1>{escape(front.title)}</h1>"]
    if front.demo:
        lines.append("<p><mark>示例数据</mark></p>")
    if front.draft:
        lines.append("<p><mark>草稿</mark></p>")
    lines.append(f"<p>{escape(front.addressee)}</p>")
    return "\n".join(lines)


def _block(block: Block, figures: Mapping[str, FigureNote]) -> str:
    match block:
        case Heading():
            tag = f"h{min(block.level + 1, 6)}"
            return f"<{tag}>{escape(block.number + block.text)}</{tag}>"
        case Paragraph():
            return f"<p>{_spans(block.spans, figures)}</p>"
        case ListBlock():
            items = "".join(f"<li>{escape(text)}</li>" for _, text in list_lines(block))
            return f"<ol>{items}</ol>" if block.ordered else f"<ul>{items}</ul>"
        case Note():
            return f"<p><strong>〔{NOTE_LABELS[block.kind]}〕</strong>{escape(block.text)}</p>"
        case Chart():
            data = _table("", block.data.columns, block.data.rows)
            return (
                f'<figure><img alt="{escape(block.alt)}" src="{svg_uri(block.svg)}">'
                f"<figcaption>{escape(block.caption)}</figcaption>"
                f"<details><summary>图中数据</summary>{data}</details></figure>"
            )
        case Image():
            source = f"data:{block.media_type};base64,{block.base64}"
            return f'<figure><img alt="{escape(block.alt)}" src="{source}"></figure>'
        case Table():
            return _table(block.caption, block.columns, block.rows)
        case Preformatted():
            return f"<pre>{escape(block.text)}</pre>"


def _spans(spans: Iterable[Span], figures: Mapping[str, FigureNote]) -> str:
    return "".join(_span(span, figures) for span in spans)


def _span(span: Span, figures: Mapping[str, FigureNote]) -> str:
    match span:
        case TextSpan():
            return escape(span.text)
        case FigureSpan():
            note = figures.get(span.indicator)
            title = f' title="{escape(note.title)}：{escape(note.definition)}"' if note else ""
            return f"<b{title}>{escape(span.text)}</b>"
        case EmphasisSpan():
            tag = EMPHASIS_TAGS[span.style]
            return f"<{tag}>{escape(span.text)}</{tag}>"
        case LinkSpan():
            return f'<a href="{escape(span.href)}">{escape(span.text)}</a>'


def _table(caption: str, columns: tuple[Column, ...], rows: tuple[tuple[str, ...], ...]) -> str:
    head = "".join(f'<th scope="col" align="{column.align}">{escape(column.title)}</th>' for column in columns)
    body = "".join(
        "<tr>"
        + "".join(f'<td align="{column.align}">{escape(cell)}</td>' for column, cell in zip(columns, row, strict=True))
        + "</tr>"
        for row in rows
    )
    title = f"<caption>{escape(caption)}</caption>" if caption else ""
    return f"<table>{title}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
