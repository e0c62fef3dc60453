"""Rows and time: dates outside the year, and states that their dates contradict."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import numpy as np
import numpy.typing as npt
import pandas as pd

from fazhi.catalog.columns import Ledger
from fazhi.ledgers.rules import Breach
from fazhi.ledgers.values import Fault
from fazhi.periods import Period

Mask = npt.NDArray[np.bool_]


def time_breaches(ledger: Ledger, frame: pd.DataFrame, year: int, period: Period) -> Iterator[Breach]:
    """Dates outside the year, and states that do not agree with their dates.

    Parameters
    ----------
    ledger : Ledger
    frame : DataFrame
    year : int
        The calendar year of the folder.
    period : Period
        Its cut-off decides what is closed.
    """
    if ledger.kind == "events" and ledger.year_by in frame.columns:
        fault = Fault("date-outside-year", f"不在{year}年内，该行不计入本年度；请核对日期，或移到所属年度")
        for row in frame.index[outside_year(ledger, frame, year)]:
            yield Breach(int(row), ledger.year_by, fault)
    state = ledger.state
    if state is None or state.column not in frame.columns or state.date not in frame.columns:
        return
    status, day = frame[state.column], frame[state.date]
    closed, open_ = _bool(status.isin(state.closed)), _bool(status.isin(state.open))
    by_cut_off = _bool(day <= pd.Timestamp(period.cut_off))
    undated = Fault("state-without-date", f"，但“{state.date}”是空的，按状态计；请补填日期")
    early = Fault("state-contradicts-date", f"，但“{state.date}”在统计截止日期之前，按日期计；请核对")
    for mask, fault in (
        (closed & _bool(day.isna()), undated),
        (open_ & by_cut_off, early),
    ):
        for row in frame.index[mask]:
            yield Breach(int(row), state.column, fault)


def outside_year(ledger: Ledger, frame: pd.DataFrame, year: int) -> Mask:
    """Rows whose deciding date lies outside the year, cases carried over from earlier left out.

    A case is carried over when it came before 1 January and was not closed before 1 January.
    """
    first, last = pd.Timestamp(date(year, 1, 1)), pd.Timestamp(date(year, 12, 31))
    dates = frame[ledger.year_by]
    outside = _bool(dates < first) | _bool(dates > last)
    if ledger.state is None:
        return outside
    carried = _bool(dates < first)
    if ledger.state.date in frame.columns:
        carried = carried & ~_bool(frame[ledger.state.date] < first)
    return outside & ~carried


def _bool(values: pd.Series) -> Mask:
    return values.fillna(False).to_numpy(dtype=bool)
