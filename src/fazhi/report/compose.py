"""From a narrative and exhibits to blocks: what a notebook cell of the report shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from fazhi import numbers
from fazhi.catalog import Catalog
from fazhi.exhibits import Chart as DrawnChart
from fazhi.exhibits import ChartData
from fazhi.exhibits import Table as PrintedTable
from fazhi.indicators import PREVIOUS_WORDS, STATUS_WORDS, Value
from fazhi.narrative import Figure, Narrative, Passage, Waiting, words
from fazhi.narrative import Heading as Title
from fazhi.report.blocks import (
    Block,
    Chart,
    Column,
    EmphasisSpan,
    FigureNote,
    FigureSpan,
    Front,
    Heading,
    Paragraph,
    Span,
    Table,
    TableData,
    TextSpan,
)
from fazhi.settings import Town, YearSettings

Inputs = Mapping[str, tuple[tuple[str, str], ...]]
"""Input files by ledger id: name and SHA-256."""

HASH_SHOWN = 12
"""Characters of a SHA-256 that a reader is shown."""


def front(narrative: Narrative, town: Town, settings: YearSettings, period: str) -> Front:
    """Head and end of the document.

    Parameters
    ----------
    narrative : Narrative
    town : Town
    settings : YearSettings
    period : str
    """
    day = settings.document_date
    return Front(
        title=narrative.title,
        issuers=town.issuers,
        addressee=town.superior,
        date=f"{day.year}年{day.month}月{day.day}日" if day else "",
        town=town.name,
        year=narrative.year,
        period=period,
        document_number=settings.document_number,
        demo=town.demo,
        draft=narrative.is_draft,
        annex=settings.annex,
    )


def passages(passages: Iterable[Passage], charts: Mapping[str, tuple[DrawnChart, ...]]) -> tuple[Block, ...]:
    """Headings and paragraphs as blocks; a topic's charts follow its last paragraph.

    Parameters
    ----------
    passages : iterable of Heading or Paragraph
    charts : mapping of str to tuple of Chart
        By topic id.
    """
    listed = list(passages)
    blocks: list[Block] = []
    for index, passage in enumerate(listed):
        if isinstance(passage, Title):
            blocks.append(Heading(passage.level, passage.number, passage.text))
            continue
        blocks.append(Paragraph(tuple(_span(span) for span in passage.spans)))
        following = listed[index + 1] if index + 1 < len(listed) else None
        if isinstance(following, Title) or following is None or following.topic != passage.topic:
            for each in charts.get(passage.topic, ()):
                blocks.append(chart(each))
    return tuple(blocks)


def _span(span: str | Figure | Waiting) -> Span:
    match span:
        case str():
            return TextSpan(span)
        case Waiting():
            return EmphasisSpan(f"〔{span.text}〕", "missing")
        case Figure():
            value = numbers.plain(span.known())
            return FigureSpan(words(span), span.source.id, span.measure, value, span.year)


def chart(drawn: DrawnChart) -> Chart:
    """A chart with its data, and its note where it has one."""
    return Chart(f"chart-{drawn.id}", drawn.caption, drawn.alt, drawn.svg, _chart_table(drawn.data), drawn.note)


def _chart_table(data: ChartData) -> TableData:
    columns = (Column(data.dimension), *(Column(f"{each.title}（{each.unit}）", "right") for each in data.series))
    rows = tuple((key, *(each.texts[index] for each in data.series)) for index, key in enumerate(data.keys))
    return TableData(columns, rows)


def table(printed: PrintedTable, *, wide: bool = False) -> Table:
    """A table as a block."""
    columns = tuple(
        Column(title, "right" if numeric else "left")
        for title, numeric in zip(printed.columns, printed.numeric, strict=True)
    )
    return Table(printed.id, printed.caption, columns, printed.rows, wide)


def figure_notes(values: Mapping[str, Value], catalog: Catalog, inputs: Inputs) -> dict[str, FigureNote]:
    """What opens at a figure, by indicator id.

    Parameters
    ----------
    values : mapping of str to Value
        Released values.
    catalog : Catalog
    inputs : mapping
        Input files by ledger id.
    """
    return {name: _note(value, catalog, inputs) for name, value in values.items() if value.value is not None}


def _note(value: Value, catalog: Catalog, inputs: Inputs) -> FigureNote:
    indicator = value.indicator
    is_ratio = indicator.of is not None and value.numerator is not None and value.denominator is not None
    ledgers = dict.fromkeys(part.ledger for part in indicator.parts())
    files = dict.fromkeys(each for ledger in ledgers for each in inputs.get(ledger, ()))
    return FigureNote(
        indicator=value.id,
        title=indicator.title,
        definition=indicator.definition,
        value=value.text,
        numerator=_counted(value, "numerator") if is_ratio else "",
        denominator=_counted(value, "denominator") if is_ratio else "",
        previous=value.previous_text,
        previous_source=PREVIOUS_WORDS[value.previous_source] if value.previous_source else "",
        ledger=value.ledger_title or "town.toml",
        rows=value.rows if value.ledger_title and value.status != "reported" else None,
        status="；".join((STATUS_WORDS[value.status], *value.reasons)),
        inputs=tuple((name, digest[:HASH_SHOWN]) for name, digest in files),
    )


def _counted(value: Value, side: str) -> str:
    number = value.numerator if side == "numerator" else value.denominator
    assert number is not None
    return numbers.quantity(number, value.counted)
