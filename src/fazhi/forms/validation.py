"""What a cell of a column accepts while the clerk types: the catalogue's rules as a spreadsheet's own checks.

A check only helps: everything is checked again when the workbook is read.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

from fazhi.catalog.columns import Column, Ledger
from fazhi.forms.form import FIRST_ROW, LAST_ROW, Form
from fazhi.forms.options import Listed, options_of, source_of
from fazhi.forms.wording import limits, what_to_fill

EARLIEST, LATEST = date(1950, 1, 1), date(2099, 12, 31)
"""Dates beyond are slips of the pen."""

LARGEST = 999_999_999
"""Numbers beyond are slips of the pen."""

TITLE_LIMIT, MESSAGE_LIMIT = 32, 255
"""Characters that a spreadsheet shows of a check's title and message."""


def validation(column: Column, ledger: Ledger, form: Form, lists: tuple[Listed, ...]) -> dict[str, Any]:
    """The check of a column as XlsxWriter's ``data_validation`` takes it.

    Parameters
    ----------
    column : Column
        One that the form offers.
    ledger : Ledger
    form : Form
    lists : tuple of Listed
        Options that stand on the first sheet.
    """
    told = "；".join(filter(None, (what_to_fill(column, form.year), *limits(column, ledger, form), column.note))) + "。"
    title = clip(column.title, TITLE_LIMIT)
    words = {
        "input_title": title,
        "input_message": clip(told, MESSAGE_LIMIT),
        "error_title": title,
        "error_message": clip(f"填的内容不对：{told}", MESSAGE_LIMIT),
    }
    return _check(column, ledger, form, lists) | words


def clip(text: str, most: int) -> str:
    """The text, cut where it is longer than `most` characters."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _check(column: Column, ledger: Ledger, form: Form, lists: tuple[Listed, ...]) -> dict[str, Any]:
    if options := options_of(column, form):
        return {"validate": "list", "source": source_of(options, lists)}
    match column.type:
        case "date":
            return {"validate": "date", "criteria": "between"} | _days(column, ledger, form)
        case "int" | "decimal":
            kind = "integer" if column.type == "int" else "decimal"
            return {"validate": kind, "criteria": "between"} | _numbers(column, ledger, form)
    if is_unique(column, ledger):
        return {"validate": "custom", "value": f"={occurrences(_cells(ledger, form, column.title))}=1"}
    if target := _referred(column, form):
        # the other sheet may be filled in later: the clerk is asked and may go on
        known = occurrences([(target, _first(ledger, form, column.title))])
        return {"validate": "custom", "value": f"={known}>0", "error_type": "warning"}
    return {"validate": "any"}


def is_unique(column: Column, ledger: Ledger) -> bool:
    """Whether the column alone must not repeat a value."""
    return ledger.key == (column.title,) and ledger.repeats == "error"


def repeated(ledger: Ledger, form: Form) -> str:
    """A formula that holds in rows whose key stands in another row too; "" where keys may repeat."""
    titles = [title for title in ledger.key if form.place(ledger, title) is not None]
    if not titles or ledger.repeats == "last":
        return ""
    filled = ",".join(f'{_first(ledger, form, title)}<>""' for title in titles)
    return f"=AND({filled},{occurrences(_cells(ledger, form, *titles))}>1)"


def occurrences(pairs: list[tuple[str, str]]) -> str:
    """How many rows hold the same in these columns.

    Not COUNTIF: that compares the first 15 digits of long numbers alone and takes * for a pattern.

    Parameters
    ----------
    pairs : list of (str, str)
        The cells of a column, and the cell that they are compared with.
    """
    same = "*".join(f"({cells}={cell})" for cells, cell in pairs)
    return f"SUMPRODUCT(--{same})" if len(pairs) == 1 else f"SUMPRODUCT({same})"


def _cells(ledger: Ledger, form: Form, *titles: str) -> list[tuple[str, str]]:
    return [(_column(ledger, form, title), _first(ledger, form, title)) for title in titles]


def _column(ledger: Ledger, form: Form, title: str) -> str:
    place = form.titles(ledger).index(title)
    return str(xl_range_abs(FIRST_ROW, place, LAST_ROW, place))


def _first(ledger: Ledger, form: Form, title: str) -> str:
    """The column's cell in the same row, as a rule for all rows names it: in the first of them."""
    return str(xl_rowcol_to_cell(FIRST_ROW, form.titles(ledger).index(title), col_abs=True))


def _referred(column: Column, form: Form) -> str:
    """The cells of the other ledger that must hold the value, or "" where the workbook has no such sheet."""
    name, _, title = column.references.partition(".")
    other = next((ledger for ledger in form.ledgers if ledger.id == name), None)
    if other is None or form.place(other, title) is None:
        return ""
    quoted = form.sheet_name(other).replace("'", "''")
    return f"'{quoted}'!{_column(other, form, title)}"


def _days(column: Column, ledger: Ledger, form: Form) -> dict[str, Any]:
    first, last = EARLIEST, LATEST
    if column.title == ledger.year_by and ledger.kind == "events":
        last = date(form.year, 12, 31)
        if ledger.state is None:  # a case may be carried over from earlier years
            first = date(form.year, 1, 1)
    low = _serial(first)
    if form.place(ledger, column.not_before) is not None:
        low = f"MAX({_first(ledger, form, column.not_before)},{low})"
    return {"minimum": f"={low}", "maximum": f"={_serial(last)}"}


def _serial(day: date) -> str:
    return f"DATE({day.year},{day.month},{day.day})"


def _numbers(column: Column, ledger: Ledger, form: Form) -> dict[str, Any]:
    low = -LARGEST if column.min is None else column.min
    high = LARGEST if column.max is None else column.max
    if form.place(ledger, column.at_most) is None:
        return {"minimum": _plain(low), "maximum": _plain(high)}
    whole = _first(ledger, form, column.at_most)
    return {"minimum": _plain(low), "maximum": f'=IF({whole}="",{_plain(high)},{whole})'}


def _plain(number: Any) -> int | float:
    return int(number) if number == int(number) else float(number)
