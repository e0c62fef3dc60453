"""An executed notebook as a Document.

Our own cells show blocks under :data:`fazhi.report.bundle.MIME`; everything else that a reader sees in the notebook
was added by an analyst and comes along, marked as such. Code, the parameters and our explanations stay behind.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from nbformat import NotebookNode
from pydantic import ValidationError

from fazhi.errors import FailedCellError, NotExecutedError, ReportError
from fazhi.report.blocks import (
    Annex,
    Block,
    Document,
    FigureNote,
    Front,
)
from fazhi.report.bundle import MIME, VERSION
from fazhi.report.markdown import markdown_blocks
from fazhi.report.outputs import output_blocks
from fazhi.report.plainvalues import read_blocks, read_figures, read_front

GUIDE_TAG = "fazhi-guide"
"""The tag of cells that explain the notebook and are no part of the report."""

_SILENT_TAGS = frozenset({GUIDE_TAG, "parameters", "injected-parameters"})


@dataclass
class _Gathered:
    front: Front | None = None
    blocks: list[Block] = field(default_factory=list)
    annexes: dict[str, list[Block]] = field(default_factory=dict)
    figures: dict[str, FigureNote] = field(default_factory=dict)


def document(notebook: NotebookNode, name: str = "") -> Document:
    """Gather the report from an executed notebook.

    Parameters
    ----------
    notebook
        A notebook of nbformat 4.
    name
        The file's name, for messages.

    Raises
    ------
    NotExecutedError
        When a code cell was not executed, or no cell shows the head of the report.
    FailedCellError
        When a cell failed.
    ReportError
        When a cell shows blocks that this version cannot read.
    """
    called = f"笔记本{name}" if name else "笔记本"
    _refuse(notebook, called)
    gathered = _Gathered()
    for number, cell in enumerate(notebook.cells, start=1):
        if _SILENT_TAGS & set(cell.metadata.get("tags", ())):
            continue
        if cell.cell_type == "markdown":
            gathered.blocks += markdown_blocks(cell.source, cell.get("attachments"))
        elif cell.cell_type == "code":
            _gather(cell, number, called, gathered)
    if gathered.front is None:
        raise NotExecutedError(f"{called}里没有报告的标题部分，请先从头执行03_report笔记本再导出。")
    return Document(
        front=gathered.front,
        blocks=tuple(gathered.blocks),
        annexes=tuple(Annex(title, tuple(blocks)) for title, blocks in gathered.annexes.items()),
        figures=gathered.figures,
    )


def _refuse(notebook: NotebookNode, called: str) -> None:
    for number, cell in _code(notebook):
        for output in cell.get("outputs", ()):
            if output["output_type"] == "error":
                raise FailedCellError(
                    f"{called}第{number}个单元格执行失败（{output.get('ename', '')}），请改正后从头执行再导出。"
                )
    for number, cell in _code(notebook):
        if cell.source.strip() and cell.get("execution_count") is None:
            raise NotExecutedError(f"{called}第{number}个单元格还没有执行，请先从头执行全部单元格再导出。")


def _code(notebook: NotebookNode) -> Iterator[tuple[int, NotebookNode]]:
    return ((number, cell) for number, cell in enumerate(notebook.cells, start=1) if cell.cell_type == "code")


def _gather(cell: NotebookNode, number: int, called: str, gathered: _Gathered) -> None:
    others: list[Mapping[str, Any]] = []
    for output in cell.get("outputs", ()):
        data = output.get("data", {})
        if MIME in data:
            gathered.blocks += output_blocks(others, number)
            others = []
            _take(data[MIME], f"{called}第{number}个单元格", gathered)
        else:
            others.append(output)
    gathered.blocks += output_blocks(others, number)


def _take(data: Mapping[str, Any], place: str, gathered: _Gathered) -> None:
    if data.get("version") != VERSION:
        raise ReportError(f"{place}是另一个版本的fazhi生成的，请用现在的版本重新执行笔记本。")
    try:
        blocks = read_blocks(data["blocks"])
        gathered.figures |= read_figures(data["figures"])
        front = None if data["front"] is None else read_front(data["front"])
    except (ValidationError, KeyError) as error:
        # The validator's own message would repeat the cell's content.
        raise ReportError(f"{place}里的报告内容无法识别，请重新执行笔记本。") from error
    if front is not None:
        gathered.front = front
    if data.get("annex") is None:
        gathered.blocks += blocks
    else:
        gathered.annexes.setdefault(str(data["annex"]), []).extend(blocks)
