"""Last touches before a Document becomes pages: numbered captions, heading levels without gaps.

Every format starts here, so a chart has the same number in all of them. Screen readers and PDF/UA both need
headings that never skip a level, whatever an analyst's Markdown began with.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from fazhi.report.blocks import Annex, Block, Chart, Document, Heading, Image, Table

_NUMBERED = re.compile(r"^(?:自加)?[图表]\s*\d")


def settle(document: Document) -> Document:
    """Return the document with its charts and tables numbered and its headings in step."""
    counts: dict[str, int] = {}
    front = document.front
    if front.addressee and not front.addressee.endswith("："):
        # 主送机关 ends with a full-width colon, which settings need not spell out.
        front = replace(front, addressee=front.addressee.rstrip(":") + "：")
    return replace(
        document,
        front=front,
        blocks=_settled(document.blocks, counts, above=0),
        annexes=tuple(
            Annex(annex.title, _settled(annex.blocks, counts, above=1), annex.label) for annex in document.annexes
        ),
    )


def _settled(blocks: Iterable[Block], counts: dict[str, int], above: int) -> tuple[Block, ...]:
    """`above` is the level of the heading that the blocks stand under: 0 in the body, 1 in an annex."""
    given = tuple(blocks)
    level = base = above
    topmost = _topmost(given, 0)
    settled: list[Block] = []
    for at, block in enumerate(given, start=1):
        match block:
            case Heading(own=True):
                # An analyst's headings begin one level below the report's heading that they stand under.
                level = min(base + 1 + block.level - topmost, level + 1, 4)
                settled.append(replace(block, level=level))
            case Heading():
                level = base = max(above + 1, min(block.level, level + 1, 4))
                topmost = _topmost(given, at)
                settled.append(replace(block, level=level))
            case Chart():
                noted = f"{block.caption}（{block.note}）" if block.note else block.caption
                settled.append(replace(block, caption=_numbered("图", noted, block.own, counts), note=""))
            case Image() if block.caption:
                settled.append(replace(block, caption=_numbered("图", block.caption, block.own, counts)))
            case Table() if block.caption:
                settled.append(replace(block, caption=_numbered("表", block.caption, block.own, counts)))
            case _:
                settled.append(block)
    return tuple(settled)


def _topmost(blocks: tuple[Block, ...], start: int) -> int:
    """The highest level among an analyst's headings from here to the report's next one."""
    levels = []
    for block in blocks[start:]:
        if isinstance(block, Heading):
            if not block.own:
                break
            levels.append(block.level)
    return min(levels, default=1)


def _numbered(kind: str, caption: str, own: bool, counts: dict[str, int]) -> str:
    """Number a caption; an analyst's own have a series of their own, since filing moves the report's charts."""
    if _NUMBERED.match(caption):
        return caption
    series = f"自加{kind}" if own else kind
    counts[series] = counts.get(series, 0) + 1
    return f"{series}{counts[series]}　{caption}"
