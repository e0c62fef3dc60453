"""Shares side by side: what they say of each other, and of a total before them."""

from __future__ import annotations

import pytest
from audit.relations.sayings import faults, judged, said

from fazhi.audit.judgement import Confidence, Relation, Verdict

THREE = "咨询类2310件，占46.2%；求助类1490件，占29.8%；建议类1200件，占24.0%。"

SAID = {
    "no total": (f"从类别看，{THREE}", ["share consistent"]),
    "the total before": (f"共受理诉求5000件，其中{THREE}", ["share consistent"] * 3),
    "the total a sentence before": (f"共受理诉求5000件。其中，{THREE}", ["share consistent"] * 3),
    "the total elsewhere": (f"共受理诉求9873件。按期办理。从类别看，{THREE}", ["share consistent"]),
    "one is wrong": (f"从类别看，{THREE.replace('24.0', '42.0')}", ["share inconsistent 24.0%"]),
    "the total is mistyped": (f"共受理诉求5900件，其中{THREE}", ["share inconsistent 5000件"]),
    "another list": ("甲类20件，占40%；乙类30件，占60%。一审60人，占75%；二审20人，占25%。", ["share consistent"] * 2),
}


@pytest.mark.parametrize(("text", "lines"), SAID.values(), ids=SAID.keys())
def test_what_is_said(text: str, lines: list[str]) -> None:
    assert said(text) == lines


def test_another_denominator_is_open_and_its_sum_is_no_error() -> None:
    found = judged(f"共受理诉求9873件，其中{THREE}")
    assert {each.verdict for each in found} == {Verdict.UNDETERMINED}
    [share] = [each for each in found if each.relation is Relation.SHARE]
    assert share.confidence is Confidence.OPEN
    assert "以5000件为分母" in share.explanation and "9873件" in share.explanation


def test_the_odd_one_is_told_with_the_whole_of_the_others() -> None:
    [judgement] = judged(f"从类别看，{THREE.replace('24.0', '42.0')}")
    assert judgement.confidence is Confidence.LIKELY
    assert judgement.explanation.startswith("其余2项占比以5000件为分母相符")
    assert len(judgement.marks) == 6


def test_of_two_that_disagree_nobody_knows_which() -> None:
    assert not faults("甲类20件，占40%；乙类30件，占50%。")


def test_a_sibling_is_never_the_whole_of_another() -> None:
    found = judged("一是城建类44件，占34.4%；二是财经类25件，占19.5%。")
    assert all("÷44" not in each.explanation for each in found)


def test_the_share_may_follow_the_changes_of_its_part() -> None:
    text = "共接收投诉举报800件，其中投诉460件，同比下降8.0%，占57.5%；举报340件，占42.5%。"
    assert said(text).count("share consistent") == 2


@pytest.mark.parametrize("size", [40, 80, 400])
def test_a_list_longer_than_a_window_is_told_in_pieces(size: int) -> None:
    text = "，".join(f"第{chr(0x4E00 + at)}类{at + 1}件，占1%" for at in range(size)) + "。"
    assert all(each.verdict is not Verdict.IMPOSSIBLE for each in judged(text))
