"""What the clerk gets: quality.html and the marked copies, written by a run and by ``fazhi check`` alike.

Both write the same bytes for the same data, so that a check leaves the outputs of a run as the manifest knows them.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from fazhi.forms.quality import QualityPage, Waiting, quality_page
from fazhi.readiness import Readiness, Wait, readiness
from fazhi.wholefile import write_whole
from fazhi.workspace import Analysis

PAGE, COPIES = "quality.html", "marked"

_LOCKS = ("~$", ".~")
"""How the lock file of an open workbook begins: somebody is looking at that copy."""


def write_mending(analysis: Analysis, internal: Path) -> tuple[Path, ...]:
    """Write the page and the copies into a folder, each whole at any moment; copies of earlier findings go.

    Parameters
    ----------
    analysis : Analysis
    internal : Path
        internal/ of the outputs; made where it is not there. Nothing else in it is touched.

    Returns
    -------
    tuple of Path
        The page, then the copies.

    Raises
    ------
    OSError
        There is no room, or nothing may be written there.
    """
    from fazhi.forms.marked import marked_copies  # openpyxl takes a while to load, and an unchanged run needs none

    internal.mkdir(parents=True, exist_ok=True)
    page = internal / PAGE
    write_whole(page, quality_page(page_of(analysis, readiness(analysis))))
    folder = analysis.workspace.raw / analysis.parameters.town / str(analysis.parameters.year)
    copies = internal / COPIES
    written: list[Path] = []
    for marked in marked_copies(folder, analysis.findings, _titles(analysis), demo=analysis.town.demo):
        copies.mkdir(exist_ok=True)
        written.append(copies / marked.name)
        write_whole(written[-1], marked.content)
    _clear(copies, {path.name for path in written})
    return (page, *written)


def page_of(analysis: Analysis, ready: Readiness) -> QualityPage:
    """What the page says of a town and year."""
    titles = _titles(analysis)
    return QualityPage(
        town=analysis.town.name,
        period=f"{analysis.period.year}年{analysis.period.name}",
        sentence=ready.sentence,
        few=ready.few,
        waiting=tuple(
            Waiting(titles[figure.id], figure.words) for figure in ready.figures if figure.wait is not Wait.NOTHING
        ),
        findings=analysis.findings,
        ingested=analysis.ingested,
        ledgers=analysis.catalog.ledgers,
        titles=titles,
        demo=analysis.town.demo,
    )  # fmt: skip


def _titles(analysis: Analysis) -> dict[str, str]:
    return {name: indicator.title for name, indicator in analysis.catalog.indicators.items()}


def _clear(copies: Path, kept: set[str]) -> None:
    """Remove what earlier findings, or a write cut short, left among the copies."""
    if not copies.is_dir():
        return
    for path in sorted(copies.iterdir()):
        if path.name in kept or path.name.startswith(_LOCKS):
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
    if not any(copies.iterdir()):
        copies.rmdir()
