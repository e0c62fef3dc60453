"""The annotated page in a browser: WCAG in both themes, phone and desk, by keyboard, without script, on paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from audit.judged import a_report
from browser.pages import NARROW, WIDE, opened
from browser.test_accessible import LOOKS, OURS, violations
from playwright.sync_api import Browser

from fazhi.audit.page import annotated


@pytest.fixture(scope="module")
def annotated_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The annotated page of a report with a judgement of every verdict."""
    path = tmp_path_factory.mktemp("audit") / "page.html"
    path.write_text(annotated(a_report()), encoding="utf-8")
    return path


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
def test_it_breaks_no_rule(browser: Browser, annotated_page: Path, scheme: str, width: int) -> None:
    with opened(browser, annotated_page, width, color_scheme=scheme) as page:
        page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
        assert violations(page, OURS) == []


@pytest.mark.parametrize("width", [NARROW, 390, 768, WIDE, 1920])
def test_nothing_overflows_the_screen(browser: Browser, annotated_page: Path, width: int) -> None:
    with opened(browser, annotated_page, width) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_notes_stand_beside_the_text_on_a_desk_and_below_it_on_a_phone(browser: Browser, annotated_page: Path) -> None:
    for width, beside in ((WIDE, True), (NARROW, False)):
        with opened(browser, annotated_page, width) as page:
            text, note = page.locator("#m2").bounding_box(), page.locator("#n2").bounding_box()
            assert text is not None and note is not None
            assert (note["x"] > text["x"] + text["width"]) is beside


def test_a_mark_leads_to_its_note_and_back_by_keyboard_without_script(browser: Browser, annotated_page: Path) -> None:
    with opened(browser, annotated_page, java_script_enabled=False) as page:
        for number in (2, 4):  # the second stands in a fold, which opens
            page.locator(f"#m{number}").press("Enter")
            page.locator(f"#n{number}:target").wait_for(state="visible")
            page.locator(f"#n{number} a.back").press("Enter")
            page.locator(f"#m{number}:target").wait_for(state="visible")


def test_nothing_of_the_report_runs(browser: Browser, annotated_page: Path) -> None:
    heard: list[str] = []
    page = browser.new_page()
    page.on("console", lambda message: heard.append(message.text))
    page.on("request", lambda request: heard.append(request.url))
    page.goto(annotated_page.as_uri(), wait_until="networkidle")
    assert heard == [annotated_page.as_uri()] and "ran" not in page.title()
    page.close()


def test_both_themes_mark_and_paper_is_white(browser: Browser, annotated_page: Path) -> None:
    seen = {}
    for scheme in ("light", "dark"):
        with opened(browser, annotated_page, color_scheme=scheme) as page:
            seen[scheme] = page.locator(".mark.fault").first.evaluate("e => getComputedStyle(e).backgroundColor")
            page.emulate_media(media="print", color_scheme=scheme)  # type: ignore[arg-type]
            assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
            assert page.locator("#n2").is_visible() and not page.locator("details").first.is_visible()
    assert seen["light"] != seen["dark"]
