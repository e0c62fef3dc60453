"""The catalogue as a whole: what a town keeps, what it adds, which indicators a column touches."""

from __future__ import annotations

import pytest
from makers import CASES, PLACES, make_catalog, make_indicator

from fazhi.catalog import Chapter, Column, Outline, ReportPart, Section
from fazhi.errors import CatalogError


def test_an_indicator_by_id_or_title() -> None:
    catalog = make_catalog(make_indicator(title="收件数"))
    assert catalog.indicator("cases.received") is catalog.indicator("收件数")
    with pytest.raises(CatalogError, match=r"最接近的是 cases\.received"):
        catalog.indicator("cases.recieved")


def test_a_ledger_by_id_or_title() -> None:
    catalog = make_catalog(ledgers=(CASES, PLACES))
    assert catalog.ledger_named("cases") is catalog.ledger_named(CASES.title)
    with pytest.raises(CatalogError, match="没有名为“case”的台账；最接近的是 cases"):
        catalog.ledger_named("case")
    with pytest.raises(CatalogError, match=f"最接近的是.*{PLACES.title}"):
        catalog.ledger_named(PLACES.title + "表")


def test_a_town_keeps_the_default_ledgers_or_those_it_names() -> None:
    rare = PLACES.model_copy(update={"default": False})
    catalog = make_catalog(ledgers=(CASES, rare))
    assert list(catalog.kept_ledgers(None)) == ["cases"]
    assert list(catalog.kept_ledgers(["places"])) == ["places"]
    assert list(catalog.kept_ledgers([])) == []
    with pytest.raises(CatalogError, match="键 kept：没有名为“hotline”的台账；可用：cases、places"):
        catalog.kept_ledgers(["hotline"])


def test_a_town_adds_choices_at_the_end_and_once() -> None:
    catalog = make_catalog().with_lists({"cases.形式": ("短信", "来信")})
    column = catalog.ledgers["cases"].column("形式")
    assert isinstance(column, Column)
    assert column.choices == ("来信", "网上", "来访", "短信")
    assert make_catalog().ledgers["cases"].column("形式") == CASES.column("形式")  # the catalogue itself is untouched


@pytest.mark.parametrize("name", ["cases.单位", "cases.没有", "nothing.形式", "形式"])
def test_choices_can_be_added_to_choice_columns_only(name: str) -> None:
    with pytest.raises(CatalogError, match=r"没有这个选项列；.*cases\."):
        make_catalog().with_lists({name: ("短信",)})


def test_indicators_that_a_column_touches() -> None:
    catalog = make_catalog(
        make_indicator("received"),
        make_indicator("in_time", where={"期限内办结": True}, of={"办结日期": "by cut-off"}, unit="%"),
        make_indicator("places", ledger="places"),
    )
    assert catalog.indicators_of("cases") == ("cases.received", "cases.in_time")
    assert catalog.indicators_of("cases", "延期") == ("cases.in_time",)  # through 期限 and 期限内办结
    assert catalog.indicators_of("cases", "登记日期") == ("cases.received", "cases.in_time")  # decides the year
    assert catalog.indicators_of("cases", "单位") == ()


def test_topics_in_the_order_of_the_report() -> None:
    outline = Outline(
        title="报告",
        parts=(
            ReportPart(
                id="one", title="一", topics=("a",),
                chapters=(Chapter(id="c", title="章", topics=("b",), sections=(Section(topics=("c", "d")),)),),
            ),
            ReportPart(id="two", title="二", topics=("e",)),
        ),
    )  # fmt: skip
    assert outline.topics() == ("a", "b", "c", "d", "e")
