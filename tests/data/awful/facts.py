"""What is true of a year: the rows of the tidy ledgers, read without the engine."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook

Row = Mapping[str, Any]
"""Values by column title: str, int, float, date or None."""

_DATE = re.compile(r"(\d{4})[年./-](\d{1,2})[月./-](\d{1,2})日?")
_COMMUNITIES = frozenset({"振兴", "新苑"})


@dataclass(frozen=True)
class Facts:
    """The rows of one ledger.

    Parameters
    ----------
    title : str
    columns : tuple of str
        Titles without 序号.
    rows : tuple of dict
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def read_facts(folder: Path) -> dict[str, Facts]:
    """The ledgers of a tidy year by title.

    Parameters
    ----------
    folder : Path
        A sheet a file, its header in row 3, its rows up to 合计.
    """
    found = {}
    for path in sorted(folder.glob("*.xlsx")):
        with CalamineWorkbook.from_path(str(path)) as book:
            title = book.sheet_names[0]
            grid = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
        end = next(number for number, row in enumerate(grid) if row[0] == "合计")
        columns = tuple(map(str, grid[2][1:]))
        rows = tuple(dict(zip(columns, map(_value, row[1:]), strict=True)) for row in grid[3:end])
        found[title] = Facts(title, columns, rows)
    return found


def village_of(row: Row, column: str = "村（社区）") -> str:
    """The full name of a row's village, "" where it has none: clerks write 大庄 for 大庄村 here too."""
    stem = stem_of(row[column] or "")
    return stem and stem + ("社区" if stem in _COMMUNITIES else "村")


def stem_of(village: str) -> str:
    """The name without 村 or 社区."""
    return village.removesuffix("村").removesuffix("社区")


def _value(cell: Any) -> Any:
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    if isinstance(cell, str) and (match := _DATE.fullmatch(cell)):
        return date(*map(int, match.groups()))
    return None if cell == "" else cell
