"""The annex on method and data."""

from __future__ import annotations

from pathlib import Path

import pytest
from batch.offices import small_town

from fazhi.notes import method_notes
from fazhi.release import THRESHOLD
from fazhi.report.blocks import Heading, ListBlock
from fazhi.workspace import Analysis, analyse


def texts(analysis: Analysis) -> str:
    """All lines of the annex."""
    items = [item for block in method_notes(analysis) if isinstance(block, ListBlock) for item in block.items]
    return "\n".join("".join(span.text for span in item if hasattr(span, "text")) for item in items)


@pytest.fixture
def small(tmp_path: Path) -> Analysis:
    """小河乡, one of whose three rows cannot be counted."""
    small_town(tmp_path, "小河乡", cell="三月里")
    return analyse("小河乡", 2024, workspace=tmp_path)


def test_method_then_data(demo_2024: Analysis) -> None:
    titles = [block.text for block in method_notes(demo_2024) if isinstance(block, Heading)]
    assert titles == ["统计时间和口径", "台账和数据"]


def test_the_period_and_its_last_day(demo_2024: Analysis) -> None:
    assert "统计期间为2024年全年，统计截止日期为2024年12月31日" in texts(demo_2024)


def test_a_part_of_a_year_is_named(tmp_path: Path) -> None:
    small_town(tmp_path, "小河乡")
    half = analyse("小河乡", 2024, workspace=tmp_path, period="上半年")
    assert "2024年上半年，统计截止日期为2024年6月30日" in texts(half)


def test_the_threshold_of_suppression_is_the_one_in_force(demo_2024: Analysis) -> None:
    assert f"少于{THRESHOLD}的格不予公开" in texts(demo_2024)


def test_rows_counted_and_not_counted(small: Analysis) -> None:
    assert "共读取台账1本，计入记录2条，未计入1条。" in texts(small)


def test_errors_are_counted(small: Analysis) -> None:
    errors = sum(finding.is_error for finding in small.findings)
    assert f"发现错误{errors}处" in texts(small) and errors > 0


def test_a_ledger_that_was_not_handed_in(demo: Path) -> None:
    assert "没有交来的台账：来访接待台账" in texts(analyse("段园镇", 2022, workspace=demo))


def test_standards_with_their_source(demo_2024: Analysis) -> None:
    assert demo_2024.own_text.standards
    for standard in demo_2024.own_text.standards:
        assert standard.source in texts(demo_2024)


def test_demo_data_are_said_to_be_so_and_others_not(demo_2024: Analysis, small: Analysis) -> None:
    assert "示例数据" in texts(demo_2024) and "示例数据" not in texts(small)


def test_corrections_are_listed_by_count(tmp_path: Path) -> None:
    small_town(tmp_path, "小河乡", cell="三月里")
    (tmp_path / "data/raw/小河乡/2024/corrections.toml").write_text(
        '[[corrections]]\nledger = "petitions"\nmatch = { "编号" = "甲2" }\nset = { "登记日期" = "2024-3-6" }\n'
        'expect = { "登记日期" = "三月里" }\nreason = "登记簿上是3月6日"\nwho = "信访办"\nwhen = 2025-01-10\n',
        encoding="utf-8",
    )
    said = texts(analyse("小河乡", 2024, workspace=tmp_path))
    assert "按更正记录更正单元格1处（信访件台账1处）" in said
    assert "未计入0条" in said
