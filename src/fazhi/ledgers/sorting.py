"""Every sheet of every file given to a ledger, or to none with a finding that says why."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePath

from fazhi.catalog.columns import Ledger
from fazhi.findings import Finding, Severity
from fazhi.ledgers.grid import Grid
from fazhi.ledgers.headers import Header, Recognised, Verdict, recognise
from fazhi.ledgers.model import Reconciled
from fazhi.ledgers.reading import ReadFile

_TABLE_ROWS, _TABLE_CELLS = 2, 3
"""From so many rows with so many cells on, a sheet is a table that somebody meant to hand in."""


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """A sheet that is a kept ledger."""

    file: str
    grid: Grid
    header: Header
    ledger: str


@dataclass(frozen=True, slots=True, eq=False)
class Sorted:
    """The sheets of all files.

    Parameters
    ----------
    sheets : tuple of Sheet
        In the order of files and sheets.
    findings : tuple of Finding
    reconciliation : tuple of Reconciled
        Of the sheets that are no ledger.
    """

    sheets: tuple[Sheet, ...]
    findings: tuple[Finding, ...]
    reconciliation: tuple[Reconciled, ...]


def sort_sheets(files: Iterable[ReadFile], ledgers: Mapping[str, Ledger], kept: Collection[str]) -> Sorted:
    """Recognise every sheet.

    Parameters
    ----------
    files : iterable of ReadFile
    ledgers : mapping of str to Ledger
        All of the catalogue.
    kept : collection of str
        Ids of those that the town keeps.
    """
    sheets: list[Sheet] = []
    findings: list[Finding] = []
    others: list[Reconciled] = []
    for file in files:
        findings += file.findings
        used = [grid for grid in file.sheets if grid.height and grid.filled.any()]
        if file.sheets and not used:
            findings.append(Finding("file-empty", f"{file.name} 里没有内容。", file=file.name))
        for grid in used:
            answer = _kept_first(recognise(grid, ledgers, PurePath(file.name).stem), kept)
            if answer.verdict is Verdict.LEDGER and answer.ledger in kept and answer.header is not None:
                sheets.append(Sheet(file.name, grid, answer.header, answer.ledger))
                continue
            findings.append(_explain(file.name, grid, answer, ledgers))
            others.append(_left_out(file.name, grid, answer))
    return Sorted(tuple(sheets), tuple(findings), tuple(others))


def _kept_first(answer: Recognised, kept: Collection[str]) -> Recognised:
    """Of ledgers that fit alike, one that the town keeps goes before those that it does not."""
    likely = [name for name in answer.rivals if name in kept]
    if answer.verdict is Verdict.AMBIGUOUS and len(likely) == 1:
        return Recognised(Verdict.LEDGER, answer.header, likely[0])
    return answer


def _explain(file: str, grid: Grid, answer: Recognised, ledgers: Mapping[str, Ledger]) -> Finding:
    if answer.verdict is Verdict.AMBIGUOUS:
        titles = "、".join(f"“{ledgers[name].title}”" for name in answer.rivals)
        return Finding(
            "sheet-ambiguous",
            f"表头同时像{titles}，请把工作表的名字改成台账的名字。",
            file=file,
            sheet=grid.name,
        )
    if answer.verdict is Verdict.LEDGER:
        title = ledgers[answer.ledger].title
        message = f"像是“{title}”，但本地没有登记这本台账（town.toml 的 kept），未读取。"
        return Finding("sheet-unrecognised", message, Severity.HINT, file=file, sheet=grid.name, ledger=answer.ledger)
    if answer.header is None and not _is_table(grid):
        return Finding("file-not-a-ledger", "没有表格，未读取。", file=file, sheet=grid.name)
    return Finding(
        "sheet-unrecognised",
        "认不出是哪本台账，未读取；请检查表头是否与模板一致。",
        file=file,
        sheet=grid.name,
    )


def _is_table(grid: Grid) -> bool:
    return int((grid.filled.sum(axis=1) >= _TABLE_CELLS).sum()) >= _TABLE_ROWS


def _left_out(file: str, grid: Grid, answer: Recognised) -> Reconciled:
    """Rows of a sheet that is no ledger: those of a table were kept out, the rest is no data."""
    cells = grid.filled.sum(axis=1)
    rows = max((row + 1 for row, count in enumerate(cells) if count), default=0)
    start = answer.header.last + 1 if answer.header else 0
    is_table = answer.header is not None or _is_table(grid)
    kept_out = int((cells[start:] >= 2).sum()) if is_table else 0
    return Reconciled(file, grid.name, "", rows, 0, kept_out, rows - kept_out)
