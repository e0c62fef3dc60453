"""What holds of every text: exact places, order, values read back, and time in proportion to length."""

from __future__ import annotations

from decimal import Decimal

import pytest
from counting import calls
from hypothesis import given
from hypothesis import strategies as st

from fazhi import numbers
from fazhi.audit.figure import Figure
from fazhi.audit.figures import sentences
from fazhi.audit.manuscript import Paragraph

_PIECES = st.sampled_from(
    [
        "受理",
        "办结",
        "其中",
        "其余",
        "共",
        "占",
        "均",
        "分别",
        "同比",
        "环比",
        "增长",
        "下降",
        "提高到",
        "由",
        "从",
        "比去年的",
        "较上月",
        "全年",
        "2024年",
        "1—11月",
        "截至目前",
        "608件",
        "93.15%",
        "9.67万",
        "200余人次",
        "三成",
        "三分之一",
        "第3批",
        "12345热线",
        "〔2025〕37号",
        "“五个一”",
        "《2024年规划》",
        "每周一次",
        "不少于",
        "近",
        "约",
        "以上",
        "，",
        "、",
        "；",
        "。",
        "：",
        "（",
        "）",
        "“",
        "”",
        "3—5件",
        "至",
        "和",
        "3.3个百分点",
        "1.5倍",
        "-3%",
        "一百零五名",
        "率",
        "数",
    ]
)
_TEXTS = st.lists(_PIECES, max_size=25).map("".join)


def read(text: str) -> tuple[Figure, ...]:
    """The figures of a paragraph."""
    return tuple(figure for each in sentences(Paragraph(text, 1, year=2024)) for figure in each.figures)


@given(_TEXTS)
def test_places_are_exact_increasing_and_do_not_overlap(text: str) -> None:
    end = 0
    for figure in read(text):
        assert text[figure.start : figure.end] == figure.text
        assert figure.start >= end
        end = figure.end


@given(_TEXTS)
def test_the_interval_allows_the_printed_value_or_ends_at_it(text: str) -> None:
    for figure in read(text):
        interval = figure.interval
        assert figure.value in interval or figure.value in (interval.low, interval.high)
        assert interval.low is None or interval.high is None or interval.low <= interval.high


@given(_TEXTS)
def test_clauses_never_go_back(text: str) -> None:
    for sentence in sentences(Paragraph(text, 1)):
        clauses = [figure.clause for figure in sentence.figures]
        assert clauses == sorted(clauses)


@given(st.text(max_size=200))
def test_any_text_is_read_without_complaint(text: str) -> None:
    assert "".join(each.text for each in sentences(Paragraph(text, 1))) == text


@given(st.integers(0, 10**9), st.sampled_from(["件", "人次", "个", "名", "场次", "份"]))
def test_a_count_of_ours_is_read_back(value: int, unit: str) -> None:
    [figure] = read(f"全年办理信访件{numbers.quantity(Decimal(value), unit)}，一切正常")
    assert (figure.value, figure.unit, figure.interval.exact) == (value, unit, True)


@given(st.integers(10, 10**7), st.sampled_from(["人次", "份", "场次"]))
def test_an_approximate_count_of_ours_holds_the_true_one(value: int, unit: str) -> None:
    [figure] = read(f"发放材料{numbers.quantity(Decimal(value), unit, approximate=True)}。")
    assert Decimal(value) in figure.interval


@given(st.integers(0, 10**4), st.integers(1, 10**4), st.integers(0, 3))
def test_a_rate_of_ours_is_read_back(part: int, more: int, digits: int) -> None:
    rate = numbers.ratio(Decimal(part), Decimal(part + more), Decimal(100), digits)
    [figure] = read(f"办结率{numbers.quantity(rate, '%')}。")
    assert (figure.value, figure.unit, figure.subject) == (rate, "%", "办结率")


@given(st.integers(1, 10**4), st.integers(1, 10**4))
def test_a_change_of_ours_is_read_back_with_its_sign(now: int, before: int) -> None:
    change = numbers.change_rate(Decimal(now), Decimal(before), 2)
    figures = read(f"受理{now}件，{numbers.change_words(change, '%')}。")
    assert [figure.value for figure in figures[1:]] == ([change] if change else [])


HOSTILE = {
    "digits": "9",
    "commas": "，",
    "numerals": "一",
    "open brackets": "（",
    "brackets with numbers": "（3件",
    "open quotes": "“3",
    "titles": "《",
    "figures": "3件，",
    "listed figures": "3件、",
    "bare numbers": "3、",
    "parts": "其中：3件；",
    "respectively": "分别3、",
    "from": "由3件",
    "dashes": "3—",
    "plus signs": "1+",
    "dots": "1.",
    "thousands": "123,",
    "years": "2024年",
    "months": "1月—",
    "hotlines": "12345、",
    "rates": "3%",
    "paces": "每周四",
    "comparisons": "比去年的",
}


def _read(text: str) -> None:
    found = sentences(Paragraph(text, 1, year=2024))
    assert "".join(each.text for each in found) == text


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_work_is_in_proportion_to_length(piece: str) -> None:
    short = piece * (4_000 // len(piece))
    assert calls(lambda: _read(short * 2)) < 2.2 * calls(lambda: _read(short)) + 200
