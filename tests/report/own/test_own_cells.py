"""A notebook with an analyst's cells of every kind, executed once, as each of the three formats prints it."""

from __future__ import annotations

import base64
import io
import re
from dataclasses import dataclass
from pathlib import Path

import docx
import pypdfium2
import pytest
from lxml import html
from nbformat import NotebookNode
from report.analyst import analysed, lay_out

from fazhi.report.blocks import Block, Document, Heading, Image, ListBlock, Note, Paragraph, Preformatted, Table
from fazhi.report.html import render_html
from fazhi.report.notebook import document, left_out
from fazhi.report.paper.docx import render_docx
from fazhi.report.paper.filing import filing
from fazhi.report.paper.pdf import render_pdf
from fazhi.report.plain import block_text
from fazhi.report.settle import settle

FORMATS = ("html", "pdf", "docx")


@dataclass(frozen=True)
class Made:
    """The executed notebook, what was gathered from it, and the three files with their text."""

    notebook: NotebookNode
    folder: Path
    document: Document
    files: dict[str, bytes]
    texts: dict[str, str]

    def own(self) -> list[Block]:
        return [block for block in self.document.blocks if block.own]

    def table(self, title: str) -> Table:
        """The own table that has a column of this title and follows no other such one."""
        return next(
            block
            for block in self.own()
            if isinstance(block, Table) and title in [column.title for column in block.columns]
        )


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = lay_out(tmp_path_factory.mktemp("analyst"))
    notebook = analysed(folder)
    gathered = document(notebook, "03_report", folder)
    filed = filing(gathered)
    files = {"html": render_html(gathered).encode(), "pdf": render_pdf(filed), "docx": render_docx(filed)}
    texts = {"html": _html(files["html"]), "pdf": _pdf(files["pdf"]), "docx": _docx(files["docx"])}
    return Made(notebook, folder, gathered, files, texts)


def _squeezed(text: str) -> str:
    return re.sub(r"[\s\x02\ufffe]+", "", text)


def _html(data: bytes) -> str:
    return _squeezed(html.document_fromstring(data).find(".//main").text_content())


def _pdf(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as pdf:
        return _squeezed("".join(page.get_textpage().get_text_bounded() for page in pdf))


def _docx(data: bytes) -> str:
    body = docx.Document(io.BytesIO(data)).element.body
    return _squeezed("".join(node.text or "" for node in body.iter() if node.tag.endswith("}t")))


IN_ORDER = (
    "报告正文。",
    "分析者自加内容",
    "村级分析",
    "硬换行在此",
    "另起一行。成功率为587/600×100%。",
    "分项",
    "甲之二",
    "引用的一句",
    "南坡",
    "打印代码x=1",
    "自加图1村庄平面图",
    "自加图5各村件数图",
    "自加表1各村件数表",
    "自加表2分半年情况",
    "Index(['东湾','西岭']",
    "合计43进度2",
    "有警告（stderr）",
    "写到警告",
    "UserWarning:请核对口径",
    "{'件数':43}",
    "31/43≤0.8",
    "共四十三件",
    "小标题",
    "一段网页文字",
    "出错（KeyError）",
    "application/json",
    "application/javascript",
    "表共5000行，这里列出500行，其余4500行没有列出。",
    "输出共10000000字，这里列出前30000字",
    "输出共4000行，这里列出前300行，其余3700行没有列出。",
    "点我与粗体",
    "第30个单元格",
    "原始格式（Raw）",
    "下一步工作",
    "分析者附加内容",
    "放进附件的",
    "自加表3附表",
    "share=31/43",
)


@pytest.mark.parametrize("kind", FORMATS)
def test_every_kind_comes_out_in_its_place(made: Made, kind: str) -> None:
    text, at = made.texts[kind], 0
    for words in IN_ORDER:
        found = text.find(words, at)
        assert found >= 0, f"{kind}: {words!r} is missing or out of place"
        at = found + len(words)


@pytest.mark.parametrize("kind", FORMATS)
def test_what_may_not_come_out_does_not(made: Made, kind: str) -> None:
    text = made.texts[kind]
    for words in (
        "藏起来的",
        "某人",
        "alert(",
        "villages=",
        "\x1b",
        "进度1",
        "root:",
        "原样",
        "行300",
        str(made.folder),
    ):
        assert words not in text, f"{kind}: {words!r}"
    for words in (b"alert(", b"<script", b"<iframe", b"javascript:", b"file://", str(made.folder).encode()):
        assert words not in made.files[kind]


@pytest.mark.parametrize("kind", FORMATS)
def test_code_is_hidden_but_for_the_annex(made: Made, kind: str) -> None:
    assert made.texts[kind].count("round(share,2)") == 1
    assert "plt.plot" not in made.texts[kind] and "#|" not in made.texts[kind]


def test_everything_of_the_analyst_is_marked_and_nothing_else(made: Made) -> None:
    ours = [block_text(block) for block in made.document.blocks if not block.own]
    assert ours == ["一、主要举措", "（一）人民调解", "报告正文。", "二、下一步工作", "每月核对台账。"]
    assert [annex.title for annex in made.document.annexes] == ["分析者附加内容", "代码"]
    assert all(block.own for annex in made.document.annexes for block in annex.blocks)


def test_own_headings_stand_below_the_reports_own(made: Made) -> None:
    levels = [(block.text, block.level) for block in settle(made.document).blocks if isinstance(block, Heading)]
    assert levels == [
        ("主要举措", 1), ("人民调解", 2), ("村级分析", 3), ("分项", 4), ("小标题", 4), ("下一步工作", 1),
    ]  # fmt: skip


def test_markdown_keeps_its_marks_lists_and_alignment(made: Made) -> None:
    paragraph = next(block for block in made.own() if isinstance(block, Paragraph))
    assert [(span.type, getattr(span, "style", "")) for span in paragraph.spans] == [
        ("text", ""), ("emphasis", "strong"), ("text", ""), ("emphasis", "emphasis"), ("text", ""),
        ("emphasis", "code"), ("text", ""), ("link", ""), ("text", ""), ("text", ""),
    ]  # fmt: skip
    items = next(block for block in made.own() if isinstance(block, ListBlock))
    assert items.depths == (0, 1, 1, 0) and items.numbered == (True, False, False, True)
    assert [column.align for column in made.table("备注").columns] == ["left", "right", "center"]


def test_pictures_from_beside_the_notebook_and_from_plots(made: Made) -> None:
    pictures = [block for block in made.own() if isinstance(block, Image)]
    kinds = [picture.media_type.removeprefix("image/") for picture in pictures]
    assert kinds == ["png", "svg+xml", "png", "png", "png", "svg+xml", "png", "png"]
    plot = next(picture for picture in pictures if picture.caption == "各村件数图")
    assert plot.alt == "东湾31件，西岭12件"
    page = html.document_fromstring(made.files["html"])
    assert sum(1 for image in page.iter("img") if image.get("src", "").startswith("data:image/")) == 8
    assert all(image.get("alt") for image in page.iter("img"))
    assert len(docx.Document(io.BytesIO(made.files["docx"])).inline_shapes) == 8


def test_frames_series_and_styles_are_tables(made: Made) -> None:
    assert made.table("类别").rows == (("东湾", "31", "邻里"), ("西岭", "12", "婚姻"))
    assert made.table("上半年 办结").rows[1] == ("西岭", "5.0", "6.0", "7.0", "8.0")
    series = [block for block in made.own() if isinstance(block, Table) and len(block.columns) == 2]
    assert [column.title for column in series[0].columns] == ["村", "件数"]
    assert series[1].rows == (("31件", "邻里"), ("12件", "婚姻"))
    assert made.table("上半年").rows[1] == ("东湾", "办结", "2")


def test_long_tables_are_cut_with_what_is_left_out(made: Made) -> None:
    whole, frame = made.table("甲"), made.table("丙")
    assert len(whole.rows) == 500 and whole.rows[-1] == ("499", "499")
    notes = [block.text for block in made.own() if isinstance(block, Note)]
    shown = len(frame.rows) - 1  # pandas marks the gap by a row of dots
    assert f"表共5000行，这里列出{shown}行，其余{5000 - shown}行没有列出。" in notes


def test_what_no_format_can_hold_is_a_finding_each(made: Made) -> None:
    found = left_out(made.document, "03_report.ipynb")
    assert {finding.code for finding in found} == {"output-unknown"}
    assert {finding.file for finding in found} == {"03_report.ipynb"} and not any(f.is_error for f in found)
    cells = [re.match(r"第(\d+)个单元格", finding.message)[1] for finding in found]  # type: ignore[index]
    assert cells == ["20", "21", "22", *["30"] * 10, "31"]
    assert not any(word in finding.message for finding in found for word in ("passwd", "外面", "甲", "example"))


def test_printed_text_is_plain(made: Made) -> None:
    printed = [block.text for block in made.own() if isinstance(block, Preformatted)]
    assert "合计 43\n进度2" in printed
    assert not any("ipykernel" in text or "/tmp" in text for text in printed)


def test_the_same_notebook_gives_the_same_document(made: Made) -> None:
    assert document(made.notebook, "03_report", made.folder) == made.document


def test_a_figure_of_matplotlib_holds_no_clock(made: Made) -> None:
    drawn = [base64.b64decode(block.base64) for block in made.own() if isinstance(block, Image)]
    assert all(b"dc:date" not in data and b"Software" not in data for data in drawn)
