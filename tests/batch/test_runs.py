"""The ledger of runs, and the page that lists the reports."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

from fazhi.batch import Result, last_results, write_index, write_run

WHEN = datetime(2025, 1, 6, 9, 30, tzinfo=UTC)


def test_numbers_only_grow(tmp_path: Path) -> None:
    names = [write_run(tmp_path, [], WHEN, 1.0).name for _ in range(2)]
    (tmp_path / "runs/1.json").unlink()
    assert [*names, write_run(tmp_path, [], WHEN, 1.0).name] == ["1.json", "2.json", "3.json"]


def test_the_tenth_run_comes_after_the_ninth(tmp_path: Path) -> None:
    for number in range(1, 12):
        write_run(tmp_path, [Result("某某镇", 2024, "failed", f"第{number}次")], WHEN, 1.0)
    assert last_results(tmp_path)["某某镇", 2024]["message"] == "第11次"


def test_the_newest_result_of_each_town_and_year(tmp_path: Path) -> None:
    write_run(tmp_path, [Result("甲镇", 2023, "done"), Result("乙镇", 2024, "failed", "坏了")], WHEN, 2.0)
    write_run(tmp_path, [Result("乙镇", 2024, "done")], WHEN, 1.0)
    found = last_results(tmp_path)
    assert {key: each["outcome"] for key, each in found.items()} == {("甲镇", 2023): "done", ("乙镇", 2024): "done"}


def test_a_damaged_record_says_nothing(tmp_path: Path) -> None:
    write_run(tmp_path, [Result("甲镇", 2023, "done")], WHEN, 1.0)
    (tmp_path / "runs/2.json").write_text("{", encoding="utf-8")
    assert list(last_results(tmp_path)) == [("甲镇", 2023)]
    assert write_run(tmp_path, [], WHEN, 1.0).name == "3.json"


def test_no_run_yet(tmp_path: Path) -> None:
    assert last_results(tmp_path) == {}


def test_a_record_says_when_with_its_time_zone(tmp_path: Path) -> None:
    path = write_run(tmp_path, [Result("甲镇", 2023, "done", errors=2, seconds=1.25)], WHEN, 2.3456)
    record = json.loads(path.read_text(encoding="utf-8"))
    assert (record["started"], record["seconds"]) == ("2025-01-06T09:30:00+00:00", 2.346)
    assert (record["results"][0]["errors"], record["results"][0]["seconds"]) == (2, 1.25)


def test_an_index_without_reports_says_what_to_do(tmp_path: Path) -> None:
    assert "fazhi run" in write_index(tmp_path).read_text(encoding="utf-8")


def test_the_index_lists_what_stands_and_escapes_names(tmp_path: Path) -> None:
    for name in ("<甲>镇", "乙镇"):
        folder = tmp_path / name / "2024"
        folder.mkdir(parents=True)
        (folder / "report.html").write_text("报告", encoding="utf-8")
    (tmp_path / "<甲>镇/2024/manifest.json").write_text('{"year": 2024, "demo": true}', encoding="utf-8")
    page = write_index(tmp_path).read_text(encoding="utf-8")
    assert "&lt;甲&gt;镇" in page and "<甲>" not in page and "示例数据" in page
    assert "乙镇" not in page, "without a manifest it is no finished report"


def test_records_written_at_once_have_numbers_of_their_own(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as threads:
        paths = list(threads.map(lambda seconds: write_run(tmp_path, [], WHEN, float(seconds)), range(8)))
    assert {path.name for path in paths} == {f"{number}.json" for number in range(1, 9)}
    assert sorted(json.loads(path.read_text(encoding="utf-8"))["seconds"] for path in paths) == list(range(8))


def test_what_holds_for_the_run_as_a_whole_is_kept(tmp_path: Path) -> None:
    path = write_run(tmp_path, [], WHEN, 1.0, ("正文用代替字体。",))
    assert json.loads(path.read_text(encoding="utf-8"))["notes"] == ["正文用代替字体。"]
