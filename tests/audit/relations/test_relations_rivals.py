"""Where another reading gives the printed number, nothing is wrong; where none does, it is."""

from __future__ import annotations

import pytest
from audit.relations.sayings import faults, judged

from fazhi.audit.judgement import Confidence, Relation, Verdict

NO_FAULT = {
    "of those refused and granted": "准予许可68件，不予许可12件，不予许可率15.0%。",
    "late ones too": "转办工单340件，按时办结325件，超时办结15件，办结率100%。",
    "people beside cases": "适用简易程序审结84件96人，审结案件120件128人，简易程序适用率75.0%。",
    "at once and later": "受理事项1800件，当场答复1280件，转办520件，办结496件，办结率98.7%。",
    "new cases alone": "新收案件512件，审结486件，结案率88.4%。",
    "some of those closed": "受理诉求320件，直接办结256件，办结率97.5%。",
    "an average": "现有法官24名，人均结案46件，结案率92.0%。",
    "what was built": "新建服务站2个，累计建成15个，覆盖率达到100%。",
    "side by side": "发布动态信息133条，发布解读信息82条，多形式解读率达到100%。",
    "of all the city": "6个县区共收到申请4380件，其中甲区收到申请1260件，占全市申请总数的21.0%。",
    "three together": "共办理工单2480件，其中交通类620件、城建类496件、环保类372件，占工单总量的60.0%。",
    "per mille": "年内出生312人，出生率8.21‰，死亡287人，死亡率7.55‰。",
    "beside a rate of success": "受理纠纷926件，调处成功915件，调处率达100%，调处成功率达98%以上。",
}

FAULT = {
    "of all that came in": ("受理案件512件，审结486件，结案率88.4%。", "share inconsistent 94.9%"),
    "more than all": ("受理诉求320件，直接办结256件，办结率72.5%。", "share inconsistent 80.0%"),
    "no whole number": ("受理申请89件，按期答复86件，答复率98.6%。", "share inconsistent 96.6%"),
    "beyond a hundred": ("受理信访事项263件，办结率973.0%。", "whole_numerator impossible"),
    "what was ordered": ("下达责令整改通知书87份，已整改84份，整改率98.6%。", "share inconsistent 96.6%"),
}


@pytest.mark.parametrize("text", NO_FAULT.values(), ids=NO_FAULT.keys())
def test_no_fault(text: str) -> None:
    assert not faults(text)


@pytest.mark.parametrize(("text", "line"), FAULT.values(), ids=FAULT.keys())
def test_a_fault_all_the_same(text: str, line: str) -> None:
    assert faults(text) == [line]


def test_another_reading_is_told_with_its_arithmetic() -> None:
    [judgement] = [each for each in judged(NO_FAULT["of those refused and granted"]) if each.relation is Relation.SHARE]
    assert (judgement.verdict, judgement.confidence) == (Verdict.CONSISTENT, Confidence.LIKELY)
    assert "68＋12＝80件" in judgement.explanation and "12÷80＝15.0%" in judgement.explanation


def test_a_reading_that_no_words_support_is_left_open() -> None:
    text = "登记事项312件，受理纠纷84件，化解79件，化解率25.3%。"
    [judgement] = [each for each in judged(text) if each.relation is Relation.SHARE]
    assert judgement.verdict in (Verdict.CONSISTENT, Verdict.UNDETERMINED)
    assert "79÷312＝25.3%" in judgement.explanation
