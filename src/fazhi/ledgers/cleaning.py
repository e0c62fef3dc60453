"""From assembled rows to a clean ledger: rules asked, bad cells emptied, repeated orders folded, choices made categories."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from fazhi.catalog.columns import REPEATS, Ledger
from fazhi.findings import Finding
from fazhi.ledgers.assembly import Assembled
from fazhi.ledgers.dtypes import as_category
from fazhi.ledgers.model import INDEX, ROW
from fazhi.ledgers.pieces import Piece
from fazhi.ledgers.pointing import Pointer
from fazhi.ledgers.rules import Breach, breaches
from fazhi.ledgers.timing import time_breaches
from fazhi.periods import Period

_COSTS_THE_CELL = frozenset({"cell-out-of-range", "cell-order", "cell-exceeds", "cell-reference"})
"""Breaches after which the value is missing: it was readable but cannot be right."""


@dataclass(frozen=True, slots=True, eq=False)
class Clean:
    """A ledger as the rest of the house gets it.

    Parameters
    ----------
    frame : DataFrame
    findings : tuple of Finding
    """

    frame: pd.DataFrame
    findings: tuple[Finding, ...]


def clean(
    assembled: Assembled, others: Mapping[str, pd.DataFrame], pointer: Pointer, period: Period, year: int,
    villages: Iterable[str],
) -> Clean:  # fmt: skip
    """Ask the rules of a ledger and make its frame final.

    Parameters
    ----------
    assembled : Assembled
    others : mapping of str to DataFrame
        All ledgers by id, for references.
    pointer : Pointer
    period : Period
    year : int
    villages : iterable of str
        In the town's order.
    """
    ledger, frame, faults = assembled.ledger, assembled.frame.copy(), assembled.faults
    _fill_blanks(ledger, frame, faults)
    found = [Breach(row, title, fault) for (row, title), fault in faults.items()]
    for breach in breaches(ledger, frame, others):
        if (breach.row, breach.title) in faults:
            continue  # the cell has its finding
        if breach.fault.code == "cell-missing" and breach.title not in _piece(assembled, breach.row).places:
            continue  # the missing column has one
        found.append(breach)
    emptied = [each for each in found if each.fault.code in _COSTS_THE_CELL]
    for title in dict.fromkeys(each.title for each in emptied):
        if title not in (*ledger.key, ledger.year_by):
            frame.loc[[each.row for each in emptied if each.title == title], title] = None
    settled = {(each.row, each.title) for each in found}
    state = ledger.state
    for breach in time_breaches(ledger, frame, year, period):
        if breach.fault.code == "state-without-date" and state and (breach.row, state.date) in settled:
            continue  # the date was there but wrong, and has its finding
        found.append(breach)
    numbers = frame[ROW].to_numpy(dtype=np.int64)
    findings = [
        pointer.at_cell(
            _piece(assembled, each.row), int(numbers[each.row]), each.title, each.fault.code, each.fault.why
        )
        for each in _in_order(found, frame)
    ]
    frame = _last_holds(ledger, frame)
    for column in ledger.columns:
        if column.title in frame:
            frame[column.title] = as_category(frame[column.title], column, villages)
    frame.index = pd.RangeIndex(len(frame), name=INDEX)
    return Clean(frame, (*assembled.findings, *findings))


def _piece(assembled: Assembled, row: int) -> Piece:
    return assembled.pieces[int(assembled.piece_of[row])]


def _fill_blanks(ledger: Ledger, frame: pd.DataFrame, faults: Mapping[tuple[int, str], object]) -> None:
    for column in ledger.columns:
        if column.blank is None or column.title not in frame:
            continue
        empty = frame[column.title].isna().to_numpy(dtype=bool)
        empty = empty.copy()
        empty[[row for row, title in faults if title == column.title]] = False
        frame.loc[empty, column.title] = column.blank


def _in_order(found: list[Breach], frame: pd.DataFrame) -> list[Breach]:
    order = {title: place for place, title in enumerate(frame.columns)}
    return sorted(found, key=lambda each: (each.row, order[each.title]))


def _last_holds(ledger: Ledger, frame: pd.DataFrame) -> pd.DataFrame:
    """Where a repeated key means that the order was dispatched again, the last row alone, with how often it came before."""
    if ledger.repeats != "last" or not ledger.key or not set(ledger.key) <= set(frame):
        return frame
    before = frame.groupby(list(ledger.key), sort=False, observed=True).cumcount()
    last = ~frame.duplicated(list(ledger.key), keep="last")
    frame = frame[last].copy()
    frame[REPEATS] = pd.array(before[last].to_numpy(dtype=np.int64), dtype=pd.Int64Dtype())
    return frame
