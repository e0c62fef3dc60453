"""The rules of a ledger, asked of typed rows."""

from __future__ import annotations

from decimal import Decimal

import pandas as pd
import pytest
from builders import HOTLINE, PETITIONS

from fazhi.catalog import Column, Ledger
from fazhi.ledgers.cells.dtypes import typed
from fazhi.ledgers.rules import breaches


def frame(**columns: list[object]) -> pd.DataFrame:
    """Typed rows of petitions; valid wherever nothing is given."""
    size = max(map(len, columns.values()))
    given = {
        "编号": [f"A{number}" for number in range(size)],
        "登记日期": [pd.Timestamp(2024, 3, 5)] * size,
        "信访形式": ["来信"] * size,
    } | columns
    kinds = {column.title: column.type for column in PETITIONS.columns}
    return pd.DataFrame({title: typed(values, kinds[title]) for title, values in given.items()})


def found(rows: pd.DataFrame) -> list[tuple[int, str, str]]:
    return [(each.row, each.title, each.fault.code) for each in breaches(PETITIONS, rows, {})]


def test_valid_rows_break_nothing() -> None:
    assert found(frame(人数=[1, None, 7], 五人以下=[0, 3, 7])) == []


def test_an_empty_ledger_breaks_nothing() -> None:
    assert found(frame(人数=[1]).iloc[:0]) == []


def test_every_breach_is_found_by_row_and_then_by_column() -> None:
    rows = frame(编号=["A", "B", "C"], 信访形式=["来信", None, "来信"], 人数=[0, 2, 3], 五人以下=[0, 3, 4])
    assert found(rows) == [
        (0, "人数", "cell-out-of-range"),
        (1, "信访形式", "cell-missing"),
        (1, "五人以下", "cell-exceeds"),
        (2, "五人以下", "cell-exceeds"),
    ]


def test_a_missing_value_breaks_no_comparison() -> None:
    assert found(frame(人数=[None, 2], 五人以下=[1, None], 办结日期=[None, None])) == []


def test_the_same_day_is_in_order() -> None:
    days = [pd.Timestamp(2024, 3, 5), pd.Timestamp(2024, 3, 4)]
    assert found(frame(办结日期=days)) == [(1, "办结日期", "cell-order")]


def test_bounds_are_included() -> None:
    ledger = PETITIONS.model_copy(
        update={
            "columns": (Column(title="编号", type="text"), Column(title="金额（元）", type="decimal", min=0, max=1))
        }
    )
    rows = frame(**{"金额（元）": [Decimal(0), Decimal(1), Decimal("1.0001")]})  # type: ignore[arg-type]
    assert [(each.row, each.fault.why) for each in breaches(ledger, rows, {})] == [(2, "超出允许的范围（0至1）")]


def test_a_reference() -> None:
    orders = pd.DataFrame({"工单编号": typed(["G1", "G2", "G3"], "text"), "信访编号": typed(["A0", "A9", None], "text"),
                           "受理日期": typed([pd.Timestamp(2024, 1, 1)] * 3, "date")})  # fmt: skip
    assert [(each.row, each.title) for each in breaches(HOTLINE, orders, {"petitions": frame(人数=[1])})] == [
        (1, "信访编号")
    ]
    assert breaches(HOTLINE, orders, {}) == []


def test_a_reference_says_where_it_was_looked_for_and_that_rows_may_lack_there() -> None:
    """The other ledger may have been handed in in part: what is missing may be there and not here."""
    orders = pd.DataFrame({"工单编号": typed(["G1"], "text"), "信访编号": typed(["A9"], "text")})
    (breach,) = breaches(HOTLINE, orders, {"petitions": frame(人数=[1])}, {"petitions": "信访件台账"})
    assert breach.fault.why == "在“信访件台账”的“编号”里找不到，请核对编号；那边缺行的请补交"
    lacking = frame(人数=[1]).drop(columns="编号")
    assert breaches(HOTLINE, orders, {"petitions": lacking}) == []


def asking(**required_if: object) -> Ledger:
    """Petitions in which 内容 must be filled in under these conditions."""
    columns = tuple(
        column.model_copy(update={"required_if": required_if}) if column.title == "金额（元）" else column
        for column in PETITIONS.columns
    )
    return PETITIONS.model_copy(update={"columns": columns})


@pytest.mark.parametrize(
    ("condition", "rows", "why"),
    [
        ({"信访形式": "来信"}, [0, 2], "是空的，“信访形式”为“来信”时必填，请补填"),
        ({"信访形式": ("来信", "网上")}, [0, 1, 2], "是空的，“信访形式”为“来信”或“网上”时必填，请补填"),
        ({"办结日期": "present"}, [1], "是空的，填了“办结日期”时必填，请补填"),
        ({"是否初次": True}, [0], "是空的，“是否初次”为“是”时必填，请补填"),
        ({"是否初次": False}, [1], "是空的，“是否初次”为“否”时必填，请补填"),
        ({"对象": "镇机关干部"}, [0], "是空的，“对象”为“镇机关干部”时必填，请补填"),
        ({"信访形式": "来信", "是否初次": True}, [0], "是空的，“信访形式”为“来信”、“是否初次”为“是”时必填，请补填"),
        ({"信访人": "present"}, [2], "是空的，填了“信访人”时必填，请补填"),
        ({"村（社区）": "present"}, [], ""),
    ],
)
def test_required_if(condition: dict[str, object], rows: list[int], why: str) -> None:
    given = frame(
        信访形式=["来信", "网上", "来信", "来信"], 是否初次=[True, False, None, True],
        办结日期=[None, pd.Timestamp(2024, 4, 1), None, None], 信访人=[None, None, "某", None],
        对象=[("镇机关干部", "党政领导班子"), ("党政领导班子",), None, ("镇机关干部",)],
        **{"金额（元）": [None, None, None, Decimal(1)]},
    )  # fmt: skip
    found = breaches(asking(**condition), given, {})
    assert [(each.row, each.title, each.fault.code) for each in found] == [
        (row, "金额（元）", "cell-missing") for row in rows
    ]
    assert {each.fault.why for each in found} == ({why} if why else set())


def test_required_if_does_not_tell_the_value_of_a_personal_column() -> None:
    columns = tuple(
        column.model_copy(update={"privacy": "S"}) if column.title == "信访形式" else column
        for column in asking(信访形式="来信").columns
    )
    (breach,) = breaches(
        PETITIONS.model_copy(update={"columns": columns}), frame(**{"金额（元）": [None]}), {}
    )  # fmt: skip
    assert "来信" not in breach.fault.why
