"""fazhi run: every town and year to reports, with progress."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from fazhi.batch import (
    FORMATS,
    STAGES,
    Event,
    Job,
    Result,
    default_workers,
    interruptible,
    run_all,
    write_index,
    write_run,
)
from fazhi.cli.chosen import chosen
from fazhi.cli.edge import DONE, FAILED, FINDINGS, INTERRUPTED, complain
from fazhi.cli.room import require_room
from fazhi.errors import UsageError, near
from fazhi.workspace import Workspace

_WORDS = {"done": "已生成", "current": "没有变化", "refused": "未定稿", "withheld": "没有放出", "failed": "失败"}


def run_command(
    towns: list[str],
    years: list[int],
    *,
    jobs: int,
    force: bool,
    strict: bool,
    formats: str,
    workspace: str,
    debug: bool,
) -> int:
    """Run and report; returns the exit code.

    Raises
    ------
    UsageError, WorkspaceError, RunError
        A wrong name, no workspace, or no room for outputs.
    """
    wanted = _formats(formats)
    place = Workspace.find(workspace)
    pairs = chosen(place, towns, years)
    _load_catalog_once(place)
    require_room(place, pairs)
    started, begun = datetime.now().astimezone(), time.monotonic()
    work = [Job(str(place.root), town, year, wanted, force, strict, debug) for town, year in pairs]
    with interruptible():
        progress = _Progress(Console(stderr=True))
        try:
            with progress as on_stage:
                results = run_all(work, jobs or default_workers(), on_stage)
        except KeyboardInterrupt:
            if not progress.made:
                raise
            typer.echo(f"已中断；此前已生成{progress.made}份，其余的原有报告没有改动。", err=True)
            return INTERRUPTED
    seconds = time.monotonic() - begun
    place.outputs.mkdir(exist_ok=True)
    notes = _notes(results, wanted)
    write_run(place.outputs, results, started, seconds, notes)
    index = write_index(place.outputs, place.catalog)
    _summary(Console(), results, seconds, index.relative_to(place.root).as_posix())
    for note in notes:
        typer.echo(note, err=True)
    return _exit_code(results, strict=strict)


def _formats(text: str) -> tuple[str, ...]:
    wanted = tuple(dict.fromkeys(part.strip().lower() for part in text.split(",") if part.strip()))
    for kind in wanted:
        if kind not in FORMATS:
            raise UsageError(f"--formats 里没有“{kind}”这种格式；{near(kind, FORMATS)}，可用：{'、'.join(FORMATS)}。")
    if not wanted:
        raise UsageError(f"--formats 至少要有一种；可用：{'、'.join(FORMATS)}。")
    return wanted


def _load_catalog_once(place: Workspace) -> None:
    """A fault in the catalogue is said once, before anything runs."""
    _ = place.catalog


def _notes(results: list[Result], formats: tuple[str, ...]) -> tuple[str, ...]:
    """What holds for the run as a whole: the fonts that stood in for the office's."""
    if "pdf" not in formats or all(result.outcome != "done" for result in results):
        return ()
    from fazhi.report.fonts import fallback_sentence, font_levels  # the typesetter loads for this alone

    said = fallback_sentence(font_levels())
    return (said,) if said else ()


class _Progress:
    """A line for each town and year that is being worked on, or plain lines where there is no terminal."""

    def __init__(self, console: Console) -> None:
        self._console = console
        columns = (
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
        )
        self._progress = Progress(*columns, console=console, transient=True)
        self.made = 0
        self._stages = [words for _, words in STAGES]

    def __enter__(self) -> Callable[[Event], None]:
        self._tasks: dict[tuple[str, int], int] = {}
        if self._console.is_terminal:
            self._progress.start()
        return self._on_stage

    def __exit__(self, *_: object) -> None:
        if self._console.is_terminal:
            self._progress.stop()

    def _on_stage(self, event: Event) -> None:
        town, year, stage = event
        self.made += stage == "完成"
        if not self._console.is_terminal:
            self._console.print(f"{town} {year}：{stage}", highlight=False)
            return
        if (town, year) not in self._tasks:
            self._tasks[town, year] = int(self._progress.add_task(f"{town} {year}", total=len(self._stages)))
        done = self._stages.index(stage) if stage in self._stages else len(self._stages)
        task = self._progress.tasks[self._tasks[town, year]]
        self._progress.update(task.id, completed=done, description=f"{town} {year}：{stage}")


def _summary(console: Console, results: list[Result], seconds: float, index: str) -> None:
    table = Table(box=None, pad_edge=False)
    for title in ("镇（街道）", "年度", "结果", "错误", "提醒", "报告"):
        table.add_column(title, justify="right" if title in ("错误", "提醒") else "left", overflow="fold")
    for result in results:
        counts = (str(result.errors), str(result.warnings)) if result.outcome == "done" else ("", "")
        reports = "\n".join(result.reports) if result.outcome in ("done", "current") else ""
        table.add_row(result.town, str(result.year), _WORDS[result.outcome], *counts, reports)
    console.print(table, highlight=False)
    for result in results:
        if result.message:
            complain(f"{result.town} {result.year}：{result.message}")
    console.print(f"用时 {seconds:.1f} 秒。全部报告的目录：{index}", highlight=False)


def _exit_code(results: list[Result], *, strict: bool) -> int:
    outcomes = {result.outcome for result in results}
    if "failed" in outcomes:
        return FAILED
    if outcomes & {"refused", "withheld"} or (strict and any(result.errors for result in results)):
        return FINDINGS
    return DONE
