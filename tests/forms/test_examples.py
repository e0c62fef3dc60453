"""The example row keeps the rules that it shows."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from builders import PETITIONS, a_catalog, a_town
from forms.rows import fill_in

from fazhi.catalog import Column, Ledger, load_catalog
from fazhi.forms.examples import EXAMPLE, example_row
from fazhi.forms.form import form_of
from fazhi.forms.template import write_template
from fazhi.ledgers import ingest
from fazhi.periods import parse

CATALOG = load_catalog()
FORM = form_of(CATALOG, 2024, a_town())


def test_an_example() -> None:
    form = form_of(a_catalog(), 2024, a_town())
    row = example_row(PETITIONS, form)
    assert tuple(row) == form.titles(PETITIONS)
    assert row["序号"] == EXAMPLE == "示例"
    assert (row["登记日期"], row["办结日期"], row["状态"]) == (date(2024, 3, 5), date(2024, 3, 25), "已办结")
    assert (row["人数"], row["五人以下"], row["村（社区）"]) == (3, 2, "大庄村")
    assert (row["信访形式"], row["对象"]) == ("来信", "党政领导班子、镇机关干部")


def test_without_villages_a_place_is_made_up() -> None:
    assert example_row(PETITIONS, form_of(a_catalog(), 2024))["村（社区）"] == "某某村"


@pytest.mark.parametrize(("bounds", "value"), [({"min": 10}, 10), ({"max": 2}, 2), ({}, 3), ({"min": 1}, 3)])
def test_numbers_lie_in_their_range(bounds: dict[str, int], value: int) -> None:
    ledger = PETITIONS.model_copy(update={"columns": (*PETITIONS.columns, Column(title="数", type="int", **bounds))})
    assert example_row(ledger, form_of(a_catalog(ledger), 2024))["数"] == value


def test_a_deadline_is_kept_and_a_term_covers_the_year() -> None:
    petition = example_row(CATALOG.ledgers["petitions"], FORM)
    assert petition["登记日期"] < petition["办结日期"] < petition["限办日期"]  # type: ignore[operator]
    adviser = example_row(CATALOG.ledgers["advisers"], FORM)
    assert (adviser["聘期起"], adviser["聘期止"]) == (date(2024, 1, 1), date(2024, 12, 30))


def test_a_year_is_a_year() -> None:
    assert example_row(CATALOG.ledgers["accountability"], FORM)["述法年度"] == 2024


@pytest.mark.parametrize("ledger", FORM.ledgers, ids=lambda each: each.id)
def test_typed_in_as_a_row_the_example_has_no_fault_of_its_own(ledger: Ledger, tmp_path: Path) -> None:
    """It shows what the columns want, so it must be right; what it refers to stands in ledgers that are not here."""
    form = form_of(CATALOG, 2024, a_town(kept=(ledger.id,)))
    blank = write_template(form, tmp_path / "空白.xlsx")
    row = {title: value for title, value in example_row(ledger, form).items() if ledger.column(title)}
    (tmp_path / "2024").mkdir()
    fill_in(blank, form, {ledger.id: [row]}, tmp_path / "2024" / "台账.xlsx")
    town, period = a_town(kept=(ledger.id,)), parse("全年", 2024)
    found = ingest(tmp_path / "2024", town=town, year=2024, period=period, catalog=CATALOG, interim=None)
    assert {each.code for each in found.findings} <= {"column-absent", "village-absent"}
    assert len(found.frames[ledger.id]) == 1
