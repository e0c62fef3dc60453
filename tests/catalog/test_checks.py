"""Names in the catalogue that mean nothing are refused with file, table, key and the valid choices."""

from __future__ import annotations

from pathlib import Path

import pytest
from makers import COUNT_PETS as COUNT
from makers import PETS as LEDGER
from makers import catalog_fault as fault
from makers import own_catalog as own

from fazhi.catalog import load_catalog


def indicator(line: str) -> str:
    return LEDGER + COUNT + line + "\n"


def chart(by: str = "种类", series: str = '"pets.count"', more: str = "") -> str:
    return LEDGER + COUNT + f'[charts.c]\ntitle = "图"\nby = "{by}"\nseries = [{series}]\n{more}\n'


def with_column(line: str) -> str:
    """The topic with one more column in its ledger."""
    return LEDGER + line + "\n"


LEDGER_FAULTS = [
    (LEDGER.replace('year_by = "日期"', 'year_by = "日子"'), ("[ledgers.pets]", "键 year_by", "“日子”", "日期")),
    (LEDGER.replace('year_by = "日期"', 'year_by = "种类"'), ("键 year_by", "类型是 choice", "date 列", "办结日期")),
    (LEDGER.replace('year_by = "日期"\n', ""), ("键 year_by", "按哪个日期归年")),
    (LEDGER.replace('key = "编号"', 'key = "号码"'), ("键 key", "“号码”", "编号")),
    (LEDGER + '"毛色" = { type = "date", not_before = "生日" }\n', ("[ledgers.pets.columns.毛色]", "键 not_before", "日期")),
    (LEDGER + '"只数" = { type = "int", at_most = "种类" }\n', ("键 at_most", "int 或 decimal", "年龄")),
    (LEDGER + '"单" = { type = "text", references = "petition.编号" }\n', ("键 references", "最接近的是 petitions")),
    (LEDGER + '"单" = { type = "text", references = "petitions.号" }\n', ("键 references", "台账 petitions", "编号")),
    (LEDGER + '[ledgers.pets.derived]\n"天数" = { days_between = ["日期", "生日"] }\n',
     ("[ledgers.pets.derived.天数]", "“生日”", "日期")),
    (LEDGER + '[ledgers.pets.derived]\n"限" = { days_after = "日期", days = 3, extended_if = "种类" }\n',
     ("[ledgers.pets.derived.限]", "bool 列", "接种")),
    (LEDGER + '[ledgers.pets.derived]\n"种类" = { earliest = ["日期", "办结日期"] }\n', ("键 columns", "“种类”出现两次")),
    (LEDGER + '[ledgers.pets.state]\ndate = "结束"\n', ("[ledgers.pets.state]", "键 date", "日期")),
    (LEDGER + '[ledgers.pets.state]\ndate = "办结日期"\ncolumn = "种类"\nclosed = ["鸟"]\n',
     ("[ledgers.pets.state]", "键 closed", "“鸟”", "猫、狗")),
    (with_column('"毛色" = { type = "choice", choices = ["黑", "白"], synonyms = { "乌" = "墨" } }'),
     ("[ledgers.pets.columns.毛色]", "键 synonyms", "“墨”", "黑、白")),
    (with_column('"毛色" = { type = "choice", choices = ["黑", "白"], synonyms = { "黑" = "白" } }'),
     ("键 synonyms", "“黑”本身就是选项")),
    (with_column('"毛色" = { type = "text", synonyms = { "乌" = "黑" } }'), ("键 synonyms", "只能用于有选项的列")),
    (with_column('"证号" = { type = "text", format = "identity" }'), ("columns.证号", 'class = "P" 的 text 列')),
    (with_column('"证号" = { type = "text", class = "P", format = "phone" }'), ("columns.证号.format",)),
    (with_column('"备考" = { type = "text", required = true, required_if = { "种类" = "猫" } }'), ("columns.备考", "已经 required")),
    (with_column('"备考" = { type = "text", required_if = { "品种" = "猫" } }'),
     ("[ledgers.pets.columns.备考]", "键 required_if", "“品种”", "种类")),
    (with_column('"备考" = { type = "text", required_if = { "备考" = "present" } }'), ("键 required_if", "“备考”")),
    (with_column('"备考" = { type = "text", required_if = { "种类" = "鸟" } }'), ("键 required_if", "“鸟”", "猫、狗")),
    (with_column('"备考" = { type = "text", required_if = { "种类" = ["猫", "鸟"] } }'), ("键 required_if", "“鸟”")),
    (with_column('"备考" = { type = "text", required_if = { "种类" = true } }'), ("键 required_if", "类型是 choice")),
    (with_column('"备考" = { type = "text", required_if = { "接种" = "是" } }'), ("键 required_if", "写 true 或 false")),
    (with_column('"备考" = { type = "text", required_if = { "日期" = "2024" } }'), ("键 required_if", 'present')),
    (LEDGER.replace('key = "编号"', 'key = "编号"\nevery_village = true').replace('"村（社区）" = { type = "village" }\n', ""),
     ("键 every_village", "没有村（社区）列")),
]  # fmt: skip

INDICATOR_FAULTS = [
    (indicator("").replace('ledger = "pets"', 'ledger = "pest"'), ("[indicators.count]", "键 ledger", "最接近的是 pets")),
    (indicator('where = { "品种" = "猫" }'), ("键 where", "列（台账 pets）", "种类")),
    (indicator('where = { "种类" = "鸟" }'), ("键 where.种类", "“鸟”", "猫、狗")),
    (indicator('where = { "种类" = { not = "鸟" } }'), ("键 where.种类", "猫、狗")),
    (indicator('where = { "爱好" = { has = "玩" } }'), ("键 where.爱好", "吃、睡")),
    (indicator('where = { any = [ { "种类" = "鸟" } ] }'), ("键 where.种类", "猫、狗")),
    (indicator('of = { "种类" = "鸟" }\nwhere = {}'), ("键 of.种类", "猫、狗")),
    (indicator('of = { ledger = "pest" }'), ("键 of.ledger", "最接近的是 pets")),
    (indicator('where = { "种类" = "by cut-off" }'), ("键 where.种类", "要 date 列", "办结日期")),
    (indicator('where = { "日期" = "by cutoff" }'), ("键 where.日期", "最接近的是 by cut-off")),
    (indicator('where = { "种类" = { has = "猫" } }'), ("键 where.种类", "choices 或 list 列", "爱好")),
    (indicator('where = { "爱好" = "吃" }'), ("键 where.爱好", "has")),
    (indicator('where = { "接种" = "是" }'), ("键 where.接种", "true 或 false")),
    (indicator('where = { "年龄" = "三" }'), ("键 where.年龄", "类型是 int")),
    (indicator('where = { "编号" = 3 }'), ("键 where.编号", "类型是 text")),
    (indicator('where = { "种类" = { min = 1 } }'), ("键 where.种类", "int 或 decimal 列", "年龄")),
    (indicator('where = { "种类" = { hsa = "猫" } }'), ("键 where", "“hsa”", "可用：has")),
    (indicator('sum = "种类"'), ("键 sum", "int 或 decimal 列", "年龄")),
    (indicator('max = "日期"'), ("键 max", "int 或 decimal 列", "年龄")),
    (indicator('distinct = "品种"'), ("键 distinct", "种类")),
    (indicator('list = "主人"'), ("键 list", "P 类", "不能输出")),
    (indicator('only = "主人"'), ("键 only", "P 类", "不能输出")),
    (indicator('covers = "年龄"'), ("键 covers", "村（社区）列或有选项的列")),
    (indicator('rows = "carried over"'), ("键 rows", "没有 state", "可用：year、all")),
    (indicator('month_by = "种类"'), ("键 month_by", "要 date 列")),
    (indicator('fact = "villages"'), ("键 fact", "ledger = \"town\"")),
    (indicator("").replace('ledger = "pets"', 'ledger = "town"\nfact = "village"'), ("键 fact", "最接近的是 villages")),
]  # fmt: skip

CHART_FAULTS = [
    (chart(series='"pets.cuont"'), ("[charts.c]", "键 series", "最接近的是 pets.count")),
    (chart(by="品种"), ("[charts.c]", "键 by", "种类")),
    (chart(by="主人"), ("键 by", "P 类", "不能按它分组")),
    (chart(more="bins = [1, 2]"), ("键 bins", "不是数字列")),
    (chart(by="village").replace('"村（社区）" = { type = "village" }\n', ""), ("键 by", "没有村（社区）列", "month")),
    (chart(by="month", series='"villages.total"'), ("键 series", "town.toml")),
    (chart().replace('key = "编号"', 'key = "编号"\nsensitive = true'), ("键 series", "敏感台账", "全镇合计")),
    (chart(by="month").replace('key = "编号"', 'key = "编号"\nsensitive = true'), ("键 series", "敏感台账")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), LEDGER_FAULTS + INDICATOR_FAULTS + CHART_FAULTS)
def test_a_name_that_means_nothing(tmp_path: Path, text: str, said: tuple[str, ...]) -> None:
    message = fault(tmp_path, text)
    assert "目录文件 catalog/pets/topic.toml" in message
    for words in said:
        assert words in message


@pytest.mark.parametrize("measure", ["list", "only", "covers", "min"])
def test_a_sensitive_ledger_gives_totals_only(tmp_path: Path, measure: str) -> None:
    column = "年龄" if measure == "min" else "种类"
    text = indicator(f'{measure} = "{column}"').replace('key = "编号"', 'key = "编号"\nsensitive = true')
    assert f"键 {measure}" in fault(tmp_path, text)


def test_last_years_totals_of_a_sensitive_ledger_may_be_drawn(tmp_path: Path) -> None:
    text = chart(by="last year").replace('key = "编号"', 'key = "编号"\nsensitive = true')
    assert load_catalog(own(tmp_path, text)).charts["pets.c"].by == "last year"


def test_the_cut_off_stands_for_a_date_in_derived_columns(tmp_path: Path) -> None:
    text = LEDGER + '[ledgers.pets.derived]\n"天数" = { days_between = ["日期", "统计截止日期"] }\n'
    assert load_catalog(own(tmp_path, text)).ledgers["pets"].titles()[-1] == "天数"


def test_conditions_that_mean_something(tmp_path: Path) -> None:
    text = with_column(
        '"备考" = { type = "text", required_if = { "种类" = ["猫", "狗"], "接种" = true, "日期" = "present" } }\n'
        '"毛色" = { type = "choice", choices = ["黑", "白"], synonyms = { "乌" = "黑" } }'
    )
    ledger = load_catalog(own(tmp_path, text)).ledgers["pets"]
    by_title = {column.title: column for column in ledger.columns}
    assert by_title["备考"].required_if == {"种类": ("猫", "狗"), "接种": True, "日期": "present"}
    assert by_title["毛色"].synonyms == {"乌": "黑"}


def test_two_ledgers_of_one_title_are_refused(tmp_path: Path) -> None:
    said = fault(tmp_path, LEDGER.replace("宠物台账", "信访件台账"))
    for word in ("[ledgers.pets]", "键 title", "petitions", "相同", "请改名"):
        assert word in said
