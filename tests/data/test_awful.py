"""A year kept as badly as offices keep it comes to the same as the tidy one: rows, figures, text."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd
import pytest
from data.awful import Office, make_town
from data.awful.columns import Formula
from data.awful.page import Page

from fazhi.ledgers import FILE, ROW, SHEET, Ingested
from fazhi.workspace import Analysis, analyse

TOWN = "段园镇"
TIDY = Path(__file__).resolve().parents[2] / "data" / "raw" / TOWN
PLACES = [FILE, SHEET, ROW]

COPIED = "学法 (2)"
"""A sheet that somebody copied: it is kept out as a whole, which costs nothing and is said."""

IN_LINES = {"mediation": "当事人"}
"""Each party stands in a line of its own; only the first line is the case's, and no figure names a party."""


class Awful(NamedTuple):
    """The awful town in a workspace of its own, and how it was written."""

    office: Office
    year: Analysis
    folder: Path


def build(root: Path) -> Awful:
    (root / "notebooks").mkdir(parents=True)
    office = make_town(TIDY, root / "data" / "raw" / TOWN)
    return Awful(office, analyse(TOWN, 2024, workspace=root), root / "data" / "raw" / TOWN / "2024")


@pytest.fixture(scope="module")
def awful(tmp_path_factory: pytest.TempPathFactory) -> Awful:
    return build(tmp_path_factory.mktemp("awful"))


def rows_of(frame: pd.DataFrame, apart: str = "") -> Counter[tuple[str, ...]]:
    """The rows wherever they stand, in any order."""
    kept = frame.drop(columns=[*PLACES, *([apart] if apart else [])])
    return Counter(kept.astype(str).itertuples(index=False, name=None))


def seen(value: Any) -> tuple[Any, ...]:
    """What a reader of the figures sees of one."""
    return value.value, value.numerator, value.denominator, value.previous, value.change, value.status


# --- what comes out --------------------------------------------------------------------------------------


def test_every_figure_is_the_same(awful: Awful, demo_2024: Analysis) -> None:
    tidy, found = demo_2024.table.values, awful.year.table.values
    assert list(found) == list(tidy)
    assert {name: seen(found[name]) for name in tidy} == {name: seen(value) for name, value in tidy.items()}


def test_every_breakdown_is_the_same(awful: Awful, demo_2024: Analysis) -> None:
    assert awful.year.table.breakdowns == demo_2024.table.breakdowns
    assert awful.year.released.breakdowns == demo_2024.released.breakdowns


def test_every_number_in_the_text_is_the_same(awful: Awful, demo_2024: Analysis) -> None:
    assert awful.year.claims == demo_2024.claims


def test_every_row_is_the_same(awful: Awful, demo_2024: Analysis) -> None:
    tidy, found = demo_2024.ingested.frames, awful.year.ingested.frames
    assert list(found) == list(tidy)
    for name, frame in tidy.items():
        apart = IN_LINES.get(name, "")
        assert list(found[name].columns) == list(frame.columns)
        assert rows_of(found[name], apart) == rows_of(frame, apart), name


def test_a_case_keeps_its_first_party(awful: Awful, demo_2024: Analysis) -> None:
    tidy, found = (each.ingested.frames["mediation"].set_index("案号")["当事人"] for each in (demo_2024, awful.year))
    same = found == tidy.loc[found.index]
    first = found == tidy.loc[found.index].str.split("、").str[0]
    assert (same | first).all()
    assert first.sum() > len(found) / 2


def test_nothing_is_wrong_and_the_copied_sheet_is_named(awful: Awful) -> None:
    assert [finding for finding in awful.year.findings if finding.is_error] == []
    (copied,) = [finding for finding in awful.year.findings if finding.code == "ledger-twice"]
    assert copied.sheet == COPIED
    told = {finding.code for finding in awful.year.ingested.findings}
    assert told == {"ledger-twice", "column-unknown", "column-from-name", "rows-joined", "rows-hidden", "sheet-hidden"}


def test_three_cells_were_put_right(awful: Awful) -> None:
    mended = [(each.ledger, each.column) for each in awful.year.ingested.corrections]
    assert sorted(mended) == [("petitions", "办结日期"), ("visits", "村（社区）"), ("visits", "来访人数")]


def test_every_row_of_every_sheet_is_accounted_for(awful: Awful) -> None:
    written = {
        (name, page.name if name.rpartition(".")[2] not in ("csv", "tsv", "txt") else name.rpartition(".")[0]): page
        for name, pages in awful.office.books.items()
        for page in pages
    }
    lines = {(line.file, line.sheet): line for line in awful.year.ingested.reconciliation}
    assert set(lines) == set(written)
    for place, line in lines.items():
        assert line.rows == line.accepted + line.quarantined + line.not_data
        assert line.rows == last_used(written[place]), place
        data = len(written[place].placed)
        assert (line.accepted, line.quarantined) == ((0, data) if line.sheet == COPIED else (data, 0)), place


def last_used(page: Page) -> int:
    """The last row that holds anything, from 1."""
    return max(number for number, row in enumerate(page.cells, 1) if any(cell is not None for cell in row))


def test_a_second_build_is_the_same(awful: Awful, tmp_path: Path) -> None:
    again = build(tmp_path)
    names = sorted(path.name for path in awful.folder.iterdir())
    assert sorted(path.name for path in again.folder.iterdir()) == names
    for name in names:
        if name not in again.office.old:  # another program's files may hold the hour
            assert (again.folder / name).read_bytes() == (awful.folder / name).read_bytes(), name
    assert apart_from_bytes(again.year.ingested) == apart_from_bytes(awful.year.ingested)


def apart_from_bytes(ingested: Ingested) -> tuple[object, ...]:
    frames = {name: frame.astype(str).to_dict("list") for name, frame in ingested.frames.items()}
    return frames, ingested.findings, ingested.reconciliation, ingested.quarantined, ingested.corrections


# --- how awful it is -------------------------------------------------------------------------------------


def content_of(path: Path) -> str:
    """What a file is by its first bytes."""
    head = path.read_bytes()[:4096]
    if head.startswith(b"PK"):
        with zipfile.ZipFile(path) as packed:
            return "ods" if "content.xml" in packed.namelist() else "xlsx"
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return "old"
    if head.startswith(b"<html"):
        return "html"
    if head.startswith(b"\xff\xfe"):
        return "utf-16"
    return "utf-8 with BOM" if head.startswith(b"\xef\xbb\xbf") else "gb18030"


def test_files_are_of_many_kinds_and_some_have_a_wrong_name(awful: Awful) -> None:
    kinds = {(path.suffix, content_of(path)) for path in awful.folder.iterdir() if path.name in awful.office.books}
    assert kinds >= {
        (".xlsx", "xlsx"), (".xlsm", "xlsx"), (".xls", "xlsx"), (".xls", "html"), (".ods", "ods"), (".csv", "gb18030"),
        (".csv", "utf-8 with BOM"), (".tsv", "utf-16"), (".txt", "utf-16"),
    }  # fmt: skip
    assert {content_of(awful.folder / name) for name in ("信访件2024.xls", "合法性审查.et")} <= {"old", "html"}
    assert (awful.folder / "第一责任人.csv").read_bytes().decode("gb18030").startswith("段园镇2024年党政主要负责人")


def test_one_workbook_holds_many_ledgers_and_one_ledger_many_files(awful: Awful) -> None:
    ledgers = {file.name: file.ledgers for file in awful.year.ingested.inputs}
    assert len(ledgers["2024年法治建设台账汇总.xlsm"]) == 7
    held = Counter(ledger for each in ledgers.values() for ledger in each)
    assert (held["mediation"], held["disclosure"], held["hotline"]) == (7, 3, 2)
    months = [page.name for page in awful.office.books["信访件2024.xls"]]
    assert len(months) == 13 and {"上年结转", "1月", "12月"} <= set(months)


def test_orders_dispatched_again_stand_in_the_export_as_they_are(awful: Awful) -> None:
    (export,) = awful.office.books["热线工单导出.xls"]
    keys = Counter(row["工单编号"] for row in export.placed.values())
    assert sorted(times for times in keys.values() if times > 1) == [2] * 8


def pages_of(office: Office) -> Iterator[Page]:
    for pages in office.books.values():
        yield from pages


def merged_down(page: Page) -> int:
    """Merged ranges among the data."""
    return sum(top in page.placed and bottom > top for top, _, bottom, _ in page.merged)


def _row_below(page: Page) -> list[Any]:
    """What stands below the header of the first printed page."""
    first = next(number for number, row in enumerate(page.cells) if row[page.margin] == page.cols[page.margin].head[0])
    return page.cells[first + max(len(each.head) for each in page.cols)]


SHAPES: dict[str, Callable[[Page], bool]] = {
    "a title over all columns": lambda page: (0, 0, 0, page.width - 1) in page.merged,
    "a header of two rows": lambda page: max(len(each.head) for each in page.cols) == 2,
    "a header of three rows": lambda page: max(len(each.head) for each in page.cols) == 3,
    "a header elsewhere than in row 3": lambda page: page.header_row != 2,
    "columns numbered below the header": lambda page: _row_below(page) == [*range(1, page.width + 1)],
    "columns numbered after 栏次": lambda page: _row_below(page) == ["栏次", *range(1, page.width)],
    "columns numbered after 甲 and 乙": lambda page: _row_below(page) == ["甲", "乙", *range(1, page.width - 1)],
    "an example": lambda page: any(row[0] == "示例" for row in page.cells),
    "a header repeated": lambda page: (
        sum(row[0] == page.cols[0].head[-1] for row in page.cells) > 1 and page.cols[0].head[-1] == "序号"
    ),
    "cells merged over rows": lambda page: merged_down(page) > 5,
    "a heading between rows": lambda page: any(
        min(page.placed, default=0) < top and (top, left, right) == (bottom, 0, page.width - 1)
        for top, left, bottom, right in page.merged
    ),
    "a total merged over columns": lambda page: any(
        "计" in str(page.cells[top][left]) and right > left for top, left, _, right in page.merged
    ),
    "an empty column A": lambda page: page.margin == 1,
    "subtotals": lambda page: sum("小计" in str(row[0]) for row in page.cells) > 2,
    "blank rows between": lambda page: any(
        not any(row) and min(page.placed, default=0) < number < max(page.placed, default=0)
        for number, row in enumerate(page.cells)
    ),
    "formatted rows by the thousand": lambda page: page.formatted_below >= 1000,
    "hidden rows": lambda page: bool(page.hidden_rows & page.placed.keys()),
    "filtered rows": lambda page: page.is_filtered and len(page.hidden_rows) > 20,
    "a hidden sheet": lambda page: page.hidden and bool(page.placed),
    "formulas": lambda page: sum(isinstance(cell, Formula) for row in page.cells for cell in row) > 3,
}


@pytest.mark.parametrize("shape", SHAPES)
def test_the_shape_occurs(awful: Awful, shape: str) -> None:
    assert any(SHAPES[shape](page) for page in pages_of(awful.office))


FORMS = {
    "2024年3月5日": r"2024年\d{1,2}月\d{1,2}日", "2024.3.5": r"2024\.\d{1,2}\.\d{1,2}", "2024/3/5": r"2024/\d{1,2}/\d{1,2}",
    "20240305": r"2024\d{4}", "3月5日": r"\d{1,2}月\d{1,2}日", "full-width date": r"２０２４年[０-９]{1,2}月[０-９]{1,2}日",
    "range": r"\d{1,2}月\d{1,2}日-\d{1,2}日", "with a time": r"2024-\d\d-\d\d \d\d:\d\d:\d\d", "full-width count": r"[０-９]{1,3}",
    "Chinese numeral": r"[一二三四五六七八九]?十[一二三四五六七八九]?", "measure word": r"\d+人", "thousands": r"\d{1,3},\d{3}",
    "万元": r"\d+(\.\d+)?万元", "number as text": r"\d{1,3}", "line break": r"[一-鿿]+\n[一-鿿]+", "spaces": r"[一-鿿]( [一-鿿])+",
    "√": "√", "×": "×", "是": "是", "否": "否", "有": "有", "／": "／", "-": "-", "无": "无", "—": "—",
    "square brackets": r".*［.+］.*", "half brackets": r"村\(社区\).*", "short village": "大庄", "town in front": "段园镇..村",
    "committee": r"..(村|社区)?(居|村)委会", "leading zero": r"00\d", "nobody": "示例甲", "no phone": r"13[89]0{7}\d",
    "full-width key": r"ＬＦ-２０２４-[０-９]{3}", "dotted in full width": r"２０２４．.+", "blank behind": r"2024\.\d\d\.\d\d ", "号": r"2024年.+号", "wrong": "大装村", "inexact": "约8人",
}  # fmt: skip


@pytest.fixture(scope="module")
def texts(awful: Awful) -> frozenset[str]:
    return frozenset(
        cell for page in pages_of(awful.office) for row in page.cells for cell in row if isinstance(cell, str)
    )


@pytest.mark.parametrize("form", FORMS)
def test_the_form_occurs(texts: frozenset[str], form: str) -> None:
    assert any(re.fullmatch(FORMS[form], text) for text in texts)
