"""What the blank workbook is for: a year, a town or none, and the ledgers that get a sheet."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from fazhi.catalog.columns import Column, Ledger
from fazhi.catalog.model import Catalog
from fazhi.errors import CatalogError, UsageError
from fazhi.ledgers.sheets.sorting import INSTRUCTIONS, RESULTS
from fazhi.settings import Town

SERIAL, EVIDENCE, REMARK = "序号", "佐证材料", "备注"
"""Columns that every sheet has beside the catalogue's."""

TITLE_ROW, UNIT_ROW, HEADER_ROW, EXAMPLE_ROW, FIRST_ROW = range(5)
"""Rows of a ledger's sheet, from 0."""

FILLABLE = 1000
LAST_ROW = FIRST_ROW + FILLABLE - 1
"""Rows that carry dropdowns and checks."""

YEARS = range(2000, 2100)
"""Others are slips of the pen."""

_NAME_LIMIT = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]|^'|'$")
"""What a spreadsheet does not take in the name of a sheet."""

_RESERVED = ("history",)
"""Names that a spreadsheet keeps for itself."""


@dataclass(frozen=True, slots=True)
class Form:
    """A blank workbook before it is written.

    Parameters
    ----------
    year : int
    catalog : Catalog
        With the town's own lists.
    ledgers : tuple of Ledger
        One sheet each, in the catalogue's order.
    villages : tuple of str
        Names in the town's order; empty: none are known and any name may be typed.
    town : str
        "" where the workbook is for no town in particular.
    demo : bool
        The title says 示例数据.
    """

    year: int
    catalog: Catalog
    ledgers: tuple[Ledger, ...]
    villages: tuple[str, ...] = ()
    town: str = ""
    demo: bool = False

    @property
    def mark(self) -> str:
        """What follows titles of invented data, or ""."""
        return "（示例数据）" if self.demo else ""

    def columns(self, ledger: Ledger) -> tuple[Column, ...]:
        """The columns that the clerk is asked for: none of class P, none that is kept only later."""
        return tuple(
            each for each in ledger.columns if each.privacy != "P" and ledger.is_kept_in(each.title, self.year)
        )

    def titles(self, ledger: Ledger) -> tuple[str, ...]:
        """All column titles of the ledger's sheet."""
        return (SERIAL, *(column.title for column in self.columns(ledger)), EVIDENCE, REMARK)

    def place(self, ledger: Ledger, title: str) -> int | None:
        """Where a column stands in the sheet, from 0; None where it is not offered."""
        titles = self.titles(ledger)
        return titles.index(title) if title in titles else None

    def sheet_name(self, ledger: Ledger) -> str:
        """The ledger's title as a spreadsheet takes it: short, and told from others by more than the case of letters."""
        return _sheet_names(tuple(each.title for each in self.ledgers))[self.ledgers.index(ledger)]


@lru_cache(maxsize=8)
def _sheet_names(titles: tuple[str, ...]) -> tuple[str, ...]:
    names: list[str] = []
    taken = {INSTRUCTIONS, RESULTS, *_RESERVED}
    for number, title in enumerate(titles, 1):
        name = _FORBIDDEN.sub("_", title)
        if len(name) > _NAME_LIMIT or name.casefold() in taken:
            name = f"{name[: _NAME_LIMIT - 3]}_{number:02d}"
        while name.casefold() in taken:  # another ledger is called so
            number += len(titles)
            name = f"{name[: _NAME_LIMIT - 5]}_{number:04d}"
        taken.add(name.casefold())
        names.append(name)
    return tuple(names)


def form_of(catalog: Catalog, year: int, town: Town | None = None, names: Iterable[str] = ()) -> Form:
    """The form for a town, or for none.

    Parameters
    ----------
    catalog : Catalog
    year : int
        Decides which columns and villages there are.
    town : Town, optional
        Its kept ledgers, lists and villages; without one the catalogue's default ledgers.
    names : iterable of str
        Ids or titles of the ledgers that are wanted instead of all kept ones.

    Raises
    ------
    UsageError
        A name is no ledger, the message names near ones; or the year is none.
    CatalogError
        town.toml names a ledger or list that the catalogue has not.
    """
    if year not in YEARS:
        raise UsageError(f"年度“{year}”不对；请写四位数字，如 2024。")
    if town is not None:
        catalog = catalog.with_lists(town.lists)
    try:
        wanted = [catalog.ledger_named(name).id for name in names]
    except CatalogError as error:  # the name was typed, no file of the catalogue is at fault
        raise UsageError(str(error)) from None
    kept = wanted or list(catalog.kept_ledgers(town.kept if town is not None else None))
    return Form(
        year=year,
        catalog=catalog,
        ledgers=tuple(ledger for name, ledger in catalog.ledgers.items() if name in kept),
        villages=tuple(village.name for village in town.villages_in(year)) if town is not None else (),
        town=town.name if town is not None else "",
        demo=town.demo if town is not None else False,
    )
