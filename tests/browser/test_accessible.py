"""No page breaks a rule of WCAG 2.2 AA that axe-core knows, in both themes, on a phone and on a desk."""

from __future__ import annotations

import re
from importlib.resources import files
from itertools import product
from pathlib import Path

import pytest
from batch.offices import DEMO, Ran
from browser.pages import NARROW, WIDE, opened
from playwright.sync_api import Browser, Page

from fazhi.report.pagestyle import TOKENS

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
OURS = [*WCAG, "best-practice"]
LOOKS = list(product(("light", "dark"), (NARROW, WIDE)))
COLOURS = re.compile(r"--([\w-]+): (#[0-9a-f]{6})")


def violations(page: Page, tags: list[str], within: str = "html") -> list[str]:
    """Each broken rule with the first element that breaks it; `within` is what axe looks at."""
    height = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": page.viewport_size["width"], "height": height})  # type: ignore[index]
    page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8"))
    version = page.evaluate("axe.version")
    assert tuple(map(int, version.split(".")[:2])) >= (4, 10), version
    run = "([within, tags]) => axe.run(within, {runOnly: {type: 'tag', values: tags}})"
    found = page.evaluate(run, [within, tags])
    assert len(found["passes"]) > 5, "axe has looked at it"
    return [f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in found["violations"]]


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
def test_a_report_with_every_kind_of_block(browser: Browser, report: Path, scheme: str, width: int) -> None:
    with opened(browser, report, width, color_scheme=scheme) as page:
        page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
        assert violations(page, OURS) == []


@pytest.mark.parametrize(("scheme", "width"), [("light", NARROW), ("dark", WIDE)])  # it is long: axe takes its time
def test_the_demo_report(browser: Browser, ran: Ran, scheme: str, width: int) -> None:
    with opened(browser, ran.output(2024) / "report.html", width, color_scheme=scheme) as page:
        assert violations(page, OURS) == []
        page.locator("button.figure").first.click()
        assert page.locator("[popover]:popover-open").is_visible()
        assert violations(page, OURS, "[popover]:popover-open") == []


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
@pytest.mark.parametrize(("name", "tags"), [("index.html", OURS), (f"{DEMO}/2024/internal/quality.html", WCAG)])
def test_the_other_pages(browser: Browser, ran: Ran, name: str, tags: list[str], scheme: str, width: int) -> None:
    with opened(browser, ran.outputs / name, width, color_scheme=scheme) as page:
        assert violations(page, tags) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def _luminance(colour: str) -> float:
    """Relative luminance of #rrggbb (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_every_ink_is_readable_on_every_paper() -> None:
    """axe looks only at what is in view; the tokens hold for all: 4.5 to 1 (WCAG 1.4.3), in light, dark and print."""
    themes = [dict(COLOURS.findall(rule)) for rule in re.findall(r":root \{(.*?)\}", TOKENS, re.S)]
    themes = [theme for theme in themes if "paper" in theme]
    assert len(themes) >= 2
    for theme in themes:
        for ink, paper in product(("ink", "soft", "accent", "link", "own"), ("paper", "band", "own-band")):
            high, low = sorted((_luminance(theme[ink]), _luminance(theme[paper])), reverse=True)
            assert (high + 0.05) / (low + 0.05) >= 4.5, (ink, paper)
