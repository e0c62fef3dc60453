"""Tables of words by which figures are told to belong together, or apart."""

from __future__ import annotations


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_CLOSED = _words("办结 办毕 办理完毕 办理完成 结案 审结 完结 执结")
_AGREED = _words("成功 达成 调成")
_ANSWERED = _words("答复 回复 反馈 回应")
_PASSED = _words("合格 及格 通过")
_MENDED = _words("整改 改正 整治 销号")
_HANDLED = _words("处置 处理 办结 办理")
_SIGNED = _words("签约 签订 签")
_JOINED = _words("参加 参与 参训 参会 到会 到课")
_SOLVED = _words("破案 破获 侦破")

NUMERATORS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("办结", "结案", "审结"), _CLOSED),
    **dict.fromkeys(("成功", "调成", "达成", "调解"), _AGREED),
    **dict.fromkeys(("化解", "调处", "解决"), _words("化解 调处 解决")),
    **dict.fromkeys(("答复", "回复", "反馈", "回应"), _ANSWERED),
    **dict.fromkeys(("合格", "及格", "通过"), _PASSED),
    **dict.fromkeys(("整改", "改正", "整治", "销号"), _MENDED),
    **dict.fromkeys(("处置", "处理", "办理"), _HANDLED),
    **dict.fromkeys(("签约", "签订"), _SIGNED),
    **dict.fromkeys(("参训", "参与", "参会", "到会"), _JOINED),
    **dict.fromkeys(("出庭", "应诉"), _words("出庭 应诉")),
    **dict.fromkeys(("息诉", "息访"), _words("息诉 息访")),
    **dict.fromkeys(("走访", "见面"), _words("走访 见面")),
    **dict.fromkeys(("审查", "审核"), _words("审查 审核")),
    **dict.fromkeys(("采纳", "采用"), _words("采纳 采用 吸收")),
    **dict.fromkeys(("破案", "侦破"), _SOLVED),
    "参考": _words("参考 参加 参与 实考"),
    "出勤": _words("出勤 参加 到岗"),
    "完成": _words("完成 办结 落实 建成"),
    "覆盖": _words("覆盖 建成 建立 设立 成立 配备 签订 开展 聘请 聘任 参加 惠及"),
    "纠错": _words("纠错 撤销 纠正"),
    "建档": _words("建档 建立档案"),
}
"""The end of a rate's name → words with which the text may name the numerator; any other end names it itself."""

LONGEST_STEM = max(map(len, NUMERATORS))

MANNERS = frozenset(_words("按期 按时 如期 及时 有效"))
"""Qualifiers that leave the whole as it is: of all that came in, what was done in time."""

QUALIFIERS = (
    *sorted(MANNERS),
    *_words(
        "一次性 一次 初次 首次 首接 到期 当年 当期 年内 期内 即时 当场 当日 自动 主动 网上 网络 线上 线下 重复 集体 越级"
    ),
    *_words("直接 成功 司法 书面 全程 初信初访 积案 重点 疑难 参评 主办 实际 综合 平均 一审 二审 协议 合同"),
)
"""Words in a rate's name that narrow what it is of: where the count does not carry them, it may be another count."""

CARRIED = _words("结转 跨年 历年 往年 存量 年初 上年末 年末 期初 遗留 陈年")
"""Words that bring earlier years' cases into a sentence: a rate may then be of both."""

ASKED = frozenset(_words("满意 知晓 好评 安全感 支持 认可 信任 幸福"))
"""Rates that are of people who were asked."""

RARELY_COUNTED = frozenset(_words("覆盖 见面"))
"""Rates whose numbers a text hardly ever states: what stands near them is counted otherwise."""

INTAKE = (
    *_words(
        "受理 办理 调解 排查 摸排 接到 收到 登记 立案 交办 转办 发现 审查 接收 收案 新收 审理 承办 接访 办件 调处 处理"
    ),
    *_words("开庭 报送 提出 出具 检查 抽检 抽查 参加"),
)
"""Words of a count of what came in."""

NEGATED = frozenset("不未没无非尚应待需拟令")
"""What before a word makes it say that the thing is not, or not yet."""

COMPLEMENTS: tuple[tuple[str, str], ...] = (
    *(("专职", "兼职"), ("男", "女"), ("不合格", "合格"), ("集体", "个体"), ("集体", "个人")),
    *(("网上", "现场"), ("线上", "线下"), ("网上", "线下"), ("正在", "已"), ("尚未", "已"), ("未", "已")),
    *(("正在", "办结"), ("正在", "化解"), ("未", "完成"), ("在办", "办结")),
)
"""Two words that part a thing in two without a remainder."""

STATES = (
    *_words("办结 化解 满意 成功 达成 整改 答复 立案 移送 转办 回访 走访 签订 履行 采纳 完成 合格 调解 审结 执行 结案"),
    *_words("新增 受理 办复 回复 完工 竣工 验收 拨付 拆除"),
)
"""What happens to one and the same case in turn: such counts are no sisters."""

ATTRIBUTES = (
    *_words("女 党员 少数民族 大专 本科 学历 岁 持证 退役 老年 妇女 残疾 资格 重复 越级 重点 疑难 累犯 首次 初次 以上"),
    "干部",
)
"""What one and the same person or case can be together with another of these."""
