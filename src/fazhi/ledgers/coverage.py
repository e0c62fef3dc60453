"""Villages without a row in a ledger that should have one for each."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from fazhi.findings import Finding
from fazhi.ledgers.assembly import Assembled
from fazhi.ledgers.sheets.pointing import Pointer

_NAMED = 8


def village_findings(
    assembled: Assembled, frame: pd.DataFrame, pointer: Pointer, villages: Sequence[str], year: int
) -> list[Finding]:
    """One finding that names the villages without a row, where the catalogue says that each has one.

    Nothing is said of a ledger without rows, nor where as many village cells could not be read as villages lack:
    the clerk mends those first.

    Parameters
    ----------
    assembled : Assembled
    frame : DataFrame
        Its rows after the rules.
    pointer : Pointer
    villages : sequence of str
        The town's villages of that year.
    year : int
    """
    ledger = assembled.ledger
    title = ledger.village_column
    if not ledger.every_village or title not in frame.columns or frame.empty:
        return []
    of_year = np.ones(len(frame), dtype=bool)
    if ledger.kind == "events" and ledger.year_by in frame.columns:
        of_year = (frame[ledger.year_by].dt.year == year).fillna(False).to_numpy(dtype=bool)
    present = set(frame.loc[of_year, title].dropna())
    absent = [village for village in villages if village not in present]
    unreadable = int(assembled.every_row[title].isna().sum())
    if not absent or not of_year.any() or unreadable >= len(absent):
        return []
    named = "、".join(absent[:_NAMED]) + (f"等{len(absent)}个村（社区）" if len(absent) > _NAMED else "")
    message = f"“{ledger.title}”里没有{named}的行。"
    only = assembled.pieces[0] if len(assembled.pieces) == 1 else None
    return [
        Finding(
            "village-absent", message, file=only.file if only else "", sheet=only.grid.name if only else "",
            ledger=ledger.id, column=title, indicators=pointer.indicators(title),
        )
    ]  # fmt: skip
