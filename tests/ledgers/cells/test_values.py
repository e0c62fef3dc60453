"""Cells become typed values: every type, both ways."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from builders import PETITIONS, a_town

from fazhi.catalog import Column
from fazhi.ledgers.cells.values import Context, Fault, read_cell
from fazhi.settings import Village

CONTEXT = Context.of(a_town(), 2024)


def read(title: str, cell: object, context: Context = CONTEXT) -> Any:
    column = PETITIONS.column(title)
    assert isinstance(column, Column)
    return read_cell(cell, column, context)


@pytest.mark.parametrize("cell", ["", "  ", "\n", None])
@pytest.mark.parametrize("title", [column.title for column in PETITIONS.columns])
def test_an_empty_cell_is_nothing(title: str, cell: object) -> None:
    assert read(title, cell) is None


@pytest.mark.parametrize("title", [c.title for c in PETITIONS.columns if c.type != "bool"])
@pytest.mark.parametrize("cell", ["无", "／", "-", "—", "/"])
def test_words_for_nothing(title: str, cell: str) -> None:
    assert read(title, cell) is None


@pytest.mark.parametrize("cell", ["是", "√", "有", "1", 1.0, "TRUE", "Y"])
def test_yes(cell: object) -> None:
    assert read("是否初次", cell) is True


@pytest.mark.parametrize("cell", ["否", "×", "无", "0", 0, "FALSE", "x"])
def test_no(cell: object) -> None:
    assert read("是否初次", cell) is False


def test_a_whole_number_has_no_fraction() -> None:
    assert read("人数", "１２") == 12
    assert read("人数", 3.0) == 3
    assert read("人数", 3.5) == Fault("cell-unreadable", "读不成准确的整数，请只写数字")
    assert isinstance(read("人数", "约20"), Fault)


def test_a_decimal_is_exact_or_a_fault() -> None:
    assert read("金额（元）", 0.1) == Decimal("0.1000")
    assert read("金额（元）", "1.2万") == Decimal(12000)
    assert isinstance(read("金额（元）", "0.00001"), Fault)
    assert isinstance(read("金额（元）", 1e15), Fault)


def test_text_is_tidied_and_numbers_in_it_are_text() -> None:
    assert read("编号", "　ＸＦ２０２４－1 ") == "XF2024－1"
    assert read("编号", 20240012.0) == "20240012"
    assert read("内容", "道路\n积水") == "道路积水"


def test_a_choice_is_found_whatever_its_spaces_and_brackets() -> None:
    assert read("信访形式", " 来 信\n") == "来信"
    assert read("对象", "村(社区)干部") == ("村（社区）干部",)


def test_a_near_choice_is_named_and_not_taken() -> None:
    fault = read("信访形式", "上级交办件")
    assert fault == Fault("cell-not-in-list", "不在选项里，最接近的是“上级交办”")


def test_several_choices() -> None:
    assert read("对象", "镇机关干部、党政领导班子；镇机关干部") == ("镇机关干部", "党政领导班子")
    assert isinstance(read("对象", "镇机关干部、群众"), Fault)


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("《民法典》、《宪法》", ("《民法典》", "《宪法》")),
        ("《民法典》《宪法》", ("《民法典》", "《宪法》")),
        ("《突发事件应对法、防洪法读本》，宪法", ("《突发事件应对法、防洪法读本》", "宪法")),
        ("民法典;宪法,民法典", ("民法典", "宪法")),
        ("民法典\n宪法", ("民法典", "宪法")),
    ],
)
def test_lists_of_names(cell: str, names: tuple[str, ...]) -> None:
    assert read("法规", cell) == names


@pytest.mark.parametrize(
    "cell", ["大庄村", "大庄", "庄里", "某某镇大庄村", "某某大庄村", "大庄村委会", "大庄村民委员会"]
)
def test_a_village_by_any_of_its_names(cell: str) -> None:
    assert read("村（社区）", cell) == "大庄村"


def test_a_community_by_its_committee() -> None:
    assert read("村（社区）", "新苑居委会") == "新苑社区"
    assert read("村（社区）", "新苑社区居委会") == "新苑社区"


def test_a_village_of_another_town_is_a_fault_that_names_the_nearest() -> None:
    assert read("村（社区）", "石乔村") == Fault("cell-village-unknown", "不是本镇的村（社区），最接近的是“石桥村”")


def test_a_short_name_of_two_villages_is_none_of_them() -> None:
    town = a_town(villages=(Village(name="大庄村"), Village(name="大庄社区", kind="社区")))
    assert isinstance(read("村（社区）", "大庄", Context.of(town, 2024)), Fault)


def test_a_village_that_joined_later_is_not_yet_known() -> None:
    town = a_town(villages=(Village(name="大庄村"), Village(name="新村", since=2025)))
    assert isinstance(read("村（社区）", "新村", Context.of(town, 2024)), Fault)
    assert read("村（社区）", "新村", Context.of(town, 2025)) == "新村"


def test_without_a_list_any_village_is_taken() -> None:
    assert read("村（社区）", "某村", Context.of(a_town(villages=()), 2024)) == "某村"
