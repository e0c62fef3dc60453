"""合计 and 小计 rows against the rows that they cover."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate
from typing import Any

import numpy as np

from fazhi.catalog.columns import Column
from fazhi.findings import Finding
from fazhi.ledgers.cells.amounts import read_number
from fazhi.ledgers.cells.masking import mask
from fazhi.ledgers.files.grid import address
from fazhi.ledgers.sheets.pieces import Piece
from fazhi.ledgers.sheets.pointing import Pointer
from fazhi.ledgers.sheets.rows import RowKind
from fazhi.ledgers.sheets.signs import UNCOMPARED, is_total, total_of
from fazhi.ledgers.sheets.titles import SERIAL_TITLES, title_key

_PARTIAL = "小计"
_ROUNDED = ("万", "亿")
"""Signs of a number that is rounded: it cannot be compared to the last digit."""

_YEARS = 1900
"""Numbers from here on may be years, under which a total counts the rows."""


@dataclass(frozen=True, slots=True)
class _Total:
    """A total row (from 0) and the spans of data rows, first and last position excluded, that it may cover."""

    row: int
    label: str
    spans: tuple[tuple[int, int], ...]


def total_findings(piece: Piece, pointer: Pointer) -> Iterator[Finding]:
    """A finding for each cell of a total row that says something else than the rows that it covers.

    A 小计 covers the rows up to the total before it; any other total covers those, or all since an earlier one: it is in
    order when it agrees with one of them. Where the first total stands above all rows, totals cover the rows below
    them. Columns with a cell that cannot be read are left out: the cell has its own finding.

    Parameters
    ----------
    piece : Piece
    pointer : Pointer
    """
    totals = list(_totals(piece))
    for total in totals:
        yield from _counted(piece, pointer, total)
    if totals:
        for column in piece.layout.ledger.columns:
            if column.type in ("int", "decimal") and column.title in piece.layout.places and not column.is_personal:
                yield from _summed(piece, pointer, totals, column)


def _totals(piece: Piece) -> Iterator[_Total]:
    kinds, data = piece.layout.kinds, piece.layout.data_rows
    rows = np.flatnonzero(kinds == RowKind.TOTAL).tolist()
    if not rows or not len(data):
        return
    bounds = [int(np.searchsorted(data, row)) for row in rows]
    above = rows[0] < int(data[0])
    for number, row in enumerate(rows):
        label = _label(piece, row)
        if UNCOMPARED.search(label):
            continue
        here = bounds[number]
        others = [*bounds[number + 1 :], len(data)] if above else [*bounds[:number][::-1], 0]
        spans = [(min(here, other), max(here, other)) for other in dict.fromkeys(others) if other != here]
        if _PARTIAL in label:
            nearest = others[0]
            spans = [(min(here, nearest), max(here, nearest))] if nearest != here else []
        if spans:
            yield _Total(row, label, tuple(spans))


def _label(piece: Piece, row: int) -> str:
    return next((cell for cell in piece.grid.row(row) if isinstance(cell, str) and is_total(cell)), "")


def _counted(piece: Piece, pointer: Pointer, total: _Total) -> Iterator[Finding]:
    """合计36件, or 36 under a column that holds no numbers: so many rows."""
    layout, sizes = piece.layout, [last - first for first, last in total.spans]
    match = total_of(total.label)
    if match and match["count"] and int(match["count"]) not in sizes:
        why = f"“{match['kind']}”写的是{match['count']}，所计的共{sizes[-1]}行，对不上"
        yield pointer.at_row(piece, total.row + 1, "total-differs", why)
    deciding = (*layout.ledger.key, layout.ledger.year_by)
    counting = [(title, layout.places[title]) for title in deciding if title in layout.places]
    counting += [
        (title, place) for place, title in enumerate(layout.header.titles) if title_key(title) in SERIAL_TITLES
    ]
    for title, place in dict.fromkeys(counting):
        column = layout.ledger.column(title)
        if isinstance(column, Column) and column.type in ("int", "decimal"):
            continue
        said = read_number(layout.grid.cell(total.row, place))
        if said is not None and said == said.to_integral_value() and 0 < said < 100_000 and int(said) not in sizes:
            yield _at(piece, pointer, total.row, place, title, f"写的是{int(said)}，所计的共{sizes[-1]}行，对不上")


def _summed(piece: Piece, pointer: Pointer, totals: list[_Total], column: Column) -> Iterator[Finding]:
    layout, place = piece.layout, piece.layout.places[column.title]
    unsure = [fault.row for fault in piece.faults if fault.title == column.title]
    values = [None if value is None else Decimal(str(value)) for value in _known(piece, column)]
    sums = list(accumulate((value or Decimal(0) for value in values), initial=Decimal(0)))
    empty = list(accumulate((value is None for value in values), initial=0))
    are_years = all(value >= _YEARS for value in values if value is not None)
    for total in totals:
        cell = layout.grid.cell(total.row, place)
        said = None if (total.row, place) in layout.grid.errors else read_number(cell)
        first, last = min(span[0] for span in total.spans), max(span[1] for span in total.spans)
        if said is None or _is_rounded(cell) or any(first <= row < last for row in unsure):
            continue
        right = [sums[end] - sums[start] for start, end in total.spans]
        meant = [
            amount + (empty[end] - empty[start]) * (column.blank or 0)
            for amount, (start, end) in zip(right, total.spans, strict=True)
        ]
        if said in right or said in meant or (are_years and said in [end - start for start, end in total.spans]):
            continue
        nearest = right[0] if _PARTIAL in total.label else right[-1]
        why = f"写的是{_shown(said)}，各行相加是{_shown(nearest)}，相差{_shown(abs(said - nearest))}"
        yield _at(piece, pointer, total.row, place, column.title, why)


def _known(piece: Piece, column: Column) -> list[Any]:
    """The column's values as objects, None where empty."""
    values = piece.frame[column.title]
    return [None if missing else value for value, missing in zip(values, values.isna(), strict=True)]


def _is_rounded(cell: object) -> bool:
    return isinstance(cell, str) and any(sign in cell for sign in _ROUNDED)


def _at(piece: Piece, pointer: Pointer, row: int, place: int, title: str, why: str) -> Finding:
    return Finding(
        "total-differs", f"第{row + 1}行合计“{title}”{why}；请核对合计行，或补上漏填、删去多填的行。", file=piece.file,
        sheet=piece.grid.name, cell=address(row, place), row=row + 1, ledger=piece.layout.ledger.id, column=title,
        value=mask(piece.grid.cell(row, place)), indicators=pointer.indicators(title),
    )  # fmt: skip


def _shown(number: Decimal) -> str:
    return f"{number.normalize():f}"
