"""Which cell of a table a judgement speaks of, told by its words: “东村”行办结率95.87%, “件数”列合计31."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from fazhi.audit.manuscript import Table
from fazhi.audit.marking import Mark, Piece, pieces

Rows: TypeAlias = tuple[tuple[tuple[Piece, ...], ...], ...]
"""Rows of cells of pieces."""

_WORDS = re.compile("“([^“”]*)”([行列])([^“”]*)$")
_BLANKS = re.compile(r"\s+")
_HEAD = 3
"""Rows that may hold titles of columns."""
_ALIKE = 20
"""Rows of one label that are looked at."""


def marked_cells(table: Table, marks: Iterable[tuple[Mark, str]]) -> tuple[Rows, list[Mark]]:
    """The cells of a table as pieces with their marks, and the marks that speak of no one cell.

    Parameters
    ----------
    table : Table
    marks : iterable of Mark and str
        Each with the words of its judgement.
    """
    cells = _Cells(table.rows)
    placed: dict[tuple[int, int], list[Mark]] = {}
    rest: list[Mark] = []
    for mark, words in marks:
        place = cells.find(words)
        if place is None:
            rest.append(mark)
        else:
            length = len(table.rows[place[0]][place[1]])
            placed.setdefault(place, []).append(Mark(0, length, mark.verdict, mark.number))
    shown = tuple(
        tuple(tuple(pieces(text, placed.get((at, column), ()))) for column, text in enumerate(row))
        for at, row in enumerate(table.rows)
    )
    return shown, rest


class _Cells:
    """A table's cells by their words, blanks aside."""

    def __init__(self, rows: Sequence[Sequence[str]]) -> None:
        self._rows = [[_BLANKS.sub("", text) for text in row] for row in rows]
        self._labelled: dict[str, list[int]] = {}
        for at, row in enumerate(self._rows):
            for text in {text for text in row[:2] if text}:
                self._labelled.setdefault(text, []).append(at)

    def find(self, words: str) -> tuple[int, int] | None:
        """Row and column, from 0; None where the words name none, or several."""
        found = _WORDS.search(_BLANKS.sub("", words))
        if found is None:
            return None
        named, kind, rest = found.groups()
        places = self._in_row(named, rest) if kind == "行" else self._in_column(named, rest)
        longest = max((len(self._rows[row][column]) for row, column in places), default=0)
        best = [(row, column) for row, column in places if len(self._rows[row][column]) == longest]
        return best[0] if len(best) == 1 else None

    def _in_row(self, label: str, rest: str) -> list[tuple[int, int]]:
        return [
            (row, column)
            for row in self._labelled.get(label, ())[:_ALIKE]
            for column, text in enumerate(self._rows[row])
            if text and rest.endswith(text) and self._titled(row, column, rest.removesuffix(text))
        ]

    def _in_column(self, title: str, rest: str) -> list[tuple[int, int]]:
        return [
            (row, column)
            for cut in range(1, len(rest))
            for row in self._labelled.get(rest[:cut], ())[:_ALIKE]
            for column, text in enumerate(self._rows[row])
            if text == rest[cut:] and self._titled(row, column, title)
        ]

    def _titled(self, row: int, column: int, title: str) -> bool:
        """Whether words over the column end a title, or are all of it."""
        over = (self._rows[at][column] for at in range(min(row, _HEAD)))
        return any(words and title.endswith(words) for words in over)
