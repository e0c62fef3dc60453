"""Learning and teaching the law: study, publicity."""

from __future__ import annotations

import random
from datetime import date

from demo.chance import deal, person, split, stream, weighted, workday, workdays
from demo.sheet import Row, Sheet, Value
from demo.town import BOOKLETS, DEPARTMENTS, PARTY_RULES, STATUTES, TOWN, VILLAGES

LEADERS, OFFICERS, VILLAGE_CADRES, ENFORCERS = "党政领导班子", "镇机关干部", "村（社区）干部", "执法人员"

# How often each kind of session took place: (who, form, content), then 2022, 2023, 2024. The 2024 column is
# the published example's; 领导班子 learns 6 times in two forms.
SESSIONS: tuple[tuple[str, str, str, tuple[int, int, int]], ...] = (
    (LEADERS, "会前学法", "国家法律法规", (2, 3, 3)),
    (LEADERS, "专题学习", "习近平法治思想", (2, 2, 2)),
    (f"{LEADERS}、{OFFICERS}", "专题学习", "习近平法治思想、国家法律法规", (1, 0, 1)),
    (LEADERS, "专题研讨", "习近平法治思想", (1, 3, 2)),
    (f"{LEADERS}、{OFFICERS}", "集中学习", "党内法规", (1, 1, 1)),
    (f"{LEADERS}", "理论学习中心组", "习近平法治思想、党内法规", (4, 4, 4)),
    (f"{OFFICERS}、{VILLAGE_CADRES}", "法治讲座", "国家法律法规", (2, 1, 1)),
    (OFFICERS, "例会学习", "国家法律法规", (18, 21, 20)),
    (f"{OFFICERS}、{VILLAGE_CADRES}", "例会学习", "国家法律法规", (2, 3, 4)),
    (OFFICERS, "集中学习", "国家法律法规", (5, 6, 6)),
    (f"{OFFICERS}、{ENFORCERS}", "集中学习", "国家法律法规", (1, 1, 2)),
    (VILLAGE_CADRES, "集中学习", "国家法律法规", (3, 2, 3)),
    (ENFORCERS, "业务培训", "国家法律法规", (2, 4, 3)),
    (f"{OFFICERS}、{ENFORCERS}", "旁听庭审", "其他", (1, 1, 1)),
    (OFFICERS, "考试", "国家法律法规", (1, 1, 1)),
    (ENFORCERS, "考试", "国家法律法规", (1, 0, 1)),
)
ATTENDANCE = {LEADERS: (9, 12), OFFICERS: (46, 72), VILLAGE_CADRES: (30, 55), ENFORCERS: (11, 19)}

# Σ场次, Σ咨询人次, Σ发放材料份数, Σ受众人次 of a year: 2024 prints as 100余, 200余 and 20000余.
PUBLICITY_SUMS = {
    2022: (119, 286, 18240, 9173),
    2023: (128, 312, 21873, 11046),
    2024: (137, 263, 20486, 10357),
}
# 节点, first and last day it is held, events in a year.
NODES = (
    ("春节", (1, 15), (2, 20), 4), ("三八节", (3, 6), (3, 8), 3), ("消费者权益日", (3, 13), (3, 15), 4),
    ("国家安全教育日", (4, 12), (4, 17), 4), ("民法典宣传月", (5, 4), (5, 30), 8),
    ("禁毒日", (6, 20), (6, 27), 4),
    ("安全生产月", (6, 2), (6, 28), 5), ("宪法宣传周", (12, 1), (12, 8), 8), ("日常", (1, 4), (12, 28), 22),
    ("其他", (9, 2), (11, 20), 3),
)  # fmt: skip
PLACES = (("乡村", 26), ("社区", 12), ("学校", 9), ("机关", 6), ("企业", 6), ("单位", 4), ("其他", 2))


def study(year: int) -> Sheet:
    """
    Make 学法培训台账.

    Parameters
    ----------
    year : int
        Year of the ledger.

    Returns
    -------
    Sheet
        One row a session.
    """
    rng = stream("study", year)
    kinds = [(who, form, content) for who, form, content, counts in SESSIONS for _ in range(counts[year - 2022])]
    rng.shuffle(kinds)
    rows: list[Row] = []
    for number, (day, (who, form, content)) in enumerate(
        zip(workdays(rng, year, len(kinds)), kinds, strict=True), start=1
    ):
        laws = _laws(rng, content)
        bounds = [ATTENDANCE[group] for group in who.split("、")]
        present = sum(rng.randint(low, high) for low, high in bounds)
        row: dict[str, Value] = {
            "日期": day,
            "对象": who,
            "形式": form,
            "内容类别": content,
            "学习法规": "、".join(laws) or None,
            "主题": f"示例主题{number:02d}：{content.split('、')[0]}学习",
            "主讲人": person(rng, "示例主讲人", 12) if form in ("法治讲座", "业务培训", "专题学习") else None,
            "参加人数": present,
        }
        if form == "考试":
            sat = present - rng.randint(0, 2)
            row |= {"参考人数": sat, "合格人数": sat - rng.randint(0, 2)}
        rows.append(row)
    columns = (
        "日期", "对象", "形式", "内容类别", "学习法规", "主题", "主讲人", "参加人数", "参考人数", "合格人数",
    )  # fmt: skip
    return Sheet("study", "学法培训台账", columns, tuple(rows), ("参加人数", "参考人数", "合格人数"))


def _laws(rng: random.Random, content: str) -> list[str]:
    laws: list[str] = []
    if "国家法律法规" in content:
        laws += dict.fromkeys(weighted(rng, STATUTES) for _ in range(rng.randint(1, 2)))
    if "党内法规" in content:
        laws.append(rng.choice(PARTY_RULES))
    return laws


def publicity(year: int) -> Sheet:
    """
    Make 普法宣传台账.

    Parameters
    ----------
    year : int
        Year of the ledger.

    Returns
    -------
    Sheet
        One row an event; every 节点 and every 场所 occurs.
    """
    rng = stream("publicity", year)
    dated = sorted(
        (workday(rng, date(year, *first), date(year, *last)), node)
        for node, first, last, count in NODES
        for _ in range(count)
    )
    events = len(dated)
    places = deal(rng, PLACES)
    times, asked, given, heard = (
        split(rng, total, events, least) for total, least in zip(PUBLICITY_SUMS[year], (1, 0, 40, 20), strict=True)
    )
    rows: tuple[Row, ...] = tuple(
        {
            "日期": day,
            "节点": node,
            "场所": places[index],
            "地点": _spot(rng, places[index]),
            "场次": times[index],
            "受众人次": heard[index],
            "咨询人次": asked[index],
            "发放材料份数": given[index],
            "材料名称": "、".join(dict.fromkeys(weighted(rng, BOOKLETS) for _ in range(rng.randint(1, 3)))),
            "责任单位": rng.choice(("示例司法所", *DEPARTMENTS[:4])),
        }
        for index, (day, node) in enumerate(dated)
    )
    columns = (
        "日期", "节点", "场所", "地点", "场次", "受众人次", "咨询人次", "发放材料份数", "材料名称",
        "责任单位",
    )  # fmt: skip
    return Sheet("publicity", "普法宣传台账", columns, rows, ("场次", "受众人次", "咨询人次", "发放材料份数"))


def _spot(rng: random.Random, place: str) -> str:
    villages = {"乡村": VILLAGES[:9], "社区": VILLAGES[9:]}
    if place in villages:
        return f"{rng.choice(villages[place])}示例广场"
    return f"{TOWN}示例{place if place != '其他' else '集市'}{rng.randint(1, 5)}"
