"""The header is found wherever it is, and tells which ledger a sheet is."""

from __future__ import annotations

from typing import Any

import pytest
from builders import HOTLINE, PETITIONS, REGISTER

from fazhi.catalog import Column, Ledger
from fazhi.ledgers.files.grid import Grid
from fazhi.ledgers.sheets.headers import find_header, header_ending_at
from fazhi.ledgers.sheets.recognition import Verdict, recognise
from fazhi.ledgers.sheets.titles import match_columns

LEDGERS = {ledger.id: ledger for ledger in (PETITIONS, HOTLINE, REGISTER)}
HEADER = ["序号", "编号", "登记日期", "信访形式", "备注"]
ROW = [1, "A1", "2024-3-5", "来信", ""]


def a_ledger(name: str, title: str, *columns: str) -> Ledger:
    return Ledger(
        id=name, title=title, row="一行", unit="件", office="办公室",
        columns=tuple(Column(title=column, type="text") for column in columns),
    )  # fmt: skip


@pytest.mark.parametrize("above", range(6))
def test_header_in_rows_1_to_6(above: int) -> None:
    rows = [["某某镇信访件台账"], ["填报单位：信访办"], [], ["单位：件"], [""]][:above]
    header = find_header(Grid.of_rows("Sheet1", [*rows, HEADER, ROW]), LEDGERS)
    assert header is not None
    assert (header.first, header.last, header.titles) == (above, above, tuple(HEADER))


@pytest.mark.parametrize(
    "title",
    ["登记日期", "登记 日期", "登记\n日期", "登记时间", "*登记日期", "登记日期：", "登记日期（必填）", " 登记日期 "],
)
def test_a_title_however_it_is_written(title: str) -> None:
    places, doubles = match_columns(PETITIONS, ["编号", title])
    assert places == {"编号": 0, "登记日期": 1}
    assert doubles == ()


def test_brackets_of_either_width() -> None:
    places, _ = match_columns(PETITIONS, ["村(社区)", "金额（元）", "人数（人）"])
    assert places == {"村（社区）": 0, "金额（元）": 1, "人数": 2}


def test_another_unit_is_another_column() -> None:
    places, _ = match_columns(PETITIONS, ["金额（万元）"])
    assert places == {}


def test_the_catalogue_s_own_title_goes_before_an_alias() -> None:
    places, doubles = match_columns(PETITIONS, ["登记时间", "登记日期", "登记日期"])
    assert places == {"登记日期": 1}
    assert doubles == ((2, "登记日期"), (0, "登记日期"))


def test_columns_decide_before_names() -> None:
    answer = recognise(Grid.of_rows("热线台账", [["热线台账"], HEADER, ROW]), LEDGERS, "热线台账")
    assert (answer.verdict, answer.ledger) == (Verdict.LEDGER, "petitions")


def test_two_ledgers_alike_are_told_apart_by_the_sheet_then_the_title_then_the_file() -> None:
    twins = {"a": a_ledger("a", "检查台账", "日期", "内容"), "b": a_ledger("b", "走访台账", "日期", "内容")}
    header = ["日期", "内容"]

    def ledger(sheet: str, title: str, file: str) -> str:
        return recognise(Grid.of_rows(sheet, [[title], header, ["2024-1-1", "x"]]), twins, file).ledger

    assert ledger("走访", "检查台账", "检查台账") == "b"
    assert ledger("Sheet1", "2024年检查台账", "走访") == "a"
    assert ledger("Sheet1", "汇总", "2024走访台账") == "b"


def test_a_tie_is_no_guess() -> None:
    twins = {"a": a_ledger("a", "检查台账", "日期", "内容"), "b": a_ledger("b", "走访台账", "日期", "内容")}
    answer = recognise(Grid.of_rows("Sheet1", [["日期", "内容"], ["2024-1-1", "x"]]), twins, "台账")
    assert (answer.verdict, answer.rivals) == (Verdict.AMBIGUOUS, ("a", "b"))


def test_a_longer_name_wins_over_the_one_inside_it() -> None:
    twins = {"a": a_ledger("a", "安置帮教台账", "日期", "内容"), "b": a_ledger("b", "安置帮教走访台账", "日期", "内容")}
    grid = Grid.of_rows("安置帮教走访台账", [["日期", "内容"], ["2024-1-1", "x"]])
    assert recognise(grid, twins, "").ledger == "b"


def test_a_few_common_columns_are_not_enough() -> None:
    header = ["编号", "登记日期", *"甲乙丙丁戊己庚辛"]
    answer = recognise(Grid.of_rows("名单", [header, ["1"] * 10]), LEDGERS, "名单")
    assert answer.verdict is Verdict.UNKNOWN


def test_a_sheet_without_a_header() -> None:
    answer = recognise(Grid.of_rows("说明", [["填表说明"], ["一、请按时报送。"]]), LEDGERS, "说明")
    assert answer.verdict is Verdict.UNKNOWN
    assert answer.header is None


def test_without_a_required_column_only_a_name_makes_it_that_ledger() -> None:
    header = ["登记日期", "对象", "人数"]  # no 编号, no 信访形式: a visitors' book has these titles too

    def taken_for(sheet: str, file: str) -> Verdict:
        return recognise(Grid.of_rows(sheet, [header, ["2024-1-1", "镇机关干部", "3"]]), LEDGERS, file).verdict

    assert taken_for("Sheet1", "来客登记.xlsx") is Verdict.UNKNOWN
    assert taken_for("Sheet1", "2024年信访件.xlsx") is Verdict.LEDGER
    assert taken_for("信访件台账", "汇总.xlsx") is Verdict.LEDGER


GROUPED = [
    ["2024年信访件台账", "", "", "", "", "", ""],
    ["序号", "编号", "登记日期", "信访形式", "办理情况", "", "备注"],
    ["", "", "", "", "办结日期", "状态", ""],
    [1, "A1", "2024-3-5", "来信", "2024-4-1", "已办结", ""],
]
GROUPED_MERGES = [((0, 0), (0, 6)), ((1, 4), (1, 5)), *(((1, place), (2, place)) for place in (0, 1, 2, 3, 6))]


@pytest.mark.parametrize("merged", [GROUPED_MERGES, []], ids=["merged", "a file that knows no merged cells"])
def test_a_header_in_two_rows_with_a_head_over_its_parts(merged: list[Any]) -> None:
    header = find_header(Grid.of_rows("表", GROUPED, merged=merged), LEDGERS)
    assert header is not None
    assert (header.first, header.last) == (1, 2)
    assert header.titles[1:6] == ("编号", "登记日期", "信访形式", "办结日期", "状态")
    assert header.groups[4] == ("办理情况",)


def test_a_part_is_named_by_its_head() -> None:
    rows = [
        ["编号", "登记", "", "办结情况", ""],
        ["", "日期", "形式", "日期", "状态"],
        ["A1", "2024-3-5", "来信", "", ""],
    ]
    merged = [((0, 0), (1, 0)), ((0, 1), (0, 2)), ((0, 3), (0, 4))]
    header = find_header(Grid.of_rows("表", rows, merged=merged), LEDGERS)
    assert header is not None
    places, doubles = match_columns(PETITIONS, header.titles, header.groups)
    assert places == {"编号": 0, "登记日期": 1, "办结日期": 3, "状态": 4}
    assert doubles == ()


def test_a_header_in_three_rows() -> None:
    rows = [
        ["编号", "基本情况", "", "", ""],
        ["", "登记日期", "信访", "", "状态"],
        ["", "", "信访形式", "人数", ""],
        ["A1", "2024-3-5", "来信", 2, "已办结"],
    ]
    merged = [((0, 0), (2, 0)), ((0, 1), (0, 4)), ((1, 1), (2, 1)), ((1, 2), (1, 3)), ((1, 4), (2, 4))]
    header = find_header(Grid.of_rows("表", rows, merged=merged), LEDGERS)
    assert header is not None
    assert (header.first, header.last) == (0, 2)
    assert set(match_columns(PETITIONS, header.titles, header.groups)[0]) == {
        "编号",
        "登记日期",
        "信访形式",
        "人数",
        "状态",
    }


def test_parts_that_the_catalogue_does_not_know_are_no_data_row() -> None:
    rows = [
        ["编号", "登记日期", "信访形式", "来访情况", ""],
        ["", "", "", "甲方", "乙方"],
        ["A1", "2024-3-5", "来信", "x", "y"],
    ]
    merged = [((0, 3), (0, 4)), *(((0, place), (1, place)) for place in range(3))]
    for ranges in (merged, []):
        header = find_header(Grid.of_rows("表", rows, merged=ranges), LEDGERS)
        assert header is not None and header.last == 1


def test_the_first_data_row_is_no_part_of_the_header() -> None:
    rows = [
        ["编号", "登记日期", "信访形式", "", ""],
        ["A1", "2024-3-5", "来信", "甲", "乙"],
        ["A2", "2024-3-6", "来信", "", ""],
    ]
    header = find_header(Grid.of_rows("表", rows), LEDGERS)
    assert header is not None and header.last == 0


def test_a_named_row_is_the_header_with_the_heads_above_it() -> None:
    grid = Grid.of_rows("表", GROUPED, merged=GROUPED_MERGES)
    header = header_ending_at(grid, 2, LEDGERS)
    assert (header.first, header.last) == (1, 2)
    assert header_ending_at(Grid.of_rows("表", [["编号", "登记日期"]]), 9, LEDGERS).last == 0


def test_renamed_columns_are_known_by_their_new_name() -> None:
    renamed = {"流水": "编号", "收到": "登记日期"}
    grid = Grid.of_rows("表", [["流水", "收到", "信访形式"], ["A1", "2024-3-5", "来信"]])
    header = find_header(grid, LEDGERS, renamed)
    assert header is not None
    assert match_columns(PETITIONS, header.titles, header.groups, renamed)[0] == {
        "编号": 0,
        "登记日期": 1,
        "信访形式": 2,
    }


def test_a_doubtful_sheet_is_asked_about() -> None:
    answer = recognise(
        Grid.of_rows("Sheet1", [["登记日期", "信访形式", "状态"], ["2024-3-5", "来信", ""]]), LEDGERS, "汇总"
    )
    assert (answer.verdict, answer.rivals) == (Verdict.UNKNOWN, ("petitions",))


@pytest.mark.parametrize("numbers", [[1.0, 2.0, 3.0], ["甲", "乙", 1.0], ["栏次", 1, 2, 3]])
def test_a_row_that_numbers_the_columns_gives_them_no_other_titles(numbers: list[Any]) -> None:
    grid = Grid.of_rows("表", [["编号", "登记日期", "信访形式", "人数"], numbers, ["A1", "2024-3-5", "来信", 1]])
    header = find_header(grid, LEDGERS)
    assert header is not None
    assert (header.first, header.last, header.titles[0]) == (0, 1, "编号")
    assert header_ending_at(grid, 0, LEDGERS) == header
