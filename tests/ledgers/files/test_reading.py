"""Files that are damaged, hostile or no tables end in a coded finding, never in a traceback."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from random import Random

import pytest
import xlsxwriter
from builders import write_book
from fuzz import damage, sources

from fazhi.ledgers.files.bounded import BoundedReader
from fazhi.ledgers.files.reading import decode, read_file

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


@pytest.mark.parametrize("make", [sources.xlsx, sources.xls, sources.ods, sources.xml2003, sources.html])
@pytest.mark.parametrize("name", ["信访.et", "信访.xls", "信访.csv"])
def test_a_table_is_read_by_its_content(tmp_path: Path, make: Callable[[sources.Rows], bytes], name: str) -> None:
    path = tmp_path / name
    path.write_bytes(make([["信访件台账"], *ROWS, ["A2", "2024-3-6"]]))
    with BoundedReader() as reader:
        sheet = read_file(path, reader).sheets[0]
    assert [sheet.row(row)[:2] for row in range(1, 3)] == ROWS


def test_a_sheet_of_an_ods_too_large_leaves_no_rows(tmp_path: Path) -> None:
    path = tmp_path / "a.ods"
    path.write_bytes(sources.ods(ROWS, row_attributes='table:number-rows-repeated="500000"'))
    with BoundedReader() as reader:
        found = read_file(path, reader)
    assert [(finding.code, finding.cell) for finding in found.findings] == [("file-too-large", "B1000000")]
    assert found.sheets == ()


def test_a_workbook_without_sheets_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.ods"
    path.write_bytes(damage.rezipped(sources.ods(ROWS), lambda name, data: b"<a/>" if name == "content.xml" else data))
    with BoundedReader() as reader:
        assert [finding.code for finding in read_file(path, reader).findings] == ["file-empty"]


@pytest.mark.parametrize(("name", "code"), [("a.xls", "file-unreadable"), ("a.html", "file-not-a-ledger")])
def test_a_page_without_tables(tmp_path: Path, name: str, code: str) -> None:
    path = tmp_path / name
    path.write_text("<html><p>通知</p></html>", encoding="utf-8")
    with BoundedReader() as reader:
        assert [finding.code for finding in read_file(path, reader).findings] == [code]


def test_an_open_quotation_mark_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('编号,日期\nA1,"3月5日\nA2,3月6日\n', encoding="utf-8")
    with BoundedReader() as reader:
        (finding,) = read_file(path, reader).findings
    assert (finding.code, finding.row) == ("file-unreadable", 2)


def test_merged_ranges_end_with_the_sheet(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_book(tmp_path / "b.xlsx", ROWS)
    merges = b'</sheetData><mergeCells><mergeCell ref="B2:XFD1048576"/><mergeCell ref="D9:E9"/></mergeCells>'
    change = damage.in_sheet(lambda xml, _: xml.replace(b"</sheetData>", merges))
    path.write_bytes(change((tmp_path / "b.xlsx").read_bytes(), Random(1)))
    with BoundedReader() as reader:
        (sheet,) = read_file(path, reader).sheets
    assert sheet.merged == ()


def strict(name: str, data: bytes) -> bytes:
    data = data.replace(
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main", b"http://purl.oclc.org/ooxml/spreadsheetml/main"
    )
    return data.replace(
        b"http://schemas.openxmlformats.org/officeDocument/2006/", b"http://purl.oclc.org/ooxml/officeDocument/"
    )


def absolute_parts(name: str, data: bytes) -> bytes:
    return data.replace(b'Target="', b'Target="/xl/') if name.endswith("workbook.xml.rels") else data


def inline_strings(name: str, data: bytes) -> bytes:
    inline = b'<c r="A2" t="inlineStr"><is><r><t>A</t></r><r><t>1</t></r></is></c>'
    return re.sub(rb'<c r="A2".*?</c>', inline, data) if name.endswith("sheet1.xml") else data


def lies_about_its_range(name: str, data: bytes) -> bytes:
    return re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1:XFD1048576"', data)


@pytest.mark.parametrize("change", [strict, absolute_parts, inline_strings, lies_about_its_range])
def test_workbooks_of_odd_kinds(tmp_path: Path, change: Callable[[str, bytes], bytes]) -> None:
    path = write_book(tmp_path / "a.xlsx", ROWS)
    path.write_bytes(damage.rezipped(path.read_bytes(), change))
    with BoundedReader() as reader:
        found = read_file(path, reader)
    assert [[sheet.row(0), sheet.row(1)] for sheet in found.sheets] == [ROWS]
    assert found.findings == ()


def test_dates_counted_from_1904(tmp_path: Path) -> None:
    path = write_book(tmp_path / "a.xlsx", [["登记日期"], [date(2020, 3, 4)]])
    of_1904 = damage.rezipped(
        path.read_bytes(), lambda _, data: data.replace(b"<workbookPr", b'<workbookPr date1904="1"')
    )
    path.write_bytes(of_1904)
    with BoundedReader() as reader:
        assert read_file(path, reader).sheets[0].row(1) == [date(2024, 3, 5)]


def test_a_macro_workbook_with_links_and_a_formula_never_calculated(tmp_path: Path) -> None:
    path = write_book(tmp_path / "a.xlsm", [*ROWS, ["A2", 3]])
    unsaved = damage.in_sheet(lambda xml, _: re.sub(rb'(<c r="B3"[^>]*>)<v>3</v>', rb"\1<f>[1]Sheet1!A1</f>", xml))
    path.write_bytes(damage.with_macros_and_links(unsaved(path.read_bytes(), Random(1)), Random(1)))
    with BoundedReader() as reader:
        (sheet,) = read_file(path, reader).sheets
    assert (sheet.row(2), dict(sheet.errors)) == (["A2", ""], {(2, 1): ""})


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = write_book(tmp_path / "a.xlsx", ROWS)
    path.chmod(0)
    with BoundedReader() as reader:
        assert [finding.code for finding in read_file(path, reader).findings] == ["file-unreadable"]


@pytest.fixture(scope="module")
def by_libreoffice(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The same workbook as LibreOffice saves it, by suffix."""
    folder = tmp_path_factory.mktemp("soffice")
    source = folder / "信访.xlsx"
    with xlsxwriter.Workbook(str(source)) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet = book.add_worksheet("信访")
        sheet.merge_range("A1:D1", "信访件台账")
        sheet.write_row("A2", ["编号", "登记日期", "人数", "村"])
        for row, (key, date_of, count) in enumerate([("00123", date(2024, 3, 5), 3), ("A2", date(2024, 3, 6), 4)], 2):
            sheet.write_string(row, 0, key)
            sheet.write_datetime(row, 1, datetime(date_of.year, date_of.month, date_of.day), day)
            sheet.write_number(row, 2, count)
        sheet.merge_range("D3:D4", "大庄村")
        sheet.write_row("A5", ["A3\n续"])
        sheet.write_formula("C5", "=1/0", None, "#DIV/0!")
        sheet.set_row(3, None, None, {"hidden": True})
        sheet.write_comment("A3", "批注")
        other = book.add_worksheet("旧")
        other.write("C2", "c2")
        other.hide()

    def convert(to: str) -> Path:
        subprocess.run(
            ["soffice", "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--convert-to", to,
             "--outdir", str(folder / "out"), str(source)],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip
        return folder / "out" / f"信访.{to.partition(':')[0]}"

    return convert


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("to", ["xls:MS Excel 97", "ods", "xlsx:Calc Office Open XML"])
def test_what_libreoffice_saves_reads_alike(by_libreoffice: Callable[[str], Path], to: str) -> None:
    with BoundedReader() as reader:
        found = read_file(by_libreoffice(to), reader)
    sheet, other = found.sheets
    assert [sheet.row(row) for row in range(sheet.height)] == [
        ["信访件台账", "", "", ""], ["编号", "登记日期", "人数", "村"], ["00123", date(2024, 3, 5), 3, "大庄村"],
        ["A2", date(2024, 3, 6), 4, ""], ["A3\n续", "", "", ""],
    ]  # fmt: skip
    assert set(sheet.merged) == {((0, 0), (0, 3)), ((2, 3), (3, 3))}
    assert dict(sheet.errors) == {(4, 2): "#DIV/0!"}
    assert sheet.hidden_rows == (3,)
    assert (other.hidden, other.row(1)) == (True, ["", "", "c2"])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_encodings(encoding: str) -> None:
    assert decode("编号，日期".encode(encoding)) == "编号，日期"
