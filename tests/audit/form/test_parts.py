"""The five parts of a yearly report."""

from __future__ import annotations

import pytest

from fazhi.audit.form import form
from fazhi.audit.judgement import Verdict
from fazhi.audit.reading import plain

_TITLE = "关于2024年法治政府建设情况的报告"
_LEADERS = "党政主要负责人履行推进法治建设第一责任人职责情况"


def _said(*lines: str) -> list[str]:
    return [each.explanation for each in form(plain("\n".join(lines))) if "部分" in each.explanation]


@pytest.mark.parametrize(
    "headings",
    [
        ("主要举措和成效", "存在的不足和原因", _LEADERS, "下一步工作安排", "其他需要报告的事项"),
        ("2024年工作开展情况", "主要问题", "主要负责人履职情况", "2025年工作打算"),
        ("工作亮点", "短板弱项", "第一责任人述法情况", "下步工作思路"),
        ("主要做法", "存在的问题和下一步打算", _LEADERS),
    ],
)
def test_a_whole_report_is_left_alone(headings: tuple[str, ...]) -> None:
    lines = [f"{number}、{heading}" for number, heading in zip("一二三四五", headings, strict=False)]
    assert _said(_TITLE, *lines) == []


@pytest.mark.parametrize(
    ("headings", "missing"),
    [
        (("存在的不足和原因", _LEADERS, "下一步工作安排"), "第一部分"),
        (("主要举措和成效", _LEADERS, "下一步工作安排"), "第二部分"),
        (("主要举措和成效", "存在的不足和原因", "下一步工作安排"), "第三部分"),
        (("主要举措和成效", "存在的不足和原因", _LEADERS), "第四部分"),
    ],
)
def test_a_part_that_is_missing_is_named(headings: tuple[str, ...], missing: str) -> None:
    lines = [f"{number}、{heading}" for number, heading in zip("一二三", headings, strict=True)]
    (said,) = _said(_TITLE, *lines)
    assert missing in said and "没有看到" in said


@pytest.mark.parametrize(
    ("lines", "where"),
    [
        (("（一）履行第一责任人职责", "全年召开会议4次。"), "履行第一责任人职责"),
        (("（一）压实责任", "党政主要负责人履行推进法治建设第一责任人职责。"), "压实责任"),
    ],
)
def test_the_third_part_inside_another_is_a_hint_and_not_missing(lines: tuple[str, ...], where: str) -> None:
    report = "\n".join((_TITLE, "一、主要举措和成效", *lines, "二、存在的不足和原因", "三、下一步工作安排"))
    (found,) = form(plain(report))
    assert "没有单独成章" in found.explanation and f"“{where}”" in found.explanation
    assert found.verdict is Verdict.UNDETERMINED


def test_loose_sentences_and_other_reports_have_no_parts() -> None:
    assert _said("全年办理信访件73件，其中68件已办结。") == []
    assert _said("关于2024年安全生产工作的报告", "一、主要成效", "安全形势平稳。") == []
    assert _said(_TITLE, "全年办理信访件73件。") == []


def test_without_a_title_the_headings_say_what_it_is() -> None:
    lines = ["一、法治建设主要成效", "二、存在的不足", "三、下一步打算"]
    (said,) = _said(*lines)
    assert "第三部分" in said
