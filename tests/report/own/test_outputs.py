from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from nbformat.v4 import new_output
from report.builders import PNG, SVG, shown

from fazhi.report.blocks import Block, Heading, Image, ListBlock, Note, Paragraph, Preformatted, Table
from fazhi.report.own.cleantext import printed, warned
from fazhi.report.own.outputs import output_blocks


def blocks(*outputs: Any) -> tuple[Block, ...]:
    found = output_blocks(outputs, 5)
    assert all(block.own for block in found)
    return found


def one(data: dict[str, Any]) -> Block:
    (block,) = blocks(shown(data))
    return block


def series(value: pd.Series) -> Block:
    return one({"text/plain": repr(value)})


def test_a_series_is_a_table() -> None:
    block = series(pd.Series([31, 12], index=pd.Index(["东湾", "西 岭"], name="村"), name="件数"))
    assert isinstance(block, Table)
    assert [column.title for column in block.columns] == ["村", "件数"] and block.columns[1].align == "right"
    assert block.rows == (("东湾", "31"), ("西 岭", "12"))


def test_the_levels_of_an_index_are_columns() -> None:
    index = pd.MultiIndex.from_product([["东湾", "西岭村"], ["邻里纠纷", "婚姻"]], names=["村", "类别"])
    block = series(pd.Series(range(4), index=index, name="件"))
    assert isinstance(block, Table) and [column.title for column in block.columns] == ["村", "类别", "件"]
    assert block.rows[1] == ("东湾", "婚姻", "1") and block.rows[3] == ("西岭村", "婚姻", "3")


@pytest.mark.parametrize(
    ("value", "rows"),
    [
        (pd.Series([1.5, None]), (("0", "1.5"), ("1", "NaN"))),
        (pd.Series(["长 文", "短"], index=["甲", "乙"]), (("甲", "长 文"), ("乙", "短"))),
        (pd.Series([7], index=pd.Index(["甲"], name="村"), name="件"), (("甲", "7"),)),
        (pd.Series([7]), (("0", "7"),)),
    ],
)
def test_any_series_is_a_table(value: pd.Series, rows: tuple[tuple[str, ...], ...]) -> None:
    block = series(value)
    assert isinstance(block, Table) and block.rows == rows


def test_a_series_that_pandas_cut_says_so() -> None:
    with pd.option_context("display.max_rows", 10, "display.min_rows", 10):
        table, note = blocks(shown({"text/plain": repr(pd.Series(range(5000), name="n"))}))
    assert isinstance(table, Table) and len(table.rows) == 11
    assert isinstance(note, Note) and note.text == "表共5000行，这里列出10行，其余4990行没有列出。"


@pytest.mark.parametrize(
    "text", ["31", "a    1\nb   2\ndtype: int64", "Series([], dtype: float64)", "dtype: int64", "{'a': 1}"]
)
def test_other_text_stays_as_it_is(text: str) -> None:
    block = one({"text/plain": text})
    assert isinstance(block, Preformatted) and block.text == text


def test_a_wide_frame_is_turned_and_a_very_wide_one_cut() -> None:
    frame = pd.DataFrame({f"列{n}": [n] for n in range(40)})
    with pd.option_context("display.max_columns", None):
        table, note = blocks(shown({"text/html": frame._repr_html_()}))
    assert isinstance(table, Table) and table.wide and len(table.columns) == 24
    assert isinstance(note, Note) and note.text.startswith("表共41列，这里列出前24列")
    with pd.option_context("display.max_columns", 6):
        table, *notes = blocks(shown({"text/html": frame._repr_html_()}))
    assert isinstance(table, Table) and any("共40列" in block.text for block in notes if isinstance(block, Note))


def test_rows_that_span_stand_in_every_row() -> None:
    frame = pd.DataFrame(
        {"件": [1, 2, 3]},
        index=pd.MultiIndex.from_tuples([("东", "甲"), ("东", "乙"), ("西", "甲")], names=["村", "类"]),
    )
    block = one({"text/html": frame._repr_html_()})
    assert isinstance(block, Table)
    assert block.rows == (("东", "甲", "1"), ("东", "乙", "2"), ("西", "甲", "3"))
    assert [column.title for column in block.columns] == ["村", "类", "件"]


def test_spans_beyond_reason_are_not_laid_out() -> None:
    table, _ = blocks(
        shown({"text/html": f"<table><tr>{'<td colspan=400>甲</td>' * 9}</tr><tr><td>乙</td></tr></table>"})
    )
    assert isinstance(table, Table) and len(table.columns) == 24
    block = one({"text/html": "<table><tr><td rowspan=99999 colspan=2>甲</td></tr><tr><td>乙</td></tr></table>"})
    assert isinstance(block, Table) and block.rows == (("甲", "甲", ""), ("甲", "甲", "乙"))


def test_html_is_read_as_text() -> None:
    source = "<h2>题</h2><p>一<b>二</b><a href='https://example.org'>三</a></p><ol><li>甲<ul><li>乙</li></ul></li></ol>"
    heading, paragraph, items, code = blocks(
        shown({"text/html": source + "<pre>x\n  y</pre><p style='display:none'>z</p>"})
    )
    assert isinstance(heading, Heading) and isinstance(paragraph, Paragraph) and isinstance(items, ListBlock)
    assert [span.type for span in paragraph.spans] == ["text", "emphasis", "link"]
    assert items.numbered == (True, False) and isinstance(code, Preformatted) and code.text == "x\n  y"


@pytest.mark.parametrize("deep", [300, 20_000])
def test_html_too_deep_is_named_not_half_read(deep: int) -> None:
    block = one({"text/html": "<div>" * deep + "底" + "</div>" * deep})
    assert (isinstance(block, Note) and block.kind == "finding") or (
        isinstance(block, Paragraph) and "底" in str(block)
    )


def test_cells_without_rows_keep_their_words() -> None:
    block = one({"text/html": "<table>甲</table>"})
    assert isinstance(block, Paragraph) and "甲" in str(block.spans)


def test_empty_html_says_nothing() -> None:
    assert blocks(shown({"text/html": "", "text/plain": "<IPython.core.display.HTML object>"})) == ()


@pytest.mark.parametrize(
    "data",
    [
        {"application/vnd.plotly.v1+json": {}, "text/plain": "Figure({'张三': 1})"},
        {"application/vnd.jupyter.widget-view+json": {}, "text/plain": "IntSlider(value=0)"},
        {"application/json": {"a": 1}, "text/plain": "<IPython.core.display.JSON object>"},
        {"text/html": "<div onclick='x()'><script src='https://example.org/a.js'></script></div>", "text/plain": "x"},
        {"text/html": "<video src='a.mp4'></video>", "text/plain": "x"},
        {"application/pdf": "JVBERi0=", "text/plain": "x"},
        {"image/png": "bm90IGEgcGljdHVyZQ=="},
        {"image/svg+xml": "<svg"},
    ],
)
def test_an_unknown_kind_is_named_not_dropped(data: dict[str, Any]) -> None:
    block = one(data)
    assert isinstance(block, Note) and block.kind == "finding"
    assert next(iter(data)) in block.text and "第5个单元格" in block.text and "张三" not in block.text


@pytest.mark.parametrize(
    "said",
    ["<Axes: title={'center': 'x'}>", "[<matplotlib.lines.Line2D at 0x7f1234567890>]", "Text(0.5, 1.0, 'x')",
     "(array([1., 2.]),\n array([0., 1., 2.]),\n <BarContainer object of 2 artists>)", "<BarContainer object of 2 artists>"],
)  # fmt: skip
def test_what_a_plotting_call_returns_is_not_printed_beside_its_picture(said: str) -> None:
    found = blocks(shown({"text/plain": said}, "execute_result"), shown({"image/png": PNG}))
    assert [block.type for block in found] == ["image"]


def test_a_picture_wins_over_text_and_html() -> None:
    assert isinstance(one({"image/png": PNG, "text/html": "<b>x</b>", "text/plain": "x"}), Image)
    assert isinstance(one({"image/svg+xml": [SVG[:30], SVG[30:]], "text/plain": "x"}), Image)


def test_pieces_of_printed_text_are_joined_and_warnings_marked() -> None:
    out = [new_output("stream", name="stdout", text=text) for text in ("一\n", "二\n")]
    err = new_output("stream", name="stderr", text="/srv/某人/笔记/x.py:3: UserWarning: 口径\n  warn()")
    first, note, second = blocks(*out, err)
    assert isinstance(first, Preformatted) and first.text == "一\n二"
    assert isinstance(note, Note) and "警告" in note.text
    assert isinstance(second, Preformatted) and second.text == "x.py:3: UserWarning: 口径\n  warn()"


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("\x1b[1;31m红\x1b[0m\x1b]8;;https://example.org\x07链\x1b]8;;\x07", "红链"),
        ("10%\r50%\r100%\n完", "100%\n完"),
        ("甲\t乙\x00\x08", "甲       乙"),
        ("<a at 0x7f12ab34cd56>", "<a at 0x…>"),
        ("a\r\nb", "a\nb"),
    ],
)
def test_printed_text_is_what_a_terminal_left(raw: str, text: str) -> None:
    assert printed(raw) == text


def test_a_long_word_is_broken_and_nothing_of_it_lost() -> None:
    lines = printed("x" * 500).split("\n")
    assert len(lines) > 1 and "".join(lines) == "x" * 500


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("/tmp/ipykernel_123/456.py:1: UserWarning: x", "单元格: UserWarning: x"),
        ("C:\\Users\\某人\\a.py:1: x", "a.py:1: x"),
        ("满意/基本满意/不满意", "满意/基本满意/不满意"),
    ],
)
def test_warnings_do_not_name_this_machine(raw: str, text: str) -> None:
    assert warned(raw) == text
