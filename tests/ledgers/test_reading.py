"""Files that are damaged, hostile or no tables end in a coded finding, never in a traceback."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter
from builders import write_book

from fazhi.ledgers.bounded import BoundedReader
from fazhi.ledgers.reading import decode, read_file

ROWS = [["编号", "登记日期"], ["A1", "2024-3-5"]]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def truncated(path: Path) -> None:
    write_book(path, ROWS)
    path.write_bytes(path.read_bytes()[:-600])


def corner(path: Path) -> None:
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet("角").write(1048575, 16383, "x")


def bomb(path: Path) -> None:
    write_book(path, ROWS)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/x.bin", b"\0" * (30 << 20))


def without_sheet_part(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook><sheets/></workbook>")


def broken_xml(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook><sheets>")
        archive.writestr("xl/_rels/workbook.xml.rels", "<a/>")


def unknown_encoding(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", '<?xml version="1.0" encoding="yes"?><workbook/>')
        archive.writestr("xl/_rels/workbook.xml.rels", "<a/>")


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (truncated, "file-unreadable"),
        (corner, "file-too-large"),
        (bomb, "file-too-large"),
        (without_sheet_part, "file-unreadable"),
        (broken_xml, "file-unreadable"),
        (unknown_encoding, "file-unreadable"),
        (lambda path: path.write_bytes(b""), "file-empty"),
        (lambda path: path.write_bytes(b"PK\x03\x04" + b"garbage" * 99), "file-unreadable"),
        (lambda path: path.write_bytes(OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")), "file-encrypted"),
        (lambda path: path.write_bytes(OLE + b"\0" * 600 + "Workbook".encode("utf-16-le")), "file-unreadable"),
        (lambda path: path.write_bytes(b"%PDF-1.7\n%"), "file-unreadable"),
        (lambda path: path.write_bytes(b"<html><body><table></table></body></html>"), "file-unreadable"),
        (lambda path: path.write_bytes(b"\n".join([b"," * 600] * 3)), "file-too-large"),
        (lambda path: path.write_bytes(b'a,b\n"' + b"x" * 200_000 + b'",1\n'), "file-unreadable"),
    ],
)
def test_a_bad_file_is_one_finding_and_the_next_is_read(
    tmp_path: Path, make: Callable[[Path], object], code: str
) -> None:
    bad = tmp_path / "坏.xlsx"
    make(bad)
    good = write_book(tmp_path / "好.xlsx", ROWS)
    with BoundedReader() as reader:
        found = read_file(bad, reader)
        assert [finding.code for finding in found.findings] == [code]
        assert found.findings[0].file == "坏.xlsx"
        assert found.sheets == ()
        assert read_file(good, reader).sheets[0].height == 2


def test_a_sheet_too_large_leaves_the_others(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet("角").write(1048575, 16383, "x")
        book.add_chartsheet("图")
        book.add_worksheet("好").write_row(0, 0, ["编号"])
    with BoundedReader() as reader:
        found = read_file(path, reader)
    assert [(finding.code, finding.sheet, finding.cell) for finding in found.findings] == [
        ("file-too-large", "角", "XFD1048576")
    ]
    assert [sheet.name for sheet in found.sheets if sheet.height] == ["好"]


def test_an_ods_file_under_a_wrong_name(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    names = "".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0" ' for name in ("office", "table", "text")
    )
    row = "<table:table-row>" + "".join(
        f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>' for cell in ROWS[0]
    ) + "</table:table-row>"  # fmt: skip
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr(
            "content.xml",
            f'<office:document-content {names}><office:body><office:spreadsheet><table:table table:name="信访">{row}'
            "</table:table></office:spreadsheet></office:body></office:document-content>",
        )
    with BoundedReader() as reader:
        found = read_file(path, reader)
    assert [(sheet.name, sheet.row(0)) for sheet in found.sheets] == [("信访", ROWS[0])]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_encodings(encoding: str) -> None:
    assert decode("编号，日期".encode(encoding)) == "编号，日期"
