"""Rows and time: dates outside the year, sheets of another year, and states that their dates contradict."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt
import pandas as pd

from fazhi.catalog.columns import Ledger
from fazhi.ledgers.cells.faults import Fault
from fazhi.ledgers.rules import Breach
from fazhi.periods import Period

Mask = npt.NDArray[np.bool_]
Places = npt.NDArray[np.intp]

_ENOUGH = 5
"""So many rows of one other year, and more than half of the sheet, make it a sheet of that year."""


@dataclass(frozen=True, slots=True)
class OtherYear:
    """A sheet most of whose rows belong to one other year.

    Parameters
    ----------
    piece : int
        Number of the piece.
    year : int
        That year.
    count, rows : int
        Rows of that year, and all rows of the piece.
    """

    piece: int
    year: int
    count: int
    rows: int


def sheets_of_other_years(ledger: Ledger, frame: pd.DataFrame, year: int, piece_of: Places) -> list[OtherYear]:
    """Sheets that were filed in the wrong year's folder, rather than rows with a wrong date.

    Parameters
    ----------
    ledger : Ledger
    frame : DataFrame
    year : int
        The calendar year of the folder.
    piece_of : array of int, shape (rows,)
        Which piece a row stands in.
    """
    if ledger.kind != "events" or ledger.year_by not in frame.columns:
        return []
    outside = outside_year(ledger, frame, year)
    years = frame[ledger.year_by].dt.year.fillna(0).to_numpy(dtype=np.int64)
    found = []
    for piece in np.unique(piece_of[outside]):
        here = piece_of == piece
        others, counts = np.unique(years[here & outside], return_counts=True)
        most, rows = int(counts.max()), int(here.sum())
        if most >= _ENOUGH and most * 2 > rows:
            found.append(OtherYear(int(piece), int(others[counts.argmax()]), most, rows))
    return found


def time_breaches(
    ledger: Ledger, frame: pd.DataFrame, year: int, period: Period, told: Mask | None = None
) -> Iterator[Breach]:
    """Dates outside the year, and states that do not agree with their dates.

    Parameters
    ----------
    ledger : Ledger
    frame : DataFrame
    year : int
        The calendar year of the folder.
    period : Period
        Its cut-off decides what is closed.
    told : array of bool, shape (rows,), optional
        Rows of other years that a finding about their sheet covers.
    """
    if ledger.kind == "events" and ledger.year_by in frame.columns:
        fault = Fault("date-outside-year", f"不在{year}年内，该行不计入本年度；请核对日期，或移到所属年度")
        outside = outside_year(ledger, frame, year)
        for row in frame.index[outside if told is None else outside & ~told]:
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
