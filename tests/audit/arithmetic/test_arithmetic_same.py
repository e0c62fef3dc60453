"""The same quantity in two places."""

from __future__ import annotations

from decimal import Decimal

import pytest
from audit.figure_builders import figure, figures, widened
from hypothesis import given
from hypothesis import strategies as st

from fazhi.audit.arithmetic.same import same
from fazhi.numbers import quantity

CASES = [
    ("1335件 1335件", "consistent", "", "一处为1335件，一处为1335件，相同。"),
    ("20480份 20000余份", "consistent", "", "相符"),
    ("96712件 9.67万件", "consistent", "", "相符"),
    ("97.86% 97.9%", "consistent", "", "相符"),
    ("97.86% 97.8%", "truncated", "97.9%", "97.8%是去尾得来的"),
    ("9.6万件 96712件", "truncated", "9.7万件", "9.6万件是去尾得来的"),
    ("1335件 1353件", "inconsistent", "", "相差18件，像是数字写颠倒了"),
    ("1335件 1336件", "inconsistent", "", "相差1件。"),
    ("31000份 20000余份", "inconsistent", "", "不会是同一个数"),
    ("93.15% 68件", "undetermined", "", "不是同一种数"),
]


@pytest.mark.parametrize(("words", "verdict", "expected", "told"), CASES, ids=[case[0] for case in CASES])
def test_same(words: str, verdict: str, expected: str, told: str) -> None:
    outcome = same(*figures(*words.split()))
    assert (outcome.verdict, outcome.expected) == (verdict, expected)
    assert told in outcome.explanation


@given(st.integers(10, 10**6), st.integers(10, 10**6), st.integers(0, 99))
def test_the_order_does_not_matter_and_wider_stays_consistent(first: int, second: int, by: int) -> None:
    one, other = figure(f"{first}件"), figure(f"{second}件")
    assert same(one, other).verdict == same(other, one).verdict == ("consistent" if first == second else "inconsistent")
    assert same(one, widened(one, Decimal(by), Decimal(0))).verdict == "consistent"


@given(st.integers(10, 10**6))
def test_what_our_own_words_approximate_is_the_same(number: int) -> None:
    approximate = figure(quantity(Decimal(number), "份", approximate=True))
    assert same(figure(f"{number}份"), approximate).verdict == "consistent"
