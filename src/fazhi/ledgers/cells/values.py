"""The one place where a raw cell becomes a typed value: a table of readers by column type.

A reader returns the value, None for nothing, or a :class:`Fault` when the cell cannot be read exactly. It never
guesses: a near miss of a choice is a fault that names the nearest valid one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from fazhi.catalog.columns import Column, ColumnType
from fazhi.ledgers.cells.amounts import read_number
from fazhi.ledgers.cells.choosing import BETWEEN, choice_in, choices_in, nearest
from fazhi.ledgers.cells.dates import read_date
from fazhi.ledgers.cells.faults import Fault as Fault
from fazhi.ledgers.cells.faults import date_fault, number_fault
from fazhi.ledgers.cells.identity import DIGITS_LOST, has_lost_digits, identity_fault
from fazhi.ledgers.cells.wording import is_nothing, plain, tidy
from fazhi.ledgers.files.grid import Cell
from fazhi.settings import Town

DECIMAL_PLACES = 4
DECIMAL_DIGITS = 18
"""Decimals are kept as decimal128(18, 4): 10 厘 of a 元 and all money of a town."""

_YES = frozenset({"是", "√", "✓", "✔", "☑", "∨", "v", "有", "对", "1", "true", "y", "yes", "已", "是的"})
_NO = frozenset({"否", "×", "✗", "✘", "✕", "✖", "╳", "x", "无", "没有", "0", "false", "n", "no", "未", "不是"})
_UNIT = re.compile(r"[（(]([^（）()]+)[）)]$")
_COMMITTEES = {
    "村": ("", "村委", "村委会", "村村委会", "村民委员会", "村村民委员会"),
    "社区": ("", "居委", "居委会", "社区居委会", "居民委员会", "社区居民委员会"),
}
"""What may stand in place of 村 and 社区."""


@dataclass(frozen=True, slots=True)
class Context:
    """What reading a cell depends on beside the cell.

    Parameters
    ----------
    year : int
        The year of the file, for dates without one.
    villages : mapping of str to str
        Every way to write a village, after :func:`plain`, and its name; empty where the town lists none.
    town : str
        The town's name, which may stand before a village's.
    """

    year: int
    villages: Mapping[str, str]
    town: str = ""

    @classmethod
    def of(cls, town: Town, year: int) -> Context:
        """The context of a town's year.

        A village without its 村 or 社区, or with 居委会 or 村委会 for it, is understood unless two would be meant.
        """
        exact: dict[str, str] = {}
        short: dict[str, set[str]] = {}
        for village in town.villages_in(year):
            exact |= {plain(name): village.name for name in (village.name, *village.aliases)}
            stem = plain(village.name).removesuffix(village.kind)
            for ending in _COMMITTEES[village.kind]:
                short.setdefault(stem + ending, set()).add(village.name)
        understood = {name: next(iter(meant)) for name, meant in short.items() if len(meant) == 1 and name}
        return cls(year, understood | exact, plain(town.name))


Reader = Callable[[Cell, Column, Context], Any]


def read_cell(cell: Cell, column: Column, context: Context) -> Any:
    """The typed value of a raw cell.

    Parameters
    ----------
    cell : object
        str, number or date as calamine gives it; "" where empty.
    column : Column
    context : Context

    Returns
    -------
    object
        date, int, Decimal, str, bool, tuple of str; None for nothing; or a :class:`Fault`.
    """
    if cell is None or (isinstance(cell, str) and not cell.strip()):
        return None
    return READERS[column.type](cell, column, context)


def _date(cell: Cell, column: Column, context: Context) -> date | Fault | None:
    if isinstance(cell, str) and is_nothing(cell):
        return None
    day = read_date(cell, context.year)
    return day if day is not None else date_fault(cell, context.year, personal=column.is_personal)


def _int(cell: Cell, column: Column, context: Context) -> int | Fault | None:
    if isinstance(cell, str) and is_nothing(cell):
        return None
    unit = _unit(column)
    number = read_number(cell, unit)
    if number is None:
        return number_fault(cell, "整数", unit)
    if number != number.to_integral_value() or abs(number) >= 10**15:
        return Fault("cell-unreadable", "读不成准确的整数，请只写数字")
    return int(number)


def _decimal(cell: Cell, column: Column, context: Context) -> Decimal | Fault | None:
    if isinstance(cell, str) and is_nothing(cell):
        return None
    unit = _unit(column)
    number = read_number(cell, unit)
    if number is None:
        return number_fault(cell, "数", unit)
    if abs(number) >= 10 ** (DECIMAL_DIGITS - DECIMAL_PLACES):
        return Fault("cell-unreadable", "读不成准确的数，请只写数字")
    if number != round(number, DECIMAL_PLACES):
        return Fault("cell-unreadable", f"的小数多于{DECIMAL_PLACES}位，请核对")
    return round(number, DECIMAL_PLACES)


def _unit(column: Column) -> str:
    """The unit in the column's title: 元 in 金额（元）."""
    match = _UNIT.search(column.title)
    return match[1] if match else ""


def _text(cell: Cell, column: Column, context: Context) -> str | Fault | None:
    is_identity = column.format == "identity"
    if has_lost_digits(cell):
        return Fault("cell-identity" if is_identity else "cell-unreadable", DIGITS_LOST)
    text = as_text(cell)
    if is_nothing(text):
        return None
    fault = identity_fault(text, context.year) if is_identity else None
    return fault or tidy(text)


def _choice(cell: Cell, column: Column, context: Context) -> str | Fault | None:
    return choice_in(as_text(cell), column)


def _choices(cell: Cell, column: Column, context: Context) -> tuple[str, ...] | Fault | None:
    return choices_in(as_text(cell), column)


def _list(cell: Cell, column: Column, context: Context) -> tuple[str, ...] | None:
    text = as_text(cell)
    if is_nothing(text):
        return None
    parts = (tidy(part) for part in _split_names(text))
    return tuple(dict.fromkeys(part for part in parts if part)) or None


def _split_names(text: str) -> list[str]:
    """Names by their separators, but a title in 《》 is one name whatever stands in it."""
    kept: dict[str, str] = {}

    def keep(match: re.Match[str]) -> str:
        token = f"《{len(kept)}》"
        kept[token] = match[0]
        return token

    shielded = re.sub(r"《[^《》]*》", keep, text)
    return [re.sub(r"《\d+》", lambda match: kept.get(match[0], match[0]), part) for part in BETWEEN.split(shielded)]


def _bool(cell: Cell, column: Column, context: Context) -> bool | Fault | None:
    word = plain(as_text(cell)).lower()
    if word in _YES:
        return True
    if word in _NO:
        return False
    return None if is_nothing(word) else Fault("cell-unreadable", "读不成是或否")


def _village(cell: Cell, column: Column, context: Context) -> str | Fault | None:
    text = as_text(cell)
    if is_nothing(text):
        return None
    if not context.villages:
        return tidy(text)
    name = plain(text)
    after_town = name.rpartition(context.town)[2] if context.town else name
    short_town = re.sub("(?:镇|乡|街道)$", "", context.town)
    for candidate in (name, after_town, name.removeprefix(short_town)):
        if candidate in context.villages:
            return context.villages[candidate]
    # the nearest of a personal column would say what stands there
    near = "" if column.is_personal else nearest(after_town, context.villages, 0.5)
    hint = f"，最接近的是“{context.villages[near]}”" if near else ""
    return Fault("cell-village-unknown", f"不是本镇的村（社区）{hint}")


def as_text(cell: Cell) -> str:
    """A raw cell as a clerk sees it: a whole number without its fraction, a date without midnight."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else f"{cell:.15g}"
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "minutes")
    if isinstance(cell, date | time | timedelta):
        return str(cell)
    return str(cell)


READERS: Mapping[ColumnType, Reader] = {
    "date": _date,
    "int": _int,
    "decimal": _decimal,
    "text": _text,
    "choice": _choice,
    "choices": _choices,
    "list": _list,
    "bool": _bool,
    "village": _village,
}
"""How a cell of each column type is read."""
