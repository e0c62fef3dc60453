"""Choices by synonym; what is near is named, but not where that would tell what stands in a personal column."""

from __future__ import annotations

import pytest
from builders import a_town

from fazhi.catalog import Column, load_catalog
from fazhi.ledgers.cells.faults import Fault
from fazhi.ledgers.cells.values import Context, read_cell

CONTEXT = Context.of(a_town(), 2024)
STATE = Column(
    title="状态",
    type="choice",
    choices=("已办结", "办理中", "退回"),
    synonyms={"是": "已办结", "否": "办理中", "结案 （销号）": "已办结"},
)
PLACES = Column(title="场所", type="choices", choices=("乡村", "学校"), synonyms={"村": "乡村"})
SECRET = Column(title="类别", type="choice", privacy="S", choices=("刑满释放", "解除社区矫正"))


@pytest.mark.parametrize(
    ("cell", "choice"), [("是", "已办结"), (" 否 ", "办理中"), ("结案(销号)", "已办结"), ("退回", "退回")]
)
def test_a_synonym_means_its_choice(cell: str, choice: str) -> None:
    assert read_cell(cell, STATE, CONTEXT) == choice


def test_synonyms_among_several() -> None:
    assert read_cell("村、学校、乡村", PLACES, CONTEXT) == ("乡村", "学校")


def test_a_near_miss_of_a_synonym_names_the_choice() -> None:
    fault = read_cell("结案销号了", STATE, CONTEXT)
    assert fault == Fault("cell-not-in-list", "不在选项里，最接近的是“已办结”")


def test_a_choice_may_be_a_word_for_nothing() -> None:
    column = Column(title="有无", type="choice", choices=("有", "无"))
    assert read_cell("无", column, CONTEXT) == "无"
    assert read_cell("／", column, CONTEXT) is None


def test_what_is_near_in_a_personal_column_is_not_named() -> None:
    fault = read_cell("刑满释放人", SECRET, CONTEXT)
    assert fault == Fault("cell-not-in-list", "不在选项里，选项是：刑满释放、解除社区矫正")


@pytest.mark.parametrize(("kind", "cell"), [("date", "3/4/2024"), ("village", "石乔村")])
def test_nor_is_any_reading_of_a_personal_date_or_village(kind: str, cell: str) -> None:
    fault = read_cell(cell, Column(title="列", type=kind, privacy="S"), CONTEXT)  # type: ignore[arg-type]
    assert isinstance(fault, Fault)
    assert "2024年" not in fault.why and "石桥" not in fault.why


def test_whether_it_is_closed_may_be_said_with_yes_and_no() -> None:
    """是否办结 for 状态 (domain: ledgers.md)."""
    for ledger, title in (("petitions", "状态"), ("hotline", "办理状态")):
        column = load_catalog().ledgers[ledger].column(title)
        assert isinstance(column, Column)
        assert "是否办结" in column.aliases
        assert [read_cell(cell, column, CONTEXT) for cell in "是√否×"] == ["已办结"] * 2 + ["办理中"] * 2
