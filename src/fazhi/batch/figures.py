"""Every number that the report prints, with its sentence; the rows behind it; and what is not in the report yet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fazhi.indicators import Status, Value
from fazhi.ledgers import FILE, ROW, SHEET
from fazhi.narrative.figure import Figure, Waiting, words
from fazhi.narrative.passages import Paragraph
from fazhi.readiness import Wait, readiness
from fazhi.workspace import Analysis

_SENTENCE = re.compile(r"[^。！？]*[。！？]?[”’）】」』]*")
_PROVIDER = re.compile(r"待(.+?)提供")


@dataclass(frozen=True, slots=True)
class Printed:
    """One number of the report's text.

    Parameters
    ----------
    value : Value
        The released indicator that it belongs to.
    measure : str
        value, change, previous, numerator, denominator or threshold.
    text : str
        As it prints.
    sentence : str
        The whole sentence that it stands in.
    chapter : str
        The nearest heading; "" before the first.
    """

    value: Value
    measure: str
    text: str
    sentence: str
    chapter: str


@dataclass(frozen=True, slots=True)
class Source:
    """Rows of one sheet behind a number, never what stands in them.

    Parameters
    ----------
    indicator : str
        Indicator id.
    role : str
        计数, 分子, 分母; 报送 for a figure that was handed over as a number.
    ledger, file, sheet : str
    rows : tuple of int
        Rows of the sheet from 1, ascending.
    """

    indicator: str
    role: str
    ledger: str
    file: str
    sheet: str
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Owed:
    """What is not in the report yet: what it is, what it waits for, and who owes it."""

    what: str
    waits_for: str
    office: str


def printed(analysis: Analysis) -> tuple[Printed, ...]:
    """Every number of the text in its order: one for each claim."""
    return tuple(each for passage in analysis.narrative.passages if isinstance(passage, Paragraph)
                 for each in _of_paragraph(passage))  # fmt: skip


def _of_paragraph(passage: Paragraph) -> Iterator[Printed]:
    text, figures = "", []
    for span in passage.spans:
        if isinstance(span, Figure):
            figures.append((len(text), span))
            text += words(span)
        else:
            text += f"〔{span.text}〕" if isinstance(span, Waiting) else str(span)
    sentences = [match for match in _SENTENCE.finditer(text) if match[0]]
    for place, figure in figures:
        sentence = next(match[0] for match in sentences if match.start() <= place < match.end())
        yield Printed(figure.source, figure.measure, words(figure), sentence.strip(), passage.chapter)


def sources(analysis: Analysis, names: Iterable[str]) -> tuple[Source, ...]:
    """The rows behind these indicators, by file and sheet in the order in which they were read."""
    return tuple(source for name in names for source in _sources_of(analysis, name))


def _sources_of(analysis: Analysis, name: str) -> Iterator[Source]:
    value = analysis.released[name]
    if value.status is Status.REPORTED:
        lines = sorted(
            each.line
            for each in analysis.ingested.reported
            if each.indicator == name and each.year == analysis.period.year
        )
        yield Source(name, "报送", value.ledger_title, "reported.csv", "", tuple(lines))
        return
    rows = analysis.table.rows(name)
    for (role, file, sheet), group in rows.groupby(["计入", FILE, SHEET], sort=False, observed=True):
        numbers = tuple(sorted({int(number) for number in group[ROW]}))
        yield Source(name, str(role), _ledger_of(analysis, value, str(role)), str(file), str(sheet), numbers)


def _ledger_of(analysis: Analysis, value: Value, role: str) -> str:
    parts = value.indicator.parts()
    ledger = analysis.catalog.ledgers.get(parts[-1].ledger if role == "分母" else parts[0].ledger)
    return ledger.title if ledger else value.ledger_title


def owed(analysis: Analysis) -> tuple[Owed, ...]:
    """What the report waits for: figures in its order, then phrases and texts that somebody has to write."""
    found: dict[Owed, None] = {}
    listed: set[str] = set()
    for figure in readiness(analysis).figures:
        if figure.wait is not Wait.NOTHING:
            value = analysis.released[figure.id]
            listed.add(figure.id)
            found[Owed(value.indicator.title, figure.words, value.office)] = None
    for waiting in analysis.narrative.waiting:
        if not waiting.indicators or not listed.issuperset(waiting.indicators):
            named = _PROVIDER.search(waiting.text)
            found[Owed("文字", waiting.listed, named[1] if named else "起草人")] = None
    return tuple(found)


def ranges(rows: Iterable[int], most: int) -> Iterator[tuple[str, int]]:
    """Row numbers as people write them, in pieces that fit a cell.

    Parameters
    ----------
    rows : iterable of int
        Ascending, each once.
    most : int
        Characters of a piece.

    Yields
    ------
    str
        5-12, 15.
    int
        How many rows these are.
    """
    runs: list[list[int]] = []
    for row in rows:
        if runs and row == runs[-1][1] + 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    text, count = "", 0
    for first, last in runs:
        piece = str(first) if first == last else f"{first}-{last}"
        if text and len(text) + len(piece) + 2 > most:
            yield text, count
            text, count = "", 0
        text += f", {piece}" if text else piece
        count += last - first + 1
    if text:
        yield text, count
