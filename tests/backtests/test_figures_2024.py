"""The published example's figures for 2024, all of them, out of ledger rows: in indicators.json and in the text.

``figures-2024.csv`` lists what the example printed; ``>=`` means that the exact count prints in the approximate form
given.
"""

from __future__ import annotations

import csv
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from fazhi.batch.records import write_records
from fazhi.workspace import Analysis

SOURCE = Path(__file__).parent / "figures-2024.csv"
FIGURES = list(csv.DictReader(SOURCE.read_text(encoding="utf-8-sig").splitlines()))


@pytest.fixture(scope="module")
def outputs(demo_2024: Analysis, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("outputs")
    write_records(demo_2024, folder)
    return folder


@pytest.fixture(scope="module")
def indicators(outputs: Path) -> dict[str, dict[str, Any]]:
    return {each["id"]: each for each in json.loads((outputs / "indicators.json").read_text(encoding="utf-8"))}


@pytest.fixture(scope="module")
def claims(outputs: Path) -> list[dict[str, Any]]:
    records: list[dict[str, Any]] = json.loads((outputs / "claims.json").read_text(encoding="utf-8"))
    return records


def name_of(row: dict[str, str]) -> tuple[str, str]:
    name, _, measure = row["编号"].partition(":")
    return name, measure or "value"


def test_all_rows_are_read() -> None:
    assert len(FIGURES) == 41


@pytest.mark.parametrize("row", FIGURES, ids=lambda row: row["编号"])
def test_value(row: dict[str, str], indicators: dict[str, dict[str, Any]]) -> None:
    name, measure = name_of(row)
    record = indicators[name]
    value = Decimal(str(record[measure]))
    if row["数值"].startswith(">="):
        assert value >= Decimal(row["数值"][2:])
    else:
        assert value == Decimal(row["数值"])
    assert (record["change_unit"] if measure == "change" else record["unit"]) == row["单位"]
    assert record["status"] == "computed"
    assert (record["rows"] > 0) == (row["台账"] != "town.toml" and row["数值"] != "0")


@pytest.mark.parametrize("row", FIGURES, ids=lambda row: row["编号"])
def test_printed(row: dict[str, str], claims: list[dict[str, Any]]) -> None:
    name, measure = name_of(row)
    printed = [claim for claim in claims if claim["indicator"] == name]
    wanted = {measure, "threshold"} if measure == "value" else {measure}
    texts = {claim["text"] for claim in printed if claim["measure"] in wanted and claim["year"] == 2024}
    assert row["报告中的写法"] in texts


def test_batches_of_2023(indicators: dict[str, dict[str, Any]]) -> None:
    record = indicators["visits.batches"]
    assert (record["previous"], record["previous_source"], record["change"]) == (279, "filed", -17.2)


def test_rates_keep_their_parts(indicators: dict[str, dict[str, Any]]) -> None:
    success, closed = indicators["mediation.success_rate"], indicators["petitions.closed_rate"]
    assert (success["numerator"], success["denominator"]) == (587, 600)
    assert (closed["numerator"], closed["denominator"]) == (68, 73)


def test_rows_behind_every_count(demo_2024: Analysis) -> None:
    for row in FIGURES:
        name, measure = name_of(row)
        value = demo_2024.table[name]
        if measure == "value" and value.indicator.part.measure == "count" and value.indicator.of is None:
            behind = demo_2024.table.rows(name)
            assert len(behind) == value.value
            assert behind[["文件", "行"]].notna().all().all()
