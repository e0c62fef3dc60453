"""report.html in a browser: offline, at every width, by keyboard, without script, on paper."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest
from browser.pages import NARROW, WIDE, opened
from playwright.sync_api import Browser, Page


def box(page: Page, selector: str) -> dict[str, float]:
    found = page.locator(selector).first.bounding_box()
    assert found is not None
    return dict(found)


def test_it_asks_for_nothing_and_breaks_no_policy(browser: Browser, report: Path) -> None:
    heard: list[str] = []
    page = browser.new_page()
    page.on("request", lambda request: heard.append(request.url))
    page.on("console", lambda message: heard.append(message.text))
    page.goto(report.as_uri(), wait_until="networkidle")
    assert [line for line in heard if not line.startswith("data:")] == [report.as_uri()]
    assert page.evaluate("[...document.images].every(image => image.complete && image.naturalWidth > 0)")
    page.close()


def test_the_policy_lets_no_script_run_and_no_request_leave(browser: Browser, report: Path, tmp_path: Path) -> None:
    """Whatever found its way into the page, the browser would refuse it."""
    planted = "<script>document.title='ran'</script><img src='https://e.org/x.png'><p style='color:red'>x</p>"
    path = tmp_path / "planted.html"
    path.write_text(report.read_text(encoding="utf-8").replace("</main>", planted + "</main>"), encoding="utf-8")
    refused: list[str] = []
    page = browser.new_page()
    page.on("console", lambda message: refused.append(message.text))
    page.goto(path.as_uri(), wait_until="networkidle")
    assert page.title() != "ran" and page.locator("main > p").last.evaluate("e => e.style.color") == ""
    assert len([line for line in refused if "Content Security Policy" in line]) >= 3
    page.close()


@pytest.mark.parametrize("width", [NARROW, 390, 768, WIDE, 1920])
def test_nothing_overflows_the_screen(browser: Browser, report: Path, width: int) -> None:
    with opened(browser, report, width) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        wide = page.locator(".table.wide").first
        assert wide.evaluate("e => e.scrollWidth > e.clientWidth") or width > WIDE, "the table scrolls in its own box"


def test_a_table_scrolls_by_keyboard(browser: Browser, report: Path) -> None:
    with opened(browser, report, NARROW) as page:
        wide = page.locator(".table.wide").first
        wide.focus()
        for _ in range(5):
            page.keyboard.press("ArrowRight")
        page.wait_for_function("document.querySelector('.table.wide').scrollLeft > 0")


def test_a_chart_stands_whole_on_a_phone_and_can_be_enlarged(browser: Browser, report: Path) -> None:
    with opened(browser, report, NARROW) as page:
        assert box(page, ".card.chart img")["width"] < NARROW
        page.get_by_label("放大").check()
        assert box(page, ".card.chart img")["width"] > 600
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW
    with opened(browser, report, WIDE) as page:
        assert not page.get_by_label("放大").is_visible()


def test_the_contents_follow_beside_the_text(browser: Browser, report: Path) -> None:
    with opened(browser, report) as page:
        page.locator("nav.contents a", has_text="下一步").click()
        assert 0 <= box(page, "nav.contents")["y"] < 10 and box(page, "#s4")["y"] < 100
        assert not page.locator(".contents-fold").is_visible() and not page.locator(".to-contents").is_visible()


def test_on_a_phone_a_link_leads_back_to_the_contents_and_unfolds_them(browser: Browser, report: Path) -> None:
    with opened(browser, report, 390) as page:
        assert not page.locator("#contents").is_visible() and not page.locator("nav.contents").is_visible()
        page.evaluate("window.scrollTo(0, 2000)")
        page.locator(".to-contents").click()
        page.locator("#contents").wait_for(state="visible")
        page.locator("#contents a", has_text="下一步").click()
        assert 0 <= box(page, "#s4")["y"] < 100


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_every_explanation_opens_inside_the_screen_and_closes_by_keyboard(
    browser: Browser, report: Path, width: int
) -> None:
    with opened(browser, report, width, 640) as page:
        buttons = page.locator("button.figure")
        for number in range(0, buttons.count(), 5):
            buttons.nth(number).focus()
            page.keyboard.press("Enter")
            note = page.locator("[popover]:popover-open")
            assert "本年度登记的信访件" in note.inner_text() and "3f9ac1d2" in note.inner_text()
            place = box(page, "[popover]:popover-open")
            assert place["x"] >= 0 and place["y"] >= 0
            assert place["x"] + place["width"] <= width and place["y"] + place["height"] <= 640
            page.keyboard.press("Tab")
            assert page.evaluate("document.activeElement.textContent") == "关闭", "the explanation is next in order"
            page.keyboard.press("Escape")
            assert page.locator("[popover]:popover-open").count() == 0
            assert page.evaluate("document.activeElement.className") == "figure", "and back to where the reader was"


def test_the_focus_can_be_seen(browser: Browser, report: Path) -> None:
    with opened(browser, report) as page:
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip" and box(page, ".skip")["x"] >= 0
        for _ in range(12):
            page.keyboard.press("Tab")
            style = page.evaluate("(({outlineStyle, outlineWidth}) => [outlineStyle, outlineWidth])"
                                  "(getComputedStyle(document.activeElement))")  # fmt: skip
            assert style == ["solid", "2px"]


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_what_is_pressed_is_large_enough(browser: Browser, report: Path, width: int) -> None:
    with opened(browser, report, width) as page:
        page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
        page.locator("button.figure").first.click()
        small = page.evaluate(
            "[...document.querySelectorAll('button, summary, nav a, .to-contents, label')]"
            ".filter(e => e.checkVisibility()).map(e => [e.textContent, e.getBoundingClientRect()])"
            ".filter(([, r]) => r.width < 24 || r.height < 24).map(([text]) => text)"
        )
        assert small == []


def test_it_works_without_script(browser: Browser, report: Path) -> None:
    with opened(browser, report, 390, java_script_enabled=False) as page:
        page.locator("button.figure").first.click()
        assert "本年度登记的信访件" in page.locator("[popover]").first.inner_text()
        page.get_by_role("button", name="关闭").click()
        page.locator("summary", has_text="图中数据").first.click()
        assert page.locator("details.data table").first.is_visible()


def test_both_themes_are_themes(browser: Browser, report: Path) -> None:
    seen = {}
    for scheme in ("light", "dark"):
        with opened(browser, report, color_scheme=scheme) as page:
            seen[scheme] = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert seen["light"] != seen["dark"]


def test_print_leaves_out_what_only_a_screen_needs(browser: Browser, report: Path) -> None:
    with opened(browser, report, 800, color_scheme="dark") as page:
        page.emulate_media(media="print")
        for selector in (".contents-fold", "details.data", "[popover]", ".to-contents", ".enlarge", ".skip"):
            assert not page.locator(selector).first.is_visible(), selector
        assert page.locator("main").is_visible() and page.locator(".demo").is_visible()
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_on_paper_wide_tables_are_turned_and_no_address_is_printed(browser: Browser, report: Path) -> None:
    with opened(browser, report) as page:
        printed = page.pdf(prefer_css_page_size=True)
    with pypdfium2.PdfDocument(printed) as made:
        sizes = [tuple(round(side) for side in one.get_size()) for one in made]
        words = "".join(one.get_textpage().get_text_range() for one in made)
    assert sizes[0] == (595, 842) and (842, 595) in sizes and sizes[-1] == (595, 842)
    # digits and Latin letters alone: a machine without Chinese fonts prints the page too
    assert "e.org" not in words and "3f9ac1d2" not in words and "— 1 —" in words
    assert "608" in words and re.search(r"20\D{1,3}11", words), "the last row of the wide table, to its last column"


def test_a_chart_never_breaks_over_pages(browser: Browser, report: Path) -> None:
    with opened(browser, report) as page:
        page.emulate_media(media="print")
        assert page.locator("figure").first.evaluate("e => getComputedStyle(e).breakInside") == "avoid"
        assert box(page, ".card.chart img")["height"] <= 68 / 25.4 * 96 + 1
