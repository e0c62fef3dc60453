"""A Document as a Word file in real styles, so that the superior's office can edit it."""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Iterable
from datetime import datetime

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph as WordParagraph

from fazhi.report.blocks import (
    Block,
    Chart,
    Document,
    Front,
    Heading,
    Image,
    ListBlock,
    Note,
    Paragraph,
    Preformatted,
    Span,
    Table,
)
from fazhi.report.filing import annex_lines
from fazhi.report.grouping import OWN_MARK, Group, groups
from fazhi.report.pictures import print_width
from fazhi.report.raster import svg_png
from fazhi.report.settle import settle
from fazhi.report.shaping import title_lines
from fazhi.report.wordstyles import (
    ANNEX,
    ANNEX_LIST,
    CHAR_PT,
    CODE,
    HEITI,
    KAITI,
    NOTE,
    OWN,
    SIGNED,
    page,
    page_number,
    prepare,
    set_face,
)
from fazhi.report.wordtables import PORTRAIT_PT, write_table
from fazhi.samezip import timeless

NOTE_LABELS = {"draft": "", "info": "说明：", "finding": "提示："}
_DATE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")


def render_docx(document: Document) -> bytes:
    """Write a Document as a Word file.

    Parameters
    ----------
    document
        The document as it shall be printed, usually :func:`fazhi.report.filing.filing` of one.

    Returns
    -------
    bytes
        The file; the same for the same document.
    """
    settled = settle(document)
    word = docx.Document()
    prepare(word)
    _properties(word, settled.front)
    _running(word, settled.front)
    _Writer(word).write(settled)
    file = io.BytesIO()
    word.save(file)
    return timeless(file.getvalue())


class _Writer:
    """Writes blocks one after the other and turns the page where a wide table begins and ends."""

    def __init__(self, word: WordDocument) -> None:
        self.word = word
        self.turned = False

    def write(self, document: Document) -> None:
        front = document.front
        self._lines("Title", title_lines(front.title))
        if front.document_number:
            self._add(front.document_number).alignment = WD_ALIGN_PARAGRAPH.CENTER
        self._add("")
        if front.addressee:
            self._add(front.addressee)
        self._groups(document.blocks)
        if not self._turn(False):
            # The sign-off must not stand alone on a page: the end of the text goes with it.
            self.word.paragraphs[-1].paragraph_format.keep_with_next = True
        self._close(document)
        for annex in document.annexes:
            first = next(iter(groups(annex.blocks)), None)
            begun = self._turn(first is not None and first.wide)
            self._add(annex.label, ANNEX).paragraph_format.page_break_before = not begun
            heading = self._add(annex.title, "Heading 1")
            heading.alignment = WD_ALIGN_PARAGRAPH.CENTER
            heading.paragraph_format.first_line_indent = Pt(0)
            self._groups(annex.blocks)

    def _close(self, document: Document) -> None:
        """Write 附件说明 and the sign-off, kept together."""
        lines = annex_lines(document)
        if lines:
            self._add("", ANNEX_LIST)
        for index, line in enumerate(lines):
            paragraph = self._add(("附件：" if index == 0 else "") + line, ANNEX_LIST)
            paragraph.paragraph_format.left_indent = Pt(5 * CHAR_PT)
            paragraph.paragraph_format.first_line_indent = Pt(-3 * CHAR_PT if index == 0 else 0)
        self._add("", SIGNED)
        for line in (*document.front.issuers, document.front.date):
            self._add(line, SIGNED).paragraph_format.right_indent = Pt(2 * CHAR_PT)
        self.word.paragraphs[-1].paragraph_format.keep_with_next = False

    def _groups(self, blocks: Iterable[Block]) -> None:
        for group in groups(blocks):
            self._turn(group.wide)
            self._group(group)

    def _group(self, group: Group) -> None:
        if group.own:
            self._add(OWN_MARK, OWN)
        for block in group.blocks:
            self._block(block)

    def _turn(self, turned: bool) -> bool:
        """Begin a section when the page has to be turned; say whether one began."""
        if turned == self.turned:
            return False
        page(self.word.add_section(WD_SECTION.NEW_PAGE), turned=turned)
        self.turned = turned
        return True

    def _block(self, block: Block) -> None:
        match block:
            case Heading():
                self._add(block.number + block.text, f"Heading {block.level}")
            case Paragraph():
                _spans(self._add("", "Body Text"), block.spans)
            case ListBlock():
                self._list(block)
            case Note():
                self._add(NOTE_LABELS[block.kind] + block.text, NOTE)
            case Chart():
                self._picture(svg_png(block.svg), PORTRAIT_PT, block.alt, block.caption)
            case Image():
                self._image(block)
            case Table():
                self._table(block)
            case Preformatted():
                self._lines(CODE, block.text.split("\n"))

    def _list(self, block: ListBlock) -> None:
        depths = block.depths or (0,) * len(block.items)
        counts: dict[int, int] = {}
        for spans, depth in zip(block.items, depths, strict=True):
            counts = {key: count for key, count in counts.items() if key <= depth}
            counts[depth] = counts.get(depth, 0) + 1
            # Numbers are written out: a Word list would go on counting from the list before.
            mark = f"{counts[depth]}. " if block.ordered else "•\u3000"
            paragraph = self._add(mark, "Body Text")
            paragraph.paragraph_format.left_indent = Pt(depth * 2 * CHAR_PT)
            _spans(paragraph, spans)

    def _image(self, block: Image) -> None:
        data = base64.b64decode(block.base64)
        if block.media_type == "image/svg+xml":
            data = svg_png(data.decode("utf-8"))
            self._picture(data, PORTRAIT_PT - 12, block.alt, block.caption)
        else:
            self._picture(data, print_width(data, block.media_type, PORTRAIT_PT - 12), block.alt, block.caption)

    def _picture(self, png: bytes, width: float, alt: str, caption: str) -> None:
        paragraph = self._add("")
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
        paragraph.paragraph_format.keep_with_next = bool(caption)
        shape = paragraph.add_run().add_picture(io.BytesIO(png), width=Pt(width))
        shape._inline.docPr.set("descr", alt)
        if caption:
            self._add(caption, "Caption")

    def _table(self, block: Table) -> None:
        if block.caption:
            self._add(block.caption, "Caption").paragraph_format.keep_with_next = True
        write_table(self.word, block)
        self._add("")

    def _lines(self, style: str, lines: Iterable[str]) -> None:
        paragraph = self._add("", style)
        for index, line in enumerate(lines):
            run = paragraph.add_run(line)
            if index:
                run._r.insert(0, OxmlElement("w:br"))

    def _add(self, text: str, style: str = "Normal") -> WordParagraph:
        return self.word.add_paragraph(text, style=style)


def _spans(paragraph: WordParagraph, spans: Iterable[Span]) -> None:
    for span in spans:
        run = paragraph.add_run(span.text)
        if span.type == "emphasis":
            face = KAITI if span.style == "emphasis" else HEITI
            if span.style == "missing":
                run.font.highlight_color = WD_COLOR_INDEX.GRAY_25
            else:
                set_face(run._r.get_or_add_rPr(), face)
        elif span.type == "link":
            run.font.color.rgb = RGBColor(0x1F, 0x4E, 0x79)
            link = OxmlElement("w:hyperlink")
            link.set(qn("r:id"), paragraph.part.relate_to(span.href, _HYPERLINK, is_external=True))
            link.append(run._r)
            paragraph._p.append(link)


_HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


def _running(word: WordDocument, front: Front) -> None:
    section = word.sections[0]
    page_number(section.footer.paragraphs[0], right=True)
    page_number(section.even_page_footer.paragraphs[0], right=False)
    marks = "　".join(mark for mark, shown in (("示例数据", front.demo), ("草稿", front.draft)) if shown)
    for header in (section.header, section.even_page_header):
        header.paragraphs[0].style = "Header"
        header.paragraphs[0].text = marks
    section.even_page_footer.paragraphs[0].style = "Footer"


def _properties(word: WordDocument, front: Front) -> None:
    found = _DATE.search(front.date)
    # The document's own date, never the clock's: the same document gives the same bytes.
    date = datetime(*(int(part) for part in found.groups())) if found else datetime(front.year + 1, 1, 1)  # type: ignore[arg-type]
    properties = word.core_properties
    properties.title, properties.author = front.title, "、".join(front.issuers)
    properties.last_modified_by, properties.comments = "", ""
    properties.language = front.language
    properties.created = properties.modified = date
    properties.revision = 1
