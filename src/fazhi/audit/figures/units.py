"""Measure words: what may stand after a number, and what only looks like one (部 in 5部门, 条 in 3条例)."""

from __future__ import annotations

from fazhi.audit.figures.patterns import alternatives

UNITS: dict[str, str] = {
    # Written with two or more characters: nothing that follows makes another word of them.
    **dict.fromkeys(("人次", "批次", "场次", "件次", "户次", "册次", "车次", "台次", "家次", "班次", "人天"), ""),
    **dict.fromkeys(("个工作日", "个小时", "个月", "工作日", "小时", "分钟", "课时", "学时"), ""),
    **dict.fromkeys(("平方公里", "平方米", "立方米", "公里", "千米", "公顷", "千克", "公斤", "美元"), ""),
    # Written with one: the right column is what may not follow.
    "件": "套",
    "起": "来到点草步",
    "宗": "旨教",
    "批": "准评复示量发",
    "人": "民员大均身口类",
    "名": "录单称义目优",
    "次": "序要数日年月",
    "场": "所景地馆面",
    "份": "额子",
    "条": "例款件",
    "个": "别性",
    "项": "圈",
    "户": "籍外主口",
    "家": "庭长属园政",
    "所": "有属在以谓需长",
    "处": "理置罚级分于长在",
    "支": "部持出付撑书",
    "期": "间限望末初",
    "篇": "幅",
    "部": "门委署队位分级属长",
    "本": "级地市区镇年月县省身人部村局",
    "册": "封",
    "天": "然气",
    "日": "",
    "年": "度底末初级来均",
    "周": "期边年围",
    "元": "旦素首",
    "亩": "",
    "吨": "",
    "米": "",
    "辆": "",
    "台": "账风阶",
    "套": "路",
    "幅": "度员",
    "块": "",
    "面": "积对向临试授",
    "封": "闭",
    "具": "有体备",
    "例": "会行如外",
    "组": "织建成长",
    "张": "贴榜挂",
    "位": "于置列居",
    "则": "",
    "类": "似别型",
    "种": "植",
    "座": "谈",
    "间": "隔接断",
    "棵": "",
    "株": "",
    "只": "有能要需是进跑",
    "枚": "",
    "盏": "",
    "根": "据治源本基",
    "道": "路德理交",
    "笔": "记录试",
    "轮": "训值流岗换",
    "堂": "",
    "节": "日约点假能庆省",
    "门": "户店市槛诊口牌",
    "单": "位独元项个一",
    "分": "之别类局中管行部流级析工公批期层解歧布",
    "层": "面级次",
    "栋": "",
    "幢": "",
    "片": "区",
    "页": "面",
    "卷": "入宗",
    "字": "号样",
    "口": "碑径岸",
    "班": "级子组",
    "队": "伍员长",
}
"""Measure word → characters that may not follow it."""

PAIRS = "对(?=夫妻|夫妇|结对|新人|[，。；、）,;]|$)"
"""对 is far more often a preposition: a measure word only where couples or nothing follows."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


STRONG = _set(
    "件 起 宗 批 人 名 次 场 份 户 家 篇 期 天 元 亩 吨 辆 人次 批次 场次 件次 户次 册次 小时 分钟 个月 "
    "个工作日 工作日 公里 平方米"
)
"""With these a small Chinese numeral is a count (三起, 两名); with 个, 项, 条, 支 it is more often a way of speaking."""

TIME_UNITS = _set("天 日 年 周 小时 分钟 个月 工作日 个工作日 个小时")
"""Spans: with 内 they are terms to be kept (60日内), not results."""

UNIT_PATTERN = f"(?:{alternatives(UNITS)}|{PAIRS})"
"""One measure word, longest first."""

RATE_SIGNS: dict[str, int] = {"%": 0, "％": 0, "﹪": 0, "‰": -1}
"""Sign → power of ten that makes percent of it."""

POINTS_PATTERN = "(?:个百分点|百分点)"
TIMES_PATTERN = "倍(?!增|数|感)"
