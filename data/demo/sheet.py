"""One filled-in ledger before it takes the shape of an office's file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

Value: TypeAlias = str | int | float | bool | date | None
Row: TypeAlias = Mapping[str, Value]


@dataclass(frozen=True)
class Sheet:
    """
    The rows of one ledger in one year.

    Parameters
    ----------
    ledger : str
        Identifier in the catalogue.
    title : str
        Chinese title, which names file or sheet.
    columns : tuple of str
        Catalogue titles of the columns, in the order of the file; 序号 and 备注 come with the shape.
    rows : tuple of Row
        Values by column; what is not given is blank. 备注 may be given too.
    totals : tuple of str
        Columns that the 合计 row adds up.

    Raises
    ------
    ValueError
        If a row names an unknown column or stands twice.
    """

    ledger: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    totals: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        known = {*self.columns, "备注"}
        strange = [name for row in self.rows for name in row if name not in known]
        if strange or not known.issuperset(self.totals):
            raise ValueError(f"{self.ledger}: unknown columns {strange or self.totals}")
        # An exact duplicate would be quarantined on ingest and spoil the figures.
        seen = {tuple(row.get(name) for name in self.columns) for row in self.rows}
        if len(seen) < len(self.rows):
            raise ValueError(f"{self.ledger}: {len(self.rows) - len(seen)} rows stand twice")
