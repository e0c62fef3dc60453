"""Parts and totals: lists that are all, lists that may leave some out, and counts that are no parts at all."""

from __future__ import annotations

import pytest
from audit.relations.sayings import faults, judged, said

from fazhi.audit.judgement import Relation, Verdict

FIT = {
    "其余": "排查隐患126件，已化解119件，其余7件正在化解。",
    "其他": "受理纠纷260件，其中家庭80件、邻里90件、土地50件、其他40件。",
    "其中, all": "受理纠纷1127件，其中村级900件、镇级211件、行业性16件。",
    "rounded one by one": "受理诉求31.4万件，其中电话24.2万件，网络7.3万件。",
    "分别为": "受理家庭、邻里两类纠纷268件，分别为143件、125件。",
    "the total last": "政府网站公开742条，公众号公开318条，合计1060条。",
    "分别 and the total last": "一至四季度分别受理412件、387件、455件、404件，全年共受理1658件。",
    "of two units": "来访58批133人次，其中集体访9批41人次，个体访49批92人次。",
    "in brackets": "调解纠纷160件（家庭70件、邻里60件、其他30件），成功158件，成功率98.75%。",
    "nested": "社会组织286家，其中社会团体104家（其中行业协会31家），民办单位175家，基金会7家。",
    "after a full stop": "全年共调处纠纷412件。其中：家庭类118件，邻里类173件，土地类64件，其他57件。",
    "steps within the list": "受理申请100件，其中办结90件，满意85件，其余10件正在办理。",
    "after another total": "受理623件，成功调解615件，涉及金额386.4万元，其中家庭214件、邻里187件、其他222件。",
    "mixed measure words": "审查合同45份、规范性文件6件、重大决策3件，共54件。",
    "not in the list": "决定不予处罚128人（不含另案处理6人），其中未满年龄8人、情节轻微104人、证据不足16人。",
    "a rest of the later total": "排查房屋3862户，发现隐患46户，已整治41户，剩余5户正在整治。",
    "without a word": "评查案卷180卷，优秀51卷、合格124卷、不合格5卷。",
}

WRONG = {
    "其余": ("排查隐患126件，已化解119件，其余9件正在化解。", "128件"),
    "其他": ("受理纠纷260件，其中家庭80件、邻里90件、土地50件、其他50件。", "270件"),
    "more than all": ("受理纠纷120件，其中村级90件、镇级50件。", "140件"),
    "one more than all": ("社会团体104家（其中行业协会131家）。", "131家"),
    "分别为": ("受理家庭、邻里两类纠纷268件，分别为143件、135件。", "278件"),
    "the total last": ("政府网站公开742条，公众号公开318条，合计1160条。", "1060条"),
    "专职 and 兼职": ("共有调解员1246人，其中专职312人，兼职943人。", "1255人"),
    "done and not done": ("建立台账35处，其中已整改30处，正在整改6处。", "36处"),
    "not in the list": ("不予处罚128人（不含另案6人），其中未满年龄8人、情节轻微104人、证据不足36人。", "148人"),
    "a rest of the later total": ("排查房屋3862户，发现隐患46户，已整治41户，剩余7户正在整治。", "48户"),
    "after a full stop": ("共调处纠纷412件。其中：家庭类118件，邻里类173件，其他57件。", "348件"),
}

SILENT = {
    "not all are listed": "受理纠纷1127件，其中村级900件、镇级211件。",
    "ledgers that overlap": "调解纠纷608件，排查纠纷138件，预防纠纷11件。",
    "what one person can be at once": "共有党员1200人，其中女党员700人，大专以上900人。",
    "one after the other": "受理申请100件，其中办结90件，满意85件。",
    "besides": "共有调解员86名，其中专职12名，另有志愿者140名。",
    "two units": "来访58批，其中集体访9批126人次。",
    "other things": "共有工作站12个，11个村（社区）签订协议。",
    "years in brackets": "受理案件155件（2023年为125件，2022年为118件）。",
    "a total of something else": "受理10件，办结8件，共涉及50件物品。",
    "mixed measure words": "审查合同45份、规范性文件6件、重大决策3件，共55件。",
    "a reason named 其他": "承办提案46件，其中已经解决31件、因其他原因需要继续研究后再作答复的6件。",
    "about so many": "接待群众200余次，包括法律咨询132次、法律援助23次。",
    "another deed after a semicolon": "提出意见230件，其中抗诉60件、建议150件；对违法行为提出建议1400件。",
    "a total since earlier years": "创建示范村3个，新建阵地2个，累计建成20个。",
}


@pytest.mark.parametrize("text", FIT.values(), ids=FIT.keys())
def test_parts_that_make_the_total(text: str) -> None:
    sums = [each for each in judged(text) if each.relation is Relation.SUM]
    assert sums
    assert {each.verdict for each in sums} <= {Verdict.CONSISTENT, Verdict.UNDETERMINED}
    assert "sum consistent" in said(text)


@pytest.mark.parametrize(("text", "expected"), WRONG.values(), ids=WRONG.keys())
def test_parts_that_do_not(text: str, expected: str) -> None:
    assert faults(text) == [f"sum inconsistent {expected}"]


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT.keys())
def test_nothing_is_claimed_of_what_need_not_add_up(text: str) -> None:
    assert not faults(text)


def test_a_rest_without_a_number_stays_open() -> None:
    [judgement] = judged("共排查隐患126件，已化解119件，其余隐患正在化解。")
    assert judgement.verdict is Verdict.UNDETERMINED
    assert judgement.explanation == "126−119＝7，文中没有写其余的数，无法核对。"


def test_parts_that_nearly_make_the_total_are_told_and_left_open() -> None:
    [judgement] = judged("受理纠纷1127件，其中村级900件、镇级211件。")
    assert judgement.verdict is Verdict.UNDETERMINED and "少16件" in judgement.explanation
    assert judged("受理纠纷1127件，其中村级600件、镇级211件。") == ()
