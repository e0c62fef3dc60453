"""Mixtures of habits that several clerks of the town have in common."""

from __future__ import annotations

from random import Random

from .words import (
    Way,
    as_is,
    as_text,
    broken,
    broken_date,
    committee,
    committee_short,
    compact,
    compact_number,
    dashed,
    dotted,
    full,
    in_town,
    loose_date,
    mixed,
    numeral,
    padded,
    padded_dotted,
    seldom,
    serial,
    short,
    slashed,
    spaced,
    spoken,
    timed,
    wide,
    wide_dotted,
    wide_worded,
    without_year,
    worded,
)

YEAR = 2024


def any_date(chance: Random) -> Way:
    """Every form of a date in one column."""
    return mixed(
        chance, as_is, as_is, worded, dotted, slashed, dashed, compact, compact_number, serial, wide_worded,
        wide_dotted, padded_dotted, spoken, broken_date, loose_date, timed, without_year(YEAR),
    )  # fmt: skip


def typed_date(chance: Random) -> Way:
    """Dates in a text file, where none is a real one."""
    return mixed(chance, worded, dotted, slashed, dashed, compact, without_year(YEAR))


def any_number(chance: Random, word: str = "") -> Way:
    """Counts as number, text, in full width, with a measure word, in Chinese numerals."""
    ways: list[Way] = [as_is, as_is, as_text, wide, numeral]
    return mixed(chance, *ways, *([lambda value: f"{value}{word}", lambda value: f"{wide(value)} {word}"] * bool(word)))


def any_village(chance: Random) -> Way:
    """Villages in full, short, with the town in front or with their committee."""
    return mixed(chance, full, full, short, in_town, committee, committee_short, spaced)


def any_text(chance: Random) -> Way:
    """Words with spaces, breaks and blanks in them now and then."""
    return seldom(chance, mixed(chance, spaced, broken, padded), one_in=5)


def any_key(chance: Random) -> Way:
    """Numbers of cases, now and then in full width or with a blank at an end."""
    return seldom(chance, mixed(chance, wide, padded), one_in=5)
