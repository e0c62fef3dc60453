"""Numbers that our report does not print but an indicator holds: known by the indicator's title, unit and value."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

from fazhi.audit.against.facts import Fact
from fazhi.audit.against.shape import masked, pairs
from fazhi.audit.against.units import alike
from fazhi.audit.figure import Figure, Kind, Role, Sentence
from fazhi.audit.interval import Interval
from fazhi.audit.judgement import Confidence

_END = re.compile(r"(?:件数|次数|人数|批数|场次|份数|条数|项数|个数|人次|数)$|（.*?）")
"""What a title adds to the words that a sentence would use."""

_AROUND, _LOOKED_AT = 30, 200
"""Characters around a number that are read, and how many facts of about its size are looked at."""

_ENOUGH, _ENOUGH_SMALL, _SMALL = 0.5, 0.7, 30
"""Which part of a title's words must stand around the number; more for a small number, which meets many by chance."""

_ENOUGH_TELLING = 0.2
"""The same for a large number or one with decimals that only one indicator has."""

_FAR = 2
"""超600件 may be 608, hardly 6080."""

_REMEMBERED = 4096
"""Prints whose facts are remembered: a text says the same numbers over and over."""

_SLACK = Decimal("0.99")
"""Facts are kept by their rounded value; the true one of a rate is a little beside it."""

_CLEAR = 4
"""Characters from which a title that stands in the text word for word says clearly what is counted."""

_TELLING = 100
"""A count from which an equal value is more than chance."""


@dataclass(frozen=True, slots=True)
class Named:
    """An indicator that the words name.

    Parameters
    ----------
    fact : Fact
    agrees : bool
    confidence : Confidence
    """

    fact: Fact
    agrees: bool
    confidence: Confidence


class Titles:
    """All facts, by value and by title.

    Parameters
    ----------
    facts : iterable of Fact
    """

    def __init__(self, facts: Iterable[Fact]) -> None:
        self._facts = sorted(facts, key=lambda fact: abs(fact.value))
        self._sizes = [abs(fact.value) for fact in self._facts]
        self._pairs = {fact.title: pairs(_END.sub("", fact.title)) for fact in self._facts}
        self._seen: dict[tuple[Kind, str, Interval, int], list[Fact]] = {}
        self._named: dict[str, list[Fact]] = defaultdict(list)
        for fact in self._facts:
            title = _END.sub("", fact.title)
            if fact.measure == "value" and len(title) >= _CLEAR:
                self._named[title[:_CLEAR]].append(fact)

    def name(self, sentence: Sentence, figure: Figure) -> Named | None:
        """The indicator that the words name: of those with the right value the best, else one named word for word."""
        around, heading = _around(sentence, figure), pairs(sentence.paragraph.heading[:_AROUND])
        return self._agreeing(figure, around, heading) or self._contradicted(sentence, figure)

    def same_value(self, figure: Figure) -> Fact | None:
        """The only indicator with that very number, where the number is large enough to mean something."""
        telling = figure.value % 1 != 0 if figure.kind is not Kind.COUNT else abs(figure.value) >= _TELLING
        if not telling:
            return None
        found = {fact.indicator: fact for fact in self._allowed(figure) if fact.measure == "value"}
        return next(iter(found.values())) if len(found) == 1 else None

    def _allowed(self, figure: Figure) -> list[Fact]:
        """Facts that the print allows, a few at most: beyond that the number says nothing."""
        key = figure.kind, figure.unit, figure.interval, figure.direction
        if key not in self._seen:
            if len(self._seen) >= _REMEMBERED:
                self._seen.clear()
            self._seen[key] = self._search(figure)
        return self._seen[key]

    def _search(self, figure: Figure) -> list[Fact]:
        low, high = figure.interval.low, figure.interval.high
        size = abs(figure.value)
        least = (size if low is None or high is None else min(abs(low), abs(high))) * _SLACK
        most = size * _FAR if low is None or high is None else max(abs(low), abs(high)) / _SLACK
        first, last = bisect_left(self._sizes, least), bisect_right(self._sizes, most)
        within = islice(self._facts, first, min(last, first + _LOOKED_AT))
        return [fact for fact in within if fact.agrees(figure) and alike(figure, fact)]

    def _part(self, fact: Fact, around: frozenset[str], heading: frozenset[str]) -> float:
        """Which part of the title's words stand around the number; those in the heading alone count half."""
        words = self._pairs[fact.title]
        here = len(words & around)
        return (here + len(words & heading - around) / 2) / len(words) if words else 0.0

    def _agreeing(self, figure: Figure, around: frozenset[str], heading: frozenset[str]) -> Named | None:
        best, found = 0.0, None
        least = _ENOUGH_SMALL if figure.kind is Kind.COUNT and abs(figure.value) < _SMALL else _ENOUGH
        if self.same_value(figure) is not None:
            least = _ENOUGH_TELLING
        for fact in self._allowed(figure):
            if not _same_time(figure, fact):
                continue
            part = self._part(fact, around, heading)
            if part >= least and part > best:
                best, found = part, fact
        if found is None:
            return None
        return Named(found, True, Confidence.SURE if best == 1 else Confidence.LIKELY)

    def _contradicted(self, sentence: Sentence, figure: Figure) -> Named | None:
        """An indicator whose title stands right before the number, with another value; the longest title counts."""
        if figure.role not in (Role.PLAIN, Role.TOTAL) or figure.beside or figure.approximation == "至":
            return None
        at = figure.start - sentence.start
        clause = re.split("[，；。：、]", sentence.text[max(0, at - _AROUND) : at])[-1]
        clause = re.sub(r"(?:达到|达|为|共|共计)$", "", clause)
        found: Fact | None = None
        for start in range(len(clause) - _CLEAR + 1):
            for fact in self._named.get(clause[start : start + _CLEAR], ()):
                title = _END.sub("", fact.title)
                if clause[start:] in (title, fact.title) and _plain_before(clause[:start]) and alike(figure, fact):
                    found = fact
                    break
            if found is not None:
                break
        if found is None or found.agrees(figure) or not _same_time(figure, found) or figure.period not in ("", "全年"):
            return None
        return Named(found, False, Confidence.LIKELY)


def _plain_before(words: str) -> bool:
    """Whether the words before a title leave it whole: 全年, 我镇, 全镇, and nothing that narrows it down."""
    return not re.sub(r"\d{4}年|全年|本年度?|我[镇乡]|我街道|全[镇乡]|全街道|共计?|累计|的|，", "", words)


def _same_time(figure: Figure, fact: Fact) -> bool:
    if figure.role in (Role.BEFORE, Role.FROM):
        return fact.measure == "previous"
    if figure.role is Role.CHANGE:
        return fact.measure == "change"
    if fact.measure in ("change", "previous"):
        return fact.measure == "previous" and figure.year == fact.year
    return figure.year is None or figure.year == fact.year


def _around(sentence: Sentence, figure: Figure) -> frozenset[str]:
    """The words around a number: those since the number before it, unless they are too few."""
    at = figure.start - sentence.start
    before = masked(sentence.text[max(0, at - _AROUND) : at])
    own = before.rsplit("#", 1)[-1]
    after = masked(sentence.text[at : at + len(figure.text) + _AROUND // 3])
    return pairs(own if len(own) >= _CLEAR else before) | pairs(after)
