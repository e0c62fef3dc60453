"""One table of what offices write, both ways: each form that is read with its value, and near it one that is not.

domain: ledgers.md, "How offices really keep them".
"""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import pytest
from builders import PETITIONS, a_town
from hypothesis import given
from hypothesis import strategies as st

from fazhi.catalog import Column, load_catalog
from fazhi.ledgers.cells.amounts import read_number
from fazhi.ledgers.cells.dates import day_readings, has_no_such_day, read_date
from fazhi.ledgers.cells.faults import Fault, date_fault, number_fault
from fazhi.ledgers.cells.values import Context, read_cell

CONTEXT = Context.of(a_town(), 2024)
MARCH_5 = date(2024, 3, 5)

READ: dict[str, dict[Any, Any]] = {
    "登记日期": {
        MARCH_5: MARCH_5,
        datetime(2024, 3, 5, 9, 30): MARCH_5,
        "2024年3月5日": MARCH_5,
        "2024 年 3 月 5 日": MARCH_5,
        "2024年\n3月5日": MARCH_5,
        "２０２４年３月５日": MARCH_5,
        "2024.3.5": MARCH_5,
        "2024. 3. 5": MARCH_5,
        "2024/3/5": MARCH_5,
        "2024-03-05": MARCH_5,
        "2024—03—05": MARCH_5,
        "2024-03-05 14:05:00": MARCH_5,
        "\ufeff2024-03-05\u200b": MARCH_5,
        "20240305": MARCH_5,
        20240305: MARCH_5,
        "3月5日": MARCH_5,
        "3月5号": MARCH_5,
        45356: MARCH_5,
        45356.6: MARCH_5,
        "45356": MARCH_5,
        "45356.6": MARCH_5,
        "3月5日-7日": MARCH_5,
        "3月5日—7日": MARCH_5,
        "3月5日～7日": MARCH_5,
        "3月5-7日": MARCH_5,
        "3月5日至4月2日": MARCH_5,
        "2024年3月5日—7日": MARCH_5,
        "2024年3月5日至2024年4月2日": MARCH_5,
        "2024.3.5-2024.3.7": MARCH_5,
        "2024/3/5-3/7": MARCH_5,
        "12月28日至1月3日": date(2024, 12, 28),
        "无": None,
        "／": None,
    },
    "人数": {
        3.0: 3, "３": 3, "3人": 3, " 3 人 ": 3, "3人次": 3, "3\n": 3, "一百二十": 120, "十五人": 15, "两": 2, "1,234": 1234,
        "1.2万": 12000, "3万人次": 30000, "无": None, "-": None, "——": None, "／": None, "暂无": None,
    },
    "金额（元）": {
        1.5: Decimal("1.5"), "1.2万元": Decimal(12000), "1.2 万元": Decimal(12000), "１，２００．５０元": Decimal("1200.5"), "1200元整": Decimal(1200),
        "三万元": Decimal(30000), "1.2万": Decimal(12000), "/": None,
    },
    "是否初次": {
        "是": True, "√": True, "✔️": True, "有": True, 1: True, "否": False, "×": False, "无": False, 0: False, "X": False,
        "／": None,
    },
    "信访形式": {"来信": "来信", " 来　信 ": "来信", "来\n信": "来信", "上级交办": "上级交办", "／": None},
    "对象": {"村(社区)干部": ("村（社区）干部",), "镇机关干部，党政领导班子": ("镇机关干部", "党政领导班子"), "无": None},
    "村（社区）": {
        "大庄村": "大庄村", "大庄": "大庄村", "大 庄 村": "大庄村", "庄里": "大庄村", "某某镇大庄村": "大庄村", "某某大庄村": "大庄村", "某某县某某镇大庄": "大庄村",
        "大庄村委会": "大庄村", "大庄村村委会": "大庄村", "大庄村村民委员会": "大庄村", "新苑": "新苑社区", "新苑居委会": "新苑社区",
        "新苑社区居委会": "新苑社区", "新苑居民委员会": "新苑社区", "-": None,
    },
    "信访人": {"张 三": "张三", "张三\u200b": "张三", "无": None},
}  # fmt: skip

REFUSED: dict[str, dict[Any, tuple[str, str]]] = {
    "登记日期": {
        "03/04/2024": ("cell-ambiguous", "2024年3月4日或2024年4月3日"),
        "5/3": ("cell-ambiguous", "2024年5月3日或2024年3月5日"),
        "5.3": ("cell-ambiguous", "2024年5月3日或2024年3月5日"),
        5.3: ("cell-ambiguous", "2024年5月3日或2024年3月5日"),
        "24.3.5": ("cell-ambiguous", "2024年3月5日或2005年3月24日"),
        "2024111": ("cell-ambiguous", "2024年1月11日或2024年11月1日"),
        "13/04/2024": ("cell-unreadable", "请写成如 2024-3-5"),
        "5/5": ("cell-unreadable", "请写成如 2024-3-5"),
        "2024.3": ("cell-unreadable", "缺少几日"),
        "2024年3月": ("cell-unreadable", "缺少几日"),
        "3月": ("cell-unreadable", "缺少几日"),
        "2024": ("cell-unreadable", "缺少几日"),
        "2024年2月30日": ("cell-unreadable", "没有的日期"),
        "20241305": ("cell-unreadable", "没有的日期"),
        "2月30日": ("cell-unreadable", "没有的日期"),
        "3月上旬": ("cell-unreadable", "大概的时间"),
        "年底": ("cell-unreadable", "读不成准确的日期"),
        "约3月5日": ("cell-unreadable", "大概的时间"),
        "3月5日、7日": ("cell-unreadable", "几个日期"),
        "3月5日-2日": ("cell-unreadable", "读不成准确的日期"),
        "3月5日-31月7日": ("cell-unreadable", "读不成准确的日期"),
        "2024-3-1 5": ("cell-unreadable", "读不成准确的日期"),
        3: ("cell-unreadable", "读不成准确的日期"),
    },
    "人数": {
        "约20": ("cell-unreadable", "是约数"),
        "20余": ("cell-unreadable", "是约数"),
        "20余人": ("cell-unreadable", "是约数"),
        "若干": ("cell-unreadable", "是约数"),
        "20左右": ("cell-unreadable", "是约数"),
        "近百": ("cell-unreadable", "是约数"),
        "十几": ("cell-unreadable", "是约数"),
        "十来人": ("cell-unreadable", "是约数"),
        "数十人": ("cell-unreadable", "是约数"),
        "100多": ("cell-unreadable", "是约数"),
        "3-5人": ("cell-unreadable", "是一个范围"),
        "3至5人": ("cell-unreadable", "是一个范围"),
        "三到5": ("cell-unreadable", "只写数字"),
        "3 5": ("cell-unreadable", "空格或换行"),
        "12\n34": ("cell-unreadable", "空格或换行"),
        "3.5": ("cell-unreadable", "整数"),
        "3人/次": ("cell-unreadable", "只写数字"),
        "50%": ("cell-unreadable", "只写数字"),
        "A1": ("cell-unreadable", "只写数字"),
        True: ("cell-unreadable", "只写数字"),
        MARCH_5: ("cell-unreadable", "是日期或时间"),
        time(9, 30): ("cell-unreadable", "是日期或时间"),
        1e15: ("cell-unreadable", "整数"),
    },
    "金额（元）": {
        "3小时": ("cell-unreadable", "不是这一列的“元”"),
        "3件": ("cell-unreadable", "不是这一列的“元”"),
        "约1万元": ("cell-unreadable", "是约数"),
        "1.23.4": ("cell-unreadable", "只写数字"),
        "0.00001": ("cell-unreadable", "小数多于4位"),
    },
    "是否初次": {"不详": ("cell-unreadable", "是或否"), "○": ("cell-unreadable", "是或否")},
    "信访形式": {
        "上级交办件": ("cell-not-in-list", "最接近的是“上级交办”"),
        "xyz": ("cell-not-in-list", "选项是：来信、来访、网上、电话、上级交办"),
    },
    "对象": {"镇机关干部、群众": ("cell-not-in-list", "中有一项不在选项里")},
    "村（社区）": {"石乔村": ("cell-village-unknown", "最接近的是“石桥村”"), "某某镇": ("cell-village-unknown", "不是本镇的")},
    "编号": {3.40603199001011e17: ("cell-unreadable", "已经丢失"), "3.40603E+17": ("cell-unreadable", "已经丢失")},
}  # fmt: skip


def read(title: str, cell: object) -> Any:
    column = PETITIONS.column(title)
    assert isinstance(column, Column)
    return read_cell(cell, column, CONTEXT)


@pytest.mark.parametrize(("title", "cell", "value"), [(t, c, v) for t, cells in READ.items() for c, v in cells.items()])
def test_a_form_that_is_read(title: str, cell: object, value: object) -> None:
    assert read(title, cell) == value


@pytest.mark.parametrize(
    ("title", "cell", "code", "words"), [(t, c, *why) for t, cells in REFUSED.items() for c, why in cells.items()]
)
def test_a_near_form_that_is_refused(title: str, cell: object, code: str, words: str) -> None:
    fault = read(title, cell)
    assert isinstance(fault, Fault)
    assert fault.code == code
    assert words in fault.why


def test_a_column_in_ten_thousands_takes_bare_numbers_alone() -> None:
    column = Column(title="金额（万元）", type="decimal")
    assert read_cell("1.2", column, CONTEXT) == Decimal("1.2")
    for cell in ("1.2万", "1.2万元", "12000元"):
        assert isinstance(read_cell(cell, column, CONTEXT), Fault)


ANYTHING = st.one_of(
    st.text(max_size=30), st.text("0123456789年月日号.-/—~至到,，约余万亿一二三十百千零〇两元人 \n", max_size=14), st.floats(),
    st.integers(), st.booleans(), st.dates(), st.none(), st.times(), st.timedeltas(),
)  # fmt: skip


@given(ANYTHING, st.sampled_from(["", "元", "万元"]))
def test_no_cell_makes_the_readers_raise(cell: object, unit: str) -> None:
    read_number(cell, unit)
    read_date(cell, 2024)
    number_fault(cell, "整数", unit)
    date_fault(cell, 2024, personal=False)
    day_readings(str(cell), 2024)
    has_no_such_day(str(cell), 2024)


@given(ANYTHING, st.sampled_from(PETITIONS.columns))
def test_every_cell_is_a_value_or_a_fault_of_a_known_kind(cell: object, column: Column) -> None:
    value = read_cell(cell, column, CONTEXT)
    assert not isinstance(value, Fault) or value.code.startswith("cell-")


@given(st.text("0123456789年月日.-/", min_size=3, max_size=12))
def test_what_is_read_as_a_day_has_no_second_reading(text: str) -> None:
    if read_date(text, 2024) is not None:
        assert len(day_readings(text, 2024)) < 2


@pytest.mark.parametrize(
    "column",
    [
        pytest.param(column, id=f"{ledger.id}.{column.title}")
        for ledger in load_catalog().ledgers.values()
        for column in ledger.columns
        if column.choices
    ],
)
def test_every_choice_reads_as_itself_and_every_synonym_as_its_choice(column: Column) -> None:
    several = column.type == "choices"
    for written, choice in ({each: each for each in column.choices} | column.synonyms).items():
        assert read_cell(written, column, CONTEXT) == ((choice,) if several else choice)
