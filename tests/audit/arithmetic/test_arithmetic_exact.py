"""Numbers too strange to be decided are left alone, by every test."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal, localcontext

import pytest
from audit.figure_builders import figure, figures

from fazhi.audit.arithmetic import changes, growths, pace, same, shares, sums
from fazhi.audit.arithmetic.outcome import Outcome
from fazhi.audit.figure import Figure
from fazhi.audit.interval import Interval

Test = Callable[[Figure], Outcome]

TESTS: dict[str, Test] = {
    "share": lambda odd: shares.share(odd, figure("73件"), figure("93.15%")),
    "whole_numerator": lambda odd: shares.whole_numerator(odd, figure("93.15%")),
    "growth": lambda odd: growths.growth(figure("73件"), odd, figure("增长9%")),
    "whole_previous": lambda odd: growths.whole_previous(odd, figure("增长9%")),
    "readings": lambda odd: growths.readings((figure("73件"), odd), figure("增长9%")),
    "points": lambda odd: changes.points(figure("9%"), odd, figure("提高9个百分点")),
    "difference": lambda odd: changes.difference(figure("9件"), figure("9件"), odd),
    "parts": lambda odd: sums.parts(figure("9件"), [figure("9件"), odd], closed=True),
    "stock_flow": lambda odd: sums.stock_flow(odd, figure("9件"), figure("9件"), figure("9件")),
    "same": lambda odd: same.same(odd, figure("9件")),
    "pace": lambda odd: pace.pace(figure("1次"), odd, "全年"),
}
ODD = {
    "vast": replace(figure("9件"), value=Decimal("9E+999999"), interval=Interval.point(Decimal("9E+999999"))),
    "infinite": replace(figure("9件"), value=Decimal("Infinity")),
    "no number": replace(figure("9件"), value=Decimal("NaN")),
    "long": replace(figure("9件"), text="9" * 60 + "件"),
    "step of nothing": replace(figure("9件"), step=Decimal(0)),
    "step too fine": replace(figure("9件"), step=Decimal("1E-400")),
    "vast end": replace(figure("9件"), interval=Interval(Decimal(9), Decimal("1E+500"))),
}


@pytest.mark.parametrize("test", TESTS.values(), ids=TESTS)
@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
def test_odd_numbers_are_left_alone(test: Test, odd: Figure) -> None:
    outcome = test(odd)
    assert outcome.verdict == "undetermined"
    assert outcome.explanation == "数字过大或过长，没有检验。"


def test_the_callers_precision_changes_nothing() -> None:
    three = figures("123456789件", "987654321件", "12.49999989%")
    right = shares.share(*three)
    with localcontext() as context:
        context.prec = 5
        assert shares.share(*three) == right
    assert right.verdict == "consistent"
