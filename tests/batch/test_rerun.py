"""The same inputs give the same bytes; what did not change is not made again, and what did change is."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import pytest
from batch.offices import DEMO, YEARS, Ran, fazhi, hashes

from fazhi.batch import FORMATS, is_current, run_key
from fazhi.parameters import checked
from fazhi.workspace import Analysis, Workspace


@pytest.fixture
def copied(ran: Ran, tmp_path: Path) -> Path:
    """A copy of the run workspace."""
    return ran.copy(tmp_path / "copied")


def current(root: Path, year: int, **given: object) -> bool:
    analysis = Analysis(Workspace.find(root), checked({"town": DEMO, "year": year} | given))
    return is_current(analysis.workspace.output(DEMO, year), run_key(analysis, FORMATS))


def touch(book: Path) -> None:
    """Change a workbook's bytes and none of its cells."""
    with zipfile.ZipFile(book, "a") as file:
        file.comment = b"changed"


def test_a_second_run_changes_nothing_and_says_so(copied: Path) -> None:
    before = hashes(copied, "outputs/runs")
    again = fazhi(copied, "run", "--jobs", "1")
    assert (again.code, again.out.count("没有变化")) == (0, len(YEARS)), again.err
    assert "读入台账" not in again.err
    assert hashes(copied, "outputs/runs") == before
    runs = copied / "outputs/runs"
    assert {path.name for path in runs.iterdir()} == {"1.json", "2.json"}
    record = json.loads((runs / "2.json").read_text(encoding="utf-8"))
    assert {each["outcome"] for each in record["results"]} == {"current"}


def test_another_workspace_gives_the_same_bytes(ran: Ran, tmp_path: Path) -> None:
    """Another folder, nothing read before, one process instead of two: the outputs are the same to the byte."""
    elsewhere = tmp_path / "另 一处"
    for name in ("data/raw", "notebooks"):
        shutil.copytree(Path(ran.root) / name, elsewhere / name)
    made = fazhi(elsewhere, "run", "--year", "2023", "--jobs", "1")
    assert made.code == 0, made.err
    assert hashes(made.output(2023)) == hashes(ran.output(2023))


@pytest.mark.parametrize(
    ("name", "stale"),
    [
        ("2023/2023年信访件台账.xlsx", {2023, 2024}),
        ("2024/19信访件台账.xlsx", {2024}),
        ("2022/2022年法治台账汇总.xlsx", {2022, 2023}),
    ],
)
def test_a_changed_ledger_makes_its_year_stale_and_the_next(copied: Path, name: str, stale: set[int]) -> None:
    touch(copied / "data/raw" / DEMO / name)
    assert {year for year in YEARS if not current(copied, year)} == stale


@pytest.mark.parametrize("name", ["data/raw/段园镇/town.toml", "notebooks/03_report.ipynb"])
def test_what_all_years_share_makes_all_stale(copied: Path, name: str) -> None:
    with (copied / name).open("a", encoding="utf-8") as file:
        file.write("\n")
    assert not any(current(copied, year) for year in YEARS)


def test_a_catalogue_of_its_own_makes_all_stale(copied: Path) -> None:
    (copied / "catalog/petitions").mkdir(parents=True)
    (copied / "catalog/petitions/text.md.j2").write_text("一句话。\n", encoding="utf-8")
    assert not any(current(copied, year) for year in YEARS)


def test_an_edited_output_is_made_again(copied: Path) -> None:
    assert current(copied, 2022)
    with (copied / "outputs" / DEMO / "2022/claims.json").open("a", encoding="utf-8") as file:
        file.write(" ")
    assert not current(copied, 2022)


def test_a_lost_output_is_made_again(copied: Path) -> None:
    (copied / "outputs" / DEMO / "2022/report.pdf").unlink()
    assert not current(copied, 2022)


def test_other_formats_and_parameters_are_another_run(ran: Ran) -> None:
    analysis = Analysis(Workspace.find(ran.root), checked({"town": DEMO, "year": 2024}))
    assert run_key(analysis, ("html",)) != run_key(analysis, FORMATS)
    assert run_key(analysis, ("docx", "pdf", "html")) == run_key(analysis, FORMATS)
    assert not current(Path(ran.root), 2024, strict=True)
    assert not current(Path(ran.root), 2024, period="上半年")


@pytest.mark.parametrize("name", [".DS_Store", "~$信访件台账.xlsx"])
def test_what_editors_leave_behind_is_no_input(copied: Path, name: str) -> None:
    (copied / "data/raw" / DEMO / "2024" / name).write_bytes(b"x")
    assert current(copied, 2024)
