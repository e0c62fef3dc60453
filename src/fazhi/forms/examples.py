"""The example row: plausible values made from the catalogue's rules, never a person's."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from fazhi.catalog.columns import Column, Ledger
from fazhi.forms.form import EVIDENCE, REMARK, SERIAL, Form

EXAMPLE = "示例"
"""Stands in the first cell of the row; reading takes such a row for no data."""

Value = str | int | float | date

_NUMBER = Decimal(3)
_LATER = {"events": timedelta(days=20), "register": timedelta(days=364)}
"""How long after the first date a later one lies: a case is settled, a term runs out."""

_DEADLINE = timedelta(days=60)
"""How long after the first date a deadline lies, so that the example keeps it."""


def example_row(ledger: Ledger, form: Form) -> dict[str, Value]:
    """A filled-in row by column title.

    Parameters
    ----------
    ledger : Ledger
    form : Form
        Its first village and its year appear in the row.
    """
    values: dict[str, Value] = {SERIAL: EXAMPLE}
    for column in form.columns(ledger):
        values[column.title] = _value(column, ledger, form)
    return values | {EVIDENCE: "材料放在哪里", REMARK: "本行是示例，不计入，可以删除"}


def _value(column: Column, ledger: Ledger, form: Form) -> Value:
    match column.type:
        case "date":
            return _day(column, ledger, form.year)
        case "int" if column.min is None and column.title.endswith(("年", "年度")):
            return form.year
        case "int":
            return int(_number(column, ledger))
        case "decimal":
            return float(_number(column, ledger))
        case "choice":
            state = ledger.state
            return state.closed[0] if state and column.title == state.column and state.closed else column.choices[0]
        case "choices":
            return "、".join(column.choices[:2])
        case "list":
            return "名称一、名称二"
        case "bool":
            return "否"
        case "village":
            return form.villages[0] if form.villages else "某某村"
        case "text":
            return _text(column, ledger, form.year)


def _day(column: Column, ledger: Ledger, year: int) -> date:
    earlier = ledger.column(column.not_before) if column.not_before else None
    if isinstance(earlier, Column):
        return _day(earlier, ledger, year) + _LATER[ledger.kind]
    first = date(year, 3, 5) if ledger.kind == "events" else date(year, 1, 1)
    is_deadline = "限" in column.title and column.title != ledger.year_by
    return first + _DEADLINE if is_deadline else first


def _number(column: Column, ledger: Ledger) -> Decimal:
    whole = ledger.column(column.at_most) if column.at_most else None
    wanted = _number(whole, ledger) - 1 if isinstance(whole, Column) else _NUMBER
    low = wanted if column.min is None else max(wanted, column.min)
    return low if column.max is None else min(low, column.max)


def _text(column: Column, ledger: Ledger, year: int) -> str:
    if column.title in ledger.key or column.references:
        return f"{year}-001"
    return "简要写明" if column.privacy == "F" else f"写明{column.title}"
