"""The boundary around calamine holds: a file that kills the child costs that file alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from builders import write_book

from fazhi.errors import ReadingError
from fazhi.ledgers.files import calamine_child
from fazhi.ledgers.files.bounded import BoundedReader
from fazhi.ledgers.files.calamine_child import answer, encode_columns, read_workbook
from fazhi.ledgers.files.grid import Grid

ROWS = [["", "题目"], ["编号", "日期"], ["A1", date(2024, 3, 5)], [True, 1]]


def test_sheets_come_back_from_cell_a1(tmp_path: Path) -> None:
    path = write_book(tmp_path / "a.xlsx", {"一": [[], *ROWS], "二": []}, hidden=["二"])
    with BoundedReader() as reader:
        first, second = reader.read(path)
    assert [first.row(row) for row in range(first.height)] == [
        ["", ""], ["", "题目"], ["编号", "日期"], ["A1", date(2024, 3, 5)], ["TRUE", 1.0],
    ]  # fmt: skip
    assert (first.name, first.hidden, second.hidden, second.height) == ("一", False, True, 0)


@pytest.mark.parametrize("first", ["XFD1048576", "A1"])
def test_a_killer_costs_itself_and_the_next_file_is_read(tmp_path: Path, first: str) -> None:
    killer = tmp_path / "killer.xlsx"
    with xlsxwriter.Workbook(str(killer)) as book:
        sheet = book.add_worksheet("角")
        sheet.write(first, "x")
        sheet.write("XFD1048576", "x")
    good = write_book(tmp_path / "good.xlsx", ROWS)
    with BoundedReader() as reader:
        with pytest.raises(ReadingError) as error:
            reader.read(killer)
        assert error.value.args[1] in ("died", "memory")
        assert [grid.height for grid in reader.read(good)] == [4]
        assert [grid.height for grid in reader.read(killer, frozenset({0}))] == [0]


def test_a_sheet_that_begins_further_in_keeps_its_places(tmp_path: Path) -> None:
    path = write_book(tmp_path / "a.xlsx", [[], [], [None, None, "c3", 1], [None, None, None, 2]])
    with BoundedReader() as reader:
        (grid,) = reader.read(path)
    assert [grid.row(row) for row in range(grid.height)] == [
        ["", "", "", ""], ["", "", "", ""], ["", "", "c3", 1], ["", "", "", 2],
    ]  # fmt: skip


def test_columns_are_the_same_in_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [[number % 3, str(number)] for number in range(10)]
    whole = encode_columns(rows)
    monkeypatch.setattr(calamine_child, "BLOCK", 3)
    assert encode_columns(rows) == whole
    assert encode_columns([]) == []


def test_time_runs_out(tmp_path: Path) -> None:
    path = write_book(tmp_path / "a.xlsx", ROWS)
    with BoundedReader(seconds=0.0) as reader, pytest.raises(ReadingError) as error:
        reader.read(path)
    assert error.value.args[1] == "slow"


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04garbage", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, b"text"]
)
def test_garbage_is_an_answer_and_no_crash(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(data)
    with BoundedReader() as reader, pytest.raises(ReadingError):
        reader.read(path)


def test_the_child_s_own_functions(tmp_path: Path) -> None:
    path = write_book(tmp_path / "a.xlsx", ROWS)
    assert read_workbook(str(path))[0]["height"] == 4
    assert answer((str(path), frozenset()))[0] == "sheets"
    assert answer((str(tmp_path / "none.xlsx"), frozenset())) == ("fault", "FileNotFoundError")


def test_columns_keep_true_apart_from_one() -> None:
    grid = Grid.decode("a", 3, encode_columns([[True], [1], ["TRUE"]]))
    assert [grid.cell(row, 0) for row in range(3)] == ["TRUE", 1, "TRUE"]
