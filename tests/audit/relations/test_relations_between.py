"""This year's report against last year's."""

from __future__ import annotations

import pytest
from audit.relations.sayings import read

from fazhi.audit.judgement import Verdict
from fazhi.audit.relations import between

LAST = "关于2023年法治政府建设情况的报告\n一、主要成效\n全年调解矛盾纠纷560件。全年办理信访件65件。"

CASES = {
    "growth": ("全年调解矛盾纠纷608件，同比增长8.57%。", [Verdict.CONSISTENT]),
    "growth from another number": ("全年调解矛盾纠纷608件，同比增长10.57%。", [Verdict.INCONSISTENT]),
    "last year's number": ("全年办理信访件73件，比上年的65件增长12.3%。", [Verdict.CONSISTENT]),
    "another number": ("全年办理信访件73件，比上年的56件增长30.4%。", [Verdict.INCONSISTENT]),
    "against last month": ("全年调解矛盾纠纷608件，环比增长10.57%。", []),
    "another subject": ("全年排查矛盾纠纷608件，同比增长10.57%。", []),
    "another unit": ("全年调解矛盾纠纷608起，同比增长10.57%。", []),
}


@pytest.mark.parametrize(("text", "verdicts"), CASES.values(), ids=CASES.keys())
def test_against_last_year(text: str, verdicts: list[Verdict]) -> None:
    this = read(f"关于2024年法治政府建设情况的报告\n一、主要成效\n{text}", "2024.txt")
    found = list(between([this, read(LAST, "2023.txt")]))
    assert [each.verdict for each in found] == verdicts
    assert {each.file for each in found} <= {"2024.txt"}
    assert all(each.explanation.startswith("2023年报告为") for each in found)


def test_two_reports_of_one_year_are_not_compared() -> None:
    this = read("关于2024年法治政府建设情况的报告\n一、成效\n全年办理信访件73件，比上年的56件增长30.4%。")
    assert not list(between([this, this, read(LAST)]))


def test_a_year_between_is_not_skipped() -> None:
    later = read("关于2025年法治政府建设情况的报告\n一、成效\n全年办理信访件73件，比上年的56件增长30.4%。")
    assert not list(between([later, read(LAST)]))
