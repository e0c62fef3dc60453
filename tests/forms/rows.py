"""Valid rows for every ledger of a catalogue, drawn by hypothesis, and the workbook with them filled in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
from hypothesis import strategies as st

from fazhi.catalog import Column, Ledger
from fazhi.catalog.columns import PRESENT
from fazhi.forms.form import FIRST_ROW, Form

Row = dict[str, Any]
"""Typed values by column title, as a clean ledger holds them; None where the cell is empty."""

WORDS = st.text("东南西北甲乙丙丁戊己庚辛123", min_size=1, max_size=6)
AMOUNTS = st.integers(0, 10**7).map(lambda number: Decimal(number) / 100)


@st.composite
def rows_of_all(draw: st.DrawFn, form: Form) -> dict[str, list[Row]]:
    """Rows for each ledger of the form by its id."""
    filled: dict[str, list[Row]] = {}
    for ledger in sorted(form.ledgers, key=lambda each: any(column.references for column in each.columns)):
        least = len(form.villages) if ledger.every_village else 1
        most = len(form.villages) if ledger.key == (ledger.village_column,) else least + 2
        rows: list[Row] = []
        for number in range(draw(st.integers(least, most))):
            row = draw(rows_of(ledger, form, number, filled))
            if row not in rows:  # a row that stands there twice is rightly kept out
                rows.append(row)
        filled[ledger.id] = rows
    return filled


@st.composite
def rows_of(draw: st.DrawFn, ledger: Ledger, form: Form, number: int, filled: Mapping[str, list[Row]]) -> Row:
    """The ledger's row of that number (from 0), which sets its key and its village apart from those of the others."""
    row: Row = {}
    for column in form.columns(ledger):
        each_village = column.type == "village" and ledger.every_village
        needed = column.required or each_village or column.title in (*ledger.key, ledger.year_by)
        if column.references:
            target, _, title = column.references.partition(".")
            value = draw(st.sampled_from([each[title] for each in filled[target]]))
        elif each_village or (column.type == "village" and column.title in ledger.key):
            value = form.villages[number % len(form.villages)]
        elif column.title in ledger.key and column.type == "text":
            value = f"{number:03d}"
        else:
            value = draw(values(column, form))
        row[column.title] = value if needed or draw(st.booleans()) else None
    _keep_orders(row, ledger, form)
    if ledger.state is not None and ledger.state.column in row:
        row[ledger.state.column] = draw(st.sampled_from(_states(ledger, row)))
    for column in form.columns(ledger):
        if row[column.title] is None and column.required_if and _all_hold(column.required_if, row):
            row[column.title] = draw(values(column, form))
    _keep_orders(row, ledger, form)
    return row


def values(column: Column, form: Form) -> st.SearchStrategy[Any]:
    """Values of a column on its own."""
    match column.type:
        case "date":
            return st.dates(date(form.year, 1, 1), date(form.year, 12, 31))
        case "int":
            low = 0 if column.min is None else int(column.min)
            return st.integers(low, low + 500 if column.max is None else int(column.max))
        case "decimal":
            return AMOUNTS
        case "choice":
            return st.sampled_from(column.choices)
        case "choices":
            return st.lists(st.sampled_from(column.choices), min_size=1, max_size=3, unique=True).map(tuple)
        case "list":
            return st.lists(WORDS, min_size=1, max_size=3, unique=True).map(tuple)
        case "bool":
            return st.booleans()
        case "village":
            return st.sampled_from(form.villages)
    return WORDS


def _keep_orders(row: Row, ledger: Ledger, form: Form) -> None:
    """Move dates and numbers to where their order holds."""
    for column in form.columns(ledger):
        value = row[column.title]
        earlier, whole = row.get(column.not_before), row.get(column.at_most)
        if value is not None and earlier is not None and value < earlier:
            row[column.title] = min(earlier + timedelta(days=9), date(form.year, 12, 31))
        if value is not None and whole is not None:
            row[column.title] = min(value, whole)


def _states(ledger: Ledger, row: Row) -> tuple[str, ...]:
    """The states that agree with the row's date."""
    state = ledger.state
    assert state is not None
    column = ledger.column(state.column)
    assert isinstance(column, Column)
    wrong = state.open if row[state.date] is not None else state.closed
    return tuple(choice for choice in column.choices if choice not in wrong)


def _all_hold(conditions: Mapping[str, Any], row: Row) -> bool:
    return all(
        row.get(title) is not None
        if wanted == PRESENT
        else row.get(title) in (wanted if isinstance(wanted, tuple) else (wanted,))
        for title, wanted in conditions.items()
    )


def fill_in(template: Path, form: Form, filled: Mapping[str, Iterable[Row]], to: Path) -> None:
    """Write rows into a copy of the blank workbook, as a clerk does: 序号 and the row's values from row 5 on."""
    book = openpyxl.load_workbook(template)
    for ledger in form.ledgers:
        sheet = book[form.sheet_name(ledger)]
        for number, row in enumerate(filled.get(ledger.id, ())):
            sheet.cell(FIRST_ROW + 1 + number, 1, number + 1)
            for title, value in row.items():
                place = form.titles(ledger).index(title)
                sheet.cell(FIRST_ROW + 1 + number, place + 1, typed_in(value))
    book.save(to)


def typed_in(value: Any) -> Any:
    """A value as a clerk types it."""
    if isinstance(value, bool):
        return "是" if value else "否"
    return "、".join(value) if isinstance(value, tuple) else value
