"""Last year's figure: the filed one, else the reported one, else recomputed; and the change."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from makers import case, make_indicator, make_ingested, make_reported, make_table

from fazhi.indicators import PreviousSource, Status, Value
from fazhi.ledgers import Ingested, Reported
from fazhi.periods import parse

FILED, HANDED = "上年已报报告", "科室报送"


def cases(number: int, year: int = 2024, closed: int = 0) -> list[dict[str, Any]]:
    return [case(f"{year}-03-01", 办结日期=f"{year}-04-01" if n < closed else None) for n in range(number)]


def last_year(number: int, closed: int = 0, **given: Any) -> Ingested:
    return make_ingested(cases(number, 2023, closed), year=2023, **given)


def compared(now: Any, last: Ingested | None = None, *reported: Reported, **table: Any) -> Value:
    ingested = make_ingested(cases(now) if isinstance(now, int) else now, reported=reported)
    return make_table(ingested, make_indicator("one", **table), last=last)["cases.one"]


def of_2023(value: str, source: str = HANDED, **given: Any) -> Reported:
    return make_reported("cases.one", value, year=2023, source=source, **given)


def test_no_last_year_says_nothing() -> None:
    value = compared(12)
    assert (value.previous, value.change, value.change_text, value.previous_text) == (None, None, "", "")


def test_recomputed_from_last_years_ledger() -> None:
    value = compared(15, last_year(12))
    assert (value.previous, value.previous_source) == (12, PreviousSource.RECOMPUTED)
    assert (value.change, value.change_text) == (Decimal("25.00"), "同比增长25.00%")


def test_reported_goes_before_recomputed_and_filed_before_both() -> None:
    value = compared(15, last_year(12), of_2023("10"))
    assert (value.previous, value.previous_source) == (10, PreviousSource.REPORTED)
    value = compared(15, last_year(12), of_2023("10"), of_2023("20", FILED))
    assert (value.previous, value.previous_source, value.change) == (20, PreviousSource.FILED, Decimal("-25.00"))


def test_a_figure_may_stand_in_last_years_own_folder() -> None:
    value = compared(15, last_year(12, reported=(of_2023("20", FILED),)))
    assert value.previous_source is PreviousSource.FILED


def test_figures_of_other_years_are_not_last_years() -> None:
    figure = make_reported("cases.one", "99", year=2022)
    assert compared(15, None, figure).previous is None


def findings(now: int, last: Ingested | None, *reported: Reported) -> list[Any]:
    ingested = make_ingested(cases(now), reported=reported)
    return [
        each for each in make_table(ingested, make_indicator("one"), last=last).findings if each.code != "stock-differs"
    ]


def test_sources_that_differ_are_a_finding_with_all_of_them() -> None:
    (finding,) = findings(15, last_year(12), of_2023("10"), of_2023("20", FILED))
    assert (finding.code, finding.indicators) == ("previous-differs", ("cases.one",))
    for words in (
        "2023年",
        "上年已报报告20件",
        "上年报送数字10件",
        "按上年台账重算12件",
        "以上年已报报告为准",
        "说明差异原因",
    ):
        assert words in finding.message


def test_sources_that_agree_are_none() -> None:
    assert findings(15, last_year(12), of_2023("12"), of_2023("12.0", FILED)) == []


RATE: dict[str, Any] = {"unit": "%", "digits": 1, "where": {"办结日期": "by cut-off"}, "of": {}}


def test_the_change_of_a_rate_is_in_points() -> None:
    value = compared(cases(8, closed=6), last_year(10, closed=7), **RATE)
    assert (value.text, value.previous_text, value.change) == ("75.0%", "70.0%", Decimal("5.0"))
    assert (value.change_unit, value.change_text) == ("百分点", "同比提高5.0个百分点")
    assert value.previous_ratio == (7, 10)


def test_points_are_rounded_once_from_exact_rates() -> None:
    # 2/3 and 1/3: 66.666… − 33.333… = 33.333…; of the rounded 66.7 − 33.3 it would be 33.4
    value = compared(cases(3, closed=2), last_year(3, closed=1), **RATE)
    assert value.change == Decimal("33.3")


def test_a_filed_rate_without_its_parts_is_taken_as_printed() -> None:
    value = compared(cases(4, closed=3), None, of_2023("70.0", FILED), **RATE)
    assert value.change == Decimal("5.0")


def test_a_rate_as_before_is_unchanged() -> None:
    assert compared(cases(4, closed=2), last_year(2, closed=1), **RATE).change_text == "与上年持平"


def test_last_year_zero_gives_no_percentage() -> None:
    value = compared(5, last_year(0))
    assert (value.previous, value.change, value.change_text) == (0, None, "")


def test_a_rate_of_zero_last_year_still_has_points() -> None:
    assert compared(cases(2, closed=1), last_year(2), **RATE).change == Decimal("50.0")


def test_a_definition_that_changed_this_year_gives_no_change() -> None:
    value = compared(15, last_year(12), since=2024)
    assert value.redefined and value.change is None and value.previous == 12
    assert value.change_text == "口径调整"
    table = make_table(make_ingested(cases(15)), make_indicator("one", since=2024), last=last_year(12))
    assert "definition-changed" in [finding.code for finding in table.findings]


@pytest.mark.parametrize("since", [2020, 2023])
def test_a_definition_that_changed_earlier_does(since: int) -> None:
    assert compared(15, last_year(12), since=since).change == Decimal("25.00")


def test_names_and_what_is_not_to_be_compared_have_no_last_year() -> None:
    assert compared(15, last_year(12), compared=False).previous is None
    assert compared(15, last_year(12), list="单位").previous is None


def test_a_missing_figure_shows_last_year_but_no_change() -> None:
    value = make_table(make_ingested(), make_indicator("one"), last=last_year(12))["cases.one"]
    assert (value.status, value.previous, value.change) == (Status.MISSING, 12, None)


def test_last_year_is_taken_over_the_same_period() -> None:
    last = make_ingested([case("2023-03-01"), case("2023-09-01")], year=2023)
    table = make_table(make_ingested(cases(3)), make_indicator("one"), last=last, period=parse("上半年", 2024))
    assert table["cases.one"].previous == 1


def test_the_published_example() -> None:
    value = compared(231, None, of_2023("279", FILED))
    assert (value.change, value.change_text) == (Decimal("-17.20"), "同比下降17.20%")
