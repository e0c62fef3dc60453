"""Intervals divided and searched."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi.audit.arithmetic.ranges import quotient, whole_numbers
from fazhi.audit.interval import Interval


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = sorted((draw(st.integers(-60, 60)), draw(st.integers(-60, 60))))
    ends = [None if draw(st.booleans()) and draw(st.booleans()) else Decimal(end) / 4 for end in (low, high)]
    if low == high:
        return Interval.point(Decimal(low) / 4)
    return Interval(ends[0], ends[1], draw(st.booleans()), draw(st.booleans()))


@st.composite
def members(draw: st.DrawFn, least: int) -> tuple[Interval, Decimal]:
    """An interval and a value in it, of at least `least` quarters."""
    value = draw(st.integers(least, 80))
    low, high = value - draw(st.integers(0, 40)), value + draw(st.integers(0, 40))
    interval = Interval(
        None if draw(st.integers(0, 5)) == 0 else Decimal(low) / 4,
        None if draw(st.integers(0, 5)) == 0 else Decimal(high) / 4,
        low_open=low < value and draw(st.booleans()),
        high_open=high > value and draw(st.booleans()),
    )
    return interval, Decimal(value) / 4


@given(members(least=-80), members(least=1))
def test_every_quotient_of_members_is_a_member(part: tuple[Interval, Decimal], whole: tuple[Interval, Decimal]) -> None:
    found = quotient(part[0], whole[0])
    assert found is not None
    assert part[1] / whole[1] in found


ENDS = [
    ((2, 3), (4, 8), "0.25", "0.75"),
    ((0, 3), (4, 8), "0", "0.75"),
    ((-3, 2), (4, 8), "-0.75", "0.5"),
    ((-3, -2), (4, 8), "-0.75", "-0.25"),
    ((2, 3), (-4, 8), "0.25", None),
    ((-3, 3), (0, 8), None, None),
    ((2, 3), (4, None), "0", "0.75"),
    ((2, None), (4, 8), "0.25", None),
]


@pytest.mark.parametrize(("part", "whole", "low", "high"), ENDS, ids=[str(case[:2]) for case in ENDS])
def test_the_ends_of_a_quotient(
    part: tuple[int, int | None], whole: tuple[int, int | None], low: str | None, high: str | None
) -> None:
    """So that nothing is let through by ends that are too wide."""
    first, second = (Interval(Decimal(low), None if high is None else Decimal(high)) for low, high in (part, whole))
    found = quotient(first, second)
    assert found is not None
    assert (found.low, found.high) == tuple(None if end is None else Decimal(end) for end in (low, high))


@pytest.mark.parametrize(
    "whole", [Interval.point(Decimal(0)), Interval(Decimal(-3), Decimal(0)), Interval(None, Decimal(-1))]
)
def test_nothing_is_divided_by_nothing(whole: Interval) -> None:
    assert quotient(Interval.point(Decimal(3)), whole) is None


@given(intervals(), st.integers(-3, 3), st.integers(0, 20))
def test_whole_numbers_are_those_that_belong(interval: Interval, least: int, span: int) -> None:
    most = least + span
    inside = [n for n in range(least, most + 1) if Decimal(n) in interval]
    expected = (inside[0], inside[-1]) if inside else None
    assert whole_numbers(interval, least, most) == expected


def test_without_an_upper_end_there_is_no_last() -> None:
    assert whole_numbers(Interval(Decimal("2.5"), None), 0) == (3, None)
