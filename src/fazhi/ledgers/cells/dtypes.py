"""The pandas type of each column type: exact, with one missing value."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
from pandas.api.extensions import ExtensionArray

from fazhi.catalog.columns import Column, ColumnType
from fazhi.ledgers.cells.values import DECIMAL_DIGITS, DECIMAL_PLACES

DECIMAL = pd.ArrowDtype(pa.decimal128(DECIMAL_DIGITS, DECIMAL_PLACES))
DATE = "datetime64[us]"

_PLAIN: dict[ColumnType, Any] = {
    "int": pd.Int64Dtype(),
    "decimal": DECIMAL,
    "text": pd.StringDtype(),
    "choice": pd.StringDtype(),
    "village": pd.StringDtype(),
    "bool": pd.BooleanDtype(),
}


def typed(values: Sequence[Any], kind: ColumnType) -> ExtensionArray:
    """Values as an array of their type; None is missing.

    Parameters
    ----------
    values : sequence
        As :func:`fazhi.ledgers.cells.values.read_cell` gives them.
    kind : str
        Column type.
    """
    if kind == "date":
        return pd.array(np.array(values, dtype=DATE), dtype=DATE)  # type: ignore[call-overload,no-any-return]
    if kind in ("choices", "list"):
        held = np.empty(len(values), dtype=object)
        held[:] = values
        boxed: ExtensionArray = pd.Series(held, dtype=object).array
        return boxed
    return pd.array(list(values), dtype=_PLAIN[kind])  # type: ignore[no-any-return]


def as_category(values: pd.Series, column: Column, villages: Iterable[str]) -> pd.Series:
    """A choice or village column as a category in the order of the catalogue; any other as it is.

    Parameters
    ----------
    values : Series
        After validation: every value is a choice.
    column : Column
    villages : iterable of str
        The town's villages; where it lists none, the values' own order of appearance.
    """
    if column.type == "choice":
        return values.astype(pd.CategoricalDtype(list(column.choices)))
    if column.type == "village":
        names = list(villages) or sorted(values.dropna().unique())
        return values.astype(pd.CategoricalDtype(names))
    return values
