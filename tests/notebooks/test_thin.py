"""The committed notebooks: nothing executed, no code of their own, the five parameters, and pleasant to read."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode

from fazhi.desk import Desk
from fazhi.parameters import Parameters, checked

FOLDER = Path(__file__).parents[2] / "notebooks"
PIPELINE = ("01_ingest", "02_indicators", "03_report")
OWN_LOGIC = (
    ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda, ast.For, ast.While, ast.If, ast.Try, ast.With,
    ast.comprehension,
)  # fmt: skip

every = pytest.mark.parametrize("name", PIPELINE)


def notebook(name: str) -> NotebookNode:
    return nbformat.read(FOLDER / f"{name}.ipynb", as_version=4)


def code(name: str) -> list[NotebookNode]:
    return [cell for cell in notebook(name).cells if cell.cell_type == "code"]


def parameter_cell(name: str) -> NotebookNode:
    [cell] = [cell for cell in code(name) if "parameters" in cell.metadata.get("tags", [])]
    return cell


def test_the_pipeline_is_these_three() -> None:
    assert [path.stem for path in sorted(FOLDER.glob("0*.ipynb"))] == list(PIPELINE)


@every
def test_it_is_a_valid_notebook_without_anything_executed(name: str) -> None:
    nb = notebook(name)
    nbformat.validate(nb)
    assert all(cell.execution_count is None and cell.outputs == [] for cell in code(name))
    assert "papermill" not in nb.metadata and "version" not in nb.metadata.language_info


@every
def test_no_logic_of_its_own(name: str) -> None:
    for cell in code(name):
        found = [type(node).__name__ for node in ast.walk(ast.parse(cell.source)) if isinstance(node, OWN_LOGIC)]
        assert found == [], cell.source


@every
def test_it_imports_fazhi_alone(name: str) -> None:
    trees = [ast.parse(cell.source) for cell in code(name)]
    nodes = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    assert [ast.unparse(node) for node in nodes] == ["import fazhi"]


@every
def test_a_cell_is_one_call_and_shows_one_thing(name: str) -> None:
    for cell in code(name):
        if "parameters" in cell.metadata.get("tags", []):
            continue
        statements = ast.parse(cell.source).body
        calling = [each for each in statements if any(isinstance(node, ast.Call) for node in ast.walk(each))]
        assert len(calling) == 1, cell.source
        assert isinstance(statements[-1], ast.Expr), "nothing to see"


@every
def test_every_call_is_one_of_the_desk(name: str) -> None:
    doors = {"open", *(name for name in vars(Desk) if not name.startswith("_"))}
    calls = [node for cell in code(name) for node in ast.walk(ast.parse(cell.source)) if isinstance(node, ast.Call)]
    used = {ast.unparse(call.func) for call in calls}
    assert all(each.split(".")[1].split("(")[0] in doors for each in used), used


@every
def test_the_parameters_are_the_five_with_their_defaults(name: str) -> None:
    assigned = {}
    for statement in ast.parse(parameter_cell(name).source).body:
        assert isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name)
        assigned[statement.targets[0].id] = ast.literal_eval(statement.value)
    assert list(assigned) == list(Parameters.model_fields)
    given = checked(assigned)
    assert (given.period, given.workspace, given.strict) == ("全年", "", False)
    assert (FOLDER.parent / "data/raw" / given.town / str(given.year)).is_dir(), "the demo town, for interactive use"


@every
def test_people_are_told_in_chinese_what_they_see(name: str) -> None:
    cells = notebook(name).cells
    assert cells[0].cell_type == "markdown" and cells[0].source.startswith("# ")
    guides = [cell for cell in cells if cell.cell_type == "markdown"]
    assert all(re.search(r"[\u4e00-\u9fff]", cell.source) for cell in guides)
    assert all("fazhi-guide" in cell.metadata.tags for cell in guides), "a guide is not part of the report"


@every
def test_nothing_of_a_machine_is_in_it(name: str) -> None:
    text = (FOLDER / f"{name}.ipynb").read_text(encoding="utf-8")
    assert not re.search(r"/(home|root|tmp|Users|work)/", text)
    assert json.loads(text)["metadata"]["kernelspec"]["name"] == "python3"
