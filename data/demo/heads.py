"""What the heads of the town do for the rule of law: leadership, accountability, tasks."""

from __future__ import annotations

from datetime import date, timedelta

from demo.chance import deal, person, stream, weighted, workday, workdays
from demo.sheet import Row, Sheet, Value
from demo.town import DEPARTMENTS, VILLAGES

PARTY, GOVERNMENT = "党委主要负责人", "政府主要负责人"
# 职务, 形式 and how often in 2022, 2023, 2024.
ACTS: tuple[tuple[str, str, tuple[int, int, int]], ...] = (
    (PARTY, "党委会", (3, 4, 4)), (PARTY, "专题会议", (1, 1, 2)), (PARTY, "听取汇报", (2, 2, 2)),
    (PARTY, "批示", (2, 3, 2)),
    (PARTY, "调研", (1, 2, 2)), (GOVERNMENT, "政府办公会", (4, 3, 4)), (GOVERNMENT, "联席会议", (1, 2, 2)),
    (GOVERNMENT, "听取汇报", (1, 1, 1)), (GOVERNMENT, "调研", (2, 1, 2)), ("其他", "其他", (1, 0, 1)),
)  # fmt: skip
MATTERS = (
    "研究法治建设年度工作", "听取执法工作情况", "研究矛盾纠纷化解", "部署普法宣传", "督办法治督察整改",
    "研究合法性审查工作",
)  # fmt: skip

# Heads who reported on the year before: 部门 and 村（社区）, first those 现场, then those 书面.
REPORTERS = {2022: (4, 2, 2, 3), 2023: (4, 3, 3, 4), 2024: (5, 3, 3, 4)}
GRADES = (("好", 7), ("较好", 4), ("一般", 1))

# Tasks of a year: all, 推进中, 未启动, 长期坚持.
TASKS = {2022: (20, 2, 1, 2), 2023: (22, 3, 0, 2), 2024: (24, 2, 1, 2)}
TASK_TEXTS = (
    "完善示例制度第{0}项", "开展示例专项行动第{0}次", "组织示例培训第{0}期", "建设示例阵地第{0}处",
    "报送示例材料第{0}份",
)  # fmt: skip


def leadership(year: int) -> Sheet:
    """
    Make 第一责任人履职台账.

    Parameters
    ----------
    year : int
        Year of the ledger.

    Returns
    -------
    Sheet
        One row an act.
    """
    rng = stream("leadership", year)
    acts = deal(rng, [((post, form), counts[year - 2022]) for post, form, counts in ACTS])
    rows: list[Row] = [
        {"日期": day, "职务": post, "形式": form, "事项": f"示例事项{number:02d}：{rng.choice(MATTERS)}"}
        for number, (day, (post, form)) in enumerate(zip(workdays(rng, year, len(acts)), acts, strict=True), start=1)
    ]
    return Sheet("leadership", "第一责任人履职台账", ("日期", "职务", "形式", "事项"), tuple(rows))


def accountability(year: int) -> Sheet:
    """
    Make 述法台账.

    Parameters
    ----------
    year : int
        Year of the ledger; the heads report on the year before.

    Returns
    -------
    Sheet
        One row a head.
    """
    rng = stream("accountability", year)
    spoken_offices, spoken_villages, written_offices, written_villages = REPORTERS[year]
    offices = rng.sample(DEPARTMENTS, spoken_offices + written_offices)
    villages = rng.sample(VILLAGES, spoken_villages + written_villages)
    meeting = workday(rng, date(year, 1, 10), date(year, 1, 28))
    rows: list[Row] = []
    for kind, units, spoken in (("部门", offices, spoken_offices), ("村（社区）", villages, spoken_villages)):
        for place, unit in enumerate(units):
            rows.append(
                {
                    "日期": meeting if place < spoken else meeting + timedelta(days=rng.randint(0, 2)),
                    "述法年度": year - 1,
                    "类别": kind,
                    "单位": unit,
                    "述法人": person(rng, "示例负责人", 40),
                    "方式": "现场" if place < spoken else "书面",
                    "评议等次": weighted(rng, GRADES),
                }
            )
    rows.sort(key=lambda row: str(row["方式"]) + str(row["类别"]), reverse=True)
    columns = ("日期", "述法年度", "类别", "单位", "述法人", "方式", "评议等次")
    return Sheet("accountability", "述法台账", columns, tuple(rows))


def tasks(year: int) -> Sheet:
    """
    Make 法治建设任务清单.

    Parameters
    ----------
    year : int
        Year of the list.

    Returns
    -------
    Sheet
        One row a task; two or three are not done, one is done late.
    """
    rng = stream("tasks", year)
    total, under_way, not_begun, standing = TASKS[year]
    states = deal(
        rng,
        [
            ("已完成", total - under_way - not_begun - standing - 1),
            ("已完成（逾期）", 1),
            ("推进中", under_way),
            ("未启动", not_begun),
            ("长期坚持", standing),
        ],
    )
    rows: list[Row] = []
    for number, state in enumerate(states, start=1):
        late = state == "已完成（逾期）"
        # What was done late was due early enough to be done within the year.
        limits = ((6, 30), (9, 30)) if late else ((6, 30), (9, 30), (11, 30), (12, 31))
        limit = date(year, *rng.choice(limits))
        done: date | None = None
        if late:
            done = workday(rng, limit + timedelta(days=5), limit + timedelta(days=40))
        elif state == "已完成":
            done = workday(rng, limit - timedelta(days=90), limit - timedelta(days=3))
        row: dict[str, Value] = {
            "编号": f"FZ-{year}-{number:02d}",
            "任务": f"示例任务：{rng.choice(TASK_TEXTS).format(number)}",
            "责任单位": rng.choice(DEPARTMENTS),
            "完成时限": limit,
            "完成日期": done,
            "状态": "已完成" if late else state,
        }
        rows.append(row)
    columns = ("编号", "任务", "责任单位", "完成时限", "完成日期", "状态")
    return Sheet("tasks", "法治建设任务清单", columns, tuple(rows))
