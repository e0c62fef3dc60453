"""What a reader of one format hands on: paragraphs and tables in order, with what the file itself says of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

TITLE = -1
"""Level of the report's title."""

DEEPEST = 4
"""Level of the deepest heading."""

_PADDING = 4
"""A table whose empty corners would be this many times its cells is parted instead of filled up."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph as the file has it.

    Parameters
    ----------
    text : str
    page : int, optional
    level : int, optional
        −1 to 4 where a style or tag says it; None where the text itself has to.
    caption : bool
        A style or tag says that it names the table below.
    """

    text: str
    page: int | None = None
    level: int | None = None
    caption: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """One table: rows of cells, all equally long."""

    rows: tuple[tuple[str, ...], ...]
    page: int | None = None


def grids(rows: Iterable[Sequence[str]], page: int | None = None) -> Iterator[Grid]:
    """Rows of any length as tables with rows of one length.

    Short rows are filled up with empty cells, unless that would make far more cells than there are: then rows of one
    length that follow each other are a table, so that one endless row beside many short ones costs no more than itself.
    """
    kept = [tuple(row) for row in rows if row]
    if not kept:
        return
    width = max(map(len, kept))
    if width * len(kept) <= _PADDING * sum(map(len, kept)) + 10_000:
        yield Grid(tuple(row + ("",) * (width - len(row)) for row in kept), page)
        return
    run: list[tuple[str, ...]] = []
    for row in kept:
        if run and len(run[-1]) != len(row):
            yield Grid(tuple(run), page)
            run = []
        run.append(row)
    yield Grid(tuple(run), page)
