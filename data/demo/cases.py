"""Cases that cross the years: when they came, when they ended, and what the book of a year shows of them."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeAlias

from demo.chance import workday
from demo.sheet import Value

FIRST_YEAR = 2021  # Its book is not made, but its open cases stand in that of 2022.
CARRIED = "上年结转"


@dataclass(frozen=True)
class Load:
    """
    What came in a year and what was left of it.

    Parameters
    ----------
    received : int
        Cases that came in the year.
    left : int
        Those of them open on 31 December.
    shown_late : int
        Open ones that ended before the book was handed in, so that their closing date stands in it.
    stuck : int
        Open ones that stay open for the whole next year.
    """

    received: int
    left: int
    shown_late: int = 0
    stuck: int = 0


@dataclass(frozen=True)
class Span:
    """
    The life of a case.

    Parameters
    ----------
    received, closed : date
        First and last day; every case ends some day.
    """

    received: date
    closed: date

    @property
    def days(self) -> int:
        """Days from the first to the last day."""
        return (self.closed - self.received).days

    def open_at_end_of(self, year: int) -> bool:
        """Whether the case is open at the cut-off of a year."""
        return self.received.year <= year < self.closed.year

    def in_book(self, year: int) -> bool:
        """Whether the case stands in the book of a year: new, or carried over."""
        return self.received.year == year or self.open_at_end_of(year - 1)

    def closed_as_seen(self, year: int) -> date | None:
        """The closing date, if the clerk knew it when the book was handed in."""
        return self.closed if self.closed <= handed_in(year) else None


Cases: TypeAlias = tuple[tuple[Span, dict[str, Value]], ...]


def handed_in(year: int) -> date:
    """
    Say when the book of a year was handed in.

    Parameters
    ----------
    year : int
        Year of the book.

    Returns
    -------
    date
        A day in the first week of the next year.
    """
    return date(year + 1, 1, 6)


def spans(rng: random.Random, year: int, load: Load, days: Callable[[random.Random], int]) -> tuple[Span, ...]:
    """
    Draw the lives of the cases of a year.

    Parameters
    ----------
    rng : random.Random
        Source of chance.
    year : int
        Year in which they come.
    load : Load
        How many come and stay.
    days : callable
        Draws how many days a case takes.

    Returns
    -------
    tuple of Span
        In the order of receipt; `load` holds exactly.
    """
    limit = date(year, 12, 31)

    def draw(count: int, first: date, longer: int, fits: Callable[[date], bool]) -> Iterable[Span]:
        while count:
            received = workday(rng, first, limit)
            closed = received + timedelta(days=days(rng) + longer)
            # A weekend's work is entered on the Friday before.
            closed = max(received, closed - timedelta(days=max(0, closed.weekday() - 4)))
            if fits(closed):
                count -= 1
                yield Span(received, closed)

    autumn = date(year, 11, 4)
    done = draw(load.received - load.left, date(year, 1, 2), 0, lambda day: day <= limit)
    late = draw(load.shown_late, autumn, 0, lambda day: limit < day <= handed_in(year))
    left = draw(
        load.left - load.shown_late - load.stuck, autumn, 0,
        lambda day: handed_in(year) < day and day.year == year + 1,
    )  # fmt: skip
    stuck = draw(load.stuck, autumn, 400, lambda day: day.year == year + 2)
    return tuple(sorted([*done, *late, *left, *stuck], key=lambda span: (span.received, span.closed)))


def book(cases_of: Callable[[int], Cases], year: int) -> list[tuple[Span, dict[str, Value]]]:
    """
    Pick the cases that stand in the book of a year, those carried over first.

    Parameters
    ----------
    cases_of : callable
        Gives the cases that came in a year, with their fields, in order.
    year : int
        Year of the book.

    Returns
    -------
    list of (Span, fields)
        With 备注 on those carried over.
    """
    cases = [case for come in range(FIRST_YEAR, year + 1) for case in cases_of(come)]
    standing = [(span, fields) for span, fields in cases if span.in_book(year)]
    carried = [(span, {**fields, "备注": CARRIED}) for span, fields in standing if span.received.year < year]
    return carried + [(span, fields) for span, fields in standing if span.received.year == year]
