"""What a finder looks at: one sentence with the figures before it, and the words that stand around each figure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from fazhi.audit.model import Figure, Kind, Role, Sentence

MOST = 40
"""Figures of a sentence that are considered together; a longer sentence is taken in pieces."""

REACH = 2
"""Sentences before, in the same paragraph, that a figure may refer to."""

_TAIL = 24
_LEAD = 60
_WORDS = 600
_MARKS = re.compile("[，。；：、,;:！？!?（）()\n]")
_OPENING = re.compile("[（(]")
_CLOSING = re.compile("[）)]")

NOT_COUNTED = frozenset({Role.LIMIT, Role.PACE, Role.CHANGE, Role.BEFORE, Role.FROM})
"""Roles of figures that are no count of this year: a rule, a pace, a change, another year's value."""


@dataclass(frozen=True, slots=True)
class Item:
    """A figure with the words around it.

    Parameters
    ----------
    figure : Figure
    lead : str
        The words since the figure before, or since the sentence's start (its last characters, if long).
    near : str
        Those of its own clause.
    tail : str
        The words after it up to the next mark of punctuation or figure.
    depth : int
        How many brackets are open.
    index : int
        Its place among the figures of the sentence.
    sentence : Sentence
    """

    figure: Figure
    lead: str
    near: str
    tail: str
    depth: int
    index: int
    sentence: Sentence

    @property
    def label(self) -> str:
        """All words of its own clause that may name what is counted."""
        return f"{self.figure.subject} {self.near}{self.figure.noun}{self.tail}"

    @property
    def key(self) -> tuple[int, int]:
        """Which figure it is, wherever it is met."""
        return self.figure.paragraph, self.figure.start

    @property
    def counted(self) -> bool:
        """Whether it is a count of things in the year that the report is about."""
        return self.figure.kind is Kind.COUNT and self.figure.role not in NOT_COUNTED


@dataclass(frozen=True, slots=True)
class Window:
    """A sentence's figures (or a piece of them) and those shortly before.

    Parameters
    ----------
    sentence : Sentence
    items : tuple of Item
        Of the sentence, by place.
    earlier : tuple of Item
        Of the sentences before it in the paragraph.
    spoken : set of (int, int)
        Keys of the rates, changes and totals that an earlier finder has judged: each is judged once.
    """

    sentence: Sentence
    items: tuple[Item, ...]
    earlier: tuple[Item, ...] = ()
    spoken: set[tuple[int, int]] = field(default_factory=set)

    def words_before(self, item: Item) -> str:
        """The sentence up to a figure, its last characters if it is long."""
        text, start = self.sentence.text, self.sentence.start
        return text[max(0, item.figure.start - start - _WORDS) : item.figure.start - start]

    def unspoken(self, items: Iterable[Item]) -> Iterator[Item]:
        """Those of the items that nothing has been said of yet."""
        return (item for item in items if item.key not in self.spoken)


def windows(sentences: Iterable[Sentence]) -> Iterator[Window]:
    """The windows of one paragraph's sentences; a sentence without figures has none."""
    before: list[tuple[Item, ...]] = []
    for sentence in sentences:
        every = tuple(_items(sentence)) if sentence.figures else ()
        earlier = tuple(item for group in before for item in group)[-MOST:]
        spoken: set[tuple[int, int]] = set()
        for start in range(0, len(every), MOST):
            items = every[start : start + MOST]
            yield Window(sentence, items, earlier, spoken)
            earlier = items
        before = [*before, every[-MOST:]][-REACH:]


def _items(sentence: Sentence) -> Iterator[Item]:
    text, depth = sentence.text, 0
    end = sentence.start
    for index, figure in enumerate(sentence.figures):
        last = index + 1 == len(sentence.figures)
        following = sentence.start + len(text) if last else sentence.figures[index + 1].start
        begin = max(end, figure.start - _LEAD)
        lead = text[begin - sentence.start : figure.start - sentence.start]
        depth = max(0, depth + len(_OPENING.findall(lead)) - len(_CLOSING.findall(lead)))
        after = text[figure.end - sentence.start : min(following, figure.end + _TAIL) - sentence.start]
        near = _MARKS.split(lead)[-1]
        yield Item(figure, lead, near, _MARKS.split(after, maxsplit=1)[0], depth, index, sentence)
        end = figure.end


def series(window: Window, item: Item) -> list[Item]:
    """The figures that one 分别 spreads over, this one among them: 分别增长7.0%、10.0%; empty where there is none."""
    at = item.index - window.items[0].index
    while at and "分别" not in window.items[at].lead and _joined(window.items[at]):
        at -= 1
    if "分别" not in window.items[at].lead:
        return []
    first, *others = window.items[at:]
    found = [first]
    for other in others:
        if not _joined(other):
            break
        found.append(other)
    return found if item in found and len(found) > 1 else []


def _joined(item: Item) -> bool:
    return item.lead.strip() in ("、", "和", "及", "与", "，")


def between(first: Item, second: Item) -> str:
    """The words of one sentence from the first figure's end to the second's start."""
    start = first.sentence.start
    return first.sentence.text[first.figure.end - start : second.figure.start - start]


def parted(first: Item, second: Item) -> bool:
    """Whether a semicolon stands between two figures of one sentence."""
    return "；" in between(first, second)
