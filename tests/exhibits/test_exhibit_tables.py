"""The table of all indicators, and where figures come from that are not simply computed."""

from __future__ import annotations

from typing import Any

import pytest
from makers import case, make_catalog, make_indicator, make_ingested, make_released, make_reported, make_table

from fazhi.errors import ReleaseError
from fazhi.exhibits import Table, indicator_table, sources_table
from fazhi.ledgers import Quarantined
from fazhi.release import Released

CATALOG = make_catalog(
    make_indicator("received", title="登记件数"),
    make_indicator("rate", title="办结率", unit="%", digits=1, where={"办结日期": "by cut-off"}, of={}),
    make_indicator("extended", title="延期占比", unit="%", where={"延期": True}, of={"延期": {"present": True}}),
    make_indicator("places", title="场所数", unit="个", ledger="places"),
    make_indicator("statutes", title="学习法规", unit="部", list="法规"),
)
NOW = [case(办结日期="2024-04-01", 法规=("民法典",)), case(办结日期="2024-04-01"), case()]
LAST = [case("2023-03-01", 办结日期="2023-04-01"), case("2023-03-01", 办结日期="2024-01-05")]


def prepared(**given: Any) -> Released:
    return make_released(make_ingested(NOW, **given), CATALOG, last=make_ingested(LAST, year=2023))


def row(table: Table, title: str) -> tuple[str, ...]:
    return next(cells for cells in table.rows if title in cells)


def test_every_indicator_has_a_row_with_this_year_last_year_change_and_definition() -> None:
    table = indicator_table(prepared(), CATALOG)
    assert table.columns == ("序号", "类别", "指标", "2024年", "2023年", "比上年", "口径", "依据或来源")
    assert len(table.numeric) == len(table.columns)
    assert [cells[0] for cells in table.rows] == ["1", "2", "3", "4", "5"]
    assert row(table, "登记件数") == ("1", "案件", "登记件数", "3件", "2件", "增长50.00%", "计行", "台账")


def test_a_rate_prints_its_parts_and_its_change_in_points() -> None:
    assert row(indicator_table(prepared(), CATALOG), "办结率")[3:6] == ("66.7%\n（2/3）", "50.0%", "提高16.7个百分点")


def test_what_is_missing_or_undefined_is_a_word_and_no_zero() -> None:
    table = indicator_table(prepared(), CATALOG)
    assert row(table, "场所数")[3:6] == ("缺", "—", "—")
    assert row(table, "延期占比")[3] == "无"


def test_a_partial_figure_is_marked() -> None:
    lost = Quarantined("台账.xlsx", "Sheet1", 9, "row-quarantined", "…")
    released = prepared(quarantined={"cases": (lost,)})
    assert row(indicator_table(released, CATALOG), "登记件数")[3] == "3件*"


def test_one_topics_rows_alone() -> None:
    assert len(indicator_table(prepared(), CATALOG, "cases").rows) == 5
    assert indicator_table(prepared(), CATALOG, "other").rows == ()


def test_where_figures_come_from() -> None:
    reported = (
        make_reported("cases.places", "12"),
        make_reported("cases.received", "2", year=2023, source="上年已报报告"),
    )
    table = sources_table(prepared(reported=reported))
    assert ("场所数", "科室报送", "科室报送，信访办") in table.rows
    assert ("登记件数（上年）", "上年已报报告", "2件") in table.rows
    assert ("延期占比", "无法计算（分母为零或无记录）", "—") in table.rows
    assert not any(cells[0] == "登记件数" for cells in table.rows)  # simply computed


@pytest.mark.parametrize("make", [lambda table: indicator_table(table, CATALOG), sources_table])
def test_unreleased_numbers_make_no_table(make: Any) -> None:
    unreleased = make_table(NOW, CATALOG)
    with pytest.raises(ReleaseError):
        make(unreleased)
