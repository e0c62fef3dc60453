"""What a look into an .xls finds that calamine does not tell."""

from __future__ import annotations

from pathlib import Path
from struct import pack

import pytest
from fuzz.sources import ole, record, xls

from fazhi.errors import ReadingError
from fazhi.ledgers.files.scan import SheetScan
from fazhi.ledgers.files.xlsscan import scan_xls

ROWS = [["编号", "人数"], ["A1", 3], ["A2", ""]]


def scanned(path: Path, data: bytes) -> tuple[SheetScan, ...]:
    path.write_bytes(data)
    return scan_xls(path)


def test_error_values_of_cells_and_of_formulas(tmp_path: Path) -> None:
    formula = pack("<HHHBBBBBBHHI", 1, 2, 0, 2, 0, 0x17, 0, 0, 0, 0xFFFF, 0, 0)
    text = pack("<HHHBBBBBBHHI", 2, 2, 0, 0, 0, 0x17, 0, 0, 0, 0xFFFF, 0, 0)
    records = record(0x0205, pack("<HHHBB", 2, 1, 0, 0x2A, 1)) + record(0x0006, formula) + record(0x0006, text)
    records += record(0x0205, pack("<HHHBB", 1, 3, 0, 1, 0))
    (seen,) = scanned(tmp_path / "a.xls", xls(ROWS, sheet_records=records))
    assert seen.errors == {(2, 1): "#N/A", (1, 2): "#REF!"}
    assert (seen.rows, seen.columns) == (3, 4)


def test_hidden_rows_that_hold_something(tmp_path: Path) -> None:
    rows = b"".join(record(0x0208, pack("<HHHHHHI", row, 0, 2, 255, 0, 0, 0x120)) for row in (1, 7))
    (seen,) = scanned(tmp_path / "a.xls", xls(ROWS, sheet_records=rows))
    assert seen.hidden_rows == (1,)


def test_a_cell_in_the_last_corner_is_too_large(tmp_path: Path) -> None:
    (seen,) = scanned(tmp_path / "a.xls", xls(ROWS, sheet_records=record(0x0203, pack("<HHHd", 65535, 255, 0, 1))))
    assert (seen.rows, seen.columns, seen.is_too_large) == (65536, 256, True)


def test_several_numbers_in_one_record_reach_to_the_last(tmp_path: Path) -> None:
    many = record(0x00BD, pack("<HH", 4, 1) + bytes(18) + pack("<H", 3))
    (seen,) = scanned(tmp_path / "a.xls", xls(ROWS, sheet_records=many))
    assert (seen.rows, seen.columns) == (5, 4)


def test_a_chart_in_a_sheet_is_not_its_cells(tmp_path: Path) -> None:
    inside = record(0x0809, bytes(16)) + record(0x0203, pack("<HHHd", 900, 9, 0, 1)) + record(0x000A, b"")
    (seen,) = scanned(tmp_path / "a.xls", xls(ROWS, sheet_records=inside))
    assert (seen.rows, seen.columns) == (3, 2)


def test_a_password_is_found(tmp_path: Path) -> None:
    with pytest.raises(ReadingError) as error:
        scanned(tmp_path / "a.xls", xls(ROWS, book_records=record(0x002F, bytes(6))))
    assert error.value.args[1] == "password"


@pytest.mark.parametrize("damage", [
    ole({"Other": b"x"}),
    xls(ROWS)[:512],
    xls(ROWS)[:30] + b"\xff\xff" + xls(ROWS)[32:],
])  # fmt: skip
def test_what_is_damaged_is_left_to_calamine(tmp_path: Path, damage: bytes) -> None:
    assert scanned(tmp_path / "a.xls", damage) == ()


def test_sectors_that_follow_one_another_in_a_circle_end(tmp_path: Path) -> None:
    sound = xls(ROWS)
    assert len(scanned(tmp_path / "a.xls", sound[:512] + bytes(512) + sound[1024:])) <= 1
