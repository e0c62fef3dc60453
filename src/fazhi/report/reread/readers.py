"""The narrative of a finished file as its reader sees it: HTML, PDF and Word as plain text, title to sign-off.

Annexes, charts and tables are left out, each by the file's own structure; what an analyst added is left out where the
file says so (HTML) and is cut by its mark elsewhere (:mod:`fazhi.report.reread.promised`).
"""

from __future__ import annotations

import io
from collections.abc import Iterator

import docx
import pypdfium2
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as WordParagraph
from lxml import html

from fazhi.errors import ReportError
from fazhi.report.paper.wordstyles import ANNEX
from fazhi.report.reread.alignment import squeezed

_MM = 72 / 25.4
# Margins of the type area by GB/T 9704-2012 as left, bottom, right, top; a turned page has them turned with it.
_UPRIGHT = (28 * _MM, 35 * _MM, 26 * _MM, 37 * _MM)
_TURNED = (35 * _MM, 26 * _MM, 37 * _MM, 28 * _MM)
_SLACK = 3.0
"""Points beyond the type area: hanging punctuation and the depth of a line's last characters."""

_NOT_NARRATIVE = (
    "//main//*[self::figure or self::table or self::nav or self::details or self::script or self::style or @popover "
    "or @hidden or self::a[starts-with(@href, '#')] or contains(concat(' ', normalize-space(@class), ' '), ' annex ') "
    "or contains(concat(' ', normalize-space(@class), ' '), ' own ')]"
)
_LINES = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "br")


def narrative_text(name: str, content: bytes, annexes: tuple[str, ...]) -> str:
    """Read the narrative of a report.

    Parameters
    ----------
    name : str
        The file's name; its ending says how to read it.
    content : bytes
    annexes : tuple of str
        Label and title of each annex as they stand at its head, e.g. 附件1图表.

    Raises
    ------
    ReportError
        The ending is none of .html, .pdf and .docx.
    """
    match name.rpartition(".")[2]:
        case "html":
            return _html(content)
        case "pdf":
            return _pdf(content, annexes)
        case "docx":
            return _docx(content)
        case _:
            raise ReportError(f"{name} 不是HTML、PDF或者Word文件，不能读回核对。")


def chart_tables(content: bytes) -> tuple[tuple[tuple[str, ...], ...], ...]:
    """The data behind each chart of an HTML report, in order: its rows of cells, the header first."""
    page = html.fromstring(content.decode("utf-8"))
    return tuple(
        tuple(
            tuple(squeezed(cell.text_content()) for cell in row.xpath("./th|./td")) for row in table.xpath(".//tr")
        )
        for table in page.xpath("//main//figure//table")
    )  # fmt: skip


def _html(content: bytes) -> str:
    page = html.fromstring(content.decode("utf-8"))
    for element in page.xpath(_NOT_NARRATIVE):
        element.drop_tree()
    for element in page.iter(*_LINES):
        element.tail = "\n" + (element.tail or "")
    return "\n".join(main.text_content() for main in page.xpath("//main"))


def _pdf(content: bytes, annexes: tuple[str, ...]) -> str:
    pages: list[str] = []
    with pypdfium2.PdfDocument(content) as pdf:
        for page in pdf:
            text = _type_area(page)
            if annexes and squeezed(text).startswith(annexes[0]):
                break
            pages.append(text)
    return "\n".join(pages)


def _type_area(page: pypdfium2.PdfPage) -> str:
    """The text of a page without what runs above and below it: page numbers, 示例数据."""
    width, height = page.get_size()
    left, bottom, right, top = _UPRIGHT if width < height else _TURNED
    text: str = page.get_textpage().get_text_bounded(
        left=left - _SLACK, bottom=bottom - _SLACK, right=width - right + _SLACK, top=height - top + _SLACK
    )
    return text


def _docx(content: bytes) -> str:
    return "\n".join(_word_paragraphs(content))


def _word_paragraphs(content: bytes) -> Iterator[str]:
    word = docx.Document(io.BytesIO(content))
    annex = word.styles[ANNEX].style_id if ANNEX in [style.name for style in word.styles] else None
    for element in word.element.body.iterchildren(qn("w:p")):
        if annex is not None and element.style == annex:
            return
        yield WordParagraph(element, word._body).text
