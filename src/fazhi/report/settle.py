"""Last touches before a Document becomes pages: numbered captions, heading levels without gaps.

Every format starts here, so a chart has the same number in all of them. Screen readers and PDF/UA both need
headings that never skip a level, whatever an analyst's Markdown began with.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from fazhi.report.blocks import Annex, Block, Chart, Document, Heading, Table

_NUMBERED = re.compile(r"^[图表]\s*\d")


def settle(document: Document) -> Document:
    """Return the document with its charts and tables numbered and its headings in step."""
    counts = {"图": 0, "表": 0}
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
    level = above
    settled: list[Block] = []
    for block in blocks:
        match block:
            case Heading():
                level = max(above + 1, min(block.level, level + 1, 4))
                settled.append(replace(block, level=level))
            case Chart():
                noted = f"{block.caption}（{block.note}）" if block.note else block.caption
                settled.append(replace(block, caption=_numbered("图", noted, counts), note=""))
            case Table() if block.caption:
                settled.append(replace(block, caption=_numbered("表", block.caption, counts)))
            case _:
                settled.append(block)
    return tuple(settled)


def _numbered(kind: str, caption: str, counts: dict[str, int]) -> str:
    if _NUMBERED.match(caption):
        return caption
    counts[kind] += 1
    return f"{kind}{counts[kind]}　{caption}"
