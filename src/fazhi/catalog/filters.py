"""The language of filters: which rows count.

A filter is a TOML table. Its keys are column titles, its values conditions; all of them must hold. ``any`` is a
list of filters of which one must hold. Conditions:

=============================  ==========================================================
``"党政领导班子"``, ``true``     equal
``["来信", "网上"]``             one of
``{ has = "专题学习" }``         a several-valued column holds it (a list: one of them)
``{ not = "退单" }``             known and not it (a list: none of them)
``{ min = 1, max = 30 }``      in the range, bounds included
``{ present = true }``         there is a value (false: there is none)
``"in the year"``              (dates) within the period
``"by cut-off"``               (dates) on or before the cut-off
``"open at cut-off"``          (dates) not by the cut-off: after it, or none
``"covers cut-off"``           (dates) a term's last day: on or after the cut-off, or none
=============================  ==========================================================

Only the language stands here; :mod:`fazhi.indicators.masks` gives it a meaning on rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal

Scalar = str | bool | int | Decimal
DateWord = Literal["in the year", "by cut-off", "open at cut-off", "covers cut-off"]
DATE_WORDS: tuple[DateWord, ...] = ("in the year", "by cut-off", "open at cut-off", "covers cut-off")
_TABLE_KEYS = ("has", "not", "min", "max", "present")


@dataclass(frozen=True, slots=True)
class OneOf:
    """The value is one of these."""

    values: tuple[Scalar, ...]


@dataclass(frozen=True, slots=True)
class Has:
    """A several-valued cell holds one of these."""

    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The value is known and none of these."""

    values: tuple[Scalar, ...]


@dataclass(frozen=True, slots=True)
class Range:
    """The value lies between these, bounds included."""

    low: Decimal | None
    high: Decimal | None


@dataclass(frozen=True, slots=True)
class Present:
    """There is a value, or there is none."""

    expected: bool


@dataclass(frozen=True, slots=True)
class When:
    """A date's place in time."""

    word: DateWord


Condition = OneOf | Has | Not | Range | Present | When


@dataclass(frozen=True, slots=True)
class Filter:
    """Conditions that must all hold, and alternatives of which one must.

    Parameters
    ----------
    conditions : tuple of (str, Condition)
        By column title.
    alternatives : tuple of Filter
        Empty: none asked for.
    """

    conditions: tuple[tuple[str, Condition], ...] = ()
    alternatives: tuple[Filter, ...] = ()

    def columns(self) -> Iterator[str]:
        """Every column title that the filter reads."""
        for column, _ in self.conditions:
            yield column
        for alternative in self.alternatives:
            yield from alternative.columns()

    def walk(self) -> Iterator[tuple[str, Condition]]:
        """Every condition with its column, alternatives included."""
        yield from self.conditions
        for alternative in self.alternatives:
            yield from alternative.walk()


EVERY_ROW = Filter()


def parse_filter(table: Mapping[str, Any]) -> Filter:
    """Read a filter from its TOML table.

    Raises
    ------
    ValueError
        A condition has no meaning; the message says which column and what is possible.
    """
    conditions: list[tuple[str, Condition]] = []
    alternatives: tuple[Filter, ...] = ()
    for column, value in table.items():
        if column == "any":
            if not isinstance(value, list) or not all(isinstance(part, dict) for part in value) or not value:
                raise ValueError("any 应为若干个筛选条件的列表，如 any = [ {…}, {…} ]")
            alternatives = tuple(parse_filter(part) for part in value)
        else:
            conditions.append((column, _condition(column, value)))
    return Filter(tuple(conditions), alternatives)


def _condition(column: str, value: Any) -> Condition:
    if isinstance(value, str) and value in DATE_WORDS:
        return When(value)
    if isinstance(value, dict):
        return _table_condition(column, value)
    return OneOf(_scalars(column, value))


def _table_condition(column: str, table: dict[str, Any]) -> Condition:
    unknown = [key for key in table if key not in _TABLE_KEYS]
    if unknown or not table:
        raise ValueError(f"列“{column}”的条件里没有“{unknown[0] if unknown else ''}”；可用：{'、'.join(_TABLE_KEYS)}")
    if "has" in table and len(table) == 1:
        return Has(tuple(str(value) for value in _scalars(column, table["has"])))
    if "not" in table and len(table) == 1:
        return Not(_scalars(column, table["not"]))
    if "present" in table and len(table) == 1 and isinstance(table["present"], bool):
        return Present(table["present"])
    if set(table) <= {"min", "max"}:
        return Range(_number(column, table.get("min")), _number(column, table.get("max")))
    raise ValueError(f"列“{column}”的条件只能是 has、not、present（true 或 false）之一，或 min 和 max")


def _scalars(column: str, value: Any) -> tuple[Scalar, ...]:
    values = value if isinstance(value, list) else [value]
    for each in values:
        if not isinstance(each, str | bool | int | float | Decimal) or isinstance(each, date):
            raise ValueError(f"列“{column}”的条件“{each}”不是文字、数字或 true/false")
    if not values:
        raise ValueError(f"列“{column}”的条件是空列表")
    return tuple(Decimal(str(each)) if isinstance(each, float) else each for each in values)


def _number(column: str, value: Any) -> Decimal | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise ValueError(f"列“{column}”的范围“{value}”不是数字")
    return Decimal(str(value))
