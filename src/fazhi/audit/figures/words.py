"""Words that say what a figure is among its neighbours."""

from __future__ import annotations

from fazhi.audit.figures.patterns import alternatives


def _words(text: str, not_before: str = "") -> dict[str, str]:
    return dict.fromkeys(text.split(), not_before)


TOTAL = _words("总共 总计 累计 合计 一共 共计 共有 总数 总量 总计为 全年共") | {"共": "同享建产青治识和赢商谋育管性党"}
PART = _words("其中")
REST = _words("其余 剩余 余下 剩下 还有 另有 尚有 其它 仍有") | {"其他": "类"}
SHARE = _words("占比 占全部 占总 比重 比例") | {"占": "地用据道领有线"}
EACH = {
    "均": "衡等匀可价值线",
    "都": "市会江城督",
    "各": "类项种级地村镇部单方界族乡县区市个位自行业社",
    "平均": "水数值",
    "人均": "",
    "户均": "",
    "村均": "",
    "皆": "",
    "每": "周月季年天日半旬逢",
    **dict.fromkeys(("每个", "每名", "每位", "每户", "每家", "每支", "每村", "每人", "每所", "每次"), ""),
}
RESPECTIVELY = _words("分别")
RISE = _words("增长 增加 增多 上升 提高 提升 升高 上涨 增幅 增速 增长率 上浮 扩大 多出 净增 递增")
FALL = _words("下降 减少 降低 回落 降幅 下滑 下跌 缩短 压缩 压减 压降 少了 减幅 下降率 降")
FALL["降"] = "至到为水雨温级本准临解"
RISE_TO = _words(
    "增长到 增长至 增加到 增加至 增至 增到 上升到 上升至 升至 升到 提高到 提高至 提升到 提升至 扩大到 扩大至 上涨到 上涨至 提至"
)
FALL_TO = _words(
    "下降到 下降至 减少到 减少至 减至 减到 降至 降到 降低到 降低至 降为 回落到 回落至 下滑至 缩短到 缩短至 缩短为 "
    "压缩到 压缩至 压减至 压减到 压降至 压降到 减为"
)
FROM = {"由": "于此衷来头", "从": "而事业中严此来", "自": "主治愿觉己身动然我行查"}
LIMIT = _words("力争 确保 原则上 应当 应达 应达到 不得 目标为 目标值 目标是 预计 计划 要达到 须 必须")
LIMIT |= {"要求": "，,报做做到", "规定": "，,的时期动程和及要"}
PACE = _words(
    "每周 每月 每季度 每季 每年 每天 每日 每半年 每半月 每两周 每旬 每两月 每个月 每逢周 每周末 每学期 每晚 每夜 每班"
)
SAME_PERIOD = _words("同比")
LAST_PERIOD = _words("环比")
CONTENT = _words("包括 包含 分为 两类 三类 四类")
MORE = ("多", "高", "高出", "多出", "高于")
"""With a comparison before them these mean a rise: 比上年多5件."""
LESS = ("少", "低", "低于")

NOT_AFTER: dict[str, str] = {
    "共": "公中国",
    "占": "侵抢强挤霸",
    "均": "平人户村",
    "由": "理自事缘案",
    "从": "服",
    "都": "首成",
    "自": "各亲来独",
    "计": "作按照年度展施方",
    "规": "按照据律违法",
    "要": "按照据作",
    "各": "其",
    "比": "同环占",
    "降": "升",
}
"""First character of a mark → characters that may not stand before it."""

MARKS: tuple[tuple[str, dict[str, str]], ...] = (
    ("TOTAL", TOTAL),
    ("PART", PART),
    ("REST", REST),
    ("SHARE", SHARE),
    ("EACH", EACH),
    ("RESPECTIVELY", RESPECTIVELY),
    ("RISE", RISE),
    ("FALL", FALL),
    ("RISE_TO", RISE_TO),
    ("FALL_TO", FALL_TO),
    ("FROM", FROM),
    ("LIMIT", LIMIT),
    ("PACE", PACE),
    ("SAME_PERIOD", SAME_PERIOD),
    ("LAST_PERIOD", LAST_PERIOD),
    ("CONTENT", CONTENT),
)
"""Name of the kind of mark → word → characters that may not follow."""

KIND_OF: dict[str, str] = {word: name for name, words in MARKS for word in words}
"""Word → kind of mark."""

MARK_PATTERN = alternatives({word: after for _, words in MARKS for word, after in words.items()}, NOT_AFTER)
"""Any mark, longest first."""
