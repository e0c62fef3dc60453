"""The first gate: nothing personal in what leaves the office, or nothing of that town and year leaves.

Whatever a person can read in a shareable file is searched for every personal and sensitive value of the ledgers, and for
identity and telephone numbers anybody's. A word that the catalogue itself uses (a title, a choice, a sentence of a
template, ``listed_names`` of report.toml) is not searched for: it would be found in every report. That is also how an
office says that a name or a number of its own may stand there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from fazhi.batch.needles import Needles, Text, identity_numbers, telephone_numbers
from fazhi.batch.readable import readable
from fazhi.batch.withheld import shareable, withhold
from fazhi.catalog import Catalog
from fazhi.findings import Finding
from fazhi.indicators import PREVIOUS_WORDS, STATUS_WORDS
from fazhi.ledgers import PrivateValues
from fazhi.ledgers.cells.wording import plain
from fazhi.settings import Town
from fazhi.workspace import Analysis


def gate(analysis: Analysis, folder: Path) -> tuple[Finding, ...]:
    """Search a finished folder, and withhold what is shareable in it if anything was found.

    This year's ledgers and last year's are asked: the report compares with last year, and so may an analyst's cells.

    Parameters
    ----------
    analysis : Analysis
    folder : Path
        The staged outputs with everything that leaves in them, the manifest too.

    Returns
    -------
    tuple of Finding
        Empty: everything may leave.

    Raises
    ------
    RunError
        A file cannot be read.
    """
    private = analysis.ingested.private
    if analysis.last is not None:
        private |= analysis.last.private
    found = search(folder, private, analysis.catalog, analysis.town)
    if found:
        withhold(folder)
    return found


def search(folder: Path, private: PrivateValues, catalog: Catalog, town: Town) -> tuple[Finding, ...]:
    """Find what is personal in the shareable files of a folder.

    Parameters
    ----------
    folder : Path
    private : PrivateValues
    catalog : Catalog
        Its words are nobody's, and it knows the ledgers by their titles.
    town : Town
        So are its names.

    Returns
    -------
    tuple of Finding
        ``personal-found``, one for each file and column, and one for each kind of number that belongs to no column.
        None of them says what was found.

    Raises
    ------
    RunError
        A file cannot be read.
    """
    needles = Needles.of({value for values in private.values() for value in values})
    ours = _Words(catalog, town)
    ids = {ledger.title: ledger.id for ledger in catalog.ledgers.values()}
    findings: list[Finding] = []
    for path in shareable(folder):
        name = path.relative_to(folder).as_posix()
        text = Text.of(readable(path, name))
        found = {value for value in needles.within(text) if not ours.hold(value)}
        findings += _of_columns(name, found, private, ids)
        findings += _of_numbers(name, text, found, ours)
    return tuple(findings)


def _of_columns(name: str, found: set[str], private: PrivateValues, ids: Mapping[str, str]) -> Iterator[Finding]:
    for (ledger, column), values in private.items():
        if count := len(found & values):
            message = f"{name} 含有“{ledger}”“{column}”列的{count}个值，未放出。"
            yield Finding("personal-found", message, file=name, ledger=ids.get(ledger, ""), column=column)


def _of_numbers(name: str, text: Text, found: set[str], ours: _Words) -> Iterator[Finding]:
    """Numbers that no column accounts for."""
    told = {"".join(filter(str.isalnum, plain(value))).upper() for value in found}
    for kind, numbers in (("身份证号码", identity_numbers(text)), ("电话号码", telephone_numbers(text))):
        if count := sum(number not in told and not ours.hold(number) for number in numbers):
            yield Finding("personal-found", f"{name} 含有{count}个{kind}，未放出。", file=name)


class _Words:
    """The catalogue's and the town's own words; read when there is something to ask."""

    def __init__(self, catalog: Catalog, town: Town) -> None:
        self._catalog, self._town, self._all = catalog, town, ""

    def hold(self, value: str) -> bool:
        """Whether the value is one of these words, or part of one."""
        self._all = self._all or plain("\0".join(self._texts()))
        word = plain(value)
        if not word.isascii():
            return word in self._all
        # A number is ours only where it is written for itself: 12345 says nothing of 1234.
        return word in {"".join(filter(str.isalnum, plain(name))) for name in self._catalog.outline.listed_names}

    def _texts(self) -> Iterator[str]:
        catalog, town = self._catalog, self._town
        yield from (*STATUS_WORDS.values(), *PREVIOUS_WORDS.values())
        yield from (town.name, town.superior, *town.issuers, *(village.name for village in town.villages))
        yield catalog.opening
        yield from _strings(catalog.outline.model_dump())
        for topic in catalog.topics.values():
            yield from (topic.title, topic.text)
        for entry in (*catalog.ledgers.values(), *catalog.indicators.values(), *catalog.charts.values()):
            yield from _strings(entry.model_dump())


def _strings(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for key, held in value.items():
                yield from _strings(key)
                yield from _strings(held)
        case list() | tuple():
            for held in value:
                yield from _strings(held)
