"""What a notebook shows on screen stays readable where the notebook is not trusted and is sanitised."""

from __future__ import annotations

import re

from nbconvert.preprocessors.sanitize import SanitizeHTML
from report.builders import chart, figure, front, notebook, notes, ours, table, text

from fazhi.report.blocks import EmphasisSpan, Heading, Note
from fazhi.report.bundle import bundle

BLOCKS = (
    Heading(2, "（一）", "信访"),
    text("全年登记", figure(), "，", EmphasisSpan("〔待信访办提供〕", "missing"), "。"),
    chart(),
    table(2),
    Note("按登记日期归入年度。"),
)


ALLOWED = [
    "a", "abbr", "b", "blockquote", "br", "caption", "code", "dd", "del", "details", "div", "dl", "dt",
    "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "li",
    "mark", "ol", "p", "pre", "s", "section", "small", "span", "strong", "sub", "summary", "sup",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul",
]  # fmt: skip
"""Of the elements that JupyterLab keeps in an untrusted notebook, those of running text."""


def screen(html: str) -> str:
    return re.sub(r"<[^>]+>", "", html)


def sanitised() -> str:
    """The screen form after a sanitiser that drops styles, scripts, inline SVG and, stricter than JupyterLab, data URIs."""
    made = notebook(ours(front=front(demo=True, draft=True), blocks=BLOCKS, figures=notes()), head=False)
    cleaned, _ = SanitizeHTML(tags=ALLOWED, attributes=["alt", "scope", "title"], strip=True).preprocess(made, {})
    return str(cleaned.cells[0].outputs[0].data["text/html"])


def test_nothing_is_needed_that_is_stripped() -> None:
    html = bundle(front=front(), blocks=BLOCKS, figures=notes())["text/html"]
    assert not re.search(r"<(?:style|script|svg|link|iframe|object)\b|\s(?:style|on\w+|popovertarget)=", html)


def test_every_word_survives_the_sanitiser() -> None:
    html = bundle(front=front(demo=True, draft=True), blocks=BLOCKS, figures=notes())["text/html"]
    assert screen(sanitised()).split() == screen(html).split()
    for words in (
        "示例数据",
        "草稿",
        "（一）信访",
        "全年登记608件",
        "〔待信访办提供〕",
        "各月登记件数",
        "第2行2",
        "按登记日期",
    ):
        assert words in screen(sanitised()), words


def test_a_chart_keeps_its_alternative_text_and_its_data() -> None:
    assert 'alt="登记件数由1月的40件降到2月的38件。"' in sanitised()
    assert re.search(r"<details><summary>图中数据</summary><table>.*?<td>1月</td><td>40</td>", sanitised())


def test_a_figure_keeps_its_explanation() -> None:
    assert '<b title="信访件登记数：本年度登记的信访件">608件</b>' in sanitised()
