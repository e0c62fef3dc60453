"""The classes of a dimension: which of them each row belongs to, what they are called, and their order."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from fazhi.catalog import Column, Derived
from fazhi.indicators.masks import Mask
from fazhi.indicators.measures import View, flatten, frequent

UNKNOWN = "未填"
"""The class of rows whose dimension is empty."""

YES, NO = "是", "否"

Classes = list[tuple[str, ...]]
"""The class or classes of each row, by the names that print."""


def class_names(values: pd.Series, column: Column | Derived | None, bins: tuple[int, ...]) -> Classes:
    """The classes of each row.

    Parameters
    ----------
    values : pandas.Series
        The dimension's column.
    column : Column or Derived or None
        What the catalogue says of it.
    bins : tuple of int
        Upper bounds, included, where the column is a number; empty: every value is a class.
    """
    if bins:
        unit = unit_of(column)
        return [(bin_name(int(value), bins, unit),) if pd.notna(value) else (UNKNOWN,) for value in values]
    if column is not None and column.type == "bool":
        return [(YES if value else NO,) if pd.notna(value) else (UNKNOWN,) for value in values]
    return [tuple(flatten([value])) or (UNKNOWN,) for value in values]


def unit_of(column: Column | Derived | None) -> str:
    """The measure word of a number column's classes: days have one, an office's own numbers none."""
    return "天" if isinstance(column, Derived) and column.days_between else ""


def bin_name(value: int, bins: tuple[int, ...], unit: str = "") -> str:
    """The class of a number, upper bound included: 30天以内, 31—60天, 60天以上."""
    below = None
    for bound in bins:
        if value <= bound:
            return f"{bound}{unit}以内" if below is None else f"{below + 1}—{bound}{unit}"
        below = bound
    return f"{bins[-1]}{unit}以上"


def class_order(view: View, title: str, bins: tuple[int, ...], found: list[Classes]) -> Iterable[str]:
    """All classes in the order of the bounds, the village list or the choices, else most frequent first."""
    seen = dict.fromkeys(name for each in found for names in each for name in names)
    column = view.ledger.column(title)
    if bins:
        unit = unit_of(column)
        wanted = tuple(bin_name(edge, bins, unit) for edge in (0, *(bound + 1 for bound in bins)))
    elif isinstance(column, Column) and column.type == "village":
        wanted = view.villages
    elif isinstance(column, Column) and column.choices:
        wanted = column.choices
    elif column is not None and column.type == "bool":
        wanted = (YES, NO)
    else:
        wanted = frequent(pd.Series([name for names in found[0] for name in names], dtype=object))
    return (*wanted, *(name for name in seen if name not in wanted))


def in_class(classes: Classes, name: str) -> Mask:
    """Which rows belong to a class; ndarray of bool, shape (rows,)."""
    return np.fromiter((name in names for names in classes), dtype=bool, count=len(classes))
