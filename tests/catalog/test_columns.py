"""Ledgers and their columns, the derived ones included."""

from __future__ import annotations

import pytest
from makers import CASES, PLACES

from fazhi.catalog import Column, Derived
from fazhi.catalog.columns import from_table


@pytest.mark.parametrize("kind", ["choice", "choices"])
def test_a_choice_column_needs_choices(kind: str) -> None:
    with pytest.raises(ValueError, match="要有 choices"):
        Column(title="形式", type=kind)


def test_no_other_column_has_choices() -> None:
    with pytest.raises(ValueError, match="其他列不能有"):
        Column(title="形式", type="text", choices=("来信",))


@pytest.mark.parametrize(("privacy", "personal"), [("", False), ("P", True), ("S", True), ("F", True)])
def test_which_columns_are_personal(privacy: str, personal: bool) -> None:
    assert Column(title="列", type="text", privacy=privacy).is_personal is personal


@pytest.mark.parametrize("ways", [{}, {"days_between": ("a", "b"), "earliest": ("a", "b")}])
def test_a_derived_column_is_computed_in_exactly_one_way(ways: dict[str, tuple[str, ...]]) -> None:
    with pytest.raises(ValueError, match="恰好用一种"):
        Derived(title="天数", **ways)


@pytest.mark.parametrize(
    ("title", "kind"), [("办理天数", "int"), ("期限", "date"), ("期限内办结", "bool"), ("最早", "date")]
)
def test_types_of_derived_columns(title: str, kind: str) -> None:
    column = CASES.column(title)
    assert column is not None and column.type == kind


def test_sources_leave_out_the_cut_off() -> None:
    by_title = {each.title: each.sources() for each in CASES.derived}
    assert by_title["未结天数"] == ("登记日期",)
    assert by_title["期限"] == ("登记日期", "延期")


def test_what_depends_on_a_column_however_indirectly() -> None:
    assert CASES.computed_from("延期") == {"延期", "期限", "期限内办结"}


def test_a_column_that_came_later_takes_its_derived_ones_along() -> None:
    columns = tuple(each.model_copy(update={"since": 2024}) if each.title == "延期" else each for each in CASES.columns)
    ledger = CASES.model_copy(update={"columns": columns})
    assert [ledger.is_kept_in(title, 2023) for title in ("延期", "期限内办结", "办理天数")] == [False, False, True]
    assert ledger.is_kept_in("期限内办结", 2024)


def test_whose_small_cells_need_care() -> None:
    assert CASES.is_about_persons  # it has P columns
    assert not PLACES.is_about_persons
    assert not CASES.model_copy(update={"persons": False}).is_about_persons
    assert PLACES.model_copy(update={"sensitive": True}).is_about_persons


def test_the_village_column() -> None:
    assert CASES.village_column == "村（社区）"
    bare = PLACES.model_copy(update={"columns": PLACES.columns[1:]})
    assert bare.village_column == ""


def test_a_ledger_table_carries_its_columns_by_title() -> None:
    record = from_table({"key": "编号", "columns": {"编号": {"type": "text"}}}, id="cases")
    assert record == {"id": "cases", "key": ["编号"], "columns": [{"title": "编号", "type": "text"}]}
