"""调解 and 信访: a file a village, a sheet a month, parties in lines of their own, pages with repeated heads."""

from __future__ import annotations

from random import Random

from .columns import NOTHING, SERIAL, Col, col, own
from .facts import Facts, Row, village_of
from .habits import YEAR, any_date, any_key, any_number, any_text, any_village, typed_date
from .office import Office
from .page import Page
from .textfiles import delimited, html
from .words import (
    as_is,
    as_text,
    broken,
    grouped,
    half_brackets,
    in_wan,
    instead,
    marked,
    mixed,
    spaced,
    wide,
)
from .workbooks import xlsx

_TITLE = "人民调解台账"


def _mediation_cols(chance: Random) -> tuple[Col, ...]:
    """No column for the village: each keeps its own book."""
    return (
        SERIAL,
        col("案号", "案件编号"),
        col("当事人"),
        col("身份证号", "身份证号码"),
        col("电话", "联系电话"),
        col("受理日期", "受理>日期", any_date(chance)),
        col("案件来源", "受理>案件来源", instead({"当事人申请": "申请调解", "排查发现": "排查", "公安移交": "公安"})),
        col("纠纷类型", "受理>纠纷类别", lambda value: value if value in ("消费", "其他") else f"{value}纠纷"),
        col(
            "调解组织", "调委会", mixed(chance, as_is, half_brackets, spaced, instead({"村（社区）调委会": "村调委会"}))
        ),
        col("调解员"),
        col("调解结果", "调解情况>调处结果", instead({"达成协议": "调解成功", "未达成协议": "调解不成"})),
        col("协议形式", "调解情况>协议形式", instead({"书面": "书面协议"}), NOTHING),
        col(
            "司法确认", "调解情况>是否司法确认", mixed(chance, marked("√", "×"), marked("是", "否")), (None, "／", "-")
        ),
        col("涉及金额（元）", "调解情况>金额（元）", mixed(chance, as_is, grouped, in_wan, as_text, wide), NOTHING),
        col("结案日期", "调解情况>结案时间", any_date(chance), NOTHING),
        own("记录员", "示例甲", "示例乙"),
        col("备注"),
    )


def mediation(office: Office, facts: Facts, chance: Random) -> None:
    """A file a village: it is named by the file, by the sheet, or by 填报单位, never by a column."""
    by_village: dict[str, list[Row]] = {}
    for row in facts.rows:
        by_village.setdefault(village_of(row), []).append(row)

    def kept_by(village: str, name: str, teller: str = "", *, lines: bool = True) -> Page:
        rows = by_village.pop(village)
        page = Page(name, _mediation_cols(chance)).across(_TITLE)
        if teller:
            page.told_by(teller)
        page.header().data(
            facts,
            rows,
            told_elsewhere=("村（社区）",),
            parties="当事人" if lines else "",
            header_every=30,
            merge=("受理日期",) if lines else (),
        )
        return page.total("合计", rows, ("涉及金额（元）",), write=mixed(chance, as_is, grouped), wide=3).signed()

    office.keep("人民调解台账-大庄村.xlsx", [kept_by("大庄村", "Sheet1")], xlsx)
    office.keep("人民调解台账（振兴居委会）.xlsx", [kept_by("振兴社区", "Sheet1")], xlsx)
    office.keep("调解3.xlsx", [kept_by("石桥村", "石桥村")], xlsx)
    office.keep("调解4.xlsx", [kept_by("柳湾村", "Sheet1", "段园镇柳湾村人民调解委员会")], xlsx)
    office.keep("杨楼村调解.xls", [kept_by("杨楼村", "人民调解")], html)
    office.keep("人民调解（河西）_河西村.csv", [kept_by("河西村", "河西", lines=False)], delimited("gb18030"))
    rest = [kept_by(village, village[:-1] if village.endswith("村") else village) for village in tuple(by_village)]
    office.keep("各村调解台账汇总.xlsx", rest, xlsx)


def screening(office: Office, facts: Facts, chance: Random) -> None:
    """UTF-16 with tabs, as a spreadsheet saves Unicode text: a head over its columns without merged cells."""
    page = Page("预防", (
        SERIAL,
        col("村（社区）", "所属村", any_village(chance)),
        col("日期", "排查日期", typed_date(chance)),
        col("排查次数", "排查情况>次数", lambda value: None if value == 1 else f"{value}次"),
        col("发现件数", "排查情况>发现纠纷件数", any_number(chance, "件")),
        col("预防件数", "处置情况>预防纠纷件数", any_number(chance, "件")),
        col("转调解件数", "处置情况>转人民调解件数", any_number(chance, "件")),
        col("备注"),
    ))  # fmt: skip
    page.row("纠纷排查预防台账").told_by().header().data(facts)
    page.total("合计", facts.rows, ("发现件数", "预防件数", "转调解件数")).row("注：次数空着的为一次。")
    office.keep("排查预防.txt", [page], delimited("utf-16", "\t"))


def visits(office: Office, facts: Facts, chance: Random) -> None:
    """Printed pages with repeated heads, rows left empty, borders down to row 2,000, two cells that are wrong."""
    page = Page("来访登记", (
        SERIAL,
        col("编号", "登记编号", any_key(chance)),
        col("来访日期", "接待日期", any_date(chance)),
        col("村（社区）", "所属村（社区）", any_village(chance), NOTHING),
        col("来访人", "来访人姓名"),
        col("来访人数", "来访\n人次", any_number(chance, "人")),
        own("来访人身份证件", "示例证件一", "示例证件二"),
        col("电话", "手机号"),
        col("初访或重访", "初/重访", instead({"初访": "初次来访"})),
        col("上访层级", "层级", instead({"镇": "镇级", "区": "赴区", "市": "市级"})),
        col("诉求类别", "问题类别", any_text(chance)),
        col("接待人", "接访人"),
        col("备注"),
    ))  # fmt: skip
    for start in range(0, len(facts.rows), 40):
        here = facts.rows[start : start + 40]
        page.across(f"段园镇{YEAR}年群众来访接待台账").told_by("段园镇示例信访办").header()
        page.data(facts, here, blank_every=25, hide=lambda row: row["上访层级"] == "省")
        page.total("本页小计", here, ("来访人数",))
    page.total("合计", facts.rows, ("来访人数",)).note("备注：集体访按一批登记。").signed().formatted(2000)
    for key, title, text in (("LF-2024-019", "来访人数", "约8人"), ("LF-2024-023", "村（社区）", "大装村")):
        page.wrong("编号", key, title, text)
    office.keep("来访接待登记.xlsx", [page], xlsx)


def petitions(office: Office, facts: Facts, chance: Random) -> None:
    """A sheet a month in a workbook of Excel 97, one of them hidden, last year's open cases on one of their own."""
    cols = (
        SERIAL,
        col("编号", "信访件编号", any_key(chance)),
        col("登记时间", "登记>时间", any_date(chance)),
        col("信访人", "登记>信访人姓名"),
        own("登记>信访人住址", "示例路1号", "示例路2号"),
        col(
            "信访形式",
            "登记>信访方式",
            instead({"网上": "网上信访", "来信": "信件", "来访": "走访", "上级交办": "交办"}),
        ),
        col("是否初次", "是否初信初访", mixed(chance, marked("√", "×"), marked("是", "否"))),
        col("诉求类别", "问题类别", mixed(chance, as_is, broken, spaced)),
        col("村（社区）", "所属村", any_village(chance), NOTHING),
        col("受理日期", "受理时间", any_date(chance), NOTHING),
        col("承办单位", "办理情况>承办单位"),
        col("限办日期", "办理情况>限办时间", any_date(chance)),
        col("延期", "办理情况>是否延期", marked("√", "×")),
        col("办结日期", "办理情况>办结日期", any_date(chance), NOTHING),
        col("状态", "办理情况>是否办结", instead({"已办结": "是", "办理中": "否"})),
        col("备注"),
    )

    def month_of(row: Row) -> str:
        return f"{row['登记时间'].month}月" if row["登记时间"].year == YEAR else "上年结转"

    pages = []
    for name in dict.fromkeys(map(month_of, facts.rows)):
        rows = [row for row in facts.rows if month_of(row) == name]
        page = Page(name, cols, hidden=name == "11月").across(f"段园镇信访件台账（{name}）").told_by().header()
        pages.append(page.data(facts, rows).total("小计", rows, counted_in="编号").signed())
    next(page for page in pages if page.name == "2月").wrong("编号", "XF-2024-014", "办结日期", "2024年4月31日")
    office.keep_old("信访件2024.xls", pages)
