"""Word styles, page and fields of the document for filing (GB/T 9704-2012), as an office would set them by hand."""

from __future__ import annotations

from typing import Any, Final

from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle
from docx.text.paragraph import Paragraph

from fazhi.report.blocks import Align

LINE_PT = 28.95
"""Line pitch: 22 lines in 225 mm."""

CHAR_PT = 15.75
"""Character pitch: 28 characters in 156 mm."""

TITLE, HEITI, KAITI, FANGSONG, SONGTI = "方正小标宋简体", "黑体", "楷体_GB2312", "仿宋_GB2312", "宋体"
"""The office's faces by name; Word falls back by itself where one is not installed."""

NUMBERED, ADDRESSED, SIGNED = "发文字号", "主送机关", "落款"
ANNEX, ANNEX_TITLE, ANNEX_LIST, ANNEX_MORE = "附件号", "附件标题", "附件说明", "附件说明续"
OWN, NOTE, PICTURE, CODE, EVEN = "分析者自加", "备注", "图片", "输出文字", "页码（双页）"
AFTER_TABLE = "表后"
LISTS = ("列表一级", "列表二级", "列表三级")
HEAD, WIDE_HEAD = "表头", "宽表表头"
CELLS: Final[dict[Align, str]] = {"left": "表格文字", "center": "表格居中", "right": "表格数字"}
WIDE_CELLS: Final[dict[Align, str]] = {"left": "宽表文字", "center": "宽表居中", "right": "宽表数字"}
STRONG, EMPHASIS, MISSING, INLINE_CODE, LINK = "Strong", "Emphasis", "待补", "行内代码", "Hyperlink"

_BOTH, _CENTER, _RIGHT = WD_ALIGN_PARAGRAPH.JUSTIFY, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT
_SIDES = {"left": WD_ALIGN_PARAGRAPH.LEFT, "center": _CENTER, "right": _RIGHT}

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
    _style(word, "Normal", FANGSONG)
    _style(word, "Body Text", FANGSONG, indent=2, align=_BOTH)
    _style(word, "Title", TITLE, size=22, align=_CENTER)
    _alias(word.styles["Title"], "公文标题")
    _style(word, NUMBERED, FANGSONG, align=_CENTER)
    _style(word, ADDRESSED, FANGSONG, above=1)
    for level, face in enumerate((HEITI, KAITI, FANGSONG, FANGSONG), start=1):
        _style(word, f"Heading {level}", face, indent=2, keep=True)
        word.styles[f"Heading {level}"].next_paragraph_style = word.styles["Body Text"]
    _style(word, SIGNED, FANGSONG, align=_CENTER, keep=True, above=1)
    _style(word, ANNEX_LIST, FANGSONG, keep=True, above=1)
    _style(word, ANNEX_MORE, FANGSONG, keep=True)
    for name, hanging in ((ANNEX_LIST, 3), (ANNEX_MORE, 0)):
        word.styles[name].paragraph_format.left_indent = Pt(5 * CHAR_PT)
        word.styles[name].paragraph_format.first_line_indent = Pt(-hanging * CHAR_PT)
    _style(word, ANNEX, HEITI, keep=True)
    word.styles[ANNEX].paragraph_format.page_break_before = True
    _style(word, ANNEX_TITLE, TITLE, base="Heading 1", size=22, align=_CENTER, keep=True)
    word.styles[ANNEX_TITLE].paragraph_format.space_after = Pt(LINE_PT)
    _style(word, "Caption", HEITI, size=13, align=_CENTER)
    _style(word, PICTURE, FANGSONG, align=_CENTER, on_grid=False)
    for depth, name in enumerate(LISTS):
        _style(word, name, FANGSONG, indent=2, align=_BOTH)
        word.styles[name].paragraph_format.left_indent = Pt(depth * 2 * CHAR_PT)
    _style(word, "Header", HEITI, size=9, align=_RIGHT, grey=True)
    _numbers(word)
    _style(word, OWN, HEITI, size=10.5, grey=True, keep=True)
    _style(word, NOTE, KAITI, indent=2)
    _shade(word.styles[NOTE].element.get_or_add_pPr())
    _style(word, CODE, HEITI, size=9, on_grid=False)
    _style(word, AFTER_TABLE, FANGSONG, size=9, on_grid=False)  # two tables without a paragraph between become one
    for head, cells, size in ((HEAD, CELLS, 10.5), (WIDE_HEAD, WIDE_CELLS, 9)):
        _style(word, head, HEITI, size=size, align=_CENTER, on_grid=False)
        for side, name in cells.items():
            _style(word, name, SONGTI, size=size, align=_SIDES[side], on_grid=False)
        for name in (head, *cells.values()):
            layout = word.styles[name].paragraph_format
            layout.space_before = layout.space_after = Pt(2)
    _letters(word)


def _numbers(word: WordDocument) -> None:
    """Page numbers: one character in from the outer edge, 7 mm below the type area."""
    _style(word, "Footer", SONGTI, size=14, align=_RIGHT)
    _style(word, EVEN, SONGTI, base="Footer", size=14, align=WD_ALIGN_PARAGRAPH.LEFT)
    for name, right, left in (("Footer", 14, 0), (EVEN, 0, 14)):
        layout = word.styles[name].paragraph_format
        layout.right_indent, layout.left_indent = Pt(right), Pt(left)
        layout.line_spacing = Pt(14)


def _letters(word: WordDocument) -> None:
    """Styles of text within a line: an analyst's emphasis, a place that waits, a link."""
    known = {style.name for style in word.styles}
    for name, face in ((STRONG, HEITI), (EMPHASIS, KAITI), (INLINE_CODE, HEITI), (MISSING, ""), (LINK, "")):
        style = word.styles[name] if name in known else word.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
        assert isinstance(style, CharacterStyle)
        style.font.bold = style.font.italic = False
        if face:
            set_face(style.element.get_or_add_rPr(), face)
    word.styles[MISSING].font.highlight_color = WD_COLOR_INDEX.GRAY_25
    word.styles[LINK].font.color.rgb = RGBColor(0x1F, 0x4E, 0x79)
    word.styles[LINK].font.underline = True


def page(section: Section, *, turned: bool) -> None:
    """Set a section's paper: A4, upright or turned, with the margins and the grid of the standard."""
    section.orientation = WD_ORIENT.LANDSCAPE if turned else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(297), Mm(210)) if turned else (Mm(210), Mm(297))
    top, right, bottom, left = (28, 37, 26, 35) if turned else (37, 26, 35, 28)
    section.top_margin, section.right_margin = Mm(top), Mm(right)
    section.bottom_margin, section.left_margin = Mm(bottom), Mm(left)
    section.header_distance = Mm(15 if turned else 24)
    # 7 mm below the type area stands the top of a line of 14 pt.
    section.footer_distance = Mm((26 if turned else 35) - 7) - Pt(14)
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
    paragraph.style = "Footer" if right else EVEN
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
    base: str = "Normal",
    size: float = 16,
    indent: int = 0,
    align: WD_ALIGN_PARAGRAPH | None = None,
    keep: bool = False,
    above: int = 0,
    grey: bool = False,
    on_grid: bool = True,
) -> None:
    known = {style.name for style in word.styles}
    style = word.styles[name] if name in known else word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle)
    if name not in known:
        style.base_style = word.styles[base]
        style.quick_style = True
    style.font.size = Pt(size)
    style.font.bold = style.font.italic = False
    style.font.color.rgb = RGBColor(0x60, 0x60, 0x60) if grey else RGBColor(0, 0, 0)
    letters = style.element.get_or_add_rPr()
    set_face(letters, face)
    _insert(letters, "w:spacing", _AFTER_TRACK, val=str(round((CHAR_PT - 16) * 20) if size == 16 else 0))
    layout = style.paragraph_format
    # Lines above stand before the first of several paragraphs of one style.
    layout.space_before, layout.space_after = Pt(above * LINE_PT), Pt(0)
    layout.line_spacing_rule = WD_LINE_SPACING.EXACTLY if on_grid else WD_LINE_SPACING.SINGLE
    layout.line_spacing = Pt(LINE_PT) if on_grid else 1.0
    layout.first_line_indent = Pt(indent * CHAR_PT)
    layout.keep_with_next = keep
    layout.widow_control = False
    if align is not None:
        layout.alignment = align
    lines = style.element.get_or_add_pPr()
    # No gap between Chinese and digits: 608件 must not become 608 件 when the text is read back.
    _insert(lines, "w:autoSpaceDE", ("w:autoSpaceDN", *_AFTER_AUTO), val="0")
    _insert(lines, "w:autoSpaceDN", _AFTER_AUTO, val="0")
    _insert(
        lines, "w:snapToGrid", _AFTER_SNAP, val="1" if on_grid and size <= 16 else "0"
    )  # larger letters would take two lines each
    if above:
        _insert(lines, "w:contextualSpacing", (*_AFTER_SPACING[2:], "w:textAlignment", "w:outlineLvl", "w:rPr"))
    # The default template draws a coloured rule under a title.
    for border in lines.findall(qn("w:pBdr")):
        lines.remove(border)


def _alias(style: Any, name: str) -> None:
    """Give a built-in style a second name, which Word shows beside its own."""
    alias = OxmlElement("w:aliases")
    alias.set(qn("w:val"), name)
    style.element.find(qn("w:name")).addnext(alias)


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
