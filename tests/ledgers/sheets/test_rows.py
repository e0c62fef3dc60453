"""Every kind of row is known for what it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from builders import PETITIONS, REGISTER, a_town

from fazhi.catalog import Ledger
from fazhi.ledgers.cells.values import Context
from fazhi.ledgers.files.grid import Grid
from fazhi.ledgers.sheets.headers import find_header
from fazhi.ledgers.sheets.layout import lay_out
from fazhi.ledgers.sheets.rows import RowKind
from fazhi.ledgers.sheets.sorting import Sheet

Merged = Sequence[tuple[tuple[int, int], tuple[int, int]]]
HEADER = ["序号", "编号", "登记日期", "信访形式", "人数", "备注"]
DATA = [1, "A1", "2024-3-5", "来信", 2, ""]


def kinds(*rows: list[Any], ledger: Ledger = PETITIONS, merged: Merged = ()) -> list[RowKind]:
    grid = Grid.of_rows("表", list(rows), merged=merged)
    header = find_header(grid, {ledger.id: ledger})
    assert header is not None
    layout, _ = lay_out(Sheet("a.xlsx", grid, header, ledger.id), ledger, Context.of(a_town(), 2024))
    return [RowKind(kind) for kind in layout.kinds]


def kind_below(*cells: Any) -> RowKind:
    return kinds(HEADER, DATA, list(cells))[-1]


def test_above_the_header() -> None:
    found = kinds(["某镇信访件台账"], ["填报单位：某所", "", "填报时间：2025年1月"], [], HEADER, DATA)
    assert found == [RowKind.TITLE, RowKind.TITLE, RowKind.BLANK, RowKind.HEADER, RowKind.DATA]


@pytest.mark.parametrize(
    "cells",
    [
        ("合计", "", "", "", 20),
        ("合 计", "", "", "", 20),
        ("", "合计", "", "", 20),
        ("合计：", "共12件", "", "", ""),
        ("", "", "小计", "", 3),
        ("大庄村小计", "", "", "", 3),
        ("1月合计（件）", "", "", "", 3),
        ("总计", "", "共3件", "", ""),
    ],
)
def test_totals(cells: tuple[Any, ...]) -> None:
    assert kind_below(*cells) is RowKind.TOTAL


@pytest.mark.parametrize(
    "cells",
    [
        ("注：本表为年度数据。",),
        ("说明：一、按件登记",),
        ("填表人：张三", "", "审核人：李四"),
        ("", "审核人：", "", "", ""),
        ("制表：王五", "", "2024年12月31日"),
        ("填报单位（盖章）：", "", ""),
        ("", "以上数据截至年底由信访办提供并核对无误", ""),
        ("", "", "", "", "", "见另表"),
    ],
)
def test_notes(cells: tuple[Any, ...]) -> None:
    assert kind_below(*cells) is RowKind.NOTE


@pytest.mark.parametrize("cells", [(), ("", " ", "\n"), (7,), ("7",), ("（7）",)])
def test_blank_rows_and_rows_with_a_serial_number_alone(cells: tuple[Any, ...]) -> None:
    assert kinds(HEADER, DATA, list(cells), DATA)[2] is RowKind.BLANK


@pytest.mark.parametrize(
    "cells",
    [
        (2, "A2", "2024-3-5", "来信", 1, "注：见附件"),
        (2, "合计", "2024-3-5", "来信", 1),
        (2, "A2", "", "来信", 1),
        ("", "A2", "", "", ""),
        ("注：", "A2", "2024-3-5", "来信", 1),
    ],
)
def test_rows_that_count_whatever_they_say(cells: tuple[Any, ...]) -> None:
    assert kind_below(*cells) is RowKind.DATA


def test_a_header_repeated_on_every_page() -> None:
    assert kinds(HEADER, DATA, HEADER, DATA)[2] is RowKind.HEADER


def test_a_register_has_no_date_that_decides() -> None:
    found = kinds(["村（社区）", "队员人数"], ["大庄村", 21], ["合计", 21], ["注：截至年底", ""], ledger=REGISTER)
    assert found == [RowKind.HEADER, RowKind.DATA, RowKind.TOTAL, RowKind.NOTE]


def test_an_example_row_is_no_data() -> None:
    rows = kinds(HEADER, ["示例", "A0", "2024-1-5", "来信", 1, ""], DATA)
    assert rows == [RowKind.HEADER, RowKind.EXAMPLE, RowKind.DATA]


def test_hints_below_the_header_are_a_note() -> None:
    hints = ["", "必填", "格式：2024-1-5", "下拉选择", "填写数字", ""]
    assert kinds(HEADER, hints, DATA) == [RowKind.HEADER, RowKind.NOTE, RowKind.DATA]


def test_a_row_that_numbers_the_columns_belongs_to_the_header() -> None:
    assert kinds(HEADER, [1, 2, 3, 4, 5, 6], DATA) == [RowKind.HEADER, RowKind.HEADER, RowKind.DATA]
    assert kinds(HEADER, ["甲", "乙", 1, 2, 3, 4], DATA)[1] is RowKind.HEADER


def test_a_heading_inside_the_sheet_is_merged_over_it() -> None:
    rows = [HEADER, DATA, ["二、石桥村"], [2, "A2", "2024-3-6", "来信", 1, ""]]
    assert kinds(*rows, merged=[((2, 0), (2, 5))])[2] is RowKind.TITLE


def test_a_row_that_only_goes_on_with_a_merged_one_is_the_same_case() -> None:
    header = ["编号", "登记日期", "信访形式", "信访人", "备注"]
    rows = [
        header,
        ["A1", "2024-3-5", "来信", "张某", ""],
        ["", "", "", "李某", ""],
        ["A2", "2024-3-6", "来信", "", ""],
    ]
    over_both = [((1, place), (2, place)) for place in range(3)]
    assert kinds(*rows, merged=over_both)[2] is RowKind.JOINED
    assert kinds(*rows)[2] is RowKind.DATA


def test_a_row_with_content_of_its_own_beside_merged_cells_counts() -> None:
    header = ["登记日期", "编号", "信访形式"]
    rows = [header, ["2024-3-5", "A1", "来信"], ["", "A2", "来访"]]
    assert kinds(*rows, merged=[((1, 0), (2, 0))])[2] is RowKind.DATA


def test_a_blank_row_under_a_merged_cell_is_blank() -> None:
    header = ["登记日期", "编号", "信访形式"]
    rows = [header, ["2024-3-5", "A1", "来信"], ["", "", ""], ["2024-3-6", "A2", "来信"]]
    assert kinds(*rows, merged=[((1, 0), (2, 0))])[2] is RowKind.BLANK


def test_a_total_that_tells_how_many_rows() -> None:
    assert kind_below("合计：12件") is RowKind.TOTAL
    assert kind_below("共计12人次") is RowKind.TOTAL


def test_a_case_whose_first_column_begins_like_a_note_is_a_case() -> None:
    header = ["内容", "编号", "登记日期", "信访形式", "人数"]
    assert kinds(header, ["说明：材料齐全", "A1", "三月里", "来信", 2])[1] is RowKind.DATA
    assert kinds(header, ["审核人：", "某某", "填表人：", "某某", "2025.1.5"])[1] is RowKind.NOTE


def test_a_case_with_a_number_of_its_own_is_no_total() -> None:
    header = ["序号", "编号", "信访形式", "登记日期"]
    assert kinds(header, [1, "A1", "合计", "三月里"])[1] is RowKind.DATA
    assert kinds(header, ["合计", "12件", "", ""])[1] is RowKind.TOTAL


def test_a_word_for_example_in_a_kept_column_is_no_example() -> None:
    header = ["编号", "登记日期", "信访形式", "诉求", "内容"]
    assert kinds(header, ["A1", "2024-3-5", "来信", "", "示例"])[1] is RowKind.DATA


def test_a_header_in_two_rows_that_stands_again() -> None:
    head = [["编号", "登记日期", "办结情况", ""], ["", "", "办结日期", "状态"]]
    merged = [((0, 2), (0, 3))]
    again = [["编号", "登记日期", "办结日期", "状态"]]
    case = ["A1", "2024-3-5", "2024-4-1", "已办结"]
    assert kinds(*head, case, *head, case, merged=merged)[2:] == [
        RowKind.DATA, RowKind.HEADER, RowKind.HEADER, RowKind.DATA,
    ]  # fmt: skip
    assert kinds(*head, case, *again, case, merged=merged)[2:] == [RowKind.DATA, RowKind.HEADER, RowKind.DATA]
