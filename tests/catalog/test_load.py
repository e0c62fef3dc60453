"""A workspace's own catalogue folder over the default one, and faults that name file, table, key and choices."""

from __future__ import annotations

from pathlib import Path

import pytest
from makers import COUNT_PETS as COUNT
from makers import PETS as LEDGER
from makers import catalog_fault as fault
from makers import own_catalog as own

from fazhi.catalog import Catalog, load_catalog
from fazhi.errors import CatalogError


def test_a_new_topic_is_a_new_folder(tmp_path: Path) -> None:
    chart = '[charts.kinds]\ntitle = "种类"\nkind = "barh"\nby = "种类"\nseries = ["pets.count"]\n'
    catalog = load_catalog(
        own(tmp_path, 'chapter = "ideas"\n' + LEDGER + COUNT + chart, text_md_j2="养宠物{{ pets.count }}。\n")
    )
    assert catalog.ledgers["pets"].key == ("编号",)
    assert catalog.indicators["pets.count"].title == "宠物数"
    assert catalog.charts["pets.kinds"].topic == "pets"
    assert catalog.topics["pets"].title == "宠物"
    assert catalog.topics["pets"].text_file == "catalog/pets/text.md.j2"
    assert "petitions" in catalog.ledgers  # the default is still there


def test_without_an_own_folder_the_default_alone(tmp_path: Path) -> None:
    assert load_catalog(tmp_path / "none").ledgers == load_catalog().ledgers


def test_a_table_is_merged_key_by_key_over_the_default(tmp_path: Path) -> None:
    before = load_catalog().indicators["petitions.closed_rate"]
    catalog = load_catalog(own(tmp_path, "[indicators.closed_rate]\ndigits = 1\n", topic="petitions"))
    after = catalog.indicators["petitions.closed_rate"]
    assert (after.digits, after.title, after.part) == (1, before.title, before.part)


def test_a_filter_is_replaced_not_merged(tmp_path: Path) -> None:
    text = '[indicators.closed_rate]\nwhere = { "信访形式" = "来信" }\n'
    after = load_catalog(own(tmp_path, text, topic="petitions")).indicators["petitions.closed_rate"]
    assert [column for column, _ in after.part.where.walk()] == ["信访形式"]


def test_a_text_replaces_the_default_text(tmp_path: Path) -> None:
    catalog = load_catalog(own(tmp_path, "", topic="petitions", text_md_j2="我们的话。\n"))
    assert catalog.topics["petitions"].text == "我们的话。\n"


def test_a_list_value_is_added_without_losing_the_column(tmp_path: Path) -> None:
    text = '[ledgers.petitions.columns."信访形式"]\nchoices = ["来信", "来访", "网上", "电话", "上级交办", "短信"]\n'
    column = load_catalog(own(tmp_path, text, topic="petitions")).ledgers["petitions"].column("信访形式")
    assert column is not None and column.type == "choice"
    assert column.choices[-1] == "短信"  # type: ignore[union-attr]


def placed(catalog: Catalog, chapter: str) -> list[tuple[str, tuple[str, ...]]]:
    chapters = [each for part in catalog.outline.parts for each in part.chapters if each.id == chapter]
    return [("", chapters[0].topics), *((section.title, section.topics) for section in chapters[0].sections)]


def test_a_topic_asks_for_its_chapter(tmp_path: Path) -> None:
    catalog = load_catalog(own(tmp_path, 'chapter = "stability"\n' + LEDGER + COUNT))
    assert placed(catalog, "stability")[-1] == ("宠物", ("pets",))  # a section of its own at the end
    catalog = load_catalog(own(tmp_path, 'chapter = "ideas"\n' + LEDGER + COUNT))
    assert placed(catalog, "ideas")[0][1][-1] == "pets"  # a chapter without sections: one more paragraph


def test_an_unknown_chapter_lists_the_chapters(tmp_path: Path) -> None:
    said = fault(tmp_path, 'chapter = "stabilty"\n' + LEDGER)
    assert "pets/topic.toml" in said and "键 chapter" in said and "stability" in said


def test_the_order_of_the_catalogue_is_the_order_of_the_report() -> None:
    catalog = load_catalog()
    order = catalog.outline.topics()
    ranks = [order.index(each.topic) for each in catalog.indicators.values() if each.topic in order]
    assert ranks == sorted(ranks)


def test_broken_toml_names_the_file(tmp_path: Path) -> None:
    said = fault(tmp_path, "title = 宠物\n")
    assert "catalog/pets/topic.toml 不是正确的 TOML" in said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[indicator.count]\ntitle = "数"\n', ("键 indicator", "可用：title、chapter、ledgers、indicators、charts")),
        ("ledgers = 5\n", ("键 ledgers", "应为表")),
        (LEDGER + COUNT + 'colour = "红"\n', ("[indicators.count]", "键 colour", "没有这个键", "digits")),
        (LEDGER + COUNT + "digits = 9\n", ("[indicators.count]", "键 digits", "不能大于6")),
        (LEDGER + COUNT + 'digits = "两位"\n', ("[indicators.count]", "键 digits", "应为整数")),
        (LEDGER + COUNT.replace('unit = "只"\n', ""), ("[indicators.count]", "键 unit", "必须填写")),
        (LEDGER + COUNT + 'rows = "last year"\n', ("键 rows", "只能是", "carried over")),
        (LEDGER + COUNT + 'sum = "年龄"\nmax = "年龄"\n', ("[indicators.count]", "只能有一种度量", "sum、max")),
        (LEDGER + COUNT + 'list = "种类"\nof = {}\n', ("list 不能有分母",)),
        (LEDGER + COUNT + "of = { sum = \"年龄\", distinct = \"种类\" }\n", ("sum 和 distinct 只能有一个",)),
        (LEDGER + COUNT.replace('"只"', '"%"'), ("[indicators.count]", "要有分母 of")),
        (LEDGER + COUNT.replace("count", "by-count"), ("键 indicators", "“by-count”", "英文字母、数字和下划线")),
        (LEDGER + COUNT.replace("count", "2024"), ("键 indicators", "“2024”", "不能以数字开头")),
        (LEDGER.replace("ledgers.pets", "ledgers.pet-list"), ("键 ledgers", "“pet-list”", "下划线")),
        (LEDGER + '[charts.by-kind]\ntitle = "图"\nby = "种类"\nseries = []\n', ("键 charts", "“by-kind”", "下划线")),
        (LEDGER.replace('unit = "只"\n', ""), ("[ledgers.pets]", "键 unit", "必须填写")),
        (LEDGER + '"毛色" = { tpye = "text" }\n', ("[ledgers.pets]", "键 columns.毛色.tpye", "没有这个键", "type")),
        (LEDGER + '"毛色" = { type = "text", colour = 1 }\n', ("[ledgers.pets]", "colour", "aliases", "not_before")),
        (LEDGER + '"毛色" = { type = "string" }\n', ("[ledgers.pets]", "只能是", "'village'")),
        (LEDGER + '"毛色" = { type = "choice" }\n', ("[ledgers.pets]", "列“毛色”", "要有 choices")),
        (LEDGER + '"毛色" = "text"\n', ("[ledgers.pets]", "键 columns.毛色", "应为表")),
        (LEDGER + '[ledgers.pets.derived]\n"天数" = { days = 3 }\n', ("派生列“天数”", "恰好用一种")),
        (LEDGER + COUNT + '[charts.c]\ntitle = "图"\nby = "种类"\nseries = []\n', ("[charts.c]", "键 series", "不能是空的")),
        (LEDGER + COUNT + '[charts.c]\ntitle = "图"\nkind = "pie"\nby = "种类"\nseries = ["pets.count"]\n',
         ("[charts.c]", "键 kind", "只能是", "stacked")),
        (LEDGER + COUNT + '[charts.c]\ntitle = "图"\nby = "年龄"\nbins = [9, 3]\nseries = ["pets.count"]\n',
         ("[charts.c]", "键 bins", "从小到大")),
    ],
)  # fmt: skip
def test_faults_of_form(tmp_path: Path, text: str, said: tuple[str, ...]) -> None:
    message = fault(tmp_path, text)
    assert "catalog/pets/topic.toml" in message
    for words in said:
        assert words in message


def test_two_topics_cannot_keep_one_ledger_by_the_same_name(tmp_path: Path) -> None:
    said = fault(tmp_path, LEDGER.replace("ledgers.pets", "ledgers.petitions"))
    assert "键 petitions" in said and "专题 petitions 里已有同名的台账" in said


def test_an_outline_of_ones_own_with_an_unknown_topic(tmp_path: Path) -> None:
    home = own(tmp_path, LEDGER)
    outline = 'title = "报告"\n[[parts]]\nid = "a"\ntitle = "一"\ntopics = ["pet"]\n'
    (home / "report.toml").write_text(outline, encoding="utf-8")
    with pytest.raises(CatalogError, match=r"catalog/report\.toml.*键 topics：没有名为“pet”的专题；最接近的是 pets"):
        load_catalog(home)


@pytest.mark.parametrize("name", ["report.toml", "opening.md.j2", "pets/topic.toml", "pets/text.md.j2"])
def test_a_file_in_another_encoding(tmp_path: Path, name: str) -> None:
    home = own(tmp_path, LEDGER)
    (home / name).write_bytes('title = "宠物"'.encode("gb18030"))
    with pytest.raises(CatalogError, match=f"catalog/{name} .*请用 UTF-8 编码保存"):
        load_catalog(home)
