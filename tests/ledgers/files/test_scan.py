"""What is seen of an .xlsx before it is opened."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from builders import Broken, write_book

from fazhi.errors import ReadingError
from fazhi.ledgers.files import scan
from fazhi.ledgers.files.scan import scan_workbook

ROWS = [["编号", "登记日期"], ["A1", "2024-3-5"], ["A2", "2024-3-6"]]


def rewrite(source: Path, target: Path, change: Callable[[bytes], bytes]) -> Path:
    """A copy of a workbook with the XML of its first sheet changed."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, change(data) if name.endswith("sheet1.xml") else data)
    return target


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


@pytest.mark.parametrize(
    ("cell", "is_unsaved"),
    [
        (b'<c r="B9"><f>A1</f></c>', True),
        (b'<c r="B9"><f>A1</f><v></v></c>', True),
        (b'<c r="B9"><f t="shared" si="0"/><v/></c>', True),
        (b'<c r="B9"><f>A1</f><v>3</v></c>', False),
        (b'<c r="B9" t="str"><f>""</f><v></v></c>', False),
        (b'<c r="B9" t="str"><f>""</f></c>', True),
        (b'<c r="B9"/>', False),
    ],
)
def test_formulas_whose_result_was_never_saved(tmp_path: Path, cell: bytes, is_unsaved: bool) -> None:
    path = rewrite(
        write_book(tmp_path / "a.xlsx", ROWS),
        tmp_path / "b.xlsx",
        lambda xml: xml.replace(b"</sheetData>", b'<row r="9">' + cell + b"</row></sheetData>"),
    )
    (seen,) = scan_workbook(path)
    assert seen.errors == ({(8, 1): ""} if is_unsaved else {})


@pytest.mark.parametrize("pattern", [rb'<(c) r="\w+"', rb'<(row) r="\w+"', rb'<(c|row) r="\w+"'])
def test_cells_without_references_are_counted(tmp_path: Path, pattern: bytes) -> None:
    rows = [*ROWS, ["A3", Broken("#N/A")]]
    whole = scan_workbook(write_book(tmp_path / "a.xlsx", rows, 信访件台账=[2]))
    path = rewrite(tmp_path / "a.xlsx", tmp_path / "b.xlsx", lambda xml: re.sub(pattern, rb"<\1", xml))
    (seen,) = scan_workbook(path)
    assert (seen.rows, seen.columns, seen.errors) == (4, 2, {(3, 1): "#N/A"})
    assert whole[0].errors == seen.errors


def test_rows_out_of_order_do_not_hide_the_last(tmp_path: Path) -> None:
    far = b'<row r="300000"><c r="A300000"><v>1</v></c></row>'
    path = rewrite(
        write_book(tmp_path / "a.xlsx", ROWS),
        tmp_path / "b.xlsx",
        lambda xml: xml.replace(b"<sheetData>", b"<sheetData>" + far),
    )
    assert scan_workbook(path)[0].is_too_large


def test_a_sheet_in_an_encoding_that_calamine_cannot_read_is_damaged(tmp_path: Path) -> None:
    path = rewrite(
        write_book(tmp_path / "a.xlsx", ROWS),
        tmp_path / "b.xlsx",
        lambda xml: xml.decode().replace("UTF-8", "UTF-16").encode("utf-16"),
    )
    with pytest.raises(ReadingError):
        scan_workbook(path)
