"""核数表: a line for each number of the text with the sentence that it stands in, and the rows behind it."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from batch.offices import NAME, PHONE, small_town
from openpyxl.worksheet.worksheet import Worksheet

from fazhi.batch.checklist import FIGURES, OWED, SOURCES, write_checklist
from fazhi.batch.figures import printed, ranges
from fazhi.workspace import Analysis, analyse


@pytest.fixture(scope="module")
def book(demo_2024: Analysis, tmp_path_factory: pytest.TempPathFactory) -> Any:
    return openpyxl.load_workbook(write_checklist(demo_2024, tmp_path_factory.mktemp("checklist")))


def lines(sheet: Worksheet) -> list[dict[str, Any]]:
    """The rows below the header by its titles."""
    head, *rows = list(sheet.iter_rows(min_row=3, values_only=True))
    return [dict(zip(map(str, head), (cell or "" for cell in row), strict=True)) for row in rows]


def test_every_number_of_the_text_has_its_line_in_order(book: Any, demo_2024: Analysis) -> None:
    found = lines(book[FIGURES])
    assert [line["报告里的写法"] for line in found] == [claim.text for claim in demo_2024.claims]
    assert [line["序号"] for line in found] == list(range(1, len(found) + 1))
    assert all(line["报告里的写法"] in line["所在句子"] for line in found)


def test_a_line_says_what_the_number_is(book: Any) -> None:
    line, change = (each for each in lines(book[FIGURES]) if each["报告里的写法"] in ("231批", "同比下降17.20%"))
    assert line["所在句子"] == change["所在句子"] and line["所在句子"].endswith("。")
    assert (line["上年"], line["上年来源"], line["比上年"]) == ("279批", "上年已报报告", "同比下降17.20%")
    assert (line["责任科室"], line["台账"], line["行数"], line["状态"]) == ("信访办", "来访接待台账", 231, "由台账计算")
    assert change["指标"] == f"{line['指标']}（比上年）"
    assert (line["复核人签字"], line["复核日期"]) == ("", "")


def test_a_rate_shows_its_parts_and_an_approximate_figure_the_exact_one(book: Any) -> None:
    by_text = {line["报告里的写法"]: line for line in lines(book[FIGURES])}
    assert by_text["93.15%"]["分子/分母"] == "68/73"
    assert by_text["20000余份"]["指标"].endswith("（准确数20486份）")


def test_the_rows_behind_a_number_by_file_and_sheet(book: Any, demo_2024: Analysis) -> None:
    number = next(line["序号"] for line in lines(book[FIGURES]) if line["报告里的写法"] == "93.15%")
    above, below = (line for line in lines(book[SOURCES]) if str(number) in line["核数表序号"].split("、"))
    assert (above["计入"], above["行数"], below["计入"], below["行数"]) == ("分子", 68, "分母", 73)
    assert (below["文件"], below["工作表"], below["行号"]) == ("19信访件台账.xlsx", "信访件台账", "10-82")
    shown = {each.value.id for each in printed(demo_2024)}
    counted = sum(line["行数"] for line in lines(book[SOURCES]))
    assert counted == sum(len(demo_2024.table.rows(name)) for name in shown)


def test_it_prints_on_landscape_pages_with_the_header_on_each(book: Any) -> None:
    for sheet in book:
        assert sheet.page_setup.orientation == "landscape" and sheet.page_setup.fitToHeight == 0
        assert sheet.print_title_rows == "$3:$3"
        assert str(sheet.freeze_panes).endswith("4")
        assert "示例数据" in sheet["A1"].value
    assert book[OWED]["A2"].value == "没有缺漏。"


def test_the_same_figures_give_the_same_bytes(demo_2024: Analysis, tmp_path: Path) -> None:
    made = []
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        made.append(hashlib.sha256(write_checklist(demo_2024, tmp_path / name).read_bytes()).hexdigest())
    assert made[0] == made[1]


def test_what_is_missing_and_who_owes_it(demo: Path, tmp_path: Path) -> None:
    analysis = analyse("段园镇", 2022, workspace=demo)
    book = openpyxl.load_workbook(write_checklist(analysis, tmp_path))
    owed = {line["内容"]: (line["缺什么"], line["由谁提供"]) for line in lines(book[OWED])}
    assert owed["初访批数"] == ("台账（信访办：来访接待台账）", "信访办")
    reported = [line for line in lines(book[FIGURES]) if line["状态"] == "科室报送"]
    assert {line["台账"] for line in reported} >= {"来访接待台账"}
    number = reported[0]["序号"]
    (source,) = [line for line in lines(book[SOURCES]) if str(number) in line["核数表序号"].split("、")]
    assert (source["计入"], source["文件"]) == ("报送", "reported.csv") and source["行号"]


def test_no_cell_of_a_ledger_is_in_it_and_a_lost_row_is_told(tmp_path: Path) -> None:
    small_town(tmp_path, cell="三月里", notebooks=False)
    analysis = analyse("小河乡", 2024, workspace=tmp_path)
    book = openpyxl.load_workbook(write_checklist(analysis, tmp_path))
    cells = "\n".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row)
    assert not any(value in cells for value in (NAME, PHONE, "甲1"))
    assert "由台账计算，有1行未计入" in {line["状态"] for line in lines(book[FIGURES])}
    assert any(line["缺什么"].startswith("更正") for line in lines(book[OWED]))
    assert any(line["由谁提供"] == "起草人" for line in lines(book[OWED]))


@pytest.mark.parametrize(
    ("rows", "most", "pieces"),
    [
        ([5, 6, 7, 8, 9, 10, 11, 12, 15], 99, [("5-12, 15", 9)]),
        ([4], 99, [("4", 1)]),
        ([1, 3, 5, 7], 4, [("1, 3", 2), ("5, 7", 2)]),
        ([], 99, []),
    ],
)
def test_row_numbers_are_written_as_ranges(rows: list[int], most: int, pieces: list[tuple[str, int]]) -> None:
    assert list(ranges(rows, most)) == pieces
