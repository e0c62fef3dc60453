"""Figures without rows."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from builders import a_catalog

from fazhi.ledgers.reported import read_reported

HEADER = "指标,年度,数值,分子,分母,来源,提供单位,依据,日期"


def read(folder: Path, *lines: str, encoding: str = "utf-8-sig"):  # type: ignore[no-untyped-def]
    (folder / "reported.csv").write_bytes("\n".join([HEADER, *lines]).encode(encoding))
    return read_reported(folder, a_catalog())


def test_no_file_is_no_figure(tmp_path: Path) -> None:
    assert read_reported(tmp_path, a_catalog()) == ((), ())


@pytest.mark.parametrize("name", ["petitions.accepted", "信访件数"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_figure_by_id_or_title(tmp_path: Path, name: str, encoding: str) -> None:
    (figure,), findings = read(
        tmp_path, f"{name},2023,279,68,73,上年已报报告,办公室,年度报告,2024-2-11", encoding=encoding
    )
    assert findings == ()
    assert (figure.indicator, figure.year, figure.value) == ("petitions.accepted", 2023, Decimal(279))
    assert (figure.numerator, figure.denominator) == (Decimal(68), Decimal(73))
    assert (figure.source, figure.office, figure.basis) == ("上年已报报告", "办公室", "年度报告")
    assert (figure.date, figure.line) == (date(2024, 2, 11), 2)


def test_blank_and_comment_lines_are_passed_over_and_lines_counted(tmp_path: Path) -> None:
    figures, findings = read(tmp_path, "", ",,,,,,,,", "# 说明", "petitions.accepted,2023年,9.5%,,,,,,")
    assert findings == ()
    assert [(figure.line, figure.value, figure.source) for figure in figures] == [(5, Decimal("9.5"), "科室报送")]


@pytest.mark.parametrize(
    ("line", "code", "column"),
    [
        ("petitions.opened,2023,1", "reported-unknown", "指标"),
        ("petitions.accepted,去年,1", "reported-invalid", "年度"),
        ("petitions.accepted,23,1", "reported-invalid", "年度"),
        ("petitions.accepted,2023,约20", "reported-invalid", "数值"),
        ("petitions.accepted,2023,-279", "reported-invalid", "数值"),
        ("petitions.accepted,2023,", "reported-invalid", "数值"),
        ("petitions.accepted,2023,1,x,2", "reported-invalid", "分子"),
        ("petitions.accepted,2023,1,,,听说", "reported-invalid", "来源"),
        ("petitions.accepted,2023,1,,,科室报送,,,某日", "reported-invalid", "日期"),
    ],
)
def test_a_bad_line_costs_that_line(tmp_path: Path, line: str, code: str, column: str) -> None:
    figures, (finding,) = read(tmp_path, line, "petitions.closed,2023,5")
    assert (finding.code, finding.file, finding.row, finding.column) == (code, "reported.csv", 2, column)
    assert [figure.indicator for figure in figures] == ["petitions.closed"]


def test_without_the_needed_columns(tmp_path: Path) -> None:
    (tmp_path / "reported.csv").write_text("指标,数\na,1\n", encoding="utf-8")
    figures, (finding,) = read_reported(tmp_path, a_catalog())
    assert figures == ()
    assert "年度、数值" in finding.message
