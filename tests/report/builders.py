"""Small documents and notebooks for the tests of the report room."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from fazhi.report.blocks import (
    Annex,
    Block,
    Chart,
    Column,
    Document,
    FigureNote,
    FigureSpan,
    Front,
    Heading,
    Paragraph,
    Span,
    Table,
    TableData,
    TextSpan,
)
from fazhi.report.bundle import bundle

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="200" viewBox="0 0 400 200">'
    '<path d="M10 190 L390 20" stroke="#1f4e79" stroke-width="4" fill="none"/></svg>'
)
PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


def front(**changes: Any) -> Front:
    """Return the head of an invented town's report."""
    values: dict[str, Any] = {
        "title": "青禾镇2024年法治政府建设情况报告",
        "issuers": ("中共青禾镇委员会", "青禾镇人民政府"),
        "addressee": "临川区委、区人民政府：",
        "date": "2025年2月11日",
        "town": "青禾镇",
        "year": 2024,
    }
    return Front(**(values | changes))


def text(*pieces: str | Span) -> Paragraph:
    """Return a paragraph of strings and spans."""
    return Paragraph(tuple(TextSpan(piece) if isinstance(piece, str) else piece for piece in pieces))


def figure(printed: str = "608件", value: str | None = "608") -> FigureSpan:
    """Return a figure bound to the indicator that :func:`notes` explains."""
    return FigureSpan(printed, "petitions.received", "value", value, 2024)


def notes() -> dict[str, FigureNote]:
    """Return the explanation of one indicator."""
    note = FigureNote(
        indicator="petitions.received",
        title="信访件登记数",
        definition="本年度登记的信访件",
        value="608件",
        previous="572件",
        previous_source="上年台账重算",
        ledger="信访台账",
        rows=608,
        status="按台账计算",
        inputs=(("信访登记表.xlsx", "3f9ac1d2"),),
    )
    return {note.indicator: note}


def chart(caption: str = "各月登记件数") -> Chart:
    """Return a chart with its data."""
    data = TableData((Column("月份"), Column("件数", "right")), (("1月", "40"), ("2月", "38")))
    return Chart("petitions.monthly", caption, "登记件数由1月的40件降到2月的38件。", SVG, data)


def table(rows: int = 3, *, wide: bool = False, caption: str = "指标", columns: int = 3) -> Table:
    """Return a table whose cells name their row."""
    heads = tuple(Column(f"列{index}", "right" if index else "left") for index in range(columns))
    body = tuple(tuple(f"第{row}行{index}" for index in range(columns)) for row in range(1, rows + 1))
    return Table("indicators", caption, heads, body, wide=wide)


def document(*blocks: Block, annexes: Iterable[Annex] = (), **changes: Any) -> Document:
    """Return a document of these blocks, or a small complete one without any."""
    body = blocks or (
        Heading(1, "一、", "主要举措和成效"),
        Heading(2, "（一）", "把信访件办在时限之内"),
        text("全年登记信访件", figure(), "，件件有着落。"),
        chart(),
        Heading(1, "二、", "下一步工作"),
        text("每月核对一次台账。"),
    )
    given = tuple(annexes)
    if not blocks and not given:
        given = (Annex("指标总表", (table(wide=True),)), Annex("方法和数据说明", (text("按登记日期归入年度。"),)))
    return Document(front(**changes), tuple(body), given, notes())


def cell(
    *outputs: NotebookNode, source: str = "town.chapter()", count: int | None = 1, tags: Iterable[str] = ()
) -> NotebookNode:
    """Return a code cell with outputs."""
    return new_code_cell(source, execution_count=count, outputs=list(outputs), metadata={"tags": list(tags)})


def shown(data: Mapping[str, Any], kind: str = "display_data") -> NotebookNode:
    """Return an output with this MIME bundle."""
    return new_output(kind, data=dict(data), **({"execution_count": 1} if kind == "execute_result" else {}))


def ours(**parts: Any) -> NotebookNode:
    """Return a code cell that shows blocks of ours."""
    return cell(shown(bundle(**parts)))


def note_cell(source: str, *tags: str) -> NotebookNode:
    """Return a Markdown cell."""
    return new_markdown_cell(source, metadata={"tags": list(tags)})


def notebook(*cells: NotebookNode, head: bool = True) -> NotebookNode:
    """Return a notebook whose first cell shows the head of the report."""
    made = new_notebook(cells=[*([ours(front=front())] if head else []), *cells])
    nbformat.validate(made)
    return made
