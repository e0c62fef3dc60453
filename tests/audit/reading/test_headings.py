"""Which numbered paragraphs are headings, which begin with one, and which year they name."""

from __future__ import annotations

import pytest

from fazhi.audit.reading.headings import is_contents_line, is_heading, run_in, without_number, years_named


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("一、主要举措和成效", True),
        ("（二）强化学法，夯实基础", True),
        ("3.办好12345热线", True),
        ("4.加强队伍建设。", True),
        ("（一）受理信访件73件，办结68件", False),
        ("1.全年开展普法活动120余场次。", False),
        ("2.压实责任。全年召开会议4次。", False),
        ("一、主要举措和成效……………3", False),
        ("主要举措和成效", False),
        ("五、" + "长" * 60, False),
        ("1.围绕重点领域，", False),
    ],
)
def test_headings(text: str, heading: bool) -> None:
    assert is_heading(text) is heading


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1.规范决策程序。全年审查合同50份。", "规范决策程序"),
        ("（三）办好民生实事。窗口受理事项不断增多。", "办好民生实事"),
        ("1.全年受理73件。其中办结68件。", ""),
        ("1.规范决策程序。", ""),
        ("规范决策程序。全年审查合同50份。", ""),
        ("2." + "长" * 60 + "。后面还有一句。", ""),
    ],
)
def test_headings_at_the_start_of_a_text(text: str, words: str) -> None:
    assert run_in(text) == words


def test_a_heading_goes_without_its_number_and_without_a_left_over_bookmark() -> None:
    assert without_number("（十）加强领导") == "加强领导"
    assert without_number("[bookmark: _GoBack]2.加强领导") == "加强领导"
    assert without_number("加强领导") == "加强领导"


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("关于2024年法治政府建设情况的报告", (2024,)),
        ("2024年度工作总结和2025年工作计划", (2024, 2025)),
        ("2021—2025年法治建设规划落实情况", (2021, 2025)),
        ("关于二〇二四年法治政府建设情况的报告", (2024,)),
        ("二○一九年工作总结", (2019,)),
        ("法治宣传教育第八个五年规划", ()),
        ("20245年", ()),
        ("1935年", ()),
    ],
)
def test_years_of_titles(text: str, years: tuple[int, ...]) -> None:
    assert years_named(text) == years


def test_lines_of_a_table_of_contents() -> None:
    assert is_contents_line("（一）强化学法......12")
    assert not is_contents_line("（一）强化学法")
