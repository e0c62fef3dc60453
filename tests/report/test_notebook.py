from __future__ import annotations

from dataclasses import replace

import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_output
from report import builders
from report.builders import PNG, SVG, cell, chart, note_cell, notebook, notes, ours, shown, table, text

from fazhi.errors import FailedCellError, NotExecutedError, ReportError
from fazhi.report.blocks import Heading, Image, ListBlock, Note, Paragraph, Preformatted, Table
from fazhi.report.bundle import MIME, bundle
from fazhi.report.notebook import document, left_out
from fazhi.report.own.captions import TAGS
from fazhi.report.plain import block_text
from fazhi.report.settle import settle


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
    assert isinstance(outside, Note) and outside.kind == "finding" and "图片" in outside.text


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


def test_printed_text_comes_along_and_warnings_are_marked() -> None:
    out = new_output("stream", name="stdout", text="\x1b[31m合计\x1b[0m 43\n")
    err = new_output("stream", name="stderr", text="/somewhere/x.py:3: UserWarning")
    printed, note, warned = document(notebook(cell(out, err))).blocks
    assert isinstance(printed, Preformatted) and printed.text == "合计 43"
    assert isinstance(note, Note) and "第2个单元格" in note.text and note.kind == "info"
    assert isinstance(warned, Preformatted) and warned.text == "x.py:3: UserWarning"


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


def printing(said: str, *tags: str, source: str = "print()") -> NotebookNode:
    return cell(new_output("stream", name="stdout", text=said), source=source, tags=tags)


def test_tags_hide_move_and_show_code() -> None:
    made = document(
        notebook(
            printing("甲", "fazhi-annex"),
            ours(blocks=[table()], annex="指标总表"),
            printing("乙", "fazhi-hide", "fazhi-code"),
            printing("丙", "fazhi-code", source="#| caption: 无\n\nx = 1\nprint(x)"),
            note_cell("藏", "fazhi-hide"),
            note_cell("附", "fazhi-annex"),
        )
    )
    assert [block_text(block) for block in made.blocks if block.type == "preformatted"] == ["丙"]
    annexes = {annex.title: [block_text(block) for block in annex.blocks] for annex in made.annexes}
    assert list(annexes) == ["指标总表", "分析者附加内容", "代码"]
    assert annexes["分析者附加内容"] == ["甲", "附"]
    assert annexes["代码"] == ["第5个单元格", "x = 1\nprint(x)"]


def test_blocks_of_ours_move_to_the_annex_too() -> None:
    moved = ours(blocks=[chart()])
    moved.metadata["tags"] = ["fazhi-annex"]
    made = document(notebook(moved))
    assert made.blocks == () and made.annexes[0].blocks == (chart(),)


@pytest.mark.parametrize("tag", ["fazhi-hidden", "fazhi-Annex", "Fazhi-code", "fazhi_hide", "fazhi-"])
def test_an_unknown_tag_of_ours_names_the_valid_ones(tag: str) -> None:
    with pytest.raises(ReportError, match="第2个单元格") as caught:
        document(notebook(printing("甲", tag)))
    assert all(name in str(caught.value) for name in TAGS)


def test_tags_of_others_are_left_alone() -> None:
    assert len(document(notebook(printing("甲", "hide-input", "我的"))).blocks) == 1


def test_a_hidden_cell_need_not_be_executed_but_may_not_fail() -> None:
    assert document(notebook(cell(count=None, tags=["fazhi-hide"]))).blocks == ()
    failed = new_output("error", ename="KeyError", evalue="x", traceback=[])
    with pytest.raises(FailedCellError):
        document(notebook(cell(failed, tags=["fazhi-hide"])))


def test_a_cell_that_is_meant_to_fail_says_the_kind_of_error_alone() -> None:
    failed = new_output("error", ename="KeyError", evalue="'某人'", traceback=["…某人…"])
    (note,) = document(notebook(cell(failed, tags=["raises-exception"]))).blocks
    assert isinstance(note, Note) and "KeyError" in note.text and "某人" not in note.text


@pytest.mark.parametrize(
    "head", ["#| caption: 题\n#| alt: 说", "%%time\n#| caption：题\n#|alt:说", "\n#| alt: 说\n#| caption: 题"]
)
def test_captions_and_alternative_texts_stand_at_the_head_of_a_cell(head: str) -> None:
    (image,) = document(notebook(cell(shown({"image/png": PNG}), source=f"{head}\nplot()"))).blocks
    assert isinstance(image, Image) and (image.caption, image.alt) == ("题", "说")


def test_captions_go_to_tables_and_pictures_in_their_order() -> None:
    outputs = [
        shown({"image/png": PNG}),
        new_output("stream", text="x"),
        shown({"text/html": "<table><tr><td>1</td></tr></table>"}),
    ]
    image, _, grid = document(notebook(cell(*outputs, source="#| caption: 甲\n#| caption: 乙\nshow()"))).blocks
    assert isinstance(image, Image) and isinstance(grid, Table)
    assert (image.caption, image.alt, grid.caption) == ("甲", "甲", "乙")


def test_a_caption_without_a_table_or_picture_is_named() -> None:
    made = document(notebook(printing("甲", source="#| caption: 题\nprint('甲')")))
    assert [finding.message for finding in left_out(made)] == [
        "第2个单元格的“#| caption”多于它的表和图，没有用上，请核对。"
    ]


@pytest.mark.parametrize("line", ["#| captoin: 题", "#| fig-cap: 题", "#| 题"])
def test_a_line_that_means_nothing_is_refused(line: str) -> None:
    with pytest.raises(ReportError, match=r"第2个单元格.*#\| caption: 题注"):
        document(notebook(printing("甲", source=f"{line}\nprint()")))


def test_cells_are_numbered_as_in_the_analysts_own_notebook() -> None:
    made = document(
        notebook(cell(tags=["parameters"]), cell(tags=["injected-parameters"]), cell(shown({"application/json": {}})))
    )
    assert [finding.message[:6] for finding in left_out(made)] == ["第3个单元格"]


def test_left_out_looks_into_annexes_and_only_at_the_analysts_own() -> None:
    made = document(
        notebook(ours(blocks=[Note("待", "finding")]), cell(shown({"application/json": {}}), tags=["fazhi-annex"]))
    )
    (finding,) = left_out(made, "a.ipynb")
    assert (finding.code, finding.file, finding.is_error) == ("output-unknown", "a.ipynb", False)


def test_own_captions_are_numbered_apart_and_once() -> None:
    image = Image("image/png", PNG, "说", "甲", own=True)
    settled = settle(settle(builders.document(chart(), image, replace(table(), own=True), table(), image))).blocks
    assert [block.caption.split("　")[0] for block in settled] == ["图1", "自加图1", "自加表1", "表1", "自加图2"]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("levels", "settled"),
    [
        ([(1, False), (1, True), (2, True)], [1, 2, 3]),
        ([(1, False), (2, False), (2, True), (3, True), (2, True)], [1, 2, 3, 4, 3]),
        ([(1, False), (3, True), (1, False), (2, True)], [1, 2, 1, 2]),
        ([(1, False), (2, False), (3, False), (1, True), (4, True), (2, False)], [1, 2, 3, 4, 4, 2]),
        ([(2, True), (1, False)], [1, 1]),
    ],
)
def test_own_headings_begin_below_the_reports(levels: list[tuple[int, bool]], settled: list[int]) -> None:
    headings = [Heading(level, "", "题", own=own) for level, own in levels]
    made = settle(builders.document(*headings)).blocks
    assert [block.level for block in made if isinstance(block, Heading)] == settled
