"""How alike two places are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi.audit.against.shape import clause, context, core, likeness, masked, pairs


def _around(text: str, number: str) -> frozenset[str]:
    at = text.index(number)
    return context(text, at, at + len(number)).near


@pytest.mark.parametrize(
    ("text", "number", "other", "its_number"),
    [
        ("办结率93.15%。", "93.15", "办结率达到95%。", "95"),
        ("宣传100余场次，", "100", "宣传137场次，", "137"),
        ("印发材料20000余份。", "20000", "印发材料近2万份。", "2"),
        ("各队不少于20人。", "20", "各队20人。", "20"),
        ("办结 68 件，", "68", "办结68件，", "68"),
    ],
)
def test_words_of_approximation_and_reaching_do_not_count(text: str, number: str, other: str, its_number: str) -> None:
    assert _around(text, number) == _around(other, its_number)


def test_a_short_clause_takes_the_one_before_it() -> None:
    assert "来访" in _around("接待来访231批、566人次。", "566")


def test_a_clause_of_its_own_does_not() -> None:
    assert "来访" not in _around("接待来访231批，摸排矛盾隐患70件。", "70")


def test_the_digits_are_out_of_sight() -> None:
    assert masked("办结 68件，\n增长９．５%") == "办结#件，增长#%"


@pytest.mark.parametrize(
    ("text", "digits"), [("同比下降17.20%", "17.20"), ("5个部门", "5"), ("未发生", "未发生"), ("1,335件", "1,335")]
)
def test_the_core_of_a_print_is_its_digits(text: str, digits: str) -> None:
    start, end = core(text)
    assert text[start:end] == digits


def test_a_quotation_is_the_clause() -> None:
    text = "全年接待来访231批，摸排矛盾隐患70件；办结45件。"
    start, end = clause(text, text.index("70"), text.index("70") + 3)
    assert text[start:end] == "摸排矛盾隐患70件"


@given(st.text(max_size=80), st.integers(0, 80), st.integers(0, 10))
def test_a_quotation_holds_what_it_quotes(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    end = min(start + length, len(text))
    low, high = clause(text, start, end)
    assert 0 <= low <= start <= end <= high <= len(text)


@given(st.text(max_size=40), st.text(max_size=40))
def test_likeness_is_even_handed_and_whole_for_the_same(one: str, other: str) -> None:
    assert likeness(pairs(one), pairs(other)) == likeness(pairs(other), pairs(one))
    assert 0 <= likeness(pairs(one), pairs(other)) <= 1
    assert likeness(pairs(one + "办结"), pairs(one + "办结")) == 1
