"""Closed, half-open and unbounded intervals of decimals: what a printed number allows its true value to be."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Interval:
    """From `low` to `high`; an open end does not belong to it, None is no end at all.

    Examples
    --------
    >>> Decimal(200) in Interval(Decimal(200), Decimal(300), low_open=True)
    False
    """

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False

    @classmethod
    def point(cls, value: Decimal) -> Interval:
        """One value alone."""
        return cls(value, value)

    @classmethod
    def rounded(cls, value: Decimal, step: Decimal) -> Interval:
        """What rounds half up (away from zero) to `value` at `step`."""
        half = step / 2
        if value < 0:
            return cls(value - half, value + half, low_open=True)
        return cls(value - half, value + half, high_open=True)

    @property
    def exact(self) -> bool:
        """Whether it is one value alone."""
        return self.low is not None and self.low == self.high

    def __contains__(self, value: Decimal) -> bool:
        above = self.low is None or value > self.low or (value == self.low and not self.low_open)
        below = self.high is None or value < self.high or (value == self.high and not self.high_open)
        return above and below

    def __add__(self, other: Interval) -> Interval:
        return Interval(
            None if self.low is None or other.low is None else self.low + other.low,
            None if self.high is None or other.high is None else self.high + other.high,
            self.low_open or other.low_open,
            self.high_open or other.high_open,
        )

    def __neg__(self) -> Interval:
        return Interval(
            None if self.high is None else -self.high,
            None if self.low is None else -self.low,
            self.high_open,
            self.low_open,
        )

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def meets(self, other: Interval) -> bool:
        """Whether some value lies in both."""
        return not (self._ends_before(other) or other._ends_before(self))

    def _ends_before(self, other: Interval) -> bool:
        if self.high is None or other.low is None:
            return False
        return self.high < other.low or (self.high == other.low and (self.high_open or other.low_open))
