"""What goes wrong on the morning a report is due: a small town's folder, and what it must lead to."""

from __future__ import annotations

from pathlib import Path

import pytest
from batch.offices import small_town

from fazhi.errors import SettingsError
from fazhi.indicators import Status
from fazhi.narrative import Paragraph, plain_text
from fazhi.workspace import Analysis, analyse

TOWN = "小河乡"


def year_with(root: Path, year: str = "", cell: str = "2024年5月6日") -> Analysis:
    folder = small_town(root, TOWN, cell, notebooks=False)
    (folder / "2024/year.toml").write_text(year, encoding="utf-8")
    return analyse(TOWN, 2024, workspace=root)


def text_of(analysis: Analysis) -> str:
    return "".join(
        plain_text(passage.spans) for passage in analysis.narrative.passages if isinstance(passage, Paragraph)
    )


@pytest.mark.parametrize(
    ("year", "said"),
    [
        ("cut_off = 2024-06-15", ["统计截止日期是2024-06-15，而期间写的是全年；期间请写实际的月份，如 1—11月。"]),
        ("cut_off = 2024-12-25", []),
        ("document_date = 2024-02-11", ["成文日期2024-02-11早于统计截止日期2024-12-31，请核对。"]),
        ("document_date = 2025-02-11", []),
    ],
)
def test_dates_that_disagree_are_said(tmp_path: Path, year: str, said: list[str]) -> None:
    findings = year_with(tmp_path, year).findings
    assert [each.message for each in findings if each.code == "dates-disagree"] == said


def test_a_rate_is_never_approximate(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"petitions\.closed_rate 是比率"):
        _ = year_with(tmp_path, 'approximate = ["petitions.closed_rate"]').catalog


def test_a_printed_figure_that_lost_a_row_makes_a_draft(tmp_path: Path) -> None:
    analysis = year_with(tmp_path, cell="年中")
    assert analysis.released["petitions.accepted"].status is Status.PARTIAL
    assert "办理信访件2件" in text_of(analysis)
    assert analysis.narrative.is_draft


def test_a_ledger_that_says_none_is_zero_in_words(tmp_path: Path) -> None:
    folder = small_town(tmp_path, TOWN, notebooks=False)
    (folder / "2024/信访件台账.xlsx").unlink()
    (folder / "2024/信访件台账.csv").write_text("编号,登记日期,信访形式,办结日期\n本年无,,,\n", encoding="utf-8")
    analysis = analyse(TOWN, 2024, workspace=tmp_path)
    assert analysis.released["petitions.accepted"].value == 0
    assert "全年没有新收信访件。" in text_of(analysis)
    assert "0件" not in text_of(analysis)


def test_an_empty_form_is_no_zero(tmp_path: Path) -> None:
    folder = small_town(tmp_path, TOWN, notebooks=False)
    (folder / "2024/信访件台账.xlsx").unlink()
    (folder / "2024/信访件台账.csv").write_text("编号,登记日期,信访形式,办结日期\n", encoding="utf-8")
    analysis = analyse(TOWN, 2024, workspace=tmp_path)
    assert analysis.released["petitions.accepted"].value is None
    assert "没有新收信访件" not in text_of(analysis)


def test_half_a_year_stands_beside_half_a_year(tmp_path: Path) -> None:
    year_with(tmp_path)
    half = analyse(TOWN, 2024, workspace=tmp_path, period="上半年")
    assert half.released["petitions.accepted"].value == 2
    assert "上半年办理信访件2件" in text_of(half)
