"""A PDF: lines by their places on the page into paragraphs and tables; page numbers and running marks dropped."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pypdfium2
from pypdfium2 import raw

from fazhi.audit.reading.mending import Line, mended
from fazhi.audit.reading.pdfpages import Printed, TypeArea, body_lines, type_areas
from fazhi.audit.reading.pieces import Grid, Piece, grids
from fazhi.errors import ReadingError

_GAP = 0.9
"""Ems between two words of a line that stand in different columns."""

_COLUMNS = 3


def pdf_pieces(name: str, content: bytes) -> list[Piece | Grid]:
    """Paragraphs, and what looks like tables, of a PDF.

    Raises
    ------
    ReadingError
        It is encrypted, damaged or holds pictures of text alone.
    """
    try:
        with pypdfium2.PdfDocument(content) as document:
            pages = [list(_lines(page, number)) for number, page in enumerate(document, start=1)]
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            raise ReadingError(f"{name} 加了密码，请去掉密码后另存，再核对。") from None
        raise ReadingError(f"{name} 已损坏，打不开；请重新导出 PDF 后再核对。") from None
    if not any(pages):
        raise ReadingError(f"{name} 里没有文字，可能是扫描件；请换用电子版的 .docx 或者 .pdf。")
    areas = type_areas(pages)
    lines = (line for page in body_lines(pages) for line in page)
    return list(_pieces(lines, areas))


def _pieces(lines: Iterator[Printed], areas: dict[tuple[int, int], TypeArea]) -> Iterator[Piece | Grid]:
    held: list[Line] = []
    row: list[Printed] = []
    for line in lines:
        if row and len(line.cells) != len(row[0].cells):
            yield from _closed(row, held, areas)
            row, held = [], []
        if len(line.cells) > 1:
            if not row:
                yield from mended(held)
                held = []
            row.append(line)
        else:
            held.append(areas[line.size].line(line))
    yield from _closed(row, held, areas)


def _closed(row: list[Printed], held: list[Line], areas: dict[tuple[int, int], TypeArea]) -> Iterator[Piece | Grid]:
    """A table, and what is held of other lines.

    One row with gaps is a table where it has values in many columns, else a line with two names beside each other.
    """
    if len(row) > 1 or (row and len(row[0].cells) >= _COLUMNS and any(char.isdecimal() for char in row[0].text)):
        yield from grids((line.cells for line in row), row[0].page)
    elif row:
        held = [areas[row[0].size].line(row[0]), *held]
    yield from mended(held)


def _lines(page: Any, number: int) -> Iterator[Printed]:
    """The lines of a page with their places."""
    size = tuple(round(side) for side in page.get_size())
    text_page = page.get_textpage()
    try:
        text = _characters(text_page)
        begin = 0
        while begin < len(text):
            end = text.find("\n", begin)
            end = len(text) if end < 0 else end
            if text[begin:end].strip():
                yield _printed(text_page, text, begin, end, number, (size[0], size[1]))
            begin = end + 1
    finally:
        text_page.close()
        page.close()


def _characters(text_page: Any) -> str:
    """The text of a page, one character for each of PDFium's, so that places in it are PDFium's own."""
    count = text_page.count_chars()
    text: str = text_page.get_text_range() if count else ""
    if len(text) != count:
        codes = (raw.FPDFText_GetUnicode(text_page.raw, place) for place in range(count))
        text = "".join(chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd" for code in codes)
    return text.replace("\r", " ").replace("\x02", "\ufffe")


def _printed(text_page: Any, text: str, begin: int, end: int, number: int, size: tuple[int, int]) -> Printed:
    first, last = begin, end - 1
    while text[first].isspace():
        first += 1
    while text[last].isspace():
        last -= 1
    left, bottom, right, top = text_page.get_charbox(first, loose=True)
    em = max(raw.FPDFText_GetFontSize(text_page.raw, first), (top - bottom) * 0.7, 1.0)
    if last > first:
        right = text_page.get_charbox(last, loose=True)[2]
    cells: list[str] = []
    start = first
    gap = text.find(" ", first, last)
    while gap > 0:
        before = text_page.get_charbox(gap - 1, loose=True)[2]
        after = text_page.get_charbox(gap + 1, loose=True)[0]
        if after - before > _GAP * em:
            cells.append(text[start:gap])
            start = gap + 1
        gap = text.find(" ", gap + 1, last)
    cells.append(text[start : last + 1])
    return Printed(text[first : last + 1], tuple(cells), number, size, left, right, top, em)
