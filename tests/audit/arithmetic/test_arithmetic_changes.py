"""From one rate to another in 百分点, from one count to another in its unit."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest
from audit.figure_builders import figure, figures, widened
from hypothesis import given
from hypothesis import strategies as st

from fazhi.audit.arithmetic.changes import difference, points

POINTS = [
    ("92.1% 95.4% 提高3.3个百分点", "consistent", "", "95.4%−92.1%＝3.3个百分点，与文中相符。"),
    ("95.4% 92.1% 下降3.3个百分点", "consistent", "", "95.4%−92.1%＝3.3个百分点"),
    ("95.4% 92.1% 3.3个百分点", "consistent", "", "95.4%−92.1%＝3.3个百分点"),
    ("92.1% 95.4% 提高3.4个百分点", "consistent", "", "由未四舍五入的数计算，可以得到3.4个百分点"),
    ("92.1% 95.4% 提高3个百分点", "consistent", "", "与文中相符"),
    ("92.1% 95.4% 提高超3个百分点", "consistent", "", "文中为超3个百分点，相符"),
    ("92.1% 95.4% 提高3.5个百分点", "inconsistent", "3.3个百分点", "文中为3.5个百分点"),
    ("92.1% 95.4% 下降3.3个百分点", "inconsistent", "提高3.3个百分点", "是提高，文中说的是下降"),
    ("92.12% 95.39% 提高3.2个百分点", "truncated", "3.3个百分点", "＝3.27个百分点，四舍五入为3.3个百分点"),
    ("92.1% 95.4% 提高3.3%", "wrong_unit", "3.3个百分点", "应当用百分点，文中写成了3.3%"),
    ("99.0% 99.5% 提高0.5%", "wrong_unit", "0.5个百分点", "应当用百分点"),
    ("92.1% 95.4% 提高3.6%", "style", "3.3个百分点", "相对变化：（95.4%−92.1%）÷92.1%"),
    ("92% 95% 提高3.3%", "style", "3个百分点", "相对变化"),
    ("92.1% 95.4% 提高5%", "inconsistent", "3.3个百分点", "数和单位都不相符"),
    ("92.1% 95.4% 增加3件", "undetermined", "", "没有检验"),
    ("92件 95% 提高3.3个百分点", "undetermined", "", "没有检验"),
]

DIFFERENCES = [
    ("125件 155件 增加30件", "consistent", "", "155−125＝30件，与文中相符。"),
    ("155件 125件 减少30件", "consistent", "", "155−125＝30件"),
    ("155件 125件 30件", "consistent", "", "155−125＝30件"),
    ("125件 155件 增加20件", "inconsistent", "30件", "文中为20件"),
    ("125件 155件 减少30件", "inconsistent", "增加30件", "是增加，文中说的是减少"),
    ("7.25万件 9.67万件 增加2.42万件", "consistent", "", "9.67万−7.25万＝2.42万件"),
    ("7.25万件 9.67万件 增加2.43万件", "consistent", "", "各数分别四舍五入"),
    ("48.9万元 42.6万元 减少7.3万元", "inconsistent", "6.3万元", "文中为7.3万元"),
    ("125件 155件 增加近40件", "inconsistent", "30件", "文中为近40件"),
    ("100余件 155件 增加30件", "consistent", "", "文中为30件，相符"),
    ("125件 155件 增长24%", "undetermined", "", "没有检验"),
]


@pytest.mark.parametrize(("words", "verdict", "expected", "told"), POINTS, ids=[case[0] for case in POINTS])
def test_points(words: str, verdict: str, expected: str, told: str) -> None:
    outcome = points(*figures(*words.split()))
    assert (outcome.verdict, outcome.expected) == (verdict, expected)
    assert told in outcome.explanation


@pytest.mark.parametrize(("words", "verdict", "expected", "told"), DIFFERENCES, ids=[case[0] for case in DIFFERENCES])
def test_difference(words: str, verdict: str, expected: str, told: str) -> None:
    outcome = difference(*figures(*words.split()))
    assert (outcome.verdict, outcome.expected) == (verdict, expected)
    assert told in outcome.explanation


true_rates = st.integers(0, 10**6).map(lambda n: Decimal(n).scaleb(-4))


@given(true_rates, true_rates)
def test_points_of_true_rates_agree_however_each_is_rounded(before: Decimal, after: Decimal) -> None:
    tenth = Decimal("0.1")
    first, second = (rate.quantize(tenth, ROUND_HALF_UP) for rate in (before, after))
    change = (after - before).quantize(tenth, ROUND_HALF_UP)
    verb = "提高" if change >= 0 else "下降"
    outcome = points(figure(f"{first}%"), figure(f"{second}%"), figure(f"{verb}{abs(change)}个百分点"))
    assert outcome.verdict == "consistent"


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.integers(0, 99), st.integers(1, 99))
def test_a_difference_is_right_or_wrong(before: int, after: int, wider: int, off: int) -> None:
    verb = "增加" if after >= before else "减少"
    gap = abs(after - before)
    first, second = figure(f"{before}件"), figure(f"{after}件")
    assert difference(first, second, figure(f"{verb}{gap}件")).verdict == "consistent"
    loose = widened(second, Decimal(wider), Decimal(wider))
    assert difference(first, loose, figure(f"{verb}{gap}件")).verdict == "consistent"
    assert difference(first, second, figure(f"{verb}{gap + off}件")).verdict == "inconsistent"
