"""Merged data cells: a value holds for every row, a number only once, and one case over two rows is one."""

from __future__ import annotations

from pathlib import Path

from builders import Merged, codes_of, ingest_folder, write_book

from fazhi.ledgers.files.grid import Grid
from fazhi.ledgers.sheets.merging import merged_down

HEADER = ["村（社区）", "编号", "登记日期", "信访形式", "人数", "信访人", "办结日期"]


def test_values_are_told_to_every_row_below_the_header() -> None:
    grid = Grid.of_rows("表", [["题", ""], ["甲", 1], ["", 2], ["", 3]], merged=[((0, 0), (1, 0)), ((1, 0), (3, 0))])
    merged = merged_down(grid, 0, once=())
    assert [merged.grid.cell(row, 0) for row in range(4)] == ["题", "甲", "甲", "甲"]
    assert merged.covered.tolist() == [[False, False], [False, False], [True, False], [True, False]]


def test_a_range_that_begins_in_the_header_is_the_header_s() -> None:
    grid = Grid.of_rows("表", [["题"], [""], ["甲"]], merged=[((0, 0), (1, 0))])
    assert merged_down(grid, 0, once=()).grid.cell(1, 0) == ""


def test_a_village_merged_over_its_rows(tmp_path: Path) -> None:
    rows = [
        HEADER,
        [Merged("大庄村", 3), "A1", "2024-3-5", "来信", 1],
        [None, "A2", "2024-3-6", "来信", 1],
        [None, "A3", "2024-3-7", "来访", 1],
        ["石桥村", "A4", "2024-3-8", "来访", 1],
    ]
    write_book(tmp_path / "信访.xlsx", rows)
    ingested = ingest_folder(tmp_path)
    assert ingested.frames["petitions"]["村（社区）"].tolist() == ["大庄村"] * 3 + ["石桥村"]
    assert codes_of(ingested) == []


def test_a_number_merged_over_rows_counts_once_and_says_so(tmp_path: Path) -> None:
    rows = [
        HEADER,
        ["大庄村", "A1", "2024-3-5", "来信", Merged(30, 2)],
        ["大庄村", "A2", "2024-3-6", "来信", None],
    ]
    write_book(tmp_path / "信访.xlsx", rows)
    ingested = ingest_folder(tmp_path)
    assert ingested.frames["petitions"]["人数"].sum() == 30
    (finding,) = ingested.findings
    assert (finding.code, finding.cell) == ("cell-merged", "E3")


def test_one_case_with_two_parties_is_one_case(tmp_path: Path) -> None:
    rows = [
        HEADER,
        [Merged("大庄村", 2), Merged("A1", 2), Merged("2024-3-5", 2), Merged("来信", 2), Merged(1, 2), "甲某"],
        [None, None, None, None, None, "乙某"],
        ["石桥村", "A2", "2024-3-8", "来访", 1, "丙某"],
    ]
    write_book(tmp_path / "信访.xlsx", rows)
    ingested = ingest_folder(tmp_path)
    assert len(ingested.frames["petitions"]) == 2
    assert codes_of(ingested) == ["rows-joined"]
    (line,) = ingested.reconciliation
    assert (line.accepted, line.quarantined, line.not_data) == (2, 0, 2)


def test_two_cases_under_one_merged_number_are_shown(tmp_path: Path) -> None:
    rows = [HEADER, ["大庄村", Merged("A1", 2), "2024-3-5", "来信", 1], ["石桥村", None, "2024-3-6", "来访", 1]]
    write_book(tmp_path / "信访.xlsx", rows)
    ingested = ingest_folder(tmp_path)
    assert len(ingested.frames["petitions"]) == 2
    assert codes_of(ingested) == ["key-duplicate"]
