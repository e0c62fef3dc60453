"""The gate: what may leave the office, and the only way to it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from makers import (
    CASES,
    FACTS,
    VILLAGES,
    YEAR_2024,
    case,
    make_catalog,
    make_chart,
    make_frame,
    make_indicator,
    make_ingested,
    make_released,
    make_table,
    make_town,
)

from fazhi.catalog import Catalog, Ledger
from fazhi.errors import ReleaseError, UsageError
from fazhi.indicators import Status
from fazhi.ledgers import Ingested
from fazhi.release import Released, ReleasedBreakdown, release, require

SIX = [case(形式="来信")] * 4 + [case(形式="网上")] * 3 + [case(形式="来访")] * 2
BY_FORM = make_catalog(charts=[make_chart(by="形式")])


def shown(breakdown: ReleasedBreakdown) -> dict[str, Any]:
    return {cell.key: cell.value if cell.status is not Status.SUPPRESSED else "＊" for cell in breakdown.cells}


def test_nobody_builds_it_by_hand() -> None:
    with pytest.raises(ReleaseError, match=r"请不要自行构造"):
        Released(make_town(), YEAR_2024, {}, {}, object())
    with pytest.raises(TypeError):
        Released(make_town(), YEAR_2024, {}, {})  # type: ignore[call-arg]


def test_values_pass_unchanged() -> None:
    table = make_table(SIX, BY_FORM)
    released = release(table, BY_FORM)
    assert released["cases.received"] == table["cases.received"]
    with pytest.raises(UsageError, match=r"没有名为“cases\.recieved”"):
        released["cases.recieved"]


def test_a_small_cell_is_suppressed_with_a_second() -> None:
    released = make_released(SIX, BY_FORM)
    breakdown = released.breakdowns["cases.received", "形式"]
    assert shown(breakdown) == {"来信": 4, "网上": "＊", "来访": "＊"}
    assert breakdown.is_suppressed
    assert all(cell.value is None for cell in breakdown.cells if cell.status is Status.SUPPRESSED)


def test_an_empty_cell_stays_a_zero() -> None:
    released = make_released(SIX[:7], BY_FORM)
    assert shown(released.breakdowns["cases.received", "形式"]) == {"来信": 4, "网上": 3, "来访": 0}


def test_another_threshold_may_be_asked_for() -> None:
    released = release(make_table(SIX, BY_FORM), BY_FORM, threshold=1)
    assert not released.breakdowns["cases.received", "形式"].is_suppressed


def facts(*, persons: Ledger = FACTS, **indicator: Any) -> tuple[Ingested, Catalog]:
    catalog = make_catalog(
        make_indicator(ledger="facts", **indicator), charts=[make_chart(by="形式")], ledgers=[CASES, persons]
    )
    return make_ingested(frames={"facts": make_frame(SIX), "cases": make_frame(SIX)}), catalog


def test_rows_that_are_not_about_persons_need_no_care() -> None:
    ingested, catalog = facts()
    assert shown(make_released(ingested, catalog).breakdowns["cases.received", "形式"])["来访"] == 2


def test_a_rate_over_persons_needs_it_whichever_part_they_stand_in() -> None:
    ingested, catalog = facts(unit="%", of={"ledger": "cases"})
    assert make_released(ingested, catalog).breakdowns["cases.received", "形式"].is_suppressed


def test_a_rate_of_nothing_is_undefined_not_zero() -> None:
    ingested, catalog = facts(unit="%", of={"形式": ["来信", "来访"]})
    cells = {cell.key: cell for cell in make_released(ingested, catalog).breakdowns["cases.received", "形式"].cells}
    assert (cells["网上"].status, cells["网上"].value) == (Status.UNDEFINED, None)


@pytest.mark.parametrize("by", ["month", "形式", "village"])
def test_a_sensitive_ledger_has_totals_only(by: str) -> None:
    open_catalog = make_catalog(charts=[make_chart(by=by)])
    table = make_table(SIX, open_catalog)
    sensitive = replace(open_catalog, ledgers={"cases": CASES.model_copy(update={"sensitive": True})})
    with pytest.raises(ReleaseError, match=r"敏感台账.*只能输出全镇合计"):
        release(table, sensitive)
    assert release(make_table(SIX, replace(sensitive, charts={})), sensitive)["cases.received"].value == 9


@pytest.mark.parametrize("column", ["姓名", "编组", "事由"])
def test_nothing_is_grouped_by_or_listed_from_a_personal_column(column: str) -> None:
    rows = [case(姓名="甲某", 编组="一组", 事由="某事")]
    catalog = make_catalog(charts=[make_chart(by=column)])
    with pytest.raises(ReleaseError, match=f"不能按“{column}”分组"):
        make_released(rows, catalog)
    for measure in ("list", "only"):
        catalog = make_catalog(make_indicator("one", **{measure: column}))
        with pytest.raises(ReleaseError, match=f"会列出“{column}”") as refused:
            make_released(rows, catalog)
        assert not any(value in str(refused.value) for value in ("甲某", "一组", "某事"))


def test_names_from_an_open_column_pass() -> None:
    catalog = make_catalog(make_indicator("one", list="法规"), make_indicator("villages", covers="村（社区）"))
    released = make_released([case(法规=("民法典",), **{"村（社区）": VILLAGES[0]})], catalog)
    assert released["cases.one"].names == ("民法典",)
    assert released["cases.villages"].names == (VILLAGES[0],)


def test_counting_different_persons_releases_the_count_without_their_names() -> None:
    catalog = make_catalog(make_indicator("one", distinct="姓名"))
    table = make_table([case(姓名="甲某"), case(姓名="乙某")], catalog)
    assert table["cases.one"].names == ("甲某", "乙某")
    released = release(table, catalog)["cases.one"]
    assert (released.value, released.names) == (2, ())


def test_no_rows_pass() -> None:
    released = make_released([case(姓名="甲某", 事由="某事")], BY_FORM)
    assert not hasattr(released, "rows")
    assert "甲某" not in repr(released) and "某事" not in repr(released)


@pytest.mark.parametrize("unreleased", [make_table(SIX, BY_FORM), {"cases.received": 9}, None])
def test_nothing_else_is_taken_for_it(unreleased: object) -> None:
    with pytest.raises(ReleaseError, match=r"请先调用 release\(\)"):
        require(unreleased)


def test_what_is_released_is_taken() -> None:
    released = make_released(SIX, BY_FORM)
    assert require(released) is released
    with pytest.raises(TypeError):
        released.values["cases.received"] = None  # type: ignore[index]


def test_what_a_clerk_typed_once_is_never_a_key() -> None:
    rows = [case("2024-03-01", 单位=unit) for unit in ["甲办"] * 5 + ["李某某13900000000", "乙办", "乙办"]]
    catalog = make_catalog(make_indicator("received"), charts=[make_chart(by="单位")])
    cells = make_released(rows, catalog).breakdowns["cases.received", "单位"].cells
    assert [(cell.key, cell.value) for cell in cells] == [("甲办", 5), ("其余", 3)]
