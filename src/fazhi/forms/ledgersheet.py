"""One ledger's sheet of the blank workbook: title, unit line, header, example row, and blank rows that check what is typed."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from fazhi.catalog.columns import Column, Ledger
from fazhi.forms.examples import example_row
from fazhi.forms.form import (
    EVIDENCE,
    EXAMPLE_ROW,
    FIRST_ROW,
    HEADER_ROW,
    LAST_ROW,
    REMARK,
    SERIAL,
    TITLE_ROW,
    UNIT_ROW,
    Form,
)
from fazhi.forms.options import Listed
from fazhi.forms.styles import LINE_HEIGHT, WIDTHS, data_style, height
from fazhi.forms.validation import repeated, validation
from fazhi.forms.widths import width_of
from fazhi.forms.wording import is_required

REQUIRED_MARK = "*"
"""Before the title of a column that must be filled in; reading takes it off."""

_OWN_WIDTHS = {SERIAL: 6.0, EVIDENCE: 16.0, REMARK: 18.0}
_WIDEST = 30.0


def write_sheet(book: Any, ledger: Ledger, form: Form, styles: dict[str, Any], lists: tuple[Listed, ...]) -> None:
    """Add the ledger's sheet to an XlsxWriter workbook.

    Parameters
    ----------
    book : xlsxwriter.Workbook
    ledger : Ledger
        One of the form's.
    form : Form
    styles : dict of str to xlsxwriter Format
    lists : tuple of Listed
        Options that stand on the first sheet.
    """
    sheet = book.add_worksheet(form.sheet_name(ledger))
    columns = {column.title: column for column in form.columns(ledger)}
    titles = form.titles(ledger)
    widths = [_width(title, columns.get(title), form) for title in titles]
    for place, (title, width) in enumerate(zip(titles, widths, strict=True)):
        # the column carries the format, so that no row holds anything until the clerk writes into it
        style = data_style(columns[title].type) if title in columns else "data text"
        sheet.set_column(place, place, width, styles[style])
    _write_head(sheet, ledger, form, styles, widths)
    _write_example(sheet, ledger, form, styles, widths)
    for title, column in columns.items():
        place = titles.index(title)
        sheet.data_validation(FIRST_ROW, place, LAST_ROW, place, validation(column, ledger, form, lists))
    if formula := repeated(ledger, form):
        for title in ledger.key:
            place = titles.index(title)
            rule = {"type": "formula", "criteria": formula, "format": styles["repeated"]}
            sheet.conditional_format(FIRST_ROW, place, LAST_ROW, place, rule)
    sheet.freeze_panes(HEADER_ROW + 1, 1 + _leading_keys(ledger, titles))
    set_up_print(sheet, TITLE_ROW, HEADER_ROW)


def set_up_print(sheet: Any, first: int, last: int) -> None:
    """A4 landscape, one page wide, the rows from `first` to `last` (from 0) on every page, page numbers below."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(first, last)
    sheet.set_footer("&C第 &P 页，共 &N 页")


def sheet_title(ledger: Ledger, form: Form) -> str:
    """The line above the table."""
    as_of = "（截至统计截止日期）" if ledger.kind == "register" else ""
    return f"{form.year}年{ledger.title}{as_of}{form.mark}"


def _write_head(sheet: Any, ledger: Ledger, form: Form, styles: dict[str, Any], widths: list[float]) -> None:
    columns = {column.title: column for column in form.columns(ledger)}
    titles = form.titles(ledger)
    last = len(titles) - 1
    sheet.merge_range(TITLE_ROW, 0, TITLE_ROW, last, sheet_title(ledger, form), styles["title"])
    sheet.set_row(TITLE_ROW, 30)
    for place in range(last + 1):
        sheet.write_blank(UNIT_ROW, place, None, styles["line"])
    sheet.write_string(UNIT_ROW, 0, f"填报单位：{form.town}{ledger.office}", styles["line"])
    sheet.write_string(UNIT_ROW, max(3, last - 2), "填报时间：    年  月  日", styles["line"])
    sheet.set_row(UNIT_ROW, 20)
    shown = []
    for place, title in enumerate(titles):
        required = title in columns and is_required(ledger, columns[title])
        shown.append(f"{REQUIRED_MARK}{title}" if required else title)
        sheet.write_string(HEADER_ROW, place, shown[-1], styles["head required" if required else "head"])
    tallest = max(height(text, width) for text, width in zip(shown, widths, strict=True))
    sheet.set_row(HEADER_ROW, max(2 * LINE_HEIGHT, tallest))


def _write_example(sheet: Any, ledger: Ledger, form: Form, styles: dict[str, Any], widths: list[float]) -> None:
    row = example_row(ledger, form)
    tallest = 0.0
    for place, title in enumerate(form.titles(ledger)):
        value = row[title]
        if isinstance(value, date):
            day = datetime(value.year, value.month, value.day)
            sheet.write_datetime(EXAMPLE_ROW, place, day, styles["example date"])
        elif isinstance(value, str):
            sheet.write_string(EXAMPLE_ROW, place, value, styles["example"])
            tallest = max(tallest, height(value, widths[place]))
        else:
            sheet.write_number(EXAMPLE_ROW, place, value, styles["example"])
    sheet.set_row(EXAMPLE_ROW, max(tallest, LINE_HEIGHT + 3))


def _width(title: str, column: Column | None, form: Form) -> float:
    if column is None:
        return _OWN_WIDTHS[title]
    options = form.villages if column.type == "village" else column.choices if column.type == "choice" else ()
    longest = max((width_of(option) for option in options), default=0) + 3
    return min(_WIDEST, max(WIDTHS[column.type], longest, _two_lines(title)))


def _two_lines(title: str) -> float:
    """The width in which a column title takes two lines."""
    return width_of(f"{REQUIRED_MARK}{title}") / 2 + 2


def _leading_keys(ledger: Ledger, titles: tuple[str, ...]) -> int:
    """How many columns beside 序号 belong to the key and come first."""
    count = 0
    for title in titles[1:]:
        if title not in ledger.key:
            break
        count += 1
    return count
