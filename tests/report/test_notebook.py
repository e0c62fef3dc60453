from __future__ import annotations

import pytest
from nbformat.v4 import new_output
from report.builders import PNG, SVG, cell, chart, note_cell, notebook, notes, ours, shown, table, text

from fazhi.errors import FailedCellError, NotExecutedError, ReportError
from fazhi.report.blocks import Heading, Image, ListBlock, Note, Paragraph, Preformatted, Table
from fazhi.report.bundle import MIME, bundle
from fazhi.report.notebook import document
from fazhi.report.plain import block_text


def test_our_cells_become_body_annexes_and_figures_in_order() -> None:
    made = document(
        notebook(
            ours(blocks=[text("一")], figures=notes()),
            ours(blocks=[table()], annex="指标总表"),
            ours(blocks=[chart()]),
            ours(blocks=[text("补")], annex="指标总表"),
        )
    )
    assert [block.type for block in made.blocks] == ["paragraph", "chart"]
    assert [(annex.title, len(annex.blocks)) for annex in made.annexes] == [("指标总表", 2)]
    assert made.figures == notes() and made.front.town == "青禾镇"


def test_guides_code_and_parameters_stay_behind() -> None:
    printed = new_output("stream", name="stdout", text="town = 青禾镇")
    made = document(
        notebook(
            note_cell("# 怎样使用本笔记本", "fazhi-guide"),
            cell(printed, tags=["parameters"]),
            cell(printed, tags=["injected-parameters"]),
            ours(blocks=[text("正文")]),
        )
    )
    assert [block_text(block) for block in made.blocks] == ["正文"]


def test_markdown_of_an_analyst_comes_along_as_their_own() -> None:
    source = (
        "## 补充\n\n按村看**偏高**，见[说明](https://example.org)。\n\n- 甲\n  - 乙\n- 丙\n\n|村|件|\n|-|-:|\n|东湾|31|"
    )
    made = document(notebook(note_cell(source)))
    heading, paragraph, items, grid = made.blocks
    assert all(block.own for block in made.blocks)
    assert isinstance(heading, Heading) and heading.text == "补充"
    assert isinstance(paragraph, Paragraph)
    assert [span.type for span in paragraph.spans] == ["text", "emphasis", "text", "link", "text"]
    assert isinstance(items, ListBlock) and items.depths == (0, 1, 0)
    assert isinstance(grid, Table) and grid.columns[1].align == "right" and grid.rows == (("东湾", "31"),)


def test_pictures_inside_and_outside_the_notebook() -> None:
    inside, outside = document(notebook(note_cell(f"![图](data:image/png;base64,{PNG})\n\n![外](a.png)"))).blocks
    assert isinstance(inside, Image) and inside.own
    assert isinstance(outside, Note) and outside.kind == "finding" and "外" in outside.text


def test_a_link_that_could_run_something_becomes_text() -> None:
    (paragraph,) = document(notebook(note_cell("[点](javascript:alert(1)) <b>x</b>"))).blocks
    assert isinstance(paragraph, Paragraph) and {span.type for span in paragraph.spans} == {"text"}


def test_a_data_frame_becomes_a_table() -> None:
    pd = pytest.importorskip("pandas")
    frame = pd.DataFrame({"件数": [31, 12], "类别": ["邻里", "婚姻"]}, index=pd.Index(["东湾", "西岭"], name="村"))
    html = frame._repr_html_()
    (grid,) = document(notebook(cell(shown({"text/html": html, "text/plain": repr(frame)})))).blocks
    assert isinstance(grid, Table) and grid.own
    assert grid.rows == (("东湾", "31", "邻里"), ("西岭", "12", "婚姻"))
    assert [column.align for column in grid.columns] == ["left", "right", "left"]


def test_spans_of_an_html_table_are_laid_out() -> None:
    html = (
        "<table><thead><tr><th rowspan=2>村</th><th colspan=2>件数</th></tr><tr><th>上年</th><th>本年</th></tr></thead>"
        "<tbody><tr><th>东湾</th><td>1</td><td>2</td></tr></tbody></table>"
    )
    (grid,) = document(notebook(cell(shown({"text/html": html})))).blocks
    assert isinstance(grid, Table)
    assert [column.title for column in grid.columns] == ["村", "件数 上年", "件数 本年"]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        ({"image/svg+xml": SVG, "text/plain": "<Figure>"}, Image),
        ({"image/png": PNG}, Image),
        ({"text/plain": "31"}, Preformatted),
        ({"text/markdown": "共**31**件"}, Paragraph),
    ],
)
def test_other_outputs_are_the_analysts_own(data: dict[str, str], kind: type) -> None:
    (block,) = document(notebook(cell(shown(data)))).blocks
    assert isinstance(block, kind) and block.own


def test_what_a_plotting_call_returns_is_not_printed_beside_its_picture() -> None:
    handle = shown({"text/plain": "<Axes: title={'center': 'x'}>"}, "execute_result")
    made = document(notebook(cell(handle, shown({"image/png": PNG}))))
    assert [block.type for block in made.blocks] == ["image"]


def test_printed_text_comes_along_and_warnings_are_named() -> None:
    out = new_output("stream", name="stdout", text="\x1b[31m合计\x1b[0m 43\n")
    err = new_output("stream", name="stderr", text="/somewhere/x.py:3: UserWarning")
    printed, warned = document(notebook(cell(out, err))).blocks
    assert isinstance(printed, Preformatted) and printed.text == "合计 43"
    assert isinstance(warned, Note) and "第2个单元格" in warned.text and "somewhere" not in warned.text


@pytest.mark.parametrize(
    "data",
    [
        {"application/vnd.plotly.v1+json": {}, "text/plain": "x"},
        {"text/html": "<script>draw()</script>", "text/plain": "x"},
    ],
)
def test_an_unknown_kind_is_named_not_dropped(data: dict[str, object]) -> None:
    (note,) = document(notebook(cell(shown(data)))).blocks
    assert isinstance(note, Note) and note.kind == "finding" and note.own
    assert next(iter(data)) in note.text and "第2个单元格" in note.text


def test_a_cell_that_was_not_executed_is_refused() -> None:
    with pytest.raises(NotExecutedError, match=r"笔记本03_report第2个单元格还没有执行"):
        document(notebook(cell(count=None)), "03_report")


def test_a_notebook_without_a_head_is_refused() -> None:
    with pytest.raises(NotExecutedError, match="标题部分"):
        document(notebook(ours(blocks=[text("一")]), head=False))


def test_a_failed_cell_is_refused_without_its_values() -> None:
    failed = new_output("error", ename="KeyError", evalue="'某人'", traceback=["…某人…"])
    with pytest.raises(FailedCellError, match="第2个单元格执行失败（KeyError）") as caught:
        document(notebook(cell(failed)))
    assert "某人" not in str(caught.value)


def test_blocks_of_another_version_and_broken_blocks_are_refused() -> None:
    data = bundle(blocks=[text("一")])
    other = {**data, MIME: {**data[MIME], "version": 99}}
    broken = {**data, MIME: {**data[MIME], "blocks": [{"type": "某人"}]}}
    with pytest.raises(ReportError, match="另一个版本"):
        document(notebook(cell(shown(other))))
    with pytest.raises(ReportError, match="无法识别") as caught:
        document(notebook(cell(shown(broken))))
    assert "某人" not in str(caught.value)
