"""A table in Word: its header row repeats, its rows stay whole, its columns have the widths of the PDF."""

from __future__ import annotations

from collections.abc import Iterable

from docx.document import Document as WordDocument
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.shared import Pt
from docx.table import _Row

from fazhi.report.blocks import Align, Table
from fazhi.report.shaping import column_widths
from fazhi.report.wordstyles import CELL, HEAD, WIDE_CELL, WIDE_HEAD

PORTRAIT_PT, LANDSCAPE_PT = 442.2, 637.8
"""Width of the type area, upright (156 mm) and turned (225 mm)."""

_PADDING_PT = 10.8
_SIDES = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}


def write_table(word: WordDocument, block: Table) -> None:
    """Add a table to the end of a Word document."""
    table = word.add_table(rows=0, cols=len(block.columns), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    widths = _points(block)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Pt(width)
    head, cell = (WIDE_HEAD, WIDE_CELL) if block.wide else (HEAD, CELL)
    _fill(table.add_row(), [column.title for column in block.columns], ["center"] * len(widths), widths, head)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    aligns = [column.align for column in block.columns]
    for cells in block.rows:
        _fill(table.add_row(), cells, aligns, widths, cell)


def _fill(row: _Row, cells: Iterable[str], aligns: Iterable[Align], widths: Iterable[float], style: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for cell, text, align, width in zip(row.cells, cells, aligns, widths, strict=True):
        cell.width = Pt(width)
        paragraph = cell.paragraphs[0]
        paragraph.style = style
        paragraph.text = text
        paragraph.alignment = _SIDES[align]


def _points(block: Table) -> list[float]:
    size, available = (9.0, LANDSCAPE_PT) if block.wide else (10.5, PORTRAIT_PT)
    widths = column_widths(block.columns, block.rows, available / size)
    fixed = [0.0 if width.share else (width.em - 0.4) * size + _PADDING_PT for width in widths]
    shares = [width.em if width.share else 0.0 for width in widths]
    rest = available - sum(fixed)
    return [one + (rest * share / sum(shares) if share else 0.0) for one, share in zip(fixed, shares, strict=True)]
