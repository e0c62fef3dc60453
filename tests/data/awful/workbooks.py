"""Pages as .xlsx, .xlsm and .ods, the same bytes each time; as real .xls where an office program is at hand."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import xlsxwriter

from .columns import Formula
from .page import Page
from .textfiles import html

_MADE = datetime(2025, 1, 6)
_PLAIN, _MACRO = (
    b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
    b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
)


def xlsx(pages: Sequence[Page]) -> bytes:
    """A workbook with a sheet a page."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        book.set_properties({"created": _MADE})
        day = book.add_format({"num_format": "yyyy/m/d", "border": 1})
        other = book.add_format({"border": 1, "text_wrap": True})
        for page in pages:
            _fill(book.add_worksheet(page.name), page, day, other)
    return file.getvalue()


def _fill(sheet: Any, page: Page, day: Any, other: Any) -> None:
    for top, left, bottom, right in page.merged:
        sheet.merge_range(top, left, bottom, right, "", other)
    for number, row in enumerate(page.cells):
        for place, cell in enumerate(row):
            if isinstance(cell, Formula):
                sheet.write_formula(number, place, cell.text, other, cell.value)
            elif isinstance(cell, date):
                sheet.write_datetime(number, place, cell, day)
            elif isinstance(cell, str):
                sheet.write_string(number, place, cell, other)
            elif cell is not None:
                sheet.write_number(number, place, cell, other)
    for number in range(page.formatted_below):
        for place in range(page.width):
            sheet.write_blank(page.next_row + number, place, None, other)
    for number in page.hidden_rows:
        sheet.set_row(number, None, None, {"hidden": True})
    if page.is_filtered:
        sheet.autofilter(page.header_row, 0, page.next_row - 1, page.width - 1)
    if page.hidden:
        sheet.hide()


def xlsm(pages: Sequence[Page]) -> bytes:
    """The same, declared to hold macros."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(xlsx(pages))) as source,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for member in source.infolist():
            target.writestr(member, source.read(member).replace(_PLAIN, _MACRO))
    return packed.getvalue()


_SPACES = "".join(
    f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)


def ods(pages: Sequence[Page]) -> bytes:
    """An OpenDocument workbook, its last row repeated to the end of the sheet."""
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    body = "".join(_table(page) for page in pages)
    manifest = (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{_SPACES} office:version="1.2">'
        f"<office:body><office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>"
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in (("mimetype", kind), ("META-INF/manifest.xml", manifest), ("content.xml", content)):
            packed.writestr(zipfile.ZipInfo(name, _MADE.timetuple()[:6]), text)
    return file.getvalue()


def _table(page: Page) -> str:
    spans, covered = page.spans, page.covered
    rows = []
    for number, row in enumerate(page.cells):
        seen = ' table:visibility="collapse"' if number in page.hidden_rows else ""
        cells = "".join(
            "<table:covered-table-cell/>" if (number, place) in covered else _cell(cell, spans.get((number, place)))
            for place, cell in enumerate(row)
        )
        rows.append(f"<table:table-row{seen}>{cells}</table:table-row>")
    rest = (1 << 20) - page.next_row
    rows.append(
        f'<table:table-row table:number-rows-repeated="{rest}">'
        f'<table:table-cell table:number-columns-repeated="{page.width}"/></table:table-row>'
    )
    return f'<table:table table:name="{escape(page.name)}">{"".join(rows)}</table:table>'


def _cell(cell: Any, span: tuple[int, int] | None) -> str:
    spanned = f' table:number-rows-spanned="{span[0]}" table:number-columns-spanned="{span[1]}"' if span else ""
    if isinstance(cell, Formula):
        cell = cell.value
    if cell is None:
        return f"<table:table-cell{spanned}/>"
    if isinstance(cell, date):
        typed, shown = f'office:value-type="date" office:date-value="{cell}"', f"{cell:%Y/%m/%d}"
    elif isinstance(cell, str):
        typed, shown = 'office:value-type="string"', cell
    else:
        typed, shown = f'office:value-type="float" office:value="{cell}"', str(cell)
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in shown.split("\n"))
    return f"<table:table-cell {typed}{spanned}>{lines}</table:table-cell>"


def write_old(folder: Path, books: Mapping[str, Sequence[Page]]) -> bool:
    """Write workbooks in the format of Excel 97, which .xls and .et are, all in one go.

    Parameters
    ----------
    folder : Path
    books : mapping of str to sequence of Page
        By file name.

    Returns
    -------
    bool
        Whether it could be done; without an office program they are HTML tables under the same names, as many
        systems export them.
    """
    program = shutil.which("soffice")
    if program is None:
        for name, pages in books.items():
            (folder / name).write_bytes(html(pages))
        return False
    with TemporaryDirectory() as scratch:
        home = Path(scratch)
        sources = {name: home / f"{number}.xlsx" for number, name in enumerate(books)}
        for name, pages in books.items():
            sources[name].write_bytes(xlsx(pages))
        subprocess.run(
            [program, f"-env:UserInstallation={(home / 'profile').as_uri()}", "--headless", "--convert-to", "xls",
             "--outdir", str(home), *map(str, sources.values())],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip
        for name, source in sources.items():
            shutil.copyfile(source.with_suffix(".xls"), folder / name)
    return True
