from __future__ import annotations

from pathlib import Path

import pytest
from report.analyst import png

from fazhi.report.blocks import Block, Heading, Image, LinkSpan, ListBlock, Note, Paragraph, Preformatted, Table
from fazhi.report.nesting import nested
from fazhi.report.own.beside import Beside
from fazhi.report.own.formula import formula_text
from fazhi.report.own.limits import MAX_ROWS
from fazhi.report.own.markdown import markdown_blocks
from fazhi.report.plain import block_text, spans_text


def one(source: str, beside: Beside | None = None) -> Block:
    (block,) = markdown_blocks(source, beside, 3)
    assert block.own
    return block


def texts(source: str) -> list[str]:
    return [block_text(block) for block in markdown_blocks(source)]


def test_lines_join_in_chinese_and_keep_a_space_elsewhere() -> None:
    assert texts("一行\n二行") == ["一行二行"]
    assert texts("one\ntwo") == ["one two"]


@pytest.mark.parametrize("broken", ["甲\\\n乙", "甲  \n乙", "甲<br>乙", "甲<br/>乙"])
def test_a_hard_break_begins_a_paragraph(broken: str) -> None:
    assert texts(broken) == ["甲", "乙"]


def test_a_quotation_is_set_apart() -> None:
    block = one("> 引用**重点**")
    assert isinstance(block, Paragraph)
    assert [span.style for span in block.spans] == ["emphasis", "strong"]  # type: ignore[union-attr]


def test_lists_of_both_kinds_nest() -> None:
    block = one("1. 甲\n   - 子\n     1. 孙\n2. 乙")
    assert isinstance(block, ListBlock) and block.depths == (0, 1, 2, 0)
    first, second = nested(block)
    assert not first.ordered and first.items[0].ordered and second.items == ()


def test_a_list_that_goes_on_keeps_its_numbers() -> None:
    assert texts("3. 丙\n4. 丁") == ["3. 丙", "4. 丁"]


def test_what_a_list_cannot_hold_follows_it() -> None:
    items, code, table = markdown_blocks("- 甲\n\n  ```\n  a\n  b\n  ```\n\n  |村|\n  |-|\n  |东|\n- 乙")
    assert isinstance(items, ListBlock) and [spans_text(item) for item in items.items] == ["甲", "乙"]
    assert isinstance(code, Preformatted) and code.text == "a\nb"
    assert isinstance(table, Table) and table.rows == (("东",),)


def test_emphasis_does_not_eat_a_formula_and_a_price_is_none() -> None:
    assert texts("率$a_1*b_1*c$，另有$5和$6") == ["率a_1*b_1*c，另有$5和$6"]
    assert texts("$$\n\\frac{a+b}{2} \\le \\alpha\n$$") == ["（a+b）/2≤α"]


@pytest.mark.parametrize(
    ("latex", "said"),
    [
        ("$\\dfrac{587}{600} \\times 100\\%$", "587/600×100%"),
        ("\\text{成功率} = \\frac{\\text{成功}}{\\text{已有结果}}", "成功率=成功/已有结果"),
        ("\\sqrt{\\frac{1}{2}}", "√（1/2）"),
        ("\\begin{aligned} a &= 1 \\\\ b &= 2 \\end{aligned}", "a=1；b=2"),
        ("\\unknown{x}", "\\unknown{x}"),
    ],
)
def test_a_formula_is_one_line_of_text(latex: str, said: str) -> None:
    assert formula_text(latex) == said


@pytest.mark.parametrize(
    "target", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "其他.ipynb", "#节"]
)
def test_only_pages_and_letters_are_linked(target: str) -> None:
    block = one(f"[词]({target})")
    assert isinstance(block, Paragraph) and [span.type for span in block.spans] == ["text"]
    assert block_text(block) == "词"


def test_a_page_and_a_letter_are_linked() -> None:
    block = one("<https://example.org/a> [信](mailto:a@example.org)")
    assert isinstance(block, Paragraph)
    hrefs = [span.href for span in block.spans if isinstance(span, LinkSpan)]
    assert hrefs == ["https://example.org/a", "mailto:a@example.org"]


def test_html_in_markdown_gives_its_words_and_tables() -> None:
    assert texts("水H<sub>2</sub>O <!-- 备忘 -->") == ["水H2O "]
    table = one("<table><tr><th>村</th></tr><tr><td>东<br>湾</td></tr></table>")
    assert isinstance(table, Table) and table.rows == (("东 湾",),)


@pytest.mark.parametrize(
    "source",
    ["<script>alert(1)</script>", "<iframe src='https://example.org'></iframe>", "前<script>alert(1)</script>后",
     "<form><input></form>", "<svg><script>alert(1)</script></svg>"],
)  # fmt: skip
def test_what_could_run_is_named_and_says_nothing(source: str) -> None:
    blocks = markdown_blocks(source, None, 3)
    assert any(isinstance(block, Note) and block.kind == "finding" for block in blocks)
    assert "alert" not in "".join(map(block_text, blocks))


def test_a_picture_takes_its_caption_from_the_title(tmp_path: Path) -> None:
    (tmp_path / "图 一.png").write_bytes(png())
    block = one('![说明](图%20一.png "题注")', Beside(tmp_path))
    assert isinstance(block, Image) and (block.alt, block.caption) == ("说明", "题注")
    inline = one('<img src="图 一.png" alt="说明" width=20>', Beside(tmp_path))
    assert isinstance(inline, Image) and inline.alt == "说明"


def test_a_picture_stands_where_it_stands_in_the_text(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(png())
    kinds = [block.type for block in markdown_blocks("前![图](a.png)后\n\n# 题![图](a.png)", Beside(tmp_path))]
    assert kinds == ["paragraph", "image", "paragraph", "heading", "image"]


@pytest.mark.parametrize(
    "source",
    ["../外.png", "/etc/hosts", "file:///etc/hosts", "https://example.org/a.png", "//example.org/a.png", "连.png",
     "C:\\a.png", "\\\\host\\a.png", "文.png", "没有.png", "attachment:没有.png", "data:image/png;base64,AAAA", ".", ""],
)  # fmt: skip
def test_a_picture_from_elsewhere_or_none_is_refused(tmp_path: Path, source: str) -> None:
    inside = tmp_path / "内"
    inside.mkdir()
    (tmp_path / "外.png").write_bytes(png())
    (inside / "连.png").symlink_to(tmp_path / "外.png")
    (inside / "文.png").write_text("不是图", encoding="utf-8")
    answer = Beside(inside).picture(source)
    assert isinstance(answer, str) and str(tmp_path) not in answer


def test_headings_and_control_characters() -> None:
    block = one("###### 题\x00\u202e目\x1b[31m")
    assert isinstance(block, Heading) and (block.level, block.text) == (4, "题目")


def test_a_long_table_is_cut_with_a_note() -> None:
    table, note = markdown_blocks("|号|\n|-|\n" + "\n".join(f"|{n}|" for n in range(MAX_ROWS + 7)))
    assert isinstance(table, Table) and len(table.rows) == MAX_ROWS
    assert isinstance(note, Note) and "其余7行没有列出" in note.text
