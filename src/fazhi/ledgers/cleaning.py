"""From assembled rows to a clean ledger: rules asked, bad cells emptied, repeated orders folded, choices made categories."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from fazhi.catalog.columns import REPEATS, Ledger
from fazhi.findings import Finding
from fazhi.ledgers.assembly import Assembled
from fazhi.ledgers.cells.dtypes import as_category
from fazhi.ledgers.coverage import village_findings
from fazhi.ledgers.model import INDEX, ROW
from fazhi.ledgers.rules import Breach, breaches
from fazhi.ledgers.sheets.pieces import Piece
from fazhi.ledgers.sheets.pointing import Pointer
from fazhi.ledgers.timing import Mask, OtherYear, sheets_of_other_years, time_breaches
from fazhi.ledgers.twins import Twins, twins_of
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
    names = {name: each.title for name, each in pointer.catalog.ledgers.items()}
    for breach in breaches(ledger, frame, others, names):
        if (breach.row, breach.title) in faults:
            continue  # the cell has its finding
        if breach.fault.code == "cell-missing" and not _piece(assembled, breach.row).layout.holds(breach.title):
            continue  # the missing column has one
        found.append(breach)
    twins = twins_of(assembled, pointer)
    found += twins.breaches
    emptied = [each for each in found if each.fault.code in _COSTS_THE_CELL]
    for title in dict.fromkeys(each.title for each in emptied):
        if title not in (*ledger.key, ledger.year_by):
            frame.loc[[each.row for each in emptied if each.title == title], title] = None
    settled = {(each.row, each.title) for each in found}
    state = ledger.state
    elsewhen = sheets_of_other_years(ledger, frame, year, assembled.piece_of)
    about_sheets = [*twins.findings, *(_of_other_year(assembled, each, pointer, year) for each in elsewhen)]
    told = _told(assembled, frame, elsewhen)
    for breach in time_breaches(ledger, frame, year, period, told):
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
    findings += village_findings(assembled, frame, pointer, tuple(villages), year)
    frame = _last_holds(ledger, frame)
    for column in ledger.columns:
        if column.title in frame:
            frame[column.title] = as_category(frame[column.title], column, villages)
    frame.index = pd.RangeIndex(len(frame), name=INDEX)
    kept = (each for each in assembled.findings if not _is_told(each, twins))
    return Clean(frame, (*kept, *about_sheets, *findings))


def _is_told(finding: Finding, twins: Twins) -> bool:
    """An exact duplicate in a sheet that is a second version as a whole needs no finding of its own."""
    return finding.code == "row-duplicate" and (finding.file, finding.sheet, finding.row) in twins.told


def _of_other_year(assembled: Assembled, found: OtherYear, pointer: Pointer, year: int) -> Finding:
    title = assembled.ledger.year_by
    message = (
        f"{found.rows}行中有{found.count}行的“{title}”在{found.year}年，不计入{year}年；"
        f"如果整张表是{found.year}年的，请移到{found.year}年的文件夹。"
    )
    return pointer.at_sheet(assembled.pieces[found.piece], "sheet-other-year", message, title)


def _told(assembled: Assembled, frame: pd.DataFrame, elsewhen: list[OtherYear]) -> Mask:
    """Rows of other years that a finding about their sheet covers."""
    told = np.zeros(len(frame), dtype=bool)
    for each in elsewhen:
        of_that_year = (frame[assembled.ledger.year_by].dt.year == each.year).fillna(False).to_numpy(dtype=bool)
        told |= (assembled.piece_of == each.piece) & of_that_year
    return told


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
