"""The one door that notebooks use: each method is one cell, and returns one thing to see.

``desk = fazhi.open(...)`` puts one town and year on the desk. What a method shows under our own MIME type is what
the exporters put into the report.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pandas as pd

from fazhi import numbers
from fazhi.errors import CatalogError, UsageError, near
from fazhi.exhibits import Table as PrintedTable
from fazhi.exhibits import chart, charts, indicator_table, sources_table, use_for_own_plots
from fazhi.findings import CODES, Severity
from fazhi.indicators import Value
from fazhi.ledgers import masked_frame
from fazhi.narrative import Heading, Passage
from fazhi.notes import method_notes
from fazhi.parameters import check_injected, checked, kernel_cells
from fazhi.report import compose
from fazhi.report.blocks import Block, FigureNote, FigureSpan, Note, Paragraph, Span, TextSpan
from fazhi.report.bundle import Shown
from fazhi.workspace import Analysis, Workspace

_SEVERITY = {Severity.ERROR: "错误", Severity.WARNING: "提醒", Severity.HINT: "提示"}

WHOLE = 500
"""Rows of a table that a notebook shows without cutting it."""


def open(  # noqa: A001 - notebooks say fazhi.open(...)
    town: str, year: int, *, period: str = "全年", workspace: str = "", strict: bool = False
) -> Desk:
    """Put one town and year on the desk.

    Parameters
    ----------
    town : str
        Folder under data/raw.
    year : int
    period : str
        全年, 上半年, 一季度, 1—11月.
    workspace : str
        Path of the workspace; "" finds it.
    strict : bool
        Refuse the final form while something is missing.

    Raises
    ------
    ParameterError
        A parameter is unknown, missing or of the wrong type, in this call or in papermill's injected cell.
    UsageError, WorkspaceError
        There is no such town, year or workspace.
    """
    check_injected(kernel_cells())
    # A list that an analyst asks for is shown whole; pandas would cut it in the middle.
    pd.set_option("display.max_rows", WHOLE, "display.min_rows", WHOLE, "display.max_colwidth", None)
    use_for_own_plots()
    given = {"town": town, "year": year, "period": period, "workspace": workspace, "strict": strict}
    parameters = checked(given)
    return Desk(Analysis(Workspace.find(parameters.workspace), parameters))


class Desk:
    """One town and year, ready to be looked at.

    Parameters
    ----------
    analysis : Analysis
        The same without anything to see, for programs.
    """

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self._shown: set[str] = set()

    def __repr__(self) -> str:
        one = self.analysis.parameters
        return f"<fazhi {one.town} {one.year}年>"

    def _repr_markdown_(self) -> str:
        one = self.analysis
        period = one.period
        demo = "（**示例数据**）" if one.town.demo else ""
        return (
            f"**{one.town.name}{period.year}年{period.name}**{demo}　"
            f"统计截止日期：{period.cut_off.year}年{period.cut_off.month}月{period.cut_off.day}日　"
            f"应有台账{len(one.catalog.kept_ledgers(one.town.kept))}本，"
            f"已读{len(one.ingested.frames)}本，缺{len(one.ingested.missing)}本"
        )

    # --- 01: what was recorded -------------------------------------------------------------------------------

    def reconciliation(self) -> pd.DataFrame:
        """Every file and sheet with what became of its rows; 总行数 = 计入 + 未计入 + 非数据."""
        catalog = self.analysis.catalog
        return pd.DataFrame(
            [
                (each.file, each.sheet, catalog.ledgers[each.ledger].title if each.ledger else "（不是台账）",
                 each.rows, each.accepted, each.quarantined, each.not_data)
                for each in self.analysis.ingested.reconciliation
            ],
            columns=["文件", "工作表", "台账", "总行数", "计入", "未计入", "非数据"],
        )  # fmt: skip

    def findings(self, severity: str = "") -> pd.DataFrame:
        """Everything that was found, errors first; with `severity` (error, warning, hint) only those."""
        order = list(Severity)
        wanted = [each for each in self.analysis.findings if severity in ("", each.severity)]
        wanted.sort(key=lambda each: order.index(each.severity or Severity.HINT))
        return pd.DataFrame(
            [
                (_SEVERITY[each.severity or Severity.HINT], each.message, each.file, each.sheet, each.cell,
                 len(each.indicators), CODES[each.code].advice)
                for each in wanted
            ],
            columns=["级别", "发现", "文件", "工作表", "单元格", "影响指标数", "怎么办"],
        )  # fmt: skip

    def ledger(self, name: str) -> pd.DataFrame:
        """A clean ledger by id or title, personal values masked.

        Raises
        ------
        UsageError
            There is none of that name, or it was not handed in.
        """
        try:
            ledger = self.analysis.catalog.ledger_named(name)
        except CatalogError as error:
            raise UsageError(str(error)) from None
        if ledger.id not in self.analysis.ingested.frames:
            raise UsageError(f"{ledger.title}没有交来，请向{ledger.office}收取。")
        return masked_frame(self.analysis.ingested.frames[ledger.id], ledger)

    # --- 02: what it amounts to ------------------------------------------------------------------------------

    def indicators(self, topic: str | None = None) -> pd.DataFrame:
        """All indicators, or those of a topic: this year, last year, change, definition, source."""
        if topic is not None and topic not in self.analysis.catalog.topics:
            raise UsageError(f"没有名为“{topic}”的专题；{near(topic, self.analysis.catalog.topics)}。")
        printed = indicator_table(self.analysis.released, self.analysis.catalog, topic)
        frame = pd.DataFrame(printed.rows, columns=printed.columns).drop(columns="序号")
        frame.index = pd.Index([value.id for value in self._values(topic)], name="编号")
        return frame

    def _values(self, topic: str | None) -> Iterable[Value]:
        return (
            value for value in self.analysis.released.values.values() if topic in (None, value.indicator.topic)
        )  # fmt: skip

    def rows(self, indicator: str) -> pd.DataFrame:
        """The ledger rows behind a number, each with its file, sheet and row; personal columns left out."""
        return self.analysis.table.rows(indicator)

    def explain(self, indicator: str) -> Shown:
        """One number with its definition, numerator and denominator, last year, ledger and files."""
        value = self.analysis.released[indicator]
        note = self._figure_notes().get(indicator)
        said: Span = TextSpan(value.text)
        if value.value is not None:
            said = FigureSpan(value.text, value.id, "value", numbers.plain(value.value), self.analysis.period.year)
        lines = _note_lines(note) if note else "；".join(value.reasons)
        sentence = Paragraph((TextSpan(f"{value.indicator.title}："), said))
        return Shown(blocks=(sentence, Note(lines)), figures={indicator: note} if note else {})

    def chart(self, name: str) -> Shown:
        """One chart by id, e.g. ``petitions.by_month``.

        Raises
        ------
        UsageError
            There is no chart of that name.
        """
        drawn = chart(name, self.analysis.released, self.analysis.catalog)
        title = self.analysis.catalog.charts[name].title
        return Shown(blocks=(compose.chart(drawn),) if drawn else (Note(f"“{title}”没有数据可画。"),))

    # --- 03: what we say -------------------------------------------------------------------------------------

    def front(self) -> Shown:
        """Title, addressee and the opening; in strict form refused while anything is missing.

        Raises
        ------
        DraftError
            The final form was asked for and something is missing.
        """
        one = self.analysis
        if one.parameters.strict:
            one.narrative.require_final()
        head = compose.front(one.narrative, one.town, one.settings, one.period.name)
        opening = self._blocks(_before_first_part(one.narrative.passages))
        return Shown(front=head, blocks=opening, figures=self._used_notes(opening))

    def part(self, name: str) -> Shown:
        """One statutory part of the report with its charts, by id: measures, shortcomings, leaders, next, other.

        Raises
        ------
        UsageError
            The outline has no such part.
        """
        parts = {part.id: part for part in self.analysis.catalog.outline.parts}
        if name not in parts:
            raise UsageError(f"报告没有名为“{name}”的部分；可用：{'、'.join(parts)}。")
        self._shown.add(name)
        blocks = self._blocks(_part(self.analysis.narrative.passages, name))
        return Shown(blocks=blocks, figures=self._used_notes(blocks))

    def remaining(self) -> Shown:
        """The parts of the outline that no cell above has shown: nothing is left out of the report by accident."""
        names = [part.id for part in self.analysis.catalog.outline.parts if part.id not in self._shown]
        blocks = tuple(block for name in names for block in self._blocks(_part(self.analysis.narrative.passages, name)))
        return Shown(blocks=blocks, figures=self._used_notes(blocks))

    def indicator_annex(self) -> Shown:
        """附件: the table of all indicators."""
        printed = indicator_table(self.analysis.released, self.analysis.catalog)
        untitled = replace(printed, caption="")  # the annex has the title
        return Shown(blocks=(compose.table(untitled, wide=True),), annex="指标总表")

    def method_annex(self) -> Shown:
        """附件: how the figures came about, and what the data lack."""
        sources: PrintedTable = sources_table(self.analysis.released)
        blocks: list[Block] = list(method_notes(self.analysis))
        if sources.rows:
            blocks.append(compose.table(sources))
        return Shown(blocks=tuple(blocks), annex="统计方法和数据说明")

    def _blocks(self, passages: Iterable[Passage]) -> tuple[Block, ...]:
        one = self.analysis
        listed = list(passages)
        topics = {passage.topic for passage in listed if not isinstance(passage, Heading)} & set(one.catalog.topics)
        drawn = {name: charts(one.released, one.catalog, name) for name in topics}
        return compose.passages(listed, drawn)

    def _figure_notes(self) -> dict[str, FigureNote]:
        one = self.analysis
        return compose.figure_notes(one.released.values, one.catalog, one.inputs_by_ledger())

    def _used_notes(self, blocks: Iterable[Block]) -> dict[str, FigureNote]:
        used = {
            span.indicator
            for block in blocks
            if isinstance(block, Paragraph)
            for span in block.spans
            if isinstance(span, FigureSpan)
        }
        return {name: note for name, note in self._figure_notes().items() if name in used}


def _before_first_part(passages: Iterable[Passage]) -> list[Passage]:
    found: list[Passage] = []
    for passage in passages:
        if isinstance(passage, Heading) and passage.level == 1:
            break
        found.append(passage)
    return found


def _part(passages: Iterable[Passage], name: str) -> list[Passage]:
    found: list[Passage] = []
    inside = False
    for passage in passages:
        if isinstance(passage, Heading) and passage.level == 1:
            inside = passage.place == name
        if inside:
            found.append(passage)
    return found


def _note_lines(note: FigureNote) -> str:
    lines = [f"口径：{note.definition}", f"来源：{note.ledger}" + (f"，{note.rows}行" if note.rows is not None else "")]
    if note.denominator:
        lines.append(f"分子{note.numerator}，分母{note.denominator}")
    if note.previous:
        lines.append(f"上年{note.previous}（{note.previous_source}）")
    return "；".join(lines) + "。"
