"""Clean ledgers come back from Parquet as they went in, and only while nothing has changed."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from builders import HOTLINE, PETITIONS, REGISTER, a_town, ingest_folder, write_book

from fazhi.ledgers import Ingested
from fazhi.periods import parse

HEADER = [
    "编号",
    "登记日期",
    "信访形式",
    "是否初次",
    "人数",
    "金额（元）",
    "法规",
    "对象",
    "村（社区）",
    "办结日期",
    "状态",
]
ROWS = [
    [
        "A1",
        date(2024, 3, 5),
        "来信",
        "√",
        3,
        0.1,
        "《民法典》《宪法》",
        "镇机关干部",
        "大庄",
        date(2024, 4, 1),
        "已办结",
    ],
    ["A2", "2024.3.6", None, "", "", "", "", "", "", "", "办理中"],
    [None, "2024.3.6", "来访"],
    ["A4", "2026-1-1", "来电话", "也许", "约3", "x", "无", "群众", "外村", "2024-1-1", "其他"],
]


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    raw = tmp_path / "raw"
    write_book(raw / "信访.xlsx", [HEADER, *ROWS])
    write_book(raw / "热线.xlsx", {"热线": [["工单编号", "受理日期"], ["G1", "2024-1-2"], ["G1", "2024-1-9"]]})
    write_book(raw / "巡逻.xlsx", {"巡逻": [["村（社区）", "队员人数"], ["本年无"]]})
    (raw / "reported.csv").write_text(
        "指标,年度,数值,日期\n信访件数,2023,1.50,2024-1-3\n信访件数,2023,x,\n", encoding="utf-8"
    )
    return raw, tmp_path / "interim"


def run(raw: Path, interim: Path, **given: object) -> Ingested:
    return ingest_folder(raw, PETITIONS, HOTLINE, REGISTER, interim=interim, **given)  # type: ignore[arg-type]


def test_there_and_back(folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    first = run(*folders)
    monkeypatch.setattr("fazhi.ledgers.pipeline.read_file", None)  # a second reading would fail
    second = run(*folders)
    assert set(first.frames) == {"petitions", "hotline", "patrol"}
    for name, frame in first.frames.items():
        pd.testing.assert_frame_equal(second.frames[name], frame)
    for field in fields(Ingested):
        if field.name != "frames":
            assert getattr(second, field.name) == getattr(first, field.name), field.name


def test_the_files_are_the_same_bytes_each_time(folders: tuple[Path, Path]) -> None:
    raw, interim = folders
    run(raw, interim)
    before = {path.name: path.read_bytes() for path in interim.iterdir()}
    run(raw, interim, force=True)
    assert {path.name: path.read_bytes() for path in interim.iterdir()} == before
    assert set(before) == {"petitions.parquet", "hotline.parquet", "patrol.parquet", "ingest.json", "private.json"}


def test_a_changed_file_is_read_again(folders: tuple[Path, Path]) -> None:
    raw, interim = folders
    run(raw, interim)
    write_book(raw / "信访.xlsx", [HEADER, ROWS[0]])
    assert len(run(raw, interim).frames["petitions"]) == 1


def test_what_the_key_covers(folders: tuple[Path, Path]) -> None:
    raw, interim = folders

    def key(**given: object) -> str:
        run(raw, interim, **given)
        return str(json.loads((interim / "ingest.json").read_text(encoding="utf-8"))["key"])

    first = key()
    assert key() == first
    others = [
        key(period=parse("上半年", 2024)),
        key(town=a_town(lists={"petitions.信访形式": ("短信",)})),
        key(year=2023),
    ]
    assert len({first, *others}) == 4


def test_a_ledger_that_is_gone_leaves_no_file(folders: tuple[Path, Path]) -> None:
    raw, interim = folders
    run(raw, interim)
    (raw / "热线.xlsx").unlink()
    run(raw, interim)
    assert not (interim / "hotline.parquet").exists()


@pytest.mark.parametrize("damage", ["petitions.parquet", "ingest.json"])
def test_a_damaged_store_is_made_again(folders: tuple[Path, Path], damage: str) -> None:
    raw, interim = folders
    first = run(raw, interim)
    (interim / damage).write_bytes(b"{")
    pd.testing.assert_frame_equal(run(raw, interim).frames["petitions"], first.frames["petitions"])


def test_no_machine_and_no_clock_in_the_index(folders: tuple[Path, Path]) -> None:
    raw, interim = folders
    run(raw, interim)
    text = (interim / "ingest.json").read_text(encoding="utf-8")
    assert str(raw) not in text
    assert set(json.loads(text)) == {
        "corrections", "key", "year", "ledgers", "inputs", "reported", "findings", "reconciliation", "quarantined", "missing",
    }  # fmt: skip
