"""Run one town and year: ingest, indicators, report, then put the finished folder in its place."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from fazhi.batch.changes import earlier, write_changes
from fazhi.batch.keys import run_key
from fazhi.batch.manifest import is_current, write_manifest
from fazhi.batch.records import write_findings, write_records
from fazhi.batch.swap import staging_for, swap_in
from fazhi.errors import FazhiError
from fazhi.findings import Finding, Severity
from fazhi.workspace import Analysis

if TYPE_CHECKING:
    from fazhi.report.blocks import Document

Outcome = Literal["done", "current", "refused", "withheld", "failed"]
FORMATS = ("html", "pdf", "docx")

STAGES: tuple[tuple[str, str], ...] = (
    ("01_ingest", "读入台账"),
    ("02_indicators", "计算指标"),
    ("03_report", "生成报告"),
    ("export", "导出文件"),
)
"""Stages of a run with the words that progress shows."""


@dataclass(frozen=True)
class Result:
    """What became of one town and year.

    Parameters
    ----------
    town : str
    year : int
    outcome : {"done", "current", "refused", "withheld", "failed"}
        Made; unchanged since the last run; refused by --strict; withheld by the gate; failed.
    message : str
        What, where and what to do, for refused, withheld and failed; what is wrong in the finished files, for done.
    errors, warnings : int
        Findings by level.
    seconds : float
        Wall time, for the ledger of runs.
    reports : tuple of str
        Files made, relative to the workspace.
    """

    town: str
    year: int
    outcome: Outcome
    message: str = ""
    errors: int = 0
    warnings: int = 0
    seconds: float = 0.0
    reports: tuple[str, ...] = field(default=())


def run_one(analysis: Analysis, formats: tuple[str, ...], *, force: bool, tell: Callable[[str], None]) -> Result:
    """Make the outputs of one town and year.

    Parameters
    ----------
    analysis : Analysis
    formats : tuple of str
        Of html, pdf, docx.
    force : bool
        Run even where nothing changed.
    tell : callable
        Called with the Chinese name of each stage as it begins.

    Raises
    ------
    FazhiError
        The run failed; nothing of the old outputs is lost.
    """
    # These take over a second to load, which a run that has nothing to do need not wait for.
    from fazhi.batch.audited import audited
    from fazhi.batch.checklist import write_checklist
    from fazhi.batch.gate import gate
    from fazhi.batch.notebooks import NotebookFailed, execute
    from fazhi.report.notebook import document

    town, year = analysis.parameters.town, analysis.parameters.year
    folder = analysis.workspace.output(town, year)
    key = run_key(analysis, formats)
    if not force and is_current(folder, key):
        return _unchanged(analysis, formats)
    if refused := _refusal(analysis):  # before minutes go into notebooks that nobody may have
        return _refused(analysis, refused)
    staging = staging_for(folder)
    notebooks = staging / "internal" / "notebooks"
    notebooks.mkdir(parents=True)
    try:
        executed = {}
        for name, words in STAGES[:-1]:
            tell(words)
            executed[name] = execute(name, analysis, notebooks / f"{name}.ipynb")
        tell(STAGES[-1][1])
        notebook = executed["03_report"]
        made = document(notebook, "03_report", analysis.workspace.notebooks)
        fonts = _export(notebook, analysis, formats, staging)
        further = _rechecked(analysis, made, formats, staging)
        further += audited(staging, formats, draft=analysis.narrative.is_draft)
        if strict := _unfit(analysis, further):
            return _refused(analysis, strict, further)
        write_records(analysis, staging, further)
        write_checklist(analysis, staging / "internal")
        write_changes(analysis.released.values.values(), earlier(folder), staging)
        write_manifest(analysis, staging, key, fonts)
        personal = gate(analysis, staging)
        if personal:
            further += personal
            write_findings(analysis, staging / "internal", further)
        swap_in(folder, staging)
    except NotebookFailed:
        _keep_failed(notebooks, folder)
        raise
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    if personal:
        return replace(_refused(analysis, _WITHHELD, further), outcome="withheld")
    errors, warnings = count_findings(analysis, further)
    return Result(town, year, "done", _said(further), errors, warnings, reports=_reports(analysis, formats))


def _said(further: tuple[Finding, ...]) -> str:
    """What the finished files say otherwise than they should, for the terminal; the ledgers' findings are the clerk's."""
    errors = [finding for finding in further if finding.is_error]
    if not errors:
        return ""
    return f"成品里有{len(errors)}处要核对：{errors[0].message}（全部见 internal/findings.json）"


_WITHHELD = (
    "要外传的文件里有个人信息，全部没有放出，放在 internal/withheld；"
    "哪个文件、哪一列的值见 internal/findings.json 里的 personal-found，删去后再运行。"
)


def _export(notebook: Any, analysis: Analysis, formats: tuple[str, ...], staging: Path) -> dict[str, Any]:
    """Write the report in each format; returns the faces that were used."""
    from fazhi.report.exporters import EXPORTERS

    fonts: dict[str, Any] = {}
    for kind in formats:
        place = {"metadata": {"name": "03_report", "path": str(analysis.workspace.notebooks)}}
        content, resources = EXPORTERS[kind]().from_notebook_node(notebook, place)
        (staging / f"report.{kind}").write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        fonts |= resources.get("fonts", {})
    return fonts


def _rechecked(analysis: Analysis, made: Document, formats: tuple[str, ...], staging: Path) -> tuple[Finding, ...]:
    """What could not be exported, and what the finished files say otherwise than they should."""
    from fazhi.report.notebook import left_out
    from fazhi.report.reread.readback import allowed_names, reread

    files = {f"report.{kind}": (staging / f"report.{kind}").read_bytes() for kind in formats}
    names = allowed_names(analysis.released, analysis.catalog, analysis.own_text)
    return (*left_out(made, "03_report.ipynb"), *reread(files, analysis.narrative, made, names))


def _unfit(analysis: Analysis, further: tuple[Finding, ...]) -> str:
    """Why the finished report may not be the final one, or ""."""
    errors = [finding for finding in further if finding.is_error]
    if not analysis.parameters.strict or not errors:
        return ""
    return f"还不能定稿：成品里有{len(errors)}处与数字不符（{errors[0].message}）。"


def unchanged(analysis: Analysis, formats: tuple[str, ...]) -> Result | None:
    """The result where the outputs stand as these inputs give them, else None; looks at files alone."""
    folder = analysis.workspace.output(analysis.parameters.town, analysis.parameters.year)
    return _unchanged(analysis, formats) if is_current(folder, run_key(analysis, formats)) else None


def _unchanged(analysis: Analysis, formats: tuple[str, ...]) -> Result:
    one = analysis.parameters
    return Result(one.town, one.year, "current", reports=_reports(analysis, formats))


def count_findings(analysis: Analysis, further: tuple[Finding, ...] = ()) -> tuple[int, int]:
    """How many findings are errors and how many warnings; `further` are those of the finished files."""
    levels = Counter(finding.severity for finding in (*analysis.findings, *further))
    return levels[Severity.ERROR], levels[Severity.WARNING]


def _refusal(analysis: Analysis) -> str:
    """Why the final form is refused, or ""."""
    if not analysis.parameters.strict:
        return ""
    try:
        analysis.narrative.require_final()
    except FazhiError as error:
        return str(error)
    errors, _ = count_findings(analysis)
    return f"还不能定稿：数据检查有{errors}处错误，请先运行 fazhi check 逐处更正。" if errors else ""


def _refused(analysis: Analysis, message: str, further: tuple[Finding, ...] = ()) -> Result:
    errors, warnings = count_findings(analysis, further)
    one = analysis.parameters
    return Result(one.town, one.year, "refused", message, errors, warnings)


def _reports(analysis: Analysis, formats: tuple[str, ...]) -> tuple[str, ...]:
    folder = analysis.workspace.output(analysis.parameters.town, analysis.parameters.year)
    root = analysis.workspace.root
    return tuple((folder / f"report.{kind}").relative_to(root).as_posix() for kind in formats)


def _keep_failed(notebooks: Path, folder: Path) -> None:
    """The executed notebook with the failed cell stays for whoever mends it; the rest of the outputs is untouched."""
    kept = folder / "internal" / "notebooks"
    for path in sorted(notebooks.glob("*.ipynb"))[-1:]:
        kept.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, kept / f"{path.stem}.failed.ipynb")
