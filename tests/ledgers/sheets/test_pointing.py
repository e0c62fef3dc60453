"""A fault in a column that no figure uses is a hint."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest
from builders import HOTLINE, PETITIONS, a_catalog, an_indicator, ingest_folder, write_book

from fazhi.catalog import Catalog, Chart
from fazhi.findings import Finding, Severity
from fazhi.ledgers.sheets.pointing import Pointer


def pointer(catalog: Catalog | None = None) -> Pointer:
    return Pointer(PETITIONS, catalog or a_catalog(PETITIONS))


@pytest.mark.parametrize("title", ["编号", "登记日期", "信访形式", "办结日期", "状态"])
def test_a_column_that_is_key_or_date_or_closes_or_is_counted_is_used(title: str) -> None:
    assert pointer().is_used(title)


@pytest.mark.parametrize("title", ["人数", "信访人", "村（社区）", "法规"])
def test_others_are_not(title: str) -> None:
    assert not pointer().is_used(title)


@pytest.mark.parametrize(("by", "title"), [("village", "村（社区）"), ("对象", "对象")])
def test_a_column_that_a_chart_is_drawn_by_is_used(by: str, title: str) -> None:
    chart = Chart(id="petitions.c", topic="petitions", title="图", series=("petitions.accepted",), by=by)
    catalog = replace(a_catalog(PETITIONS), charts=MappingProxyType({chart.id: chart}))
    assert pointer(catalog).is_used(title)
    assert not pointer(catalog).is_used("人数")


def test_the_date_that_months_are_drawn_by_is_used() -> None:
    ledger = PETITIONS.model_copy(update={"state": None})
    monthly = an_indicator("petitions", "monthly", "按月").model_copy(update={"month_by": "办结日期"})
    catalog = replace(a_catalog(ledger), indicators=MappingProxyType({monthly.id: monthly}))
    assert Pointer(ledger, catalog).is_used("办结日期")
    assert not Pointer(ledger, a_catalog(HOTLINE, ledger)).is_used("人数")


def findings(folder: Path, header: list[str], *rows: list[object]) -> list[Finding]:
    write_book(folder / "信访.xlsx", [header, *rows])
    return [each for each in ingest_folder(folder).findings if each.code != "column-absent"]


def test_a_bad_cell_is_an_error_or_a_hint(tmp_path: Path) -> None:
    header = ["编号", "登记日期", "信访形式", "人数"]
    found = findings(tmp_path, header, ["A1", "2024-3-5", "来电话", "约20"], ["A2", "某日", "来信", 0])
    assert [(each.column, each.code, each.severity) for each in found] == [
        ("登记日期", "row-quarantined", Severity.ERROR),
        ("信访形式", "cell-not-in-list", Severity.ERROR),
        ("人数", "cell-unreadable", Severity.HINT),
    ]


def test_a_required_text_that_no_figure_uses_is_a_hint(tmp_path: Path) -> None:
    columns = tuple(
        column.model_copy(update={"required": True}) if column.title == "内容" else column
        for column in PETITIONS.columns
    )
    ledger = PETITIONS.model_copy(update={"columns": columns})
    write_book(tmp_path / "信访.xlsx", [["编号", "登记日期", "信访形式", "内容"], ["A1", "2024-3-5", None, None]])
    found = ingest_folder(tmp_path, ledger).findings
    assert {each.column: each.severity for each in found if each.code == "cell-missing"} == {
        "信访形式": Severity.ERROR, "内容": Severity.HINT,
    }  # fmt: skip
    write_book(tmp_path / "信访.xlsx", [["编号", "登记日期", "办结日期", "状态"], ["A1", "2024-3-5", None, "办理中"]])
    found = ingest_folder(tmp_path, ledger).findings
    missing = {each.column: each.severity for each in found if each.code == "column-missing"}
    assert missing == {"信访形式": Severity.ERROR, "内容": Severity.HINT}
