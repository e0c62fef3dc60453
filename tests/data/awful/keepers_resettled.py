"""安置帮教: kept by one careful person in two programs, with dashes for nothing."""

from __future__ import annotations

from random import Random

from .columns import NOTHING, SERIAL, col, own
from .facts import Facts
from .habits import YEAR, any_date, any_key, any_village
from .office import Office
from .page import Page
from .words import compact, compact_number, instead, marked, mixed, slashed, wide
from .workbooks import ods, xlsx


def resettlement(office: Office, facts: Facts, chance: Random) -> None:
    """有 and 无 for yes and no, a number that begins with a zero, heads over what began and what ended."""
    page = Page("名册", (
        SERIAL,
        col("编号", "对象编号", mixed(chance, any_key(chance), wide)),
        own("档案号", "001", "002", "003"),
        col("姓名", "对象姓名"),
        col("身份证号", "公民身份号码"),
        col("村（社区）", "所属村", any_village(chance)),
        col("类别", "人员类别", instead({"刑满释放": "刑释", "解除社区矫正": "解矫"})),
        col("衔接日期", "衔接情况>衔接时间", any_date(chance)),
        col("衔接方式", "衔接情况>衔接方式"),
        col("严重精神障碍", "是否严重精神障碍", marked("有", "无")),
        col("本年发生脱管漏管", "脱管漏管", marked("有", "无")),
        col("解除日期", "解除情况>解除时间", any_date(chance), NOTHING),
        col("解除原因", "解除情况>解除原因", instead({"期满": "帮教期满", "迁出": "迁居"}), NOTHING),
        col("帮教责任人", "帮教人"),
        col("备注"),
    ))  # fmt: skip
    page.across(f"安置帮教对象名册（{YEAR}年）").told_by("段园镇示例司法所").header().ordinals("甲", "乙")
    page.data(facts, blank_every=60, header_every=48).total("合计", facts.rows, counted_in="编号").signed()
    office.keep("安帮名册.xlsx", [page], xlsx)


def resettlement_visits(office: Office, facts: Facts, chance: Random) -> None:
    """A sheet a half-year in OpenDocument, days as eight digits."""
    cols = (
        SERIAL,
        col("对象编号", "帮教对象编号"),
        col("日期", "走访时间", mixed(chance, compact, compact_number, slashed)),
        col("方式", "走访方式", instead({"走访": "入户走访", "电话访谈": "电话", "视频": "视频通话"})),
        col("走访人", "走访人员"),
        col("备注"),
    )
    pages = []
    for name, months in (("上半年", range(1, 7)), ("下半年", range(7, 13))):
        rows = [row for row in facts.rows if row["日期"].month in months]
        page = Page(name, cols).across(f"安置帮教走访台账（{name}）").header()
        page.data(facts, rows, header_every=45, hide=lambda row: row["方式"] == "视频")
        pages.append(page.total("小计", rows, counted_in="对象编号"))
    office.keep("走访.ods", pages, ods)
