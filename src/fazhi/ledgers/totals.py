"""合计 and 小计 rows against the rows that they cover."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import numpy as np

from fazhi.catalog.columns import Column
from fazhi.findings import Finding
from fazhi.ledgers.amounts import read_number
from fazhi.ledgers.grid import address, is_blank
from fazhi.ledgers.masking import mask
from fazhi.ledgers.pieces import Piece
from fazhi.ledgers.pointing import Pointer
from fazhi.ledgers.rows import TOTAL, RowKind
from fazhi.ledgers.titles import SERIAL_TITLES, title_key
from fazhi.ledgers.wording import plain

_RUNNING = "累计"
"""A running total may cover other sheets: it is not checked."""

_PARTIAL = "小计"


def total_findings(piece: Piece, pointer: Pointer) -> Iterator[Finding]:
    """A finding for each cell of a total row that says something else than the rows above it.

    A 小计 covers the rows since the total before it; any other total covers those, or all rows since an earlier one: it
    is in order when it agrees with one of them. Columns with a cell that cannot be read are left out: the cell has its
    own finding. A number under a column of numbers may be the sum or, as under a year, how many rows there are.

    Parameters
    ----------
    piece : Piece
    pointer : Pointer
    """
    kinds = piece.layout.kinds
    totals = np.flatnonzero(kinds == RowKind.TOTAL).tolist()
    for number, row in enumerate(totals):
        label = _label(piece, row)
        if _RUNNING in label:
            continue
        starts = [before + 1 for before in totals[:number]][::-1]
        starts = [*starts, 0] if _PARTIAL not in label else [*starts[:1], 0][:1]
        covered = [_data_between(piece, start, row) for start in starts]
        if len(covered[0]):
            yield from _counted(piece, pointer, row, label, covered)
            yield from _summed(piece, pointer, row, covered)


def _label(piece: Piece, row: int) -> str:
    texts = (plain(cell) for cell in piece.grid.row(row) if isinstance(cell, str) and not is_blank(cell))
    return next((text for text in texts if TOTAL.fullmatch(text)), "")


def _data_between(piece: Piece, start: int, end: int) -> Any:
    """Positions (in the piece's frame) of the data rows from sheet row `start` to before `end`, both from 0."""
    rows = piece.layout.data_rows
    return np.flatnonzero((rows >= start) & (rows < end))


def _counted(piece: Piece, pointer: Pointer, row: int, label: str, covered: list[Any]) -> Iterator[Finding]:
    """合计36件, or 36 under a column that holds no numbers: so many rows."""
    layout, sizes = piece.layout, [len(rows) for rows in covered]
    if (match := TOTAL.fullmatch(label)) and match["count"] and int(match["count"]) not in sizes:
        yield pointer.at_row(
            piece, row + 1, "total-differs", f"“{match['kind']}”写的是{match['count']}，上面共{sizes[-1]}行，对不上"
        )
    deciding = (*layout.ledger.key, layout.ledger.year_by)
    counting = [(title, layout.places[title]) for title in deciding if title in layout.places]
    counting += [
        (title, place) for place, title in enumerate(layout.header.titles) if title_key(title) in SERIAL_TITLES
    ]
    for title, place in dict.fromkeys(counting):
        column = layout.ledger.column(title)
        if isinstance(column, Column) and column.type in ("int", "decimal"):
            continue
        said = read_number(layout.grid.cell(row, place))
        if said is not None and said == said.to_integral_value() and 0 < said < 100_000 and int(said) not in sizes:
            why = f"写的是{int(said)}，上面共{sizes[-1]}行，对不上"
            yield _at(piece, pointer, row, place, title, why)


def _summed(piece: Piece, pointer: Pointer, row: int, covered: list[Any]) -> Iterator[Finding]:
    layout, frame = piece.layout, piece.frame
    unsure = {(fault.row, fault.title) for fault in piece.faults}
    for column in layout.ledger.columns:
        if column.type not in ("int", "decimal") or column.title not in layout.places or column.is_personal:
            continue
        place = layout.places[column.title]
        said = None if (row, place) in layout.grid.errors else read_number(layout.grid.cell(row, place))
        if said is None or any((position, column.title) in unsure for position in covered[-1].tolist()):
            continue
        sums = [_sums(frame[column.title].iloc[rows], column) for rows in covered]
        if not any(said in each or said == len(rows) for each, rows in zip(sums, covered, strict=True)):
            right = sums[0][0] if len(covered) == 1 or _PARTIAL in _label(piece, row) else sums[-1][0]
            why = f"写的是{_shown(said)}，各行相加是{_shown(right)}，相差{_shown(abs(said - right))}"
            yield _at(piece, pointer, row, place, column.title, why)


def _sums(values: Any, column: Column) -> tuple[Decimal, ...]:
    """The sum with empty cells as nothing, and as what the catalogue lets an empty cell mean."""
    known = [Decimal(str(value)) for value in values.dropna()]
    total = sum(known, Decimal(0))
    empty = len(values) - len(known)
    return (total,) if column.blank is None or not empty else (total, total + empty * column.blank)


def _at(piece: Piece, pointer: Pointer, row: int, place: int, title: str, why: str) -> Finding:
    return Finding(
        "total-differs", f"第{row + 1}行合计“{title}”{why}；请核对合计行，或补上漏填、删去多填的行。", file=piece.file,
        sheet=piece.grid.name, cell=address(row, place), row=row + 1, ledger=piece.layout.ledger.id, column=title,
        value=mask(piece.grid.cell(row, place)), indicators=pointer.indicators(title),
    )  # fmt: skip


def _shown(number: Decimal) -> str:
    return f"{number.normalize():f}"
