"""Sheets that lie in the wrong year's folder are said once; single rows of another year one by one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from builders import PETITIONS, ingest_folder, write_book

from fazhi.findings import Finding

PLAIN = PETITIONS.model_copy(update={"state": None})


def about_years(folder: Path, *sheets: list[str], state: bool = False) -> list[Finding]:
    """What is said of sheets whose rows have these deciding dates."""
    number = iter(range(1000))
    written: dict[str, Any] = {
        f"{place}月": [["编号", "登记日期", "信访形式"], *([f"A{next(number)}", day, "来信"] for day in days)]
        for place, days in enumerate(sheets, 1)
    }
    write_book(folder / "信访.xlsx", written)
    found = ingest_folder(folder, PETITIONS if state else PLAIN)
    return [each for each in found.findings if each.code in ("sheet-other-year", "date-outside-year")]


def test_a_sheet_of_last_year_is_one_finding(tmp_path: Path) -> None:
    (finding,) = about_years(tmp_path, ["2023-3-5"] * 6 + ["2024-1-2"] * 2, ["2024-2-2"] * 3)
    assert (finding.code, finding.sheet, finding.row, finding.column) == ("sheet-other-year", "1月", None, "登记日期")
    assert finding.message == (
        "8行中有6行的“登记日期”在2023年，不计入2024年；如果整张表是2023年的，请移到2023年的文件夹。"
    )
    assert finding.indicators == ("petitions.accepted", "petitions.closed", "petitions.letters")


@pytest.mark.parametrize(
    ("days", "codes"),
    [
        (["2023-3-5"] * 4, ["date-outside-year"] * 4),
        (["2023-3-5"] * 5, ["sheet-other-year"]),
        (["2023-3-5"] * 5 + ["2024-3-5"] * 5, ["date-outside-year"] * 5),
        (["2023-3-5"] * 6 + ["2024-3-5"] * 5, ["sheet-other-year"]),
        (["2023-3-5"] * 3 + ["2025-3-5"] * 3, ["date-outside-year"] * 6),
        (["2023-3-5"] * 6 + ["2025-3-5"], ["sheet-other-year", "date-outside-year"]),
    ],
)
def test_five_rows_and_more_than_half_of_one_other_year(tmp_path: Path, days: list[str], codes: list[str]) -> None:
    assert [each.code for each in about_years(tmp_path, days)] == codes


def test_cases_carried_over_are_no_rows_of_another_year(tmp_path: Path) -> None:
    assert about_years(tmp_path, ["2023-3-5"] * 6, state=True) == []


def test_two_sheets_are_two_findings(tmp_path: Path) -> None:
    found = about_years(tmp_path, ["2023-3-5"] * 5, ["2022-3-5"] * 5)
    assert [(each.sheet, each.code) for each in found] == [("1月", "sheet-other-year"), ("2月", "sheet-other-year")]
