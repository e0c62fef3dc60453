"""What a file is by its content, whatever its name says."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from builders import write_book
from fuzz.sources import html, ods, ole, xls, xml2003

from fazhi.ledgers.files.kinds import OLE, FileKind, kind_of

ROWS = [["编号", "登记日期"], ["A1", "2024-3-5"]]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", FileKind.EMPTY),
        (b"  \n", FileKind.EMPTY),
        (bytes(9000), FileKind.EMPTY),
        (b" " * 9000 + "编号,日期".encode(), FileKind.TEXT),
        (b"\xef\xbb\xbf<html><table>", FileKind.HTML),
        ("<TABLE><tr>".encode("utf-16"), FileKind.HTML),
        ('<table border="1"><tr><td>1</td>'.encode("utf-16-le"), FileKind.HTML),
        (b'<?xml version="1.0"?><!DOCTYPE html><html>', FileKind.HTML),
        (b"<!-- x --><table>", FileKind.HTML),
        (b'<?xml version="1.0"?><plist/>', FileKind.OTHER),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related", FileKind.ARCHIVED_PAGE),
        (html(ROWS), FileKind.HTML),
        (xml2003(ROWS), FileKind.XML),
        ("编号,日期".encode("gb18030"), FileKind.TEXT),
        ("编号\t日期".encode("utf-16"), FileKind.TEXT),
        ("编号,日期\n1,2\n".encode("utf-16-be"), FileKind.TEXT),
        ("<5人,日期".encode(), FileKind.TEXT),
        ("编号,日期".encode() + bytes(3000), FileKind.TEXT),
        (b"%PDF-1.7", FileKind.OTHER),
        (b"\x89PNG\r\n\0\0", FileKind.OTHER),
        (bytes(range(32)) * 9, FileKind.OTHER),
        (OLE + b"\0" * 64 + "EncryptedPackage".encode("utf-16-le"), FileKind.ENCRYPTED),
        (OLE + b"\0" * 64 + "WordDocument".encode("utf-16-le"), FileKind.OTHER),
        (ole({"WordDocument": b"", "Workbook": b""}), FileKind.OTHER),
        (xls(ROWS), FileKind.XLS),
        (ods(ROWS), FileKind.ODS),
    ],
)
def test_kind_by_content(tmp_path: Path, data: bytes, kind: FileKind) -> None:
    path = tmp_path / "台账.xlsx"
    path.write_bytes(data)
    assert kind_of(path) is kind


def test_a_workbook_is_one_under_any_name(tmp_path: Path) -> None:
    assert kind_of(write_book(tmp_path / "台账.csv", ROWS)) is FileKind.XLSX


@pytest.mark.parametrize(
    ("members", "kind"),
    [
        ({"word/document.xml": "<a/>"}, FileKind.OTHER),
        ({"xl/workbook.bin": ""}, FileKind.XLSB),
        ({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": ""}, FileKind.OTHER),
        (
            {
                "mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "",
                "META-INF/manifest.xml": "<manifest:encryption-data/>",
            },
            FileKind.ENCRYPTED,
        ),
    ],
)  # fmt: skip
def test_kind_of_a_zip(tmp_path: Path, members: dict[str, str], kind: FileKind) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    assert kind_of(path) is kind
