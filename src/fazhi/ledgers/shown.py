"""A clean ledger as an analyst's own screen may show it: personal values masked."""

from __future__ import annotations

from typing import Any

import pandas as pd

from fazhi.catalog import Column, Ledger
from fazhi.ledgers.cells.masking import mask


def masked_frame(frame: pd.DataFrame, ledger: Ledger) -> pd.DataFrame:
    """The ledger with every value of class P, S or F masked.

    Parameters
    ----------
    frame : pandas.DataFrame
        A clean ledger.
    ledger : Ledger

    Returns
    -------
    pandas.DataFrame
        The same shape and index; masked columns are text.
    """
    shown = frame.copy(deep=False)
    for title in frame.columns:
        column = ledger.column(title)
        if isinstance(column, Column) and column.is_personal:
            privacy = column.privacy
            shown[title] = [mask(value, privacy) if _is_known(value) else "" for value in frame[title]]
    return shown


def _is_known(value: Any) -> bool:
    return isinstance(value, tuple | list) or bool(pd.notna(value))
