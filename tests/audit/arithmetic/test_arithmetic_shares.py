"""A part, its whole and the rate; a whole and a rate alone."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from audit.figure_builders import figure, figures, widened
from hypothesis import assume, given
from hypothesis import strategies as st

from fazhi.audit.arithmetic.shares import share, whole_numerator
from fazhi.audit.figure import Figure, Kind
from fazhi.audit.judgement import Verdict
from fazhi.numbers import ratio

SHARES = [
    ("68件 73件 93.15%", "consistent", "", "68÷73＝93.15%，与文中相符。"),
    ("68件 73件 93%", "consistent", "", "68÷73＝93%"),
    ("0件 73件 0%", "consistent", "", "0÷73＝0%"),
    ("73件 73件 100%", "consistent", "", "73÷73＝100%"),
    ("2369件 2474件 95.87%", "inconsistent", "95.76%", "2369÷2474＝95.76%，文中为95.87%。"),
    ("595件 608件 97.8%", "truncated", "97.9%", "97.8618…%，四舍五入为97.9%"),
    ("773件 800件 96.62%", "half_even", "96.63%", "96.625%，恰在正中"),
    ("773件 800件 96.63%", "consistent", "", "773÷800＝96.63%"),
    ("185件 186件 100%", "inconsistent", "99.5%", "四舍五入为99%，185不等于186，不能写100%"),
    ("199件 200件 100%", "inconsistent", "99.5%", "四舍五入虽为100%，但199不等于200"),
    ("1件 300件 0%", "inconsistent", "0.3%", "1不是0，不能写0"),
    ("68件 73件 93.51%", "inconsistent", "93.15%", "像是数字写颠倒了"),
    ("5件 73件 93.15%", "inconsistent", "6.85%", "其余部分的比率（73−5）÷73"),
    ("70件 68件 97.14%", "inconsistent", "102.94%", "把两数除反了：68÷70。部分大于总数"),
    ("7.25万件 9.67万件 75%", "consistent", "", "7.25万÷9.67万＝75%"),
    ("7.25万件 9.67万件 74.2%", "inconsistent", "74.9%—75.1%", "文中为74.2%"),
    ("200余人次 300余人次 近98%", "consistent", "", "文中为近98%，相符"),
    ("68件 73件 超90%", "consistent", "", "文中为超90%，相符"),
    ("60件 73件 超90%", "inconsistent", "82%", "文中为超90%"),
    ("超2000件 3000件 60%", "inconsistent", "67%以上", "超2000÷3000"),
    ("不足100件 1000件 20%", "inconsistent", "0%—10%", ""),
    ("5件 0件 3%", "undetermined", "", "总数为0"),
    ("5件 10件 5倍", "undetermined", "", "不是百分比"),
]


@pytest.mark.parametrize(("words", "verdict", "expected", "told"), SHARES, ids=[case[0] for case in SHARES])
def test_share(words: str, verdict: str, expected: str, told: str) -> None:
    outcome = share(*figures(*words.split()))
    assert (outcome.verdict, outcome.expected) == (verdict, expected)
    assert told in outcome.explanation
    assert [value.role for value in outcome.values] == ["part", "whole", "rate"]


def test_a_share_in_words_is_told_as_it_stands() -> None:
    nine_tenths = replace(figure("90%"), text="九成", step=Decimal(10))
    assert share(*figures("68件", "73件"), nine_tenths).verdict == "consistent"
    low = share(*figures("60件", "73件"), nine_tenths)
    assert (low.verdict, low.expected) == ("inconsistent", "82%")
    assert low.explanation == "60÷73＝82%，文中为九成。"


def test_a_third_is_not_cut_off() -> None:
    third = replace(figure("33.3%"), text="三分之一", step=Decimal(4))
    assert share(*figures("34件", "100件"), third).verdict == "consistent"
    assert share(*figures("36件", "100件"), third).verdict == "inconsistent"


counts = st.integers(1, 10**7)
places = st.integers(0, 3)


def rate(value: Decimal, digits: int) -> Figure:
    return figure(f"{value.quantize(Decimal(1).scaleb(-digits))}%")


@given(counts, counts, places)
def test_what_numbers_rounds_is_consistent(first: int, second: int, digits: int) -> None:
    part, whole = sorted((first, second))
    rounded = ratio(Decimal(part), Decimal(whole), Decimal(100), digits)
    given_rate = figure(f"{rounded:f}%")
    assert share(figure(f"{part}件"), figure(f"{whole}件"), given_rate).verdict == "consistent"


@given(counts, counts, places, st.integers(-300, 300))
def test_a_rate_off_by_a_step_is_never_consistent(first: int, second: int, digits: int, off: int) -> None:
    assume(abs(off) >= 1)
    part, whole = sorted((first, second))
    step = Decimal(1).scaleb(-digits)
    rounded = (Decimal(part) * 100 / whole).quantize(step, ROUND_HALF_UP) + off * step
    assume(rounded >= 0)
    assert share(figure(f"{part}件"), figure(f"{whole}件"), rate(rounded, digits)).verdict != "consistent"


@given(counts, counts, places)
def test_the_three_ways_of_rounding_have_three_names(first: int, second: int, digits: int) -> None:
    part, whole = sorted((first, second))
    step, exact = Decimal(1).scaleb(-digits), Decimal(part) * 100 / whole
    up, cut = exact.quantize(step, ROUND_HALF_UP), exact.quantize(step, ROUND_DOWN)
    assume(0 < cut < up < 100)
    verdict = share(figure(f"{part}件"), figure(f"{whole}件"), rate(cut, digits)).verdict
    even = Fraction(part * 100, whole) == Fraction(exact) and exact.quantize(step, ROUND_HALF_EVEN) == cut
    assert verdict == ("half_even" if even else "truncated")


@given(counts, counts, places, st.integers(0, 50), st.integers(0, 50), st.integers(0, 50))
def test_wider_inputs_keep_what_is_consistent(first: int, second: int, digits: int, a: int, b: int, c: int) -> None:
    part, whole = sorted((first, second))
    rounded = ratio(Decimal(part), Decimal(whole), Decimal(100), digits)
    three = (figure(f"{part}件"), figure(f"{whole}件"), figure(f"{rounded:f}%"))
    wider = [widened(each, Decimal(by), Decimal(by)) for each, by in zip(three, (a, b, c), strict=True)]
    assert share(*wider).verdict == "consistent"


WHOLES = [
    ("608件 97.8%", "truncated", "97.9%", "594÷608＝97.7%，595÷608＝97.9%（截尾为97.8%）", (595,)),
    ("73件 93.15%", "consistent", "", "68÷73＝93.15%，有整数分子，可以成立。", (68,)),
    ("74件 98.2%", "impossible", "", "72÷74＝97.3%，73÷74＝98.6%，没有整数分子能得98.2%", (72, 73)),
    ("800件 96.62%", "half_even", "96.63%", "773÷800＝96.625%，恰在正中", (773,)),
    ("48213件 98.6%", "consistent", "", "位数不够，检验不出错误", (47514, 47562)),
    ("608件 98%", "consistent", "", "位数不够", (593, 598)),
    ("20件 近98%", "consistent", "", "检验不出错误", (18, 19)),
    ("3件 近20%", "undetermined", "", "文中是约数", ()),
    ("50件 100%", "consistent", "", "50÷50＝100%", (50,)),
    ("9.67万件 30%", "undetermined", "", "不是确切的整数", ()),
    ("200余件 97.8%", "undetermined", "", "不是确切的整数", ()),
    ("50件 120%", "undetermined", "", "不是0—100%之间的比率", ()),
    ("0件 98%", "undetermined", "", "不是确切的整数", ()),
]


@pytest.mark.parametrize(
    ("words", "verdict", "expected", "told", "numerators"), WHOLES, ids=[case[0] for case in WHOLES]
)
def test_whole_numerator(words: str, verdict: str, expected: str, told: str, numerators: tuple[int, ...]) -> None:
    outcome = whole_numerator(*figures(*words.split()))
    assert (outcome.verdict, outcome.expected) == (verdict, expected)
    assert told in outcome.explanation
    assert tuple(value.value for value in outcome.values if value.role == "numerator") == numerators


def by_trying(n: int, printed: Decimal) -> Verdict:
    """Every numerator, in fractions: nothing shared with the code under test."""
    scale = 10 ** -int(printed.as_tuple().exponent)
    units = int(printed * scale)
    exact = [Fraction(100 * k * scale, n) for k in range(n + 1)]
    if any(int(value + Fraction(1, 2)) == units for value in exact):  # floor(x + ½)
        return Verdict.CONSISTENT
    if any(round(value) == units for value in exact):  # Python's round is half even
        return Verdict.HALF_EVEN
    return Verdict.TRUNCATED if any(int(value) == units for value in exact) else Verdict.IMPOSSIBLE


@given(st.integers(1, 300), st.integers(0, 2), st.data())
def test_whole_numerator_agrees_with_trying_all(n: int, digits: int, data: st.DataObject) -> None:
    printed = Decimal(data.draw(st.integers(0, 100 * 10**digits))).scaleb(-digits)
    outcome = whole_numerator(figure(f"{n}件"), figure(f"{printed:f}%"))
    assert outcome.verdict is by_trying(n, printed)


@given(st.integers(1, 300), st.integers(0, 2), st.integers(0, 300))
def test_a_rate_that_came_from_a_whole_number_is_never_impossible(n: int, digits: int, k: int) -> None:
    assume(k <= n)
    rounded = (Decimal(k) * 100 / n).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    outcome = whole_numerator(figure(f"{n}件"), figure(f"{rounded:f}%"))
    assert outcome.verdict == "consistent"
    ends = [value.value for value in outcome.values if value.role == "numerator"]
    assert ends[0] <= k <= ends[-1]


@pytest.mark.parametrize("kind", [Kind.POINTS, Kind.MULTIPLE, Kind.COUNT])
def test_only_a_rate_has_a_numerator(kind: Kind) -> None:
    assert whole_numerator(figure("50件"), replace(figure("98%"), kind=kind)).verdict == "undetermined"
