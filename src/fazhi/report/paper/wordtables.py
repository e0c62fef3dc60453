"""A table in Word: its header row repeats, its rows stay whole, its columns have the widths of the PDF."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree

from fazhi.report.blocks import Table
from fazhi.report.paper.wordstyles import CELLS, HEAD, WIDE_CELLS, WIDE_HEAD
from fazhi.report.shaping import column_widths

PORTRAIT_PT, LANDSCAPE_PT = 442.2, 637.8
"""Width of the type area, upright (156 mm) and turned (225 mm)."""

_PADDING_PT = 10.8


def write_table(word: WordDocument, block: Table) -> None:
    """Add a table to the end of a Word document.

    Its XML is written here: python-docx looks a style up again for every cell, which takes a second and more for
    the table of all indicators.
    """
    head, cells = (WIDE_HEAD, WIDE_CELLS) if block.wide else (HEAD, CELLS)
    ids = {name: word.styles[name].style_id for name in (head, *cells.values())}
    widths = [round(width * 20) for width in _points(block)]
    table = OxmlElement("w:tbl")
    properties = _sub(table, "w:tblPr")
    _sub(properties, "w:tblStyle", val=word.styles["Table Grid"].style_id)
    _sub(properties, "w:tblW", w=sum(widths), type="dxa")
    _sub(properties, "w:jc", val="center")
    _sub(properties, "w:tblLayout", type="fixed")
    _sub(properties, "w:tblLook", val="0020", firstRow="1", lastRow="0", firstColumn="0", noHBand="1", noVBand="1")
    if block.caption:
        _sub(properties, "w:tblCaption", val=block.caption)
    grid = _sub(table, "w:tblGrid")
    for width in widths:
        _sub(grid, "w:gridCol", w=width)
    titles = [column.title for column in block.columns]
    _row(table, titles, [ids[head]] * len(titles), widths, is_head=True)
    styles = [ids[cells[column.align]] for column in block.columns]
    for row in block.rows:
        _row(table, row, styles, widths)
    body = word.element.body
    body.insert(len(body) - 1, table)  # before the section's properties, which stand last


def _row(
    table: Any, texts: Iterable[str], styles: Sequence[str], widths: Sequence[int], *, is_head: bool = False
) -> None:
    row = _sub(table, "w:tr")
    properties = _sub(row, "w:trPr")
    _sub(properties, "w:cantSplit")
    if is_head:
        _sub(properties, "w:tblHeader")
    for text, style, width in zip(texts, styles, widths, strict=True):
        cell = _sub(row, "w:tc")
        _sub(_sub(cell, "w:tcPr"), "w:tcW", w=width, type="dxa")
        _sub(cell[0], "w:vAlign", val="center")
        paragraph = _sub(cell, "w:p")
        _sub(_sub(paragraph, "w:pPr"), "w:pStyle", val=style)
        run = _sub(paragraph, "w:r")
        for index, line in enumerate(text.split("\n")):
            if index:
                _sub(run, "w:br")
            written = _sub(run, "w:t")
            written.text = line
            if line != line.strip():
                written.set(qn("xml:space"), "preserve")


def _sub(parent: Any, tag: str, **attributes: str | int) -> Any:
    return etree.SubElement(parent, qn(tag), {qn(f"w:{name}"): str(value) for name, value in attributes.items()})


def _points(block: Table) -> list[float]:
    size, available = (9.0, LANDSCAPE_PT) if block.wide else (10.5, PORTRAIT_PT)
    widths = column_widths(block.columns, block.rows, available / size)
    fixed = [0.0 if width.share else (width.em - 0.4) * size + _PADDING_PT for width in widths]
    shares = [width.em if width.share else 0.0 for width in widths]
    rest = available - sum(fixed)
    return [one + (rest * share / sum(shares) if share else 0.0) for one, share in zip(fixed, shares, strict=True)]
