"""Which ledgers and columns the blank workbook asks for."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from builders import PETITIONS, a_catalog, a_town

from fazhi.catalog import Column, Ledger, load_catalog
from fazhi.errors import CatalogError, UsageError
from fazhi.forms.form import Form, form_of
from fazhi.forms.template import write_template

CATALOG = load_catalog()


def a_form(*ledgers: Ledger, year: int = 2024, **given: object) -> Form:
    catalog = a_catalog(*ledgers)
    return form_of(catalog, year, a_town(**given))


@pytest.mark.parametrize("ledger", CATALOG.ledgers.values(), ids=lambda each: each.id)
def test_no_personal_column_is_asked_for(ledger: Ledger) -> None:
    form = form_of(CATALOG, 2024, names=[ledger.id])
    personal = {column.title for column in ledger.columns if column.privacy == "P"}
    assert personal.isdisjoint(form.titles(ledger))
    assert {column.title for column in ledger.columns} - personal == set(form.titles(ledger)[1:-2])


def test_the_order_is_serial_number_catalogue_evidence_remark() -> None:
    titles = a_form().titles(PETITIONS)
    assert titles[:3] == ("序号", "编号", "登记日期")
    assert titles[-3:] == ("状态", "佐证材料", "备注")


@pytest.mark.parametrize(("year", "asked"), [(2024, False), (2025, True), (2026, True)])
def test_a_column_is_asked_for_from_its_first_year_on(year: int, asked: bool) -> None:
    late = PETITIONS.model_copy(update={"columns": (*PETITIONS.columns, Column(title="渠道", type="text", since=2025))})
    assert ("渠道" in a_form(late, year=year).titles(late)) is asked


def test_without_a_town_the_default_ledgers_and_no_villages() -> None:
    form = form_of(CATALOG, 2024)
    assert {ledger.id for ledger in form.ledgers} == {each.id for each in CATALOG.ledgers.values() if each.default}
    assert (form.villages, form.town, form.mark) == ((), "", "")


def test_a_towns_ledgers_lists_villages_and_mark() -> None:
    village = {"name": "旧村", "until": 2023}
    town = a_town(kept=("petitions",), lists={"petitions.信访形式": ("领导接访",)}, demo=True)
    town = town.model_validate(town.model_dump() | {"villages": [*town.model_dump()["villages"], village]})
    form = form_of(CATALOG, 2024, town)
    (ledger,) = form.ledgers
    column = ledger.column("信访形式")
    assert isinstance(column, Column) and column.choices[-1] == "领导接访"
    assert form.villages == ("大庄村", "石桥村", "新苑社区")
    assert form.mark == "（示例数据）"


def test_ledgers_by_id_or_title_in_the_order_of_the_catalogue() -> None:
    form = form_of(CATALOG, 2024, names=["信访件台账", "mediation", "contracts"])
    assert [ledger.id for ledger in form.ledgers] == ["contracts", "mediation", "petitions"]


@pytest.mark.parametrize(("name", "near"), [("petition", "petitions"), ("信访台账", "信访件台账")])
def test_an_unknown_ledger_names_near_ones(name: str, near: str) -> None:
    with pytest.raises(UsageError, match=f"“{name}”.*最接近的是.*{near}"):
        form_of(CATALOG, 2024, names=[name])


def test_a_town_that_keeps_an_unknown_ledger_is_told() -> None:
    with pytest.raises(CatalogError, match="kept"):
        form_of(CATALOG, 2024, a_town(kept=("x",)))


def test_names_of_sheets_are_what_a_spreadsheet_takes() -> None:
    odd = PETITIONS.model_copy(update={"title": "信访/来访[一]台账"})
    long = PETITIONS.model_copy(update={"id": "long", "title": "很长的台账名称" * 6})
    form = a_form(odd, long)
    names = [form.sheet_name(ledger) for ledger in form.ledgers]
    assert names[0] == "信访_来访_一_台账"
    assert len(names[1]) == 31 and names[1].endswith("_02")


@pytest.mark.parametrize(
    "titles",
    [
        ("台账/甲", "台账_甲"),
        ("Sheet", "SHEET"),
        ("填表说明", "History"),
        ("很" * 40, "很" * 40 + "二"),
        ("检查结果", "检查结果_01"),
    ],
)
def test_no_two_sheets_are_called_alike(titles: tuple[str, str], tmp_path: Path) -> None:
    form = a_form(*(PETITIONS.model_copy(update={"id": f"l{n}", "title": title}) for n, title in enumerate(titles)))
    names = [form.sheet_name(ledger) for ledger in form.ledgers]
    assert len({"填表说明", "检查结果", *(name.casefold() for name in names)}) == 4
    book = openpyxl.load_workbook(write_template(form, tmp_path / "台账.xlsx"))
    assert book.sheetnames == ["填表说明", *names]
