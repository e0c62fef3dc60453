"""What the clerk is told of columns and ledgers."""

from __future__ import annotations

from typing import Any

import pytest
from builders import HOTLINE, PETITIONS, REGISTER, a_catalog, a_town

from fazhi.catalog import Column, Ledger, load_catalog
from fazhi.catalog.columns import ColumnType
from fazhi.forms.form import form_of
from fazhi.forms.wording import _KINDS, about, is_required, limits, what_to_fill

FORM = form_of(a_catalog(), 2024, a_town())


def told(ledger: Ledger, title: str) -> tuple[str, ...]:
    column = ledger.column(title)
    assert isinstance(column, Column)
    return limits(column, ledger, FORM)


@pytest.mark.parametrize(
    ("ledger", "title", "said"),
    [
        (PETITIONS, "编号", ("不能重复",)),
        (PETITIONS, "登记日期", ("要在2024年内，以前年度登记、年初还没有办结的除外",)),
        (PETITIONS, "信访形式", ("选项：来信、来访、网上、电话、上级交办",)),
        (PETITIONS, "人数", ("不小于1", "空着按1计")),
        (PETITIONS, "五人以下", ("不小于0", "不大于“人数”")),
        (PETITIONS, "村（社区）", ("名单：大庄村、石桥村、新苑社区",)),
        (PETITIONS, "办结日期", ("不早于“登记日期”",)),
        (PETITIONS, "内容", ()),
        (HOTLINE, "受理日期", ("要在2024年内",)),
        (HOTLINE, "工单编号", ("同一编号写了几行的，以最后一行为准",)),
        (HOTLINE, "信访编号", ("要与“信访件台账”里的“编号”一致",)),
    ],
)
def test_rules_in_words(ledger: Ledger, title: str, said: tuple[str, ...]) -> None:
    assert told(ledger, title) == said


@pytest.mark.parametrize(
    ("low", "high", "said"), [(1, 5, "1至5"), (None, 5, "不大于5"), (2, None, "不小于2"), (None, None, "")]
)
def test_ranges(low: int | None, high: int | None, said: str) -> None:
    column = Column(title="数", type="int", min=low, max=high)
    assert "".join(limits(column, PETITIONS, FORM)) == said


@pytest.mark.parametrize(
    ("conditions", "said"),
    [
        ({"办结日期": "present"}, "填了“办结日期”时必填"),
        ({"状态": "已办结"}, "“状态”是“已办结”时必填"),
        ({"状态": ("已办结", "退回")}, "“状态”是“已办结”或“退回”时必填"),
        ({"是否初次": True}, "“是否初次”是“是”时必填"),
        ({"是否初次": False, "状态": "退回"}, "“是否初次”是“否”，并且“状态”是“退回”时必填"),
    ],
)
def test_when_a_column_becomes_required(conditions: dict[str, Any], said: str) -> None:
    column = Column(title="说明", type="text", required_if=conditions)
    assert limits(column, PETITIONS, FORM) == (said,)


def test_a_key_of_two_columns() -> None:
    ledger = REGISTER.model_copy(update={"key": ("村（社区）", "队员人数")})
    assert told(ledger, "队员人数") == ("不小于0", "与“村（社区）”合起来不能重复")


def test_a_cell_that_may_be_blank_is_not_called_required() -> None:
    columns = {column.title: column for column in PETITIONS.columns}
    assert is_required(PETITIONS, columns["编号"]) and is_required(PETITIONS, columns["登记日期"])
    assert not is_required(PETITIONS, columns["状态"])
    assert not is_required(PETITIONS, Column(title="场次", type="int", required=True, blank=1))


def test_free_text_asks_for_no_names() -> None:
    assert "不写姓名" in what_to_fill(Column(title="内容", type="text", privacy="F"), 2024)
    assert what_to_fill(Column(title="日", type="date"), 2023).endswith("2023-3-5")


def test_every_type_is_worded() -> None:
    assert set(_KINDS) == set(ColumnType.__args__)  # type: ignore[attr-defined]


def test_a_ledger_in_words() -> None:
    said = "".join(about(PETITIONS, FORM))
    assert said.startswith("一行写一件信访件，由信访办填写。按“登记日期”记入2024年。")
    assert "到2024年1月1日还没有办结的，也写在本表" in said
    assert "“状态”是“已办结”的，要写“办结日期”" in said
    assert about(REGISTER, FORM) == ("一行写一支队伍，由平安办填写。", "写到统计截止日期为止的情况。")


def test_a_register_that_people_leave_keeps_their_rows() -> None:
    catalog = load_catalog()
    assert "已经有“解除日期”的行不要删除。" in about(catalog.ledgers["resettlement"], form_of(catalog, 2024))


def test_each_village_wants_a_row_where_the_catalogue_says_so() -> None:
    each = REGISTER.model_copy(update={"every_village": True})
    assert about(each, FORM)[-1] == "每个村（社区）都要有一行。"
