"""Healthy files in every format that offices hand in, small, and without a program that writes them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import date, timedelta
from html import escape
from random import Random
from struct import pack

import xlsxwriter

Rows = Sequence[Sequence[object]]

HEADER = ("序号", "编号", "登记日期", "信访形式", "信访人", "人数", "村（社区）", "办结日期", "备注")


def ledger_rows(chance: Random) -> list[list[object]]:
    """A petitions ledger of a few rows as offices keep it, some cells bad."""
    rows: list[list[object]] = [["某某镇信访件台账"], list(HEADER)]
    for number in range(chance.randrange(3, 12)):
        day = date(2024, 1, 1) + timedelta(days=chance.randrange(360))
        rows.append([
            number + 1, f"XF-{number:03d}", chance.choice([day.isoformat(), f"{day:%Y.%m.%d}", "约3月"]),
            chance.choice(["来信", "来访", "网上", "写信"]), "张某", chance.choice([1, 3, "5人", "若干", ""]),
            chance.choice(["大庄村", "石桥", "新苑社区", "外村"]), chance.choice(["", "2024-12-30"]), "",
        ])  # fmt: skip
    rows.append(["合计", "", "", "", "", 9])
    rows.append(["填表人：", "李某"])
    return rows


def xlsx(rows: Rows) -> bytes:
    """An .xlsx with a second, hidden sheet, a merged title, a hidden row and a formula whose value is an error."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet("信访件台账")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
        sheet.merge_range(0, 0, 0, len(HEADER) - 1, rows[0][0])
        sheet.set_row(3, None, None, {"hidden": True})
        sheet.write_formula(len(rows) - 2, 7, "=1/0", None, "#DIV/0!")
        other = book.add_worksheet("说明")
        other.write(0, 0, "填表说明")
        other.hide()
    return file.getvalue()


def delimited(rows: Rows, delimiter: str = ",", encoding: str = "gb18030") -> bytes:
    """Delimited text."""
    return "".join(delimiter.join(map(str, row)) + "\r\n" for row in rows).encode(encoding)


def html(rows: Rows) -> bytes:
    """A page as government systems export it under the name of .xls."""
    body = "".join("<tr>" + "".join(f"<td>{escape(str(cell))}</td>" for cell in row) + "</tr>" for row in rows)
    meta = '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">'
    return f"<html><head>{meta}</head><body><table border=1>{body}</table></body></html>".encode("gb18030")


def xml2003(rows: Rows) -> bytes:
    """XML Spreadsheet 2003."""
    body = "".join(
        "<Row>"
        + "".join(f'<Cell><Data ss:Type="{_xml_type(cell)}">{escape(str(cell))}</Data></Cell>' for cell in row)
        + "</Row>"
        for row in rows
    )
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    return (
        f'<?xml version="1.0" encoding="utf-8"?><Workbook xmlns="{space}" xmlns:ss="{space}">'
        f'<Worksheet ss:Name="信访件台账"><Table>{body}</Table></Worksheet></Workbook>'
    ).encode()


def _xml_type(cell: object) -> str:
    return "Number" if isinstance(cell, int) else "String"


def ods(rows: Rows, *, row_attributes: str = "", after: str = "") -> bytes:
    """An OpenDocument spreadsheet; `after` is XML of further rows."""
    names = "".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0" ' for name in ("office", "table", "text")
    )
    calc = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    body = "".join(
        f"<table:table-row {row_attributes}>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows
    )
    content = (
        f"<office:document-content {names}{calc}><office:body><office:spreadsheet>"
        f'<table:table table:name="信访件台账">{body}{after}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", content)
    return file.getvalue()


def _ods_cell(cell: object) -> str:
    if cell == "":
        return "<table:table-cell/>"
    kind = f'float" office:value="{cell}' if isinstance(cell, int) else "string"
    return f'<table:table-cell office:value-type="{kind}"><text:p>{escape(str(cell))}</text:p></table:table-cell>'


def xls(rows: Rows, *, sheet_records: bytes = b"", book_records: bytes = b"") -> bytes:
    """A BIFF8 workbook of one sheet in an OLE file ([MS-XLS], [MS-CFB]), with further records where given."""
    name = "信访件台账".encode("utf-16-le")
    cells = b"".join(
        _xls_cell(row, column, cell) for row, line in enumerate(rows) for column, cell in enumerate(line) if cell != ""
    )
    sheet = record(0x0809, pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0)) + cells + sheet_records + record(0x000A, b"")
    start = record(0x0809, pack("<HHHHII", 0x600, 0x05, 0, 0, 0, 0)) + book_records
    about = pack("<BBBB", 0, 0, len(name) // 2, 1) + name
    offset = len(start) + 4 + 4 + len(about) + 4
    book = start + record(0x0085, pack("<I", offset) + about) + record(0x000A, b"") + sheet
    return ole({"Workbook": book})


def record(kind: int, data: bytes) -> bytes:
    """One record of a BIFF stream."""
    return pack("<HH", kind, len(data)) + data


def _xls_cell(row: int, column: int, cell: object) -> bytes:
    if isinstance(cell, int):
        return record(0x0203, pack("<HHHd", row, column, 0, cell))
    text = str(cell)
    return record(0x0204, pack("<HHHHB", row, column, 0, len(text), 1) + text.encode("utf-16-le"))


def ole(streams: dict[str, bytes]) -> bytes:
    """An OLE compound file of these streams; each is padded to the 4,096 bytes that keep it out of the mini stream."""
    free, end = 0xFFFFFFFF, 0xFFFFFFFE
    fat, body, entries = [0xFFFFFFFD], b"", [_entry("Root Entry", 5, end, 0, child=1)]
    for place, (name, data) in enumerate(streams.items()):
        data = data.ljust(max(4096, -(-len(data) // 512) * 512), b"\0")
        first, count = len(fat), len(data) // 512
        fat += [*range(first + 1, first + count), end]
        body += data
        entries.append(_entry(name, 2, first, len(data), right=place + 2 if place + 1 < len(streams) else free))
    directory = b"".join(entries).ljust(-(-len(entries) // 4) * 512, b"\0")
    first_directory = len(fat)
    fat += [*range(first_directory + 1, first_directory + len(directory) // 512), end]
    table = pack(f"<{len(fat)}I", *fat).ljust(512, b"\xff")
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += pack("<IIIIIIIII", 0, 1, first_directory, 0, 4096, end, 0, end, 0) + pack("<I", 0)
    return head.ljust(512, b"\xff") + table + body + directory


def _entry(name: str, kind: int, start: int, size: int, *, child: int = -1, right: int = -1) -> bytes:
    encoded = name.encode("utf-16-le") + b"\0\0"
    links = pack("<III", 0xFFFFFFFF, right & 0xFFFFFFFF, child & 0xFFFFFFFF)
    return (
        encoded.ljust(64, b"\0")
        + pack("<HBB", len(encoded), kind, 1)
        + links
        + bytes(36)
        + pack("<IIi", start, size, 0)
    )
