"""Word styles, page and fields of the document for filing (GB/T 9704-2012), as an office would set them by hand."""

from __future__ import annotations

from typing import Any

from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

LINE_PT = 28.95
"""Line pitch: 22 lines in 225 mm."""

TITLE_LINE_PT = 34.0
"""Line pitch of a title of 22 pt."""

CHAR_PT = 15.75
"""Character pitch: 28 characters in 156 mm."""

TITLE, HEITI, KAITI, FANGSONG, SONGTI = "方正小标宋简体", "黑体", "楷体_GB2312", "仿宋_GB2312", "宋体"
"""The office's faces by name; Word falls back by itself where one is not installed."""

OWN, NOTE, SIGNED, ANNEX, ANNEX_LIST = "分析者自加", "备注", "落款", "附件号", "附件说明"
CELL, HEAD, WIDE_CELL, WIDE_HEAD, CODE = "表格文字", "表头", "宽表文字", "宽表表头", "输出文字"

_AFTER_SHADE = (
    "w:tabs",
    "w:suppressAutoHyphens",
    "w:kinsoku",
    "w:wordWrap",
    "w:overflowPunct",
    "w:topLinePunct",
)
_AFTER_SPACING = (
    "w:ind",
    "w:contextualSpacing",
    "w:mirrorIndents",
    "w:suppressOverlap",
    "w:jc",
    "w:textDirection",
)
_AFTER_SNAP = ("w:spacing", *_AFTER_SPACING, "w:textAlignment", "w:outlineLvl", "w:rPr")
_AFTER_AUTO = ("w:bidi", "w:adjustRightInd", "w:snapToGrid", *_AFTER_SNAP)
_AFTER_TRACK = ("w:w", "w:kern", "w:position", "w:sz", "w:szCs", "w:highlight", "w:u", "w:lang")


def prepare(word: WordDocument) -> None:
    """Set up page, grid and styles of a new Word document."""
    page(word.sections[0], turned=False)
    word.settings.odd_and_even_pages_header_footer = True
    _style(word, "Normal", FANGSONG, indent=0)
    _style(word, "Body Text", FANGSONG, indent=2)
    _style(word, "Title", TITLE, size=22, align=WD_ALIGN_PARAGRAPH.CENTER)
    for level, face in enumerate((HEITI, KAITI, FANGSONG, FANGSONG), start=1):
        _style(word, f"Heading {level}", face, indent=2, keep=True)
    _style(word, "Caption", HEITI, size=13, align=WD_ALIGN_PARAGRAPH.CENTER)
    _style(word, "List Bullet", FANGSONG)
    _style(word, "List Number", FANGSONG)
    _style(word, "Header", HEITI, size=9, align=WD_ALIGN_PARAGRAPH.RIGHT, grey=True)
    _style(word, "Footer", SONGTI, size=14)
    _style(word, OWN, HEITI, size=10.5, grey=True, keep=True)
    _style(word, NOTE, KAITI, indent=2)
    _style(word, SIGNED, FANGSONG, align=WD_ALIGN_PARAGRAPH.RIGHT, keep=True)
    _style(word, ANNEX, HEITI, keep=True)
    _style(word, ANNEX_LIST, FANGSONG, keep=True)
    for name, face, size in (
        (CELL, SONGTI, 10.5), (HEAD, HEITI, 10.5), (WIDE_CELL, SONGTI, 9), (WIDE_HEAD, HEITI, 9), (CODE, HEITI, 9)
    ):  # fmt: skip
        _style(word, name, face, size=size, on_grid=False)
    for name in (CELL, HEAD, WIDE_CELL, WIDE_HEAD):
        layout = word.styles[name].paragraph_format
        layout.space_before = layout.space_after = Pt(2)
    _shade(word.styles[NOTE].element.get_or_add_pPr())


def page(section: Section, *, turned: bool) -> None:
    """Set a section's paper: A4, upright or turned, with the margins and the grid of the standard."""
    section.orientation = WD_ORIENT.LANDSCAPE if turned else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(297), Mm(210)) if turned else (Mm(210), Mm(297))
    top, right, bottom, left = (28, 37, 26, 35) if turned else (37, 26, 35, 28)
    section.top_margin, section.right_margin = Mm(top), Mm(right)
    section.bottom_margin, section.left_margin = Mm(bottom), Mm(left)
    section.header_distance = Mm(15 if turned else 24)
    section.footer_distance = Mm(12 if turned else 22)
    for old in section._sectPr.findall(qn("w:docGrid")):
        section._sectPr.remove(old)
    grid = OxmlElement("w:docGrid")
    # Lines by the grid, characters by the styles' spacing: some programs put a 16 pt character that meets a
    # 15.75 pt cell into two cells.
    grid.set(qn("w:type"), "lines")
    grid.set(qn("w:linePitch"), str(round(LINE_PT * 20)))
    section._sectPr.append(grid)


def page_number(paragraph: Paragraph, *, right: bool) -> None:
    """Write — PAGE — into a footer, on the outer side."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if right else WD_ALIGN_PARAGRAPH.LEFT
    if right:
        paragraph.paragraph_format.right_indent = Pt(14)
    else:
        paragraph.paragraph_format.left_indent = Pt(14)
    paragraph.add_run("— ")
    for kind, text in (("begin", ""), ("", "PAGE"), ("separate", ""), ("", "1"), ("end", "")):
        run = paragraph.add_run()
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
        elif text == "PAGE":
            code = OxmlElement("w:instrText")
            code.set(qn("xml:space"), "preserve")
            code.text = " PAGE "
            run._r.append(code)
        else:
            run.text = text
    paragraph.add_run(" —")


def set_face(properties: Any, face: str) -> None:
    """Set one face for Chinese and Western text alike; theme fonts would win over it and are taken out."""
    fonts = properties.get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for name in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{name}"), face)


def _style(
    word: WordDocument,
    name: str,
    face: str,
    *,
    size: float = 16,
    indent: int = 0,
    align: WD_ALIGN_PARAGRAPH | None = None,
    keep: bool = False,
    grey: bool = False,
    on_grid: bool = True,
) -> None:
    known = {style.name for style in word.styles}
    style = word.styles[name] if name in known else word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle)
    if name not in known:
        style.base_style = word.styles["Normal"]
        style.quick_style = True
    style.font.size = Pt(size)
    style.font.bold = style.font.italic = False
    style.font.color.rgb = RGBColor(0x60, 0x60, 0x60) if grey else RGBColor(0, 0, 0)
    letters = style.element.get_or_add_rPr()
    set_face(letters, face)
    _insert(letters, "w:spacing", _AFTER_TRACK, val=str(round((CHAR_PT - 16) * 20) if size == 16 else 0))
    layout = style.paragraph_format
    layout.space_before = layout.space_after = Pt(0)
    layout.line_spacing_rule = WD_LINE_SPACING.EXACTLY if on_grid else WD_LINE_SPACING.SINGLE
    layout.line_spacing = Pt(LINE_PT if size <= 16 else TITLE_LINE_PT) if on_grid else 1.0
    layout.first_line_indent = Pt(indent * CHAR_PT)
    layout.keep_with_next = keep
    layout.widow_control = False
    if align is not None:
        layout.alignment = align
    lines = style.element.get_or_add_pPr()
    # No gap between Chinese and digits: 608件 must not become 608 件 when the text is read back.
    _insert(lines, "w:autoSpaceDE", ("w:autoSpaceDN", *_AFTER_AUTO), val="0")
    _insert(lines, "w:autoSpaceDN", _AFTER_AUTO, val="0")
    _insert(lines, "w:snapToGrid", _AFTER_SNAP, val="1" if on_grid else "0")
    # The default template draws a coloured rule under a title.
    for border in lines.findall(qn("w:pBdr")):
        lines.remove(border)


def _insert(parent: Any, tag: str, successors: tuple[str, ...], **attributes: str) -> None:
    """Put a property at its place: Word refuses a file whose properties are out of order."""
    for old in parent.findall(qn(tag)):
        parent.remove(old)
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    parent.insert_element_before(element, *successors)


def _shade(lines: Any) -> None:
    _insert(
        lines,
        "w:shd",
        (*_AFTER_SHADE, "w:autoSpaceDE", "w:autoSpaceDN", *_AFTER_AUTO),
        val="clear",
        color="auto",
        fill="EEEEEE",
    )
