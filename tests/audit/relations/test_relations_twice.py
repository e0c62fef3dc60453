"""The same quantity in two places, and what keeps two numbers apart."""

from __future__ import annotations

import pytest
from audit.relations.sayings import judged

from fazhi.audit.judgement import Confidence, Relation, Verdict

CASES = {
    "the same": ("全年公开政府信息742条。", "2024年全镇共公开政府信息742条。", Verdict.CONSISTENT),
    "rounded": ("发放普法材料20480份。", "累计发放普法材料20000余份。", Verdict.CONSISTENT),
    "digits swapped": ("全年公开政府信息742条。", "全年公开政府信息724条。", Verdict.INCONSISTENT),
    "too few words": ("学法12次。", "学法14次。", None),
    "another span": ("上半年公开政府信息351条。", "全年公开政府信息742条。", None),
    "another place": ("甲岗村公开政府信息35条。", "全年公开政府信息742条。", None),
    "another unit": ("调解矛盾纠纷35件。", "调解矛盾纠纷42起。", None),
    "a part": ("全年公开政府信息742条。", "其中公开政府信息35条。", None),
    "last year": ("全年公开政府信息742条。", "上年公开政府信息35条。", None),
    "a class of each list": ("正在解决的（B类）33件。", "正在解决的（B类）68件。", None),
    "of something before it": ("受理甲类案件158件，提前介入侦查65件。", "受理乙类案件13件，提前介入侦查2件。", None),
    "such a one": ("本周办理此类热线工单25件。", "本周办理此类热线工单99件。", None),
    "too general": ("全年开展专题学习12次。", "全年开展专题学习16次。", None),
    "the whole city": ("全年公开政府信息742条。", "全市公开政府信息48210条。", None),
}


@pytest.mark.parametrize(("first", "second", "verdict"), CASES.values(), ids=CASES.keys())
def test_two_places(first: str, second: str, verdict: Verdict | None) -> None:
    found = [each for each in judged(f"{first}\n{second}") if each.relation is Relation.STATED_TWICE]
    assert [each.verdict for each in found] == ([] if verdict is None else [verdict])


def test_three_numbers_of_one_name_are_a_formula() -> None:
    text = "公开政府信息742条。\n公开政府信息724条。\n公开政府信息351条。"
    assert not [each for each in judged(text) if each.relation is Relation.STATED_TWICE]


def test_ledgers_that_count_partly_the_same_are_no_contradiction() -> None:
    text = "一、平安建设\n排查矛盾纠纷138件。\n二、调解\n排查矛盾纠纷94件。\n三、信访\n摸排各类隐患70件。"
    [judgement] = [each for each in judged(text) if each.relation is Relation.STATED_TWICE]
    assert (judgement.verdict, judgement.confidence) == (Verdict.UNDETERMINED, Confidence.OPEN)
    assert "138件、94件、70件" in judgement.explanation


def test_both_places_are_marked() -> None:
    [judgement] = judged("全年公开政府信息742条。\n全年公开政府信息724条。")
    assert [mark[0] for mark in judgement.marks] == [1, 2]
    assert judgement.place.paragraph == 2
