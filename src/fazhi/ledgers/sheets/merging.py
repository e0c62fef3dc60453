"""Merged cells in the data: a value merged over several rows holds for each of them, a number only once."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from fazhi.ledgers.files.grid import Grid


@dataclass(frozen=True, slots=True, eq=False)
class MergedDown:
    """A sheet with its merged cells told to every row that they cover.

    Parameters
    ----------
    grid : Grid
        With the values copied down.
    covered : array of bool, shape (rows, columns)
        Cells that a merged range covers below its first row.
    """

    grid: Grid
    covered: npt.NDArray[np.bool_]


def merged_down(grid: Grid, after: int, once: Collection[int]) -> MergedDown:
    """Copy merged values down.

    Parameters
    ----------
    grid : Grid
    after : int
        The last row of the header, from 0; ranges that begin there or above are the header's own.
    once : collection of int
        Columns whose merged value is not copied: a number merged over three rows is one number, and nobody but the
        office knows whether it is the sum or holds for each.
    """
    covered = np.zeros((grid.height, len(grid.columns)), dtype=bool)
    copies = []
    for (top, left), (bottom, right) in grid.merged:
        bottom, right = min(bottom, grid.height - 1), min(right, len(grid.columns) - 1)
        if top <= after or bottom <= top or left > right:
            continue
        covered[top + 1 : bottom + 1, left : right + 1] = True
        if left not in once:
            copies.append((left, top, bottom))
    return MergedDown(grid.with_copies(copies) if copies else grid, covered)
