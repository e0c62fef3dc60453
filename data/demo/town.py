"""Names of the demo town: villages, offices and law firms are invented, statutes are real."""

from __future__ import annotations

import random

TOWN = "段园镇"
VILLAGES = (
    "大庄村", "石桥村", "柳湾村", "杨楼村", "河西村", "双泉村", "前进村", "梨园村", "东岗村", "振兴社区",
    "新苑社区",
)  # fmt: skip
DEPARTMENTS = (
    "党政办公室", "平安法治办公室", "综合执法大队", "便民服务中心", "经济发展办公室", "农业农村办公室",
    "自然资源所", "财政所", "社会事务办公室", "应急管理所",
)  # fmt: skip

# Title and how often it turns up, so that a report has a most frequent one.
STATUTES = (
    ("《中华人民共和国宪法》", 14), ("《中华人民共和国民法典》", 13), ("《中华人民共和国行政处罚法》", 10),
    ("《中华人民共和国行政复议法》", 9), ("《信访工作条例》", 8), ("《中华人民共和国乡村振兴促进法》", 7),
    ("《中华人民共和国安全生产法》", 6), ("《中华人民共和国土地管理法》", 6),
    ("《中华人民共和国公职人员政务处分法》", 5),
    ("《中华人民共和国人民调解法》", 5), ("《中华人民共和国反有组织犯罪法》", 4),
    ("《中华人民共和国国家安全法》", 4),
    ("《中华人民共和国环境保护法》", 3), ("《中华人民共和国未成年人保护法》", 3),
    ("《保障农民工工资支付条例》", 2),
    ("《中华人民共和国政府信息公开条例》", 2),
)  # fmt: skip
PARTY_RULES = ("《中国共产党章程》", "《中国共产党纪律处分条例》", "《中国共产党廉洁自律准则》")
BOOKLETS = (
    ("《民法典知识手册》", 10), ("《宪法宣传册》", 9), ("《反诈防骗宣传单》", 8), ("《法律援助指南》", 6),
    ("《安全生产知识读本》", 5), ("《国家安全知识问答》", 4), ("《禁毒宣传折页》", 4),
    ("《消费维权手册》", 3),
    ("《妇女权益保障手册》", 3), ("《农村土地政策问答》", 3), ("《信访知识一本通》", 2),
    ("《未成年人保护宣传页》", 2),
    ("《道路交通安全须知》", 2),
)  # fmt: skip


def written(rng: random.Random, village: str) -> str:
    """
    Write a village as a clerk does: in full, now and then short.

    Parameters
    ----------
    rng : random.Random
        Source of chance.
    village : str
        Full name.

    Returns
    -------
    str
        The name, in one of sixteen cases without 村 or 社区.
    """
    return village.removesuffix("村").removesuffix("社区") if rng.randrange(16) == 0 else village


def any_village(rng: random.Random) -> str:
    """
    Draw a village as written by a clerk, the larger ones more often.

    Parameters
    ----------
    rng : random.Random
        Source of chance.

    Returns
    -------
    str
        A village or community.
    """
    # The smaller of two draws leans towards the front of the list.
    return written(rng, VILLAGES[min(rng.randrange(len(VILLAGES)), rng.randrange(len(VILLAGES) + 6))])
