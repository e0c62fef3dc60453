"""The document for filing: no charts in its text, annexes numbered after the sign-off."""

from __future__ import annotations

from dataclasses import replace

from fazhi.report.blocks import Annex, Chart, Document

PAGE_LINES, LINE_CHARS = 22, 28
"""Lines a page and characters a line (GB/T 9704-2012, 5.2.3)."""

_LINES_BETWEEN = 6
"""The date, the empty lines above 附件说明 and the sign-off, and three that a heading over the text may take."""

CHARTS_TITLE = "图表"
"""The title of the annex that takes the charts out of the text."""


def filing(document: Document) -> Document:
    """Return the document as it is filed upward.

    A report to the superior carries no charts in its body (rules: official prose), so they become the first annex;
    the others follow in their order. Several annexes are 附件1, 附件2 …; a single one is 附件. A town may file without
    any (year.toml ``annex``).
    """
    charts = tuple(block for block in document.blocks if isinstance(block, Chart))
    annexes = document.annexes
    if charts:
        annexes = (Annex(CHARTS_TITLE, charts), *annexes)
    if not document.front.annex:
        annexes = ()
    return replace(
        document,
        blocks=tuple(block for block in document.blocks if not isinstance(block, Chart)),
        annexes=tuple(
            replace(annex, label=f"附件{number}" if len(annexes) > 1 else "附件")
            for number, annex in enumerate(annexes, start=1)
        ),
    )


def annex_lines(document: Document) -> tuple[str, ...]:
    """Return the lines of 附件说明 under the text: ``1.图表`` …, or the bare title of a single annex."""
    if len(document.annexes) == 1:
        return (document.annexes[0].title,)
    return tuple(f"{number}.{annex.title}" for number, annex in enumerate(document.annexes, start=1))


def room_above_sign_off(document: Document) -> int:
    """Return how many characters of text fit on the page of the sign-off, above it and 附件说明.

    A last paragraph that is no longer goes to that page as a whole, so that the sign-off never stands alone.
    """
    taken = len(annex_lines(document)) + len(document.front.issuers) + _LINES_BETWEEN
    return LINE_CHARS * (PAGE_LINES - taken)
