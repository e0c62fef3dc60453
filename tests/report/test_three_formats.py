"""One document, three formats: the same blocks in the same order with the same text, an analyst's own among them."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

import docx
import nbformat
import pytest
from batch.offices import YEARS, Ran
from docx.table import Table as WordTable
from lxml import html
from report.builders import PNG, chart, document, figure, table, text

from fazhi.report.blocks import (
    Annex,
    Block,
    Chart,
    Document,
    EmphasisSpan,
    Heading,
    Image,
    LinkSpan,
    ListBlock,
    Note,
    Preformatted,
    Table,
    TextSpan,
)
from fazhi.report.html import render_html
from fazhi.report.notebook import document as document_of
from fazhi.report.paper.docx import render_docx
from fazhi.report.paper.filing import filing
from fazhi.report.paper.pdf import render_pdf
from fazhi.report.plain import block_text
from fazhi.report.reread.alignment import squeezed
from fazhi.report.reread.promised import annex_heads
from fazhi.report.reread.readers import narrative_text
from fazhi.report.settle import settle

_MARKS = {
    "",
    "分析者自加内容",
    "说明：",
    "提示：",
    "说明",
    "提示",
    "附件",
    "•",
    "◦",
    "‣",
    *(f"{n}." for n in range(1, 9)),
}
"""What a format may put between blocks: marks of lists, notes and own cells."""


def _page_text(content: bytes) -> str:
    """The whole page, the data behind charts and what opens at a figure left out."""
    (main,) = html.fromstring(content.decode("utf-8")).xpath("//main")
    for element in main.xpath(
        ".//details|.//nav|.//*[@popover]|.//a[starts-with(@href, '#')]|.//caption[contains(@class, 'hidden')]"
    ):
        element.drop_tree()
    return squeezed("\n".join(main.itertext()))


def _printed_text(content: bytes) -> str:
    """All pages, without what runs above and below: narrative_text knows the type area, and stops at no annex."""
    return squeezed(narrative_text("report.pdf", content, ()))


def _word_text(content: bytes) -> str:
    word = docx.Document(io.BytesIO(content))
    pieces: list[str] = []
    for part in word.iter_inner_content():
        if isinstance(part, WordTable):
            pieces += [cell.text for row in part.rows for cell in row.cells]
        else:
            pieces.append(part.text)
    return squeezed("\n".join(pieces))


FORMATS: Mapping[str, tuple[Callable[[Document], bytes], Callable[[bytes], str]]] = {
    "html": (lambda made: render_html(made).encode("utf-8"), _page_text),
    "pdf": (lambda made: render_pdf(filing(made)), _printed_text),
    "docx": (lambda made: render_docx(filing(made)), _word_text),
}
formats = pytest.mark.parametrize("kind", FORMATS)


def parts(blocks: Iterable[Block]) -> list[str]:
    """What a reader meets of blocks, in order: each line of a list and each cell of a table for itself."""
    found: list[str] = []
    for block in blocks:
        match block:
            case ListBlock():
                found += ["".join(span.text for span in item) for item in block.items]
            case Table():
                found += [block.caption, *(column.title for column in block.columns)]
                found += [cell for row in block.rows for cell in row]
            case Chart() | Image():
                found.append(block.caption)
            case _:
                found.append(block_text(block))
    return [squeezed(each) for each in found if each]


def between(read: str, wanted: Iterable[str]) -> list[str]:
    """What stands between the wanted texts, each looked for after the one before."""
    at, rest = 0, []
    for piece in wanted:
        place = read.find(piece, at)
        assert place >= 0, f"{piece} is not where it should be, after {read[max(0, at - 20) : at]}"
        rest.append(read[at:place])
        at = place + len(piece)
    return [*rest, read[at:]]


def only_marks(rest: Iterable[str]) -> bool:
    """Whether nothing but marks of lists, notes and own cells is left: 2.1. is two of them."""
    left = set(rest)
    for mark in sorted(_MARKS - {""}, key=len, reverse=True):
        left = {each.replace(mark, "") for each in left}
    return left <= {""}


def everything() -> Document:
    """Every kind of block, in the text, among an analyst's own and in the annexes."""
    return document(
        Heading(1, "一、", "主要举措和成效"),
        Heading(2, "（一）", "把信访件办在时限之内"),
        text("全年登记信访件", figure(), "，", EmphasisSpan("待信访办提供", "missing"), "，办结率", figure("93.15%", "93.15"), "。"),
        Note("这里还有一句话待补。"),
        replace(text("自己写的一段，", EmphasisSpan("偏高", "strong"), "，见", LinkSpan("出处", "https://example.org"), "。"), own=True),
        ListBlock(True, ((TextSpan("甲项"),), (TextSpan("甲项之一"),), (TextSpan("乙项"),)), depths=(0, 1, 0), own=True),
        ListBlock(False, ((TextSpan("丙项"),), (TextSpan("丁项"),)), own=True),
        replace(table(3, caption="自己的表"), own=True),
        Image("image/png", PNG, "小图", "自己的图样", own=True),
        Preformatted("打印的 第一行\n打印的 第二行", own=True),
        replace(table(2, wide=True, columns=9, caption="自己的宽表"), own=True),
        Heading(1, "二、", "下一步工作"),
        text("每月核对一次台账。"),
        annexes=[
            Annex("指标总表", (table(40, wide=True, caption=""),)),
            Annex("方法和数据说明", (text("按登记日期归入年度。"), table(2, caption="报送的数字"))),
        ],
    )  # fmt: skip


@formats
def test_every_block_stands_in_every_format_in_its_place(kind: str) -> None:
    render, read = FORMATS[kind]
    made = everything()
    settled = settle(made)

    rest = between(read(render(made)), parts(settled.blocks))

    assert rest[0].endswith("临川区委、区人民政府：") and only_marks(rest[1:-1]), rest


@formats
def test_annexes_follow_the_sign_off_with_the_same_text(kind: str) -> None:
    render, read = FORMATS[kind]
    made = everything()
    # A long table repeats its head on each page of paper.
    head = "".join(column.title for column in table().columns)
    after = read(render(made)).rpartition("2025年2月11日")[2].replace(head, "")
    wanted = []
    for annex in settle(made).annexes:
        wanted += [annex.title, *parts(annex.blocks)]
    titles = {column.title for column in table().columns}

    rest = between(after, [each for each in wanted if each not in titles])

    assert only_marks(each.rstrip("12") for each in rest), rest


@formats
def test_charts_are_in_the_text_on_a_screen_and_in_the_first_annex_on_paper(kind: str) -> None:
    render, read = FORMATS[kind]
    said = read(render(document(text("前面的话。"), replace(chart(), caption="各月件数"), text("后面的话。"))))

    places = [said.index(each) for each in ("前面的话。", "图1各月件数", "后面的话。")]

    assert (places == sorted(places)) is (kind == "html")


@pytest.mark.parametrize("year", YEARS)
def test_the_demo_towns_three_files_say_the_same_from_title_to_sign_off(ran: Ran, year: int) -> None:
    executed = nbformat.read(ran.output(year) / "internal/notebooks/03_report.ipynb", as_version=4)
    made = document_of(executed)
    read = {
        kind: squeezed(narrative_text(f"report.{kind}", (ran.output(year) / f"report.{kind}").read_bytes(), annex_heads(made)))
        for kind in FORMATS
    }  # fmt: skip
    on_paper = between(read["pdf"], parts(block for block in made.blocks if not isinstance(block, Chart)))

    assert read["pdf"] == read["docx"]
    assert set(on_paper[1:-1]) == {""}
    # A page has no list of annexes: it is one file, and its contents list names them.
    listed = on_paper[-1].partition(squeezed(made.front.issuers[0]))[0]
    assert listed.startswith("附件：") and read["html"] == read["pdf"].replace(listed, "")


@pytest.mark.parametrize("year", YEARS)
def test_the_demo_towns_table_of_indicators_is_the_same_in_all_three(ran: Ran, year: int) -> None:
    folder = ran.output(year)
    ((block,),) = [
        annex.blocks
        for annex in document_of(nbformat.read(folder / "internal/notebooks/03_report.ipynb", as_version=4)).annexes
        if annex.title == "指标总表"
    ]
    assert isinstance(block, Table) and len(block.rows) > 50
    head = "".join(squeezed(column.title) for column in block.columns)
    for kind, (_, read) in FORMATS.items():
        said = read((folder / f"report.{kind}").read_bytes()).replace(head, "")
        start = said.rindex("指标总表")
        rest = between(said[start:], [squeezed(cell) for row in block.rows for cell in row if cell])
        assert set(rest[1:-1]) <= {""}, kind
