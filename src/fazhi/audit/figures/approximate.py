"""Words that make a number approximate, and what true values they leave open."""

from __future__ import annotations

from decimal import Decimal

from fazhi.audit.interval import Interval

BEFORE: dict[str, str] = {
    **dict.fromkeys(("近", "将近", "接近"), "近"),
    **dict.fromkeys(("约", "大约", "约为", "大概", "约有"), "约"),
    **dict.fromkeys(("超", "超过", "逾", "突破", "多于"), "超"),
    **dict.fromkeys(("不少于", "不低于", "至少", "不得少于", "不得低于", "最少", "不下"), "以上"),
    **dict.fromkeys(("不足", "不到", "低于", "少于", "不超过", "不高于", "不多于", "不得超过", "至多", "最多"), "以下"),
}
"""Word right before a number → how :class:`~fazhi.audit.figure.Figure` names it. 达, 达到 and 高达 say nothing."""

AFTER: dict[str, str] = {
    **dict.fromkeys(("余", "多"), "余"),
    **dict.fromkeys(("左右", "上下"), "约"),
    **dict.fromkeys(("以上", "及以上"), "以上"),
    **dict.fromkeys(("以下", "及以下"), "以下"),
}
"""Word after a number or its measure word → the same."""

OPEN_BOUNDS: frozenset[str] = frozenset({"超", "超过", "逾", "突破", "多于", "不足", "不到", "低于", "少于"})
"""Words after which the bound itself is excluded."""

RULES: frozenset[str] = frozenset(
    (
        "不少于",
        "不低于",
        "至少",
        "不得少于",
        "不得低于",
        "最少",
        "不超过",
        "不高于",
        "不得超过",
        "至多",
        "最多",
    )
)
"""Words that state a rule rather than a result."""

_CAP = Decimal(100)


def interval(value: Decimal, step: Decimal, approximation: str, word: str, *, whole: bool) -> Interval:
    """The true values that a printed number allows.

    Parameters
    ----------
    value, step : Decimal
        As in :class:`~fazhi.audit.figure.Figure`.
    approximation, word : str
        How the model names it, and the word itself (超过 excludes its bound, 以上 does not).
    whole : bool
        The number is a whole count, printed to the last unit: without such a word it is exact.
    """
    match approximation:
        case "余":
            return Interval(value, value + last_digit(value), low_open=True, high_open=True)
        case "近":
            return Interval(value - abs(value) / 10, value, high_open=True)
        case "约":
            return Interval(value - abs(value) / 10, value + abs(value) / 10)
        case "超" | "以上":
            return Interval(value, None, low_open=word in OPEN_BOUNDS)
        case "以下":
            return Interval(min(Decimal(0), value), value, high_open=word in OPEN_BOUNDS)
        case _:
            return Interval.point(value) if whole else Interval.rounded(value, step)


def capped(interval: Interval) -> Interval:
    """A share cannot pass the whole: 100% is what rounds up to it, or the whole itself."""
    if interval.low is None or interval.low >= _CAP or (interval.high is not None and interval.high <= _CAP):
        return interval
    rounds_to_whole = interval.high is not None and _CAP in interval and interval.low < _CAP
    return Interval(interval.low, _CAP, low_open=interval.low_open or rounds_to_whole)


def last_digit(value: Decimal) -> Decimal:
    """The worth of the last digit that is not nothing: 100 for 1200."""
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
