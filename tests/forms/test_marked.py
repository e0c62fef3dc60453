"""Marked copies: a colour and a comment at each cell, everything else as the office had it."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from builders import codes_of, ingest_folder, write_book
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.worksheet.datavalidation import DataValidation

from fazhi.findings import CODES, Finding
from fazhi.forms import copies
from fazhi.forms.colours import FILLS
from fazhi.forms.marked import Marked, marked_copies
from fazhi.forms.resultsheet import COLUMNS, NAME

HEADER = ["编号", "登记日期", "信访形式", "信访人"]
ROWS = [HEADER, ["甲1", "2024-3-5", "来信", "欧阳试字"], ["甲2", "三月里", "来信", "欧阳试字"]]
TITLES = {"petitions.accepted": "信访件数"}


def a_finding(code: str = "cell-unreadable", cell: str = "B3", **given: Any) -> Finding:
    place = {"file": "信访.xlsx", "sheet": "信访件台账", "row": 3, "ledger": "petitions", "column": "登记日期"}
    return Finding(code, f"{cell or '这里'}不对。", cell=cell, **(place | given))


def copies_of(folder: Path, *findings: Finding) -> dict[str, bytes]:
    return {each.name: each.content for each in marked_copies(folder, findings, TITLES)}


def opened(content: bytes, **given: Any) -> Any:
    return load_workbook(io.BytesIO(content), **given)


def the_copy(folder: Path, *findings: Finding) -> Any:
    """The sheet of the only copy."""
    [content] = copies_of(folder, *findings).values()
    return opened(content)["信访件台账"]


def color(cell: Any) -> tuple[str, str]:
    return cell.fill.patternType, cell.fill.fgColor.rgb


def same(*names: str) -> list[tuple[str, str]]:
    return [(FILLS[name].patternType, FILLS[name].fgColor.rgb) for name in names]  # type: ignore[index]


def test_a_cell_at_fault_has_a_colour_and_a_comment_that_says_what_to_do(tmp_path: Path) -> None:
    write_book(tmp_path / "信访.xlsx", ROWS)
    cell = the_copy(tmp_path, a_finding())["B3"]
    assert [color(cell)] == same("error")
    assert cell.comment.author == "fazhi"
    for words in ("错误", CODES["cell-unreadable"].title, "B3不对。", CODES["cell-unreadable"].advice):
        assert words in cell.comment.text
    assert cell.value == "三月里"


def test_what_ingest_finds_is_marked_where_it_is(tmp_path: Path) -> None:
    write_book(tmp_path / "信访.xlsx", ROWS)
    found = ingest_folder(tmp_path).findings
    assert the_copy(tmp_path, *found)["B3"].comment is not None
    [content] = copies_of(tmp_path, *found).values()
    assert b"\xe6\xac\xa7\xe9\x98\xb3" not in b"".join(_comments(content)), "a name stays out of comments"


def _comments(content: bytes) -> list[bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [archive.read(name) for name in archive.namelist() if "comments" in name]


def test_several_findings_in_a_cell_are_one_comment_in_the_worst_colour(tmp_path: Path) -> None:
    write_book(tmp_path / "信访.xlsx", ROWS)
    cell = the_copy(tmp_path, a_finding("column-unknown"), a_finding(), a_finding("date-outside-year"))["B3"]
    assert [color(cell)] == same("error")
    assert all(
        CODES[code].title in cell.comment.text for code in ("column-unknown", "cell-unreadable", "date-outside-year")
    )


def test_levels_have_patterns_of_their_own(tmp_path: Path) -> None:
    write_book(tmp_path / "信访.xlsx", ROWS)
    sheet = the_copy(tmp_path, a_finding(), a_finding("date-outside-year", "B2"), a_finding("column-unknown", "D1"))
    assert [color(sheet[cell]) for cell in ("B3", "B2", "D1")] == same("error", "warning", "hint")
    assert len({fill.patternType for fill in FILLS.values()}) == 3


def test_a_row_is_marked_at_its_first_used_cell_and_a_sheet_at_its_corner(tmp_path: Path) -> None:
    write_book(tmp_path / "信访.xlsx", [HEADER, [None, "2024-3-5", "来信"]])
    sheet = the_copy(tmp_path, a_finding("row-duplicate", "", row=2), a_finding("column-missing", "", row=None))
    assert sheet["B2"].comment and sheet["A1"].comment and not sheet["A2"].comment


def test_a_place_that_is_not_there_is_marked_at_the_corner(tmp_path: Path) -> None:
    write_book(tmp_path / "信访.xlsx", ROWS)
    for cell, row in (("", 900), ("不是地址", 900), ("A0", None)):
        assert the_copy(tmp_path, a_finding("cell-unreadable", cell, row=row))["A1"].comment


def test_the_first_sheet_lists_everything_with_links_and_counts(tmp_path: Path) -> None:
    write_book(tmp_path / "信访.xlsx", ROWS)
    findings = (
        a_finding(indicators=("petitions.accepted",)),
        a_finding("column-unknown", "D1"),
        a_finding("column-missing", ""),
    )
    [content] = copies_of(tmp_path, *findings).values()
    book = opened(content)
    sheet = book.worksheets[0]
    assert (sheet.title, book.active.title) == (NAME, NAME)
    text = "\n".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None)
    assert "错误2处、提醒0处、提示1处" in text and "信访件数" in text and "信访.xlsx" in text
    assert all(f"{symbol} " in text for symbol in "✕▲○")
    links = {cell.value: cell.hyperlink.location for row in sheet.iter_rows() for cell in row if cell.hyperlink}
    assert links["B3"] == "'信访件台账'!B3" and links["D1"] == "'信访件台账'!D1"
    header = [cell.value for cell in sheet[sheet.max_row - 3]]
    assert header == [title for title, _ in COLUMNS]
    assert [other.title for other in book.worksheets if other.sheet_view.tabSelected] == [NAME]


def an_office_book(path: Path) -> None:
    """A workbook with what an office puts into one: merged title, widths, formula, comment, validation, two sheets."""
    book = Workbook()
    sheet = book.active
    sheet.title = "信访件台账"
    for row in ([None], *ROWS):
        sheet.append(row)
    sheet["A1"], sheet["F3"], sheet["C4"].comment = "信访件登记台账", "=COUNTA(A3:A4)", Comment("已问过", "老王")
    for area in ("A1:D1", "F5:G6", "H1:I2", "K1:L9"):
        sheet.merge_cells(area)
    sheet.column_dimensions["B"].width = 33
    sheet["A2"].font = Font(bold=True, color="FFCC0000")
    listed = DataValidation(type="list", formula1='"来信,来访"')
    for area in ("C3:C50", "E3:E9", "G3"):
        listed.add(area)
    sheet.add_data_validation(listed)
    book.create_sheet("说明")["A1"] = "填表说明"
    book.save(path)


def test_formatting_is_kept(tmp_path: Path) -> None:
    an_office_book(tmp_path / "信访.xlsx")
    [content] = copies_of(tmp_path, a_finding(cell="B4"), a_finding("cell-not-in-list", "C4")).values()
    book = opened(content)
    sheet = book["信访件台账"]
    assert book.sheetnames == [NAME, "信访件台账", "说明"]
    assert {str(area) for area in sheet.merged_cells.ranges} == {"A1:D1", "F5:G6", "H1:I2", "K1:L9"}
    assert sheet["F3"].value == "=COUNTA(A3:A4)" and sheet.column_dimensions["B"].width == 33
    assert sheet["A2"].font.b and sheet["A2"].font.color.rgb == "FFCC0000"
    assert str(sheet.data_validations.dataValidation[0].sqref) == "C3:C50 E3:E9 G3"
    assert (
        sheet["C4"].comment.text.startswith("已问过") and CODES["cell-not-in-list"].advice in sheet["C4"].comment.text
    )


def test_a_cell_inside_a_merged_one_is_marked_where_it_shows(tmp_path: Path) -> None:
    an_office_book(tmp_path / "信访.xlsx")
    assert the_copy(tmp_path, a_finding(cell="G6"))["F5"].comment is not None


def test_the_same_bytes_every_time_also_in_another_process(tmp_path: Path) -> None:
    an_office_book(tmp_path / "信访.xlsx")
    script = (
        "import hashlib, sys; from pathlib import Path; from fazhi.findings import Finding; "
        "from fazhi.forms.marked import marked_copies; "
        "found = [Finding('cell-unreadable', '不对。', file='信访.xlsx', sheet='信访件台账', cell='B4')]; "
        "print([hashlib.sha256(one.content).hexdigest() for one in marked_copies(Path(sys.argv[1]), found, {})])"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", script, str(tmp_path)], capture_output=True, text=True, check=True,
            env=os.environ | {"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2", "3")
    }  # fmt: skip
    assert len(said) == 1 and len(said.pop()) > 60


def test_a_file_without_findings_has_no_copy(tmp_path: Path) -> None:
    write_book(tmp_path / "信访.xlsx", ROWS)
    write_book(tmp_path / "别的.xlsx", ROWS)
    assert list(copies_of(tmp_path, a_finding())) == ["信访.xlsx"]
    assert copies_of(tmp_path, Finding("file-unreadable", "打不开。", file="信访.xlsx")) == {}


def test_findings_about_other_files_have_no_copy(tmp_path: Path) -> None:
    (tmp_path / "reported.csv").write_text("指标,年度\n", encoding="utf-8")
    outside = a_finding(file="../信访.xlsx")
    assert copies_of(tmp_path, a_finding(file="reported.csv"), a_finding(file="没有.xlsx"), outside) == {}


def test_two_files_whose_names_differ_in_their_ending_alone_do_not_meet(tmp_path: Path) -> None:
    names = ("甲.csv", "甲.csv.xlsx", "甲.tsv", "甲.XLSX")
    for name in names:
        if name.lower().endswith("xlsx"):
            write_book(tmp_path / name, ROWS)
        else:
            (tmp_path / name).write_text("\n".join("\t".join(row) for row in ROWS), encoding="utf-8")
    made = copies_of(tmp_path, *(a_finding(file=name, sheet="信访件台账") for name in names))
    assert len(made) == 4 and len({name.casefold() for name in made}) == 4
    assert all(name.endswith(".xlsx") for name in made)


def csv_file(folder: Path, rows: Sequence[Sequence[str]] = ROWS) -> None:
    (folder / "信访.csv").write_text("\n".join(",".join(row) for row in rows), encoding="gb18030")


def test_what_openpyxl_cannot_open_is_rebuilt_at_the_same_places(tmp_path: Path) -> None:
    csv_file(tmp_path)
    found = ingest_folder(tmp_path).findings
    [(name, content)] = copies_of(tmp_path, *found).items()
    book = opened(content)
    sheet = book["信访"]
    assert name == "信访.csv.xlsx"
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == ROWS
    assert sheet["B3"].comment and "重做" in str(book[NAME]["A3"].value)


def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    csv_file(tmp_path, [*ROWS, ["甲3", "=1+1", "来信", "某"]])
    [content] = copies_of(tmp_path, a_finding(cell="B4", file="信访.csv", sheet="信访", value="=1+1")).values()
    book = opened(content)
    assert (book["信访"]["B4"].value, book["信访"]["B4"].data_type) == ("=1+1", "s")
    assert all(cell.data_type != "f" for row in book[NAME].iter_rows() for cell in row)


def test_a_workbook_that_openpyxl_fails_on_is_rebuilt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_book(tmp_path / "信访.xlsx", ROWS)

    def fails(*_: object, **__: object) -> None:
        raise TypeError("expected <class 'float'>")

    monkeypatch.setattr(copies, "load_workbook", fails)
    assert the_copy(tmp_path, a_finding())["B3"].comment is not None


def test_a_workbook_that_cannot_be_saved_again_is_rebuilt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_book(tmp_path / "信访.xlsx", ROWS)

    class Unsavable(Workbook):
        def save(self, filename: object) -> None:
            raise ValueError("no")

    def loads(*_: object, **__: object) -> Workbook:
        return Unsavable()

    monkeypatch.setattr(copies, "load_workbook", loads)
    assert the_copy(tmp_path, a_finding())["B3"].comment is not None


def test_a_damaged_file_has_no_copy_and_costs_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "信访.xlsx").write_bytes(b"PK\x03\x04 broken")
    write_book(tmp_path / "别的.xlsx", ROWS)
    assert list(copies_of(tmp_path, a_finding(), a_finding(file="别的.xlsx"))) == ["别的.xlsx"]


def test_of_a_large_workbook_the_rows_at_fault_are_copied_at_their_addresses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copies, "LARGE", 400)
    rows = [HEADER, *([f"甲{row}", "三月里" if row == 150 else "2024-3-5", "来信", "某"] for row in range(2, 202))]
    write_book(tmp_path / "信访.xlsx", rows)
    found = ingest_folder(tmp_path).findings
    assert "row-quarantined" in codes_of(ingest_folder(tmp_path))
    [content] = copies_of(tmp_path, *found).values()
    book = opened(content)
    sheet = book["信访件台账"]
    held = {cell.row for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert held == {*range(1, copies.HEAD_ROWS + 1), 150}
    assert sheet["B150"].comment and sheet["A150"].value == "甲150" and sheet.sheet_format.zeroHeight
    assert "原表很大" in str(book[NAME]["A3"].value)


@pytest.mark.parametrize("bomb", ["merged", "formatted"])
def test_a_sheet_that_openpyxl_would_blow_up_is_rebuilt(tmp_path: Path, bomb: str) -> None:
    path = write_book(tmp_path / "信访.xlsx", ROWS)
    merged = b'</sheetData><mergeCells count="1"><mergeCell ref="F5:XFD1048576"/></mergeCells>'
    row = b'<row r="%d">' + b"".join(b'<c r="%c%%d" s="0"/>' % letter for letter in range(65, 91)) + b"</row>"
    empty = b"".join(row % ((number,) * 27) for number in range(5, 20_000)) + b"</sheetData>"
    _change(path, "xl/worksheets/sheet1.xml", b"</sheetData>", {"merged": merged, "formatted": empty}[bomb])
    assert copies.own_copy(path) is None
    assert the_copy(tmp_path, a_finding())["B3"].comment is not None


def _change(path: Path, part: str, old: bytes, new: bytes) -> None:
    with zipfile.ZipFile(path) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    assert old in parts[part]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(name, content.replace(old, new) if name == part else content)


def test_macros_stay_in_the_office_s_file(tmp_path: Path) -> None:
    write_book(tmp_path / "信访.xlsx", ROWS)
    _with_part(tmp_path / "信访.xlsx", tmp_path / "信访.xlsm", "xl/vbaProject.bin", b"\xd0\xcf\x11\xe0 no real macro")
    [(name, content)] = copies_of(tmp_path, a_finding(file="信访.xlsm")).items()
    assert name == "信访.xlsm.xlsx"
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert "xl/vbaProject.bin" not in archive.namelist()
    assert opened(content)["信访件台账"]["B3"].comment is not None


def _with_part(given: Path, made: Path, name: str, content: bytes) -> None:
    with zipfile.ZipFile(given) as source, zipfile.ZipFile(made, "w") as target:
        for part in source.namelist():
            target.writestr(part, source.read(part))
        target.writestr(name, content)
    given.unlink()


def test_a_sheet_name_that_a_workbook_cannot_have_is_changed_and_its_cells_are_marked(tmp_path: Path) -> None:
    name = "一月[一]" + "很长的名字" * 8
    (tmp_path / f"{name}.csv").write_text("\n".join(",".join(row) for row in ROWS), encoding="utf-8")
    found = ingest_folder(tmp_path).findings
    [content] = copies_of(tmp_path, *found).values()
    assert opened(content).worksheets[1]["B3"].comment is not None


def test_characters_that_xml_forbids_are_left_out(tmp_path: Path) -> None:
    write_book(tmp_path / "信访.xlsx", ROWS)
    bad = Finding(
        "cell-unreadable", "第3行\x0b\x00\ud800不对。", file="信访.xlsx", sheet="信访件台账", cell="B3", value="\x1f三"
    )
    assert "第3行不对。" in the_copy(tmp_path, bad)["B3"].comment.text


def test_a_hidden_sheet_stays_hidden_and_the_copy_can_be_opened(tmp_path: Path) -> None:
    write_book(tmp_path / "信访.xlsx", {"信访件台账": ROWS, "别的": [["字"]]}, hidden=("信访件台账",))
    [content] = copies_of(tmp_path, a_finding()).values()
    book = opened(content)
    assert book["信访件台账"].sheet_state == "hidden" and book.active.title == NAME


def test_the_offices_file_is_as_it_was(tmp_path: Path) -> None:
    path = write_book(tmp_path / "信访.xlsx", ROWS)
    before = path.read_bytes()
    assert copies_of(tmp_path, a_finding())
    assert path.read_bytes() == before and [each.name for each in tmp_path.iterdir()] == ["信访.xlsx"]


def test_a_copy_of_a_demonstration_says_so(tmp_path: Path) -> None:
    write_book(tmp_path / "信访.xlsx", ROWS)
    [made] = marked_copies(tmp_path, [a_finding()], TITLES, demo=True)
    assert isinstance(made, Marked) and "示例数据" in str(opened(made.content)[NAME]["A1"].value)
