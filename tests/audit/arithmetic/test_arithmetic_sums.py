"""Parts and totals, stocks and flows."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest
from audit.figure_builders import figure, figures, widened
from hypothesis import given
from hypothesis import strategies as st

from fazhi.audit.arithmetic.sums import parts, stock_flow

CLOSED = [
    ("94件", "89件 5件", "consistent", "", "89＋5＝94件，与文中相符。"),
    ("1127件", "900件 211件", "inconsistent", "1111件", "900＋211＝1111件，比1127件少16件。"),
    ("126件", "119件 9件", "inconsistent", "128件", "比126件多2件"),
    ("9.67万件", "7.25万件 2.42万件", "consistent", "", "7.25万＋2.42万＝9.67万件，与文中相符。"),
    ("9.67万件", "7.25万件 2.43万件", "consistent", "", "＝9.68万件，文中为9.67万件；各数分别四舍五入"),
    ("9.67万件", "7.25万件 2.53万件", "inconsistent", "9.78万件", "比9.67万件多0.11万件"),
    ("9.67万件", "72500件 24260件", "truncated", "9.68万件", "96760件，四舍五入为9.68万件"),
    ("9.67万件", "72500件 24215件", "consistent", "", "72500＋24215＝96715件"),
    ("1.2亿元", "7000.5万元 5000万元", "consistent", "", "＝12000.5万元"),
    ("100%", "33.3% 33.3% 33.3%", "consistent", "", "＝99.9%，文中为100%；各数分别四舍五入"),
    ("100%", "33.4% 33.4% 33.3%", "consistent", "", "＝100.1%"),
    ("100%", "33.3% 33.3% 33.0%", "inconsistent", "", "比100%少0.4%"),
    ("300余件", "189件 150件", "consistent", "", "文中为300余件，相符"),
    ("300余件", "189件 80件", "inconsistent", "269件", "文中为300余件"),
    ("500件", "200余件 100余件", "inconsistent", "300件—500件", "200余＋100余"),
    ("94件", "", "undetermined", "", "没有列出分项"),
]

OPEN = [
    ("94件", "89件 5件", "consistent", "", "与文中相符"),
    ("1127件", "900件 211件", "undetermined", "", "少16件；文中可能没有列出全部分项"),
    ("1127件", "1000件 211件", "inconsistent", "1211件", "多84件，部分之和大于总数"),
    ("9.67万件", "7.25万件", "undetermined", "", "可能没有列出全部分项"),
    ("300余件", "189件 80件", "undetermined", "", "可能没有列出全部分项"),
]


@pytest.mark.parametrize(
    ("total", "each", "verdict", "expected", "told"), CLOSED, ids=[f"{case[0]}={case[1]}" for case in CLOSED]
)
def test_all_the_parts(total: str, each: str, verdict: str, expected: str, told: str) -> None:
    outcome = parts(figure(total), figures(*each.split()), closed=True)
    assert (outcome.verdict, outcome.expected) == (verdict, expected)
    assert told in outcome.explanation


@pytest.mark.parametrize(
    ("total", "each", "verdict", "expected", "told"), OPEN, ids=[f"{case[0]}={case[1]}" for case in OPEN]
)
def test_some_of_the_parts(total: str, each: str, verdict: str, expected: str, told: str) -> None:
    outcome = parts(figure(total), figures(*each.split()), closed=False)
    assert (outcome.verdict, outcome.expected) == (verdict, expected)
    assert told in outcome.explanation


def test_many_parts_are_told_shortly() -> None:
    outcome = parts(figure("5000件"), figures(*["10件"] * 500), closed=True)
    assert outcome.explanation == "10＋10＋10＋…＋10（共500项）＝5000件，与文中相符。"


numbers = st.lists(st.integers(0, 10**7), min_size=1, max_size=8)


@given(numbers, st.booleans(), st.integers(1, 1000))
def test_parts_of_a_total_agree_and_others_do_not(each: list[int], closed: bool, off: int) -> None:
    stated = [figure(f"{number}件") for number in each]
    assert parts(figure(f"{sum(each)}件"), stated, closed).verdict == "consistent"
    more = parts(figure(f"{sum(each) + off}件"), stated, closed)
    assert more.verdict == ("inconsistent" if closed else "undetermined")
    if off <= sum(each):
        assert parts(figure(f"{sum(each) - off}件"), stated, closed).verdict == "inconsistent"


def in_ten_thousands(number: int) -> str:
    return f"{(Decimal(number) / 10000).quantize(Decimal('0.01'), ROUND_HALF_UP)}万件"


@given(numbers, st.booleans())
def test_parts_rounded_one_by_one_agree_with_the_rounded_total(each: list[int], closed: bool) -> None:
    stated = [figure(in_ten_thousands(number)) for number in each]
    assert parts(figure(in_ten_thousands(sum(each))), stated, closed).verdict == "consistent"


@given(numbers, st.integers(0, 50), st.integers(0, 50))
def test_wider_parts_keep_what_is_consistent(each: list[int], below: int, above: int) -> None:
    stated = [widened(figure(f"{number}件"), Decimal(below), Decimal(above)) for number in each]
    total = widened(figure(f"{sum(each)}件"), Decimal(above), Decimal(below))
    assert parts(total, stated, closed=True).verdict == "consistent"


FLOWS = [
    ("12件 73件 68件 17件", "consistent", "", "12＋73−68＝17件，与文中相符。"),
    ("12件 73件 68件 18件", "inconsistent", "17件", "12＋73−68＝17件，文中为18件。"),
    ("147人 52人 61人 148人", "inconsistent", "138人", "147＋52−61＝138人"),
    ("1.2万人 3000人 2000人 1.3万人", "consistent", "", "1.2万＋3000−2000"),
    ("100余人 52人 61人 148人", "consistent", "", "文中为148人，相符"),
]


@pytest.mark.parametrize(("words", "verdict", "expected", "told"), FLOWS, ids=[case[0] for case in FLOWS])
def test_stock_flow(words: str, verdict: str, expected: str, told: str) -> None:
    outcome = stock_flow(*figures(*words.split()))
    assert (outcome.verdict, outcome.expected) == (verdict, expected)
    assert told in outcome.explanation
    assert [value.role for value in outcome.values] == ["opening", "inflow", "outflow", "closing"]
