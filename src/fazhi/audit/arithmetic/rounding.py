"""What a printed number says of the true one, and whether a result could have been printed so.

Half up is the rule of the house; half even at an exact tie is GB/T 8170's and accepted; cutting off is neither, but so
common that it has a name of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from fazhi.audit.arithmetic import words
from fazhi.audit.arithmetic.outcome import Outcome
from fazhi.audit.arithmetic.ranges import HUNDRED
from fazhi.audit.figure import Figure, Kind
from fazhi.audit.interval import Interval
from fazhi.audit.judgement import Value, Verdict
from fazhi.numbers import ratio, round_half_up

_ENDS_DECIMALS = 1
"""Decimals at least of a rate that must not print as 0 or 100."""


def worth(figure: Figure) -> Interval:
    """The true values behind a figure: its own interval; a rate that is no approximation was rounded half up."""
    if figure.kind is Kind.COUNT or figure.approximation:
        if figure.value < 0 and figure.interval.low is not None and figure.interval.low >= 0:
            return -figure.interval
        return figure.interval
    return _rounded(figure.value, figure.step)


def _rounded(value: Decimal, step: Decimal) -> Interval:
    if value == 0:  # half away from zero: neither tie rounds to nothing
        return Interval(-step / 2, step / 2, low_open=True, high_open=True)
    return Interval.rounded(value, step)


@dataclass(frozen=True, slots=True)
class Printed:
    """A result as the text states it, its sign turned so that a fall of 17.20% reads as 17.20.

    Parameters
    ----------
    figure : Figure
    value : Decimal
    interval : Interval
        What it stands for.
    """

    figure: Figure
    value: Decimal
    interval: Interval

    @classmethod
    def of(cls, figure: Figure, sign: int = 1) -> Printed:
        """A figure's value and interval, times `sign`."""
        interval = worth(figure)
        return cls(figure, figure.value, interval) if sign > 0 else cls(figure, -figure.value, -interval)

    def negated(self) -> Printed:
        """The same change in the other direction."""
        return Printed(self.figure, -self.value, -self.interval)

    @property
    def rungs(self) -> tuple[tuple[Verdict, Interval], ...]:
        """True values that print so by each way of rounding, the best way first."""
        best = ((Verdict.CONSISTENT, self.interval),)
        step, value = self.figure.step, self.value
        if self.figure.approximation or self.interval.exact or value % step:  # 三分之一 was not rounded at a digit
            return best
        half = step / 2
        even = ((Verdict.HALF_EVEN, Interval(value - half, value + half)),) if value / step % 2 == 0 else ()
        return (*best, *even, (Verdict.TRUNCATED, _cut(value, step)))

    def show(self, value: Decimal) -> str:
        """A value as the figure would print it."""
        return words.like(self.figure, value)

    @property
    def text(self) -> str:
        """The figure as the text has it, without its direction: 近98%, 九成, 17.20%."""
        if self.figure.approximation or not any(sign.isdecimal() for sign in self.figure.text):
            return self.figure.text
        return words.like(self.figure, abs(self.value))

    def span(self, possible: Interval) -> str:
        """A result as it would print: one value, 95.7%—95.9%, 95.7%以上."""
        low = None if possible.low is None else self.show(possible.low)
        high = None if possible.high is None else self.show(possible.high)
        if low is None:
            return "" if high is None else f"{high}以下"
        if high is None:
            return f"{low}以上"
        return low if low == high else f"{low}—{high}"


def _cut(value: Decimal, step: Decimal) -> Interval:
    """What gives `value` when the digits after the last are dropped."""
    if value > 0:
        return Interval(value, value + step, high_open=True)
    if value < 0:
        return Interval(value - step, value, low_open=True)
    return Interval(-step, step, low_open=True, high_open=True)


def fit(possible: Interval, printed: Printed) -> Verdict:
    """How the printed number could come from a result: the best way of rounding that gives it."""
    for verdict, interval in printed.rungs:
        if verdict is Verdict.HALF_EVEN and not possible.exact:
            continue  # a tie is a matter of exact numbers
        if possible.meets(interval):
            return verdict
    return Verdict.INCONSISTENT


def compare(
    formula: str,
    possible: Interval,
    printed: Printed,
    values: tuple[Value, ...],
    *,
    ends: Mapping[Decimal, str] | None = None,
    right: str | None = None,
) -> Outcome:
    """A result against the number printed for it, told in words.

    Parameters
    ----------
    formula : str
        Its left side: 68÷73.
    possible : Interval
        Its true value.
    printed : Printed
    values : tuple of Value
    ends : mapping of Decimal to str, optional
        What only an exact value may print as, and why this one may not: 100 and 185不等于186，不能写100%.
    right : str, optional
        The result as the printed numbers give it, where that says more than the range of true ones: 9.67万件.
    """
    if ends and false_end(possible, printed, ends):
        return _false_end(formula, possible, printed, values, ends[printed.value])
    verdict = fit(possible, printed)
    shown = right or printed.span(possible)
    if verdict is Verdict.CONSISTENT:
        return Outcome(verdict, f"{formula}＝{shown}，{_agreed(possible, printed, right)}", values=values)
    exact = possible.low if possible.exact else None
    if verdict is Verdict.INCONSISTENT:
        return Outcome(verdict, f"{formula}＝{shown}，文中为{printed.text}。", shown, values)
    rounded = printed.span(possible)
    if exact is None:
        told = f"{formula}＝{shown}，" + (f"四舍五入为{rounded}，" if right else "")
        return Outcome(verdict, f"{told}文中{printed.text}是去尾得来的。", rounded, values)
    told = f"{formula}＝{words.short(exact)}{_sign(printed.figure)}，"
    if verdict is Verdict.HALF_EVEN:
        told += f"恰在正中，四舍五入为{rounded}，四舍六入五成双为{printed.text}，文中取后者，可以接受。"
    else:
        told += f"四舍五入为{rounded}，文中{printed.text}是去尾得来的。"
    return Outcome(verdict, told, rounded, values)


def _agreed(possible: Interval, printed: Printed, right: str | None) -> str:
    if printed.figure.approximation or (right is None and not possible.exact):
        return f"文中为{printed.text}，相符。"
    if right is None or right == printed.text or possible.exact:
        return "与文中相符。"
    return f"文中为{printed.text}；各数分别四舍五入，可以相差一点。"


def false_end(possible: Interval, printed: Printed, ends: Mapping[Decimal, str]) -> bool:
    """Whether an end is printed for a number that comes near it and is not it: 100% for 185 of 186."""
    if not possible.exact or possible.low is None or printed.figure.approximation or printed.value not in ends:
        return False
    return 0 < abs(possible.low - printed.value) < max(Decimal(1), printed.figure.step)


def _false_end(formula: str, possible: Interval, printed: Printed, values: tuple[Value, ...], why: str) -> Outcome:
    exact = possible.low or Decimal(0)
    kept = words.decimals(printed.figure.step)
    right = f"{ratio(exact, HUNDRED, HUNDRED, max(_ENDS_DECIMALS, kept)):f}%"
    rounded = round_half_up(exact, kept)
    told = f"四舍五入虽为{rounded:f}%，但{why}" if rounded == printed.value else f"四舍五入为{rounded:f}%，{why}"
    return Outcome(Verdict.INCONSISTENT, f"{formula}＝{right}，{told}。", right, values)


def _sign(figure: Figure) -> str:
    signs = {Kind.RATE: "%", Kind.POINTS: "个百分点", Kind.MULTIPLE: "倍"}
    return signs.get(figure.kind) or words.tail(figure)
