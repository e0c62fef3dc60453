"""Villages that should have a row and have none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from builders import PETITIONS, REGISTER, a_town, ingest_folder, write_book

from fazhi.catalog import Ledger
from fazhi.findings import Finding
from fazhi.settings import Village

PATROL = REGISTER.model_copy(update={"every_village": True})
ROUNDS = PETITIONS.model_copy(update={"every_village": True})


def absent(folder: Path, ledger: Ledger, *rows: list[Any], **given: Any) -> list[Finding]:
    header = ["村（社区）", "队员人数"] if ledger is PATROL else ["编号", "登记日期", "信访形式", "村（社区）"]
    write_book(folder / "台账.xlsx", {ledger.title: [header, *rows]})
    return [each for each in ingest_folder(folder, ledger, **given).findings if each.code == "village-absent"]


def test_the_villages_without_a_row_are_named_once(tmp_path: Path) -> None:
    (finding,) = absent(tmp_path, PATROL, ["大庄村", 20])
    assert finding.message == "“治安巡逻队伍名册”里没有石桥村、新苑社区的行。"
    assert (finding.file, finding.sheet, finding.column) == ("台账.xlsx", "治安巡逻队伍名册", "村（社区）")
    assert not finding.is_error


def test_nothing_is_said_where_every_village_has_one(tmp_path: Path) -> None:
    assert absent(tmp_path, PATROL, ["大庄村", 20], ["石桥村", 20], ["新苑社区", 20]) == []


def test_nothing_is_said_where_the_catalogue_does_not_ask(tmp_path: Path) -> None:
    write_book(tmp_path / "台账.xlsx", {REGISTER.title: [["村（社区）", "队员人数"], ["大庄村", 20]]})
    assert "village-absent" not in [each.code for each in ingest_folder(tmp_path, REGISTER).findings]


def test_a_village_that_could_not_be_read_may_be_the_one(tmp_path: Path) -> None:
    assert absent(tmp_path, PATROL, ["大庄村", 20], ["石乔村", 20], ["新苑社区", 20]) == []
    assert len(absent(tmp_path, PATROL, ["大庄村", 20], ["石乔村", 20])) == 1


def test_events_count_in_their_year_alone(tmp_path: Path) -> None:
    rows = [["A1", "2024-3-5", "来信", "大庄村"], ["A2", "2023-3-5", "来信", "石桥村"]]
    (finding,) = absent(tmp_path, ROUNDS, *rows)
    assert "石桥村、新苑社区" in finding.message


def test_a_village_that_joins_later_is_not_missed(tmp_path: Path) -> None:
    town = a_town(villages=(Village(name="大庄村"), Village(name="新村", since=2025)))
    assert absent(tmp_path, PATROL, ["大庄村", 20], town=town) == []


def test_after_eight_names_comes_the_number(tmp_path: Path) -> None:
    town = a_town(villages=tuple(Village(name=f"{sign}庄村") for sign in "甲乙丙丁戊己庚辛壬癸"))
    (finding,) = absent(tmp_path, PATROL, ["甲庄村", 20], town=town)
    assert finding.message.endswith(
        "里没有乙庄村、丙庄村、丁庄村、戊庄村、己庄村、庚庄村、辛庄村、壬庄村等9个村（社区）的行。"
    )


def test_a_ledger_without_rows_says_nothing_of_villages(tmp_path: Path) -> None:
    assert absent(tmp_path, PATROL) == []
