"""The workbook as a spreadsheet program sees it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from builders import HOTLINE, PETITIONS, REGISTER, a_catalog, a_town

from fazhi.errors import UsageError
from fazhi.forms import template
from fazhi.forms.form import Form, form_of
from fazhi.forms.template import file_name, write_template

FORM = form_of(a_catalog(), 2024, a_town())


@pytest.fixture
def book(tmp_path: Path) -> Any:
    return openpyxl.load_workbook(write_template(FORM, tmp_path / "台账.xlsx"))


def opened(form: Form, path: Path) -> Any:
    return openpyxl.load_workbook(write_template(form, path))


def test_the_first_sheet_tells_how_and_then_one_sheet_a_ledger(book: Any) -> None:
    assert book.sheetnames == ["填表说明", PETITIONS.title, HOTLINE.title, REGISTER.title]
    assert {sheet.sheet_state for sheet in book} == {"visible"}
    assert book.active.title == "填表说明"


def test_title_unit_line_header_and_example(book: Any) -> None:
    sheet = book[PETITIONS.title]
    assert sheet["A1"].value == "2024年信访件台账"
    assert [str(each) for each in sheet.merged_cells.ranges] == ["A1:P1"]
    assert sheet["A2"].value == "填报单位：某某镇信访办"
    assert any(str(cell.value).startswith("填报时间：") for cell in sheet[2])
    assert [cell.value for cell in sheet[3]][:5] == ["序号", "*编号", "*登记日期", "*信访形式", "是否初次"]
    assert sheet["A4"].value == "示例" and sheet["A4"].font.italic
    assert sheet.max_row == 4, "rows below are blank until the clerk writes"


def test_a_register_says_as_of_when_and_a_demo_town_says_so(tmp_path: Path) -> None:
    book = opened(form_of(a_catalog(), 2024, a_town(demo=True)), tmp_path / "a.xlsx")
    assert book[REGISTER.title]["A1"].value == "2024年治安巡逻队伍名册（截至统计截止日期）（示例数据）"
    assert "示例数据" in book["填表说明"]["A1"].value


def test_panes_print_and_formats(book: Any) -> None:
    sheet = book[PETITIONS.title]
    assert sheet.freeze_panes == "C4"  # below the header, right of 序号 and 编号
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.print_title_rows == "$1:$3"
    assert "&P" in sheet.oddFooter.center.text
    assert sheet.auto_filter.ref is None
    formats = {cell.value: sheet.column_dimensions[cell.column_letter].number_format for cell in sheet[3]}
    assert (formats["*编号"], formats["*登记日期"], formats["人数"]) == ("@", "yyyy-mm-dd", "General")


def test_dropdowns_and_checks_cover_a_thousand_rows(book: Any) -> None:
    sheet = book[PETITIONS.title]
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    assert {cells.split(":")[0][1:] for cells in rules} == {"5"}
    assert {cells.split(":")[1][1:] for cells in rules} == {"1004"}
    assert len(rules) == len(FORM.columns(PETITIONS))
    forms = rules["D5:D1004"]
    assert (forms.type, forms.formula1, forms.showErrorMessage) == ("list", '"来信,来访,网上,电话,上级交办"', True)
    assert rules["C5:C1004"].type == "date" and "2024年内" in rules["C5:C1004"].error
    assert rules["B5:B1004"].type == "custom"


def test_the_instructions_hold_every_column_and_no_personal_one(book: Any) -> None:
    sheet = book["填表说明"]
    rows = [[cell.value for cell in row[:5]] for row in sheet.iter_rows()]
    told = {row[0]: row for row in rows}
    assert told["信访形式"][1:4] == ["必填", "从选项里选一个", "选项：来信、来访、网上、电话、上级交办"]
    assert told["办结日期"][1:4] == ["选填", "日期，写成年-月-日，如 2024-3-5", "不早于“登记日期”"]
    assert "信访人" not in told and "电话" not in told
    assert {ledger.title for ledger in FORM.ledgers} <= set(told)
    header = next(number for number, row in enumerate(rows, 1) if row[0] == "列名")
    assert sheet.print_title_rows == f"${header}:${header}"


def test_long_lists_of_options_stand_beside_the_instructions_outside_what_is_printed(tmp_path: Path) -> None:
    villages = [{"name": f"第{number}号示范居民村"} for number in range(60)]
    book = opened(form_of(a_catalog(), 2024, a_town(villages=villages)), tmp_path / "a.xlsx")
    sheet = book["填表说明"]
    assert [sheet["G1"].value, sheet["G2"].value, sheet["G61"].value] == [
        "选项：村（社区）", "第0号示范居民村", "第59号示范居民村",
    ]  # fmt: skip
    assert ":$E$" in sheet.print_area
    (rule,) = [each for each in book[REGISTER.title].data_validations.dataValidation if each.type == "list"]
    assert rule.formula1 == "填表说明!$G$2:$G$61"


def test_the_same_form_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = write_template(FORM, tmp_path / "a.xlsx"), write_template(FORM, tmp_path / "b.xlsx")
    assert first.read_bytes() == second.read_bytes()


def test_a_file_that_is_there_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"filled in")
    with pytest.raises(UsageError, match="已经存在"):
        write_template(FORM, path)
    assert path.read_bytes() == b"filled in" and [each.name for each in tmp_path.iterdir()] == ["a.xlsx"]


def test_a_file_that_appears_meanwhile_is_not_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.xlsx"
    monkeypatch.setattr(template, "_write", lambda form, part: (part.touch(), path.write_bytes(b"filled in")))
    with pytest.raises(UsageError, match="已经存在"):
        write_template(FORM, path)
    assert path.read_bytes() == b"filled in" and [each.name for each in tmp_path.iterdir()] == ["a.xlsx"]


@pytest.mark.parametrize(("name", "said"), [("a.xls", "不是 .xlsx"), ("没有/a.xlsx", "没有“.*没有”这个文件夹")])
def test_a_place_where_no_workbook_can_be(tmp_path: Path, name: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        write_template(FORM, tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_left_when_writing_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(form: Form, part: Path) -> None:
        part.write_bytes(b"half")
        raise OSError("disk full")

    monkeypatch.setattr(template, "_write", fail)
    with pytest.raises(UsageError, match="写不进文件"):
        write_template(FORM, tmp_path / "a.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """XlsxWriter's own exception becomes ours."""
    folder = tmp_path / "x"
    folder.mkdir()
    monkeypatch.setattr(template, "_require_free", lambda path: shutil.rmtree(folder, ignore_errors=True))
    with pytest.raises(UsageError, match="写不进文件"):
        write_template(FORM, folder / "a.xlsx")


def test_the_usual_name() -> None:
    assert file_name(FORM) == "某某镇台账模板2024.xlsx"
    assert file_name(form_of(a_catalog(), 2025)) == "台账模板2025.xlsx"
