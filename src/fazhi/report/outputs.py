"""What a cell of an analyst's own showed, as blocks; what cannot be printed is named, never dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from fazhi.report.blocks import Block, Image, Note, Preformatted
from fazhi.report.htmltext import html_blocks
from fazhi.report.markdown import markdown_blocks
from fazhi.report.pictures import from_svg, picture

_ANSI = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
# What a plotting call returns beside its picture: <Axes: …>, [<matplotlib.lines.Line2D at 0x…>], Text(0.5, …).
_HANDLE = re.compile(r"\s*[\[(]*(<[^>]*(Axes|Figure|matplotlib|at 0x)[^>]*>|Text\(|array\(\[+<).*", re.DOTALL)


def output_blocks(outputs: Sequence[Mapping[str, Any]], cell: int) -> tuple[Block, ...]:
    """Turn the outputs of one cell into blocks marked as the analyst's own.

    Parameters
    ----------
    outputs
        Outputs of nbformat 4, without those that carry blocks of ours.
    cell
        The cell's number, from 1, for what is said about it.
    """
    pictured = any(key.startswith("image/") for output in outputs for key in output.get("data", {}))
    return tuple(block for output in outputs for block in _output(output, cell, pictured))


def _output(output: Mapping[str, Any], cell: int, pictured: bool) -> Iterator[Block]:
    if output["output_type"] == "stream":
        text = _ANSI.sub("", _joined(output["text"])).rstrip("\n")
        if output.get("name") == "stderr":
            # Warnings name files and lines of this machine: said, not printed.
            yield Note(f"第{cell}个单元格执行时有警告，内容见笔记本，未收入报告。", "finding", own=True)
        elif text.strip():
            yield Preformatted(text, own=True)
        return
    yield from _shown(output.get("data", {}), cell, pictured)


def _shown(data: Mapping[str, Any], cell: int, pictured: bool) -> Iterator[Block]:
    alt = f"第{cell}个单元格的图（分析者自加）"
    if "image/svg+xml" in data:
        yield Image(*from_svg(_joined(data["image/svg+xml"])), alt=alt, own=True)
        return
    for media_type in ("image/png", "image/jpeg"):
        found = picture(media_type, _joined(data[media_type])) if media_type in data else None
        if found is not None:
            yield Image(*found, alt=alt, own=True)
            return
    if "text/html" in data and (blocks := html_blocks(_joined(data["text/html"]))) is not None:
        yield from blocks
    elif "text/markdown" in data:
        yield from markdown_blocks(_joined(data["text/markdown"]))
    elif set(data) == {"text/plain"}:
        text = _joined(data["text/plain"])
        if not (pictured and _HANDLE.fullmatch(text)):
            yield Preformatted(_ANSI.sub("", text), own=True)
    else:
        kinds = "、".join(sorted(set(data) - {"text/plain"})) or "空"
        yield Note(f"第{cell}个单元格的输出（{kinds}）不能收入报告，请改用图片、表格或者文字。", "finding", own=True)


def _joined(text: str | Sequence[str]) -> str:
    return text if isinstance(text, str) else "".join(text)
