"""Small cells: who could be recognised in a table is not shown in it.

A cell of 1 or 2 rows about private persons is suppressed (primary), and as many further cells as it takes so that
the printed total does not give it away (secondary). Source: domain practice for published statistics, threshold 3.
"""

from __future__ import annotations

from fazhi.indicators import Breakdown, Cell

THRESHOLD = 3
"""Cells with fewer rows than this, but not none, are suppressed."""


def suppressed_keys(breakdown: Breakdown, threshold: int = THRESHOLD) -> frozenset[str]:
    """Keys of the cells that must not be shown.

    Parameters
    ----------
    breakdown : Breakdown
    threshold : int
        Rows from which a cell may be shown.

    Notes
    -----
    With one hidden cell, total minus the shown ones gives it away; with several whose sum equals their number,
    each must be 1. Both are avoided by hiding the next smallest cell. As many rows as cells
    could be one in each: then the empty ones are hidden too, so that 1, 1, 1 looks like 2, 1, 0.
    """
    hidden = [cell for cell in breakdown.cells if 0 < cell.rows < threshold]
    if not hidden:
        return frozenset()
    rest = sorted((cell for cell in breakdown.cells if cell not in hidden), key=_by_size)
    while rest and (len(hidden) < 2 or sum(cell.rows for cell in hidden) <= len(hidden)):
        hidden.append(rest.pop(0))
    if not any(cell.rows for cell in rest) and sum(cell.rows for cell in hidden) == len(breakdown.cells):
        hidden += rest
    return frozenset(cell.key for cell in hidden)


def _by_size(cell: Cell) -> tuple[bool, int, str]:
    return (cell.rows == 0, cell.rows, cell.key)  # an empty cell hides nothing: last
