"""What moved since the last run: new value against old, and silence where nothing moved."""

from __future__ import annotations

import csv
import json
from decimal import Decimal
from pathlib import Path

import pytest
from makers import make_indicator

from fazhi.batch.changes import HEADERS, NAME, Records, changes, earlier, write_changes
from fazhi.indicators import Status, Value


def value(key: str, number: str | None, status: Status = Status.COMPUTED) -> Value:
    return Value(make_indicator(key), status, None if number is None else Decimal(number))


def before(*records: tuple[str, object, str]) -> Records:
    return tuple({"id": name, "title": "旧题", "value": was, "status": status} for name, was, status in records)


@pytest.mark.parametrize(
    ("was", "status", "now", "line"),
    [
        (231, "computed", value("a", "235"), ("231", "235", "+4", "由台账计算", "由台账计算")),
        (Decimal("93.15"), "computed", value("a", "90.10"), ("93.15", "90.10", "-3.05", "由台账计算", "由台账计算")),
        (None, "missing", value("a", "5"), ("", "5", "", "缺", "由台账计算")),
        (5, "computed", value("a", None, Status.MISSING), ("5", "", "", "由台账计算", "缺")),
        (5, "computed", value("a", "5", Status.REPORTED), ("5", "5", "0", "由台账计算", "科室报送")),
    ],
)
def test_what_moved(was: object, status: str, now: Value, line: tuple[str, ...]) -> None:
    assert list(changes([now], before(("cases.a", was, status)))) == [("cases.a", "指标a", *line)]


def test_what_did_not_move_is_silent() -> None:
    same = before(("cases.a", 100, "computed"), ("cases.b", Decimal("97.6"), "partial"), ("cases.c", None, "missing"))
    now = [value("a", "100.00"), value("b", "97.60", Status.PARTIAL), value("c", None, Status.MISSING)]
    assert list(changes(now, same)) == []


def test_figures_that_are_new_and_figures_that_are_gone() -> None:
    lines = list(changes([value("new", "3")], before(("cases.old", 7, "computed"))))
    assert lines == [
        ("cases.new", "指标new", "", "3", "", "（上次没有）", "由台账计算"),
        ("cases.old", "旧题", "7", "", "", "由台账计算", "（不再计算）"),
    ]


def test_a_first_run_has_a_header_alone(tmp_path: Path) -> None:
    path = write_changes([value("a", "1")], earlier(tmp_path / "nothing"), tmp_path)
    assert path == tmp_path / NAME
    assert path.read_bytes() == b"\xef\xbb\xbf" + ",".join(HEADERS).encode() + b"\r\n"


def test_the_last_run_is_read_from_the_outputs_exactly(tmp_path: Path) -> None:
    records = '[{"id": "cases.a", "title": "指标a", "value": 17.2, "status": "computed"}]'
    (tmp_path / "indicators.json").write_text(records, encoding="utf-8")
    write_changes([value("a", "17.30")], earlier(tmp_path), tmp_path)
    with (tmp_path / NAME).open(encoding="utf-8-sig", newline="") as file:
        (line,) = csv.DictReader(file)
    assert (line["原值"], line["现值"], line["差"]) == ("17.2", "17.30", "+0.10")


def test_a_run_that_was_withheld_was_the_last_one(tmp_path: Path) -> None:
    folder = tmp_path / "internal/withheld"
    folder.mkdir(parents=True)
    (folder / "indicators.json").write_text(json.dumps([{"id": "cases.a", "value": 1}]), encoding="utf-8")
    assert [each["id"] for each in earlier(tmp_path)] == ["cases.a"]


@pytest.mark.parametrize("content", ["", "{", "{}", "[1]", '[{"id": 5}]'])
def test_a_damaged_record_is_none(tmp_path: Path, content: str) -> None:
    (tmp_path / "indicators.json").write_text(content, encoding="utf-8")
    assert earlier(tmp_path) == ()
