"""The catalogue as a whole: ledgers, indicators, charts, text and outline. Frozen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from string import Formatter
from types import MappingProxyType

from pydantic import field_validator

from fazhi.catalog.columns import Column, Entry, Ledger
from fazhi.catalog.indicators import Chart, Indicator
from fazhi.errors import CatalogError, near


class Section(Entry):
    """A numbered section of a chapter (1. 2. …) and the topics that it speaks of."""

    title: str = ""
    topics: tuple[str, ...] = ()


class Chapter(Entry):
    """A chapter （一）: a title and its sections; without sections, the topics are its paragraphs.

    Parameters
    ----------
    id, title : str
    topics : tuple of str
        Topics without a heading of their own.
    sections : tuple of Section
    """

    id: str
    title: str
    topics: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()


class ReportPart(Entry):
    """A statutory part 一、: its chapters, or text that the town supplies.

    Parameters
    ----------
    id, title : str
    topics : tuple of str
        Topics without a chapter.
    chapters : tuple of Chapter
    own : str
        Heading of text.md whose text stands here.
    own_required : bool
        Whether its absence is marked in a draft.
    """

    id: str
    title: str
    topics: tuple[str, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    own: str = ""
    own_required: bool = True


TITLE_NAMES = ("issuers", "town", "year", "period")
"""What the report's title may name in braces."""


class Outline(Entry):
    """report.toml: the report's title and its parts in order.

    Parameters
    ----------
    title : str
        ``{issuers}``, ``{town}``, ``{year}`` and ``{period}`` (nothing for 全年) are replaced.
    parts : tuple of ReportPart
    listed_names : tuple of str
        Names with digits that text may hold as they are: 12345热线.
    headline : tuple of str
        Indicators that the list of all reports shows for each town.
    """

    title: str
    parts: tuple[ReportPart, ...]
    listed_names: tuple[str, ...] = ()
    headline: tuple[str, ...] = ()

    @field_validator("title")
    @classmethod
    def _names_are_known(cls, title: str) -> str:
        for _, name, _, _ in Formatter().parse(title):
            if name is not None and name not in TITLE_NAMES:
                raise ValueError(f"标题里没有“{{{name}}}”；可用：{'、'.join(f'{{{each}}}' for each in TITLE_NAMES)}")
        return title

    def topics(self) -> tuple[str, ...]:
        """Every topic in the order of the report."""
        found: list[str] = []
        for part in self.parts:
            found += part.topics
            for chapter in part.chapters:
                found += chapter.topics
                for section in chapter.sections:
                    found += section.topics
        return tuple(found)


@dataclass(frozen=True)
class Topic:
    """A folder of the catalogue.

    Parameters
    ----------
    id, title : str
    text : str
        The template text.md.j2; "" where the topic says nothing.
    text_file : str
        Its name for messages.
    """

    id: str
    title: str
    text: str = ""
    text_file: str = ""


@dataclass(frozen=True)
class Catalog:
    """What is kept, counted, drawn and said.

    Parameters
    ----------
    outline : Outline
    topics, ledgers, indicators, charts : mapping of str to entry
        By id, in the order of the report and the files.
    opening : str
        Template of the paragraph before the first part.
    """

    outline: Outline
    topics: Mapping[str, Topic]
    ledgers: Mapping[str, Ledger]
    indicators: Mapping[str, Indicator]
    charts: Mapping[str, Chart]
    opening: str = ""

    def indicator(self, name: str) -> Indicator:
        """The indicator with that id or title.

        Raises
        ------
        CatalogError
            There is none; the message names near ones.
        """
        found = self.indicators.get(name) or next((i for i in self.indicators.values() if i.title == name), None)
        if found is None:
            titles = [indicator.title for indicator in self.indicators.values()]
            raise CatalogError(f"没有名为“{name}”的指标；{near(name, self.indicators if name.isascii() else titles)}。")
        return found

    def ledger_named(self, name: str) -> Ledger:
        """The ledger with that id or title.

        Raises
        ------
        CatalogError
            There is none; the message names near ones.
        """
        found = self.ledgers.get(name) or next((each for each in self.ledgers.values() if each.title == name), None)
        if found is None:
            titles = [ledger.title for ledger in self.ledgers.values()]
            valid = [*self.ledgers, *titles] if name.isascii() else [*titles, *self.ledgers]
            raise CatalogError(f"没有名为“{name}”的台账；{near(name, valid)}。")
        return found

    def kept_ledgers(self, kept: Iterable[str] | None) -> dict[str, Ledger]:
        """The ledgers that a town keeps: `kept`, or the default ones.

        Raises
        ------
        CatalogError
            A name in `kept` is no ledger.
        """
        if kept is None:
            return {name: ledger for name, ledger in self.ledgers.items() if ledger.default}
        wanted = list(kept)
        for name in wanted:
            if name not in self.ledgers:
                raise CatalogError(f"town.toml 键 kept：没有名为“{name}”的台账；可用：{'、'.join(self.ledgers)}。")
        return {name: ledger for name, ledger in self.ledgers.items() if name in wanted}

    def indicators_of(self, ledger: str, column: str = "") -> tuple[str, ...]:
        """Ids of the indicators that read this ledger, or this column of it or one derived from it."""
        entry = self.ledgers[ledger]
        names = entry.computed_from(column) if column else set()
        if entry.state and column == entry.state.column:
            names |= entry.computed_from(entry.state.date)  # where there is no date the status decides
        always = self._deciding(ledger)
        return tuple(
            indicator.id
            for indicator in self.indicators.values()
            if any(
                part.ledger == ledger and (not column or column in always or names & set(part.columns()))
                for part in indicator.parts()
            )
        )

    def _deciding(self, ledger: str) -> set[str]:
        entry = self.ledgers[ledger]
        return {entry.year_by, *entry.key}

    def with_lists(self, lists: Mapping[str, tuple[str, ...]]) -> Catalog:
        """The catalogue with a town's additional choices.

        Parameters
        ----------
        lists : mapping of str to tuple of str
            Choices by ``ledger.column``.

        Raises
        ------
        CatalogError
            A key names no choice column.
        """
        ledgers = dict(self.ledgers)
        for name, extra in lists.items():
            ledger_id, _, title = name.partition(".")
            ledger = ledgers.get(ledger_id)
            column = ledger.column(title) if ledger else None
            if ledger is None or not isinstance(column, Column) or not column.choices:
                valid = [f"{one.id}.{col.title}" for one in ledgers.values() for col in one.columns if col.choices]
                raise CatalogError(f'town.toml 键 lists."{name}"：没有这个选项列；{near(name, valid)}。')
            added = tuple(choice for choice in extra if choice not in column.choices)
            columns = tuple(
                col.model_copy(update={"choices": col.choices + added}) if col.title == title else col
                for col in ledger.columns
            )
            ledgers[ledger_id] = ledger.model_copy(update={"columns": columns})
        return replace(self, ledgers=MappingProxyType(ledgers))
