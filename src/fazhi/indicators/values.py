"""What an indicator amounts to: the value and everything needed to trust it. Frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from fazhi import numbers
from fazhi.catalog import Indicator
from fazhi.errors import UsageError, near


class Status(StrEnum):
    """How a value came about, or why there is none.

    computed: from rows; reported: handed over as a number; partial: from rows, some of which were lost;
    missing: no ledger, column or reported figure; undefined: nothing to divide by or to choose from;
    suppressed: there is a value, but it may not leave the office.
    """

    COMPUTED = "computed"
    REPORTED = "reported"
    PARTIAL = "partial"
    MISSING = "missing"
    UNDEFINED = "undefined"
    SUPPRESSED = "suppressed"


FROM_ROWS = (Status.COMPUTED, Status.PARTIAL, Status.UNDEFINED)
"""Statuses of values that rows were looked at for; there can be breakdowns of these alone."""


class PreviousSource(StrEnum):
    """Where last year's figure comes from."""

    FILED = "filed"
    REPORTED = "reported"
    RECOMPUTED = "recomputed"


STATUS_WORDS: dict[Status, str] = {
    Status.COMPUTED: "由台账计算",
    Status.REPORTED: "科室报送",
    Status.PARTIAL: "由台账计算（有未计入的内容）",
    Status.MISSING: "缺",
    Status.UNDEFINED: "无法计算（分母为零或无记录）",
    Status.SUPPRESSED: "不予公开",
}

PREVIOUS_WORDS: dict[PreviousSource, str] = {
    PreviousSource.FILED: "上年已报报告",
    PreviousSource.REPORTED: "上年报送数字",
    PreviousSource.RECOMPUTED: "按上年台账重算",
}


@dataclass(frozen=True, slots=True)
class Value:
    """One indicator of one town and year.

    Parameters
    ----------
    indicator : Indicator
    status : Status
    value : Decimal or None
        Rounded once to the indicator's digits; None where missing, undefined or suppressed.
    numerator, denominator : Decimal or None
        Of a ratio, unrounded.
    names : tuple of str
        For list, only, distinct and covers: the values found, most frequent first.
    full : bool
        Coverage: every village or value has a row, or the numerator equals the denominator.
    rows, quarantined : int
        Rows behind the value, and rows of its ledgers that could not be counted.
    approximate : bool
        Prints with 余.
    previous : Decimal or None
        Last year's figure.
    previous_source : PreviousSource or None
    previous_ratio : (Decimal, Decimal) or None
        Last year's numerator and denominator.
    change : Decimal or None
        Rounded once; percent for counts, 百分点 for rates.
    redefined : bool
        The definition changed since last year: 口径调整, no 同比.
    reasons : tuple of str
        Why it is missing or partial, in Chinese.
    awaited : tuple of str
        What would make a missing value known, for 〔待…〕: 信访办提供信访件台账. Empty where nothing is owed.
    ledger_title, office : str
        Which ledger, and who hands it in.
    counted : str
        Measure word of numerator and denominator.
    """

    indicator: Indicator
    status: Status
    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    names: tuple[str, ...] = ()
    full: bool = False
    rows: int = 0
    quarantined: int = 0
    approximate: bool = False
    previous: Decimal | None = None
    previous_source: PreviousSource | None = None
    previous_ratio: tuple[Decimal, Decimal] | None = None
    change: Decimal | None = None
    redefined: bool = False
    reasons: tuple[str, ...] = ()
    awaited: tuple[str, ...] = ()
    ledger_title: str = ""
    office: str = ""
    counted: str = ""

    @property
    def id(self) -> str:
        """The indicator's id."""
        return self.indicator.id

    @property
    def change_unit(self) -> str:
        """% for counts, 百分点 for rates."""
        return "百分点" if self.indicator.is_rate else "%"

    @property
    def text(self) -> str:
        """The value as it prints, or the words for why it does not."""
        if self.value is None:
            return STATUS_WORDS[self.status]
        return numbers.quantity(self.value, self.indicator.unit, self.indicator.noun, approximate=self.approximate)

    @property
    def previous_text(self) -> str:
        """Last year's figure as it prints, or ""."""
        if self.previous is None:
            return ""
        return numbers.quantity(self.previous, self.indicator.unit, self.indicator.noun)

    @property
    def change_text(self) -> str:
        """The change as it prints, or ""."""
        if self.redefined:
            return "口径调整"
        return "" if self.change is None else numbers.change_words(self.change, self.change_unit)


def named(values: Mapping[str, Value], name: str) -> Value:
    """The value of that id.

    Raises
    ------
    UsageError
        There is none of that name; the message names near ones.
    """
    if name not in values:
        raise UsageError(f"没有名为“{name}”的指标；{near(name, values)}。")
    return values[name]
