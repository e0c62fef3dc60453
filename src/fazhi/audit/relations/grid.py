"""A table as columns of figures: which rows are its head, which its totals, which columns hold what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from fazhi.audit.arithmetic.outcome import Outcome
from fazhi.audit.figure import Figure, Kind
from fazhi.audit.figures import cell
from fazhi.audit.interval import Interval
from fazhi.audit.judgement import Confidence, Judgement, Relation
from fazhi.audit.manuscript import Place, Table
from fazhi.audit.relations.judging import QUOTED

MOST_COLUMNS = 30
"""Columns that are looked at; a wider table is no report's."""

_MOST_HEAD = 3
_TOTAL = re.compile("^(?:合计|总计|总数|共计|全[镇乡区市县省街道]{1,2}(?:合计|总计)?)$")
_SUBTOTAL = re.compile("小计")
_WITHIN = re.compile("^(?:其中|#)|其中[：:]?")
_RATES = re.compile("率|占比|比重|比例|同比|环比|增长|增幅|增减|变化|升降|±|%|％|度")
_NO_COUNT = re.compile("序号|编号|排名|名次|得分|分数|评分|年份|时间|日期|电话|均|备注|文号|代码")
_BLANKS = re.compile(r"[\s\u3000]+")


@dataclass(frozen=True, slots=True)
class Row:
    """One row below the head: its label, and a figure or nothing for each column."""

    label: str
    figures: tuple[Figure | None, ...]

    @property
    def total(self) -> bool:
        """Whether it is the total of the rows around it."""
        return bool(_TOTAL.match(self.label))

    @property
    def subtotal(self) -> bool:
        """Whether it is the total of some rows."""
        return bool(_SUBTOTAL.search(self.label))

    @property
    def within(self) -> bool:
        """Whether it is a part of the row above: 其中."""
        return bool(_WITHIN.search(self.label))


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's columns by their titles, and its rows.

    Parameters
    ----------
    table : Table
    titles : tuple of str
        One a column, a head of several rows joined.
    rows : tuple of Row
    """

    table: Table
    titles: tuple[str, ...]
    rows: tuple[Row, ...]

    def counts(self) -> list[int]:
        """The columns that count things."""
        return [
            column
            for column, title in enumerate(self.titles)
            if not _RATES.search(title) and not _NO_COUNT.search(title) and self._holds(column, Kind.COUNT)
        ]

    def _holds(self, column: int, kind: Kind) -> bool:
        figures = [row.figures[column] for row in self.rows if row.figures[column] is not None]
        return bool(figures) and all(figure is not None and figure.kind is kind for figure in figures)


def grid(table: Table) -> Grid | None:
    """The table's columns and rows; None where it has no head or no figures."""
    rows = [tuple(_BLANKS.sub("", text) for text in row[:MOST_COLUMNS]) for row in table.rows]
    head = next((place for place, row in enumerate(rows[: _MOST_HEAD + 1]) if _numeric(row)), 0)
    if not 0 < head <= _MOST_HEAD:
        return None
    titles = tuple(_title(rows[:head], column) for column in range(len(rows[0])))
    body = tuple(
        Row(_label(row), tuple(_figure(text, title) for text, title in zip(row, titles, strict=True)))
        for row in rows[head:]
    )
    return Grid(table, titles, body)


def judged(
    grid: Grid, relation: Relation, outcome: Outcome, words: str, confidence: Confidence = Confidence.LIKELY
) -> Judgement:
    """A judgement of cells; `words` names them, since a table has no sentence to quote."""
    table = grid.table
    return Judgement(
        place=Place(table.page, table.heading, table.number),
        text=f"{table.caption}：{words}"[:QUOTED] if table.caption else words[:QUOTED],
        relation=relation,
        verdict=outcome.verdict,
        explanation=outcome.explanation,
        values=outcome.values,
        expected=outcome.expected,
        confidence=confidence,
    )


@lru_cache(maxsize=8192)
def _read(text: str) -> Figure | None:
    """A cell's figure; tables repeat small numbers."""
    return cell(text)


def _numeric(row: Sequence[str]) -> bool:
    return any(_read(text) is not None for text in row[1:] if text)


def _title(head: Sequence[Sequence[str]], column: int) -> str:
    """The head's cells over a column; a merged cell of an upper row speaks for the empty ones right of it."""
    words = []
    for place, row in enumerate(head):
        text = row[column]
        if not text and place + 1 < len(head):
            text = next((row[left] for left in range(column, -1, -1) if row[left]), "")
            text = text if head[place + 1][column] else ""
        if text and text not in words:
            words.append(text)
    return "".join(words)


def _label(row: Sequence[str]) -> str:
    """The first words of a row that are no number; a serial number in front is passed over."""
    return next((text for text in row[:3] if text and _read(text) is None), "")


def _figure(text: str, title: str) -> Figure | None:
    """A cell's figure; a bare number under a title with % or 率 is a rate."""
    figure = _read(text) if text else None
    if figure is None or figure.kind is not Kind.COUNT or figure.unit:
        return figure
    rated = "%" in title or "％" in title or (title.endswith("率") and abs(figure.value) > 1)
    if "百分点" in title:
        kind, unit = Kind.POINTS, "百分点"
    elif rated:
        kind, unit = Kind.RATE, "%"
    else:
        return figure
    interval = Interval.rounded(figure.value, figure.step)
    return replace(figure, text=f"{figure.text}{unit}", kind=kind, unit=unit, interval=interval)
