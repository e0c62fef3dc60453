"""fazhi check: what can be printed, what waits, and what to mend, cell by cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from rich.console import Console
from rich.markup import escape

from fazhi.cli.chosen import chosen
from fazhi.cli.edge import DONE, FAILED, FINDINGS, complain, line
from fazhi.errors import FazhiError, UsageError
from fazhi.findings import CODES, Finding, Severity
from fazhi.indicators import Status
from fazhi.workspace import Analysis, Workspace, analyse

FEW = 8
"""Cells shown first: those that touch most figures."""

_LEVELS = {
    Severity.ERROR: "[red]错误[/red]",
    Severity.WARNING: "[yellow]提醒[/yellow]",
    Severity.HINT: "[dim]提示[/dim]",
}


def check_command(towns: list[str], years: list[int], *, workspace: str) -> int:
    """Ingest, compute and list the findings; returns the exit code.

    Raises
    ------
    UsageError, WorkspaceError
        A wrong name, or no workspace.
    """
    place = Workspace.find(workspace)
    console = Console()
    code = DONE
    for town, year in chosen(place, towns, years):
        try:
            analysis = analyse(town, year, workspace=place.root)
            _show(console, analysis)
            found = any(finding.is_error for finding in analysis.findings)
        except UsageError:
            raise
        except FazhiError as error:  # one town's fault must not hide the next one's findings
            complain(f"{town} {year}：{line(error)}")
            code = FAILED
            continue
        code = max(code, FINDINGS if found else DONE)
    return code


def _show(console: Console, analysis: Analysis) -> None:
    one = analysis.parameters
    console.print(
        f"\n[bold]{escape(one.town)} {one.year}年[/bold]　{escape(sentence(analysis))}", highlight=False, soft_wrap=True
    )
    findings = [finding for finding in analysis.findings if finding.severity is not Severity.HINT]
    first = unblocking(findings)
    if first:
        console.print("最先更正：", highlight=False)
        for finding in first:
            console.print(
                f"  {escape(place(finding))}　{escape(finding.message)}（影响{len(finding.indicators)}个指标）",
                highlight=False,
                soft_wrap=True,
            )
    for where, group in _by_sheet(findings):
        console.print(f"[bold]{escape(where)}[/bold]", highlight=False, soft_wrap=True)
        for finding in group:
            level = _LEVELS[finding.severity or Severity.HINT]
            console.print(
                f"  {level} {escape(finding.cell)} {escape(finding.message)}", highlight=False, soft_wrap=True
            )
    hints = Counter(finding.code for finding in analysis.findings if finding.severity is Severity.HINT)
    if hints:
        listed = "，".join(f"{CODES[code].title}{count}处" for code, count in hints.items())
        console.print(f"[dim]提示（不影响数字）：{escape(listed)}。[/dim]", highlight=False, soft_wrap=True)


def sentence(analysis: Analysis) -> str:
    """How many figures can be printed, which wait for a ledger and from whom, which for cells.

    Examples
    --------
    41个数字：29个可以写入报告，8个等台账（信访办：来访接待台账），4个要更正6个单元格。
    """
    values = list(analysis.released.values.values())
    missing = [value for value in values if value.status is Status.MISSING]
    partial = [value for value in values if value.status is Status.PARTIAL]
    undefined = [value for value in values if value.status is Status.UNDEFINED]
    whole = len(values) - len(missing) - len(partial) - len(undefined)
    said = [f"{whole}个可以写入报告"]
    if missing:
        owed = "；".join(dict.fromkeys(awaited for value in missing for awaited in value.awaited))
        said.append(f"{len(missing)}个等台账或列" + (f"（{owed}）" if owed else "（本年度尚无此列）"))
    if partial:
        touched = {value.id for value in partial}
        cells = {place(each) for each in analysis.findings if each.is_error and touched & set(each.indicators)}
        said.append(f"{len(partial)}个有内容未计入，要更正{len(cells)}处")
    if undefined:
        said.append(f"{len(undefined)}个没有可算的记录")
    return f"{len(values)}个数字：{'，'.join(said)}。"


def unblocking(findings: Iterable[Finding]) -> list[Finding]:
    """The few errors that touch most figures, most first."""
    errors = [finding for finding in findings if finding.is_error and finding.indicators]
    return sorted(errors, key=lambda finding: -len(finding.indicators))[:FEW]


def place(finding: Finding) -> str:
    """File, sheet and cell as people say it."""
    return " ".join(part for part in (finding.file, finding.sheet, finding.cell) if part)


def _by_sheet(findings: Iterable[Finding]) -> list[tuple[str, list[Finding]]]:
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        where = " ".join(part for part in (finding.file, finding.sheet) if part) or "整体"
        groups.setdefault(where, []).append(finding)
    return list(groups.items())
