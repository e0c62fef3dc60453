"""How often against how many times."""

from __future__ import annotations

from dataclasses import replace

import pytest
from audit.figure_builders import figure

from fazhi.audit.arithmetic.pace import pace, span_months

CASES = [
    ("每周", "1次", "52次", "全年", "consistent", "按每周1次，全年约52次，文中为52次，相符。"),
    ("每周", "1次", "46次", "全年", "consistent", "相符"),
    ("每周四", "1次", "24次", "全年", "undetermined", "全年约52次，文中为24次；可能有的周没有开展"),
    ("每周", "1次", "60次", "全年", "inconsistent", "多于这段时间能有的次数"),
    ("每周", "2次", "104次", "全年", "consistent", "约104次"),
    ("每月", "1次", "12次", "全年", "consistent", "约12次"),
    ("每个月", "1次", "11次", "全年", "undetermined", "可能有的月份没有开展"),
    ("每月", "1次", "15次", "全年", "inconsistent", "约12次，文中为15次"),
    ("每月", "1次", "6次", "上半年", "consistent", "上半年约6次"),
    ("每月", "1次", "11次", "1—11月", "consistent", "约11次"),
    ("每季度", "1次", "4次", "全年", "consistent", "约4次"),
    ("每季度", "1次", "3次", "前三季度", "consistent", "约3次"),
    ("每半年", "1次", "2次", "全年", "consistent", "约2次"),
    ("每半月", "1次", "24次", "全年", "consistent", "约24次"),
    ("每两个月", "1次", "6次", "全年", "consistent", "约6次"),
    ("每个工作日", "1次", "251次", "全年", "consistent", "约250次"),
    ("每日", "1次", "400次", "全年", "inconsistent", ""),
    ("各村每月", "1次", "132次", "全年", "undetermined", "可能是几个单位合计的次数"),
    ("每个村每月", "1次", "132次", "全年", "undetermined", "可能是几个单位合计的次数"),
    ("每月", "1次以上", "15次", "全年", "consistent", "相符"),
    ("每月", "1次", "10余次", "全年", "consistent", "相符"),
    ("每月", "1次", "200余次", "全年", "undetermined", ""),
    ("每月", "1次", "12次", "", "undetermined", "没有写明是多长时间内的次数"),
    ("经常", "1次", "12次", "全年", "undetermined", "没有读出频次"),
    ("每月", "1次", "12%", "全年", "undetermined", "没有读出频次"),
]


@pytest.mark.parametrize(
    ("words", "times", "count", "span", "verdict", "told"),
    CASES,
    ids=[f"{case[0]}{case[1]}-{case[2]}-{case[3]}" for case in CASES],
)
def test_pace(words: str, times: str, count: str, span: str, verdict: str, told: str) -> None:
    outcome = pace(replace(figure(times), subject=words), figure(count), span)
    assert outcome.verdict == verdict
    assert told in outcome.explanation


def test_the_frequency_may_stand_in_the_figure_itself() -> None:
    weekly = replace(figure("1次"), text="每周四")
    assert pace(weekly, figure("24次"), "全年").verdict == "undetermined"
    assert pace(weekly, figure("52次"), "全年").verdict == "consistent"


BEFORE = [
    ("召开例会坚持每月", "15次", "inconsistent", "多于这段时间能有的次数"),
    ("按照每月", "15次", "inconsistent", "按每月1次"),
    ("每周例会之外，每季度", "4次", "consistent", "按每季度1次"),
    ("要求每月", "15次", "undetermined", "多于要求的次数"),
    ("各村每月", "150次", "undetermined", "几个单位合计"),
]


@pytest.mark.parametrize(("words", "count", "verdict", "told"), BEFORE, ids=[case[0] for case in BEFORE])
def test_the_frequency_may_stand_before_the_figure(words: str, count: str, verdict: str, told: str) -> None:
    outcome = pace(figure("1次"), figure(count), "全年", words_before=words)
    assert outcome.verdict == verdict
    assert told in outcome.explanation


SPANS = [
    ("全年", 12),
    ("2024年度", 12),
    ("上半年", 6),
    ("一季度", 3),
    ("前三季度", 9),
    ("1—11月", 11),
    ("3月至9月", 7),
    ("截至6月30日", 6),
    ("截至2024年10月底", 10),
    ("9—3月", None),
    ("截至13月", None),
    ("近期", None),
    ("", None),
]


@pytest.mark.parametrize(("span", "months"), SPANS, ids=[span or "empty" for span, _ in SPANS])
def test_span_months(span: str, months: int | None) -> None:
    assert span_months(span) == months
