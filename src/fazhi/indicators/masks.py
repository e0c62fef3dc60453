"""A filter as one mask over rows: the same mask counts the rows and shows them.

A missing value meets no condition but ``{ present = false }`` and the open-ended date words; in particular
``not`` means *known and other*, since pandas' ``!=`` keeps missing values.
"""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from fazhi.catalog import Ledger, State
from fazhi.catalog.filters import Condition, Filter, Has, Not, OneOf, Present, Range, When
from fazhi.catalog.indicators import Rows
from fazhi.periods import Period

Mask = NDArray[np.bool_]


def filter_mask(frame: pd.DataFrame, where: Filter, ledger: Ledger, period: Period) -> Mask:
    """Which rows meet the filter.

    Parameters
    ----------
    frame : pandas.DataFrame
        The ledger with its derived columns; it has every column that the filter reads.
    where : Filter
    ledger : Ledger
    period : Period

    Returns
    -------
    ndarray of bool, shape (rows,)
    """
    mask = np.ones(len(frame), dtype=bool)
    for column, condition in where.conditions:
        mask &= _condition(frame, column, condition, ledger, period)
    if where.alternatives:
        mask &= np.logical_or.reduce([filter_mask(frame, each, ledger, period) for each in where.alternatives])
    return mask


def rows_mask(frame: pd.DataFrame, rows: Rows, ledger: Ledger, period: Period) -> Mask:
    """Which rows belong to the year, were carried over into it, or both."""
    if rows == "all":
        return np.ones(len(frame), dtype=bool)
    dates = frame[ledger.year_by]
    in_period = _bool(dates.between(pd.Timestamp(period.start), pd.Timestamp(period.last)))
    if rows == "year":
        return in_period
    carried = _carried_over(frame, ledger, period)
    return carried if rows == "carried over" else in_period | carried


def _carried_over(frame: pd.DataFrame, ledger: Ledger, period: Period) -> Mask:
    """Received before the period and not closed before it: domain rule 上年结转."""
    start = pd.Timestamp(period.start)
    earlier = _bool(frame[ledger.year_by] < start)
    state = ledger.state
    if state is None or state.date not in frame.columns:
        return np.zeros(len(frame), dtype=bool)
    closed_on = frame[state.date]
    return earlier & (_bool(closed_on >= start) | (_bool(closed_on.isna()) & ~_status_other(frame, state)))


def _condition(frame: pd.DataFrame, column: str, condition: Condition, ledger: Ledger, period: Period) -> Mask:
    values = frame[column]
    match condition:
        case OneOf(wanted):
            return _among(values, wanted)
        case Not(unwanted):
            return _bool(values.notna()) & ~_among(values, unwanted)
        case Has(wanted):
            wanted_set = set(wanted)
            return np.fromiter((_holds(cell, wanted_set) for cell in values), dtype=bool, count=len(values))
        case Range(low, high):
            above = _bool(values >= _bound(values, low)) if low is not None else _bool(values.notna())
            below = _bool(values <= _bound(values, high)) if high is not None else _bool(values.notna())
            return above & below
        case Present(expected):
            return _present(values) if expected else ~_present(values)
        case When(word):
            return _when(frame, column, word, ledger.state, period)


def _when(frame: pd.DataFrame, column: str, word: str, state: State | None, period: Period) -> Mask:
    dates = frame[column]
    cut_off = pd.Timestamp(period.cut_off)
    by = _bool(dates <= cut_off)
    decides = state is not None and state.date == column
    match word:
        case "in the year":
            return _bool(dates.between(pd.Timestamp(period.start), pd.Timestamp(period.last)))
        case "by cut-off":
            return by | (_bool(dates.isna()) & _status_closed(frame, state)) if decides and state else by
        case "open at cut-off":
            undated = _bool(dates.isna())
            if decides and state:
                undated &= ~_status_closed(frame, state) & ~_status_other(frame, state)
            return _bool(dates > cut_off) | undated
        case _:  # covers cut-off
            return _bool(dates.isna()) | _bool(dates >= cut_off)


def _status_closed(frame: pd.DataFrame, state: State) -> Mask:
    if state.column not in frame.columns:
        return np.zeros(len(frame), dtype=bool)
    return _among(frame[state.column], state.closed)


def _status_other(frame: pd.DataFrame, state: State) -> Mask:
    """The status is known and means neither closed nor open: 退回, 撤单."""
    if state.column not in frame.columns or not state.open:
        return np.zeros(len(frame), dtype=bool)
    status = frame[state.column]
    return _bool(status.notna()) & ~_among(status, (*state.closed, *state.open))


def _among(values: pd.Series, wanted: tuple[object, ...]) -> Mask:
    if isinstance(values.dtype, pd.ArrowDtype):  # exact decimals: Arrow's own isin refuses other precisions
        exact = set(wanted)
        return np.fromiter((cell in exact for cell in values), dtype=bool, count=len(values))
    comparable = [int(each) if isinstance(each, Decimal) and each == int(each) else each for each in wanted]
    return _bool(values.isin(comparable))


def _bound(values: pd.Series, bound: Decimal) -> object:
    return int(bound) if bound == bound.to_integral_value() else (bound if values.dtype == object else float(bound))


def _present(values: pd.Series) -> Mask:
    known = _bool(values.notna())
    if values.dtype == object:
        known &= np.fromiter((cell not in ((), "") for cell in values), dtype=bool, count=len(values))
    return known


def _holds(cell: object, wanted: set[str]) -> bool:
    return isinstance(cell, tuple | list | np.ndarray) and not wanted.isdisjoint(cell)


def _bool(values: pd.Series) -> Mask:
    mask: Mask = values.fillna(False).to_numpy(dtype=bool, copy=True)  # pandas' own array is read-only
    return mask
