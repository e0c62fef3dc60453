"""Opening + received − closed = open, over two years, whatever the cases."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from makers import CASES, case, make_catalog, make_frame, make_indicator, make_ingested, make_table

from fazhi.catalog import State
from fazhi.indicators import IndicatorTable
from fazhi.ledgers import Ingested
from fazhi.periods import Period, parse

CLOSED = {"办结日期": "by cut-off"}
OPEN = {"办结日期": "open at cut-off"}
FLOW = make_catalog(
    make_indicator("opening", rows="carried over"),
    make_indicator("received"),
    make_indicator("closed", rows="handled", where=CLOSED),
    make_indicator("open", rows="handled", where=OPEN, stock=True),
    make_indicator("closed_of_year", where=CLOSED),
)
FIRST = date(2022, 1, 1)

days = st.integers(0, 3 * 366)
dated_cases = st.lists(st.tuples(days, st.one_of(st.none(), days)), max_size=25)


def rows_of(cases: list[tuple[int, int | None]]) -> list[dict[str, Any]]:
    """Cases from 2022 on; each is closed so many days after it came, or not."""
    rows = []
    for number, (received, lasted) in enumerate(cases):
        came = FIRST + timedelta(days=received)
        closed = came + timedelta(days=lasted) if lasted is not None else None
        rows.append(case(came.isoformat(), 编号=f"第{number}号", 办结日期=closed.isoformat() if closed else None))
    return rows


def known_to(rows: list[dict[str, Any]], period: Period) -> list[dict[str, Any]]:
    """What stands in that year's file: cases received by then and not closed before the year."""
    last, first = str(period.last), str(period.start)
    return [
        row for row in rows if row["登记日期"] <= last and (row["办结日期"] or "9999") >= min(first, row["登记日期"])
    ]


def flow(table: IndicatorTable) -> dict[str, int]:
    return {name.removeprefix("cases."): int(value.value or 0) for name, value in table.values.items()}


@settings(deadline=None, max_examples=25)
@given(dated_cases, st.sampled_from(["全年", "上半年", "下半年", "前三季度", "2—5月"]))
def test_what_was_open_and_came_is_closed_or_open(cases: list[tuple[int, int | None]], name: str) -> None:
    rows = rows_of(cases)
    for year in (2023, 2024):
        amount = flow(make_table(rows, FLOW, period=parse(name, year)))
        assert amount["opening"] + amount["received"] - amount["closed"] == amount["open"]
        assert amount["closed_of_year"] <= amount["received"]


@settings(deadline=None, max_examples=20)
@given(dated_cases)
def test_one_years_close_is_the_next_ones_opening(cases: list[tuple[int, int | None]]) -> None:
    rows = rows_of(cases)
    before, now = parse("全年", 2023), parse("全年", 2024)
    last = make_ingested(known_to(rows, before), year=2023)
    table = make_table(known_to(rows, now), FLOW, last=last)
    earlier = make_table(last, FLOW, period=before)
    assert flow(table)["opening"] == flow(earlier)["open"]
    assert "stock-differs" not in [finding.code for finding in table.findings]


def test_a_case_carried_over_is_not_received_again() -> None:
    amount = flow(make_table([case("2023-12-01", 办结日期="2024-02-01"), case("2024-01-01")], FLOW))
    assert amount == {"opening": 1, "received": 1, "closed": 1, "open": 1, "closed_of_year": 0}


def test_a_case_closed_after_the_cut_off_is_open() -> None:
    rows = [case("2024-10-01", 办结日期="2024-12-05")]
    assert flow(make_table(rows, FLOW, period=parse("全年", 2024, date(2024, 11, 30))))["open"] == 1
    assert flow(make_table(rows, FLOW))["open"] == 0


def test_a_returned_case_is_received_but_neither_closed_nor_open() -> None:
    amount = flow(make_table([case(状态="退回")], FLOW))
    assert (amount["received"], amount["closed"], amount["open"]) == (1, 0, 0)


def test_a_ledger_that_forgot_its_open_cases_is_a_finding() -> None:
    last = make_ingested([case("2023-05-01"), case("2023-06-01", 办结日期="2023-07-01")], year=2023)
    (finding,) = make_table([case("2024-01-01")], FLOW, last=last).findings
    assert (finding.code, finding.ledger) == ("stock-differs", "cases")
    assert "上年末未办结1件" in finding.message and "上年结转0件" in finding.message
    assert "cases.opening" in finding.indicators


REGISTER = CASES.model_copy(
    update={"id": "people", "title": "对象名册", "kind": "register", "unit": "名", "state": State(date="办结日期")}
)
PEOPLE = make_catalog(
    make_indicator("opening", ledger="people", rows="carried over"),
    make_indicator("received", ledger="people", rows="all", where={"登记日期": "in the year"}),
    make_indicator("closed", ledger="people", rows="all", where={"办结日期": "in the year"}),
    make_indicator(
        "open", ledger="people", rows="all", where={"登记日期": "by cut-off", "办结日期": "open at cut-off"}, stock=True
    ),
    ledgers=(REGISTER,),
)


def on_register(rows: list[dict[str, Any]], year: int = 2024) -> Ingested:
    """A register of persons: received on 登记日期, released on 办结日期."""
    return make_ingested(frames={"people": make_frame(rows, REGISTER)}, year=year)


@settings(deadline=None, max_examples=25)
@given(dated_cases)
def test_a_register_adds_up_too(cases: list[tuple[int, int | None]]) -> None:
    """在册 at year end = at its start + 衔接 − 解除, and the next year starts with it (domain: rules.md)."""
    rows = rows_of(cases)
    tables = {year: make_table(on_register(rows, year), PEOPLE, period=parse("全年", year)) for year in (2023, 2024)}
    for table in tables.values():
        amount = flow(table)
        assert amount["opening"] + amount["received"] - amount["closed"] == amount["open"]
    assert flow(tables[2024])["opening"] == flow(tables[2023])["open"]
    with_last = make_table(on_register(rows), PEOPLE, last=on_register(rows, 2023))
    assert "stock-differs" not in [finding.code for finding in with_last.findings]


def test_a_register_that_forgot_persons_is_a_finding() -> None:
    last = [
        case("2022-05-01", 编号="甲"),
        case("2023-06-01", 编号="乙"),
        case("2023-01-01", 编号="丙", 办结日期="2023-07-01"),
    ]
    now = [case("2023-06-01", 编号="乙"), case("2024-02-01", 编号="丁")]
    (finding,) = make_table(on_register(now), PEOPLE, last=on_register(last, 2023)).findings
    assert (finding.code, finding.ledger) == ("stock-differs", "people")
    assert finding.message == (
        "对象名册：上年名册年末在册2名，本年名册中上年末在册1名；上年末在册的有1名不在本年名册里，请核对。"
    )


def test_a_register_whose_dates_were_changed_has_lost_nobody() -> None:
    last = [case("2023-05-01", 编号="甲"), case("2023-06-01", 编号="乙")]
    now = [case("2024-05-01", 编号="甲"), case("2023-06-01", 编号="乙")]
    (finding,) = make_table(on_register(now), PEOPLE, last=on_register(last, 2023)).findings
    assert "年末在册2名，本年名册中上年末在册1名，请核对" in finding.message
