from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from report.builders import chart, document, figure, table, text

from fazhi.report.blocks import Annex, EmphasisSpan, Heading, LinkSpan, ListBlock, Note, Preformatted, TextSpan
from fazhi.report.html import render_html

CHROMIUM = Path("/usr/bin/chromium")


def own_blocks() -> tuple[Heading | ListBlock | Preformatted | Note, ...]:
    items = ((TextSpan("甲村"),), (TextSpan("乙村"),))
    return (
        Heading(2, "", "补充", own=True),
        ListBlock(False, items, (0, 1), own=True),
        Preformatted("x" * 200, own=True),
        Note("第3个单元格不能收入。", "finding", own=True),
    )


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
        '<button type="button" class="figure" popovertarget="note-1"><data value="608">608件</data></button>，' in html
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


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.skip("chromium is not installed")
    with sync_playwright() as play:
        opened = play.chromium.launch(
            executable_path=str(CHROMIUM), args=["--headless", "--no-sandbox", "--disable-gpu"]
        )
        yield opened
        opened.close()


def opened(browser: Browser, folder: Path, width: int, heard: list[str]) -> Page:
    wide = Annex("指标总表", (table(20, wide=True, columns=9),))
    made = document(
        Heading(1, "一、", "总体"), text("登记", figure(), "，办结。"), chart(), *own_blocks(), annexes=[wide]
    )
    path = folder / "report.html"
    path.write_text(render_html(made), encoding="utf-8")
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.on("request", lambda request: heard.append(request.url))
    page.on("console", lambda message: heard.append(message.text))
    page.goto(path.as_uri())
    return page


def test_it_asks_for_nothing_and_breaks_no_policy(browser: Browser, tmp_path: Path) -> None:
    heard: list[str] = []
    page = opened(browser, tmp_path, 1280, heard)
    assert [line for line in heard if not line.startswith("data:")] == [page.url]
    assert page.evaluate("[...document.images].every(image => image.complete && image.naturalWidth > 0)")
    assert page.evaluate("getComputedStyle(document.querySelector('nav.contents')).position") == "sticky"
    page.close()


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_nothing_overflows_the_screen(browser: Browser, tmp_path: Path, width: int) -> None:
    page = opened(browser, tmp_path, width, [])
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_the_explanation_opens_and_closes_by_keyboard(browser: Browser, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, 1280, [])
    page.locator("button.figure").first.focus()
    page.keyboard.press("Enter")
    note = page.locator("[popover]:popover-open")
    assert "本年度登记的信访件" in note.inner_text()
    box = note.bounding_box()
    assert box is not None and box["x"] >= 0 and box["y"] >= 0 and box["x"] + box["width"] <= 1280
    page.keyboard.press("Escape")
    assert page.locator("[popover]:popover-open").count() == 0
    page.close()


def test_print_leaves_out_what_only_a_screen_needs(browser: Browser, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, 800, [])
    page.emulate_media(media="print")
    assert not page.locator(".contents-fold").is_visible() and not page.locator("details.data").first.is_visible()
    assert page.locator("main").is_visible()
    page.close()
