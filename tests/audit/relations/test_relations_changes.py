"""Changes in 百分点 and in a count's own unit."""

from __future__ import annotations

import pytest
from audit.relations.sayings import faults, said

FIT = {
    "points": ("满意率由92.1%提高到95.4%，提高3.3个百分点。", "points consistent"),
    "points from unrounded rates": ("满意率由92.1%提高到95.4%，提高3.4个百分点。", "points consistent"),
    "points against last year's": ("答复率达99.1%，比上年的96.4%提高2.7个百分点。", "points consistent"),
    "points of two years": ("2023年办结率为96.2%，2024年办结率为98.5%，提高2.3个百分点。", "points consistent"),
    "a relative fall, said so": ("败诉率由8.0%下降到6.0%，降幅25.0%。", "points consistent"),
    "a number of cases": ("案件由125件增加到155件，增加30件。", "difference consistent"),
    "days": ("平均办理时间由42天压缩到31天，缩短11天。", "difference consistent"),
    "against last year's": ("受理155件，比去年的125件增加30件。", "difference consistent"),
}

WRONG = {
    "points": ("满意率由92.1%提高到95.4%，提高4.3个百分点。", "points inconsistent 3.3个百分点"),
    "percent for points": ("满意率由92.1%提高到95.4%，提高3.3%。", "points wrong_unit 3.3个百分点"),
    "percent, last year's rate not said": ("办结率达98.5%，较上年提高2.3%。", "points wrong_unit 2.3个百分点"),
    "days": ("平均办理时间由42天压缩到31天，缩短12天。", "difference inconsistent 11天"),
    "a rise called a fall": ("案件由125件增加到155件，减少30件。", "difference inconsistent 增加30件"),
}

SILENT = {
    "points without last year's rate": "办结率98.5%，较上年提高2.3个百分点。",
    "two rates, two changes": "按时办结率99.2%、满意率96.4%，较上年分别提高0.6个和1.3个百分点。",
    "a count may be meant": "受理信访件400件，办结率98.5%，同比增长2.3%。",
    "a relative change, said so": "办结率98.5%，增幅2.3%。",
}


@pytest.mark.parametrize(("text", "line"), FIT.values(), ids=FIT.keys())
def test_a_change_that_is_right(text: str, line: str) -> None:
    assert line in said(text)
    assert not faults(text)


@pytest.mark.parametrize(("text", "line"), WRONG.values(), ids=WRONG.keys())
def test_a_change_that_is_wrong(text: str, line: str) -> None:
    assert faults(text) == [line]


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT.keys())
def test_nothing_is_claimed_without_both_ends(text: str) -> None:
    assert not faults(text)


def test_one_sentence_may_give_a_difference_and_a_growth() -> None:
    text = "新收申请由200件增加到236件，增加36件，增长18%。"
    assert said(text) == ["difference consistent", "growth consistent"]
