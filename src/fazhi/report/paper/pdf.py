"""A Document as PDF: Typst lays it out from a fixed template that reads the Document as JSON."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterable
from dataclasses import asdict
from importlib.resources import as_file, files
from typing import Any

import typst

from fazhi.errors import MissingGlyphError, ReportError
from fazhi.report.blocks import Annex, Block, Document, Image, ListBlock, Table
from fazhi.report.fonts import SERIF, FontChoice, font_levels, fonts
from fazhi.report.grouping import OWN_MARK, groups
from fazhi.report.nesting import nested
from fazhi.report.paper.filing import annex_lines, room_above_sign_off
from fazhi.report.pictures import print_width
from fazhi.report.plain import block_text
from fazhi.report.plainvalues import blocks_data, front_data
from fazhi.report.settle import settle
from fazhi.report.shaping import column_widths, title_lines

TEMPLATE = "report.typ"
PORTRAIT_PT, LANDSCAPE_PT = 442.2, 637.8
"""Width of the type area, upright (156 mm) and turned (225 mm)."""

_GLYPH = re.compile(r'the text `"(.+?)"` could not be displayed')
_CODE = re.compile(r"\\u\{([0-9a-f]+)\}")


def render_pdf(document: Document) -> bytes:
    """Lay out a Document as PDF/UA-1.

    Parameters
    ----------
    document
        The document as it shall be printed, usually :func:`fazhi.report.paper.filing.filing` of one.

    Returns
    -------
    bytes
        The PDF; the same for the same document and fonts. :func:`fazhi.report.fonts.font_levels` says which fonts.

    Raises
    ------
    MissingGlyphError
        When no font has a character of the text.
    ReportError
        When the document cannot be laid out.
    """
    settled = settle(document)
    with as_file(files("fazhi.report") / "templates" / TEMPLATE) as path:
        compiler = typst.Compiler(str(path), font_paths=fonts(), sys_inputs={"document": payload(settled)})
        try:
            made = compiler.compile(format="pdf", pdf_standards=["ua-1"])
        except typst.TypstError as error:
            raise _refusal(error, settled) from error
    if not isinstance(made, bytes):
        raise ReportError("排版程序没有给出PDF，请核对typst的版本后重试。")
    return made


def payload(document: Document, choices: Iterable[FontChoice] | None = None) -> str:
    """Return what the template reads: the document, its groups, widths and fonts, as JSON."""
    chosen = tuple(font_levels() if choices is None else choices)
    return json.dumps(
        {
            "front": front_data(document.front),
            "title_lines": list(title_lines(document.front.title)),
            "groups": _groups(document.blocks),
            "annexes": [
                {"title": annex.title, "label": annex.label, "groups": _groups(annex.blocks)}
                for annex in document.annexes
            ],
            "annex_lines": list(annex_lines(document)),
            "room": room_above_sign_off(document),
            "own_mark": OWN_MARK,
            "fonts": {choice.level: list(choice.chain) for choice in chosen},
            "outlined": [
                choice.level
                for choice in chosen
                if choice.fell_back and choice.family == SERIF and choice.level in ("标题", "二级标题")
            ],
        },
        ensure_ascii=False,
    )


def _groups(blocks: Iterable[Block]) -> list[dict[str, Any]]:
    return [
        {"own": group.own, "wide": group.wide, "blocks": [_view(block) for block in group.blocks]}
        for group in groups(blocks)
    ]


def _view(block: Block) -> dict[str, Any]:
    view: dict[str, Any] = blocks_data([block])[0]
    match block:
        case Table():
            available = LANDSCAPE_PT / 9 if block.wide else PORTRAIT_PT / 12
            widths = column_widths(block.columns, block.rows, available)
            view["widths"] = [{"em": width.em, "share": width.share} for width in widths]
        case ListBlock():
            view["items"] = [asdict(item) for item in nested(block)]
        case Image():
            data = base64.b64decode(block.base64)
            view["data"] = list(data)
            view["format"] = {"image/svg+xml": "svg", "image/png": "png", "image/jpeg": "jpg"}[block.media_type]
            view["width"] = print_width(data, block.media_type, PORTRAIT_PT - 12)
            del view["base64"]
    return view


def _refusal(error: typst.TypstError, document: Document) -> ReportError:
    texts = list(dict.fromkeys(_GLYPH.findall(error.diagnostic or error.message)))
    if not texts:
        return ReportError(f"PDF排版失败（{error.message}），请检查报告中新加的内容后重新生成。")
    chars = "".join(dict.fromkeys("".join(_decoded(text) for text in texts)))
    shown = "、".join(f"“{char}”（U+{ord(char):04X}，{_place(char, document)}）" for char in chars)
    return MissingGlyphError(
        f"没有字体含有字符{shown}，请改用规范字，或者安装含有该字的字体（如SimSun-ExtB）后重新生成。"
    )


def _decoded(text: str) -> str:
    return _CODE.sub(lambda match: chr(int(match.group(1), 16)), text)


def _place(char: str, document: Document) -> str:
    """Say where a character stands, without repeating the text around it."""
    front = document.front
    for name, written in (("标题", front.title), ("发文字号", front.document_number), ("主送机关", front.addressee)):
        if char in written:
            return name
    for name, blocks in (("正文", document.blocks), *((_name(annex), annex.blocks) for annex in document.annexes)):
        heading = ""
        for number, block in enumerate(blocks, start=1):
            if block.type == "heading":
                heading = block_text(block)
            if char in json.dumps(blocks_data([block]), ensure_ascii=False):
                under = f"“{heading}”之下" if heading and char not in heading else ""
                return f"{name}{under}第{number}块{_row(char, block)}"
    return "附件标题" if any(char in annex.title for annex in document.annexes) else "落款"


def _row(char: str, block: Block) -> str:
    """Which row of a table; a heading's own text is not repeated."""
    if not isinstance(block, Table):
        return ""
    found = next((row for row, cells in enumerate(block.rows, start=1) if any(char in cell for cell in cells)), 0)
    return f"表格第{found}行" if found else "表头"


def _name(annex: Annex) -> str:
    return annex.label or annex.title
