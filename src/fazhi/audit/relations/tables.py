"""Tables: columns and rows that make their totals, shares of a total, rates of two columns, growth from 上年 to 本年.

What a table's columns mean is read from their titles and confirmed by its rows: a reading that most rows contradict is
no reading, and a column with a missing cell is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from fazhi.audit.arithmetic import sums
from fazhi.audit.arithmetic.changes import difference, points
from fazhi.audit.arithmetic.growths import growth
from fazhi.audit.arithmetic.outcome import Outcome
from fazhi.audit.arithmetic.shares import share
from fazhi.audit.figure import Figure, Kind
from fazhi.audit.judgement import Confidence, Judgement, Relation, Verdict
from fazhi.audit.manuscript import Table
from fazhi.audit.relations import names
from fazhi.audit.relations.grid import Grid, Row, grid, judged
from fazhi.audit.relations.judging import fits

_TOTAL_TITLE = re.compile("^(?:合计|总计|小计|总数|共计)|(?:合计|总计|小计)$")
_SHARE_TITLE = re.compile("占比|比重|比例|^占")
_RATE_TITLE = re.compile("率(?:（[%％]）|[%％])?$")
_CHANGE_TITLE = re.compile("同比|增长|增幅|增减|变化|升降|±")
_NOW = re.compile("本年|今年|本期|当年")
_BEFORE = re.compile("上年|去年|上期|同期")
_YEAR = re.compile("(20[0-9]{2})年?")

_TRIED = 6
"""Columns on either side of a rate that are tried."""

_Test: TypeAlias = tuple[Relation, Outcome, str]


def find(table: Table) -> Iterator[Judgement]:
    """Everything that the table's titles promise."""
    found = grid(table)
    if found is None:
        return
    yield from _column_totals(found)
    yield from _row_totals(found)
    yield from _shares(found)
    yield from _rates(found)
    yield from _changes(found)


def _column_totals(found: Grid) -> Iterator[Judgement]:
    """The row 合计 under (or over) the rows that it is of."""
    totals = [row for row in found.rows if row.total]
    if len(totals) != 1 or any(row.within for row in found.rows):
        return
    parts = _summands(found.rows)
    tests: list[_Test] = []
    for column in found.counts():
        figures = [row.figures[column] for row in parts]
        total = totals[0].figures[column]
        present = [figure for figure in figures if figure is not None]
        if total is not None and len(present) == len(figures) > 1:
            words = f"“{found.titles[column]}”列{totals[0].label}{total.text}"
            tests.append((Relation.SUM, sums.parts(total, present, True), words))
    yield from _voted(found, tests, alone=Confidence.LIKELY)


def _summands(rows: Sequence[Row]) -> list[Row]:
    """The rows that the total adds up: the subtotals where every row belongs to one, else all others."""
    subtotals = [row for row in rows if row.subtotal]
    if subtotals:
        last = [row for row in rows if not row.total][-1]
        return subtotals if last.subtotal else []
    return [row for row in rows if not row.total]


def _row_totals(found: Grid) -> Iterator[Judgement]:
    """A column 合计 beside the columns that it is of, on one side or the other."""
    counts = found.counts()
    for column in [each for each in counts if _TOTAL_TITLE.search(found.titles[each])]:
        right = _neighbours(found, counts, range(column + 1, len(found.titles)))
        left = _neighbours(found, counts, range(column - 1, -1, -1))
        sides = [_row_tests(found, column, side) for side in (right, left) if len(side) > 1]
        if sides:
            tests = max(sides, key=lambda side: sum(fits(outcome) for _, outcome, _ in side))
            yield from _voted(found, tests, alone=Confidence.OPEN)


def _neighbours(found: Grid, counts: Sequence[int], columns: Sequence[int]) -> list[int]:
    side = []
    for column in columns:
        if column not in counts or _TOTAL_TITLE.search(found.titles[column]):
            break
        side.append(column)
    return side


def _row_tests(found: Grid, column: int, parts: Sequence[int]) -> list[_Test]:
    tests: list[_Test] = []
    for row in found.rows:
        total, figures = row.figures[column], [row.figures[part] for part in parts]
        present = [figure for figure in figures if figure is not None]
        if total is not None and len(present) == len(figures):
            words = f"“{row.label}”行{found.titles[column]}{total.text}"
            tests.append((Relation.SUM, sums.parts(total, present, True), words))
    return tests


def _shares(found: Grid) -> Iterator[Judgement]:
    """A column 占比 after the counts whose total stands in the row 合计."""
    total = next((row for row in found.rows if row.total), None)
    counts = found.counts()
    for column, title in enumerate(found.titles):
        source = [each for each in counts if each < column]
        if total is None or not _SHARE_TITLE.search(title) or not source:
            continue
        whole = total.figures[source[-1]]
        yield from _voted(found, _share_tests(found, [(source[-1], whole)], column), alone=Confidence.OPEN)


def _rates(found: Grid) -> Iterator[Judgement]:
    """A column 办结率 with the columns that its name and most rows say it is of."""
    counts = found.counts()
    for column, title in enumerate(found.titles):
        name = re.sub("[（(]?[%％][）)]?$", "", title)
        if not _RATE_TITLE.search(title) or not names.stem(name):
            continue
        words = names.numerator_words(name)
        parts = [each for each in counts if names.names(words, found.titles[each])]
        sides = [
            _share_tests(found, [(part, whole)], column)
            for part in parts[:_TRIED]
            for whole in counts[:_TRIED]
            if whole not in parts
        ]
        if sides:
            tests = max(sides, key=lambda side: sum(fits(outcome) for _, outcome, _ in side))
            yield from _voted(found, tests, alone=Confidence.LIKELY if len(sides) == 1 else Confidence.OPEN)


def _share_tests(found: Grid, sources: Sequence[tuple[int, int | Figure | None]], column: int) -> list[_Test]:
    tests: list[_Test] = []
    for row in found.rows:
        rate = row.figures[column]
        for part, whole in sources:
            of = row.figures[whole] if isinstance(whole, int) else whole
            figure = row.figures[part]
            if rate is not None and rate.kind is Kind.RATE and figure is not None and of is not None:
                words = f"“{row.label}”行{found.titles[column]}{rate.text}"
                tests.append((Relation.SHARE, share(figure, of, rate), words))
    return tests


def _changes(found: Grid) -> Iterator[Judgement]:
    """A column 同比 after the columns of this year and last."""
    pair = _years(found)
    for column, title in enumerate(found.titles):
        if pair is None or not _CHANGE_TITLE.search(title) or "环比" in title:
            continue
        now, before = pair
        tests: list[_Test] = []
        for row in found.rows:
            change, this, last = row.figures[column], row.figures[now], row.figures[before]
            if change is None or this is None or last is None:
                continue
            words = f"“{row.label}”行{title}{change.text}"
            if (found_test := _change(this, last, change)) is not None:
                tests.append((*found_test, words))
        yield from _voted(found, tests, alone=Confidence.LIKELY)


def _change(now: Figure, before: Figure, change: Figure) -> tuple[Relation, Outcome] | None:
    tests: dict[tuple[Kind, Kind], tuple[Relation, Callable[[Figure, Figure, Figure], Outcome]]] = {
        (Kind.COUNT, Kind.RATE): (Relation.GROWTH, lambda last, this, by: growth(this, last, by)),
        (Kind.COUNT, Kind.COUNT): (Relation.DIFFERENCE, difference),
        (Kind.RATE, Kind.POINTS): (Relation.POINTS, points),
    }
    if now.kind is not before.kind or (test := tests.get((now.kind, change.kind))) is None:
        return None
    return test[0], test[1](before, now, change)


def _years(found: Grid) -> tuple[int, int] | None:
    """The columns of this year and of last, where each is one."""
    now = [column for column, title in enumerate(found.titles) if _NOW.search(title) and not _changed(title)]
    before = [column for column, title in enumerate(found.titles) if _BEFORE.search(title) and not _changed(title)]
    if len(now) == len(before) == 1:
        return now[0], before[0]
    years = {
        int(match[1]): column
        for column, title in enumerate(found.titles)
        if (match := _YEAR.search(title)) and not _changed(title)
    }
    if len(years) == 2 and max(years) - min(years) == 1:
        return years[max(years)], years[min(years)]
    return None


def _changed(title: str) -> bool:
    return bool(_CHANGE_TITLE.search(title) or _SHARE_TITLE.search(title))


def _voted(found: Grid, tests: Sequence[_Test], alone: Confidence) -> Iterator[Judgement]:
    """Judgements of one reading, where its cells confirm it: most of them, or one if the titles are plain.

    Parameters
    ----------
    alone : Confidence
        How sure the titles make the reading by themselves.
    """
    if not tests:
        return
    right = sum(fits(outcome) or outcome.verdict is Verdict.TRUNCATED for _, outcome, _ in tests)
    if len(tests) == 1 and not right:
        confidence = alone
    else:
        enough = right if alone is Confidence.LIKELY else 2 * right >= len(tests)
        confidence = Confidence.LIKELY if enough else Confidence.OPEN
    for relation, outcome, words in tests:
        if confidence is not Confidence.OPEN or fits(outcome):
            yield judged(found, relation, outcome, words, confidence)
