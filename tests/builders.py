"""Small readable things to test with: workbooks of a few rows, a catalogue of two ledgers, a town of three villages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

import xlsxwriter

from fazhi.catalog import Catalog, Column, Indicator, Ledger, Outline, Part, State
from fazhi.catalog.filters import parse_filter
from fazhi.ledgers import Ingested, ingest
from fazhi.periods import Period, parse
from fazhi.settings import Town, Village

Rows = Sequence[Sequence[Any]]


@dataclass(frozen=True)
class Broken:
    """A formula whose cached value is an error."""

    value: str = "#REF!"


@dataclass(frozen=True)
class Merged:
    """A cell merged over so many rows and columns; the cells that it covers are None."""

    value: Any
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True)
class Formula:
    """A formula and its cached value; None: never calculated."""

    text: str
    value: Any = None


def write_book(
    path: Path, sheets: Mapping[str, Rows] | Rows, hidden: Sequence[str] = (), **hidden_rows: Sequence[int]
) -> Path:
    """Write a workbook.

    Parameters
    ----------
    path : Path
    sheets : mapping of str to rows, or rows
        Rows alone become the sheet 信访件台账. A None is an empty cell, a date a real date.
    hidden : sequence of str
        Sheets to hide.
    **hidden_rows : sequence of int
        By sheet name, rows (from 1) to hide.
    """
    if not isinstance(sheets, Mapping):
        sheets = {"信访件台账": sheets}
    path.parent.mkdir(parents=True, exist_ok=True)
    with xlsxwriter.Workbook(str(path)) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for place, cell in enumerate(row):
                    _write(sheet, number, place, cell, day)
            for number in hidden_rows.get(name, ()):
                sheet.set_row(number - 1, None, None, {"hidden": True})
            if name in hidden:
                sheet.hide()
            elif len(sheets) > 1:
                sheet.activate()  # a workbook opens on a sheet that can be seen
    return path


def _write(sheet: Any, row: int, place: int, cell: Any, day: Any) -> None:
    if isinstance(cell, Merged):
        if cell.rows * cell.columns > 1:
            sheet.merge_range(row, place, row + cell.rows - 1, place + cell.columns - 1, "")
        _write(sheet, row, place, cell.value, day)
    elif isinstance(cell, Broken):
        sheet.write_formula(row, place, "=1/0", None, cell.value)
    elif isinstance(cell, Formula):
        sheet.write_formula(row, place, cell.text, None, "" if cell.value is None else cell.value)
    elif isinstance(cell, date):
        sheet.write_datetime(row, place, datetime(cell.year, cell.month, cell.day), day)
    elif isinstance(cell, Blank):
        sheet.write_blank(row, place, None, day)
    elif cell is not None:
        sheet.write(row, place, cell)


PETITIONS = Ledger(
    id="petitions",
    title="信访件台账",
    row="一件信访件",
    unit="件",
    office="信访办",
    year_by="登记日期",
    key=("编号",),
    state=State(date="办结日期", column="状态", closed=("已办结",), open=("办理中",)),
    columns=(
        Column(title="编号", type="text", required=True),
        Column(title="登记日期", type="date", required=True, aliases=("登记时间",)),
        Column(title="信访形式", type="choice", required=True, choices=("来信", "来访", "网上", "电话", "上级交办")),
        Column(title="是否初次", type="bool"),
        Column(title="信访人", type="text", privacy="P"),
        Column(title="电话", type="text", privacy="P"),
        Column(title="内容", type="text", privacy="F"),
        Column(title="人数", type="int", min=1, blank=1),
        Column(title="五人以下", type="int", min=0, at_most="人数"),
        Column(title="金额（元）", type="decimal", min=0),
        Column(title="法规", type="list"),
        Column(title="对象", type="choices", choices=("党政领导班子", "镇机关干部", "村（社区）干部")),
        Column(title="村（社区）", type="village"),
        Column(title="办结日期", type="date", not_before="登记日期", aliases=("办结时间",)),
        Column(title="状态", type="choice", choices=("已办结", "办理中", "退回")),
    ),
)

HOTLINE = Ledger(
    id="hotline",
    title="热线台账",
    row="一件工单",
    unit="件",
    office="为民服务中心",
    year_by="受理日期",
    key=("工单编号",),
    repeats="last",
    columns=(
        Column(title="工单编号", type="text", required=True),
        Column(title="受理日期", type="date", required=True),
        Column(title="满意度", type="choice", choices=("满意", "不满意")),
        Column(title="信访编号", type="text", references="petitions.编号"),
    ),
)

REGISTER = Ledger(
    id="patrol",
    title="治安巡逻队伍名册",
    kind="register",
    row="一支队伍",
    unit="支",
    office="平安办",
    key=("村（社区）",),
    columns=(
        Column(title="村（社区）", type="village", required=True),
        Column(title="队员人数", type="int", required=True, min=0),
    ),
)


def an_indicator(ledger: str, key: str, title: str, where: Mapping[str, Any] | None = None, **part: Any) -> Indicator:
    """An indicator that counts rows of a ledger."""
    counted = Part(ledger=ledger, where=parse_filter(dict(where or {})), **part)
    return Indicator(id=f"{ledger}.{key}", topic=ledger, title=title, unit="件", definition="计行", part=counted)


def a_catalog(*ledgers: Ledger) -> Catalog:
    """A catalogue of these ledgers (default: all of this module), with two indicators on petitions."""
    kept = {ledger.id: ledger for ledger in ledgers or (PETITIONS, HOTLINE, REGISTER)}
    indicators = {}
    if "petitions" in kept:
        indicators = {
            each.id: each
            for each in (
                an_indicator("petitions", "accepted", "信访件数"),
                an_indicator("petitions", "letters", "来信件数", {"信访形式": "来信"}),
                an_indicator("petitions", "closed", "办结件数", {"办结日期": "by cut-off"}),
            )
        }
    return Catalog(
        outline=Outline(title="{year}年报告", parts=()),
        topics=MappingProxyType({}),
        ledgers=MappingProxyType(kept),
        indicators=MappingProxyType(indicators),
        charts=MappingProxyType({}),
    )


def a_town(**given: Any) -> Town:
    """A town of two villages and a community."""
    villages = (
        Village(name="大庄村", aliases=("庄里",)),
        Village(name="石桥村"),
        Village(name="新苑社区", kind="社区"),
    )
    return Town(**({"name": "某某镇", "villages": villages} | given))


def ingest_folder(
    folder: Path, *ledgers: Ledger, year: int = 2024, period: Period | None = None, **given: Any
) -> Ingested:
    """Ingest a folder with this module's catalogue and town."""
    return ingest(
        folder,
        town=given.pop("town", a_town()),
        year=year,
        period=period or parse("全年", year),
        catalog=a_catalog(*ledgers or (PETITIONS,)),
        interim=given.pop("interim", None),
        **given,
    )


def codes_of(ingested: Ingested) -> list[str]:
    """Codes of all findings in order."""
    return [finding.code for finding in ingested.findings]


@dataclass(frozen=True)
class Blank:
    """A cell with a colour and nothing in it, as when somebody formatted the whole sheet."""


@dataclass(frozen=True)
class Book:
    """A workbook with something hidden.

    Parameters
    ----------
    sheets : mapping of str to rows
    hidden : sequence of str
        Sheets to hide.
    hidden_rows : mapping of str to sequence of int
        By sheet, rows (from 1) to hide.
    """

    sheets: Mapping[str, Rows]
    hidden: Sequence[str] = ()
    hidden_rows: Mapping[str, Sequence[int]] = field(default_factory=dict)


Content = Book | Mapping[str, Rows] | Rows | str | bytes | None
"""What a file holds: a workbook, its sheets, the rows of its only sheet, text, bytes; None: a folder of that name."""


def write_files(folder: Path, files: Mapping[str, Content]) -> Path:
    """Write a year's folder, each file by its name."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        path = folder / name
        match content:
            case None:
                path.mkdir()
            case str():
                path.write_text(content, encoding="utf-8")
            case bytes():
                path.write_bytes(content)
            case Book():
                write_book(path, content.sheets, content.hidden, **content.hidden_rows)
            case _:
                write_book(path, content if isinstance(content, Mapping) else {"Sheet1": content})
    return folder
