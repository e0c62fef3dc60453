"""Part over whole is the rate: which counts a rate is of, and where nothing may be said."""

from __future__ import annotations

import pytest
from audit.relations.sayings import faults, judged, said

from fazhi.audit.judgement import Confidence, Relation, Verdict

FIT = {
    "其中": "登记信访件84件，其中79件已办结，办结率94.05%。",
    "named by another word": "受理纠纷431件，达成协议415件，成功率96.29%。",
    "of those decided": "受理纠纷431件，已有结果424件，达成协议415件，成功率97.88%。",
    "占 of a number": "以和解方式结案67件，占审结案件198件的33.8%。",
    "占 of the total": "共有调解员1246人，其中专职312人，专职占25.04%。",
    "占 of each": "办案155件，其中简易程序120件，一般程序35件，分别占77.4%、22.6%。",
    "占 at the end": "办理事项4.2万件，其中网上办理3.8万件，占90.5%。",
    "no name at all": "现有网格员86名，其中专职41名，近五成。",
    "villages": "全镇12个村（社区）均设调委会，其中10个村（社区）达到规范化标准，达标率83.3%。",
    "of the plan": "完成投资32.64亿元，完成预算33.10亿元的98.6%。",
    "within a part": "调处纠纷325件，成功323件，成功率99.4%，其中疑难纠纷18件，成功化解17件，化解率94.4%。",
    "two sentences": "全年共受理申请312件。办结298件，办结率95.5%。",
    "the later of two": "办理信访件420件，办结406件，办结率96.67%；应评价214件，满意205件，满意率95.79%。",
    "the contrary": "完成抽检3264批次，检出不合格87批次，不合格率2.67%。",
}

WRONG = {
    "a slip": ("登记信访件84件，其中79件已办结，办结率94.50%。", "94.05%"),
    "swapped digits": ("受理纠纷431件，达成协议415件，成功率96.92%。", "96.29%"),
    "not all": ("收到网上信访件186件，办结185件，办结率100%。", "99.5%"),
    "占 of a number": ("以和解方式结案67件，占审结案件198件的38.3%。", "33.8%"),
    "占 of the rest": ("共有调解员1246人，其中专职312人，专职占33.40%。", "25.04%"),
    "占 of each": ("办案155件，其中简易程序120件，一般程序35件，分别占77.4%、26.2%。", "22.6%"),
    "more than all": ("受理信访件96件，其中已办结105件，办结率91.43%。", "109.38%"),
    "within a part": ("成功调处323件，其中疑难纠纷18件，成功化解17件，化解率94.5%。", "94.4%"),
}

SILENT = {
    "a rate of those in time": "受理信访件120件，办结118件，按期办结率100%。",
    "cases carried over": "新受理信访件96件，加上年结转14件，共办结105件，办结率95.45%。",
    "another thing": "受理信访件73件，办结68件，集体访化解率95%。",
    "those who were asked": "办理热线工单137件，办结137件，群众满意率98.3%。",
    "another kind": "发布解读43篇，其中图解21篇、视频9篇，多形式解读占比69.8%。",
    "the whole is not in the text": "完成投资1.2亿元，占年度计划的85%。",
    "two groups of people": "全镇共有调解员87名。组织9860名干部参加考试，参考率99.92%。",
    "a rate above the whole": "全镇共有网格60个，网格员68名，配备率113%。",
    "a target": "受理纠纷431件，达成415件，成功率目标为95%。",
    "last year's": "受理纠纷431件，达成415件，上年成功率为95.2%。",
}


@pytest.mark.parametrize("text", FIT.values(), ids=FIT.keys())
def test_a_rate_that_is_right(text: str) -> None:
    shares = [each for each in judged(text) if each.relation is Relation.SHARE]
    assert shares
    assert {each.verdict for each in shares} == {Verdict.CONSISTENT}
    assert not faults(text)


@pytest.mark.parametrize(("text", "expected"), WRONG.values(), ids=WRONG.keys())
def test_a_rate_that_is_wrong(text: str, expected: str) -> None:
    assert faults(text) == [f"share inconsistent {expected}"]


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT.keys())
def test_nothing_is_claimed_where_the_reading_is_not_sure(text: str) -> None:
    assert not faults(text)


def test_a_rate_is_judged_once() -> None:
    assert said("登记信访件84件，其中79件已办结，办结率94.05%。") == ["share consistent"]


def test_an_uncertain_reading_says_that_it_is_one() -> None:
    [judgement] = judged("受理信访件120件，办结118件，按期办结率100%。")
    assert (judgement.verdict, judgement.confidence) == (Verdict.UNDETERMINED, Confidence.OPEN)
    assert judgement.explanation.endswith("不作判断。")


def test_marks_are_the_three_figures_and_the_words_are_quoted() -> None:
    text = "今年，我镇工作扎实。登记信访件84件，其中79件已办结，办结率94.05%。"
    [judgement] = judged(text)
    assert [text[start:end] for _, start, end in judgement.marks] == ["84件", "79件", "94.05%"]
    assert judgement.text == "登记信访件84件，其中79件已办结，办结率94.05%"
    assert judgement.place.sentence == 2
