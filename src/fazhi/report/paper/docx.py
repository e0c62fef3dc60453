"""A Document as a Word file in real styles, so that the superior's office can edit it."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterable

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
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
from fazhi.report.grouping import OWN_MARK, Group, groups
from fazhi.report.nesting import depths, numbered
from fazhi.report.paper.filing import annex_lines, room_above_sign_off
from fazhi.report.paper.wordpackage import describe
from fazhi.report.paper.wordstyles import (
    ADDRESSED,
    AFTER_TABLE,
    ANNEX,
    ANNEX_LIST,
    ANNEX_MORE,
    ANNEX_TITLE,
    CHAR_PT,
    CODE,
    EMPHASIS,
    INLINE_CODE,
    LINK,
    LISTS,
    MISSING,
    NOTE,
    NUMBERED,
    OWN,
    PICTURE,
    SIGNED,
    STRONG,
    page,
    page_number,
    prepare,
)
from fazhi.report.paper.wordtables import PORTRAIT_PT, write_table
from fazhi.report.pictures import print_width
from fazhi.report.raster import svg_png, svg_pngs
from fazhi.report.settle import settle
from fazhi.report.shaping import em_width, title_lines
from fazhi.samezip import timeless

NOTE_LABELS = {"draft": "", "info": "说明：", "finding": "提示："}


def render_docx(document: Document) -> bytes:
    """Write a Document as a Word file.

    Parameters
    ----------
    document
        The document as it shall be printed, usually :func:`fazhi.report.paper.filing.filing` of one.

    Returns
    -------
    bytes
        The file; the same for the same document.
    """
    settled = settle(document)
    word = docx.Document()
    prepare(word)
    describe(word, settled.front)
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
        self.pictures: dict[str, bytes] = {}
        self._ids = {str(style.name): style.style_id for style in word.styles}

    def write(self, document: Document) -> None:
        front = document.front
        drawn = [block.svg for block in _all_blocks(document) if isinstance(block, Chart)]
        # All charts at once: one start of the typesetter instead of one for each.
        self.pictures = dict(zip(drawn, svg_pngs(tuple(drawn)), strict=True))
        self._lines("Title", title_lines(front.title))
        if front.document_number:
            self._add(front.document_number, NUMBERED)
        if front.addressee:
            self._add(front.addressee, ADDRESSED)
        self._groups(document.blocks)
        last = self.word.paragraphs[-1]
        if not self._turn(False) and len(last.text) <= room_above_sign_off(document):
            # The sign-off must not stand alone on a page: the end of the text goes with it.
            last.paragraph_format.keep_with_next = True
        self._close(document)
        for annex in document.annexes:
            first = next(iter(groups(annex.blocks)), None)
            begun = self._turn(first is not None and first.wide)
            label = self._add(annex.label, ANNEX)
            if begun:
                label.paragraph_format.page_break_before = False
            self._add(annex.title, ANNEX_TITLE)
            self._groups(annex.blocks)

    def _close(self, document: Document) -> None:
        """Write 附件说明 and the sign-off, kept together."""
        for index, line in enumerate(annex_lines(document)):
            self._add(line if index else f"附件：{line}", ANNEX_MORE if index else ANNEX_LIST)
        signed = [line for line in (*document.front.issuers, document.front.date) if line]
        # Centred under one another, the longest two characters in from the right edge.
        room = self.word.styles[SIGNED].paragraph_format
        room.right_indent = Pt(2 * CHAR_PT)
        room.left_indent = Pt(max(0.0, PORTRAIT_PT - CHAR_PT * (2 + max(map(em_width, signed), default=0.0) + 0.5)))
        for line in signed:
            self._add(line, SIGNED)
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
        self._join_break()
        self.turned = turned
        return True

    def _join_break(self) -> None:
        """End the section with the paragraph before: an empty one of its own could fall on a page of its own."""
        ending = self.word.element.body[-2]
        before = ending.getprevious()
        if before is not None and before.tag == qn("w:p"):
            before.get_or_add_pPr().append(ending.pPr.find(qn("w:sectPr")))
            self.word.element.body.remove(ending)

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
                self._picture(self.pictures[block.svg], PORTRAIT_PT, block.alt, block.caption)
            case Image():
                self._image(block)
            case Table():
                self._table(block)
            case Preformatted():
                self._lines(CODE, block.text.split("\n"))

    def _list(self, block: ListBlock) -> None:
        counts: dict[int, int] = {}
        for spans, depth, is_numbered in zip(block.items, depths(block), numbered(block), strict=True):
            counts = {key: count for key, count in counts.items() if key <= depth}
            counts[depth] = counts.get(depth, 0) + 1
            # Numbers are written out: a Word list would go on counting from the list before.
            mark = f"{counts[depth]}. " if is_numbered else "•\u3000"
            _spans(self._add(mark, LISTS[min(depth, len(LISTS) - 1)]), spans)

    def _image(self, block: Image) -> None:
        data = base64.b64decode(block.base64)
        if block.media_type == "image/svg+xml":
            data = svg_png(data.decode("utf-8"))
            self._picture(data, PORTRAIT_PT - 12, block.alt, block.caption)
        else:
            self._picture(data, print_width(data, block.media_type, PORTRAIT_PT - 12), block.alt, block.caption)

    def _picture(self, png: bytes, width: float, alt: str, caption: str) -> None:
        paragraph = self._add("", PICTURE)
        paragraph.paragraph_format.keep_with_next = bool(caption)
        shape = paragraph.add_run().add_picture(io.BytesIO(png), width=Pt(width))
        shape._inline.docPr.set("descr", alt)
        if caption:
            self._add(caption, "Caption")

    def _table(self, block: Table) -> None:
        if block.caption:
            self._add(block.caption, "Caption").paragraph_format.keep_with_next = True
        write_table(self.word, block)
        self._add("", AFTER_TABLE)

    def _lines(self, style: str, lines: Iterable[str]) -> None:
        paragraph = self._add("", style)
        for index, line in enumerate(lines):
            run = paragraph.add_run(line)
            if index:
                run._r.insert(0, OxmlElement("w:br"))

    def _add(self, text: str, style: str = "Normal") -> WordParagraph:
        paragraph = self.word.add_paragraph(text)
        # By id: python-docx looks a name up among all styles again for each paragraph.
        paragraph._p.style = self._ids[style]
        return paragraph


def _all_blocks(document: Document) -> Iterable[Block]:
    yield from document.blocks
    for annex in document.annexes:
        yield from annex.blocks


_LETTERS = {"strong": STRONG, "emphasis": EMPHASIS, "code": INLINE_CODE, "missing": MISSING}


def _spans(paragraph: WordParagraph, spans: Iterable[Span]) -> None:
    for span in spans:
        run = paragraph.add_run(span.text)
        if span.type == "emphasis":
            run.style = _LETTERS[span.style]
        elif span.type == "link":
            run.style = LINK
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
