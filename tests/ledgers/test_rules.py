"""The rules of a ledger, asked of typed rows."""

from __future__ import annotations

from decimal import Decimal

import pandas as pd
from builders import HOTLINE, PETITIONS

from fazhi.catalog import Column
from fazhi.ledgers.dtypes import typed
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
    rows = frame(编号=["A", "A", "B"], 信访形式=["来信", None, "来信"], 人数=[0, 2, 3], 五人以下=[0, 3, 4])
    assert found(rows) == [
        (0, "人数", "cell-out-of-range"),
        (1, "编号", "key-duplicate"),
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
