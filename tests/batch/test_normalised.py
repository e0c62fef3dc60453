"""Executed notebooks without clock, places of the machine and generated ids."""

from __future__ import annotations

import pickle
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_notebook, new_output

from fazhi.batch.notebooks import NotebookFailed, normalised

ROOT = Path("/some/where/workspace")


def after(*outputs: nbformat.NotebookNode, source: str = "1", **metadata: object) -> nbformat.NotebookNode:
    """A cell with these outputs after it was normalised."""
    cell = new_code_cell(source, outputs=list(outputs), metadata=metadata)
    language = {"name": "python", "version": "3.11.7"}
    nb = new_notebook(cells=[cell], metadata={"papermill": {"duration": 1.5}, "language_info": language})
    done = normalised(nb, ROOT)
    assert "papermill" not in done.metadata and "version" not in done.metadata.language_info
    return done.cells[0]


def test_ids_are_counted_and_clocks_go() -> None:
    clocks = {"start_time": "x", "end_time": "x", "duration": 0.1, "status": "completed"}
    cell = after(papermill=clocks, execution={"iopub.execute_input": "2025"})
    assert cell.id == "cell-000" and "execution" not in cell.metadata
    assert cell.metadata.papermill == {"status": "completed"}


def test_the_injected_cell_forgets_where_the_workspace_is() -> None:
    cell = after(source=f'# Parameters\ntown = "甲镇"\nworkspace = "{ROOT}"\n', tags=["injected-parameters"])
    assert cell.source == '# Parameters\ntown = "甲镇"\nworkspace = ""\n'


def test_a_failure_keeps_its_text_and_loses_its_places() -> None:
    failed = new_output("error", ename="OSError", evalue=f"没有 '{ROOT}/data/表.xlsx'", traceback=[f"File {ROOT}/a.py"])
    [output] = after(failed).outputs
    assert str(ROOT) not in str(output) and "表.xlsx" in output.evalue


def test_a_warning_loses_its_places() -> None:
    [output] = after(new_output("stream", name="stderr", text="/usr/lib/x/y.py:3: UserWarning: 注意")).outputs
    assert "/usr/lib" not in output.text and "注意" in output.text


def test_what_an_analyst_prints_keeps_its_slashes() -> None:
    [output] = after(new_output("stream", name="stdout", text="甲/乙/丙 /一/二/三")).outputs
    assert output.text == "甲/乙/丙 /一/二/三"


def test_an_object_without_a_name_is_the_same_each_time() -> None:
    data = {"text/plain": "<Axes at 0x7f3c0a1b2c40>", "text/html": "<p>0x7f3c0a1b2c40 元</p>"}
    [output] = after(new_output("display_data", data=data)).outputs
    assert output.data == {"text/plain": "<Axes>", "text/html": "<p>0x7f3c0a1b2c40 元</p>"}


def test_a_failure_survives_the_way_between_processes() -> None:
    error = pickle.loads(pickle.dumps(NotebookFailed("第3个单元格出错", "ValueError")))
    assert (str(error), error.kind) == ("第3个单元格出错", "ValueError")
