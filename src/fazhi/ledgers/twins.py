"""Two rows with one key: both are shown. A sheet that repeats most keys of another is a second version, said once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from fazhi.findings import Finding
from fazhi.ledgers.assembly import Assembled
from fazhi.ledgers.cells.faults import Fault
from fazhi.ledgers.model import FILE, PLACE_COLUMNS, ROW, SHEET
from fazhi.ledgers.rules import Breach
from fazhi.ledgers.sheets.pointing import Pointer
from fazhi.ledgers.sheets.visible import visible_title

_ENOUGH = 5
"""From so many rows on, a sheet that repeats more than half of another's keys is a second version of it."""

_NAMED = 6
"""So many differing columns are named."""

Place = tuple[str, str, int]
"""File, sheet, row of the sheet."""

Rests = dict[int, dict[str, object]]


@dataclass(frozen=True, slots=True)
class Twins:
    """What repeated keys say.

    Parameters
    ----------
    breaches : tuple of Breach
        One for each row that repeats an earlier key.
    findings : tuple of Finding
        One for each sheet that is a second version of another.
    told : frozenset of (str, str, int)
        Rows of such sheets, by file, sheet and row: they need no finding of their own.
    """

    breaches: tuple[Breach, ...] = ()
    findings: tuple[Finding, ...] = ()
    told: frozenset[Place] = frozenset()


def twins_of(assembled: Assembled, pointer: Pointer) -> Twins:
    """Rows that share a key but not their content.

    Parameters
    ----------
    assembled : Assembled
        Exact duplicates are out of its frame already.
    pointer : Pointer
    """
    ledger, frame = assembled.ledger, assembled.frame
    key = list(ledger.key)
    if not key or ledger.repeats != "error" or not set(key) <= set(frame.columns):
        return Twins()
    repeated = frame.index[frame.duplicated(key, keep="first")]
    if repeated.empty:
        return Twins()
    group = frame.groupby(key, dropna=False, sort=False, observed=True).ngroup()
    earliest = group.drop_duplicates(keep="first")
    first_of = dict(zip(earliest.to_numpy().tolist(), earliest.index.tolist(), strict=True))
    pairs = [(int(row), int(first_of[int(group.loc[row])])) for row in repeated]
    piece_of = assembled.piece_of
    apart = {(int(piece_of[row]), int(piece_of[other])) for row, other in pairs if piece_of[row] != piece_of[other]}
    findings, told = [], set[Place]()
    for later, earlier in sorted(apart):
        found = _second_version(assembled, pointer, later, earlier)
        if found is not None:
            findings.append(found[0])
            told |= found[1]
    numbers = frame[ROW].to_numpy(dtype=np.int64).tolist()
    places: list[Place] = list(zip(map(str, frame[FILE]), map(str, frame[SHEET]), numbers, strict=True))
    rests = _rests(assembled, numbers, {each for pair in pairs for each in pair})
    breaches = tuple(
        Breach(row, key[0], _fault(key, places[row], places[other], _differing(assembled, rests, row, other, key)))
        for row, other in pairs
        if places[row] not in told
    )
    return Twins(breaches, tuple(findings), frozenset(told))


def _second_version(
    assembled: Assembled, pointer: Pointer, later: int, earlier: int
) -> tuple[Finding, set[Place]] | None:
    """The finding about a sheet most of whose keys stand in an earlier one, and the rows that it covers."""
    piece, other = assembled.pieces[later], assembled.pieces[earlier]
    here, there = (_keys(assembled, each.file, each.grid.name) for each in (piece, other))
    known = set(there.values())
    shared = {row for row, key in here.items() if key in known}
    if len(here) < _ENOUGH or len(shared) * 2 <= len(here):
        return None
    named = "、".join(assembled.ledger.key)
    message = (
        f"{len(here)}行中有{len(shared)}行的“{named}”与 {other.file} 的工作表“{other.grid.name}”相同，"
        "而内容有出入，像是同一本台账的两个版本；请只留一份。"
    )
    return pointer.at_sheet(piece, "ledger-versions", message), {(piece.file, piece.grid.name, row) for row in shared}


def _keys(assembled: Assembled, file: str, sheet: str) -> dict[int, tuple[object, ...]]:
    """The keys of a sheet by row, those in quarantine too; rows without one left out."""
    every = assembled.every_row
    rows = every[(every[FILE] == file) & (every[SHEET] == sheet)].dropna(subset=list(assembled.ledger.key))
    keys = rows[list(assembled.ledger.key)].itertuples(index=False, name=None)
    return dict(zip(rows[ROW].astype(int).tolist(), keys, strict=True))


def _fault(key: list[str], place: Place, other: Place, differing: Iterator[str]) -> Fault:
    file, sheet, number = other
    there = "" if place[:2] == other[:2] else f" {file} 的工作表“{sheet}”"
    titles = list(dict.fromkeys(differing))
    named = "、".join(f"“{title}”" for title in titles[:_NAMED]) + ("等" if len(titles) > _NAMED else "")
    same = f"与{there}第{number}行的{'、'.join(key)}" if len(key) > 1 else f"与{there}第{number}行"
    return Fault("key-duplicate", f"{same}重复，内容不同（{named}），两行都已计入；请核对")


def _differing(assembled: Assembled, rests: Rests, row: int, other: int, key: list[str]) -> Iterator[str]:
    """Titles of the columns in which two rows differ; those that the catalogue does not know last."""
    frame = assembled.frame
    for title in frame.columns:
        if title in PLACE_COLUMNS or title in key:
            continue
        unread = any((each, title) in assembled.faults for each in (row, other))
        if unread or not _same(frame.at[row, title], frame.at[other, title]):
            yield str(title)
    here, there = rests[row], rests[other]
    for title in here | there:
        if here.get(title) != there.get(title):
            yield visible_title(str(title), "无标题的", assembled.ledger.titles()) or "无标题的列"


def _same(here: object, there: object) -> bool:
    missing = [not isinstance(each, tuple) and bool(pd.isna(each)) for each in (here, there)]  # type: ignore[call-overload]
    return all(missing) if any(missing) else bool(here == there)


def _rests(assembled: Assembled, numbers: list[int], rows: set[int]) -> Rests:
    """The cells of these rows that are not kept, by title."""
    held = [dict(zip(piece.frame[ROW].tolist(), piece.rest, strict=True)) for piece in assembled.pieces]
    return {row: dict(held[int(assembled.piece_of[row])][numbers[row]]) for row in rows}
