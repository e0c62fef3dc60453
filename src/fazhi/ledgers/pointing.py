"""Findings that point at a cell: address, masked content, indicators touched, a sentence for the clerk."""

from __future__ import annotations

from dataclasses import dataclass, field

from fazhi.catalog.columns import Column, Ledger
from fazhi.catalog.model import Catalog
from fazhi.findings import Finding
from fazhi.ledgers.masking import mask
from fazhi.ledgers.pieces import Piece


@dataclass(slots=True)
class Pointer:
    """Makes the findings of one ledger.

    Parameters
    ----------
    ledger : Ledger
    catalog : Catalog
        Knows which indicators read a column.
    """

    ledger: Ledger
    catalog: Catalog
    _indicators: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def indicators(self, title: str = "") -> tuple[str, ...]:
        """Ids of the indicators that read the column, or the ledger."""
        if title not in self._indicators:
            self._indicators[title] = tuple(sorted(set(self.catalog.indicators_of(self.ledger.id, title))))
        return self._indicators[title]

    def at_cell(self, piece: Piece, sheet_row: int, title: str, code: str, why: str) -> Finding:
        """A finding about one cell.

        Parameters
        ----------
        piece : Piece
        sheet_row : int
            From 1.
        title : str
            Column title of the catalogue.
        code : str
        why : str
            Follows the column and the cell's content.
        """
        column = self.ledger.column(title)
        raw = piece.raw(sheet_row, title)
        shown = mask(raw, column.privacy if isinstance(column, Column) else "P")
        content = f"“{shown}”" if shown else ""
        return Finding(
            code, f"第{sheet_row}行“{title}”{content}{why}。", file=piece.file, sheet=piece.grid.name,
            cell=piece.address(sheet_row, title), row=sheet_row, ledger=self.ledger.id, column=title, value=shown,
            indicators=self.indicators(title),
        )  # fmt: skip

    def at_row(self, piece: Piece, sheet_row: int, code: str, why: str) -> Finding:
        """A finding about a whole row."""
        return Finding(
            code, f"第{sheet_row}行{why}。", file=piece.file, sheet=piece.grid.name, row=sheet_row,
            ledger=self.ledger.id, indicators=self.indicators(),
        )  # fmt: skip

    def at_sheet(self, piece: Piece, code: str, message: str, title: str = "") -> Finding:
        """A finding about a sheet."""
        return Finding(
            code, message, file=piece.file, sheet=piece.grid.name, ledger=self.ledger.id, column=title,
            indicators=self.indicators(title),
        )  # fmt: skip
