"""Petitions: visits to the office, petitions received, hazards looked for, and the patrols that look."""

from __future__ import annotations

import random
from datetime import date, timedelta
from functools import cache

from demo.cases import Cases, Load, book, spans
from demo.chance import person, phone, split, stream, weighted, workdays
from demo.sheet import Row, Sheet, Value
from demo.town import DEPARTMENTS, VILLAGES, any_village, written

# Batches and people. The ledger of 2022 was lost; its figures live on in reported.csv.
VISITS = {2021: (251, 588), 2022: (264, 623), 2023: (279, 601), 2024: (231, 566)}
SUBJECTS = (
    ("农村农业", 24), ("城乡建设", 16), ("劳动社保", 14), ("国土资源", 18), ("民政救助", 11),
    ("环境保护", 5), ("其他", 7),
)  # fmt: skip

# 2024: 73 received, 68 closed by the cut-off, as in the published example.
PETITIONS = {
    2021: Load(79, 4),
    2022: Load(76, 3, shown_late=1),
    2023: Load(81, 6, shown_late=1),
    2024: Load(73, 5, shown_late=1),
}
LATE = 2  # Petitions of a year closed after their term.
EXTENDED = 7

# By 排查渠道; in 2024 the example's 94 and 89, 70 and 45.
HAZARDS: dict[int, tuple[tuple[str, Load], ...]] = {
    2021: (("重点领域排查", Load(90, 4)), ("信访摸排", Load(61, 12)), ("网格排查", Load(25, 1))),
    2022: (("重点领域排查", Load(97, 7)), ("信访摸排", Load(64, 17, stuck=1)), ("网格排查", Load(27, 2))),
    2023: (
        ("重点领域排查", Load(88, 5, shown_late=1)), ("信访摸排", Load(76, 24, stuck=2)),
        ("网格排查", Load(35, 3)),
    ),
    2024: (
        ("重点领域排查", Load(94, 5, shown_late=1)), ("信访摸排", Load(70, 25, shown_late=1, stuck=2)),
        ("网格排查", Load(30, 2)),
    ),
}  # fmt: skip
HAZARD_KINDS = (
    ("土地权属", 5), ("邻里纠纷", 6), ("拖欠工资", 4), ("征迁补偿", 3), ("婚恋家庭", 4), ("消费投资", 2),
    ("其他", 2),
)  # fmt: skip


def visits(year: int) -> Sheet:
    """
    Make 来访接待台账.

    Parameters
    ----------
    year : int
        Year of the ledger.

    Returns
    -------
    Sheet
        One row a batch.
    """
    rng = stream("visits", year)
    batches, people = VISITS[year]
    sizes = split(rng, people, batches, weights=(0, 0, 0, 1, 2, 3, 9))
    rows: list[Row] = [
        {
            "编号": f"LF-{year}-{number:03d}",
            "来访日期": day,
            "来访人数": size,
            "初访或重访": weighted(rng, (("初访", 4), ("重访", 1))),
            "上访层级": weighted(rng, (("镇", 88), ("区", 8), ("市", 3), ("省", 1))),
            "诉求类别": weighted(rng, SUBJECTS),
            "来访人": person(rng),
            "电话": phone(rng),
            "接待人": person(rng, "示例接待员", 8),
            "村（社区）": any_village(rng),
        }
        for number, (day, size) in enumerate(zip(workdays(rng, year, batches), sizes, strict=True), start=1)
    ]
    columns = (
        "编号", "来访日期", "来访人数", "初访或重访", "上访层级", "诉求类别", "来访人", "电话", "接待人",
        "村（社区）",
    )  # fmt: skip
    return Sheet("visits", "来访接待台账", columns, tuple(rows), ("来访人数",))


def petitions(year: int) -> Sheet:
    """
    Make 信访件台账.

    Parameters
    ----------
    year : int
        Year of the ledger.

    Returns
    -------
    Sheet
        One row a petition, those carried over first.
    """
    rows: list[Row] = [
        {
            **fields,
            "办结日期": span.closed_as_seen(year),
            "状态": "办理中" if span.open_at_end_of(year) else "已办结",
        }
        for span, fields in book(_petitions, year)
    ]
    columns = (
        "编号", "登记日期", "受理日期", "信访形式", "是否初次", "诉求类别", "信访人", "承办单位",
        "限办日期", "延期", "办结日期",
        "状态", "村（社区）",
    )  # fmt: skip
    return Sheet("petitions", "信访件台账", columns, tuple(rows))


@cache
def _petitions(year: int) -> Cases:
    rng = stream("petitions", year)
    load = PETITIONS[year]
    # 《信访工作条例》第三十四条: 60 days, 30 more where the term was extended.
    lives = sorted(
        [
            *spans(rng, year, Load(LATE, 0), lambda draw: draw.randint(76, 84)),
            *spans(rng, year, Load(EXTENDED, 0), lambda draw: draw.randint(67, 88)),
            *spans(
                rng, year,
                Load(load.received - LATE - EXTENDED, load.left, load.shown_late, load.stuck),
                lambda draw: draw.randint(6, 57),
            ),
        ],
        key=lambda span: (span.received, span.closed),
    )  # fmt: skip
    overrun = [span for span in lives if span.days > 60]
    late = rng.sample([span for span in overrun if span.days >= 74], LATE)
    cases = []
    for number, span in enumerate(lives, start=1):
        extended = span in overrun and span not in late
        accepted = span.received + timedelta(days=rng.randint(0, 5))
        fields: dict[str, Value] = {
            "编号": f"XF-{year}-{number:03d}",
            "登记日期": span.received,
            "受理日期": accepted,
            "信访形式": weighted(rng, (("来信", 2), ("来访", 5), ("网上", 8), ("电话", 3), ("上级交办", 2))),
            "是否初次": rng.randrange(5) > 0,
            "诉求类别": weighted(rng, SUBJECTS),
            "信访人": person(rng),
            "承办单位": rng.choice(DEPARTMENTS),
            "限办日期": accepted + timedelta(days=90 if extended else 60),
            "延期": extended,
            "村（社区）": any_village(rng),
        }
        cases.append((span, fields))
    return tuple(cases)


def hazards(year: int) -> Sheet:
    """
    Make 矛盾隐患排查台账.

    Parameters
    ----------
    year : int
        Year of the ledger.

    Returns
    -------
    Sheet
        One row a hazard, those carried over first.
    """
    rows: list[Row] = []
    for span, fields in book(_hazards, year):
        open_state = "已稳控" if fields["风险等级"] == "高" else "化解中"
        state = open_state if span.open_at_end_of(year) else "已化解"
        rows.append({**fields, "状态": state, "化解日期": span.closed_as_seen(year)})
    columns = (
        "编号", "排查日期", "排查渠道", "村（社区）", "类型", "涉及人数", "风险等级", "状态", "化解日期",
        "责任人",
    )  # fmt: skip
    return Sheet("hazards", "矛盾隐患排查台账", columns, tuple(rows), ("涉及人数",))


@cache
def _hazards(year: int) -> Cases:
    rng = stream("hazards", year)
    found = sorted(
        ((span, channel) for channel, load in HAZARDS[year] for span in spans(rng, year, load, _days)),
        key=lambda item: (item[0].received, item[0].closed, item[1]),
    )
    cases = []
    for number, (span, channel) in enumerate(found, start=1):
        fields: dict[str, Value] = {
            "编号": f"YH-{year}-{number:03d}",
            "排查日期": span.received,
            "排查渠道": channel,
            "村（社区）": any_village(rng),
            "类型": weighted(rng, HAZARD_KINDS),
            "涉及人数": rng.choice((1, 1, 2, 2, 2, 3, 4, 6, 11)),
            "风险等级": weighted(rng, (("低", 6), ("中", 3), ("高", 1))),
            "责任人": person(rng, "示例责任人", 22),
        }
        cases.append((span, fields))
    return tuple(cases)


def _days(rng: random.Random) -> int:
    return rng.randint(3, 45)


def patrol(year: int) -> Sheet:
    """
    Make 治安巡逻队伍名册.

    Parameters
    ----------
    year : int
        Year of the register.

    Returns
    -------
    Sheet
        One row a village's team; from 2023 the smallest has the 20 members of the rule.
    """
    rng = stream("patrol", year)
    least = {2022: 18, 2023: 20, 2024: 20}[year]
    smallest = rng.randrange(len(VILLAGES))
    rows: list[Row] = [
        {
            "村（社区）": written(rng, village),
            "队员人数": least if place == smallest else least + rng.randint(1, 11),
            "队长": person(rng, "示例队长", 11),
            "组建日期": date(2019 + place % 3, 3 + place % 5, 4 + place),
        }
        for place, village in enumerate(VILLAGES)
    ]
    columns = ("村（社区）", "队员人数", "队长", "组建日期")
    return Sheet("patrol", "治安巡逻队伍名册", columns, tuple(rows), ("队员人数",))
