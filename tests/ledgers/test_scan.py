"""What is seen of a file before it is opened."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from builders import Broken, write_book

from fazhi.errors import ReadingError
from fazhi.ledgers import scan
from fazhi.ledgers.scan import FileKind, kind_of, scan_workbook

ROWS = [["编号", "登记日期"], ["A1", "2024-3-5"], ["A2", "2024-3-6"]]


def rewrite(source: Path, target: Path, change: Callable[[bytes], bytes]) -> Path:
    """A copy of a workbook with the XML of its first sheet changed."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, change(data) if name.endswith("sheet1.xml") else data)
    return target


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", FileKind.EMPTY),
        (b"  \n", FileKind.EMPTY),
        (b"\xef\xbb\xbf<html><table>", FileKind.HTML),
        ("编号,日期".encode("gb18030"), FileKind.TEXT),
        ("编号\t日期".encode("utf-16"), FileKind.TEXT),
        (b"%PDF-1.7", FileKind.OTHER),
        (b"\x89PNG\r\n\0\0", FileKind.OTHER),
        (scan._OLE + b"\0" * 64 + "EncryptedPackage".encode("utf-16-le"), FileKind.ENCRYPTED),
        (scan._OLE + b"\0" * 64 + "Workbook".encode("utf-16-le"), FileKind.WORKBOOK),
        (scan._OLE + b"\0" * 64 + "WordDocument".encode("utf-16-le"), FileKind.OTHER),
    ],
)
def test_kind_by_content(tmp_path: Path, data: bytes, kind: FileKind) -> None:
    path = tmp_path / "台账.xlsx"
    path.write_bytes(data)
    assert kind_of(path) is kind


def test_a_workbook_is_one_under_any_name(tmp_path: Path) -> None:
    assert kind_of(write_book(tmp_path / "台账.csv", ROWS)) is FileKind.XLSX


def test_a_zip_of_something_else_is_no_workbook(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
    assert kind_of(path) is FileKind.OTHER


def test_errors_hidden_rows_and_the_used_rectangle(tmp_path: Path) -> None:
    path = write_book(tmp_path / "a.xlsx", [*ROWS, ["A3", Broken("#N/A")]], 信访件台账=[2])
    (seen,) = scan_workbook(path)
    assert (seen.rows, seen.columns) == (4, 2)
    assert seen.errors == {(3, 1): "#N/A"}
    assert seen.hidden_rows == (1,)


def test_a_cell_in_the_last_corner_is_too_large(tmp_path: Path) -> None:
    path = rewrite(
        write_book(tmp_path / "a.xlsx", ROWS),
        tmp_path / "b.xlsx",
        lambda xml: xml.replace(b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'),
    )
    (seen,) = scan_workbook(path)
    assert (seen.rows, seen.columns) == (1048576, 16384)
    assert seen.is_too_large


def test_formatted_but_empty_cells_do_not_count(tmp_path: Path) -> None:
    path = rewrite(
        write_book(tmp_path / "a.xlsx", ROWS),
        tmp_path / "b.xlsx",
        lambda xml: xml.replace(b"</sheetData>", b'<row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData>'),
    )
    (seen,) = scan_workbook(path)
    assert (seen.rows, seen.columns) == (3, 2)


def test_namespace_prefixes_are_understood(tmp_path: Path) -> None:
    path = rewrite(
        write_book(tmp_path / "a.xlsx", [*ROWS, ["A3", Broken()]]),
        tmp_path / "b.xlsx",
        lambda xml: re.sub(rb"<(/?)(row|c|v|f)\b", rb"<\1x:\2", xml),
    )
    (seen,) = scan_workbook(path)
    assert (seen.rows, seen.columns, seen.errors) == (4, 2, {(3, 1): "#REF!"})


def test_a_decompression_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = rewrite(
        write_book(tmp_path / "a.xlsx", ROWS),
        tmp_path / "b.xlsx",
        lambda xml: xml.replace(b"</sheetData>", b" " * (21 << 20) + b"</sheetData>"),
    )
    with pytest.raises(ReadingError) as error:
        scan_workbook(path)
    assert error.value.args[1] == "size"


def test_a_sheet_cut_at_any_chunk_is_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_book(tmp_path / "a.xlsx", [*ROWS, ["A3", Broken()], *([["x", 1]] * 50)], 信访件台账=[3])
    whole = scan_workbook(path)
    for size in (97, 211, 1000):
        monkeypatch.setattr(scan, "_CHUNK", size)
        assert scan_workbook(path) == whole
