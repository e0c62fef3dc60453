from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from browser.pages import own_blocks, small_report
from report.builders import document, figure, table, text

from fazhi.report.blocks import Annex, Column, EmphasisSpan, Heading, LinkSpan, Table
from fazhi.report.html import render_html


class _Outline(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.levels: list[int] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if re.fullmatch(r"h[1-6]", tag):
            self.levels.append(int(tag[1]))
        self.ids += [value for name, value in attrs if name == "id" and value]


def test_headings_are_in_order_and_ids_are_unique() -> None:
    page = _Outline()
    page.feed(
        render_html(
            document(
                Heading(4, "", "甲"),
                *own_blocks(),
                Heading(1, "", "甲"),
                annexes=[Annex("附", (Heading(3, "", "丙"),))],
            )
        )
    )
    assert page.levels[0] == 1 and page.levels.count(1) == 1
    assert all(below <= above + 1 for above, below in zip(page.levels, page.levels[1:], strict=False))
    assert len(page.ids) == len(set(page.ids))


def test_a_figure_is_data_with_an_explanation() -> None:
    html = render_html(document())
    assert (
        '<data value="608"><button type="button" class="figure" popovertarget="note-1" aria-haspopup="dialog">608件'
        "</button></data>，" in html
    )
    for piece in ("本年度登记的信访件", "572件（上年台账重算）", "信访台账，608行", "信访登记表.xlsx", "3f9ac1d2"):
        assert piece in html


def test_a_figure_without_an_explanation_is_plain_data() -> None:
    html = render_html(replace(document(text(figure(), "。", figure("若干", None))), figures={}))
    assert '<data value="608">608件</data>。<span>若干</span>' in html and "popovertarget" not in html


def test_text_is_escaped_and_marks_are_elements() -> None:
    html = render_html(
        document(text("<script>x</script>", EmphasisSpan("待核", "missing"), LinkSpan("去", "https://e.org/?a=1&b")))
    )
    assert "<script" not in html and "&lt;script&gt;" in html
    assert "<mark>待核</mark>" in html and 'href="https://e.org/?a=1&amp;b"' in html


def test_banners_and_sign_off() -> None:
    html = render_html(document(demo=True, draft=True))
    assert "示例数据" in html and "草稿" in html and html.index("青禾镇人民政府</p>") < html.index("2025年2月11日</p>")
    assert "示例数据" not in render_html(document())


def test_the_same_document_gives_the_same_page() -> None:
    assert render_html(document()) == render_html(document())


@pytest.mark.parametrize(
    ("printed", "words", "number"),
    [("同比增长4.29%", "同比增长", "4.29%"), ("608件", "", "608件"), ("若干", "", "若干")],
)
def test_only_the_number_is_a_button_and_the_figure_stays_whole(printed: str, words: str, number: str) -> None:
    html = render_html(document(text("登记", figure(printed, "1"), "，")))
    data = re.search(r'<data value="1">(.*?)</data>', html)
    assert data is not None and re.sub(r"<[^>]+>", "", data[1]) == printed
    assert data[1].startswith(f'<span class="loose">{words}</span><button' if words else "<button")
    assert f">{number}</button>" in data[1]


def test_the_rows_of_a_table_are_named_by_words_that_do_not_repeat() -> None:
    columns = (Column("序号", "right"), Column("类别"), Column("指标"), Column("本年", "right"))
    rows = (("1", "信访", "登记件数", "608件"), ("2", "信访", "办结率", "97.80%"))
    made = document(text("正文。"), annexes=[Annex("指标总表", (Table("t", "", columns, rows, wide=True),))])
    html = render_html(made)
    assert '<th scope="row" class="left w1">登记件数</th>' in html and html.count('scope="row"') == 2
    assert '<caption class="hidden">指标总表</caption>' in html and html.count('scope="col"') == 4


def test_a_table_without_a_name_column_is_named_by_its_first() -> None:
    html = render_html(document(table(2)))
    assert html.count('<th scope="row"') == 2 and '<th scope="row" class="left w1">第1行0</th>' in html


def test_a_title_breaks_between_words_on_a_phone_too() -> None:
    title = "中共青禾镇委员会　青禾镇人民政府关于2024年法治政府建设情况的报告"
    html = render_html(document(title=title))
    bits = re.findall(r'<span class="bit">(.*?)</span>', html)
    assert "".join(bits) == title and max(map(len, bits)) <= 12 and "关于2024年法治政府" in bits


def test_an_analysts_own_cells_are_marked_once_for_each_group() -> None:
    html = render_html(document(Heading(1, "", "甲"), *own_blocks(), text("正文。"), *own_blocks()))
    assert html.count('<p class="own-mark">分析者自加内容</p>') == 2


def test_there_is_no_script_and_no_address_that_is_asked_for() -> None:
    html = render_html(document()) + small_report()
    assert "<script" not in html and "<link" not in html and "@import" not in html
    assert not re.findall(r'\s(?:src|srcset|action|data)="(?!data:image/)[^"]+"', html)
    assert "url(" not in html and "default-src 'none'" in html.replace("&#39;", "'")


def test_each_printed_page_of_a_demo_or_a_draft_says_so() -> None:
    assert '@top-right { content: "示例数据　草稿"' in render_html(document(demo=True, draft=True))
    assert "@top-right" not in render_html(document())
