"""Now, before and the change; a change with this year's number alone; 同比 for 环比."""

from __future__ import annotations

import pytest
from audit.relations.sayings import faults, judged, said

from fazhi.audit.judgement import Relation

FIT = {
    "比去年的": "受理155件，比去年的125件增长24%。",
    "from … to": "申请由54件增加到131件，增长142.6%。",
    "a fall": "接待来访198批，较上年的225批下降12%。",
    "in brackets after": "受理案件155件，同比增长24%（上年同期125件）。",
    "in brackets before": "受理案件155件（2023年为125件，2022年为118件），增长24%。",
    "two years by name": "2023年受理125件，2024年受理155件，增长24%。",
    "last quarter": "四季度受理诉求414件，环比三季度的460件下降10%。",
    "by its difference": "接受咨询320人次，比上年增加45人次，增长16.4%。",
    "by its fall": "全年立案60件，同比减少12件，下降16.7%。",
    "of cases and people": "审结240件312人，上年同期为300件400人，同比件数下降20.0%、人数下降22.0%。",
    "of cases and people respectively": "审结240件312人，上年同期为300件400人，同比分别下降20.0%、22.0%。",
    "of either": "审结240件312人，上年同期为300件400人，同比下降22.0%。",
    "last month after it": "12月受理128件，环比下降20%，11月为160件。",
    "after the parts": "接待1840人次，其中现场612人次、电话1228人次，较上年的1656人次增长11.1%。",
    "times": "专利授权量由48件增加到144件，是上年的3倍。",
}

WRONG = {
    "a slip": ("受理155件，比去年的125件增长26%。", "growth inconsistent 24%"),
    "truncated": ("申请由66件增加到151件，增长128.78%。", "growth truncated 128.79%"),
    "the other base": ("接待来访180批，较上年的225批下降25%。", "growth inconsistent 20%"),
    "two years by name": ("2023年受理125件，2024年受理155件，增长25%。", "growth inconsistent 24%"),
    "by its difference": ("接受咨询320人次，比上年增加46人次，增长16.4%。", "growth inconsistent 16.8%"),
    "last month called last year": ("12月受理诉求184件，比11月的160件同比增长15%。", "growth wrong_unit 环比"),
    "of people": (
        "审结240件312人，上年同期为300件400人，同比件数下降20.0%、人数下降12.0%。",
        "growth inconsistent 22.0%",
    ),
    "of neither": ("审结240件312人，上年同期为300件400人，同比下降25.0%。", "growth inconsistent 22.0%"),
    "last month after it": ("12月受理128件，环比下降20%，11月为150件。", "growth inconsistent 15%"),
    "no whole number last year": ("新收复议申请23件，同比增长18.5%。", "whole_previous impossible"),
    "none for either": ("接待来访47批83人次，同比下降13.13%。", "whole_previous impossible"),
}

SILENT = {
    "another subject": "开展巡逻23次，辖区发案数同比下降18.5%。",
    "no things to count": "争取资金23万元，同比增长18.5%。",
    "a rate before": "受理23件，发案率同比下降18.5%。",
    "an approximate number": "接受咨询20余人次，同比增长18.5%。",
    "across a semicolon": "新收申请23件；同比增长18.5%。",
    "last year's month": "3月受理20件，比去年2月的16件同比增长25%。",
    "left over from last year": "收案3216件（不含上年旧存288件），比上年下降1.3%。",
    "with those left over": "受理案件380件（含旧存64件），同比增长5.6%。",
    "a round number": "受理案件41件，同比上升50%。",
    "an average": "日均受理101件，同比增长18.5%。",
    "a share besides": "受理155件，比去年的125件增长24%，占全市的3%。",
}


@pytest.mark.parametrize("text", FIT.values(), ids=FIT.keys())
def test_a_growth_that_is_right(text: str) -> None:
    assert "growth consistent" in said(text)
    assert not faults(text)


@pytest.mark.parametrize(("text", "line"), WRONG.values(), ids=WRONG.keys())
def test_a_growth_that_is_wrong(text: str, line: str) -> None:
    assert faults(text) == [line]


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT.keys())
def test_nothing_is_claimed_of_a_change_of_something_else(text: str) -> None:
    assert not faults(text)


def test_a_change_after_two_counts_is_tried_with_both() -> None:
    [judgement] = judged("接待来访247批613人次，同比下降15.12%。")
    assert judgement.relation is Relation.WHOLE_PREVIOUS
    assert [value.text for value in judgement.values if value.role == "now"] == ["247批", "613人次"]
    assert "所以说的应是247批" in judgement.explanation


def test_the_words_may_name_which_count_a_change_is_of() -> None:
    lines = judged("信访总量247批613人次，批次同比下降15.12%，人次同比下降8.5%。")
    assert [[value.text for value in each.values if value.role == "now"] for each in lines] == [["247批"], ["613人次"]]


def test_分别_gives_each_count_its_change() -> None:
    lines = judged("发生事故19起、死亡12人，同比分别下降13.6%和20%。")
    assert [[value.text for value in each.values if value.text] for each in lines] == [
        ["19起", "13.6%"],
        ["12人", "20%"],
    ]


def test_分别_with_names_picks_the_counts_that_they_name() -> None:
    lines = judged("发生事故19起、死亡12人、受伤9人，事故起数、死亡人数同比分别下降13.6%和20%。")
    nows = [[value.text for value in each.values if value.role == "now"] for each in lines]
    assert nows == [["19起"], ["12人"]]
