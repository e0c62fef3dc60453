"""Lists of counts that each have a share of their own, and the counts before them that may be their whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from fazhi.audit.figure import Figure, Kind, Role
from fazhi.audit.relations.units import alike
from fazhi.audit.relations.window import Item, Window, between

_TRIED = 5
"""Counts before the list that are tried as its whole."""


_CHANGES = 3
"""Changes that may stand between a count and its share: 投诉508件，同比下降27.1%，占比57.7%."""


class Owned(NamedTuple):
    """A count and the share that is its own."""

    part: Item
    rate: Item

    @property
    def figures(self) -> tuple[Figure, Figure]:
        """The two numbers."""
        return self.part.figure, self.rate.figure


@dataclass(frozen=True, slots=True)
class Siblings:
    """Shares of one list, and the counts that they may be of.

    Parameters
    ----------
    members : tuple of Owned
    wholes : tuple of Item
        Counts before the list that have no share themselves, the likeliest first.
    """

    members: tuple[Owned, ...]
    wholes: tuple[Item, ...]


def families(window: Window) -> Iterator[Siblings]:
    """The lists of shares that the window's sentence is part of."""
    items = (*window.earlier, *window.items, *window.later)
    members: list[Owned] = []
    free: list[Item] = []
    wholes: tuple[Item, ...] = ()
    loose: list[Item] = []
    around: tuple[list[Owned], tuple[Item, ...]] | None = None
    for item in items:
        if item.counted:
            loose.append(item)
            continue
        part = _owner(item, loose)
        if part is None:
            if item.figure.kind is not Kind.COUNT and item.figure.role is not Role.CHANGE and loose:
                free, loose = [*free, *loose], []  # another rate: what stood before it is its own matter
            continue
        if around is not None and "；" in part.lead:
            yield from _told(window, members, wholes)
            (members, wholes), around = around, None
        others = [each for each in loose if each is not part and not _within(each, part)]
        fresh = not members or "其中" in part.lead or not _continues(members, part, item)
        if fresh or any(alike(each.figure, part.figure) and _opens(each, members[-1]) for each in others):
            outer = []
            if members and "其中" in part.lead and _same_sentence(members[-1].part, part) and "；" not in part.lead:
                outer = [members[-1].part]
                around = around or (members, wholes)
            else:
                yield from _told(window, members, wholes)
                around = None
            members = []
            free += others
            wholes = tuple(_wholes(part, [*free, *outer]))
        else:
            free += others
        members.append(Owned(part, item))
        loose = []
    yield from _told(window, members, wholes)
    if around is not None:
        yield from _told(window, *around)


def _continues(members: Sequence[Owned], part: Item, rate: Item) -> bool:
    """Whether a share goes on with the list: one unit, and no words that name another whole."""
    if part.figure.unit != members[0].part.figure.unit:
        return False
    own, named = said_of(rate), next((of for member in reversed(members) if (of := said_of(member.rate))), "")
    if part.sentence is not members[-1].part.sentence:
        return bool(own) and own == named
    return not own or not named or own == named


def _told(window: Window, members: Sequence[Owned], wholes: tuple[Item, ...]) -> Iterator[Siblings]:
    if any(member.rate.sentence is window.sentence for member in members):
        yield Siblings(tuple(members), wholes)


def _owner(rate: Item, loose: Sequence[Item]) -> Item | None:
    """The count right before a 占 that names no other; of 3件5人 the first."""
    figure = rate.figure
    if figure.kind is not Kind.RATE or figure.role is not Role.SHARE or not loose or "分别" in rate.lead:
        return None
    if figure.approximation:
        return None
    part = loose[-1]
    if part.sentence is not rate.sentence or rate.index - part.index > _CHANGES + 1:
        return None
    if any(mark in between(part, rate) for mark in "；。") or rate.lead.startswith("的"):
        return None
    owner = rate.near.partition("占")[0].removeprefix("其中").strip("所均各约共 ")
    if owner and owner not in part.label:
        return None
    while part.figure.beside and len(loose) > 1:
        loose = loose[:-1]
        part = loose[-1]
    return part


def _within(item: Item, part: Item) -> bool:
    """Whether a count between two members is of the one before it: a bracket, a 其中 of its own."""
    return item.depth > part.depth or item.aside or item.figure.beside


def _opens(item: Item, last: Owned) -> bool:
    """Whether a count after a member begins another list: it is no part of that member."""
    return item.figure.role is not Role.PART and item.key > last.rate.key


def _same_sentence(first: Item, second: Item) -> bool:
    return first.sentence is second.sentence


def _wholes(part: Item, before: Sequence[Item]) -> Iterator[Item]:
    """Counts that the first part may be of: those of its sentence nearest first, no parts before parts."""
    able = [
        item
        for item in before
        if item.key < part.key
        and item.figure.role is not Role.REST
        and not item.aside
        and alike(item.figure, part.figure)
    ]
    own = [item for item in able if item.sentence is part.sentence][::-1]
    own.sort(key=lambda item: item.figure.role is Role.PART)
    earlier = [item for item in able if item.sentence is not part.sentence and item.figure.role is not Role.PART][::-1]
    yield from (*own, *earlier)[:_TRIED]


def said_of(rate: Item) -> str:
    """What the words say that the share is of: 收案总数 in 占收案总数的."""
    return rate.near.rpartition("占")[2].strip("的比为约近到了 ")
