"""quality.html: everything that is to be mended on one page, with filters that need no script.

A filter is a radio button and a rule of CSS (``:has()``); what is shown is counted by CSS counters. The page asks
for nothing: its policy allows its own style sheet, by hash, and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import groupby
from typing import Any

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from fazhi.catalog import Ledger
from fazhi.findings import CODES, Finding
from fazhi.forms.causes import LEVELS, SYMBOLS, Cause, causes, level_of
from fazhi.ledgers import Ingested
from fazhi.ledgers.cells.masking import mask_numbers

OPEN_ROWS = 40
"""Causes are open from the top until so many findings show."""

MOST_ROWS = 1000
"""Findings of a cause that the page lists; the counts are of all of them."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A figure of the report that cannot be printed yet: its title, and what it waits for in words."""

    title: str
    wait: str


@dataclass(frozen=True)
class QualityPage:
    """What the page shows.

    Parameters
    ----------
    town : str
    period : str
        2024年全年.
    sentence : str
        How far the report is.
    few : tuple of Cause
        The cells that unblock most figures; their `figures` are figures of the report.
    waiting : tuple of Waiting
        The figures that cannot be printed yet.
    findings : tuple of Finding
    ingested : Ingested
        For reconciliation, quarantined rows and corrections.
    ledgers : mapping of str to Ledger
    titles : mapping of str to str
        Titles of indicators by id.
    demo : bool
    """

    town: str
    period: str
    sentence: str
    few: tuple[Cause, ...]
    waiting: tuple[Waiting, ...]
    findings: tuple[Finding, ...]
    ingested: Ingested
    ledgers: Mapping[str, Ledger]
    titles: Mapping[str, str]
    demo: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    """A radio button: its class on what it shows, its words, and how many findings it shows.

    `heading` stands above the first option of an office.
    """

    name: str
    text: str
    count: int
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Filter:
    """One choice: its group, its words, and its options beside 全部."""

    group: str
    text: str
    options: tuple[Option, ...]


def quality_page(page: QualityPage) -> str:
    """Write the page; the same for the same data.

    Parameters
    ----------
    page : QualityPage
    """
    found = causes(page.findings)
    marks = _Marks(found, page.ledgers)
    css = _source("quality.css") + "\n".join(_rules(marks, found)) + "\n"
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters["without_numbers"] = mask_numbers
    text = environment.from_string(_source("quality.html.j2")).render(
        page=page,
        css=Markup(css),
        csp=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
        causes=found,
        marks=marks,
        opened=_opened(found),
        most=MOST_ROWS,
        counts={level: sum(level_of(each) is level for each in page.findings) for level in LEVELS},
        levels=LEVELS,
        symbols=SYMBOLS,
        quarantined=[(page.ledgers[name].title, row) for name, rows in page.ingested.quarantined.items() for row in rows],
    )  # fmt: skip
    return text.strip() + "\n"


class _Marks:
    """The classes by which filters find what they show, and the filters themselves."""

    def __init__(self, found: Sequence[Cause], ledgers: Mapping[str, Ledger]) -> None:
        self._ledgers = ledgers
        findings = [finding for cause in found for finding in cause.findings]
        self._files = {name: f"f{number}" for number, name in enumerate(_names(each.file for each in findings))}
        self._kept = {name: f"l{number}" for number, name in enumerate(_names(each.ledger for each in findings))}
        offices = _names(ledgers[name].office for name in self._kept if name)
        self._offices = {name: f"o{number}" for number, name in enumerate(offices)}
        codes = dict.fromkeys(each.code for each in findings)
        self._codes = {name: f"c{number}" for number, name in enumerate(codes)}
        self.filters = tuple(each for each in self._filters(findings) if len(each.options) > 1)

    def of_cause(self, cause: Cause) -> str:
        """Classes of a cause: level, code, and every ledger, office and file."""
        ledgers = [self._kept[name] for name in _names(each.ledger for each in cause.findings)]
        offices = [self._offices[name] for name in self.offices(cause)]
        held = _names(self._files[each.file] for each in cause.findings)
        return " ".join((f"s-{cause.severity}", self._codes[cause.first.code], *ledgers, *offices, *held))

    def of_file(self, finding: Finding) -> str:
        """The class of a finding's file."""
        return self._files[finding.file]

    def by_file(self, cause: Cause) -> list[tuple[str, int]]:
        """How many findings of a cause each file has."""
        marks = sorted(self._files[each.file] for each in cause.findings)
        return [(mark, len(list(same))) for mark, same in groupby(marks)]

    def office(self, ledger: str) -> str:
        """Who keeps a ledger."""
        return self._ledgers[ledger].office if ledger in self._ledgers else ""

    def offices(self, cause: Cause) -> list[str]:
        """Who keeps the ledgers of a cause."""
        return list(filter(None, _names(self.office(each.ledger) for each in cause.findings)))

    def ledger(self, ledger: str) -> str:
        """The title of a ledger."""
        return self._ledgers[ledger].title if ledger in self._ledgers else ""

    def figures(self, cause: Cause, titles: Mapping[str, str]) -> list[str]:
        """Titles of the figures that a cause touches."""
        return [titles.get(name, name) for name in cause.figures]

    def _filters(self, findings: Sequence[Finding]) -> Iterator[Filter]:
        def count(**wanted: str) -> int:
            return sum(all(getattr(each, key) == value for key, value in wanted.items()) for each in findings)

        levels = (Option(f"s-{level}", f"{SYMBOLS[level]} {words}", count(severity=level)) for level, words in LEVELS.items())  # fmt: skip
        yield Filter("level", "级别", tuple(each for each in levels if each.count))
        yield Filter("ledger", "台账", tuple(self._by_office(findings)))
        yield Filter("file", "文件", tuple(
            Option(mark, name or "（不在文件里）", count(file=name)) for name, mark in self._files.items()
        ))  # fmt: skip
        yield Filter("code", "原因", tuple(
            Option(mark, CODES[name].title, count(code=name)) for name, mark in self._codes.items()
        ))  # fmt: skip

    def _by_office(self, findings: Sequence[Finding]) -> Iterator[Option]:
        for office, mark in self._offices.items():
            kept = [name for name in self._kept if name and self.office(name) == office]
            held = {name: sum(each.ledger == name for each in findings) for name in kept}
            if len(kept) > 1:
                yield Option(mark, f"{office}（全部）", sum(held.values()), office)
            for place, name in enumerate(kept):
                yield Option(self._kept[name], self.ledger(name), held[name], "" if place or len(kept) > 1 else office)
        if "" in self._kept:
            yield Option(self._kept[""], "（不属于哪本台账）", sum(not each.ledger for each in findings), "其他")


def _names(names: Iterable[str]) -> list[str]:
    """Different names, in order, with the one for nothing last."""
    return sorted(dict.fromkeys(names), key=lambda name: (not name, name))


def _rules(marks: _Marks, found: Sequence[Cause]) -> Iterator[str]:
    """CSS for each radio button: hide what it does not show, and say in its menu that it is chosen."""
    for each in marks.filters:
        for option in each.options:
            chosen = f".all:has(#{option.name}:checked)"
            hidden = ":is(.cause,.row,.n)" if each.group == "file" else ".cause"
            yield f"{chosen} {hidden}:not(.{option.name}){{display:none}}"
            yield f"{chosen} .is-{option.name}{{display:inline}}{chosen} .any-{each.group}{{display:none}}"
    for count in sorted({count for cause in found for _, count in marks.by_file(cause)}):
        yield f".k{count}{{counter-increment:shown {count} here {count}}}"


def _opened(found: Sequence[Cause]) -> set[int]:
    """Places of the causes that are open at first."""
    opened, shown = set(), 0
    for place, cause in enumerate(found):
        shown += len(cause.findings)
        if shown > OPEN_ROWS and place:
            break
        if len(cause.findings) <= OPEN_ROWS:
            opened.add(place)
    return opened


def _source(name: str) -> str:
    source: Any = files("fazhi.forms") / "templates" / name
    return str(source.read_text(encoding="utf-8"))
