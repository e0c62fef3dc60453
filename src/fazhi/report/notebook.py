"""An executed notebook as a Document.

Our own cells show blocks under :data:`fazhi.report.bundle.MIME`; everything else that a reader sees in the notebook
was added by an analyst and comes along, marked as such, where its tags (:mod:`fazhi.report.own.captions`) say. Code, the
parameters and our explanations stay behind.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from pydantic import ValidationError

from fazhi.errors import FailedCellError, NotExecutedError, ReportError
from fazhi.findings import Finding
from fazhi.report.blocks import (
    Annex,
    Block,
    Document,
    FigureNote,
    Front,
    Heading,
    Note,
)
from fazhi.report.bundle import MIME, VERSION
from fazhi.report.own.beside import Beside
from fazhi.report.own.captions import ANNEX_TAG, CODE_TAG, GUIDE_TAG, HIDE_TAG, captioned, check_tags, read_head
from fazhi.report.own.cleantext import printed
from fazhi.report.own.limits import limited_text
from fazhi.report.own.markdown import markdown_blocks
from fazhi.report.own.outputs import error_name, output_blocks
from fazhi.report.plainvalues import read_blocks, read_figures, read_front

OWN_ANNEX = "分析者附加内容"
"""The annex of cells tagged fazhi-annex; it follows the report's own."""

CODE_ANNEX = "代码"
"""The annex of the code of cells tagged fazhi-code; the last one."""

_INJECTED = "injected-parameters"
_SILENT_TAGS = frozenset({GUIDE_TAG, HIDE_TAG, "parameters", _INJECTED})
_FAILS = "raises-exception"
"""Jupyter's own tag of a cell that is meant to fail."""


@dataclass
class _Gathered:
    folder: Path | None
    front: Front | None = None
    blocks: list[Block] = field(default_factory=list)
    annexes: dict[str, list[Block]] = field(default_factory=dict)
    own_annex: list[Block] = field(default_factory=list)
    code: list[Block] = field(default_factory=list)
    figures: dict[str, FigureNote] = field(default_factory=dict)


@dataclass(frozen=True)
class _Cell:
    """A cell with its number in the analyst's notebook and its tags."""

    node: NotebookNode
    number: int
    tags: frozenset[str]
    place: str


def document(notebook: NotebookNode, name: str = "", folder: Path | None = None) -> Document:
    """Gather the report from an executed notebook.

    Parameters
    ----------
    notebook
        A notebook of nbformat 4.
    name
        The file's name, for messages.
    folder
        The folder of the notebook, from which its Markdown may take pictures; None where it is not known.

    Raises
    ------
    NotExecutedError
        When a code cell was not executed, or no cell shows the head of the report.
    FailedCellError
        When a cell failed.
    ReportError
        When a cell shows blocks that this version cannot read, or has a tag of ours that there is none of.
    """
    called = f"笔记本{name}" if name else "笔记本"
    cells = list(_cells(notebook, called))
    _refuse(cells)
    gathered = _Gathered(folder)
    for cell in cells:
        if not _SILENT_TAGS & cell.tags:
            _gather(cell, gathered)
    if gathered.front is None:
        raise NotExecutedError(f"{called}里没有报告的标题部分，请先从头执行03_report笔记本再导出。")
    annexes = [*gathered.annexes.items(), (OWN_ANNEX, gathered.own_annex), (CODE_ANNEX, gathered.code)]
    return Document(
        front=gathered.front,
        blocks=tuple(gathered.blocks),
        annexes=tuple(Annex(title, tuple(blocks)) for title, blocks in annexes if blocks),
        figures=gathered.figures,
    )


def left_out(made: Document, file: str = "") -> tuple[Finding, ...]:
    """Return what an analyst's cells showed that the report could not take, as findings.

    The report says each in its place too, so that who exports from a menu sees it.

    Parameters
    ----------
    made
        A Document of :func:`document`.
    file
        The notebook's file name.
    """
    everything = [*made.blocks, *(block for annex in made.annexes for block in annex.blocks)]
    return tuple(
        Finding("output-unknown", block.text, file=file)
        for block in everything
        if isinstance(block, Note) and block.own and block.kind == "finding"
    )


def _cells(notebook: NotebookNode, called: str) -> Iterator[_Cell]:
    """Give the cells with the numbers that they have in the analyst's notebook: papermill puts one in."""
    number = 0
    for node in notebook.cells:
        given = frozenset(node.metadata.get("tags", ()))
        number += _INJECTED not in given
        place = f"{called}第{number}个单元格"
        yield _Cell(node, number, check_tags(given, place), place)


def _refuse(cells: list[_Cell]) -> None:
    code = [cell for cell in cells if cell.node.cell_type == "code"]
    for cell in code:
        failed = [output for output in cell.node.get("outputs", ()) if output["output_type"] == "error"]
        if failed and _FAILS not in cell.tags:
            raise FailedCellError(f"{cell.place}执行失败（{error_name(failed[0])}），请改正后从头执行再导出。")
    for cell in code:
        if cell.node.source.strip() and cell.node.get("execution_count") is None and HIDE_TAG not in cell.tags:
            raise NotExecutedError(f"{cell.place}还没有执行，请先从头执行全部单元格再导出。")


def _gather(cell: _Cell, gathered: _Gathered) -> None:
    into = gathered.own_annex if ANNEX_TAG in cell.tags else gathered.blocks
    match cell.node.cell_type:
        case "markdown":
            beside = Beside(gathered.folder, cell.node.get("attachments") or {})
            into += markdown_blocks(cell.node.source, beside, cell.number)
        case "code":
            _gather_code(cell, into, gathered)
        case _ if cell.node.source.strip():
            said = f"第{cell.number}个单元格是原始格式（Raw），不能收入报告，请改为Markdown。"
            into.append(Note(said, "finding", own=True))


def _gather_code(cell: _Cell, into: list[Block], gathered: _Gathered) -> None:
    said = read_head(cell.node.source, cell.place)
    shown: list[Block] = []
    others: list[Mapping[str, Any]] = []
    beside = Beside(gathered.folder)
    for output in cell.node.get("outputs", ()):
        data = output.get("data", {})
        if MIME in data:
            shown += output_blocks(others, cell.number, beside)
            others = []
            shown += _take(data[MIME], cell.place, gathered)
        else:
            others.append(output)
    shown += output_blocks(others, cell.number, beside)
    into += captioned(shown, said, cell.number)
    if CODE_TAG in cell.tags and said.code:
        heading = Heading(1, "", f"第{cell.number}个单元格", own=True)
        gathered.code += (heading, *limited_text(printed(said.code)))


def _take(data: Mapping[str, Any], place: str, gathered: _Gathered) -> tuple[Block, ...]:
    """Take what a cell of ours shows: its annex and figures go where they belong, the rest is returned."""
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
        return blocks
    gathered.annexes.setdefault(str(data["annex"]), []).extend(blocks)
    return ()
