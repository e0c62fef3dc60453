"""What a cell of an analyst's own showed, as blocks; what cannot be printed is named, never dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from fazhi.report.blocks import Block, Image, Note, Paragraph, TextSpan
from fazhi.report.own.beside import Beside
from fazhi.report.own.cleantext import printed, warned
from fazhi.report.own.formula import formula_text
from fazhi.report.own.htmltext import html_blocks
from fazhi.report.own.limits import limited_text
from fazhi.report.own.markdown import markdown_blocks
from fazhi.report.own.seriestext import series_blocks
from fazhi.report.pictures import Picture, from_base64, from_bytes

# What a plotting call returns beside its picture: <Axes: …>, [<matplotlib.lines.Line2D at 0x…>], Text(0.5, …), (array(…), …).
_HANDLE = re.compile(
    r"<(?:Axes|Figure|BarContainer|matplotlib\.|a list of|seaborn\.)[^>]*>|\bText\(|^\{'(?:whiskers|bodies)'"
)
_PICTURES = ("image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp", "image/tiff")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.]{0,60}")


def output_blocks(outputs: Sequence[Mapping[str, Any]], cell: int, beside: Beside | None = None) -> tuple[Block, ...]:
    """Turn the outputs of one cell into blocks marked as the analyst's own.

    Parameters
    ----------
    outputs
        Outputs of nbformat 4, without those that carry blocks of ours.
    cell
        The cell's number, from 1, for what is said about it.
    beside
        Where pictures of HTML and Markdown may come from.
    """
    pictured = any(key.startswith("image/") for output in outputs for key in output.get("data", {}))
    return tuple(block for output in _joined_streams(outputs) for block in _output(output, cell, pictured, beside))


def error_name(output: Mapping[str, Any]) -> str:
    """Return the kind of an error; its message may hold a person's name and stays inside."""
    name = str(output.get("ename", ""))
    return name if _NAME.fullmatch(name) else "错误"


def _joined_streams(outputs: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Join what was printed in several pieces: how often a kernel sends depends on the machine's mood."""
    joined: list[Mapping[str, Any]] = []
    for output in outputs:
        last = joined[-1] if joined else {}
        stream = output["output_type"] == "stream"
        if stream and last.get("output_type") == "stream" and last.get("name") == output.get("name"):
            joined[-1] = {**last, "text": _joined(last["text"]) + _joined(output["text"])}
        else:
            joined.append(output)
    return joined


def _output(output: Mapping[str, Any], cell: int, pictured: bool, beside: Beside | None) -> Iterator[Block]:
    match output["output_type"]:
        case "stream":
            yield from _stream(_joined(output["text"]), output.get("name") == "stderr", cell)
        case "error":
            yield Note(f"第{cell}个单元格如其标签所说出错（{error_name(output)}）。", own=True)
        case _:
            yield from _shown(output.get("data", {}), cell, pictured, beside)


def _stream(text: str, stderr: bool, cell: int) -> Iterator[Block]:
    if stderr:
        if (said := warned(text)).strip():
            yield Note(f"第{cell}个单元格执行时有警告（stderr）：", own=True)
            yield from limited_text(said)
    elif (shown := printed(text)).strip():
        yield from limited_text(shown)


def _shown(data: Mapping[str, Any], cell: int, pictured: bool, beside: Beside | None) -> Iterator[Block]:
    """Print the richest form that paper can hold."""
    if (picture := _picture(data)) is not None:
        yield Image(picture.media_type, picture.base64, f"第{cell}个单元格的图（分析者自加）", own=True)
        return
    if "text/html" in data and (found := html_blocks(_joined(data["text/html"]), beside, cell)) is not None:
        yield from found
    elif "text/markdown" in data:
        yield from markdown_blocks(_joined(data["text/markdown"]), beside, cell)
    elif "text/latex" in data:
        yield Paragraph((TextSpan(formula_text(printed(_joined(data["text/latex"])))),), own=True)
    elif set(data) <= {"text/plain"}:
        yield from _plain(_joined(data.get("text/plain", "")), pictured)
    else:
        kinds = "、".join(sorted(set(data) - {"text/plain"}))
        yield Note(f"第{cell}个单元格的输出（{kinds}）不能收入报告，请改用图片、表格或者文字。", "finding", own=True)


def _picture(data: Mapping[str, Any]) -> Picture | None:
    if "image/svg+xml" in data:
        found = from_bytes(_joined(data["image/svg+xml"]).encode("utf-8", "replace"))
        if found is not None:
            return found
    pictures = (from_base64(_joined(data[kind])) for kind in _PICTURES if kind in data)
    return next((found for found in pictures if found is not None), None)


def _plain(text: str, pictured: bool) -> Iterator[Block]:
    if pictured and _HANDLE.search(text):
        return
    # A Series is read as pandas laid it out, before anything in it is made narrower.
    yield from series_blocks(text) or (limited_text(printed(text)) if printed(text).strip() else ())


def _joined(text: str | Sequence[str]) -> str:
    return text if isinstance(text, str) else "".join(text)
