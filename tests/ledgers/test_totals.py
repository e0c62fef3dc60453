"""合计 and 小计 against the rows that they cover."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from builders import codes_of, ingest_folder, write_book

from fazhi.findings import Finding

HEADER = ["序号", "编号", "登记日期", "信访形式", "人数", "金额（元）", "办结日期"]


def row(number: int, persons: Any = 1, money: Any = None) -> list[Any]:
    return [number, f"A{number}", f"2024-3-{number}", "来信", persons, money]


def differing(tmp_path: Path, *rows: list[Any]) -> list[Finding]:
    write_book(tmp_path / "信访.xlsx", [HEADER, *rows])
    ingested = ingest_folder(tmp_path)
    assert set(codes_of(ingested)) <= {"total-differs", "cell-unreadable"}
    return [finding for finding in ingested.findings if finding.code == "total-differs"]


@pytest.mark.parametrize(
    "total",
    [
        ["合计", "", "", "", 5],
        ["合计", 3, "", "", 5],
        ["", "合计", "", "", "5人"],
        ["合计：3件"],
        ["合计", "", "", "", "", "1000.50"],
        ["其中：初访合计", "", "", "", 3],
        ["平均", "", "", "", 1.67],
        ["合计", "", "", "", "0.0005万"],
        ["累计", "", "", "", 99],
    ],
)
def test_totals_that_agree(tmp_path: Path, total: list[Any]) -> None:
    assert differing(tmp_path, row(1, 2, 500), row(2, 2, 500.5), row(3, 1), total) == []


def test_a_sum_that_does_not_agree_shows_both(tmp_path: Path) -> None:
    (finding,) = differing(tmp_path, row(1, 2), row(2, 2), row(3, 1), ["合计", "", "", "", 6])
    assert (finding.cell, finding.column, finding.value, finding.severity) == ("E5", "人数", "6", "warning")
    assert "写的是6，各行相加是5，相差1" in finding.message


@pytest.mark.parametrize("total", [["合计", 4], ["合计：4件"], ["共计（件）4"]])
def test_a_number_of_rows_that_does_not_agree(tmp_path: Path, total: list[Any]) -> None:
    (finding,) = differing(tmp_path, row(1), row(2), row(3), total)
    assert "写的是4，所计的共3行" in finding.message


def test_subtotals_cover_the_rows_since_the_one_before(tmp_path: Path) -> None:
    village = ["小计", "", "", "", 3]
    rows = [row(1, 1), row(2, 2), village, row(3, 3), village, ["合计", "", "", "", 6]]
    assert differing(tmp_path, *rows) == []
    wrong = [row(1, 1), row(2, 2), ["小计", "", "", "", 4], row(3, 3), village, ["合计", "", "", "", 6]]
    (finding,) = differing(tmp_path, *wrong)
    assert finding.row == 4


def test_a_total_after_each_village(tmp_path: Path) -> None:
    rows = [row(1, 1), ["大庄村合计", "", "", "", 1], row(2, 2), ["石桥村合计", "", "", "", 2], ["总计", "", "", "", 3]]
    assert differing(tmp_path, *rows) == []


def test_empty_cells_may_mean_what_the_catalogue_says(tmp_path: Path) -> None:
    rows = [row(1, 2), row(2, None)]
    assert differing(tmp_path, *rows, ["合计", "", "", "", 2]) == []  # as the clerk adds
    assert differing(tmp_path, *rows, ["合计", "", "", "", 3]) == []  # as an empty cell counts


def test_a_column_with_a_cell_that_cannot_be_read_is_not_compared(tmp_path: Path) -> None:
    assert differing(tmp_path, row(1, "约20"), row(2, 1), ["合计", "", "", "", 21]) == []


def test_a_count_under_years_is_no_sum(tmp_path: Path) -> None:
    rows = [row(1, 2024), row(2, 2024)]
    assert differing(tmp_path, *rows, ["合计", "", "", "", 2]) == []
    assert len(differing(tmp_path, *rows, ["合计", "", "", "", 3])) == 1


def test_a_grand_total_right_below_a_subtotal(tmp_path: Path) -> None:
    rows = [row(1, 2), ["大庄村小计", "", "", "", 2], row(2, 4), ["石桥村小计", "", "", "", 4]]
    assert differing(tmp_path, *rows, ["合计", "", "", "", 6]) == []
    (finding,) = differing(tmp_path, *rows, ["合计", "", "", "", 99])
    assert "写的是99，各行相加是6" in finding.message


def test_totals_above_their_rows(tmp_path: Path) -> None:
    rows = [["合计", "", "", "", 6], ["小计", "", "", "", 2], row(1, 2), ["小计", "", "", "", 4], row(2, 4)]
    assert differing(tmp_path, *rows) == []


def test_a_total_with_a_date_is_no_case(tmp_path: Path) -> None:
    write_book(tmp_path / "信访.xlsx", [HEADER, row(1), ["合计", "", "2024-12-31", "", 1]])
    assert len(ingest_folder(tmp_path).frames["petitions"]) == 1


@pytest.mark.parametrize(
    "label", ["平均", "占比", "共2批", "合计2批，5人次", "全年总人数", "本表共2批5人次", "总计（含上年结转）"]
)
def test_what_closes_a_sheet_in_real_life(tmp_path: Path, label: str) -> None:
    assert differing(tmp_path, row(1, 2), row(2, 3), [label]) == []
