"""fazhi check: what can be printed, what waits, and what to mend: the few cells first, then by cause."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from rich.console import Console
from rich.markup import escape

from fazhi.batch.mending import COPIES, write_mending
from fazhi.cli.chosen import chosen
from fazhi.cli.edge import DONE, FAILED, FINDINGS, complain, line
from fazhi.cli.suggest import suggest_rules
from fazhi.errors import FazhiError, UsageError
from fazhi.findings import CODES, Finding, Severity
from fazhi.forms.causes import LEVELS, SYMBOLS, Cause, causes
from fazhi.ledgers.files.folder import refusal
from fazhi.readiness import readiness
from fazhi.workspace import Analysis, Workspace, analyse

_STYLES = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.HINT: "dim"}

EXAMPLES = 3
"""Sentences shown of a cause that has no cells; of one with cells, the first says enough."""

SHEETS = 3
"""Sheets of a cause that are named."""


def check_command(towns: list[str], years: list[int], *, workspace: str, suggest: bool = False) -> int:
    """Ingest, compute, list the findings and write the clerk's papers; returns the exit code.

    Parameters
    ----------
    towns, years : list
        Empty: all there are.
    workspace : str
    suggest : bool
        Write proposals for ledgers.toml first.

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
            if suggest:
                _say(console, escape(suggest_rules(analysis)))
            _show(console, analysis)
            _write(console, analysis)
            found = any(finding.is_error for finding in analysis.findings)
        except UsageError:
            raise
        except FazhiError as error:  # one town's fault must not hide the next one's findings
            complain(f"{town} {year}：{line(error)}")
            code = FAILED
            continue
        except OSError as error:
            complain(f"{town} {year}：{refusal(error, place.root)}")
            code = FAILED
            continue
        code = max(code, FINDINGS if found else DONE)
    return code


def _show(console: Console, analysis: Analysis) -> None:
    one, ready = analysis.parameters, readiness(analysis)
    _say(console, f"\n[bold]{escape(one.town)} {one.year}年[/bold]　{escape(ready.sentence)}")
    if ready.few:
        _say(console, "最先更正：")
        for cause in ready.few:
            _say(
                console,
                f"  {escape(_places(cause))}　{escape(cause.first.message)}（关系到报告里的{len(cause.figures)}个数字）",
            )
    counted = [finding for finding in analysis.findings if finding.severity is not Severity.HINT]
    for cause in causes(counted, together=("ledger-missing",)):
        _show_cause(console, cause, analysis)
    _show_hints(console, analysis.findings)


def _show_cause(console: Console, cause: Cause, analysis: Analysis) -> None:
    style = _STYLES[cause.severity]
    level = f"[{style}]{SYMBOLS[cause.severity]} {LEVELS[cause.severity]}[/{style}]"
    ledger = analysis.catalog.ledgers[cause.ledger].title if cause.ledger else ""
    of = f"（{ledger}{f'“{cause.column}”' if cause.column else ''}）" if ledger or cause.column else ""
    touched = f"，影响{len(cause.figures)}个指标" if cause.figures else ""
    _say(console, f"{level} [bold]{escape(cause.title)}[/bold]{escape(of)}　{len(cause.findings)}处{touched}")
    if where := _places(cause):
        _say(console, f"  {escape(where)}")
    has_cells = any(spot.cells for spot in cause.spots)
    messages = list(dict.fromkeys(finding.message for finding in cause.findings))
    for message in messages[: 1 if has_cells else EXAMPLES]:
        _say(console, f"  {'例：' if has_cells and len(messages) > 1 else ''}{escape(message)}")
    if not has_cells and len(messages) > EXAMPLES:
        _say(console, f"  等{len(messages)}处")
    _say(console, f"  怎么办：{escape(cause.advice)}")


def _places(cause: Cause) -> str:
    spots = [spot.text for spot in cause.spots if spot.text]
    return "；".join(spots[:SHEETS]) + (f"；等{len(spots)}张表" if len(spots) > SHEETS else "")


def _show_hints(console: Console, findings: Iterable[Finding]) -> None:
    hints = Counter(finding.code for finding in findings if finding.severity is Severity.HINT)
    if hints:
        listed = "，".join(f"{CODES[code].title}{count}处" for code, count in hints.items())
        _say(console, f"[dim]提示（不影响数字）：{escape(listed)}。[/dim]")


def _write(console: Console, analysis: Analysis) -> None:
    """Write what the clerk gets, and say where; a folder that cannot be written costs the files alone."""
    place, one = analysis.workspace, analysis.parameters
    internal = place.output(one.town, one.year) / "internal"
    try:
        page, *copies = write_mending(analysis, internal)
    except OSError as error:
        where = _name(internal, place.root)
        _say(
            console,
            escape(f"“{where}”不能写入（{error.strerror or '原因不明'}），检查结果的文件没有写出；以上结果仍然有效。"),
        )
        return
    _say(console, f"全部问题：{escape(_name(page, place.root))}")
    if copies:
        _say(console, f"标注副本：{escape(_name(internal / COPIES, place.root))}/（{len(copies)}个文件）")


def _name(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()


def _say(console: Console, text: str) -> None:
    console.print(text, highlight=False, soft_wrap=True)
