"""分别 and its subjects, one rate for several, frequencies, stocks and flows."""

from __future__ import annotations

import pytest
from audit.relations.sayings import faults, judged, said

from fazhi.audit.judgement import Confidence, Relation, Verdict

SAID = {
    "分别: as many": ("村级、镇级、区级分别受理30件、20件、10件。", ["respectively consistent"]),
    "分别: one missing": ("公安、城管、交通、教育四个领域，分别为88件、51件、29件。", ["respectively inconsistent"]),
    "分别: two units": ("村级、镇级分别接访20批31人次、30批52人次。", ["respectively consistent"]),
    "分别: 和 within a name": ("人力资源和社会保障、教育分别为12件、15件。", ["respectively consistent"]),
    "分别: not all named": ("公安、城管、交通等领域，分别为88件、51件。", []),
    "分别: no list": ("两级法院分别审理12件、15件、20件。", []),
    "pace: right": ("坚持每月开展1次演练，全年共开展12次。", ["frequency consistent"]),
    "pace: too many": ("坚持每月开展1次演练，全年共开展21次。", ["frequency inconsistent"]),
    "pace: fewer": ("组织镇村干部参加“每周五集中学法”31次。", []),
    "pace: by all villages": ("每月到村服务1次，13个村（社区）全年共服务156次。", []),
    "pace: at least": ("每季度至少召开1次会议，全年共召开6次。", []),
    "flow: right": ("年初结转积案17件，全年新增41件，办结50件，年末在办8件。", ["stock_flow consistent"]),
    "flow: wrong": ("年初结转积案17件，全年新增41件，办结50件，年末在办9件。", ["stock_flow inconsistent 8件"]),
    "flow: to next year": ("上年结转2件，收到申请37件，办结36件，结转下年3件。", ["stock_flow consistent"]),
    "flow: two sentences": ("上年末在册147人。新衔接52人，解除61人，年末在册138人。", ["stock_flow consistent"]),
    "flow: one not said": ("年初结转积案17件，办结50件，年末在办9件。", []),
    "flow: two inflows": ("年初结转17件，新增41件，新收3件，办结50件，年末在办9件。", []),
    "flow: two units": ("年初结转17件，全年新增41批，办结50件，年末在办9件。", []),
}


@pytest.mark.parametrize(("text", "lines"), SAID.values(), ids=SAID.keys())
def test_what_is_said(text: str, lines: list[str]) -> None:
    assert said(text) == lines


def test_one_rate_for_several_is_a_note_and_no_more() -> None:
    [judgement] = judged("培训干部180人，参考率、合格率均达100%。")
    assert judgement.relation is Relation.ONE_FOR_SEVERAL
    assert (judgement.verdict, judgement.confidence) == (Verdict.UNDETERMINED, Confidence.OPEN)
    assert "参考率、合格率" in judgement.explanation


def test_a_pace_is_marked_with_its_count() -> None:
    text = "坚持每月开展1次演练，全年共开展21次。"
    [judgement] = judged(text)
    assert [text[start:end] for _, start, end in judgement.marks] == ["1次", "21次"]
    assert faults(text)
