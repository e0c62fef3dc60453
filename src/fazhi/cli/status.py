"""fazhi status: what is there, what is stale, what failed, what is outstanding by office."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.table import Table

from fazhi.batch import FORMATS, is_current, last_results, read_manifest, run_key
from fazhi.batch.withheld import is_withheld
from fazhi.cli.edge import DONE
from fazhi.errors import FazhiError
from fazhi.workspace import Analysis, Workspace, analyse


def status_command(*, workspace: str) -> int:
    """Show a line for each town and year; returns the exit code.

    Raises
    ------
    WorkspaceError
        There is no workspace.
    """
    place = Workspace.find(workspace)
    recorded = last_results(place.outputs)
    table = Table(box=None, pad_edge=False)
    for title in ("镇（街道）", "年度", "报告", "还缺什么"):
        table.add_column(title, overflow="fold")
    for town in place.towns():
        for year in place.years(town):
            last = recorded.get((town, year), {})
            try:
                analysis = analyse(town, year, workspace=place.root)
                state = _state(analysis, last.get("outcome", ""), last.get("message", ""))
                missing = list(_outstanding(analysis))
            except FazhiError as error:
                state, missing = f"不能运行：{error}", []
            table.add_row(town, str(year), state, "；".join(missing) or "—")
    console = Console()
    if not table.row_count:
        console.print("data/raw 里还没有台账。")
        return DONE
    console.print(table, highlight=False)
    return DONE


def _state(analysis: Analysis, outcome: str, message: str) -> str:
    folder = analysis.workspace.output(analysis.parameters.town, analysis.parameters.year)
    manifest = read_manifest(folder)
    if outcome == "failed":
        return f"上次运行失败：{message}"
    if is_withheld(folder):
        return "没有放出：成品里有个人信息（见 internal/findings.json 的 personal-found）"
    if manifest is None:
        return "还没有运行"
    formats = [kind for kind in FORMATS if f"report.{kind}" in manifest.get("outputs", {})]
    strict = bool(manifest.get("parameters", {}).get("strict"))
    same = Analysis(analysis.workspace, analysis.parameters.model_copy(update={"strict": strict}))
    words = "最新" if is_current(folder, run_key(same, formats)) else "过期（台账、目录或程序有变化，或文件被改动）"
    return words + ("，草稿" if manifest.get("draft") else "") + ("，示例数据" if manifest.get("demo") else "")


def _outstanding(analysis: Analysis) -> Iterator[str]:
    """What each office still owes: the kept ledgers that it did not hand in."""
    by_office: dict[str, list[str]] = {}
    for name in analysis.ingested.missing:
        ledger = analysis.catalog.ledgers[name]
        by_office.setdefault(ledger.office, []).append(ledger.title)
    for office, titles in by_office.items():
        yield f"{office}：{'、'.join(titles)}"
