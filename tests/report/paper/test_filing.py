from __future__ import annotations

from report.builders import chart, document, table, text

from fazhi.report.blocks import Annex, Chart, Heading
from fazhi.report.grouping import groups
from fazhi.report.paper.filing import annex_lines, filing
from fazhi.report.settle import settle


def test_charts_leave_the_text_and_become_the_first_annex() -> None:
    filed = filing(document())
    assert not any(isinstance(block, Chart) for block in filed.blocks)
    assert [(annex.label, annex.title) for annex in filed.annexes] == [
        ("附件1", "图表"),
        ("附件2", "指标总表"),
        ("附件3", "方法和数据说明"),
    ]
    assert annex_lines(filed) == ("1.图表", "2.指标总表", "3.方法和数据说明")


def test_a_single_annex_has_no_number_and_none_no_line() -> None:
    single = filing(document(text("正文"), annexes=[Annex("指标总表", (table(),))]))
    assert [annex.label for annex in single.annexes] == ["附件"] and annex_lines(single) == ("指标总表",)
    assert annex_lines(filing(document(text("正文")))) == ()


def test_a_chart_has_the_same_number_in_the_text_and_in_the_annex() -> None:
    made = document(chart("甲"), table(caption="丙"), chart("乙"))
    in_text = [block.caption for block in settle(made).blocks if isinstance(block, Chart)]
    filed = [block.caption for block in settle(filing(made)).annexes[0].blocks if isinstance(block, Chart)]
    assert in_text == filed == ["图1　甲", "图2　乙"]


def test_headings_never_skip_a_level() -> None:
    made = document(Heading(3, "", "甲"), Heading(4, "", "乙"), annexes=[Annex("附", (Heading(1, "", "丙"),))])
    settled = settle(made)
    assert [block.level for block in settled.blocks if isinstance(block, Heading)] == [1, 2]
    assert [block.level for block in settled.annexes[0].blocks if isinstance(block, Heading)] == [2]


def test_neighbours_of_an_analyst_stand_under_one_mark() -> None:
    own = Heading(1, "", "补充", own=True)
    found = groups([text("甲"), own, own, text("乙"), table(wide=True)])
    assert [(group.own, group.wide, len(group.blocks)) for group in found] == [
        (False, False, 1),
        (True, False, 2),
        (False, False, 1),
        (False, True, 1),
    ]


def test_the_addressee_ends_with_one_full_width_colon() -> None:
    for given in ("临川区人民政府", "临川区人民政府:", "临川区人民政府："):
        assert settle(document(addressee=given)).front.addressee == "临川区人民政府："
    assert settle(document(addressee="")).front.addressee == ""
