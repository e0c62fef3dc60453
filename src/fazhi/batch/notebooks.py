"""Execute a notebook through papermill, and make what it leaves behind the same every time."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import nbformat
import papermill
from nbformat import NotebookNode
from papermill.exceptions import PapermillExecutionError
from traitlets.config import Config

from fazhi.batch.swap import TEMPORARY
from fazhi.errors import FazhiError, RunError
from fazhi.workspace import Analysis

KERNEL = "python3"
START_TIMEOUT = 120
"""Seconds until a kernel must have started."""

_CLOCK = ("start_time", "end_time", "duration", "environment_variables", "version", "input_path", "output_path")
_ANSI = re.compile(r"\x1b\[[0-9;]*m")
_ADDRESS = re.compile(r" at 0x[0-9a-f]{6,}")
"""Where an object lay in memory, as Python shows one without a name."""


class NotebookFailed(RunError):
    """A cell of a notebook failed.

    Parameters
    ----------
    message : str
        One line for people.
    kind : str
        Name of the exception in the kernel, e.g. DraftError.
    """

    def __init__(self, message: str, kind: str) -> None:
        super().__init__(message, kind)
        self.message, self.kind = message, kind

    def __str__(self) -> str:
        return self.message


def execute(name: str, analysis: Analysis, output: Path) -> NotebookNode:
    """Run one notebook of the workspace for a town and year.

    Parameters
    ----------
    name : str
        01_ingest, 02_indicators or 03_report.
    analysis : Analysis
        Says which town, year and workspace.
    output : Path
        Where the executed notebook goes, normalised; a failed one is kept there too.

    Returns
    -------
    NotebookNode
        The executed notebook.

    Raises
    ------
    NotebookFailed
        A cell failed; the message is the failure's own.
    """
    workspace = analysis.workspace
    path = workspace.notebooks / f"{name}.ipynb"
    if not path.is_file():
        raise RunError(f"工作区缺少笔记本 notebooks/{name}.ipynb，请从项目中恢复。")
    parameters: dict[str, Any] = analysis.parameters.model_dump() | {"workspace": str(workspace.root)}
    try:
        with TemporaryDirectory(prefix=TEMPORARY) as sockets:
            papermill.execute_notebook(
                str(path), str(output), parameters=parameters, kernel_name=KERNEL, progress_bar=False,
                start_timeout=START_TIMEOUT, cwd=str(workspace.root), config=_local(sockets),
            )  # fmt: skip
    except PapermillExecutionError as error:
        kind = str(error.ename)
        said = _ANSI.sub("", str(error.evalue)).splitlines()[0] if error.evalue else ""
        ours = kind in {each.__name__ for each in _subclasses(FazhiError)}
        message = said if ours else f"{name} 第{error.exec_count}个单元格出错（{kind}）：{said}"
        raise NotebookFailed(message, kind) from None
    finally:
        if output.is_file():
            _normalise(output, workspace.root)
    return nbformat.read(output, as_version=4)  # type: ignore[no-any-return, no-untyped-call]


def _local(sockets: str) -> Config:
    """Speak to the kernel through files of its own folder: no port is opened that others on the machine could use."""
    own = {"transport": "ipc", "ip": f"{sockets}/kernel", "connection_file": f"{sockets}/kernel.json"}
    return Config({"KernelManager": own})


def _subclasses(root: type[BaseException]) -> set[type[BaseException]]:
    return {root}.union(*(_subclasses(each) for each in root.__subclasses__()))


def _normalise(path: Path, root: Path) -> None:
    nb = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    nbformat.write(normalised(nb, root), path)  # type: ignore[no-untyped-call]


def normalised(nb: NotebookNode, root: Path) -> NotebookNode:
    """The notebook without clock, machine paths and generated ids: the same inputs give the same bytes."""
    nb.metadata.pop("papermill", None)
    nb.metadata.get("language_info", {}).pop("version", None)
    for index, cell in enumerate(nb.cells):
        cell["id"] = f"cell-{index:03d}"
        cell.metadata.pop("execution", None)
        for key in _CLOCK:
            cell.metadata.get("papermill", {}).pop(key, None)
        if "injected-parameters" in cell.metadata.get("tags", []):
            cell.source = re.sub(r"^workspace = .*$", 'workspace = ""', cell.source, flags=re.M)
        for output in cell.get("outputs", []):
            _normalise_output(output, root)
    return nb


def _normalise_output(output: NotebookNode, root: Path) -> None:
    if output.output_type == "error":
        output.evalue = _without_paths(output.evalue, root)
        output.traceback = [_without_paths(line, root) for line in output.traceback]
    elif output.output_type == "stream":
        # Warnings name files of this machine; what an analyst prints may well hold a slash of its own.
        warned = output.name == "stderr"
        output.text = _without_paths(output.text, root) if warned else output.text.replace(str(root), "…")
    else:
        for kind in ("text/plain", "text/html"):
            if kind in output.data:
                output.data[kind] = _ADDRESS.sub("", output.data[kind].replace(str(root), "…"))


def _without_paths(text: str, root: Path) -> str:
    return re.sub(r"(/[^\s\"'<>:]+)+/(?=[^/\s\"'<>:]+)", "…/", text.replace(str(root), "…"))
