"""Every condition both ways, with missing values on the side where nobody may count them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from makers import CASES, VILLAGES, YEAR_2024, case, make_frame

from fazhi.catalog.filters import parse_filter
from fazhi.indicators.derive import with_derived
from fazhi.indicators.masks import filter_mask, rows_mask
from fazhi.periods import Period, parse

ROWS = [
    case(
        "2024-01-10",
        形式="来信",
        对象=("干部", "群众"),
        人数=1,
        金额="1.50",
        延期=True,
        单位="甲",
        办结日期="2024-02-01",
    ),
    case("2024-06-30", 形式="网上", 对象=("群众",), 人数=5, 金额="2", 延期=False, 单位="乙", 办结日期="2025-01-05"),
    case("2024-12-31"),  # nothing but its date
]


def kept(where: dict[str, Any], rows: list[dict[str, Any]] = ROWS, period: Period = YEAR_2024) -> str:
    """Which rows meet the filter, as digits: "02" for the first and the third."""
    frame = with_derived(make_frame(rows), CASES, period)
    mask = filter_mask(frame, parse_filter(where), CASES, period)
    return "".join(str(number) for number, meets in enumerate(mask) if meets)


@pytest.mark.parametrize(
    ("where", "rows"),
    [
        ({}, "012"),
        ({"形式": "来信"}, "0"),
        ({"形式": ["来信", "网上"]}, "01"),
        ({"形式": {"not": "来信"}}, "1"),  # the unknown one is not known to be other
        ({"形式": {"not": ["来信", "网上"]}}, ""),
        ({"形式": {"present": True}}, "01"),
        ({"形式": {"present": False}}, "2"),
        ({"对象": {"has": "干部"}}, "0"),
        ({"对象": {"has": ["干部", "群众"]}}, "01"),
        ({"对象": {"has": "其他"}}, ""),
        ({"对象": {"present": True}}, "01"),
        ({"对象": {"present": False}}, "2"),
        ({"人数": {"min": 5}}, "1"),
        ({"人数": {"max": 1}}, "0"),
        ({"人数": {"min": 1, "max": 5}}, "01"),
        ({"人数": {"min": 2, "max": 4}}, ""),
        ({"人数": 5}, "1"),
        ({"人数": {"not": 5}}, "0"),
        ({"金额": {"min": 1.5}}, "01"),
        ({"金额": {"max": 1.5}}, "0"),
        ({"金额": {"max": 1}}, ""),
        ({"金额": 1.5}, "0"),
        ({"金额": [2, 3]}, "1"),
        ({"金额": {"not": 2}}, "0"),
        ({"延期": True}, "0"),
        ({"延期": False}, "1"),
        ({"延期": {"not": True}}, "1"),
        ({"延期": {"present": False}}, "2"),
        ({"单位": "甲"}, "0"),
        ({"单位": {"not": "甲"}}, "1"),
        ({"形式": "来信", "人数": {"min": 5}}, ""),  # all must hold
        ({"any": [{"形式": "来信"}, {"人数": {"min": 5}}]}, "01"),  # one must hold
        ({"延期": False, "any": [{"形式": "来信"}, {"形式": "网上"}]}, "1"),
        ({"any": [{"形式": "来访"}, {"any": [{"单位": "乙"}]}]}, "1"),
    ],
)
def test_conditions(where: dict[str, Any], rows: str) -> None:
    assert kept(where) == rows


def test_an_empty_several_valued_cell_is_not_present() -> None:
    rows = [case(对象=()), case(对象=("干部",))]
    assert kept({"对象": {"present": True}}, rows) == "1"
    assert kept({"对象": {"present": False}}, rows) == "0"


@pytest.mark.parametrize(
    ("word", "rows"),
    [("in the year", "0"), ("by cut-off", "0"), ("open at cut-off", "12"), ("covers cut-off", "12")],
)
def test_date_words_on_the_closing_date(word: str, rows: str) -> None:
    assert kept({"办结日期": word}) == rows


def test_the_cut_off_day_itself_is_by_the_cut_off() -> None:
    rows = [case(办结日期="2024-11-30"), case(办结日期="2024-12-01")]
    period = parse("全年", 2024, date(2024, 11, 30))
    assert kept({"办结日期": "by cut-off"}, rows, period) == "0"
    assert kept({"办结日期": "open at cut-off"}, rows, period) == "1"
    assert kept({"办结日期": "covers cut-off"}, rows, period) == "01"  # a term that ends on the day still covers it


def test_the_status_decides_only_where_there_is_no_date() -> None:
    rows = [
        case(状态="已办结"),
        case(状态="办理中"),
        case(状态="退回"),
        case(状态="办理中", 办结日期="2024-05-01"),  # the date says closed
        case(状态="已办结", 办结日期="2025-02-01"),  # closed after the cut-off is open
        case(),
    ]
    assert kept({"办结日期": "by cut-off"}, rows) == "03"
    assert kept({"办结日期": "open at cut-off"}, rows) == "145"  # a returned case is neither


def test_a_status_says_nothing_of_other_dates() -> None:
    assert kept({"登记日期": "by cut-off"}, [case("2025-01-01", 状态="已办结")]) == ""


def test_open_and_closed_never_overlap_and_leave_out_the_returned_alone() -> None:
    dates = (None, "2023-12-31", "2024-12-31", "2025-01-01")
    rows = [case(状态=status, 办结日期=day) for status in (None, "已办结", "办理中", "退回") for day in dates]
    closed, open_ = set(), set()
    frame = with_derived(make_frame(rows), CASES, YEAR_2024)
    for word, found in (("by cut-off", closed), ("open at cut-off", open_)):
        mask = filter_mask(frame, parse_filter({"办结日期": word}), CASES, YEAR_2024)
        found |= {number for number, meets in enumerate(mask) if meets}
    assert not closed & open_
    assert [rows[number] for number in range(len(rows)) if number not in closed | open_] == [
        case(状态="退回", 办结日期=None)
    ]


@pytest.mark.parametrize(
    ("rows", "expected"), [("year", "01"), ("carried over", "3456"), ("handled", "013456"), ("all", "012345678")]
)
def test_which_rows_belong_to_the_year(rows: Any, expected: str) -> None:
    frame = make_frame(
        [
            case("2024-01-01"),
            case("2024-12-31", 办结日期="2025-01-01"),
            case("2025-01-01"),
            case("2023-06-01"),  # received earlier and open
            case("2023-06-01", 办结日期="2024-01-01"),  # closed in the year
            case("2023-06-01", 办结日期="2025-01-01"),  # and still open at its end
            case("2023-06-01", 状态="已办结"),  # closed nobody knows when: not before the year for certain
            case("2023-06-01", 办结日期="2023-12-31"),  # closed before
            case("2023-06-01", 状态="退回"),  # returned: no longer open
        ]
    )
    mask = rows_mask(frame, rows, CASES, YEAR_2024)
    assert "".join(str(number) for number, meets in enumerate(mask) if meets) == expected


def test_the_half_year_has_its_own_events() -> None:
    frame = make_frame([case("2024-06-30"), case("2024-07-01")])
    assert rows_mask(frame, "year", CASES, parse("上半年", 2024)).tolist() == [True, False]
    assert rows_mask(frame, "year", CASES, parse("下半年", 2024)).tolist() == [False, True]


def test_no_rows_at_all() -> None:
    assert kept({"形式": "来信", "对象": {"has": "干部"}, "any": [{"延期": True}]}, []) == ""


def test_a_village() -> None:
    assert kept({"村（社区）": VILLAGES[1]}, [case(), *(case(**{"村（社区）": name}) for name in VILLAGES)]) == "2"
