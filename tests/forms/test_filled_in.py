"""The blank workbook, filled in with valid values, is read without a finding and as it was written."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from builders import a_town
from forms.rows import Row, fill_in, rows_of_all
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from fazhi.catalog import load_catalog
from fazhi.catalog.columns import Column
from fazhi.findings import Finding
from fazhi.forms.form import form_of
from fazhi.forms.template import write_template
from fazhi.ledgers import Ingested, ingest
from fazhi.periods import parse

YEAR = 2024
CATALOG = load_catalog()
KEPT = tuple(name for name, each in CATALOG.ledgers.items() if sum(one.privacy != "P" for one in each.columns) > 1)
"""Without names one column is left of 执法人员名册, and a sheet with one title has no header."""

TOWN = a_town(kept=KEPT)
FORM = form_of(CATALOG, YEAR, TOWN)

# no shrinking: every step of it would read another workbook
few = settings(
    max_examples=4,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The blank workbook of a town that keeps every ledger of the default catalogue."""
    return write_template(FORM, tmp_path_factory.mktemp("blank") / "台账.xlsx")


def read(folder: Path) -> Ingested:
    """The ledgers of a folder without the hints that a personal column, which nobody was asked for, is not there."""
    found = ingest(folder, town=TOWN, year=YEAR, period=parse("全年", YEAR), catalog=CATALOG, interim=None)
    return replace(found, findings=tuple(each for each in found.findings if not _is_about_a_person(each)))


def _is_about_a_person(finding: Finding) -> bool:
    column = CATALOG.ledgers[finding.ledger].column(finding.column) if finding.ledger else None
    return finding.code == "column-absent" and isinstance(column, Column) and column.privacy == "P"


def test_a_blank_workbook_is_read_as_ledgers_that_were_not_handed_in(blank: Path) -> None:
    found = read(blank.parent)
    assert {each.code for each in found.findings} <= {"ledger-missing"}
    assert len({each.ledger for each in found.findings}) == len(found.findings)
    assert all(frame.empty for frame in found.frames.values())


@given(filled=rows_of_all(FORM))
@few
def test_valid_rows_come_back_as_they_were_written(blank: Path, filled: dict[str, list[Row]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        fill_in(blank, FORM, filled, Path(folder) / "台账.xlsx")
        found = read(Path(folder))
    assert [(each.code, each.ledger, each.cell, each.message) for each in found.findings] == []
    for ledger in FORM.ledgers:
        frame = found.frames[ledger.id]
        assert len(frame) == len(filled[ledger.id]), ledger.title
        for column in FORM.columns(ledger):
            held = [plain(value) for value in frame[column.title]]
            assert held == [meant(row[column.title], column) for row in filled[ledger.id]], column.title


def plain(value: Any) -> Any:
    """A cell of a clean ledger without pandas' own types."""
    if isinstance(value, tuple):
        return value
    if pd.isna(value):
        return None
    return value.date() if isinstance(value, pd.Timestamp) else value


def meant(value: Any, column: Column) -> Any:
    """What an empty cell means where the catalogue says so."""
    return column.blank if value is None else value


@given(data=st.data())
@few
def test_sheets_that_are_left_blank_disturb_no_other(blank: Path, data: st.DataObject) -> None:
    filled = data.draw(rows_of_all(replace(FORM, ledgers=FORM.ledgers[:3])))
    with tempfile.TemporaryDirectory() as folder:
        fill_in(blank, FORM, filled, Path(folder) / "台账.xlsx")
        found = read(Path(folder))
    assert {each.code for each in found.findings} <= {"ledger-missing"}
    assert {each.ledger for each in found.findings}.isdisjoint(filled)
    assert {name: len(found.frames[name]) for name in filled} == {name: len(rows) for name, rows in filled.items()}
