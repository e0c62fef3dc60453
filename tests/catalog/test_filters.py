"""The language of filters: what can be written and what is refused."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from fazhi.catalog.filters import Filter, Has, Not, OneOf, Present, Range, When, parse_filter


@pytest.mark.parametrize(
    ("value", "condition"),
    [
        ("来信", OneOf(("来信",))),
        (True, OneOf((True,))),
        (3, OneOf((3,))),
        (1.5, OneOf((Decimal("1.5"),))),
        (["来信", "网上"], OneOf(("来信", "网上"))),
        ({"has": "专题学习"}, Has(("专题学习",))),
        ({"has": ["专题学习", "会前学法"]}, Has(("专题学习", "会前学法"))),
        ({"not": "退单"}, Not(("退单",))),
        ({"not": ["退单", "撤单"]}, Not(("退单", "撤单"))),
        ({"min": 1}, Range(Decimal(1), None)),
        ({"min": 1, "max": 2.5}, Range(Decimal(1), Decimal("2.5"))),
        ({"present": False}, Present(False)),
        ("in the year", When("in the year")),
        ("by cut-off", When("by cut-off")),
        ("open at cut-off", When("open at cut-off")),
        ("covers cut-off", When("covers cut-off")),
    ],
)
def test_conditions(value: Any, condition: object) -> None:
    assert parse_filter({"列": value}) == Filter((("列", condition),))


def test_alternatives_stand_beside_conditions() -> None:
    parsed = parse_filter({"形式": "来信", "any": [{"延期": True}, {"人数": {"min": 5}}]})
    assert len(parsed.conditions) == 1
    assert [list(each.columns()) for each in parsed.alternatives] == [["延期"], ["人数"]]
    assert list(parsed.columns()) == ["形式", "延期", "人数"]
    assert [column for column, _ in parsed.walk()] == ["形式", "延期", "人数"]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ({"hsa": "专题学习"}, "没有“hsa”；可用：has、not、min、max、present"),
        ({}, "可用：has"),
        ({"has": "a", "not": "b"}, "只能是 has、not、present"),
        ({"present": "yes"}, "只能是 has、not、present"),
        ({"min": "一"}, "不是数字"),
        ({"max": True}, "不是数字"),
        ([], "空列表"),
        ([["a"]], "不是文字、数字或 true/false"),
    ],
)
def test_what_has_no_meaning_says_which_column(value: Any, said: str) -> None:
    with pytest.raises(ValueError, match="“列”.*" + said):
        parse_filter({"列": value})


@pytest.mark.parametrize("value", [{}, [], ["延期"], "延期"])
def test_any_must_be_a_list_of_filters(value: Any) -> None:
    with pytest.raises(ValueError, match="any 应为"):
        parse_filter({"any": value})
