"""Heading numbers in their form and order."""

from __future__ import annotations

import pytest

from fazhi.audit.form import form
from fazhi.audit.manuscript import Manuscript, Paragraph
from fazhi.audit.reading import plain

_TITLE = "关于2024年法治政府建设情况的报告"


def _found(*lines: str) -> list[tuple[str, str]]:
    """What is said of the numbers in a report, by the text marked and what is expected."""
    read = plain("\n".join((_TITLE, *lines)))
    blocks = {block.number: block for block in read.paragraphs}
    found = []
    for each in form(read):
        if each.marks and each.expected and "没有看到" not in each.explanation:
            number, start, end = each.marks[0]
            found.append((blocks[number].text[start:end], each.expected))
    return found


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        pytest.param(["一、主要成效", "三、存在不足"], [("三、", "二、")], id="gap"),
        pytest.param(["一、主要成效", "一、存在不足"], [("一、", "二、")], id="repeat of the first"),
        pytest.param(["一、主要成效", "二、存在不足", "二、下一步打算"], [("二、", "三、")], id="repeat"),
        pytest.param(["一、成效", "二、不足", "三、安排", "二、其他"], [("二、", "四、")], id="back"),
        pytest.param(["一、成效", "（二）学法"], [("（二）", "（一）")], id="does not begin at one"),
        pytest.param(["一、成效", "（一）学法", "（三）普法"], [("（三）", "（二）")], id="gap below"),
        pytest.param(["一、成效", "（一）学法", "1.甲项工作", "3.乙项工作"], [("3.", "2.")], id="gap of digits"),
        pytest.param(["1、主要成效", "2、存在不足"], [("1、", "一、"), ("2、", "二、")], id="digits at the top"),
        pytest.param(
            ["一、成效", "（1）学法", "（2）普法"],
            [("（1）", "（一）"), ("（2）", "（二）")],
            id="digits beneath",
        ),
        pytest.param(["一、成效", "(一)学法"], [("(一)", "（一）")], id="half-width brackets"),
        pytest.param(["一、成效", "（一）、学法"], [("（一）、", "（一）")], id="a mark too many"),
        pytest.param(["一.成效"], [("一.", "一、")], id="wrong mark"),
        pytest.param(["一、成效", "（一）学法", "1、甲项工作"], [("1、", "1.")], id="a comma after digits"),
    ],
)
def test_faults_of_numbers(lines: list[str], found: list[tuple[str, str]]) -> None:
    assert _found(*lines) == found


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(
            [
                "一、成效",
                "（一）学法",
                "1.甲",
                "（1）乙",
                "（2）丙",
                "2.丁",
                "（二）普法",
                "1.戊",
                "二、不足",
                "（一）己",
            ],
            id="all",
        ),
        pytest.param(["一、成效", "1.学法用法", "2.普法宣传", "二、不足"], id="two levels"),
        pytest.param(
            ["一、成效", "全年如下：", "1.受理73件。", "2.办结68件。", "另外如下：", "1.接待231批。"],
            id="lists",
        ),
        pytest.param(
            ["一、成效", "附件：1.图表", "2.指标总表", "附件1", "一、图", "二、表", "附件2", "一、口径"],
            id="annexes",
        ),
        pytest.param(["一、成效…………1", "二、不足…………2", "一、成效", "二、不足"], id="contents"),
        pytest.param(["一、成效", "[bookmark: _GoBack]1.学法。全年抓好。", "2.普法。全年抓好。"], id="bookmark"),
    ],
)
def test_what_is_in_order_is_left_alone(lines: list[str]) -> None:
    assert _found(*lines) == []


def test_headings_whose_numbers_the_file_does_not_show_are_not_missed() -> None:
    paragraphs = [
        (_TITLE, -1),
        ("主要成效", 1),
        ("（一）学法", 2),
        ("（二）普法", 2),
        ("存在不足", 1),
        ("（一）力量不足", 2),
    ]
    blocks = tuple(Paragraph(text, place, level=level) for place, (text, level) in enumerate(paragraphs, start=1))
    assert [each for each in form(Manuscript("x.docx", blocks)) if "没有看到" not in each.explanation] == []


def test_a_loose_list_may_number_as_it_likes_and_begin_anywhere() -> None:
    assert list(form(plain("3、受理信访件73件。\n4、办结68件。"))) == []
    (found,) = form(plain("3、受理信访件73件。\n5、办结68件。"))
    assert found.expected == "4."


def test_a_long_list_of_one_wrong_form_is_told_once() -> None:
    lines = [f"（{number}）工作{number}" for number in range(1, 8)]
    (one,) = (each for each in form(plain("\n".join((_TITLE, "一、成效", *lines)))) if "序号" in each.explanation)
    assert one.explanation.startswith("写成“（1）”这样的序号有7处，应写成“（一）”这样；第一处“（1）”应写“（一）”。")
    assert [paragraph for paragraph, _, _ in one.marks] == [3, 4, 5, 6, 7, 8, 9]
    assert len(_found("一、成效", *lines[:5])) == 5
