"""Titles, levels, headings, years and captions."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fazhi.audit.manuscript import Paragraph, Table
from fazhi.audit.reading import plain
from fazhi.audit.reading.pieces import Grid, Piece, grids
from fazhi.audit.reading.structure import manuscript

_TEXT = """某镇党委 某镇人民政府
关于2024年法治政府建设情况的报告

某区委、区政府：
现将有关情况报告如下。
1、 主要举措和成效
（一）强化学法
1.抓住关键少数。全年学法6次。
另行专题研讨2次。
2.办好热线。办结工单40件。
2、 存在的不足和原因
（1） 队伍力量薄弱
专职人员少。
3、 2025年工作安排
持续用力。
附件：1.指标总表
2.数据说明

某镇人民政府
2025年2月11日
"""


def test_levels_follow_the_order_of_appearance() -> None:
    read = plain(_TEXT)
    assert [(each.level, each.text) for each in read.paragraphs if each.level] == [
        (-1, "某镇党委某镇人民政府关于2024年法治政府建设情况的报告"),
        (1, "1、主要举措和成效"),
        (2, "（一）强化学法"),
        (1, "2、存在的不足和原因"),
        (2, "（1）队伍力量薄弱"),
        (1, "3、2025年工作安排"),
    ]


def test_each_paragraph_stands_under_its_heading_and_in_its_year() -> None:
    found = {each.text: (each.heading, each.year) for each in plain(_TEXT).paragraphs}
    assert found["某区委、区政府："] == ("", 2024)
    assert found["1.抓住关键少数。全年学法6次。"] == ("抓住关键少数", 2024)
    assert found["另行专题研讨2次。"] == ("抓住关键少数", 2024)
    assert found["2、存在的不足和原因"] == ("", 2024)
    assert found["专职人员少。"] == ("队伍力量薄弱", 2024)
    assert found["持续用力。"] == ("2025年工作安排", 2025)
    assert found["2.数据说明"][0] == "2025年工作安排"


def test_loose_sentences_have_no_title_and_no_year() -> None:
    read = plain("全年办理信访件73件，其中68件已办结。\n\n调解矛盾纠纷608件。")
    assert [(each.level, each.heading, each.year) for each in read.paragraphs] == [(0, "", None)] * 2
    assert plain("").blocks == ()


def test_a_document_number_above_the_title_stays_apart() -> None:
    read = plain("某政〔2025〕3号\n某镇人民政府\n关于2024年依法行政工作的报告\n某区政府：\n工作如下。")
    assert [each.level for each in read.paragraphs] == [0, -1, 0, 0]
    assert read.year == 2024


def test_a_style_gives_the_level_but_not_to_a_whole_text() -> None:
    long = "这一段被误设为标题。" * 12
    pieces = [
        Piece("工作回顾", level=1),
        Piece("（一）学法", level=2),
        Piece(long, level=1),
        Piece("附件1"),
        Piece("总表"),
    ]
    read = manuscript("x.docx", pieces)
    assert [each.level for each in read.paragraphs] == [1, 2, 0, 1, 1]


def test_a_table_takes_the_caption_right_above_it_and_the_place_of_the_text() -> None:
    grid = Grid((("指标", "数量"), ("信访件", "73 件")), page=3)
    pieces = [
        Piece("关于2024年工作的报告"),
        Piece("一、成效"),
        Piece("表1 主要指标"),
        grid,
        Piece("说明。"),
        grid,
    ]
    read = manuscript("x.pdf", pieces)
    assert [(table.caption, table.heading, table.year, table.page, table.number) for table in read.tables] == [
        ("表1主要指标", "成效", 2024, 3, 4),
        ("", "成效", 2024, 3, 6),
    ]
    assert read.tables[0].rows[1] == ("信访件", "73件")


def test_rows_are_made_equally_long_or_parted() -> None:
    (grid,) = grids([["甲"], ["乙", "丙"]])
    assert grid.rows == (("甲", ""), ("乙", "丙"))
    short: list[list[str]] = [["甲"]] * 3000
    parted = list(grids([*short, ["乙"] * 3000]))
    assert [len(each.rows) for each in parted] == [3000, 1]


@given(
    st.lists(
        st.sampled_from(["一、甲", "（一）乙", "1.丙。丁戊。", "正文。", "", "附件1", "2、己", "关于2024年工作的报告"])
    )
)
def test_blocks_are_numbered_in_order_and_hold_every_line(lines: list[str]) -> None:
    read = plain("\n\n".join(lines))
    assert [block.number for block in read.blocks] == list(range(1, len(read.blocks) + 1))
    assert "".join(each.text for each in read.paragraphs) == "".join(lines)
    assert all(isinstance(block, Paragraph | Table) for block in read.blocks)
