"""Columns computed from other columns: days between, in time or not, the earliest of several dates."""

from __future__ import annotations

import pandas as pd

from fazhi.catalog import CUT_OFF, Derived, Ledger
from fazhi.periods import Period


def with_derived(frame: pd.DataFrame, ledger: Ledger, period: Period) -> pd.DataFrame:
    """The frame with the ledger's derived columns; one whose sources the file lacks is left out.

    Parameters
    ----------
    frame : pandas.DataFrame
        A clean ledger, one row a record.
    ledger : Ledger
    period : Period
        Its cut-off stands for 统计截止日期.
    """
    derived_frame = frame.copy(deep=False)
    for derived in ledger.derived:
        if all(name in derived_frame.columns for name in derived.sources()):
            derived_frame[derived.title] = _values(derived_frame, derived, period)
    return derived_frame


def _values(frame: pd.DataFrame, derived: Derived, period: Period) -> pd.Series:
    if derived.days_between:
        first, second = (_dates(frame, name, period) for name in derived.days_between)
        return (second - first).dt.days.astype("Int64")
    if derived.not_after:
        first, second = (_dates(frame, name, period) for name in derived.not_after)
        return (first <= second).astype("boolean").mask(first.isna() | second.isna())
    if derived.earliest:
        return pd.concat([_dates(frame, name, period) for name in derived.earliest], axis=1).min(axis=1)
    days = pd.Series(derived.days, index=frame.index)
    if derived.extended_if:
        days = days + derived.extended_by * frame[derived.extended_if].fillna(False).astype(int)
    return _dates(frame, derived.days_after, period) + pd.to_timedelta(days, unit="D")


def _dates(frame: pd.DataFrame, name: str, period: Period) -> pd.Series:
    if name == CUT_OFF:
        return pd.Series(pd.Timestamp(period.cut_off), index=frame.index)
    return frame[name]
