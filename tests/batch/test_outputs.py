"""What stands in outputs/ after a run: the files of the contract, each with the keys that others rely on."""

from __future__ import annotations

import csv
import hashlib
import json
import re
from itertools import pairwise
from pathlib import Path

import pytest
from batch.offices import DEMO, ROOT, YEARS, Ran, hashes, text_of
from report.pages import lines, sizes, written

FILES = {
    "report.html", "report.pdf", "report.docx", "indicators.json", "indicators.csv", "breakdowns.json", "claims.json",
    "manifest.json", "internal/findings.json", "internal/reconciliation.json", "internal/notebooks/01_ingest.ipynb",
    "internal/notebooks/02_indicators.ipynb", "internal/notebooks/03_report.ipynb", "internal/quality.html", "internal/checklist.xlsx", "internal/changes.csv",
}  # fmt: skip
KEYS = {
    "indicators.json": "id title topic value unit digits text numerator denominator previous previous_source change "
    "change_unit ledger definition rows quarantined status",
    "breakdowns.json": "indicator by cells",
    "claims.json": "indicator year measure value text chapter",
    "internal/findings.json": "code severity message file sheet cell row ledger column value indicators",
    "internal/reconciliation.json": "file sheet ledger rows accepted quarantined not_data",
}
STATUSES = {"computed", "reported", "partial", "missing", "undefined", "suppressed"}
WITHOUT_VALUE = {"missing", "undefined", "suppressed"}
CLAIM_MEASURES = {"value", "change", "previous", "numerator", "denominator", "threshold"}
years = pytest.mark.parametrize("year", YEARS)


def test_the_run_is_done_and_shows_town_year_and_stage(ran: Ran) -> None:
    assert ran.code == 0, ran.err
    for year in YEARS:
        for stage in ("读入台账", "计算指标", "生成报告", "导出文件", "完成"):
            assert f"{DEMO} {year}：{stage}" in ran.err
        assert f"outputs/{DEMO}/{year}/report.pdf" in ran.out
    assert "outputs/index.html" in ran.out


@years
def test_the_files_are_those_of_the_contract(ran: Ran, year: int) -> None:
    assert set(hashes(ran.output(year))) == FILES


@pytest.mark.parametrize("name", KEYS)
def test_records_have_exactly_the_keys_of_the_contract(ran: Ran, name: str) -> None:
    records = [record for year in YEARS for record in ran.read(name, year)]
    assert records
    assert {tuple(record) for record in records} == {tuple(KEYS[name].split())}


@years
def test_a_status_is_an_allowed_one_and_decides_whether_there_is_a_value(ran: Ran, year: int) -> None:
    for record in ran.read("indicators.json", year):
        assert record["status"] in STATUSES
        assert (record["value"] is None) == (record["status"] in WITHOUT_VALUE), record["id"]
    for each in ran.read("breakdowns.json", year):
        for cell in each["cells"]:  # type: ignore[attr-defined]
            assert set(cell) == {"key", "value", "status"} and cell["status"] in STATUSES
            assert (cell["value"] is None) == (cell["status"] in WITHOUT_VALUE), each["indicator"]


def test_the_towns_own_facts_are_among_the_indicators(ran: Ran) -> None:
    [villages] = [record for record in ran.read("indicators.json") if record["id"] == "villages.total"]
    assert (villages["value"], villages["ledger"]) == (11, None)


def test_a_ledger_that_was_not_handed_in_is_missing_and_never_zero(ran: Ran) -> None:
    of_visits = [record for record in ran.read("indicators.json", 2022) if record["ledger"] == "visits"]
    assert {record["status"] for record in of_visits} == {"missing", "reported"}
    assert {record["id"] for record in of_visits if record["status"] == "reported"} == {
        "visits.batches",
        "visits.people",
    }


def test_nothing_is_printed_over_anything_else(ran: Ran) -> None:
    data = (ran.output(2024) / "report.pdf").read_bytes()
    for page in range(len(sizes(data))):
        for line in lines(data, page):
            for left, right in pairwise(char for char in line if char.text.isalnum()):  # brackets share a box
                assert right.left > left.right - 2, f"page {page + 1}: {written(line)}"


@years
def test_every_row_of_the_raw_files_is_accounted_for(ran: Ran, year: int) -> None:
    records = ran.read("internal/reconciliation.json", year)
    for record in records:
        parts = [record[name] for name in ("accepted", "quarantined", "not_data")]
        assert record["rows"] == sum(parts)  # type: ignore[arg-type]
    books = {path.name for path in (ROOT / "data/raw" / DEMO / str(year)).glob("*.xlsx")}
    assert {record["file"] for record in records} == books


@years
def test_the_csv_says_the_same_for_people(ran: Ran, year: int) -> None:
    path = ran.output(year) / "indicators.csv"
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert all(re.search(r"[\u4e00-\u9fff]", header) for header in rows[0])
    records = ran.read("indicators.json", year)
    assert [row["编号"] for row in rows] == [record["id"] for record in records]
    assert [row["写法"] for row in rows] == [record["text"] for record in records]
    assert all(
        row["数值"] == ("" if record["value"] is None else str(record["value"]))
        for row, record in zip(rows, records, strict=True)
    )


@years
def test_a_claim_is_a_number_of_an_indicator(ran: Ran, year: int) -> None:
    indicators = {record["id"]: record for record in ran.read("indicators.json", year)}
    for claim in ran.read("claims.json", year):
        assert claim["measure"] in CLAIM_MEASURES and claim["year"] in (year, year - 1)
        assert str(claim["text"]) and claim["chapter"]
        if claim["measure"] in ("value", "change", "previous", "numerator", "denominator"):
            assert claim["value"] == indicators[claim["indicator"]][str(claim["measure"])], claim


def test_a_fall_is_a_negative_change(ran: Ran) -> None:
    [claim] = [
        claim
        for claim in ran.read("claims.json")
        if (claim["indicator"], claim["measure"]) == ("visits.batches", "change")
    ]
    assert claim["value"] == -17.2 and "17.20%" in str(claim["text"])


@years
def test_the_manifest_names_inputs_versions_and_outputs_with_their_hashes(ran: Ran, year: int) -> None:
    record, folder = ran.manifest(year), ran.output(year)
    made = hashes(folder)
    del made["manifest.json"], made["internal/changes.csv"]  # which says what moved at this run alone
    assert record["outputs"] == made
    for name, digest in record["inputs"].items():
        assert hashlib.sha256((Path(ran.root) / name).read_bytes()).hexdigest() == digest
    raw = f"data/raw/{DEMO}/{year}/"
    for files in record["ledgers"].values():
        assert all(raw + name in record["inputs"] for name in files)
    assert (record["parameters"]["town"], record["parameters"]["year"]) == (DEMO, year)
    assert {"fazhi", "pandas", "papermill", "typst"} <= set(record["versions"])
    assert record["fonts"], "which fonts a document was set in"


@years
def test_the_manifest_has_no_clock(ran: Ran, year: int) -> None:
    text = (ran.output(year) / "manifest.json").read_text(encoding="utf-8")
    started = json.loads((ran.outputs / "runs/1.json").read_text(encoding="utf-8"))["started"]
    assert started[:10] not in text and not re.search(r"\d\d:\d\d:\d\d", text)


def test_last_years_ledgers_are_inputs_too(ran: Ran) -> None:
    assert any(name.startswith(f"data/raw/{DEMO}/2023/") for name in ran.manifest(2024)["inputs"])
    assert not any(name.startswith(f"data/raw/{DEMO}/2023/") for name in ran.manifest(2022)["inputs"])


def test_the_index_lists_every_report_and_its_links_lead_somewhere(ran: Ran) -> None:
    page = (ran.outputs / "index.html").read_text(encoding="utf-8")
    links = re.findall(r'href="([^"]+)"', page)
    assert set(links) == {f"{DEMO}/{year}/report.{kind}" for year in YEARS for kind in ("html", "pdf", "docx")}
    assert all((ran.outputs / link).is_file() for link in links)
    assert page.count("示例数据") == 3 and page.count("草稿") == 1 and "缺台账1本" in page


def test_the_ledger_of_runs_says_when_how_long_and_what_became_of_each(ran: Ran) -> None:
    record = json.loads((ran.outputs / "runs/1.json").read_text(encoding="utf-8"))
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d", record["started"])
    assert [(each["year"], each["outcome"]) for each in record["results"]] == [(year, "done") for year in YEARS]
    assert record["seconds"] >= max(each["seconds"] for each in record["results"]) > 0


def test_raw_data_is_as_it_was(ran: Ran) -> None:
    assert hashes(Path(ran.root) / "data/raw") == hashes(ROOT / "data/raw")


@pytest.mark.parametrize("name", ["report.html", "report.docx", "report.pdf"])
def test_every_document_says_that_the_data_are_a_demonstration(ran: Ran, name: str) -> None:
    assert "示例数据" in text_of(ran.output(2024) / name)
