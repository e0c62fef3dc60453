"""Chance from one fixed seed: each ledger of each year draws from its own stream."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import accumulate
from typing import TypeVar

SEED = 20250211

T = TypeVar("T")


def stream(name: str, year: int) -> random.Random:
    """
    Open the stream of one ledger in one year.

    Parameters
    ----------
    name : str
        Name of the ledger, so that a change in one ledger leaves the others as they are.
    year : int
        Year of the ledger.

    Returns
    -------
    random.Random
        A generator seeded by text, which hashes the same on every machine.
    """
    return random.Random(f"{SEED}/{name}/{year}")


def weighted(rng: random.Random, choices: Sequence[tuple[T, int]]) -> T:
    """
    Draw one of several values by whole-number weights.

    Parameters
    ----------
    rng : random.Random
        Source of chance.
    choices : sequence of (value, weight)
        Weights need not add up to anything.

    Returns
    -------
    T
        One value.
    """
    bounds = list(accumulate(weight for _, weight in choices))
    point = rng.randrange(bounds[-1])
    return next(value for (value, _), bound in zip(choices, bounds, strict=True) if point < bound)


def split(
    rng: random.Random, total: int, parts: int, least: int = 1, weights: Sequence[int] = (2, 3, 4, 5, 6)
) -> list[int]:
    """
    Split a total into parts that add up to it exactly.

    Parameters
    ----------
    rng : random.Random
        Source of chance.
    total, parts : int
        What is split, and into how many.
    least : int
        Smallest part.
    weights : sequence of int
        Drawn from for each part; a 0 leaves a part near `least`.

    Returns
    -------
    list of int
        `parts` numbers, each at least `least`.

    Raises
    ------
    ValueError
        If the total is too small for the parts.
    """
    rest = total - least * parts
    if rest < 0:
        raise ValueError(f"{total} cannot be split into {parts} parts of at least {least}")
    drawn = [rng.choice(weights) for _ in range(parts)]
    whole = sum(drawn) or 1
    sizes = [least + rest * weight // whole for weight in drawn]
    for _ in range(total - sum(sizes)):
        sizes[rng.randrange(parts)] += 1
    return sizes


def deal(rng: random.Random, counts: Sequence[tuple[T, int]]) -> list[T]:
    """
    Shuffle a pack that holds each value a fixed number of times.

    Parameters
    ----------
    rng : random.Random
        Source of chance.
    counts : sequence of (value, count)
        How often each value occurs.

    Returns
    -------
    list of T
        The shuffled pack.
    """
    pack = [value for value, count in counts for _ in range(count)]
    rng.shuffle(pack)
    return pack


def workday(rng: random.Random, first: date, last: date) -> date:
    """
    Draw a day from Monday to Friday.

    Parameters
    ----------
    rng : random.Random
        Source of chance.
    first, last : date
        Bounds, both included; at least one working day must lie between them.

    Returns
    -------
    date
        The day drawn.
    """
    while True:
        day = first + timedelta(days=rng.randint(0, (last - first).days))
        if day.weekday() < 5:
            return day


def workdays(rng: random.Random, year: int, count: int) -> list[date]:
    """
    Draw working days of a year, in order; a day may come more than once.

    Parameters
    ----------
    rng : random.Random
        Source of chance.
    year, count : int
        The year, and how many days.

    Returns
    -------
    list of date
        Sorted days.
    """
    return sorted(workday(rng, date(year, 1, 2), date(year, 12, 30)) for _ in range(count))


def month_day(rng: random.Random, year: int, month: int) -> date:
    """
    Draw a working day of a month, from its 2nd to its 28th.

    Parameters
    ----------
    rng : random.Random
        Source of chance.
    year, month : int
        The month.

    Returns
    -------
    date
        The day drawn.
    """
    return workday(rng, date(year, month, 2), date(year, month, 28))


def person(rng: random.Random, title: str = "示例人员", last: int = 400) -> str:
    """
    Name a person who cannot exist.

    Parameters
    ----------
    rng : random.Random
        Source of chance.
    title : str
        What stands before the number.
    last : int
        Largest number.

    Returns
    -------
    str
        Such as 示例人员017.
    """
    return f"{title}{rng.randint(1, last):03d}"


def phone(rng: random.Random) -> str:
    """
    Give a telephone number that cannot be dialled.

    Parameters
    ----------
    rng : random.Random
        Source of chance.

    Returns
    -------
    str
        Such as 000-0000017.
    """
    return f"000-{rng.randint(1, 400):07d}"
