"""The final form: refused while something is missing, with the list of it; made where nothing is."""

from __future__ import annotations

from pathlib import Path

import pytest
from batch.offices import DEMO, Ran, demo_workspace, hashes, once


def _prepare(root: Path) -> None:
    demo_workspace(root)
    earlier = root / "outputs" / DEMO / "2022"
    earlier.mkdir(parents=True)
    (earlier / "report.html").write_text("以前的报告", encoding="utf-8")


@pytest.fixture(scope="module")
def strict(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """The demo town's 2022, which lacks a ledger, and 2024, which lacks nothing, in the final form."""
    words = ("run", "--strict", "--jobs", "2", "--formats", "html", "--year", "2022", "--year", "2024")
    return once(tmp_path_factory, "strict", _prepare, *words)


def test_what_is_missing_refuses_the_final_form(strict: Ran) -> None:
    assert strict.code == 1
    [line] = [line for line in strict.err.splitlines() if line.startswith("错误：")]
    assert line.startswith(f"错误：{DEMO} 2022：") and "来访接待台账" in line
    assert "未定稿" in strict.out


def test_a_refusal_leaves_what_was_there(strict: Ran) -> None:
    assert list(hashes(strict.output(2022))) == ["report.html"]
    assert (strict.output(2022) / "report.html").read_text(encoding="utf-8") == "以前的报告"


def test_the_complete_year_is_made(strict: Ran) -> None:
    assert (strict.output(2024) / "report.html").is_file()
    manifest = strict.manifest(2024)
    assert (manifest["draft"], manifest["parameters"]["strict"]) == (False, True)


def test_it_is_refused_before_any_notebook_runs(strict: Ran) -> None:
    assert f"{DEMO} 2022：未定稿" in strict.err and f"{DEMO} 2022：计算指标" not in strict.err


def test_nothing_half_made_stays(strict: Ran) -> None:
    assert sorted(path.name for path in (strict.outputs / DEMO).iterdir()) == ["2022", "2024"]


def test_the_figures_are_those_of_the_draft(strict: Ran, ran: Ran) -> None:
    for name in ("indicators.json", "breakdowns.json", "claims.json"):
        assert strict.read(name) == ran.read(name)
