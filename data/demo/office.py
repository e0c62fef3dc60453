"""The shape in which the office keeps its ledgers: it differs from year to year, as it does in offices."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from demo.cases import CARRIED, handed_in
from demo.chance import stream
from demo.sheet import Row, Sheet, Value
from demo.town import TOWN

MARK = "示例数据"
EVIDENCE = "佐证材料"

# Column titles of the office that differ from the catalogue's.
RENAMED = {
    (2024, "petitions"): {"登记日期": "登记时间"},
    (2024, "hazards"): {"村（社区）": "所属村"},
    (2023, "hotline"): {"受理日期": "受理时间"},
    (2023, "visits"): {"来访日期": "来访时间"},
    (2022, "petitions"): {"办结日期": "办结时间"},
    (2022, "mediation"): {"村（社区）": "所属村"},
}
# Ledgers whose dates are typed as text: in which forms, and in how many of a hundred cells.
TYPED_DATES: dict[tuple[int, str], tuple[str, int]] = {
    (2024, "publicity"): ("{0}年{1}月{2}日", 100),
    (2024, "leadership"): ("{0}.{1}.{2}", 100),
    (2024, "screening"): ("{0}/{1}/{2}", 100),
    (2024, "adviser_work"): ("{0}-{1:02d}-{2:02d}", 100),
    (2024, "petitions"): ("{0}年{1}月{2}日|{0}.{1}.{2}|{0}/{1}/{2}", 15),
    (2024, "resettlement_visits"): ("{0}.{1}.{2}|{0}-{1:02d}-{2:02d}", 10),
    (2023, "study"): ("{0}.{1}.{2}", 100),
    (2023, "publicity"): ("{0}年{1}月{2}日", 100),
    (2023, "hazards"): ("{0}-{1:02d}-{2:02d}", 100),
    (2023, "hotline"): ("{0}/{1}/{2}|{0}年{1}月{2}日", 5),
    (2022, "mediation"): ("{0}/{1}/{2}", 100),
    (2022, "legal_service"): ("{0}.{1}.{2}", 100),
    (2022, "tasks"): ("{0}年{1}月{2}日", 100),
    (2022, "petitions"): ("{0}.{1}.{2}|{0}-{1:02d}-{2:02d}", 20),
}
TICKED = frozenset({"service_places"})  # √ and × for yes and no
SUMMED_BY_FORMULA = frozenset({"publicity", "visits", "legal_service", "patrol"})
WITH_EVIDENCE = frozenset({"study", "publicity", "leadership", "accountability"})


@dataclass(frozen=True)
class Shape:
    """
    Where things stand in the sheets of a year.

    Parameters
    ----------
    header : int
        Row of the header, from 0.
    reporter : bool
        Whether row 2 names the office and the day.
    tab : str
        Name of the sheet in a file of its own; blank takes the ledger's title.
    """

    header: int
    reporter: bool
    tab: str = ""


SHAPES = {2022: Shape(3, True), 2023: Shape(1, False, "Sheet1"), 2024: Shape(2, True)}


def typed(day: date, form: str) -> str:
    """
    Write a date as text.

    Parameters
    ----------
    day : date
        The day.
    form : str
        Format with year, month and day as 0, 1 and 2.

    Returns
    -------
    str
        Such as 2024.3.5.
    """
    return form.format(day.year, day.month, day.day)


def write_workbook(path: Path, sheets: Sequence[Sheet], year: int) -> None:
    """
    Write ledgers into one workbook; the same ledgers give the same bytes.

    Parameters
    ----------
    path : Path
        File to write.
    sheets : sequence of Sheet
        One is a file of its own, several a collection with a sheet each.
    year : int
        Year of the ledgers, which decides the shape.
    """
    book = xlsxwriter.Workbook(str(path))
    hand_in = handed_in(year)
    book.set_properties(
        {
            "title": f"{TOWN}{year}年台账（{MARK}）",
            "subject": MARK,
            "author": MARK,
            "comments": "示例数据：由程序按固定种子生成，人员、单位、事项均为虚构。",
            "created": datetime(hand_in.year, hand_in.month, hand_in.day, 9, 0, 0),
        }
    )
    formats = {
        "title": book.add_format({"bold": True, "font_size": 16, "align": "center", "valign": "vcenter"}),
        "line": book.add_format({"align": "left", "valign": "vcenter"}),
        "head": book.add_format(
            {
                "bold": True,
                "border": 1,
                "align": "center",
                "valign": "vcenter",
                "text_wrap": True,
                "bg_color": "#E7EEF7",
            }
        ),
        "cell": book.add_format({"border": 1, "valign": "vcenter", "text_wrap": True}),
        "date": book.add_format({"border": 1, "valign": "vcenter", "num_format": "yyyy-mm-dd", "align": "center"}),
        "total": book.add_format({"bold": True, "border": 1, "valign": "vcenter"}),
    }
    for sheet in sheets:
        tab = SHAPES[year].tab if len(sheets) == 1 else ""
        _write_sheet(book.add_worksheet(tab or sheet.title), sheet, year, formats)
    book.close()


def _write_sheet(page: Any, sheet: Sheet, year: int, formats: dict[str, Any]) -> None:
    shape = SHAPES[year]
    evidence = (EVIDENCE,) if sheet.ledger in WITH_EVIDENCE else ()
    columns = ("序号", *sheet.columns, *evidence, "备注")
    last = len(columns) - 1
    page.merge_range(0, 0, 0, last, f"{TOWN}{year}年{sheet.title}（{MARK}）", formats["title"])
    page.set_row(0, 30)
    if shape.reporter:
        day = typed(handed_in(year), "{0}年{1}月{2}日")
        page.merge_range(1, 0, 1, last, f"填报单位：{TOWN}示例办公室    填报时间：{day}", formats["line"])
    renamed = RENAMED.get((year, sheet.ledger), {})
    for place, name in enumerate(columns):
        page.write_string(shape.header, place, renamed.get(name, name), formats["head"])
    page.set_row(shape.header, 30)

    cells = _as_typed(sheet, year)
    first = shape.header + 1
    for number, row in enumerate(cells, start=1):
        if evidence:
            row = {**row, EVIDENCE: f"示例档案{year}-{number:03d}"}
        page.write_number(shape.header + number, 0, number, formats["cell"])
        for place, name in enumerate(columns[1:], start=1):
            _write_cell(page, shape.header + number, place, row.get(name), formats)
    total_row = first + len(cells)
    _write_total(page, sheet, columns, first, total_row, formats)
    notes = (
        f"注：本表为{MARK}，由程序生成，人员、单位、事项均为虚构，不得作为真实台账使用。",
        "审核人：",
    )
    for offset, note in enumerate(notes, start=1):
        page.merge_range(total_row + offset, 0, total_row + offset, last, note, formats["line"])
    for place, name in enumerate(columns):
        page.set_column(place, place, _width(name, cells))
    page.freeze_panes(first, 0)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.repeat_rows(shape.header)


def _as_typed(sheet: Sheet, year: int) -> list[dict[str, Value]]:
    """Rows as the clerk typed them: dates as text where that is the habit, yes and no as marks."""
    rng = stream(f"typed/{sheet.ledger}", year)
    forms, share = TYPED_DATES.get((year, sheet.ledger), ("", 0))
    yes, no = ("√", "×") if sheet.ledger in TICKED else ("是", "否")

    def cell(value: Value) -> Value:
        if isinstance(value, bool):
            return yes if value else no
        if isinstance(value, date) and rng.randrange(100) < share:
            return typed(value, rng.choice(forms.split("|")))
        return value

    return [{name: cell(row.get(name)) for name in (*sheet.columns, "备注")} for row in sheet.rows]


def _write_cell(page: Any, row: int, column: int, value: Value, formats: dict[str, Any]) -> None:
    if value is None:
        page.write_blank(row, column, None, formats["cell"])
    elif isinstance(value, date):
        page.write_datetime(row, column, datetime(value.year, value.month, value.day), formats["date"])
    elif isinstance(value, str):
        page.write_string(row, column, value, formats["cell"])
    else:
        page.write_number(row, column, value, formats["cell"])


def _write_total(
    page: Any, sheet: Sheet, columns: Sequence[str], first: int, total_row: int, formats: dict[str, Any]
) -> None:
    page.write_string(total_row, 0, "合计", formats["total"])
    for place, name in enumerate(columns[1:], start=1):
        if name in sheet.totals:
            total = _total(sheet.rows, name)
            if sheet.ledger in SUMMED_BY_FORMULA:
                top, bottom = xl_rowcol_to_cell(first, place), xl_rowcol_to_cell(total_row - 1, place)
                page.write_formula(total_row, place, f"=SUM({top}:{bottom})", formats["total"], total)
            else:
                page.write_number(total_row, place, total, formats["total"])
        elif place == 1 and not sheet.totals:
            carried = sum(row.get("备注") == CARRIED for row in sheet.rows)
            text = f"共{len(sheet.rows)}条" + (f"（含{CARRIED}{carried}条）" if carried else "")
            page.write_string(total_row, place, text, formats["total"])
        else:
            page.write_blank(total_row, place, None, formats["total"])


def _total(rows: Sequence[Row], name: str) -> int | float:
    """Sum of a column; halves and whole amounts add up exactly in binary."""
    return sum(value for row in rows if isinstance(value := row.get(name), int | float))


def _width(name: str, cells: Sequence[Row]) -> int:
    """Width in characters, Chinese ones counted double, within what fits a page."""
    texts = [
        name,
        *("2024-12-31" if isinstance(row.get(name), date) else str(row.get(name) or "") for row in cells),
    ]
    widest = max(sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text) for text in texts)
    return min(max(widest + 2, 6), 32)
