"""The cells of docs/reports.md are put into the report's notebook, executed on the demo town and exported."""

from __future__ import annotations

import io
import re
import shutil
from pathlib import Path

import docx
import nbformat
import pypdfium2
import pytest
from lxml import html
from nbformat.v4 import new_code_cell, new_markdown_cell
from report.analyst import executed

from fazhi.report.blocks import Document, Image, Table
from fazhi.report.fonts import LEVELS
from fazhi.report.html import render_html
from fazhi.report.notebook import document, left_out
from fazhi.report.own.captions import TAGS
from fazhi.report.own.limits import MAX_CHARACTERS, MAX_COLUMNS, MAX_LINES, MAX_ROWS
from fazhi.report.paper.docx import render_docx
from fazhi.report.paper.filing import filing
from fazhi.report.paper.pdf import render_pdf
from fazhi.report.pictures import MAX_BYTES, WIDEST_PX

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "reports.md").read_text(encoding="utf-8")
CELL = re.compile(
    r"^(?P<fence>`{3,4})(?P<kind>python|markdown) cell(?: tags=(?P<tags>\S+))?\n(?P<text>.*?)^(?P=fence)$", re.M | re.S
)


@pytest.fixture(scope="module")
def page(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Document:
    """The demo town's 2024 with the cells of the page after the first part."""
    notebook = nbformat.read(demo / "notebooks/03_report.ipynb", as_version=4)
    cells = []
    for found in CELL.finditer(PAGE):
        new = new_code_cell if found["kind"] == "python" else new_markdown_cell
        cells.append(
            new(
                found["text"].rstrip("\n"), metadata={"tags": (found["tags"] or "").split(",") if found["tags"] else []}
            )
        )
    at = next(index for index, cell in enumerate(notebook.cells) if 'part("measures")' in cell.source)
    notebook.cells[at + 1 : at + 1] = cells
    for cell in notebook.cells:
        if "parameters" in cell.metadata.get("tags", ()):
            cell.source = cell.source.replace('workspace = ""', f"workspace = {str(demo)!r}")
    folder = tmp_path_factory.mktemp("page")
    shutil.copytree(DOCS / "images", folder / "images")
    return document(executed(notebook, folder), "03_report", folder)


def test_the_cells_of_the_page_come_out_as_it_says(page: Document) -> None:
    assert left_out(page) == ()
    own = [block for block in page.blocks if block.own]
    captions = [block.caption for block in own if isinstance(block, Image | Table) and block.caption]
    assert captions == [
        "往年报告的样子",
        "各村（社区）调解件数",
        "各村（社区）调解件数，件数最多的五个",
        "调解结果",
    ]
    assert [len(block.rows) for block in own if isinstance(block, Table)][1] == 5
    titles = [annex.title for annex in page.annexes]
    assert titles[-2:] == ["分析者附加内容", "代码"]
    moved = page.annexes[-2].blocks
    assert [block.caption for block in moved if isinstance(block, Table)] == ["各月调解件数"]


def test_the_page_is_exported_to_the_three_formats(page: Document) -> None:
    filed = filing(page)
    with pypdfium2.PdfDocument(render_pdf(filed)) as pdf:
        in_pdf = "".join(one.get_textpage().get_text_bounded() for one in pdf)
    word = docx.Document(io.BytesIO(render_docx(filed)))
    in_word = "".join(node.text or "" for node in word.element.body.iter() if node.tag.endswith("}t"))
    in_html = html.document_fromstring(render_html(page).encode()).text_content()
    for text in (in_pdf, in_word, in_html):
        plain = re.sub(r"\s", "", text)
        assert all(
            words in plain
            for words in ("村级情况", "引自村委会会议记录。", "自加图2各村（社区）调解件数", "value_counts()")
        )


def test_the_page_names_every_tag_font_and_limit() -> None:
    assert all(f"`{tag}`" in PAGE for tag in TAGS)
    assert all(level in PAGE for level in LEVELS)
    for limit in (
        f"{MAX_ROWS} 行",
        f"{MAX_COLUMNS} 列",
        f"{MAX_LINES} 行",
        f"{MAX_CHARACTERS} 字",
        f"{WIDEST_PX} 像素",
    ):
        assert limit in PAGE
    assert f"{MAX_BYTES // 1_000_000}MB" in PAGE
