"""What an analyst says about a cell: its tags, and the lines ``#| caption:`` and ``#| alt:`` at its head."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from fazhi.errors import ReportError, near
from fazhi.report.blocks import Block, Chart, Image, Note, Table
from fazhi.report.own.cleantext import clean

GUIDE_TAG = "fazhi-guide"
"""The tag of cells that explain the notebook and are no part of the report."""

HIDE_TAG = "fazhi-hide"
"""The cell and what it shows stay out of the report."""

ANNEX_TAG = "fazhi-annex"
"""What the cell shows goes to the annex 分析者附加内容."""

CODE_TAG = "fazhi-code"
"""The cell's code is printed in the annex 代码; what it shows stays in its place."""

TAGS = {
    HIDE_TAG: "单元格及其输出都不进报告",
    ANNEX_TAG: "输出放进附件“分析者附加内容”",
    CODE_TAG: "代码放进附件“代码”",
    GUIDE_TAG: "只是说明，不进报告",
}
"""Tags of ours, with what they do."""

_LINE = re.compile(r"#\|\s*([^:：]*?)\s*[:：]\s*(.*?)\s*")
_KEYS = ("caption", "alt")


@dataclass(frozen=True, slots=True)
class Said:
    """Captions and alternative texts of a cell, in the order of its tables and pictures; ``code`` is without them."""

    captions: tuple[str, ...] = ()
    alts: tuple[str, ...] = ()
    code: str = ""


def check_tags(tags: Iterable[str], place: str) -> frozenset[str]:
    """Return a cell's tags.

    Raises
    ------
    ReportError
        When one looks like ours and is none.
    """
    given = frozenset(tags)
    for tag in sorted(given):
        if tag.lower().startswith(("fazhi-", "fazhi_")) and tag not in TAGS:
            valid = "、".join(f"{name}（{does}）" for name, does in TAGS.items())
            raise ReportError(f"{place}的标签“{tag}”不认识；{near(tag, TAGS)}。全部标签：{valid}。")
    return given


def read_head(source: str, place: str) -> Said:
    """Read the lines ``#| caption: …`` and ``#| alt: …`` at the head of a cell's code.

    Raises
    ------
    ReportError
        When such a line has another key.
    """
    captions: list[str] = []
    alts: list[str] = []
    lines = source.split("\n")
    kept: list[str] = []
    at = 0
    while at < len(lines) and (not lines[at].strip() or lines[at].startswith(("%%", "#|"))):
        if not lines[at].startswith("#|"):
            kept.append(lines[at])
        elif found := _LINE.fullmatch(clean(lines[at]).strip()):
            if found[1] not in _KEYS:
                raise ReportError(f"{place}的“#| {found[1]}”不认识；可用：#| caption: 题注、#| alt: 图的文字说明。")
            (captions if found[1] == "caption" else alts).append(found[2])
        else:
            raise ReportError(f"{place}以“#|”开头的一行读不出；请写成：#| caption: 题注。")
        at += 1
    return Said(tuple(captions), tuple(alts), "\n".join([*kept, *lines[at:]]).strip("\n"))


def captioned(blocks: Iterable[Block], said: Said, cell: int) -> tuple[Block, ...]:
    """Give the captions and alternative texts to a cell's own tables and pictures, the first to the first.

    A caption that finds nothing is named, so that it is not lost.
    """
    captions, alts = iter(said.captions), iter(said.alts)
    given = [_captioned(block, captions, alts) for block in blocks]
    left = [name for name, rest in (("caption", captions), ("alt", alts)) if next(rest, None) is not None]
    if left:
        what = "、".join(f"#| {name}" for name in left)
        given.append(Note(f"第{cell}个单元格的“{what}”多于它的表和图，没有用上，请核对。", "finding", own=True))
    return tuple(given)


def _captioned(block: Block, captions: Iterator[str], alts: Iterator[str]) -> Block:
    match block:
        case Table(own=True) | Chart(own=True):
            return replace(block, caption=next(captions, block.caption))
        case Image(own=True):
            caption = next(captions, block.caption)
            return replace(block, caption=caption, alt=next(alts, caption or block.alt))
    return block
