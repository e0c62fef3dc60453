"""Intervals divided, stretched and searched for whole numbers."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from fazhi.audit.interval import Interval

HUNDRED = Decimal(100)
_ZERO = Decimal(0)


def quotient(part: Interval, whole: Interval) -> Interval | None:
    """All values of part ÷ whole over what is positive in `whole`; None where nothing is."""
    if whole.high is not None and whole.high <= 0:
        return None
    if whole.low is None or whole.low < 0 or (whole.low == 0 and not whole.low_open):
        whole = Interval(_ZERO, whole.high, low_open=True, high_open=whole.high_open)
    low, low_open = _least(part, whole)
    high, high_open = _least(-part, whole)
    return Interval(low, None if high is None else -high, low_open, high_open)


def _least(part: Interval, whole: Interval) -> tuple[Decimal | None, bool]:
    """Lower end of part ÷ whole: a positive part over the largest whole, a negative one over the smallest."""
    if part.low is None:
        return None, False
    if part.low == 0:
        return _ZERO, part.low_open
    divisor, divisor_open = (whole.high, whole.high_open) if part.low > 0 else (whole.low, whole.low_open)
    if divisor is None:
        return _ZERO, True
    if divisor == 0:
        return None, False
    return part.low / divisor, part.low_open or divisor_open


def scaled(interval: Interval, factor: Decimal) -> Interval:
    """Every value times a positive factor."""
    return Interval(
        None if interval.low is None else interval.low * factor,
        None if interval.high is None else interval.high * factor,
        interval.low_open,
        interval.high_open,
    )


def shifted(interval: Interval, by: Decimal) -> Interval:
    """Every value and `by`."""
    return interval + Interval.point(by)


def whole_numbers(interval: Interval, least: int, most: int | None = None) -> tuple[int, int | None] | None:
    """First and last whole number in the interval from `least` to `most`; None where there is none.

    Examples
    --------
    >>> whole_numbers(Interval(Decimal("594.3"), Decimal("596"), high_open=True), 0)
    (595, 595)
    """
    first, last = least, most
    if interval.low is not None:
        low = int(interval.low.to_integral_value(rounding=ROUND_CEILING))
        first = max(first, low + (interval.low_open and low == interval.low))
    if interval.high is not None:
        high = int(interval.high.to_integral_value(rounding=ROUND_FLOOR))
        high -= interval.high_open and high == interval.high
        last = high if last is None else min(last, high)
    return None if last is not None and first > last else (first, last)


def length(interval: Interval) -> Decimal | None:
    """From end to end; None where an end is missing."""
    return None if interval.low is None or interval.high is None else interval.high - interval.low
