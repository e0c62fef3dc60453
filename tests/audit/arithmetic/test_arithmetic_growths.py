"""Now, before and the change; a change without last year's number."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

import pytest
from audit.figure_builders import figure, figures, widened
from hypothesis import assume, given
from hypothesis import strategies as st

from fazhi.audit.arithmetic.growths import growth, readings, whole_previous
from fazhi.audit.judgement import Verdict
from fazhi.numbers import change_rate

GROWTHS = [
    ("155件 125件 增长24%", "consistent", "", "（155−125）÷125＝24%，与文中相符。"),
    ("231批 279批 下降17.20%", "consistent", "", "（279−231）÷279＝17.20%"),
    ("155件 125件 24%", "consistent", "", "（155−125）÷125＝24%"),
    ("95件 125件 24%", "consistent", "", "（125−95）÷125＝24%"),
    ("151件 66件 增长128.78%", "truncated", "128.79%", "128.7878…%，四舍五入为128.79%"),
    ("41件 40件 增长2%", "half_even", "3%", "恰在正中"),
    ("155件 125件 增长19.35%", "inconsistent", "24.00%", "像是除以了本期的155"),
    ("155件 125件 增长124%", "inconsistent", "24%", "没有减去原来的100%：155÷125"),
    ("155件 125件 增长30%", "inconsistent", "24%", "把相差的30写成了百分比"),
    ("155件 125件 下降24%", "inconsistent", "增长24%", "由125到155是增长24%，文中说的是下降"),
    ("125件 155件 增长24%", "inconsistent", "下降19%", "文中说的是增长"),
    ("125件 125件 增长24%", "inconsistent", "0%", "文中为24%"),
    ("6起 12起 下降100%", "inconsistent", "50%", "除以了本期的6"),
    ("1件 300件 下降100%", "inconsistent", "99.7%", "本期还有1件，不能写下降100%"),
    ("0件 300件 下降100%", "consistent", "", "与文中相符"),
    ("300件 150件 增长100%", "consistent", "", "与文中相符"),
    ("9.67万件 8.1万件 增长19.4%", "consistent", "", "18.6%—20.2%"),
    ("9.67万件 8.1万件 增长29.4%", "inconsistent", "18.6%—20.2%", "文中为29.4%"),
    ("200余件 100余件 增长超50%", "consistent", "", "相符"),
    ("3件 0件 增长30%", "undetermined", "", "上期为0"),
    ("155件 125件 增加30件", "undetermined", "", "是数量，不是增幅"),
    ("155件 125件 增长24个百分点", "wrong_unit", "24%", "写成了百分点"),
    ("155件 125件 增长34个百分点", "inconsistent", "24%", ""),
    ("250件 100件 增长1.5倍", "consistent", "", "按“增长了几倍”：（250−100）÷100＝1.5倍"),
    ("150件 100件 增长1.5倍", "consistent", "", "如果说的是增长，应为0.5倍"),
    ("170件 100件 增长1.5倍", "inconsistent", "0.7倍", "按“是原来的几倍”：170÷100＝1.7倍"),
    ("50件 100件 下降2倍", "undetermined", "", "减少不用倍数来说"),
]


@pytest.mark.parametrize(("words", "verdict", "expected", "told"), GROWTHS, ids=[case[0] for case in GROWTHS])
def test_growth(words: str, verdict: str, expected: str, told: str) -> None:
    outcome = growth(*figures(*words.split()))
    assert (outcome.verdict, outcome.expected) == (verdict, expected)
    assert told in outcome.explanation
    assert [value.role for value in outcome.values] == ["now", "before", "change"]


def changed(value: Decimal) -> str:
    return f"{'增长' if value >= 0 else '下降'}{abs(value):f}%"


@given(st.integers(0, 10**6), st.integers(1, 10**6), st.integers(0, 2), st.integers(0, 40), st.integers(0, 40))
def test_what_numbers_rounds_is_consistent_and_stays_so(now: int, before: int, digits: int, a: int, b: int) -> None:
    stated = figure(changed(change_rate(Decimal(now), Decimal(before), digits)))
    given_now, given_before = figure(f"{now}件"), figure(f"{before}件")
    assert growth(given_now, given_before, stated).verdict == "consistent"
    wider = (widened(given_now, Decimal(a), Decimal(b)), widened(given_before, Decimal(b), Decimal(a)))
    assert growth(*wider, stated).verdict == "consistent"


@given(st.integers(0, 10**6), st.integers(1, 10**6), st.integers(0, 2), st.integers(1, 50))
def test_a_change_off_by_a_step_is_never_consistent(now: int, before: int, digits: int, off: int) -> None:
    step = Decimal(1).scaleb(-digits)
    right = (Decimal(now - before) * 100 / before).quantize(step, ROUND_HALF_UP)
    wrong = right + off * step if right >= 0 else right - off * step
    assert growth(figure(f"{now}件"), figure(f"{before}件"), figure(changed(wrong))).verdict != "consistent"


PREVIOUS = [
    ("231批 下降17.20%", "consistent", "", "231÷（1−17.20%）≈279，（279−231）÷279＝17.20%", (279,)),
    ("566人次 下降17.20%", "impossible", "", "上年为683时下降17.13%，上年为684时下降17.25%", (683, 684)),
    ("36件 增长44%", "consistent", "", "36÷（1＋44%）≈25", (25,)),
    ("5件 增长1%", "impossible", "", "上年为4时增长25%，上年为5时增长0%", (4, 5)),
    ("151件 增长128.78%", "truncated", "128.79%", "上年为66件时增长128.7878…%", (66,)),
    ("41件 增长2%", "half_even", "3%", "恰在正中", (40,)),
    ("48213件 增长3.2%", "consistent", "", "检验不出错误", (46696, 46740)),
    ("60件 下降近20%", "consistent", "", "检验不出错误", (74,)),
    ("36件 44%", "consistent", "", "36÷（1＋44%）≈25", (25,)),
    ("566人次 17.20%", "undetermined", "", "没有说是升是降", ()),
    ("0件 下降100%", "consistent", "", "上年数检验不出", ()),
    ("3件 下降100%", "inconsistent", "", "本期还有3件", ()),
    ("3件 下降120%", "inconsistent", "", "下降不会超过100%", ()),
    ("0件 下降20%", "impossible", "下降100%", "本期为0", ()),
    ("9.67万件 增长3%", "undetermined", "", "不是确切的整数", ()),
    ("30件 增长2倍", "undetermined", "", "不是百分比", ()),
]


@pytest.mark.parametrize(
    ("words", "verdict", "expected", "told", "befores"), PREVIOUS, ids=[case[0] for case in PREVIOUS]
)
def test_whole_previous(words: str, verdict: str, expected: str, told: str, befores: tuple[int, ...]) -> None:
    outcome = whole_previous(*figures(*words.split()))
    assert (outcome.verdict, outcome.expected) == (verdict, expected)
    assert told in outcome.explanation
    assert tuple(value.value for value in outcome.values if value.role == "before") == befores


def by_trying(now: int, stated: Decimal, most: int) -> Verdict:
    """Every number that last year may have had, up to `most`, with Decimal's own rounding."""
    step = Decimal(1).scaleb(stated.as_tuple().exponent)  # type: ignore[arg-type]
    exact = [Decimal((now - before) * 100) / before for before in range(1, most)]
    for verdict, rounding in (
        (Verdict.CONSISTENT, ROUND_HALF_UP),
        (Verdict.HALF_EVEN, ROUND_HALF_EVEN),
        (Verdict.TRUNCATED, ROUND_DOWN),
    ):
        if any(value.quantize(step, rounding) == stated for value in exact):
            return verdict
    return Verdict.IMPOSSIBLE


@given(st.integers(1, 60), st.integers(0, 2), st.data())
def test_whole_previous_agrees_with_trying_all(now: int, digits: int, data: st.DataObject) -> None:
    units = data.draw(st.integers(-90 * 10**digits, 300 * 10**digits))
    stated = Decimal(units).scaleb(-digits)
    assume(stated != 0)
    outcome = whole_previous(figure(f"{now}件"), figure(changed(stated)))
    assert outcome.verdict is by_trying(now, stated, 20 * now + 2)


@given(st.integers(1, 3000), st.integers(1, 3000), st.integers(0, 2))
def test_a_change_that_came_from_a_whole_number_is_never_impossible(now: int, before: int, digits: int) -> None:
    stated = (Decimal((now - before) * 100) / before).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    assume(stated > -100)
    outcome = whole_previous(figure(f"{now}件"), figure(changed(stated)))
    assert outcome.verdict == "consistent"
    ends = [value.value for value in outcome.values if value.role == "before"]
    assert ends[0] <= before <= ends[-1]


def test_a_change_after_two_counts_belongs_to_the_one_that_it_fits() -> None:
    outcome = readings(figures("231批", "566人次"), figure("下降17.20%"))
    assert outcome.verdict == "consistent"
    assert "若说的是231批：" in outcome.explanation
    assert "若说的是566人次：" in outcome.explanation
    assert outcome.explanation.endswith("所以说的应是231批。")
    assert [value.text for value in outcome.values if value.role == "now"] == ["231批", "566人次"]


def test_a_change_that_fits_both_counts_is_given_to_none() -> None:
    outcome = readings(figures("231批", "48213人次"), figure("下降17.20%"))
    assert outcome.verdict == "consistent"
    assert "所以" not in outcome.explanation


def test_a_change_that_fits_no_count_is_impossible() -> None:
    outcome = readings(figures("566人次", "565人次"), figure("下降17.20%"))
    assert outcome.verdict == "impossible"


def test_a_count_that_cannot_be_tested_leaves_the_question_open() -> None:
    assert readings(figures("566人次", "500余人"), figure("下降17.20%")).verdict == "undetermined"
    assert readings((), figure("下降17.20%")).verdict == "undetermined"
