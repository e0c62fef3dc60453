"""The rules of a ledger as a pandera schema built from the catalogue, and what breaks them.

Rules about two rows (one key twice) stand in twins, about dates and years in timing, about villages in coverage.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Any

import pandas as pd
import pandera.pandas as pa

from fazhi.catalog.columns import PRESENT, Column, Ledger
from fazhi.ledgers.cells.faults import Fault

MISSING = Fault("cell-missing", "必填的单元格是空的，请补填")
NO_NAMES: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Breach:
    """A rule that a row breaks.

    Parameters
    ----------
    row : int
        行号.
    title : str
        The column at fault.
    fault : Fault
    """

    row: int
    title: str
    fault: Fault


def breaches(
    ledger: Ledger, frame: pd.DataFrame, others: Mapping[str, pd.DataFrame], names: Mapping[str, str] = NO_NAMES
) -> list[Breach]:
    """Every breach of the ledger's rules, by row and then by column.

    Parameters
    ----------
    ledger : Ledger
    frame : DataFrame
        Typed rows with a unique index.
    others : mapping of str to DataFrame
        The other ledgers by id, for references; a ledger that was not handed in is not asked.
    names : mapping of str to str
        Their titles, for messages.
    """
    if frame.empty:
        return []
    schema, faults = schema_of(ledger, frame, others, names)
    try:
        schema.validate(frame, lazy=True)
    except pa.errors.SchemaErrors as errors:
        cases = errors.failure_cases
        order = {title: place for place, title in enumerate(frame.columns)}
        found = {
            (int(row), str(title), str(check)): Breach(int(row), str(title), faults.get(str(check), MISSING))
            for title, check, row in zip(cases["column"], cases["check"], cases["index"], strict=True)
        }
        return sorted(found.values(), key=lambda each: (each.row, order[each.title], each.fault.code))
    return []


def schema_of(
    ledger: Ledger, frame: pd.DataFrame, others: Mapping[str, pd.DataFrame], names: Mapping[str, str] = NO_NAMES
) -> tuple[pa.DataFrameSchema, dict[str, Fault]]:
    """The schema of a ledger, and what the failure of each of its checks means.

    Checks that compare two columns carry the other one with them: a check on the whole frame would report every
    column of a failing row.
    """
    faults: dict[str, Fault] = {}
    columns: dict[str, pa.Column] = {}
    for column in ledger.columns:
        if column.title not in frame.columns:
            continue
        checks: list[pa.Check] = []
        for fault, check in _checks(column, frame, others, names):
            name = f"{column.title}/{len(faults)}"
            faults[name] = fault
            checks.append(pa.Check(check, name=name))
        if column.required_if:
            name = f"{column.title}/{len(faults)}"
            faults[name] = Fault("cell-missing", f"是空的，{_condition(ledger, column)}时必填，请补填")
            is_asked = _is_asked(frame, column)
            checks.append(pa.Check(_present_where(is_asked), name=name, ignore_na=False))
        columns[column.title] = pa.Column(nullable=not column.required, checks=checks)
    return pa.DataFrameSchema(columns), faults


def _checks(
    column: Column, frame: pd.DataFrame, others: Mapping[str, pd.DataFrame], names: Mapping[str, str]
) -> list[Any]:
    checks: list[Any] = []
    if column.min is not None or column.max is not None:
        low, high = _bound(column, column.min), _bound(column, column.max)
        checks.append((Fault("cell-out-of-range", f"超出允许的范围（{_range(column)}）"), _within(low, high)))
    if column.not_before in frame.columns:
        fault = Fault("cell-order", f"早于“{column.not_before}”，请核对两个日期")
        checks.append((fault, _at_least(frame[column.not_before])))
    if column.at_most in frame.columns:
        fault = Fault("cell-exceeds", f"大于“{column.at_most}”，请核对两个数")
        checks.append((fault, _at_most(frame[column.at_most])))
    target, _, title = column.references.partition(".")
    if target in others and title in others[target].columns:
        there = f"“{names[target]}”的“{title}”" if target in names else f"“{title}”"
        fault = Fault("cell-reference", f"在{there}里找不到，请核对编号；那边缺行的请补交")
        checks.append((fault, _among(others[target][title])))
    return checks


def _condition(ledger: Ledger, column: Column) -> str:
    """When the column must be filled, in words; the values of personal columns are not named."""
    words = []
    for title, wanted in column.required_if.items():
        other = ledger.column(title)
        if wanted == PRESENT:
            words.append(f"填了“{title}”")
        elif isinstance(other, Column) and other.is_personal:
            words.append(f"“{title}”为规定的值")
        else:
            values = wanted if isinstance(wanted, tuple) else (wanted,)
            named = "或".join(
                f"“{('是' if value else '否') if isinstance(value, bool) else value}”" for value in values
            )
            words.append(f"“{title}”为{named}")
    return "、".join(words)


def _is_asked(frame: pd.DataFrame, column: Column) -> pd.Series:
    """Rows in which every condition holds; a column that the file lacks meets none."""
    asked = pd.Series(True, index=frame.index)
    for title, wanted in column.required_if.items():
        if title not in frame.columns:
            return pd.Series(False, index=frame.index)
        asked &= _true(_meets(frame[title], wanted))
    return asked


def _meets(values: pd.Series, wanted: bool | str | tuple[str, ...]) -> pd.Series:
    if wanted == PRESENT:
        return values.notna()
    if isinstance(wanted, bool):
        return values == wanted
    any_of = set(wanted) if isinstance(wanted, tuple) else {wanted}
    if values.dtype == object:  # several choices a cell
        return values.map(lambda cell: isinstance(cell, tuple) and not any_of.isdisjoint(cell))
    return values.isin(any_of)


def _present_where(asked: pd.Series) -> Any:
    return lambda values: values.notna() | ~asked.loc[values.index]


def _within(low: Any, high: Any) -> Any:
    def check(values: pd.Series) -> pd.Series:
        inside = pd.Series(True, index=values.index)
        if low is not None:
            inside &= (values >= low).fillna(True).astype(bool)
        if high is not None:
            inside &= (values <= high).fillna(True).astype(bool)
        return inside

    return check


def _at_least(other: pd.Series) -> Any:
    return lambda values: values.isna() | other.loc[values.index].isna() | _true(values >= other.loc[values.index])


def _at_most(other: pd.Series) -> Any:
    return lambda values: values.isna() | other.loc[values.index].isna() | _true(values <= other.loc[values.index])


def _among(known: pd.Series) -> Any:
    return lambda values: values.isna() | values.isin(set(known.dropna()))


def _true(values: pd.Series) -> pd.Series:
    return values.fillna(False).astype(bool)


def _bound(column: Column, bound: Decimal | None) -> Any:
    return None if bound is None else (int(bound) if column.type == "int" else bound)


def _range(column: Column) -> str:
    if column.min is not None and column.max is not None:
        return f"{column.min}至{column.max}"
    return f"不小于{column.min}" if column.min is not None else f"不大于{column.max}"
