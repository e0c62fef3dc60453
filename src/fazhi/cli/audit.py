"""fazhi audit: which numbers of a published or edited report cannot be, and where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import typer
from rich.console import Console
from rich.markup import escape

from fazhi.audit import Ledgers, annotated, examine_all, read
from fazhi.audit.manuscript import Manuscript
from fazhi.audit.naming import names
from fazhi.audit.record import to_json
from fazhi.audit.reported import reported_year
from fazhi.audit.words import visible
from fazhi.cli.edge import DONE, FAILED, FINDINGS, complain, line
from fazhi.cli.judged import say, show
from fazhi.errors import FazhiError, RunError, UsageError
from fazhi.wholefile import write_whole
from fazhi.workspace import Workspace, analyse

_OURS = "<title>数字核对："
"""What an annotated page of ours has in its head, so that no other file is written over."""

_HEAD = 2000


def audit_command(
    files: list[str], *, against: tuple[str, int] | None, as_json: bool, html: str, everything: bool, workspace: str
) -> int:
    """Audit reports, show what was found, and write the annotated pages where asked; returns the exit code.

    Parameters
    ----------
    files : list of str
    against : tuple of str and int, optional
        Town and year with whose ledgers the reports should agree; needs a workspace.
    as_json : bool
        Print JSON and nothing else.
    html : str
        Where the annotated page goes: a file for one report, a folder for several; "" writes none.
    everything : bool
        List what is consistent too.
    workspace : str

    Raises
    ------
    UsageError, WorkspaceError
        A file is not there, a wrong town or year, or no workspace where one is needed.
    RunError
        The annotated page cannot be written.
    """
    paths = _paths(files)
    pages = _pages(paths, html)
    place = _place(*against, workspace) if against else None
    manuscripts, unread = _read(paths)
    ledgers = _ledgers(place, manuscripts, *against) if place and against and manuscripts else None
    audited = examine_all(manuscripts, ledgers=ledgers)
    for one in audited:
        if one.file in pages:
            _write(pages[one.file], annotated(one))
    if as_json:
        typer.echo(to_json(each for one in audited for each in one.judgements))
    else:
        console = Console()
        for one in audited:
            show(console, one, everything=everything)
            if one.file in pages:
                say(console, f"标注页：{escape(visible(str(pages[one.file])))}")
    if unread:
        return FAILED
    return FINDINGS if any(one.failed for one in audited) else DONE


def _paths(files: Sequence[str]) -> tuple[Path, ...]:
    """The files, each once; refused before anything is read where one is not there."""
    paths = tuple(dict.fromkeys(Path(name).expanduser() for name in files))
    for path in paths:
        if path.is_dir():
            raise UsageError(f"“{visible(str(path))}”是文件夹；请写出报告的文件名。")
        if not path.is_file():
            raise UsageError(f"没有文件“{visible(str(path))}”；请核对路径和文件名。")
    return paths


def _pages(paths: Sequence[Path], html: str) -> dict[str, Path]:
    """Where the annotated page of each report goes, by the report's name; empty where none is asked for."""
    if not html:
        return {}
    target = Path(html).expanduser()
    if len(paths) == 1 and not target.is_dir():
        pages = {names(paths)[0]: target}
    else:
        pages = {name: target / f"{name.replace('/', '_')}.html" for name in names(paths)}
    for page in pages.values():
        if page.exists() and not _is_ours(page):
            raise UsageError(f"“{visible(str(page))}”已经有了，不是核对的标注页，没有覆盖；请给 --html 换一个名字。")
    return pages


def _is_ours(page: Path) -> bool:
    try:
        with page.open("rb") as file:
            return _OURS.encode() in file.read(_HEAD)
    except OSError:
        return False


def _write(path: Path, page: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, page)
    except OSError as error:
        raise RunError(
            f"标注页“{visible(str(path))}”不能写入（{error.strerror or '原因不明'}）；请给 --html 换一个地方。"
        ) from None


def _check_year(manuscripts: Sequence[Manuscript], town: str, year: int) -> None:
    """Refuse a comparison that none of the reports is of the year for: every number would differ."""
    told = [reported_year(manuscript) for manuscript in manuscripts]
    if year in told or None in told:
        return
    named = "、".join(f"{each}年" for each in sorted({each for each in told if each}))
    raise UsageError(
        f"报告写的是{named}，--against 给的是{year}年；请改写 --against {town} {max(each or 0 for each in told)}，"
        f"或者换成{year}年的报告。"
    )


def _place(town: str, year: int, workspace: str) -> Workspace:
    """The workspace, with this town and year in it: refused before anything is read."""
    place = Workspace.find(workspace)
    place.require(town, year)
    return place


def _ledgers(place: Workspace, manuscripts: Sequence[Manuscript], town: str, year: int) -> Ledgers:
    _check_year(manuscripts, town, year)
    analysis = analyse(town, year, workspace=place.root)
    return Ledgers(town, year, analysis.narrative, analysis.released)


def _read(paths: Sequence[Path]) -> tuple[list[Manuscript], int]:
    """The reports that can be read, and how many cannot: one must not hide the next one's faults."""
    manuscripts, unread = [], 0
    for path, name in zip(paths, names(paths), strict=True):
        try:
            manuscripts.append(replace(read(path), file=name))
        except FazhiError as error:
            complain(visible(line(error)))
            unread += 1
    return manuscripts, unread
