"""The door of the notebook audit.ipynb: reports laid side by side, each method one cell and one thing to see."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from fazhi.audit import Audited, Ledgers, examine_all, read_all
from fazhi.audit.screen import screen
from fazhi.audit.words import CONFIDENCES, GRADES, RANK, RELATIONS, SIGNS, VERDICTS, Grade, place_words, visible
from fazhi.errors import ParameterError, UsageError, near
from fazhi.parameters import INJECTED, assigned_names, kernel_cells
from fazhi.workspace import Workspace, analyse

if TYPE_CHECKING:
    from pandas.io.formats.style import Styler

SUFFIXES = (".docx", ".pdf", ".html", ".md", ".txt")
"""What a report's file ends in, those best to read first: of files that differ in nothing else the first is taken."""

PARAMETERS = ("reports", "town", "year", "workspace")
"""What the notebook may be given."""

_COLOURS = {Grade.FAULT: "#b3261e", Grade.CARE: "#8a6d00", Grade.OPEN: "#6b6f76", Grade.GOOD: "#1d6a43"}
"""Readable on white and on JupyterLab's dark ground; the sign says the same."""

_INTERNAL = "internal"
"""The folder of outputs that holds no reports."""


def review(reports: str, *, town: str = "", year: int = 0, workspace: str = "") -> Review:
    """Read and audit reports.

    Parameters
    ----------
    reports : str
        A file or a folder, from the current folder or else from the workspace. Of a folder every report in it and below
        is taken, in the best format where there are several.
    town, year : str, int
        With whose ledgers they are compared too; "" and 0 with none.
    workspace : str
        Path of the workspace; "" finds it.

    Raises
    ------
    ParameterError, UsageError, WorkspaceError
        A wrong parameter, no such file, town or year, or nothing to read in a folder.
    ReadingError
        A file cannot be read.
    """
    _check(reports, town, year, workspace)
    paths = _paths(reports, workspace)
    return Review(examine_all(read_all(paths), ledgers=_ledgers(town, year, workspace)))


class Review:
    """Some reports with what the audit says of them.

    Parameters
    ----------
    audited : sequence of Audited
    """

    def __init__(self, audited: Sequence[Audited]) -> None:
        self.audited = tuple(audited)

    def __repr__(self) -> str:
        return f"<fazhi 核对{len(self.audited)}份报告>"

    def _repr_markdown_(self) -> str:
        return f"**{len(self.audited)}份报告**，{sum(one.failed for one in self.audited)}份有不相符或不可能的数字。"

    def overview(self) -> pd.DataFrame:
        """A row for each report: its numbers, and how many judgements have each verdict."""
        rows = [
            {"报告": visible(one.file), "数字": one.figures}
            | {VERDICTS[verdict]: one.counts.get(verdict, 0) for verdict in VERDICTS}
            for one in self.audited
        ]
        return pd.DataFrame(rows).set_index("报告")

    def judgements(self, report: str = "", *, consistent: bool = False) -> Styler:
        """What was found, worst first, in all reports or in one; with `consistent` what agrees too.

        Raises
        ------
        UsageError
            There is no report of that name.
        """
        chosen = [self._named(report)] if report else self.audited
        found = [
            each for one in chosen for each in one.judgements if consistent or GRADES[each.verdict] is not Grade.GOOD
        ]
        found.sort(key=lambda each: RANK[each.verdict])
        frame = pd.DataFrame(
            [
                (
                    f"{SIGNS[GRADES[each.verdict]]} {VERDICTS[each.verdict]}", visible(each.file), place_words(each.place),
                    visible(each.text), RELATIONS[each.relation], visible(each.explanation), visible(each.expected),
                    CONFIDENCES[each.confidence],
                )
                for each in found
            ],
            columns=["结论", "报告", "位置", "原文", "关系", "说明", "应为", "把握"],
        )  # fmt: skip
        looks = [f"color: {_COLOURS[GRADES[each.verdict]]}" for each in found]
        # the id is fixed: an output must be the same after every run; text is escaped, since it is anybody's
        return (
            frame.style.set_uuid("fazhi")
            .format(escape="html")
            .hide(axis="index")
            .apply(lambda _: looks, subset=["结论"])
            .set_properties(subset=None, **{"text-align": "left"})
        )

    def annotated(self, report: str = "") -> Annotated:
        """One report with its marks and explanations; without a name the one with most to mend.

        Raises
        ------
        UsageError
            There is no report of that name.
        """
        return Annotated(self._named(report) if report else max(self.audited, key=_to_mend))

    def _named(self, report: str) -> Audited:
        files = {one.file: one for one in self.audited}
        if report not in files:
            raise UsageError(f"没有名为“{report}”的报告；{near(report, files)}。")
        return files[report]


class Annotated:
    """A report's annotated text for the screen.

    Parameters
    ----------
    audited : Audited
    """

    def __init__(self, audited: Audited) -> None:
        self.audited = audited

    def __repr__(self) -> str:
        return f"<{visible(self.audited.file)}：{self.audited.sentence}>"

    def _repr_html_(self) -> str:
        return screen(self.audited)


def _to_mend(audited: Audited) -> tuple[int, int]:
    grades = [GRADES[each.verdict] for each in audited.judgements]
    return grades.count(Grade.FAULT), grades.count(Grade.CARE)


def _check(reports: object, town: object, year: object, workspace: object) -> None:
    known = f"可用：{'、'.join(PARAMETERS)}。"
    for source in kernel_cells():
        if source.split("\n", 1)[0].strip() == INJECTED:
            for name in assigned_names(source):
                if name not in PARAMETERS:
                    raise ParameterError(f"没有名为“{name}”的参数；{near(name, PARAMETERS)}。{known}")
    for name, given in (("reports", reports), ("town", town), ("workspace", workspace)):
        if not isinstance(given, str):
            raise ParameterError(f"参数 {name} 应为文字，收到的是 {given!r}。{known}")
    if not isinstance(year, int) or isinstance(year, bool):
        raise ParameterError(f"参数 year 应为四位年份（整数），收到的是 {year!r}。{known}")
    if bool(town) != bool(year):
        raise ParameterError("参数 town 和 year 要么都写，要么都不写：与哪个镇、哪一年的台账核对。")


def _paths(reports: str, workspace: str) -> tuple[Path, ...]:
    given = Path(reports).expanduser()
    if not given.exists() and not given.is_absolute():
        given = Workspace.find(workspace).root / given
    if not reports or not given.exists():
        raise UsageError(f"没有“{reports}”这个文件或文件夹；请把参数 reports 改成报告或放报告的文件夹。")
    if given.is_file():
        return (given,)
    found = _best(path for path in sorted(given.rglob("*")) if _is_report(path.relative_to(given), path))
    if not found:
        raise UsageError(f"“{reports}”里没有报告（{' '.join(SUFFIXES)}）；请先运行 fazhi run，或者换一个文件夹。")
    return found


def _is_report(inside: Path, path: Path) -> bool:
    hidden = any(part.startswith((".", "~$")) or part == _INTERNAL for part in inside.parts)
    return not hidden and path.suffix.lower() in SUFFIXES and path.is_file() and path.name != "index.html"


def _best(paths: Iterable[Path]) -> tuple[Path, ...]:
    best: dict[Path, Path] = {}
    for path in paths:
        name = path.with_suffix("")
        if name not in best or _preference(path) < _preference(best[name]):
            best[name] = path
    return tuple(best.values())


def _preference(path: Path) -> int:
    return SUFFIXES.index(path.suffix.lower())


def _ledgers(town: str, year: int, workspace: str) -> Ledgers | None:
    if not town:
        return None
    place = Workspace.find(workspace)
    place.require(town, year)
    analysis = analyse(town, year, workspace=place.root)
    return Ledgers(town, year, analysis.narrative, analysis.released)
