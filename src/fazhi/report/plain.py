"""A block as plain Chinese text: what a terminal shows, and what is compared between formats."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from fazhi.report.blocks import (
    Block,
    Chart,
    Column,
    Heading,
    Image,
    ListBlock,
    Note,
    Paragraph,
    Preformatted,
    Span,
    Table,
)


def spans_text(spans: Iterable[Span]) -> str:
    """Join the printed text of spans."""
    return "".join(span.text for span in spans)


def block_text(block: Block) -> str:
    """Return the text of one block, without a trailing line break."""
    match block:
        case Heading():
            return block.number + block.text
        case Paragraph():
            return spans_text(block.spans)
        case ListBlock():
            return "\n".join(f"{mark} {text}" for mark, text in list_lines(block))
        case Note() | Preformatted():
            return block.text
        case Chart():
            return f"〔图〕{block.caption}：{block.alt}"
        case Image():
            return f"〔图〕{block.caption or block.alt}"
        case Table():
            return "\n".join([f"〔表〕{block.caption}", *_table_lines(block.columns, block.rows)])


def blocks_text(blocks: Iterable[Block]) -> str:
    """Return the text of blocks, one under the other."""
    return "\n\n".join(block_text(block) for block in blocks)


def list_lines(block: ListBlock) -> list[tuple[str, str]]:
    """Return (mark, text) of each item: the number within its own list, or a dot."""
    counts: dict[int, int] = {}
    lines: list[tuple[str, str]] = []
    for index, item in enumerate(block.items):
        depth = block.depths[index] if index < len(block.depths) else 0
        counts = {key: count for key, count in counts.items() if key <= depth}
        counts[depth] = counts.get(depth, 0) + 1
        numbered = block.numbered[index] if block.numbered else block.ordered
        mark = f"{counts[depth]}." if numbered else "•"
        lines.append(("  " * depth + mark, spans_text(item)))
    return lines


def _table_lines(columns: tuple[Column, ...], rows: tuple[tuple[str, ...], ...]) -> list[str]:
    table = [tuple(column.title for column in columns), *rows]
    widths = [max(_width(row[index]) for row in table) for index in range(len(columns))]
    return [
        "  ".join(cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in table
    ]


def _width(text: str) -> int:
    """Columns of a terminal that the text takes: a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
