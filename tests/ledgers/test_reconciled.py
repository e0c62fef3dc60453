"""Nothing is lost: messy files put together by chance, whose maker knows which rows hold data."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pandas as pd
from builders import HOTLINE, PETITIONS, Book, Content, Merged, ingest_folder, write_files
from hypothesis import event, given, settings
from hypothesis import strategies as st

from fazhi.ledgers import FILE, ROW, SHEET, Ingested

TITLES = (
    "序号",
    "编号",
    "登记日期",
    "信访形式",
    "信访人",
    "内容",
    "人数",
    "村（社区）",
    "办结日期",
    "状态",
    "备注",
    "群众姓名",
)
"""Columns that the catalogue knows and some of the office's own."""

Place = tuple[str, str, int]
"""File, sheet, row of the sheet (from 1)."""

Cells = dict[str, Any]


@dataclass
class Written:
    """A sheet and what its maker knows of it.

    Parameters
    ----------
    is_ledger : bool
    rows : list of list
    data : list of int
        Rows (from 1) that hold a case, whatever is wrong with them.
    joined : list of int
        Further lines of the case above.
    hidden : list of int
    """

    is_ledger: bool = True
    rows: list[list[Any]] = field(default_factory=list)
    data: list[int] = field(default_factory=list)
    joined: list[int] = field(default_factory=list)
    hidden: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class Folder:
    """Files to write, and their sheets by file and name."""

    files: dict[str, Content]
    sheets: dict[tuple[str, str], Written]


GOOD = {
    "登记日期": st.one_of(
        st.dates(date(2024, 1, 1), date(2024, 12, 31)),
        st.sampled_from(["2024年3月5日", "3月5日-7日", "20240305", 45356]),
    ),
    "信访形式": st.sampled_from(["来信", "来访", " 网 上 "]),
    "信访人": st.sampled_from(["张三丰", "李四光", None]),
    "内容": st.sampled_from([None, "反映噪声", "合计三户反映漏水", "说明情况"]),
    "人数": st.sampled_from([1, "3人", "１２", None]),
    "村（社区）": st.sampled_from(["大庄村", "石桥", None]),
    "办结日期": st.sampled_from([None, "2024-12-30"]),
    "状态": st.sampled_from([None, "办理中"]),
    "备注": st.sampled_from([None, "补录"]),
    "群众姓名": st.sampled_from([None, "王五一"]),
}
BAD = {
    "编号": st.sampled_from([None, "无"]),
    "登记日期": st.sampled_from([None, "某日", "2月30日", "3/4/2024", "2023-1-1", "2025-1-1"]),
    "信访形式": st.sampled_from([None, "来电话"]),
    "人数": st.sampled_from(["约20", 0, "若干"]),
    "村（社区）": st.sampled_from(["外村", "石乔村"]),
    "办结日期": st.sampled_from(["年底", "2023-12-1"]),
    "状态": st.sampled_from(["已办结", "不知"]),
}


class Maker:
    """Draws the pieces of a sheet and keeps count."""

    def __init__(self, draw: Callable[..., Any], number: int, *, merges: bool) -> None:
        self._draw = draw
        self._merges = merges
        self._cases = number * 1000
        self._titles = draw(st.permutations(TITLES)) if draw(st.booleans()) else list(TITLES)
        self._head: list[list[Any]] = []
        self._last: Cells = {}
        self.sheet = Written()
        self._pieces: tuple[Callable[[], None], ...] = (
            self._good, self._good, self._bad, self._worse, self._twice, self._same_key, self._village,
            self._two_persons, self._blank, self._total, self._subtotal, self._header, self._note, self._signature,
            self._numbered, self._example, self._heading,
        )  # fmt: skip

    def make(self) -> Written:
        """A sheet of a ledger: what stands above, a header in one or two rows, pieces in any order."""
        title = Merged("某某镇信访件台账", 1, len(TITLES)) if self._merges else "某某镇信访件台账"
        for line in self._draw(st.lists(st.sampled_from([[title], ["填报单位：某某镇"], []]), max_size=3)):
            self.sheet.rows.append(line)
        self._begin()
        for put in self._draw(st.lists(st.sampled_from(self._pieces), min_size=1, max_size=12)):
            put()
        every = range(1, len(self.sheet.rows) + 1)
        self.sheet.hidden = sorted(self._draw(st.sets(st.sampled_from(every), max_size=2)))
        return self.sheet

    def _begin(self) -> None:
        """办结 over 日期 and 状态 where they stand side by side, else one row."""
        titles = list(self._titles)
        place = titles.index("办结日期")
        if not (self._merges and self._draw(st.booleans()) and titles[place : place + 2] == ["办结日期", "状态"]):
            self._head = [titles]
            self.sheet.rows += self._head
            return
        above: list[Any] = [Merged(title, 2) for title in titles]
        above[place : place + 2] = [Merged("办结情况", 1, 2), None]
        below: list[Any] = [None] * len(titles)
        below[place : place + 2] = ["日期", "状态"]
        self._head = [above, below]
        self.sheet.rows += self._head

    def _put(self, cells: Cells, *, kind: list[int] | None = None) -> None:
        self.sheet.rows.append([cells.get(title) for title in self._titles])
        if kind is not None:
            kind.append(len(self.sheet.rows))

    def _case(self) -> Cells:
        self._cases += 1
        return {"序号": self._cases, "编号": f"XF-{self._cases}"} | {
            title: self._draw(values) for title, values in GOOD.items()
        }

    def _good(self) -> None:
        self._last = self._case()
        self._put(self._last, kind=self.sheet.data)

    def _bad(self) -> None:
        self._spoil(1)

    def _worse(self) -> None:
        self._spoil(self._draw(st.integers(2, 4)))

    def _spoil(self, cells: int) -> None:
        spoilt = self._draw(st.permutations(sorted(BAD)))[:cells]
        self._put(self._case() | {title: self._draw(BAD[title]) for title in spoilt}, kind=self.sheet.data)

    def _twice(self) -> None:
        self._put((self._last or self._case()) | {"序号": 99}, kind=self.sheet.data)

    def _same_key(self) -> None:
        self._put(self._case() | {"编号": self._last.get("编号", "XF-0")}, kind=self.sheet.data)

    def _village(self) -> None:
        """A village merged over the rows of its cases."""
        cases = [self._case() for _ in range(self._draw(st.integers(2, 3)))]
        for case in cases:
            case["村（社区）"] = None
        cases[0]["村（社区）"] = Merged("大庄村", len(cases)) if self._merges else "大庄村"
        for case in cases:
            self._put(case, kind=self.sheet.data)

    def _two_persons(self) -> None:
        """One case with all but its persons merged; where nothing can be merged, two cases."""
        case = self._case()
        if not self._merges:
            self._put(case, kind=self.sheet.data)
            return
        kept = [title for title in TITLES if title not in ("信访人", "备注", "群众姓名")]
        self._put(case | {title: Merged(case.get(title), 2) for title in kept}, kind=self.sheet.data)
        self._put({"信访人": "李四光"}, kind=self.sheet.joined)

    def _blank(self) -> None:
        self.sheet.rows.append([])

    def _total(self) -> None:
        self._put({"编号": "合计", "人数": self._draw(st.sampled_from([None, 3]))})

    def _subtotal(self) -> None:
        self._put({"序号": "小计", "人数": 2})

    def _header(self) -> None:
        """The header again, as on every printed page."""
        self.sheet.rows += self._head

    def _note(self) -> None:
        self.sheet.rows.append([self._draw(st.sampled_from(["注：网上信访由平台导出。", "填表说明：每月五日前报送"]))])

    def _signature(self) -> None:
        self.sheet.rows.append(["审核人：赵六", None, None, "填报时间：2024年12月31日"])

    def _numbered(self) -> None:
        self._put({"序号": len(self.sheet.rows)})

    def _example(self) -> None:
        self.sheet.rows.append(["示例", *[self._draw(st.sampled_from([None, "XF-0", "来信"])) for _ in TITLES[1:]]])

    def _heading(self) -> None:
        self.sheet.rows.append([Merged("大庄村", 1, len(TITLES))] if self._merges else [])


LIST = [["甲", "乙", "丙", "丁"], ["一", "二", "三", "四"], [5, 6, 7, 8]]


@st.composite
def folders(draw: Callable[..., Any]) -> Folder:
    """A year's folder of one to three files, the last perhaps a copy."""
    files: dict[str, Content] = {}
    sheets: dict[tuple[str, str], Written] = {}
    for number in range(1, draw(st.integers(1, 2)) + 1):
        if draw(st.booleans()):
            name, sheet = f"信访{number}.csv", f"信访{number}"
            sheets[name, sheet] = written = Maker(draw, number, merges=False).make()
            files[name] = _csv(written.rows).encode(draw(st.sampled_from(["utf-8", "utf-8-sig", "gb18030"])))
            continue
        name = f"信访{number}.xlsx"
        book = {f"{month}月": Maker(draw, 10 * number + month, merges=True).make()
                for month in range(1, draw(st.integers(1, 2)) + 1)}  # fmt: skip
        if draw(st.booleans()):
            book["名单"] = Written(is_ledger=False, rows=LIST)
        if draw(st.booleans()):
            book["封面"] = Written(is_ledger=False, rows=[["某某镇台账"]])
        sheets |= {(name, sheet): written for sheet, written in book.items()}
        files[name] = Book(
            {sheet: written.rows for sheet, written in book.items()},
            hidden=["名单"] if "名单" in book and draw(st.booleans()) else [],
            hidden_rows={sheet: written.hidden for sheet, written in book.items()},
        )
        if draw(st.booleans()):
            copy = f"信访{number}（副本）.xlsx"
            files[copy] = files[name]
            sheets |= {(copy, sheet): written for sheet, written in book.items()}
    return Folder(files, sheets)


def _csv(rows: list[list[Any]]) -> str:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()


def read(folder: Folder, times: int = 1) -> list[Ingested]:
    with TemporaryDirectory() as place:
        year = write_files(Path(place) / "2024", folder.files)
        return [ingest_folder(year, PETITIONS, HOTLINE) for _ in range(times)]


def places_of(frame: pd.DataFrame) -> list[Place]:
    """Where each row stands; a ledger without any has no frame."""
    if frame.empty:
        return []
    return [(str(file), str(sheet), int(row)) for file, sheet, row in frame[[FILE, SHEET, ROW]].itertuples(index=False)]


@settings(max_examples=60)
@given(folder=folders())
def test_nothing_is_lost(folder: Folder) -> None:
    (ingested,) = read(folder)
    lines = {(line.file, line.sheet): line for line in ingested.reconciliation}
    accepted = places_of(ingested.frames.get("petitions", pd.DataFrame()))
    kept_out = {(each.file, each.sheet, each.row): each for each in ingested.quarantined.get("petitions", ())}
    found = {(each.file, each.sheet, each.row, each.code) for each in ingested.findings}
    about_sheets = {(each.file, each.sheet, each.code) for each in ingested.findings if each.row is None}
    assert lines.keys() == folder.sheets.keys()
    assert not set(accepted) & set(kept_out)
    for (file, sheet), written in folder.sheets.items():
        line = lines[file, sheet]
        assert line.rows == line.accepted + line.quarantined + line.not_data
        if not written.is_ledger:
            assert line.accepted == 0
            assert about_sheets & {(file, sheet, "sheet-unrecognised"), (file, sheet, "file-not-a-ledger")}
            continue
        counted = [row for *where, row in accepted if where == [file, sheet]]
        waiting = [row for *where, row in kept_out if where == [file, sheet]]
        assert (line.accepted, line.quarantined) == (len(counted), len(waiting))
        assert sorted(counted + waiting) == written.data
        assert ((file, sheet, written.joined[0], "rows-joined") in found) if written.joined else True
        event("joined" if written.joined else "not joined")
    for (file, sheet, row), each in kept_out.items():
        assert each.message
        about_sheet = {(file, sheet, code) for code in ("ledger-twice", "ledger-versions")} & about_sheets
        assert (file, sheet, row, each.reason) in found or about_sheet
    event(f"kept out: {bool(kept_out)}")


@settings(max_examples=10)
@given(folder=folders())
def test_the_same_files_give_the_same_answer(folder: Folder) -> None:
    one, other = read(folder, times=2)
    assert one.findings == other.findings
    assert one.reconciliation == other.reconciliation
    assert dict(one.quarantined) == dict(other.quarantined)
    assert one.frames.keys() == other.frames.keys()
    for name, frame in one.frames.items():
        pd.testing.assert_frame_equal(frame, other.frames[name])
