"""Tables one below the other in a sheet are all read."""

from __future__ import annotations

from pathlib import Path

from builders import HOTLINE, PETITIONS, codes_of, ingest_folder, write_book

HEAD = ["编号", "登记日期", "信访形式"]
CASES = [[f"A{number}", "2024-3-5", "来信"] for number in range(1, 6)]


def test_a_lower_part_with_a_further_column(tmp_path: Path) -> None:
    rows = [["镇信访件台账"], HEAD, *CASES, ["下半年"], [*HEAD, "办结日期"], ["B1", "2024-8-5", "来访", "2024-9-1"]]
    write_book(tmp_path / "信访.xlsx", rows)
    ingested = ingest_folder(tmp_path)
    assert ingested.frames["petitions"]["编号"].tolist() == ["A1", "A2", "A3", "A4", "A5", "B1"]
    assert ingested.frames["petitions"]["行"].tolist() == [3, 4, 5, 6, 7, 10]
    (line,) = ingested.reconciliation
    assert (line.rows, line.accepted, line.quarantined, line.not_data) == (10, 6, 0, 4)


def test_a_lower_part_with_its_columns_in_another_order(tmp_path: Path) -> None:
    write_book(tmp_path / "信访.xlsx", [HEAD, *CASES, HEAD[::-1], ["来访", "2024-8-5", "B1"]])
    assert ingest_folder(tmp_path).frames["petitions"]["编号"].tolist()[-1] == "B1"


def test_two_ledgers_in_one_sheet(tmp_path: Path) -> None:
    orders = [["工单编号", "受理日期", "满意度"], ["G1", "2024-3-5", "满意"]]
    write_book(tmp_path / "汇总.xlsx", {"汇总": [[*HEAD, "办结日期"], *CASES, [], ["热线台账"], *orders]})
    ingested = ingest_folder(tmp_path, PETITIONS, HOTLINE)
    assert {name: len(frame) for name, frame in ingested.frames.items()} == {"petitions": 5, "hotline": 1}
    assert sum(line.rows for line in ingested.reconciliation) == 10
    assert codes_of(ingested) == []


def test_a_header_that_stands_again_begins_no_table(tmp_path: Path) -> None:
    write_book(
        tmp_path / "信访.xlsx", [[*HEAD, "办结日期"], *CASES, [*HEAD, "办结日期"], ["B1", "2024-8-5", "来访", None]]
    )
    ingested = ingest_folder(tmp_path)
    assert len(ingested.frames["petitions"]) == 6
    assert codes_of(ingested) == []
