"""What the blank workbook is for: a year, a town or none, and the ledgers that get a sheet."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from fazhi.catalog.columns import Column, Ledger
from fazhi.catalog.model import Catalog
from fazhi.errors import UsageError, near
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
        """The ledger's title as a spreadsheet takes it."""
        name = _FORBIDDEN.sub("_", ledger.title)
        if len(name) <= _NAME_LIMIT:
            return name
        return f"{name[: _NAME_LIMIT - 3]}_{self.ledgers.index(ledger) + 1:02d}"


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
    wanted = [_ledger_named(name, catalog).id for name in names]
    kept = wanted or list(catalog.kept_ledgers(town.kept if town is not None else None))
    return Form(
        year=year,
        catalog=catalog,
        ledgers=tuple(ledger for name, ledger in catalog.ledgers.items() if name in kept),
        villages=tuple(village.name for village in town.villages_in(year)) if town is not None else (),
        town=town.name if town is not None else "",
        demo=town.demo if town is not None else False,
    )


def _ledger_named(name: str, catalog: Catalog) -> Ledger:
    found = catalog.ledgers.get(name) or next((one for one in catalog.ledgers.values() if one.title == name), None)
    if found is None:
        titles = [ledger.title for ledger in catalog.ledgers.values()]
        valid = [*catalog.ledgers, *titles] if name.isascii() else [*titles, *catalog.ledgers]
        raise UsageError(f"没有名为“{name}”的台账；{near(name, valid)}。")
    return found
