"""What the report can print today, and what the rest waits for: a ledger and from whom, or a few cells.

A *figure of the report* is an indicator that a sentence of the outline's templates or of the town's own text names,
where every ledger that the sentence asks for is one that the town keeps. Conditions count as naming: a sentence
that asks ``if petitions.closed`` cannot stand without it. What only charts and the annex show is no figure of the
report. Whatever `claims` prints is one in any case.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from jinja2 import Environment, nodes

from fazhi.findings import Finding, Severity
from fazhi.forms.causes import Cause, place_of
from fazhi.indicators import Status, Value
from fazhi.narrative import TownText
from fazhi.narrative.towntext import bind_titles
from fazhi.workspace import Analysis

FEW = 8
"""Lines shown first: those whose cells unblock most figures."""


class Wait(StrEnum):
    """What a figure waits for."""

    NOTHING = "nothing"  # it can be printed
    LEDGER = "ledger"  # an office has not handed one in
    COLUMN = "column"  # the ledger came without a column
    CELLS = "cells"  # something in it has to be mended
    ROWS = "rows"  # there is nothing to divide by or to choose from
    RELEASE = "release"  # it may not leave the office
    NOBODY = "nobody"  # the column came later than this year, or town.toml lacks the fact


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of the report and what it waits for.

    Parameters
    ----------
    id : str
        Indicator id.
    wait : Wait
    owed : tuple of str
        For LEDGER and COLUMN, from whom and in which ledger: 信访办：来访接待台账.
    reasons : tuple of str
        Why there is no value, in words: 信访件台账缺办结日期列.
    findings : tuple of Finding
        For CELLS: what has to be mended.
    """

    id: str
    wait: Wait
    owed: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def words(self) -> str:
        """What it waits for, as a line of a table."""
        match self.wait:
            case Wait.CELLS:
                return f"更正{_cells(self.findings)}"
            case Wait.LEDGER:
                return f"台账（{'；'.join(self.owed)}）"
        return _WORDS[self.wait] + (f"（{'；'.join(self.reasons)}）" if self.reasons else "")


@dataclass(frozen=True, slots=True)
class Readiness:
    """How far the report is.

    Parameters
    ----------
    figures : tuple of Figure
        In the order of the report.
    sentence : str
        41个数字：29个可以写入报告，8个等台账（信访办：来访接待台账），4个要更正6个单元格。
    few : tuple of Cause
        At most :data:`FEW`; cells that help only together are one. Its `figures` are figures of the report.
    """

    figures: tuple[Figure, ...]
    sentence: str
    few: tuple[Cause, ...]


_WORDS = {
    Wait.NOTHING: "可以写入报告",
    Wait.COLUMN: "补列",
    Wait.ROWS: "没有可算的记录",
    Wait.RELEASE: "按规定不予公开",
    Wait.NOBODY: "本年度无此数据",
}


def readiness(analysis: Analysis) -> Readiness:
    """Say of every figure of the report what it waits for.

    Parameters
    ----------
    analysis : Analysis
    """
    known = analysis.released.values
    sentences = tuple(named for named in _sentences(analysis) if all(name in known for name in named))
    printed = {claim.indicator for claim in analysis.claims}
    wanted = printed.union(*sentences)
    waits = {name: _wait(value, analysis) for name, value in known.items() if name in wanted}
    figures = tuple(
        figure if name in printed else _beside(figure, sentences, waits) for name, figure in waits.items()
    )  # fmt: skip
    return Readiness(figures, _sentence(figures), unblocking(figures))


def unblocking(figures: Iterable[Figure]) -> tuple[Cause, ...]:
    """The few cells that unblock most figures.

    A figure waits for all cells of its set, so that one of n cells is worth 1/n of it. Cells of one cause in one
    sheet that the same figures wait for help only together, and are one entry.

    Parameters
    ----------
    figures : iterable of Figure
    """
    blocked = {figure.id: figure.findings for figure in figures if figure.wait is Wait.CELLS}
    share = {name: Fraction(1, len({place_of(each) for each in found})) for name, found in blocked.items()}
    waiting: dict[Finding, list[str]] = {}
    for name, found in blocked.items():
        for finding in found:
            waiting.setdefault(finding, []).append(name)
    groups: dict[tuple[object, ...], list[Finding]] = {}
    for finding, names in waiting.items():
        key = (finding.code, finding.ledger, finding.column, finding.file, finding.sheet, tuple(names))
        groups.setdefault(key, []).append(finding)
    found_causes = [Cause(tuple(group), tuple(waiting[group[0]])) for group in groups.values()]
    found_causes.sort(key=lambda cause: (-sum(share[name] for name in cause.figures), -len(cause.findings)))
    return tuple(found_causes[:FEW])


def _wait(value: Value, analysis: Analysis) -> Figure:
    touching = [each for each in analysis.findings if value.id in each.indicators and each.sheet]
    errors = tuple(each for each in touching if each.is_error)
    faults = errors or tuple(each for each in touching if each.severity is Severity.WARNING)
    match value.status:
        case Status.COMPUTED | Status.REPORTED:
            return Figure(value.id, Wait.NOTHING)
        case Status.PARTIAL:
            return Figure(value.id, Wait.CELLS, findings=faults)
        case Status.UNDEFINED:
            # nothing to divide by may mean that what there was could not be read
            return Figure(value.id, Wait.CELLS if errors else Wait.ROWS, findings=errors)
        case Status.SUPPRESSED:
            return Figure(value.id, Wait.RELEASE)
    if owed := tuple(dict.fromkeys(_owed_ledgers(value, analysis))):
        return Figure(value.id, Wait.LEDGER, owed)
    if faults and not any(each.code == "column-absent" for each in touching):
        return Figure(value.id, Wait.CELLS, findings=faults)
    if not value.awaited:
        return Figure(value.id, Wait.NOBODY, reasons=value.reasons)
    return Figure(value.id, Wait.COLUMN, tuple(_named_ledgers(value, analysis)) or value.awaited, value.reasons)


def _owed_ledgers(value: Value, analysis: Analysis) -> Iterator[str]:
    for part in value.indicator.parts():
        if part.ledger in analysis.ingested.missing:
            ledger = analysis.catalog.ledgers[part.ledger]
            yield f"{ledger.office}：{ledger.title}"


def _named_ledgers(value: Value, analysis: Analysis) -> Iterator[str]:
    """The ledgers that an awaited column belongs to; the column itself is in the findings."""
    for part in value.indicator.parts():
        ledger = analysis.catalog.ledgers.get(part.ledger)
        if ledger is not None and any(ledger.title in words for words in value.awaited):
            yield f"{ledger.office}：{ledger.title}"


def _beside(figure: Figure, sentences: Iterable[frozenset[str]], waits: Mapping[str, Figure]) -> Figure:
    """A known figure that is never printed because each of its sentences also asks for a missing one."""
    if figure.wait is not Wait.NOTHING:
        return figure
    lacking = [
        next((waits[name] for name in sorted(named) if waits[name].wait not in _PRINTS), None)
        for named in sentences
        if figure.id in named
    ]
    first = lacking[0] if lacking else None
    return figure if first is None or None in lacking else replace(first, id=figure.id)


_PRINTS = (Wait.NOTHING, Wait.CELLS)
"""A sentence stands with figures of these: what lost a cell prints in a draft."""


def _sentence(figures: tuple[Figure, ...]) -> str:
    counts = Counter(figure.wait for figure in figures)
    said = [f"{counts[Wait.NOTHING]}个可以写入报告"]
    for wait, words in (
        (Wait.LEDGER, "个等台账（{owed}）"), (Wait.COLUMN, "个等补列（{owed}）"), (Wait.CELLS, "个要更正{cells}"),
        (Wait.ROWS, "个没有可算的记录"), (Wait.RELEASE, "个按规定不予公开"), (Wait.NOBODY, "个本年度无此数据"),
    ):  # fmt: skip
        if counts[wait]:
            of_kind = [figure for figure in figures if figure.wait is wait]
            owed = _by_office(each for figure in of_kind for each in figure.owed)
            cells = _cells([finding for figure in of_kind for finding in figure.findings])
            said.append(f"{counts[wait]}{words.format(owed=owed, cells=cells)}")
    return f"{len(figures)}个数字：{'，'.join(said)}。"


def _by_office(owed: Iterable[str]) -> str:
    """What is owed, each office once: 司法所：普法宣传台账、述法台账；信访办：信访件台账."""
    offices: dict[str, dict[str, None]] = {}
    for each in owed:
        office, _, what = each.partition("：")
        offices.setdefault(office, {})[what] = None
    return "；".join("：".join(filter(None, (office, "、".join(what)))) for office, what in offices.items())


def _cells(findings: Iterable[Finding]) -> str:
    places = {place_of(finding): bool(finding.cell) for finding in findings}
    if not places:
        return "未计入的内容"
    return f"{len(places)}个单元格" if all(places.values()) else f"{len(places)}处"


def _sentences(analysis: Analysis) -> Iterator[frozenset[str]]:
    """The indicators that each sentence of the report names, in the order of the report."""
    catalog = analysis.catalog
    reader = _Reader({indicator.title: name for name, indicator in catalog.indicators.items()}, analysis.own_text)
    yield from reader.sentences(catalog.opening)
    for part in catalog.outline.parts:
        yield from reader.own(part.own)
    for topic in catalog.outline.topics():
        yield from reader.sentences(catalog.topics[topic].text)


class _Reader:
    """Reads names out of sentences; the narrative has found them sound before."""

    def __init__(self, titles: Mapping[str, str], own: TownText) -> None:
        self._ids, self._titles, self._own = set(titles.values()), titles, own
        self._jinja = Environment(autoescape=True)

    def sentences(self, text: str) -> Iterator[frozenset[str]]:
        for line in filter(None, map(str.strip, text.splitlines())):
            tree = self._jinja.parse(line)
            for call in tree.find_all(nodes.Call):
                for heading in call.args:
                    yield from self.own(heading.value if isinstance(heading, nodes.Const) else "")
            yield self._named(tree)

    def own(self, heading: str) -> Iterator[frozenset[str]]:
        for line in self._own.sections.get(heading, ()):
            yield self._named(self._jinja.parse(bind_titles(line.text, self._titles)))

    def _named(self, tree: nodes.Template) -> frozenset[str]:
        names = [self._titles.get(each.name, "") for each in tree.find_all(nodes.Name)]
        for each in tree.find_all(nodes.Getattr):
            names.append(f"{each.node.name}.{each.attr}" if isinstance(each.node, nodes.Name) else "")
        return frozenset(names) & self._ids
