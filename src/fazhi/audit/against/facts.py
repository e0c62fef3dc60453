"""What the ledgers say, as facts that a printed number can be held against: the true value, not its print."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from fazhi import numbers
from fazhi.audit.figure import Figure, Kind
from fazhi.audit.interval import Interval
from fazhi.indicators import Value
from fazhi.narrative import Figure as Bound
from fazhi.narrative import words
from fazhi.release import Released

_SCALES = {"万": Decimal(10_000), "亿": Decimal(100_000_000)}
_KINDS = {"%": Kind.RATE, "百分点": Kind.POINTS}
_WORDS = {
    "value": "",
    "change": "的同比",
    "previous": "的上年数",
    "numerator": "的分子",
    "denominator": "的分母",
    "threshold": "的标准",
}


@dataclass(frozen=True, slots=True)
class Fact:
    """One number that the ledgers give.

    Parameters
    ----------
    indicator, title : str
        Id and Chinese title.
    measure : str
        value, change, previous, numerator, denominator or threshold, as of a claim.
    text : str
        As our report prints it.
    value : Decimal
        In whole units: 784.2万元 is 7842000.
    interval : Interval
        Where the true value lies: a point where it is known exactly, as a rate is whose numerator is known.
    unit : str
        The measure word without 万 or 亿.
    year : int
    basis : str
        68÷73 for a rate of those two; empty otherwise.
    """

    indicator: str
    title: str
    measure: str
    text: str
    value: Decimal
    interval: Interval
    unit: str
    year: int
    basis: str = ""

    @property
    def kind(self) -> Kind:
        """What sort of number it is."""
        return _KINDS.get(self.unit, Kind.COUNT)

    @property
    def name(self) -> str:
        """The title and which number of it, for an analyst."""
        return f"“{self.title}”{_WORDS[self.measure]}"

    @property
    def told(self) -> str:
        """What the ledgers say, for an analyst: 指标“信访件办结率”为93.15%（68÷73）."""
        if self.measure == "change":
            return f"指标“{self.title}”{self.text}"
        if not self.value and not any(char.isdigit() for char in self.text):
            return f"指标{self.name}为零（{self.text}）"
        return f"指标{self.name}为{self.text}" + (f"（{self.basis}）" if self.basis else "")

    def agrees(self, figure: Figure) -> bool:
        """Whether the print allows the true value; a change without 增长 or 下降 is read without its sign."""
        if figure.kind is not self.kind:
            return False
        if self.measure == "threshold":  # 不少于20人 states the 20, not all that is above it
            return self.value == figure.value
        if self.interval.meets(figure.interval):
            return True
        return self.measure == "change" and not figure.direction and (-self.interval).meets(figure.interval)


def fact_of(bound: Bound) -> Fact:
    """The fact that a number of our own text states."""
    text = words(bound)
    return _fact(bound.source, bound.measure, bound.known(), text, bound.year)


def facts(released: Released) -> Iterator[Fact]:
    """Every number of every indicator, whether our report prints it or not."""
    year = released.period.year
    for value in released.values.values():
        if value.value is not None:
            yield _fact(value, "value", value.value, value.text, year)
        if value.change is not None and not value.redefined and value.change:
            yield _fact(value, "change", value.change, value.change_text, year)
        if value.previous is not None:
            yield _fact(value, "previous", value.previous, value.previous_text, year - 1)
        if value.numerator is not None and value.indicator.is_rate:
            yield _fact(value, "numerator", value.numerator, _counted(value, value.numerator), year)
        if value.denominator is not None and value.indicator.is_rate:
            yield _fact(value, "denominator", value.denominator, _counted(value, value.denominator), year)


def _counted(value: Value, number: Decimal) -> str:
    return numbers.quantity(number, value.counted)


def _fact(source: Value, measure: str, number: Decimal, text: str, year: int) -> Fact:
    indicator = source.indicator
    unit = {"change": source.change_unit, "numerator": source.counted, "denominator": source.counted}.get(
        measure, indicator.unit
    )
    scale = _SCALES.get(unit[:1], Decimal(1))
    if scale != 1:
        unit = unit[1:]
    interval = _interval(source, measure, number)
    if scale != 1 and interval.low is not None and interval.high is not None:
        interval = Interval(interval.low * scale, interval.high * scale, interval.low_open, interval.high_open)
    basis = _basis(source) if measure == "value" else ""
    return Fact(indicator.id, indicator.title, measure, text, number * scale, interval, unit, year, basis)


def _basis(source: Value) -> str:
    above, below = source.numerator, source.denominator
    if source.indicator.of is None or above is None or not below:
        return ""
    return f"{numbers.plain(above.normalize())}÷{numbers.plain(below.normalize())}"


def _interval(source: Value, measure: str, number: Decimal) -> Interval:
    """A count is exact; a ratio is its numerator over its denominator; anything else is known as far as it is kept."""
    exponent = number.as_tuple().exponent
    if measure in ("numerator", "denominator", "threshold") or not isinstance(exponent, int):
        return Interval.point(number)
    exact = _exact(source) if measure == "value" else None
    if exact is not None:
        return Interval.point(exact)
    whole = source.indicator.digits == 0 and source.indicator.scale == 1
    if whole and measure in ("value", "previous"):
        return Interval.point(number)
    return Interval.rounded(number, Decimal(1).scaleb(min(exponent, 0)))


def _exact(source: Value) -> Decimal | None:
    """The unrounded ratio, where it rounds to the value as it should."""
    above, below, value = source.numerator, source.denominator, source.value
    if source.indicator.of is None or above is None or not below or value is None:
        return None
    exact = above * source.indicator.scale / below
    digits = max(0, -int(value.as_tuple().exponent))
    return exact if numbers.round_half_up(exact, digits) == value else None
