"""A measure over rows: from a Part to a number and the rows behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd

from fazhi.catalog import Column, Ledger, Part
from fazhi.indicators.derive import with_derived
from fazhi.indicators.masks import Mask, filter_mask, rows_mask
from fazhi.periods import Period


@dataclass(frozen=True)
class View:
    """One ledger as seen at one cut-off.

    Parameters
    ----------
    ledger : Ledger
    frame : pandas.DataFrame
        Clean rows with derived columns.
    period : Period
    villages : tuple of str
        Names of the town's villages.
    by_status : bool
        The file has no closing date but a status: the status decides, and nothing is known of when.
    """

    ledger: Ledger
    frame: pd.DataFrame
    period: Period
    villages: tuple[str, ...]
    by_status: bool = False

    @classmethod
    def of(cls, ledger: Ledger, frame: pd.DataFrame, period: Period, villages: tuple[str, ...]) -> View:
        """The view of a stored ledger; derived columns are added."""
        derived, state = with_derived(frame, ledger, period), ledger.state
        by_status = state is not None and state.date not in frame.columns and state.column in frame.columns
        if state is not None and by_status:
            # after deriving: a column of empty dates would make every count of days or of "in time" a false zero
            derived[state.date] = pd.Series(pd.NaT, index=frame.index, dtype="datetime64[us]")
        return cls(ledger, derived, period, villages, by_status)

    def lacks(self, part: Part) -> tuple[str, ...]:
        """Columns that the part reads and the office's file does not have."""
        needed = set(part.columns())
        if part.rows != "all":
            needed.add(self.ledger.year_by)
        if part.rows in ("carried over", "handled") and self.ledger.state is not None:
            needed.add(self.ledger.state.date)  # without it nothing is known to be carried over: not zero, missing
        return tuple(sorted(needed - set(self.frame.columns)))

    def mask(self, part: Part) -> Mask:
        """Rows that the part counts; ndarray of bool, shape (rows,)."""
        return rows_mask(self.frame, part.rows, self.ledger, self.period) & filter_mask(
            self.frame, part.where, self.ledger, self.period
        )


@dataclass(frozen=True, slots=True)
class Measured:
    """What a measure gave.

    Parameters
    ----------
    value : Decimal or None
        None: there is nothing to measure (the smallest of no rows).
    names : tuple of str
        For list, only, distinct and covers: the values, most frequent first.
    """

    value: Decimal | None
    names: tuple[str, ...] = ()


def measure(part: Part, frame: pd.DataFrame) -> Measured:
    """Apply a part's measure to the rows that its mask selected."""
    match part.measure:
        case "count":
            return Measured(Decimal(len(frame)))
        case "sum":
            return Measured(total(frame[part.column]))
        case "min" | "max":
            known = [value for value in frame[part.column] if not _is_missing(value)]
            if not known:
                return Measured(None)
            return Measured(exact(min(known) if part.measure == "min" else max(known)))
        case _:  # distinct, list, only, covers
            names = frequent(frame[part.column])
            return Measured(Decimal(len(names)), names)


def frequent(values: pd.Series) -> tuple[str, ...]:
    """Distinct values, most frequent first, earlier first among equals; several-valued cells count one by one."""
    counted = Counter(flatten(values))
    order = {name: rank for rank, name in enumerate(counted)}
    return tuple(sorted(counted, key=lambda name: (-counted[name], order[name])))


def flatten(values: Iterable[Any]) -> list[str]:
    """Single values of a column as text, several-valued cells opened, missing ones left out."""
    flat: list[str] = []
    for value in values:
        if isinstance(value, tuple | list | np.ndarray):
            flat += [str(each) for each in value]
        elif not _is_missing(value):
            flat.append(str(value))
    return flat


def total(values: pd.Series) -> Decimal:
    """Exact sum of the known values."""
    return sum((exact(value) for value in values if not _is_missing(value)), Decimal(0))


def exact(value: Any) -> Decimal:
    """A cell's number as Decimal, without a detour through binary fractions."""
    return value if isinstance(value, Decimal) else Decimal(str(value))


def _is_missing(value: Any) -> bool:
    return value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and np.isnan(value))


def expected_values(part: Part, ledger: Ledger, villages: tuple[str, ...]) -> tuple[str, ...]:
    """What ``covers`` must find a row for: every village, or every choice but 其他."""
    column = ledger.column(part.column)
    if isinstance(column, Column) and column.choices:
        return tuple(choice for choice in column.choices if choice != "其他")
    return villages


def views(
    ledgers: Mapping[str, Ledger], frames: Mapping[str, pd.DataFrame], period: Period, villages: tuple[str, ...]
) -> dict[str, View]:
    """A view of every ledger that was handed in."""
    return {name: View.of(ledgers[name], frame, period, villages) for name, frame in frames.items()}
