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
from difflib import get_close_matches
from typing import Any

from fazhi.catalog.columns import Column, ColumnType
from fazhi.ledgers.amounts import read_number
from fazhi.ledgers.dates import read_date
from fazhi.ledgers.grid import Cell
from fazhi.ledgers.wording import is_nothing, plain, tidy
from fazhi.settings import Town

DECIMAL_PLACES = 4
DECIMAL_DIGITS = 18
"""Decimals are kept as decimal128(18, 4): 10 厘 of a 元 and all money of a town."""

_YES = frozenset({"是", "√", "✓", "✔", "☑", "有", "对", "1", "true", "y", "yes", "已"})
_NO = frozenset({"否", "×", "✗", "✘", "╳", "x", "无", "没有", "0", "false", "n", "no", "未", "不是"})
_BETWEEN = re.compile(r"[、，,；;\n]+|(?<=》)(?=《)")


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell that cannot be read.

    Parameters
    ----------
    code : str
        Code of the finding.
    why : str
        Follows the cell's content in the message.
    """

    code: str
    why: str


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
            endings = (
                ("", "村委会", "村民委员会") if village.kind == "村" else ("", "居委会", "社区居委会", "居民委员会")
            )
            for ending in endings:
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
    return day if day is not None else Fault("cell-unreadable", "读不成准确的日期，请写成如 2024-3-5")


def _int(cell: Cell, column: Column, context: Context) -> int | Fault | None:
    if isinstance(cell, str) and is_nothing(cell):
        return None
    number = read_number(cell)
    if number is None or number != number.to_integral_value() or abs(number) >= 10**15:
        return Fault("cell-unreadable", "读不成准确的整数，请只写数字")
    return int(number)


def _decimal(cell: Cell, column: Column, context: Context) -> Decimal | Fault | None:
    if isinstance(cell, str) and is_nothing(cell):
        return None
    number = read_number(cell)
    if number is None or abs(number) >= 10 ** (DECIMAL_DIGITS - DECIMAL_PLACES):
        return Fault("cell-unreadable", "读不成准确的数，请只写数字")
    if number != round(number, DECIMAL_PLACES):
        return Fault("cell-unreadable", f"的小数多于{DECIMAL_PLACES}位，请核对")
    return round(number, DECIMAL_PLACES)


def _text(cell: Cell, column: Column, context: Context) -> str | None:
    text = _as_text(cell)
    return None if is_nothing(text) else tidy(text)


def _choice(cell: Cell, column: Column, context: Context) -> str | Fault | None:
    text = _as_text(cell)
    return _chosen(text, column) if not is_nothing(text) or text.strip() in column.choices else None


def _choices(cell: Cell, column: Column, context: Context) -> tuple[str, ...] | Fault | None:
    text = _as_text(cell)
    if is_nothing(text):
        return None
    whole = _chosen(text, column)
    if isinstance(whole, str):
        return (whole,)
    found: dict[str, None] = {}
    for part in _BETWEEN.split(text):
        if part.strip():
            chosen = _chosen(part, column)
            if isinstance(chosen, Fault):
                return Fault(chosen.code, f"中有一项{chosen.why}" if len(_BETWEEN.split(text)) > 1 else chosen.why)
            found[chosen] = None
    return tuple(found) or None


def _chosen(text: str, column: Column) -> str | Fault:
    wanted = plain(text)
    known = {plain(choice): choice for choice in column.choices}
    if wanted in known:
        return known[wanted]
    near = get_close_matches(wanted, known, n=1, cutoff=0.4)
    hint = f"，最接近的是“{known[near[0]]}”" if near else f"，选项是：{'、'.join(column.choices[:8])}"
    return Fault("cell-not-in-list", f"不在选项里{hint}")


def _list(cell: Cell, column: Column, context: Context) -> tuple[str, ...] | None:
    text = _as_text(cell)
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
    return [re.sub(r"《\d+》", lambda match: kept.get(match[0], match[0]), part) for part in _BETWEEN.split(shielded)]


def _bool(cell: Cell, column: Column, context: Context) -> bool | Fault | None:
    word = plain(_as_text(cell)).lower()
    if word in _YES:
        return True
    if word in _NO:
        return False
    return None if is_nothing(word) else Fault("cell-unreadable", "读不成是或否")


def _village(cell: Cell, column: Column, context: Context) -> str | Fault | None:
    text = _as_text(cell)
    if is_nothing(text):
        return None
    if not context.villages:
        return tidy(text)
    name = plain(text)
    for candidate in (name, name.removeprefix(context.town), name.removeprefix(context.town.rstrip("镇乡"))):
        if candidate in context.villages:
            return context.villages[candidate]
    near = get_close_matches(name.removeprefix(context.town), context.villages, n=1, cutoff=0.5)
    hint = f"，最接近的是“{context.villages[near[0]]}”" if near else ""
    return Fault("cell-village-unknown", f"不是本镇的村（社区）{hint}")


def _as_text(cell: Cell) -> str:
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
