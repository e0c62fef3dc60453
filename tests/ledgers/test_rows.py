"""Every kind of row is known for what it is."""

from __future__ import annotations

from typing import Any

import pytest
from builders import PETITIONS, REGISTER, a_town

from fazhi.catalog import Ledger
from fazhi.ledgers.grid import Grid
from fazhi.ledgers.headers import find_header
from fazhi.ledgers.pieces import read_piece
from fazhi.ledgers.rows import RowKind
from fazhi.ledgers.values import Context

HEADER = ["序号", "编号", "登记日期", "信访形式", "人数", "备注"]
DATA = [1, "A1", "2024-3-5", "来信", 2, ""]


def kinds(*rows: list[Any], ledger: Ledger = PETITIONS) -> list[RowKind]:
    grid = Grid.of_rows("表", list(rows))
    header = find_header(grid, {ledger.id: ledger})
    assert header is not None
    return [RowKind(kind) for kind in read_piece("a.xlsx", grid, header, ledger, Context.of(a_town(), 2024)).kinds]


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
