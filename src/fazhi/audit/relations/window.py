"""What a finder looks at: one sentence with the figures before it, and the words that stand around each figure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from fazhi.audit.figure import Figure, Kind, Role, Sentence

MOST = 40
"""Figures of a sentence that are considered together; a longer sentence is taken in pieces."""

REACH = 2
"""Sentences before, in the same paragraph, that a figure may refer to."""

_DEEPEST = 8
_TAIL = 24
_LEAD = 60
_WORDS = 600
_MARKS = re.compile("[，。；：、,;:！？!?（）()\n]")
_BRACKET = re.compile("[（(）)]")
_WITH = re.compile("^(?:其中)?(?:均|都)?(?:不|未)?(?:包含|包括|含|计入|剔除|扣除)")
_AVERAGE = re.compile("[^平]均(?:价|分)|[日月年周人户村次件]均|平均|得分|评分|分值|折合")
_PLANNED_IN = re.compile("[列纳]入[^，；。]{0,8}(?:计划|规划)")

NOT_COUNTED = frozenset({Role.LIMIT, Role.PACE, Role.CHANGE, Role.BEFORE, Role.FROM})
"""Roles of figures that are no count of this year: a rule, a pace, a change, another year's value."""


@dataclass(frozen=True, slots=True, eq=False)
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
    counted : bool
        It is a count of things in the year that the report is about: no rule, no average, no other year's value.
    aside : bool
        It stands in a bracket that says what is in or left out: （含旧存214件）, （不含5人）.
    label : str
        All words of its own clause that may name what is counted.
    """

    figure: Figure
    lead: str
    near: str
    tail: str
    depth: int
    index: int
    sentence: Sentence
    counted: bool
    aside: bool
    label: str

    @property
    def key(self) -> tuple[int, int]:
        """Which figure it is, wherever it is met."""
        return self.figure.paragraph, self.figure.start


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
    later : tuple of Item
        Of the sentence after it in the paragraph.
    spoken : set of (int, int)
        Keys of the rates, changes and totals that an earlier finder has judged: each is judged once.
    doubted : set of (int, int)
        Keys of totals that the shares of their parts agree not to be of: no error is made of them.
    """

    sentence: Sentence
    items: tuple[Item, ...]
    earlier: tuple[Item, ...] = ()
    later: tuple[Item, ...] = ()
    spoken: set[tuple[int, int]] = field(default_factory=set)
    doubted: set[tuple[int, int]] = field(default_factory=set)

    def words_before(self, item: Item) -> str:
        """The sentence up to a figure, its last characters if it is long."""
        text, start = self.sentence.text, self.sentence.start
        return text[max(0, item.figure.start - start - _WORDS) : item.figure.start - start]

    def unspoken(self, items: Iterable[Item]) -> Iterator[Item]:
        """Those of the items that nothing has been said of yet."""
        return (item for item in items if item.key not in self.spoken)


def windows(sentences: Iterable[Sentence]) -> Iterator[Window]:
    """The windows of one paragraph's sentences; a sentence without figures has none."""
    listed = list(sentences)
    read = [tuple(_items(sentence)) if sentence.figures else () for sentence in listed]
    doubted: set[tuple[int, int]] = set()
    for at, (sentence, every) in enumerate(zip(listed, read, strict=True)):
        if not every:
            continue
        earlier = tuple(item for group in read[max(0, at - REACH) : at] for item in group[-MOST:])[-MOST:]
        following = read[at + 1][:MOST] if at + 1 < len(read) else ()
        spoken: set[tuple[int, int]] = set()
        for start in range(0, len(every), MOST):
            items = every[start : start + MOST]
            yield Window(sentence, items, earlier, every[start + MOST : start + 2 * MOST] or following, spoken, doubted)
            earlier = items


def _items(sentence: Sentence) -> Iterator[Item]:
    text = sentence.text
    end = sentence.start
    brackets: list[str] = []
    for index, figure in enumerate(sentence.figures):
        last = index + 1 == len(sentence.figures)
        following = sentence.start + len(text) if last else sentence.figures[index + 1].start
        begin = max(end, figure.start - _LEAD)
        lead = text[begin - sentence.start : figure.start - sentence.start]
        _open(brackets, lead)
        after = text[figure.end - sentence.start : min(following, figure.end + _TAIL) - sentence.start]
        near = _MARKS.split(lead)[-1]
        tail = _MARKS.split(after, maxsplit=1)[0]
        yield Item(
            figure,
            lead,
            near,
            tail,
            len(brackets),
            index,
            sentence,
            _counted(figure, near, tail),
            bool(brackets) and any(_WITH.match(words) for words in brackets),
            f"{figure.subject} {near}{figure.noun}{tail}",
        )
        end = figure.end


def _open(brackets: list[str], lead: str) -> None:
    """Take in the brackets of some words: for each that stays open, the words after it."""
    for mark in _BRACKET.finditer(lead):
        if mark[0] in "）)":
            if brackets:
                brackets.pop()
        elif len(brackets) < _DEEPEST:
            brackets.append(lead[mark.end() : mark.end() + _LEAD])


def _counted(figure: Figure, near: str, tail: str) -> bool:
    if figure.kind is not Kind.COUNT or figure.unit == "分":
        return False
    if figure.role is Role.LIMIT:
        return bool(_PLANNED_IN.search(near))
    return figure.role not in NOT_COUNTED and not _AVERAGE.search(near) and not tail.startswith("/")


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
