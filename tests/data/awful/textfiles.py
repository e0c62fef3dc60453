"""Pages as delimited text and as HTML tables, which systems export under the name of .xls."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from datetime import date
from html import escape

from .columns import Formula
from .page import Page
from .words import Cell


def delimited(encoding: str, delimiter: str = ",") -> Callable[[Sequence[Page]], bytes]:
    """What saves a page as text; merged cells and hidden rows are not told there.

    Parameters
    ----------
    encoding : str
        gb18030, utf-8-sig or utf-16.
    delimiter : str
    """

    def save(pages: Sequence[Page]) -> bytes:
        (page,) = pages
        text = io.StringIO(newline="")
        csv.writer(text, delimiter=delimiter, lineterminator="\r\n").writerows(
            [_shown(cell) for cell in row] for row in page.cells
        )
        if encoding == "utf-16":  # the machine's own order would change the bytes
            return b"\xff\xfe" + text.getvalue().encode("utf-16-le")
        return text.getvalue().encode(encoding)

    return save


def html(pages: Sequence[Page]) -> bytes:
    """A web page with a table a page."""
    tables = "".join(f"<table border=1><caption>{escape(page.name)}</caption>{_rows(page)}</table>" for page in pages)
    meta = '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">'
    return f"<html><head>{meta}</head><body>{tables}</body></html>".encode("gb18030")


def _rows(page: Page) -> str:
    spans, covered = page.spans, page.covered
    rows = []
    for number, row in enumerate(page.cells):
        hidden = ' style="display:none"' if number in page.hidden_rows else ""
        cells = []
        for place, cell in enumerate(row):
            if (number, place) in covered:
                continue
            tall, wide = spans.get((number, place), (1, 1))
            span = (f" rowspan={tall}" if tall > 1 else "") + (f" colspan={wide}" if wide > 1 else "")
            cells.append(f"<td{span}>{escape(_shown(cell)).replace(chr(10), '<br>') or '&nbsp;'}</td>")
        rows.append(f"<tr{hidden}>{''.join(cells)}</tr>")
    return "".join(rows)


def _shown(cell: Cell) -> str:
    if isinstance(cell, Formula):
        cell = cell.value
    if cell is None:
        return ""
    return f"{cell.year}/{cell.month}/{cell.day}" if isinstance(cell, date) else str(cell)
