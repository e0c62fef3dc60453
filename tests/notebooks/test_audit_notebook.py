"""audit.ipynb: thin, for one report or a folder of them, under papermill too, and readable where it is not trusted."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Any

import nbformat
import pytest
from audit.written import FAULTY, SOUND, write
from batch.offices import DEMO, Ran
from nbformat import NotebookNode
from notebooks.test_papermill import execute, shown
from notebooks.test_thin import OWN_LOGIC
from papermill.exceptions import PapermillExecutionError

from fazhi.reviewing import PARAMETERS, Review

PATH = Path(__file__).parents[2] / "notebooks/audit.ipynb"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """The notebook, and a folder with two reports."""
    (tmp_path / "data").mkdir()
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "notebooks/audit.ipynb").write_bytes(PATH.read_bytes())
    write(tmp_path / "报告/2023", "report.txt", SOUND)
    write(tmp_path / "报告/2024", "report.txt", FAULTY.replace("法治宣传", "<script>x</script>"))
    return tmp_path


def code() -> list[NotebookNode]:
    return [cell for cell in nbformat.read(PATH, as_version=4).cells if cell.cell_type == "code"]


def html(workspace: Path, parameters: dict[str, Any]) -> list[str]:
    """What each cell showed as HTML."""
    return [data["text/html"] for data in shown(execute(workspace, "audit", parameters)) if "text/html" in data]


def test_it_is_thin_and_nothing_is_executed() -> None:
    nb = nbformat.read(PATH, as_version=4)
    nbformat.validate(nb)
    assert nb.cells[0].source.startswith("# ")
    for cell in code():
        tree = ast.parse(cell.source)
        assert cell.execution_count is None and cell.outputs == []
        assert not [node for node in ast.walk(tree) if isinstance(node, OWN_LOGIC)]
        if "parameters" not in cell.metadata.get("tags", []):
            assert sum(isinstance(node, ast.Call) for node in ast.walk(tree)) == 1
            assert isinstance(tree.body[-1], ast.Expr)
    text = PATH.read_text(encoding="utf-8")
    assert not re.search(r"/(home|root|tmp|Users|work)/", text)


def test_its_parameters_are_those_of_the_call() -> None:
    [cell] = [cell for cell in code() if "parameters" in cell.metadata.get("tags", [])]
    names = [ast.unparse(each.targets[0]) for each in ast.parse(cell.source).body if isinstance(each, ast.Assign)]
    assert tuple(names) == PARAMETERS


def test_every_call_is_one_of_the_review() -> None:
    used = {
        ast.unparse(node.func)
        for cell in code()
        for node in ast.walk(ast.parse(cell.source))
        if isinstance(node, ast.Call)
    }
    assert used == {"fazhi.review", *(f"review.{name}" for name in vars(Review) if not name.startswith("_"))}


def test_a_folder_of_reports(workspace: Path) -> None:
    overview, judgements, annotated = html(workspace, {"reports": "报告"})
    assert "2023/report.txt" in overview and "2024/report.txt" in overview and "不相符" in overview
    assert judgements.index("95.76%") < judgements.index("135余")
    assert "<mark>" in annotated and "2369÷2474" in annotated and "2023" not in annotated


def test_it_holds_up_where_it_is_not_trusted(workspace: Path) -> None:
    overview, judgements, annotated = html(workspace, {"reports": "报告"})
    assert "<script>x" not in overview + judgements + annotated and "&lt;script&gt;x" in judgements + annotated
    assert not re.search(r"<(script|style|svg|iframe)\b| (style|on\w+)=", annotated)


def test_one_report_with_its_ledgers(ran: Ran, tmp_path: Path) -> None:
    root = ran.copy(tmp_path / "copied")
    (root / "notebooks/audit.ipynb").write_bytes(PATH.read_bytes())
    report = f"outputs/{DEMO}/2024/report.docx"
    overview, _, annotated = html(root, {"reports": report, "town": DEMO, "year": 2024})
    assert "report.docx" in overview and f"与{DEMO}2024年台账比：一致" in annotated


@pytest.mark.parametrize(
    ("parameters", "kind", "said"),
    [
        ({"report": "x"}, "ParameterError", "没有名为“report”的参数；最接近的是 reports"),
        ({"reports": "没有"}, "UsageError", "没有“没有”这个文件或文件夹"),
        ({"reports": "data"}, "UsageError", "“data”里没有报告"),
        ({"reports": "报告", "year": "2024"}, "ParameterError", "参数 year 应为四位年份（整数）"),
        ({"reports": "报告", "town": "某某镇"}, "ParameterError", "要么都写，要么都不写"),
    ],
)
def test_a_wrong_parameter_says_what_is_valid(
    workspace: Path, parameters: dict[str, Any], kind: str, said: str
) -> None:
    with pytest.raises(PapermillExecutionError) as caught:
        execute(workspace, "audit", parameters)
    assert caught.value.ename == kind and said in caught.value.evalue
