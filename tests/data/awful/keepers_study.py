"""司法所: study, publicity, the heads' acts. Pages, quarters and a sheet that was copied by mistake."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from .columns import NOTHING, SERIAL, Formula, col, own
from .facts import Facts
from .habits import YEAR, any_date, any_number, any_text, typed_date
from .office import Office
from .page import Page
from .textfiles import delimited
from .words import as_is, half_brackets, instead, lasting, listed_by, mixed, seldom, spaced, worded
from .workbooks import ods, xlsx


def study(office: Office, facts: Facts, chance: Random) -> None:
    """A header of three rows, columns numbered, an example, a heading a quarter; the whole sheet stands there twice."""
    days = any_date(chance)
    page = Page(
        "学法", (
            SERIAL,
            col("日期", "学习时间", seldom(chance, lasting(YEAR), days, 9)),
            col("形式", "学习形式", mixed(chance, as_is, listed_by("，"), listed_by("\n"), spaced)),
            col("对象", "学习对象", mixed(chance, half_brackets, listed_by("；"), instead({"党政领导班子": "班子成员"}))),
            col("内容类别"),
            col("学习法规", "学习内容", mixed(chance, as_is, listed_by("；"), listed_by("")), NOTHING),
            col("主题", write=any_text(chance)),
            col("主讲人", nothing=NOTHING),
            col("参加人数", "人员情况>参加人数（人）", any_number(chance, "人")),
            col("参考人数", "人员情况>考试>参考人数", any_number(chance), NOTHING),
            col("合格人数", "人员情况>考试>合格人数", any_number(chance), NOTHING),
            own("签到人", "示例甲", "示例乙"),
            col("佐证材料"),
            col("备注"),
        )
    )  # fmt: skip
    page.across(f"段园镇{YEAR}年学法培训台账").told_by().header().ordinals()
    page.example(facts.rows[0])
    for quarter, heading in enumerate(("一、第一季度", "二、第二季度", "三、第三季度", "四、第四季度"), 1):
        page.across(heading)
        page.data(facts, [row for row in facts.rows if (row["日期"].month + 2) // 3 == quarter])
    page.total("合计", facts.rows, ("参加人数", "参考人数", "合格人数")).blank()
    page.note("注：考试情况只填写组织考试的场次，人员名单另附。", merged=True).signed()
    office.keep("学法台账（最终版）.xlsx", [page, replace(page, name="学法 (2)")], xlsx)


def publicity(office: Office, facts: Facts, chance: Random) -> None:
    """An OpenDocument workbook: festivals merged over their events, once is left out, a total that is a formula."""
    times, pieces = any_number(chance, "场"), any_number(chance, "份")
    page = Page(
        "普法", (
            SERIAL,
            col("节点", "宣传节点", instead({"消费者权益日": "3·15", "三八节": "三八妇女节", "宪法宣传周": "国家宪法日"})),
            col("日期", "活动时间", any_date(chance)),
            col("场所", "活动场所", instead({"乡村": "村", "学校": "校园"})),
            col("地点", "活动地点", any_text(chance)),
            col("责任单位", "主办单位"),
            col("场次", "宣传成效>场次（场）", lambda value: None if value == 1 else times(value)),
            col("受众人次", "宣传成效>受众\n人次", any_number(chance, "人次")),
            col("咨询人次", "宣传成效>咨询人次", any_number(chance)),
            col("发放材料份数", "宣传成效>发放材料份数（份）", pieces),
            col("材料名称", "资料名称", mixed(chance, as_is, listed_by("，"), listed_by(""))),
            col("佐证材料"),
            col("备注"),
        )
    )  # fmt: skip
    page.row().across(f"{YEAR}年普法宣传活动登记表").told_by().header()
    page.data(facts, merge=("节点",), hide=lambda row: row["日期"].month == 7)
    page.total("合　　计", facts.rows, ("受众人次", "咨询人次", "发放材料份数"), write=lambda value: f"{value:,}")
    page.note("说明：同一场活动有几个点位的，按场次填写，空着即一场。").signed()
    office.keep("普法活动.ods", [page], ods)


def leadership(office: Office, facts: Facts, chance: Random) -> None:
    """Text of an older program: GB18030, dates without the year, offices instead of posts."""
    posts = {"党委主要负责人": "党委书记", "政府主要负责人": "镇长"}
    page = Page(
        "履职", (
            SERIAL,
            col("职务", "履职人职务", instead(posts)),
            col("日期", "时间", typed_date(chance)),
            col("形式", "履职方式", mixed(chance, as_is, spaced, instead({"党委会": "党委会议"}))),
            col("事项", "履职事项", any_text(chance)),
            col("佐证材料"),
            col("备注"),
        )
    )  # fmt: skip
    page.row(f"段园镇{YEAR}年党政主要负责人履行推进法治建设第一责任人职责台账").row("（单位：次）").header()
    for heading, months in (("一、上半年", range(1, 7)), ("二、下半年", range(7, 13))):
        page.row(heading).data(facts, [row for row in facts.rows if row["日期"].month in months], blank_every=9)
    page.total("合计", facts.rows, counted_in="职务").row("填表人：示例甲")
    office.keep("第一责任人.csv", [page], delimited("gb18030"))


def tasks(office: Office, facts: Facts, chance: Random) -> None:
    """A sheet of the shared workbook: one time limit merged over its tasks, 是 for 已完成."""
    rows = sorted(facts.rows, key=lambda row: (row["完成时限"], row["编号"]))
    page = Page(
        "任务", (
            SERIAL,
            col("完成时限", "完成期限", worded),
            col("编号", "任务编号"),
            col("任务", "工作任务", any_text(chance)),
            col("责任单位", "牵头单位"),
            col("完成日期", "落实情况>完成时间", any_date(chance), NOTHING),
            col("状态", "落实情况>是否完成", instead({"已完成": "是", "推进中": "正在推进"})),
            col("备注"),
        )
    )  # fmt: skip
    page.across("法治建设任务清单").header().hints(完成时限="必填，格式如：2024年6月30日", 编号="必填", 状态="单选")
    page.data(facts, rows, merge=("完成时限",)).total("总计", rows, counted_in="编号")
    office.shared.append(page)


def accountability(office: Office, facts: Facts, chance: Random) -> None:
    """A sheet of the shared workbook: the year of the report merged is a number, so it is written in each row."""
    page = Page(
        "述法", (
            col("单位", "述法单位"),
            col("述法年度", "年度", mixed(chance, as_is, lambda value: f"{value} ")),
            col("类别", "单位类别", mixed(chance, as_is, half_brackets, instead({"部门": "镇直部门"}))),
            col("述法人", "姓名"),
            col("方式", "述法>方式", instead({"现场": "现场述法"})),
            col("日期", "述法>日期", any_date(chance)),
            col("评议等次", "评议结果", spaced),
            col("佐证材料"),
            col("备注"),
        )
    )  # fmt: skip
    page.across("单位主要负责人述法情况").told_by("段园镇示例司法所").header()
    page.data(facts).row(Formula('="合计"&COUNTA(A5:A19)&"个"', f"合计{len(facts.rows)}个")).signed()
    office.shared.append(page)
