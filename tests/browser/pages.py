"""Pages to look at in a browser."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page
from report.builders import PNG, chart, document, figure, table, text

from fazhi.report.blocks import (
    Annex,
    Block,
    EmphasisSpan,
    Heading,
    Image,
    LinkSpan,
    ListBlock,
    Note,
    Preformatted,
    TextSpan,
)
from fazhi.report.html import render_html

NARROW, WIDE = 320, 1280
"""CSS pixels: 320 is also what a screen of 1280 shows at 400 % zoom (WCAG 1.4.10)."""


def own_blocks() -> tuple[Block, ...]:
    """What an analyst may add."""
    items = ((TextSpan("甲村"),), (TextSpan("乙村"),))
    return (
        Heading(2, "", "补充", own=True),
        ListBlock(False, items, (0, 1), own=True),
        Preformatted("x" * 200, own=True),
        Image("image/png", PNG, "两村的对比", "图　自画", own=True),
        Note("第3个单元格不能收入。", "finding", own=True),
    )


def small_report() -> str:
    """A report with a block of every kind, long enough to scroll, a draft of invented data."""
    change = figure("同比增长4.29%", "4.29")
    waiting = EmphasisSpan("〔待信访办提供来访接待台账〕", "missing")
    sentence = text(
        "全年登记信访件", figure(), "，", change, "；", waiting, "，见", LinkSpan("网站", "https://e.org/"), "。"
    )
    made = document(
        Heading(1, "一、", "总体"),
        *(sentence for _ in range(6)),
        chart(),
        Heading(2, "（一）", "信访"),
        *own_blocks(),
        *(sentence for _ in range(6)),
        Heading(1, "二、", "下一步"),
        *(sentence for _ in range(12)),
        annexes=[
            Annex("指标总表", (table(20, wide=True, columns=12, caption=""),)),
            Annex("说明", (sentence, table())),
        ],
        demo=True,
        draft=True,
    )
    return render_html(made)


@contextmanager
def opened(browser: Browser, path: Path, width: int = WIDE, height: int = 800, **context: Any) -> Iterator[Page]:
    """A page of this width; ``context`` as of playwright's new_context."""
    one = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce", **context)
    page = one.new_page()
    page.goto(path.as_uri())
    yield page
    one.close()
