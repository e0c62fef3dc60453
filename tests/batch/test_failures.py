"""A run that fails: one line that says what and where, the old outputs as they were, and the other town all the same."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import nbformat
import pytest
from batch.offices import NAME, PHONE, Ran, fazhi, hashes, small_town

from fazhi.batch import run_one
from fazhi.errors import RunError
from fazhi.parameters import checked
from fazhi.workspace import Analysis, Workspace

GOOD, BAD = "小河乡", "大河乡"


def complaints(ran: Ran) -> list[str]:
    return [line for line in ran.err.splitlines() if line.startswith("错误：")]


def break_cell(path: Path, place: int, source: str) -> None:
    """Put other source into a cell of a notebook."""
    nb = nbformat.read(path, as_version=4)
    nb.cells[place].source = source
    nbformat.write(nb, path)


@pytest.fixture(scope="module")
def broken_settings(two_towns: Ran, tmp_path_factory: pytest.TempPathFactory) -> tuple[Ran, dict[str, str]]:
    """The second town's town.toml got a wrong key after a good run; and the outputs as they were before."""
    root = two_towns.copy(tmp_path_factory.mktemp("broken") / "settings")
    path = root / "data/raw" / BAD / "town.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("superior", "superiour"), encoding="utf-8")
    before = hashes(root / "outputs" / BAD)
    return fazhi(root, "run", "--formats", "html"), before


@pytest.fixture(scope="module")
def broken_notebook(two_towns: Ran, tmp_path_factory: pytest.TempPathFactory) -> tuple[Ran, dict[str, str]]:
    """A cell of 02_indicators raises after a good run."""
    root = two_towns.copy(tmp_path_factory.mktemp("broken") / "notebook")
    shutil.rmtree(root / "data/raw" / BAD)
    break_cell(root / "notebooks/02_indicators.ipynb", 4, "open(workspace or '/no/such/place.txt')\n1 / 0")
    before = hashes(root / "outputs" / GOOD)
    return fazhi(root, "run", "--formats", "html"), before


def test_both_towns_were_made(two_towns: Ran) -> None:
    assert two_towns.code == 0, two_towns.err
    for town in (GOOD, BAD):
        assert (two_towns.output(2024, town) / "report.html").is_file()
        assert not (two_towns.output(2024, town) / "report.pdf").exists()


def test_a_cell_that_cannot_be_read_is_a_finding_and_no_failure(two_towns: Ran) -> None:
    [finding] = [each for each in two_towns.read("internal/findings.json", town=BAD) if each["severity"] == "error"]
    assert (finding["file"], finding["cell"], finding["value"]) == ("信访件台账.xlsx", "B3", "三月里")
    assert "petitions.accepted" in finding["indicators"]  # type: ignore[operator]
    [record] = two_towns.read("internal/reconciliation.json", town=BAD)
    assert (record["accepted"], record["quarantined"]) == (2, 1)


def test_broken_settings_fail_in_one_line(broken_settings: tuple[Ran, dict[str, str]]) -> None:
    ended, _ = broken_settings
    assert ended.code == 3
    [line] = complaints(ended)
    assert f"{BAD} 2024" in line and "town.toml" in line and "superiour" in line and "superior" in line
    assert "Traceback" not in ended.err + ended.out


def test_broken_settings_leave_the_old_report(broken_settings: tuple[Ran, dict[str, str]]) -> None:
    ended, before = broken_settings
    after = hashes(ended.outputs / BAD)
    assert {name: after.get(name) for name in before} == before
    assert all(".failed." in name for name in after.keys() - before.keys())


def test_the_other_town_runs_all_the_same(broken_settings: tuple[Ran, dict[str, str]]) -> None:
    ended, _ = broken_settings
    record = json.loads((ended.outputs / "runs/2.json").read_text(encoding="utf-8"))
    assert {each["town"]: each["outcome"] for each in record["results"]} == {GOOD: "current", BAD: "failed"}
    assert "town.toml" in next(each["message"] for each in record["results"] if each["town"] == BAD)


def test_a_failed_cell_names_notebook_and_cell(broken_notebook: tuple[Ran, dict[str, str]]) -> None:
    ended, _ = broken_notebook
    assert ended.code == 3
    [line] = complaints(ended)
    assert f"{GOOD} 2024" in line and "02_indicators" in line and "单元格" in line
    assert "Traceback" not in ended.err + ended.out


def test_a_failed_cell_leaves_the_old_report_and_the_failed_notebook(
    broken_notebook: tuple[Ran, dict[str, str]],
) -> None:
    ended, before = broken_notebook
    after = hashes(ended.outputs / GOOD)
    assert {name: after.get(name) for name in before} == before
    assert set(after) - set(before) == {"2024/internal/notebooks/02_indicators.failed.ipynb"}
    assert sorted(path.name for path in (ended.outputs / GOOD).iterdir()) == ["2024"]


def test_the_failed_notebook_shows_the_failure_and_no_place_of_the_machine(
    broken_notebook: tuple[Ran, dict[str, str]],
) -> None:
    ended, _ = broken_notebook
    path = ended.output(2024, GOOD) / "internal/notebooks/02_indicators.failed.ipynb"
    text = path.read_text(encoding="utf-8")
    nb = nbformat.reads(text, as_version=4)
    assert [output.ename for cell in nb.cells for output in cell.get("outputs", []) if output.output_type == "error"]
    assert ended.root not in text


def test_a_cell_that_shows_a_person_withholds_everything(two_towns: Ran, tmp_path: Path) -> None:
    root = two_towns.copy(tmp_path / "leaking")
    shutil.rmtree(root / "data/raw" / BAD)
    path = root / "notebooks/03_report.ipynb"
    nb = nbformat.read(path, as_version=4)
    nb.cells.append(nbformat.v4.new_code_cell(f"print('联系人{NAME}{PHONE}')"))
    nbformat.write(nb, path)
    ended = fazhi(root, "run", "--formats", "html")
    folder = ended.output(2024, GOOD)
    assert ended.code == 1 and f"{GOOD} 2024：没有放出" in ended.err
    assert [each.name for each in folder.iterdir()] == ["internal"]
    assert (folder / "internal/withheld/report.html").is_file()
    assert "没有放出" in (ended.outputs / "index.html").read_text(encoding="utf-8")
    told = (folder / "internal/findings.json").read_text(encoding="utf-8")
    assert "personal-found" in told
    assert all(value not in told + ended.err + ended.out for value in (NAME, PHONE))


def test_a_workspace_without_a_notebook_says_which(tmp_path: Path) -> None:
    small_town(tmp_path, GOOD, notebooks=False)
    analysis = Analysis(Workspace(tmp_path), checked({"town": GOOD, "year": 2024}))
    with pytest.raises(RunError, match=r"notebooks/01_ingest\.ipynb"):
        run_one(analysis, ("html",), force=False, tell=lambda stage: None)
    assert list((tmp_path / "outputs" / GOOD).iterdir()) == []
