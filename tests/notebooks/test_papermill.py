"""The notebooks under papermill as it comes, with nothing of `fazhi run`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
import papermill
import pytest
from batch.offices import NAME, PHONE, small_town
from nbformat import NotebookNode
from papermill.exceptions import PapermillExecutionError

from fazhi.report.bundle import MIME

TOWN = "小河乡"
GIVEN: dict[str, Any] = {"town": TOWN, "year": 2024}


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small town and the notebooks."""
    root = tmp_path_factory.mktemp("workspace")
    small_town(root, TOWN)
    return root


def execute(workspace: Path, name: str, parameters: dict[str, Any]) -> NotebookNode:
    """What papermill makes of a notebook, started in the workspace as people would."""
    output = workspace / f"{name}.out.ipynb"
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(workspace)
        patch.delenv("FAZHI_WORKSPACE", raising=False)
        papermill.execute_notebook(f"notebooks/{name}.ipynb", str(output), parameters, progress_bar=False)
    return nbformat.read(output, as_version=4)


def shown(nb: NotebookNode) -> list[dict[str, Any]]:
    """What each output of a notebook showed, by MIME type."""
    outputs = [output for cell in nb.cells for output in cell.get("outputs", [])]
    assert all(output.output_type != "error" for output in outputs)
    return [output.data for output in outputs if "data" in output]


def refusal(workspace: Path, name: str, parameters: dict[str, Any]) -> tuple[str, str]:
    """Name and text of the exception in the kernel."""
    with pytest.raises(PapermillExecutionError) as caught:
        execute(workspace, name, parameters)
    return caught.value.ename, caught.value.evalue


def test_ingest(workspace: Path) -> None:
    outputs = shown(execute(workspace, "01_ingest", GIVEN))
    tables = [data["text/html"] for data in outputs if "text/html" in data]
    assert len(tables) == 3
    assert "信访件台账.xlsx" in tables[0]
    text = "".join(tables)
    assert NAME not in text and PHONE not in text and f"{NAME[0]}*" in text


def test_indicators(workspace: Path) -> None:
    outputs = shown(execute(workspace, "02_indicators", GIVEN))
    text = "".join(str(data) for data in outputs)
    assert "petitions.closed_rate" in text and "66.67%" in text, "two of three are closed"
    assert NAME not in text and PHONE not in text and f"{PHONE[:3]}****" not in text


def test_report_from_the_command_line(workspace: Path) -> None:
    """The line of the README and of the contract, with the year read from text."""
    words = ["-p", "town", TOWN, "-p", "year", "2024", "--no-progress-bar"]
    command = [sys.executable, "-m", "papermill", "notebooks/03_report.ipynb", "out.ipynb", *words]
    ended = subprocess.run(command, cwd=workspace, capture_output=True, text=True, check=False, timeout=120)
    assert ended.returncode == 0, ended.stderr
    nb = nbformat.read(workspace / "out.ipynb", as_version=4)
    outputs = shown(nb)
    ours = [data for data in outputs if MIME in data]
    parts = [cell for cell in nb.cells if cell.cell_type == "code" and "desk." in cell.source]
    assert len(ours) == len(parts) == 8
    assert all("text/html" in data for data in ours), "the screen has something to show"
    text = str(outputs)
    assert "信访件3件" in text
    assert NAME not in text and PHONE not in text


@pytest.mark.parametrize(
    ("name", "parameters", "said"),
    [
        ("03_report", GIVEN | {"tonw": "x"}, "没有名为“tonw”的参数；最接近的是 town"),
        ("01_ingest", {"year": 2024}, "必须给出参数 town"),
        ("02_indicators", {"town": TOWN}, "必须给出参数 year"),
        ("03_report", GIVEN | {"year": "2024"}, "参数 year 应为四位年份（整数）"),
        ("03_report", GIVEN | {"strict": "yes"}, "参数 strict 应为true 或 false"),
    ],
)
def test_a_wrong_parameter_is_an_error_that_lists_the_valid_ones(
    workspace: Path, name: str, parameters: dict[str, Any], said: str
) -> None:
    kind, text = refusal(workspace, name, parameters)
    assert kind == "ParameterError"
    assert said in text
    assert "可用：town（文字，必填），year（四位年份（整数），必填），period（文字），workspace（文字），strict" in text


def test_another_town_is_an_error_that_names_those_there_are(workspace: Path) -> None:
    kind, text = refusal(workspace, "01_ingest", {"town": "小河镇", "year": 2024})
    assert kind == "UsageError" and "最接近的是 小河乡" in text


def test_the_final_form_is_refused_while_something_is_missing(workspace: Path) -> None:
    kind, text = refusal(workspace, "03_report", GIVEN | {"strict": True})
    assert kind == "DraftError"
    assert "指导思想" in text and "下一步工作安排" in text
