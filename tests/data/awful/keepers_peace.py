"""综治 and the advisers: villages merged and filtered, a sheet that nobody could know, a wrong extension."""

from __future__ import annotations

from random import Random

from .columns import NOTHING, SERIAL, Formula, col, own
from .facts import Facts, village_of
from .habits import YEAR, any_date, any_key, any_number, any_text, any_village
from .office import Office
from .page import Page
from .words import as_is, full, in_town, instead, measured, mixed, serial, short, worded
from .workbooks import xlsx


def patrol(office: Office, facts: Facts, chance: Random) -> None:
    """A sheet of the shared workbook whose titles are nobody's: ledgers.toml says what they mean."""
    page = Page("Sheet3", (
        col("村（社区）", "片区", any_village(chance)),
        col("队员人数", "力量", any_number(chance, "人")),
        col("队长", "带队的"),
        col("组建日期", "何时成军", any_date(chance)),
        col("备注"),
    ))  # fmt: skip
    page.row("平安力量一览").header().data(facts).total("合计", facts.rows, ("队员人数",))
    office.shared.append(page)


def hazards(office: Office, facts: Facts, chance: Random) -> None:
    """By village: its name merged over its rows, a 小计 below them, what is resolved filtered away."""
    page = Page("隐患", (
        SERIAL,
        col("所属村", "村居", mixed(chance, full, short, in_town)),
        col("编号", "隐患编号", any_key(chance)),
        col("排查日期", "排查>时间", any_date(chance)),
        col("排查渠道", "排查>渠道", instead({"网格排查": "网格员排查"})),
        col("类型", "隐患类型"),
        col("风险等级", "等级", instead({"高": "高风险", "中": "中风险"})),
        col("涉及人数", "涉及\n人数（人）", any_number(chance, "人")),
        col("责任人", "包保责任人"),
        own("责任人电话", "13800000000", "13800000001"),
        col("化解日期", "化解情况>化解时间", any_date(chance), NOTHING),
        col("状态", "化解情况>是否化解", instead({"已化解": "是", "化解中": "未化解", "已稳控": "稳控"})),
        col("备注"),
    ))  # fmt: skip
    page.across(f"段园镇{YEAR}年矛盾隐患排查台账").told_by("段园镇示例综治中心").header()
    rows = [{**row, "所属村": village_of(row, "所属村")} for row in facts.rows]
    for village in dict.fromkeys(row["所属村"] for row in rows):
        here = [row for row in rows if row["所属村"] == village]
        page.data(facts, here, merge=("所属村",), hide=lambda row: row["状态"] == "已化解" and row["风险等级"] == "低")
        page.total(f"{village}小计", here, ("涉及人数",), wide=2)
    page.total("合计", rows, ("涉及人数",), write=lambda value: f"{value:,}人")
    page.note("填表说明：化解情况由包村干部填写，未化解的写明稳控措施。", merged=True)
    page.is_filtered = True
    office.keep("矛盾隐患排查.xlsx", [page], xlsx)


def legal_service(office: Office, facts: Facts, chance: Random) -> None:
    """A workbook of today under the name of an old one, its total a formula."""
    page = Page("服务", (
        SERIAL,
        col("类型", "服务类型", instead({"法律援助": "法援", "代书": "代写法律文书"})),
        col("日期", "服务时间", any_date(chance)),
        col("村（社区）", "所属村", any_village(chance), NOTHING),
        col("站点", "服务站点", any_text(chance)),
        col("服务次数", "次数"),
        own("服务对象", "示例甲", "示例乙"),
        col("备注"),
    ))  # fmt: skip
    page.across(f"公共法律服务台账（{YEAR}年）").blank().header().data(facts, header_every=30)
    top, bottom = min(page.placed) + 1, max(page.placed) + 1
    page.row("合计", *[None] * 4, Formula(f"=SUM(F{top}:F{bottom})", sum(row["服务次数"] for row in facts.rows)))
    office.keep("公共法律服务台账.xls", [page], xlsx)


def advisers(office: Office, facts: Facts, chance: Random) -> None:
    """A sheet of the shared workbook: the term of office under one head, column A left empty."""
    page = Page("顾问", (
        own("", None),
        SERIAL,
        col("村（社区）", "村居", any_village(chance)),
        col("律师事务所", "法律顾问>所属律师事务所", any_text(chance)),
        col("律师", "法律顾问>顾问律师"),
        col("聘期起", "聘期>开始", any_date(chance)),
        col("聘期止", "聘期>结束", any_date(chance)),
        col("备注"),
    ))  # fmt: skip
    page.across("村（社区）法律顾问名册").header().data(facts).total("合计", facts.rows, counted_in="律师事务所")
    office.shared.append(page)


def adviser_work(office: Office, facts: Facts, chance: Random) -> None:
    """A month merged over its rows, a date over the work of one day; one piece of work is left uncounted."""
    rows = [{**row, "月份": row["日期"].month} for row in facts.rows]
    page = Page("Sheet1", (
        col("月份", "月份", measured("月")),
        col("日期", "工作日期", mixed(chance, serial, worded, as_is)),
        col("村（社区）", "服务村（社区）", any_village(chance), NOTHING),
        col("类型", "工作类型", instead({"解答法律咨询": "法律咨询", "审查合同": "合同审查", "法治讲座": "讲座"})),
        col("数量", "件数", lambda value: None if value == 1 else f"{value}件"),
        col("事项", "工作事项", any_text(chance)),
        col("律师", "律师姓名"),
        col("现场时长（小时）", "服务时长（小时）", mixed(chance, as_is, measured("小时"), measured("")), NOTHING),
        col("备注"),
    ))  # fmt: skip
    page.across(f"段园镇{YEAR}年法律顾问工作台账").told_by().header()
    page.data(facts, rows, merge=("月份", "日期")).total("合计", rows, ("数量", "现场时长（小时）")).formatted(200)
    office.keep("法律顾问工作情况.xlsx", [page], xlsx)
