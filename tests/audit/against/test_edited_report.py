"""A report of ours that somebody edited: which numbers still agree with the ledgers."""

from __future__ import annotations

import re
from random import Random

import pytest
from audit.against.edits import Desk, Draft
from counting import calls
from hypothesis import given
from hypothesis import strategies as st

from fazhi.audit.against import against
from fazhi.audit.figures import sentences
from fazhi.audit.judgement import Confidence, Relation, Verdict
from fazhi.audit.manuscript import Paragraph
from fazhi.workspace import Analysis


@pytest.fixture(scope="module")
def desk(demo_2024: Analysis) -> Desk:
    return Desk(demo_2024.narrative, demo_2024.released)


@pytest.fixture(scope="module")
def claims(demo_2024: Analysis) -> int:
    return len(demo_2024.claims)


def test_untouched_everything_agrees_and_nothing_else_is_said(desk: Desk, claims: int) -> None:
    judged = desk.judge(desk.draft())
    assert judged.counts == {Relation.LEDGER_AGREED: claims}
    assert all(each.confidence is Confidence.SURE for each in judged.every)


@pytest.mark.parametrize(
    ("old", "new", "quoted", "expected"),
    [
        ("办理信访件73件", "办理信访件75件", "全年办理信访件75件", "73件"),
        ("全年学法6次", "全年学法60次", "全年学法60次", "6次"),
        ("合格率97.6%", "合格率99%", "合格率99%", "97.6%"),
        ("合格率97.6%", "合格率97.5%", "合格率97.5%", "97.6%"),
        ("（同比下降17.20%）", "（同比上升17.20%）", None, "同比下降17.20%"),
        ("（同比下降17.20%）", "（同比下降17.02%）", None, "同比下降17.20%"),
        ("100余场次", "200余场次", "全年组织普法宣传200余场次", "100余场次"),
        ("100余场次", "138场次", "全年组织普法宣传138场次", "100余场次"),
        ("784.2万元", "748.2万元", "达成协议的纠纷涉及金额748.2万元", "784.2万元"),
        ("队员不少于20人", "队员不少于10人", "各队队员不少于10人", "不少于20人"),
        ("5个部门", "6个部门", None, "5个部门"),
        ("占100%", "占98%", "占98%", "100%"),
    ],
)  # fmt: skip
def test_another_number_in_the_same_sentence(
    desk: Desk, claims: int, old: str, new: str, quoted: str | None, expected: str
) -> None:
    judged = desk.judge(desk.draft().replaced(old, new))
    [(text, right)] = judged.changed
    assert right == expected
    assert quoted is None or text == quoted
    assert judged.counts == {Relation.LEDGER_AGREED: claims - 1, Relation.LEDGER_CHANGED: 1}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("100余场次", "130余场次"),
        ("100余场次", "137场次"),
        ("100余场次", "近140场次"),
        ("20000余份", "2万余份"),
        ("20000余份", "20486份"),
        ("合格率97.6%", "合格率97.56%"),
        ("合格率97.6%", "合格率98%左右"),
        ("办结率93.15%", "办结率93.2%"),
        ("办结率93.15%", "办结率达到93%"),
        ("784.2万元", "784万元"),
        ("784.2万元", "7842000元"),
        ("办理信访件73件", "共办理信访件73件"),
        ("办理信访件73件", "办理信访件七十三件"),
        ("参与诉讼和信访案件7件", "参与诉讼和信访案件7宗"),
        ("全年应完成22项，", "全年应完成２２项，"),
    ],
)
def test_the_same_number_written_in_another_way_agrees(desk: Desk, claims: int, old: str, new: str) -> None:
    judged = desk.judge(desk.draft().replaced(old, new))
    assert judged.counts == {Relation.LEDGER_AGREED: claims}


def test_two_numbers_that_changed_places_are_two_changes(desk: Desk, claims: int) -> None:
    draft = desk.draft().replaced("初访183批，重访48批", "初访48批，重访183批")
    judged = desk.judge(draft)
    assert judged.changed == [("初访48批", "183批"), ("重访183批", "48批")]
    assert judged.agreed == claims - 2


def test_of_two_equal_numbers_the_one_that_was_changed_is_named(desk: Desk) -> None:
    """另有专题研讨2次 stays when 作出批示2次 is changed."""
    judged = desk.judge(desk.draft().replaced("对重点事项作出批示2次", "对重点事项作出批示5次"))
    assert judged.changed == [("对重点事项作出批示5次", "2次")]


def test_numbers_of_two_sentences_that_changed_places(desk: Desk, claims: int) -> None:
    draft = desk.draft().replaced("45件已化解", "68件已化解").replaced("办结68件，办结率93", "办结45件，办结率93")
    judged = desk.judge(draft)
    assert sorted(judged.changed) == [("45件已化解", "45件")] or sorted(expected for _, expected in judged.changed) == [
        "45件", "68件",
    ]  # fmt: skip
    assert judged.agreed == claims - 2


def _sentence(draft: Draft, words: str) -> str:
    """The whole sentence that holds some words."""
    [found] = [
        sentence
        for paragraph in draft.paragraphs
        for sentence in re.findall("[^。]+。", paragraph.text)
        if words in sentence
    ]
    return found


@pytest.mark.parametrize("words", ["专题研讨", "按期办结率", "初访", "达成协议587", "未发生脱管"])
def test_a_moved_sentence_still_agrees(desk: Desk, claims: int, words: str) -> None:
    draft = desk.draft()
    sentence = _sentence(draft, words)
    judged = desk.judge(draft.moved(sentence, "参加评议的15个单位中，等次为好和较好的15个单位，占100%。"))
    assert judged.counts == {Relation.LEDGER_AGREED: claims}


def test_joined_paragraphs_still_agree(desk: Desk, claims: int) -> None:
    draft = desk.draft().joined("从信访渠道").joined("信访事项依法").joined("11个村（社区）均聘请")
    assert desk.judge(draft).counts == {Relation.LEDGER_AGREED: claims}


def test_joined_sentences_still_agree(desk: Desk, claims: int) -> None:
    """Full stops became commas, and one comma a full stop."""
    draft = desk.draft()
    draft = draft.replaced("党规党纪1次。机关", "党规党纪1次；机关").replaced(
        "。到期尚未完成的有3项", "，到期尚未完成的有3项"
    )
    draft = draft.replaced("预防11件，转", "预防11件。转")
    assert desk.judge(draft).counts == {Relation.LEDGER_AGREED: claims}


REPHRASED = [
    ("全年办理信访件73件，办结68件，办结率93.15%。", "一年来共办理信访件73件，已办结68件，办结率达到93.15%。"),
    ("全年学法6次，另有专题研讨2次，", "全年共开展学法6次，组织专题研讨2次，"),
    ("已有结果的600件里，达成协议587件，", "在已有结果的600件中，经调解达成协议587件，"),
    ("全年重点领域矛盾隐患排查登记94件，89件得到化解，", "全年共排查登记重点领域矛盾隐患94件，其中89件已得到化解，"),
    ("全年为9个项目建立服务档案，已有6个落地。", "全年共为9个项目建档服务，其中6个项目已经落地。"),
    ("村级排查发现纠纷138件，预防11件，转人民调解67件", "村级网格排查共发现纠纷138件，有效预防11件，转入人民调解67件"),
    ("从信访渠道摸排矛盾隐患70件，45件已化解，25件正在化解", "通过信访渠道共摸排矛盾隐患70件，已化解45件，正在化解25件"),
    ("法律知识考试82人参考", "组织法律知识考试，82人参加考试"),
    ("全年未发生脱管漏管。", "全年没有发生脱管漏管问题。"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new"), REPHRASED, ids=[new[:12] for _, new in REPHRASED])
def test_a_rephrased_sentence_still_agrees(desk: Desk, claims: int, old: str, new: str) -> None:
    judged = desk.judge(desk.draft().replaced(old, new))
    assert judged.counts == {Relation.LEDGER_AGREED: claims}


REPHRASED_WRONG = [
    ("全年办理信访件73件，办结68件，", "一年来共办理信访件75件，已办结68件，", "73件"),
    ("全年办理信访件73件，办结68件，", "一年来共办理信访件73件，已办结66件，", "68件"),
    ("已有结果的600件里，达成协议587件，", "在已有结果的600件中，经调解达成协议578件，", "587件"),
    ("全年重点领域矛盾隐患排查登记94件，", "全年共排查登记重点领域矛盾隐患49件，", "94件"),
    ("村级排查发现纠纷138件，", "村级排查共发现纠纷188件，", "138件"),
    ("全年接待来访群众231批", "全年共接待来访群众213批", "231批"),
]


@pytest.mark.parametrize(("old", "new", "expected"), REPHRASED_WRONG, ids=[new[:14] for _, new, _ in REPHRASED_WRONG])
def test_a_rephrased_sentence_with_another_number(desk: Desk, claims: int, old: str, new: str, expected: str) -> None:
    judged = desk.judge(desk.draft().replaced(old, new))
    assert [right for _, right in judged.changed] == [expected]
    assert judged.counts == {Relation.LEDGER_AGREED: claims - 1, Relation.LEDGER_CHANGED: 1}


def test_a_deleted_sentence_is_missing_as_one(desk: Desk, claims: int) -> None:
    draft = desk.draft()
    judged = desk.judge(draft.without(_sentence(draft, "已有结果")))
    assert judged.missing == [["600件", "587件", "97.8%"]]
    assert judged.counts == {Relation.LEDGER_AGREED: claims - 3, Relation.LEDGER_MISSING: 1}
    [gone] = [each for each in judged.every if each.relation is Relation.LEDGER_MISSING]
    assert (gone.place.paragraph, gone.place.heading, gone.verdict) == (
        0,
        "做实人民调解和纠纷预防",
        Verdict.UNDETERMINED,
    )


def test_a_deleted_clause_is_missing_in_part(desk: Desk) -> None:
    judged = desk.judge(desk.draft().replaced("，印发材料20000余份。", "。"))
    assert judged.missing == [["20000余份"]]
    assert not judged.changed


def test_a_number_that_became_words_is_missing(desk: Desk) -> None:
    judged = desk.judge(desk.draft().replaced("举办法治讲座1次", "举办多次法治讲座"))
    assert judged.missing == [["1次"]]
    assert not judged.changed


@pytest.mark.parametrize(
    "sentence",
    [
        "开展校园周边环境整治行动17次。",
        "投入资金36.8万元改造老旧小区3处。",
        "大庄村全年办理信访件12件，办结率100%。",
        "其中上半年办理信访件31件。",
        "2022年全年办理信访件90件。",
        "每个村（社区）配备法律明白人不少于3名。",
        "力争明年信访件办结率达到98%以上。",
    ],
)
def test_a_new_sentence_never_turns_red(desk: Desk, claims: int, sentence: str) -> None:
    judged = desk.judge(desk.draft().replaced("年末仍有信访件5件尚未办结，", f"{sentence}年末仍有信访件5件尚未办结，"))
    assert not judged.changed
    assert judged.agreed == claims
    assert not judged.missing


def test_new_numbers_that_no_indicator_holds_are_named_by_sentence(desk: Desk) -> None:
    new = "投入资金36.8万元改造老旧小区3处。"
    judged = desk.judge(desk.draft().replaced("发现偏晚，", f"发现偏晚，{new}"))
    assert judged.unknown == [["36.8万元", "3处"]]


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("热线和网民留言办结率98.52%。", "98.52%"),
        ("全年开展学法活动55次，学法参加2750人次。", "2750人次"),
        ("上年接待来访279批。", "279批"),
        ("调解三十日内结案率达96.2%。", "96.2%"),
    ],
)
def test_a_number_of_an_indicator_that_we_do_not_print_is_recognised(
    desk: Desk, claims: int, sentence: str, number: str
) -> None:
    judged = desk.judge(desk.draft().replaced("年末仍有信访件5件", f"{sentence}年末仍有信访件5件"))
    assert judged.agreed > claims
    assert any(value.text == number for each in judged.every for value in each.values if not each.expected)
    assert not judged.changed
    assert not judged.unknown


def test_an_indicator_named_word_for_word_with_another_value(desk: Desk) -> None:
    judged = desk.judge(desk.draft().replaced("年末仍有信访件5件", "热线和网民留言办结率达89.52%。年末仍有信访件5件"))
    assert judged.changed == [("热线和网民留言办结率达89.52%", "98.52%")]
    [wrong] = [each for each in judged.every if each.expected]
    assert wrong.confidence is Confidence.LIKELY


def test_a_sentence_said_twice_agrees_twice(desk: Desk, claims: int) -> None:
    judged = desk.judge(desk.draft().replaced("发现偏晚，", "发现偏晚，全年办理信访件73件，"))
    assert judged.counts == {Relation.LEDGER_AGREED: claims + 1}


def test_annexes_are_left_out(desk: Desk, claims: int) -> None:
    draft = desk.draft()
    annex = [Paragraph(text, 1, year=2024) for text in ("附件：1.图表", "附件1", "共读取台账2100本。")]
    assert desk.judge(Draft((*draft.paragraphs, *annex))).counts == {Relation.LEDGER_AGREED: claims}


ANOTHER_THING = [
    ("举办法治讲座1次", "举办法治培训班3期"),
    ("法律知识考试82人参考", "法律知识竞赛120人参加"),
    ("合格率97.6%", "优秀率41.5%"),
    ("全年列入清单的任务24项", "全年列入清单的重点任务8项"),
    ("以书面方式述法的有7个单位", "以视频方式述法的有2个单位"),
    ("政务新媒体发布36条", "政务新媒体发布短视频12条"),
    ("满意率98.35%", "回访率99.1%"),
    ("全年办理信访件73件，", "全年办理信访件73件（其中网上信访31件、来信12件、走访30件），"),
    ("全年办理信访件73件，办结68件，办结率93.15%。", "全年办理初次信访件62件，重复信访件11件。"),
    ("全年办理信访件73件，办结68件，办结率93.15%。", "第四季度办理信访件20件，办结18件，办结率90%。"),
    ("全年办理信访件73件，办结68件，办结率93.15%。", "大庄村办理信访件12件，办结10件，办结率83.33%。"),
    ("全年办理信访件73件，办结68件，", "6月办理信访件12件，办结10件，"),
    ("按来访性质分，初访183批，重访48批", "按来访规模分，集体访33批，个体访198批"),
    ("达成书面协议491件，", "达成口头协议96件，"),
    ("在村（社区）举办法治讲座42场", "在中小学举办法治讲座18场"),
    ("高风险的有4件", "中风险的有11件"),
    ("尚有5件正在逐件化解", "尚有12件跨镇隐患正在逐件化解"),
    ("刑满释放和解除社区矫正人员52人", "刑满释放人员22人、解除社区矫正人员30人"),
    ("11个村（社区）均有纠纷排查记录", "9个村（社区）建成“无讼村”"),
    ("为9个项目建立服务档案", "为27家企业建立服务档案"),
    ("对重点事项作出批示2次", "约谈单位负责人3次"),
]


@pytest.mark.parametrize(("old", "new"), ANOTHER_THING, ids=[new[:14] for _, new in ANOTHER_THING])
def test_words_that_speak_of_another_thing_are_no_change(desk: Desk, old: str, new: str) -> None:
    judged = desk.judge(desk.draft().replaced(old, new))
    assert not judged.changed


def test_what_may_have_been_changed_is_doubtful_and_names_ours(desk: Desk) -> None:
    judged = desk.judge(desk.draft().replaced("以书面方式述法的有7个单位", "以视频方式述法的有2个单位"))
    assert judged.doubtful == ["以视频方式述法的有2个单位"]
    assert not judged.missing
    [doubt] = [each for each in judged.every if each.relation is Relation.LEDGER_CHANGED]
    assert doubt.confidence is Confidence.OPEN
    assert "7个单位" in doubt.explanation


VISITS = "全年接待来访群众231批（同比下降17.20%）、566人次"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("完成率86.4%", "完成率由85.0%提高到86.4%"),
        ("完成率86.4%", "完成率达86.4%，比上年提高1.4个百分点"),
        (VISITS, "全年接待来访群众231批、566人次，同比分别下降17.20%、5.82%"),
        (VISITS, "接待来访群众由上年的279批降至231批，下降17.20%，566人次"),
    ],
)
def test_a_comparison_with_last_year_that_somebody_added_is_recognised(
    desk: Desk, claims: int, old: str, new: str
) -> None:
    judged = desk.judge(desk.draft().replaced(old, new))
    assert judged.counts == {Relation.LEDGER_AGREED: claims + 1}


def test_a_wrong_comparison_that_somebody_added_is_unknown_and_told_what_it_may_be(desk: Desk) -> None:
    judged = desk.judge(desk.draft().replaced("完成率86.4%", "完成率达86.4%，比上年提高1.8个百分点"))
    [unknown] = [each for each in judged.every if each.relation is Relation.LEDGER_UNKNOWN]
    assert "同比提高1.4个百分点" in unknown.explanation


def test_the_only_other_number_of_its_kind_in_a_known_sentence_is_doubtful(desk: Desk) -> None:
    judged = desk.judge(desk.draft().replaced(VISITS, "全年接待来访群众231批、656人次，批数同比下降17.20%"))
    assert len(judged.doubtful) == 1
    assert not judged.missing


SYNONYMS = (
    "全年→一年来",
    "均→都",
    "开展→组织开展",
    "办结→已办结",
    "化解→成功化解",
    "，→；",
    "。→，",
    "我镇→全镇",
    "登记→登记在册",
)


@given(st.lists(st.sampled_from(SYNONYMS), max_size=4, unique=True), st.randoms(use_true_random=False))
def test_however_words_and_sentences_are_moved_nothing_turns_red(
    desk: Desk, synonyms: list[str], random: Random
) -> None:
    """Sentences shuffled over the whole report, some deleted, words replaced: the numbers are still ours."""
    draft = desk.draft()
    texts = [paragraph.text for paragraph in draft.paragraphs if paragraph.level == 0]
    told = [sentence for text in texts for sentence in re.findall("[^。]+。", text)]
    random.shuffle(told)
    kept = told[: random.randint(1, len(told))]
    for pair in synonyms:
        old, new = pair.split("→")
        kept = [sentence.replace(old, new) if random.random() < 0.5 else sentence for sentence in kept]
    size = random.randint(1, 8)
    paragraphs = [
        Paragraph("".join(kept[at : at + size]), number, year=2024)
        for number, at in enumerate(range(0, len(kept), size), 1)
    ]
    judged = desk.judge(Draft(tuple(paragraphs)))
    assert not judged.changed


@pytest.mark.parametrize("text", ["全年办结信访件1件，", "办结1件。", "未发生，", "７", "（", "同比下降5%、", "附件"])
def test_work_grows_with_length_and_no_faster(desk: Desk, text: str) -> None:
    def work(times: int) -> int:
        manuscript = Draft((Paragraph(text * times, 1, year=2024),)).manuscript
        found = {1: sentences(manuscript.paragraphs[0])}
        return calls(lambda: list(against(manuscript, found, desk.narrative, desk.released)))

    assert work(2000) < 2.6 * work(1000) + 500


def _edit_one(draft: Draft, number: int, digits: str) -> tuple[Draft, str, str] | None:
    """The report with the digits of its `number`-th printed number replaced."""
    places = [
        (at, match)
        for at, paragraph in enumerate(draft.paragraphs)
        if paragraph.level == 0
        for match in re.finditer(
            r"(?<![\d.])\d+(?:\.\d+)?(?=余?(?:[件次人批项个支家场份条名%]|小时|万元|个百分点))", paragraph.text
        )
    ]
    at, match = places[number % len(places)]
    if digits == match[0]:
        return None
    text = draft.paragraphs[at].text
    mended = text[: match.start()] + digits + text[match.end() :]
    paragraphs = list(draft.paragraphs)
    paragraphs[at] = Paragraph(mended, at + 1, heading=paragraphs[at].heading, year=paragraphs[at].year)
    return Draft(tuple(paragraphs)), match[0], digits


@given(st.integers(0, 200), st.integers(1, 99999).map(str))
def test_any_other_digits_are_found_and_nothing_else_turns_red(
    desk: Desk, claims: int, number: int, digits: str
) -> None:
    edited = _edit_one(desk.draft(), number, digits)
    if edited is None:
        return
    draft, old, _ = edited
    judged = desk.judge(draft)
    assert len(judged.changed) <= 1
    assert judged.counts[Relation.LEDGER_AGREED] in (claims - 1, claims)
    if judged.agreed == claims - 1:
        [(_, expected)] = judged.changed
        assert old in expected
