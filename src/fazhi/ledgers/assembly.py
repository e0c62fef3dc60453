"""The pieces of a ledger put together, and the rows that cannot count kept out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from fazhi.catalog.columns import Column, Ledger
from fazhi.findings import Finding
from fazhi.ledgers.cells.dtypes import typed
from fazhi.ledgers.cells.values import Fault
from fazhi.ledgers.model import INDEX, PLACE_COLUMNS, ROW, Quarantined
from fazhi.ledgers.sheets.pieces import Piece
from fazhi.ledgers.sheets.pointing import Pointer
from fazhi.ledgers.totals import total_findings

_TWICE = 2
"""From so many rows on, a sheet that only repeats another is reported once and not row by row."""


_LACKING = "表里没有必需的列，这一行归不了年度或没有编号。"
"""Why a row is kept out whose sheet has its finding."""

_SAYS_ENOUGH = 2
"""Rows with fewer cells than this cannot be told to be the same one."""


@dataclass(frozen=True, slots=True, eq=False)
class Assembled:
    """A ledger before its rules are asked.

    Parameters
    ----------
    ledger : Ledger
    pieces : tuple of Piece
    frame : DataFrame
        Rows that count, index 行号 from 0.
    every_row : DataFrame
        Those in quarantine too: a reference to one of them is no fault of its own.
    piece_of : array of int, shape (rows,)
        Which piece a row stands in.
    faults : dict of (int, str) to Fault
        Cells that could not be read, by 行号 and title.
    quarantined : tuple of Quarantined
    kept_out : tuple of int
        How many rows of each piece are in quarantine.
    findings : tuple of Finding
    """

    ledger: Ledger
    pieces: tuple[Piece, ...]
    frame: pd.DataFrame
    every_row: pd.DataFrame
    piece_of: npt.NDArray[np.intp]
    faults: dict[tuple[int, str], Fault]
    quarantined: tuple[Quarantined, ...]
    kept_out: tuple[int, ...]
    findings: tuple[Finding, ...]


def assemble(ledger: Ledger, pieces: Sequence[Piece], pointer: Pointer, year: int) -> Assembled:
    """Put the sheets of a ledger together in their order and quarantine what cannot count.

    Parameters
    ----------
    ledger : Ledger
    pieces : sequence of Piece
        At least one.
    pointer : Pointer
    year : int
        A column that the catalogue begins later is not missed.
    """
    frame, piece_of = _together(ledger, pieces)
    offsets = np.cumsum([0, *(len(piece.frame) for piece in pieces)])
    faults = {
        (int(offset) + each.row, each.title): each.fault
        for piece, offset in zip(pieces, offsets, strict=False)
        for each in piece.faults
    }
    findings = [*(finding for piece in pieces for finding in piece.findings)]
    findings += [finding for piece in pieces for finding in total_findings(piece, pointer)]
    findings += _columns_missing(ledger, pieces, pointer, year)
    reasons: dict[int, Finding] = {}
    _undecided(ledger, frame, faults, pieces, piece_of, pointer, reasons)
    silent = _duplicates(frame, piece_of, faults, pieces, pointer, reasons, findings)
    findings += [finding for row, finding in sorted(reasons.items()) if row not in silent and finding.message]
    quarantined = tuple(
        Quarantined(finding.file, finding.sheet, finding.row or 0, finding.code, finding.message or _LACKING)
        for row, finding in sorted(reasons.items())
    )
    keep = np.ones(len(frame), dtype=bool)
    keep[list(reasons)] = False
    renumbered = dict(zip(np.flatnonzero(keep).tolist(), range(int(keep.sum())), strict=True))
    kept = frame[keep]
    kept.index = pd.RangeIndex(len(kept), name=INDEX)
    return Assembled(
        ledger, tuple(pieces), kept, frame, piece_of[keep],
        {(renumbered[row], title): fault for (row, title), fault in faults.items() if row in renumbered},
        quarantined, tuple(int((~keep & (piece_of == index)).sum()) for index in range(len(pieces))), tuple(findings),
    )  # fmt: skip


def _together(ledger: Ledger, pieces: Sequence[Piece]) -> tuple[pd.DataFrame, npt.NDArray[np.intp]]:
    present = [column for column in ledger.columns if any(piece.layout.holds(column.title) for piece in pieces)]
    arrays = {}
    for column in present:
        parts = [
            piece.frame[column.title]
            if column.title in piece.frame
            else pd.Series(typed([None] * len(piece.frame), column.type))
            for piece in pieces
        ]
        arrays[column.title] = pd.concat(parts, ignore_index=True) if len(parts) > 1 else parts[0]
    for name in PLACE_COLUMNS:
        arrays[name] = pd.concat([piece.frame[name] for piece in pieces], ignore_index=True)
    sizes = [len(piece.frame) for piece in pieces]
    frame = pd.DataFrame(arrays, index=pd.RangeIndex(sum(sizes), name=INDEX))
    return frame, np.repeat(np.arange(len(pieces)), sizes)


def _columns_missing(ledger: Ledger, pieces: Sequence[Piece], pointer: Pointer, year: int) -> list[Finding]:
    findings = []
    status = ledger.state.column if ledger.state else ""  # decides where there is no date: the date is what is missed
    for column in ledger.columns:
        if column.since is not None and column.since > year:
            continue
        lacking = [piece for piece in pieces if not piece.layout.holds(column.title)]
        if column.required:
            findings += [
                pointer.at_sheet(piece, "column-missing", f"缺少必需的“{column.title}”列，请按模板补上。", column.title)
                for piece in lacking
            ]
        elif len(lacking) < len(pieces) or column.privacy == "P" or column.title == status:
            continue
        elif pointer.indicators(column.title):
            message = f"没有“{column.title}”列，用到它的指标算不出来。"
            findings.append(pointer.at_sheet(pieces[0], "column-absent", message, column.title))
    return findings


def _undecided(
    ledger: Ledger, frame: pd.DataFrame, faults: dict[tuple[int, str], Fault], pieces: Sequence[Piece],
    piece_of: npt.NDArray[np.intp], pointer: Pointer, reasons: dict[int, Finding],
) -> None:  # fmt: skip
    """Rows whose key or deciding date is missing or cannot be read."""
    columns = {column.title: column for column in ledger.columns}
    numbers = frame[ROW].to_numpy(dtype=np.int64)
    deciding = dict.fromkeys([*([ledger.year_by] if ledger.year_by else []), *ledger.key])
    for title in deciding:
        missing = np.flatnonzero(frame[title].isna()) if title in frame else np.arange(len(frame))
        for row in missing.tolist():
            if row in reasons or not _is_needed(columns.get(title), ledger):
                continue
            piece = pieces[piece_of[row]]
            sheet_row = int(numbers[row])
            if not piece.layout.holds(title):
                # The missing column is one finding already; one more a row would bury it.
                reasons[row] = Finding("row-quarantined", "", file=piece.file, sheet=piece.grid.name, row=sheet_row)
                continue
            fault = faults.get((row, title))
            why = fault.why if fault else "是空的"
            reasons[row] = pointer.at_cell(piece, sheet_row, title, "row-quarantined", f"{why}，整行未计入")


def _is_needed(column: Column | None, ledger: Ledger) -> bool:
    """A part of a key may be empty where the catalogue says so, but the deciding date never."""
    return column is None or column.title == ledger.year_by or column.required or len(ledger.key) == 1


def _duplicates(
    frame: pd.DataFrame, piece_of: npt.NDArray[np.intp], faults: dict[tuple[int, str], Fault],
    pieces: Sequence[Piece], pointer: Pointer, reasons: dict[int, Finding], findings: list[Finding],
) -> set[int]:  # fmt: skip
    """Quarantine rows that repeat an earlier one in every column but 序号.

    Rows with an unreadable cell are left alone: two unreadable cells need not be the same. So are rows of a single cell:
    a list of officers that only says 是 and 是 has two officers.

    Returns
    -------
    set of int
        Rows that need no finding of their own, because their whole sheet repeats another.
    """
    candidates = frame.drop(columns=list(PLACE_COLUMNS))
    rest = np.concatenate([piece.rest for piece in pieces])
    said = candidates.notna().sum(axis=1).to_numpy() + np.array([len(cells) for cells in rest])
    candidates["\0rest"] = rest
    unsure = {row for row, _ in faults} | set(reasons) | set(np.flatnonzero(said < _SAYS_ENOUGH).tolist())
    if unsure:
        candidates = candidates.drop(index=list(unsure))
    repeated = candidates.index[candidates.duplicated(keep="first")].tolist()
    if not repeated:
        return set()
    first = candidates.groupby(list(candidates.columns), dropna=False, sort=False, observed=True)
    origin = first.ngroup()
    earliest = pd.Series(origin.index, index=origin.to_numpy()).groupby(level=0).min()
    numbers = frame[ROW].to_numpy(dtype=np.int64)
    for row in repeated:
        source = int(earliest[origin[row]])
        there = (
            ""
            if piece_of[row] == piece_of[source]
            else f"（{pieces[piece_of[source]].file} {pieces[piece_of[source]].grid.name}）"
        )
        why = f"与第{numbers[source]}行{there}完全相同，重复的一行未计入"
        reasons[row] = pointer.at_row(pieces[piece_of[row]], int(numbers[row]), "row-duplicate", why)
    silent: set[int] = set()
    for index, piece in enumerate(pieces):
        here = [row for row in repeated if piece_of[row] == index]
        sources = {int(piece_of[int(earliest[origin[row]])]) for row in here}
        if len(here) >= _TWICE and len(here) == len(piece.frame) and sources == sources - {index} and len(sources) == 1:
            other = pieces[sources.pop()]
            message = f"全部{len(here)}行与 {other.file} 的工作表“{other.grid.name}”相同，只计一份；请删除多余的一份。"
            findings.append(pointer.at_sheet(piece, "ledger-twice", message))
            silent |= set(here)
    return silent
