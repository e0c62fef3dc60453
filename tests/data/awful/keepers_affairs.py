"""党政办, 热线 and the service centre: exports of systems, a header of three rows, a hidden sheet."""

from __future__ import annotations

from random import Random

from .columns import NOTHING, SERIAL, Formula, col, own
from .facts import Facts, Row
from .habits import YEAR, any_date, any_key, any_number, any_text, any_village
from .office import Office
from .page import Page
from .textfiles import delimited, html
from .words import as_is, broken, dashed, half_brackets, instead, marked, mixed, seldom, square_brackets, timed

PHONES = ("13800000000", "13800000001", "13900000000")
"""Numbers that nobody has."""


def legality_review(office: Office, facts: Facts, chance: Random) -> None:
    """A workbook of WPS: heads over heads, and the columns in the office's own order."""
    page = Page(
        "合法性审查", (
            SERIAL,
            col("收件日期", "收件>时间", any_date(chance)),
            col("编号", "收件>送审编号", any_key(chance)),
            col("名称", "文件名称", any_text(chance)),
            col("类别", "文件类别", mixed(chance, as_is, square_brackets, instead({"行政规范性文件": "规范性文件"}))),
            col("送审单位", "送审部门"),
            col("审查主体", "审查情况>审查主体", instead({"司法所": "镇司法所"})),
            col("审查意见", "审查情况>结论"),
            col("提出意见条数", "审查情况>意见（条）>提出意见条数", any_number(chance, "条")),
            col("采纳条数", "审查情况>意见（条）>采纳条数", any_number(chance, "条")),
            col("出具日期", "审查情况>出具时间", any_date(chance)),
            col("备注"),
        )
    )  # fmt: skip
    page.across(f"段园镇{YEAR}年合法性审查台账").told_by().header().ordinals("栏次")
    page.data(facts, merge=("送审单位",)).total("合计", facts.rows, ("提出意见条数", "采纳条数"))
    page.note("注：采纳条数不得多于提出意见条数。").signed()
    office.keep_old("合法性审查.et", [page])


def disclosure(office: Office, facts: Facts, chance: Random) -> None:
    """Each channel hands in its own list, and two of them do not say which channel they are."""

    def from_system(name: str) -> Page:
        return Page(name, (
            col("标题", "信息标题"), col("栏目", "所属栏目"), col("发布日期", "发布时间", timed),
            col("责任部门", "发布部门"), own("浏览量", 31, 127, 208), col("备注"),
        )).header()  # fmt: skip

    def of(*channels: str) -> list[Row]:
        return [row for row in facts.rows if row["渠道"] in channels]

    site = from_system("site").data(facts, of("政府网站"), told_elsewhere=("渠道",))
    office.keep("网站信息导出20250106.csv", [site], delimited("utf-8-sig"))
    media = from_system("media").data(facts, of("政务新媒体"), told_elsewhere=("渠道",))
    office.keep("公众号推文.tsv", [media], delimited("utf-16", "\t"))
    rest = Page("公开", (
        SERIAL,
        col("渠道", "公开渠道", instead({"公告栏": "公示栏"})),
        col("发布日期", "公开日期", any_date(chance)),
        col("标题", "信息名称", seldom(chance, broken)),
        col("栏目", "公开栏目"),
        col("责任部门", "责任单位"),
        col("备注"),
    ))  # fmt: skip
    rest.across("其他渠道政务公开台账").header()
    rest.data(facts, sorted(of("公告栏", "其他"), key=lambda row: row["渠道"]), merge=("渠道",))
    rest.total("合计", of("公告栏", "其他"), counted_in="渠道")
    office.shared.append(rest)


def hotline(office: Office, facts: Facts, chance: Random) -> None:
    """The hotline's system exports a web page called .xls that leaves out the channel; the rest is kept by hand."""
    export = Page("export", (
        col("工单编号", "工单号"), own("话务员", "示例甲", "示例乙", "示例丙"), col("类型", "诉求类型"),
        col("诉求内容", "反映内容"), col("诉求人", "来电人"), col("电话", "来电号码"), own("回访电话", *PHONES),
        col("受理日期", "来电时间", timed), col("办理时限", "限办时间", dashed), col("承办单位"),
        col("办结日期", "办结时间", timed), col("办理状态", "工单状态"), col("满意度", "群众满意度"), col("备注"),
    )).header()  # fmt: skip
    calls = [row for row in facts.rows if row["渠道"] == "12345热线"]
    export.data(facts, calls, told_elsewhere=("渠道",), hide=lambda row: row["办理状态"] == "退单")
    office.keep("热线工单导出.xls", [export], html)
    letters = Page("网民留言", (
        SERIAL,
        col("渠道", "来源渠道", instead({"人民网": "人民网留言"})),
        col("工单编号", "编号"),
        col("受理日期", "受理时间", dashed),
        col("诉求人", "姓名"),
        own("身份证件", "示例证件一", "示例证件二"),
        col("电话", "联系电话"),
        col("类型", "诉求类型"),
        col("诉求内容", "内容", any_text(chance)),
        col("承办单位", "责任单位"),
        col("办理时限", "办理期限", dashed),
        col("办理状态", "是否办结", instead({"已办结": "是", "办理中": "否"})),
        col("办结日期", "回复日期", dashed, NOTHING),
        col("满意度", "评价", instead({"未评价": "未作评价"}), NOTHING),
        col("备注"),
    ))  # fmt: skip
    letters.row(f"{YEAR}年网民留言和信箱来信办理台账").header()
    others = [row for row in facts.rows if row["渠道"] != "12345热线"]
    letters.data(facts, others).total("合计", others, counted_in="工单编号").row("审核人：")
    office.keep("网民留言.csv", [letters], delimited("utf-8-sig"))


def service_places(office: Office, facts: Facts, chance: Random) -> None:
    """A sheet of the shared workbook: marks for yes and no, the town's own places without a village."""
    page = Page("场所", (
        SERIAL,
        col("名称", "场所名称"),
        col("层级", "场所层级", mixed(chance, half_brackets, instead({"村（社区）": "村级", "镇": "镇级"}))),
        col("村（社区）", "所属村（社区）", any_village(chance), NOTHING[1:]),
        col("公共法律服务工作站（室）", "设置情况>公共法律服务工作站（室）", marked("✓", "×")),
        col("便民服务中心", "设置情况>是否便民服务中心", marked("是", "否")),
        col("启用日期", "建成日期", any_date(chance)),
        col("备注"),
    ))  # fmt: skip
    page.across("公共法律服务和便民服务场所名册").header().data(facts).total("合计", facts.rows, counted_in="名称")
    office.shared.append(page)


def projects(office: Office, facts: Facts, chance: Random) -> None:
    """A hidden sheet of the shared workbook, its counts formulas."""

    def added(value: int) -> Formula:
        return Formula(f"={value // 2}+{value - value // 2}", value)

    page = Page("项目", (
        SERIAL,
        col("编号", "项目编号"),
        col("项目名称", "项目>名称"),
        col("状态", "项目>是否落地", instead({"已落地": "是", "推进中": "否"})),
        col("建档日期", "建档时间", any_date(chance)),
        col("服务专员", "专员"),
        col("审批事项数", "审批事项总数", added),
        col("已办结事项数", "办结事项数", added),
        col("备注"),
    ), hidden=True)  # fmt: skip
    page.across("重点项目服务台账").header().data(facts)
    page.total("合计", facts.rows, ("审批事项数", "已办结事项数"), write=any_number(chance))
    office.shared.append(page)
