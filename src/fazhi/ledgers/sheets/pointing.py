"""Findings that point at a cell: address, masked content, indicators touched, a sentence for the clerk.

A fault in a column that no figure uses is a hint: the clerk may mend it, but nothing waits for it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from fazhi.catalog.columns import Column, Ledger
from fazhi.catalog.model import Catalog
from fazhi.findings import Finding, Severity
from fazhi.ledgers.cells.masking import mask
from fazhi.ledgers.files.grid import Cell
from fazhi.ledgers.sheets.pieces import Piece
from fazhi.ledgers.sheets.visible import Words, visible

_ABOUT_A_COLUMN = ("cell-", "error-cells", "column-missing")


@dataclass(slots=True)
class Pointer:
    """Makes the findings of one ledger.

    Parameters
    ----------
    ledger : Ledger
    catalog : Catalog
        Knows which indicators read a column.
    villages : tuple of str
        Names of the town's villages, which findings may show.
    """

    ledger: Ledger
    catalog: Catalog
    villages: tuple[str, ...] = ()
    _words: dict[str, Words] = field(default_factory=dict)
    _indicators: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def indicators(self, title: str = "") -> tuple[str, ...]:
        """Ids of the indicators that read the column, or the ledger."""
        if title not in self._indicators:
            self._indicators[title] = tuple(sorted(set(self.catalog.indicators_of(self.ledger.id, title))))
        return self._indicators[title]

    def is_used(self, title: str) -> bool:
        """Whether a figure depends on the column: an indicator or chart reads it, or it places or closes the rows."""
        ledger, state = self.ledger, self.ledger.state
        if title in (ledger.year_by, *ledger.key, *((state.date, state.column) if state else ())):
            return True
        return bool(self.indicators(title)) or self._is_drawn(title)

    def _is_drawn(self, title: str) -> bool:
        by = {title} | ({"village"} if title == self.ledger.village_column else set())
        of_ledger = {each.id for each in self.catalog.indicators.values() if each.part.ledger == self.ledger.id}
        return any(by & {chart.by} and of_ledger & set(chart.series) for chart in self.catalog.charts.values()) or any(
            self.catalog.indicators[name].month_by == title for name in of_ledger
        )

    def _severity(self, code: str, title: str) -> Severity | None:
        return Severity.HINT if title and code.startswith(_ABOUT_A_COLUMN) and not self.is_used(title) else None

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
        shown = self.shown(piece.raw(sheet_row, title), title, why)
        content = f"“{shown}”" if shown else ""
        return Finding(
            code, f"第{sheet_row}行“{title}”{content}{why}。", self._severity(code, title), file=piece.file, sheet=piece.grid.name,
            cell=piece.address(sheet_row, title), row=sheet_row, ledger=self.ledger.id, column=title, value=shown,
            indicators=self.indicators(title),
        )  # fmt: skip

    def shown(self, raw: Cell, title: str, why: str = "") -> str:
        """A cell's content as a finding of this ledger may show it.

        Parameters
        ----------
        raw : object
        title : str
            Column title of the catalogue.
        why : str
            What the finding says of it.
        """
        column = self.ledger.column(title)
        if not isinstance(column, Column):
            return mask(raw, "P")
        if title not in self._words:
            self._words[title] = Words.of(column, self.villages)
        return visible(raw, column, self._words[title], numbers_rows=self.ledger.numbers_rows(title), sentence=why)

    def at_row(self, piece: Piece, sheet_row: int, code: str, why: str) -> Finding:
        """A finding about a whole row."""
        return Finding(
            code, f"第{sheet_row}行{why}。", file=piece.file, sheet=piece.grid.name, row=sheet_row,
            ledger=self.ledger.id, indicators=self.indicators(),
        )  # fmt: skip

    def at_sheet(self, piece: Piece, code: str, message: str, title: str = "") -> Finding:
        """A finding about a sheet."""
        return Finding(
            code, message, self._severity(code, title), file=piece.file, sheet=piece.grid.name, ledger=self.ledger.id, column=title,
            indicators=self.indicators(title),
        )  # fmt: skip
