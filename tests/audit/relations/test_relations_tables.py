"""Tables: totals, shares, rates and growth by their titles."""

from __future__ import annotations

import pytest

from fazhi.audit.manuscript import Table
from fazhi.audit.relations import tables


def _said(*rows: str) -> list[str]:
    table = Table(tuple(tuple(row.split()) for row in rows), 4, "表1 办理情况")
    return [
        f"{each.relation} {each.verdict} {each.text.removeprefix('表1 办理情况：')}"
        for each in tables.find(table)
        if each.verdict != "consistent"
    ]


HEAD = "村 受理（件） 办结（件） 办结率"

CASES = {
    "all right": ((HEAD, "甲村 20 19 95.00%", "乙村 30 27 90.00%", "合计 50 46 92.00%"), []),
    "a column": (
        (HEAD, "甲村 20 19 95.00%", "乙村 30 27 90.00%", "合计 51 46 90.20%"),
        ["sum inconsistent “受理（件）”列合计51"],
    ),
    "a rate": (
        (HEAD, "甲村 20 19 95.00%", "乙村 30 27 90.90%", "合计 50 46 92.00%"),
        ["share inconsistent “乙村”行办结率90.90%"],
    ),
    "a share": (
        ("类型 件数 占比（%）", "家庭 40 40", "邻里 35 35", "其他 25 26", "合计 100 100"),
        ["share inconsistent “其他”行占比（%）26%"],
    ),
    "a row": (
        ("村 合计 民事 行政", "甲 10 6 4", "乙 12 6 7", "丙 9 5 4"),
        ["sum inconsistent “乙”行合计12"],
    ),
    "growth": (
        ("指标 2023年 2024年 同比", "受理 125 155 24%", "办结 120 150 26%"),
        ["growth inconsistent “办结”行同比26%"],
    ),
    "points": (
        ("指标 上年 本年 变化", "办结率 96.0% 96.8% 1.8个百分点", "答复率 95% 97% 2个百分点"),
        ["points inconsistent “办结率”行变化1.8个百分点"],
    ),
    "a difference": (
        ("指标 上年 本年 增减", "受理 125 155 30", "办结 120 150 31"),
        ["difference inconsistent “办结”行增减31"],
    ),
    "a missing cell": ((HEAD, "甲村 — 19 —", "乙村 30 27 90.00%", "合计 51 46 —"), []),
    "parts of rows": ((HEAD, "甲村 20 19 95.00%", "其中：网上 5 5 100%", "乙村 30 27 90.00%", "合计 55 46 83.64%"), []),
    "averages are not added": (("村 件数 平均天数", "甲村 20 10", "乙村 30 20", "合计 50 16"), []),
    "no total of these": (("村 合计 人口 面积", "甲 10 600 4", "乙 12 700 7", "丙 9 500 4"), []),
    "no head": (("1 2 3", "4 5 6"), []),
    "subtotals": (("村 件数", "甲 10", "小计 10", "乙 12", "丙 3", "小计 15", "合计 25"), []),
}


@pytest.mark.parametrize(("rows", "lines"), CASES.values(), ids=CASES.keys())
def test_what_is_said_of_a_table(rows: tuple[str, ...], lines: list[str]) -> None:
    assert _said(*rows) == lines


def test_a_judgement_names_its_table() -> None:
    rows = (["村", "受理", "办结"], ["甲", "20", "19"], ["乙", "30", "27"], ["合计", "51", "46"])
    found = list(tables.find(Table(tuple(map(tuple, rows)), 7, "表2", heading="信访")))
    assert found
    assert {(each.place.paragraph, each.place.heading) for each in found} == {(7, "信访")}


def test_a_head_of_two_rows_is_joined() -> None:
    rows = (("村", "受理", ""), ("", "上年", "本年"), ("甲", "20", "25"), ("乙", "30", "36"), ("合计", "50", "62"))
    [wrong] = [each for each in tables.find(Table(rows, 1)) if each.verdict != "consistent"]
    assert wrong.text == "“受理本年”列合计62"
