"""Governing by law: legality_review, disclosure, projects."""

from __future__ import annotations

from datetime import date, timedelta

from demo.chance import deal, person, stream, weighted, workday, workdays
from demo.sheet import Row, Sheet, Value
from demo.town import DEPARTMENTS

# Documents reviewed in 2022, 2023, 2024 by kind.
REVIEWS: tuple[tuple[str, tuple[int, int, int]], ...] = (
    ("重大行政决策", (3, 5, 4)), ("行政规范性文件", (1, 2, 1)), ("行政合同", (14, 17, 19)),
    ("村（社区）合同协议", (11, 9, 13)), ("村规民约", (3, 2, 3)), ("行政执法决定", (6, 8, 7)),
    ("其他", (2, 1, 2)),
)  # fmt: skip

# Items published by channel in 2022, 2023, 2024; 政府网站 of 2024 is the published example's.
PUBLISHED: tuple[tuple[str, tuple[int, int, int]], ...] = (
    ("政府网站", (548, 612, 585)), ("政务新媒体", (24, 41, 36)), ("公告栏", (22, 17, 21)),
    ("其他", (4, 2, 5)),
)  # fmt: skip
SECTIONS = (
    ("财政资金", 9), ("乡村振兴", 8), ("民政救助", 8), ("工作动态", 14), ("政策文件", 6), ("建议提案", 2),
    ("招标采购", 4),
    ("行政执法", 5), ("应急管理", 4), ("公共法律服务", 4), ("规划计划", 2), ("人事信息", 2),
)  # fmt: skip

# Projects filed and, of those, under way at the end of the year.
PROJECTS = {2022: (7, 2), 2023: (11, 4), 2024: (9, 3)}


def legality_review(year: int) -> Sheet:
    """
    Make 合法性审查台账.

    Parameters
    ----------
    year : int
        Year of the ledger.

    Returns
    -------
    Sheet
        One row a document; all three opinions occur.
    """
    rng = stream("legality_review", year)
    kinds = deal(rng, [(kind, counts[year - 2022]) for kind, counts in REVIEWS])
    corrected, refused = len(kinds) * 2 // 5, 2
    opinions = deal(rng, [("合法", len(kinds) - corrected - refused), ("修改后合法", corrected), ("不合法", refused)])
    days = sorted(workday(rng, date(year, 1, 2), date(year, 12, 18)) for _ in kinds)
    rows: list[Row] = []
    for number, (day, kind, opinion) in enumerate(zip(days, kinds, opinions, strict=True), start=1):
        raised = 0 if opinion == "合法" else rng.randint(1, 5)
        # Nearly everything is adopted: one document in eight leaves one opinion aside.
        adopted = raised - (1 if raised > 1 and rng.randrange(8) == 0 else 0)
        rows.append(
            {
                "编号": f"HS-{year}-{number:03d}",
                "收件日期": day,
                "类别": kind,
                "名称": f"示例文件第{number:03d}号",
                "送审单位": rng.choice(DEPARTMENTS),
                "审查主体": weighted(rng, (("司法所", 7), ("法律顾问", 4), ("其他", 1))),
                "审查意见": opinion,
                "提出意见条数": raised,
                "采纳条数": adopted,
                "出具日期": day + timedelta(days=rng.randint(0, 6)),
            }
        )
    columns = (
        "编号", "收件日期", "类别", "名称", "送审单位", "审查主体", "审查意见", "提出意见条数", "采纳条数",
        "出具日期",
    )  # fmt: skip
    return Sheet("legality_review", "合法性审查台账", columns, tuple(rows), ("提出意见条数", "采纳条数"))


def disclosure(year: int) -> Sheet:
    """
    Make 政务公开台账.

    Parameters
    ----------
    year : int
        Year of the ledger.

    Returns
    -------
    Sheet
        One row an item published.
    """
    rng = stream("disclosure", year)
    channels = deal(rng, [(channel, counts[year - 2022]) for channel, counts in PUBLISHED])
    rows: list[Row] = []
    days = workdays(rng, year, len(channels))
    for number, (day, channel) in enumerate(zip(days, channels, strict=True), start=1):
        section = weighted(rng, SECTIONS)
        rows.append(
            {
                "发布日期": day,
                "标题": f"示例信息：{section}（{year}年第{number}号）",
                "栏目": section,
                "渠道": channel,
                "责任部门": rng.choice(DEPARTMENTS),
            }
        )
    return Sheet("disclosure", "政务公开台账", ("发布日期", "标题", "栏目", "渠道", "责任部门"), tuple(rows))


def projects(year: int) -> Sheet:
    """
    Make 项目服务台账.

    Parameters
    ----------
    year : int
        Year of the ledger.

    Returns
    -------
    Sheet
        One row a project.
    """
    rng = stream("projects", year)
    total, under_way = PROJECTS[year]
    states = deal(rng, [("已落地", total - under_way), ("推进中", under_way)])
    rows: list[Row] = []
    for number, (day, state) in enumerate(zip(workdays(rng, year, total), states, strict=True), start=1):
        items = rng.randint(3, 9)
        row: dict[str, Value] = {
            "编号": f"XM-{year}-{number:02d}",
            "项目名称": f"示例项目{number:02d}",
            "建档日期": day,
            "服务专员": person(rng, "示例专员", 9),
            "审批事项数": items,
            "已办结事项数": items if state == "已落地" else items - rng.randint(1, items - 1),
            "状态": state,
        }
        rows.append(row)
    columns = ("编号", "项目名称", "建档日期", "服务专员", "审批事项数", "已办结事项数", "状态")
    return Sheet("projects", "项目服务台账", columns, tuple(rows), ("审批事项数", "已办结事项数"))
