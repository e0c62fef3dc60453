"""Change one number of a passage that is right: where brute force says that it no longer holds, the audit must say so.

Every number of every consistent truth is changed in several ways, the same ones each time. What the oracle still finds
possible (a rounded number within its rounding, a part of an open list) is not counted: nobody could detect it.
"""

from __future__ import annotations

import itertools
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

import pytest
from audit import oracle
from audit.corpora import QUIET, Passage, Truth, audited, passages

from fazhi.audit.judgement import Judgement

RECALL = 0.95
_DIGITS = re.compile(r"[0-9]+(?:\.[0-9]+)?")


@dataclass(frozen=True)
class Mutation:
    """A passage with one number changed, and the relation that this breaks."""

    passage: Passage
    relation: str
    before: str
    after: str
    text: str


def changed(digits: str, seed: str) -> Iterator[str]:
    """The same number with one digit replaced, two swapped, one more, one less, ten times as much, rounded otherwise."""
    chance = random.Random(f"{seed}/{digits}")
    places = [at for at, character in enumerate(digits) if character.isdigit()]
    at = chance.choice(places)
    others = [digit for digit in "123456789" if digit != digits[at]]
    yield digits[:at] + chance.choice(others) + digits[at + 1 :]
    swaps = [
        (first, second)
        for first, second in itertools.pairwise(places)
        if digits[first] != digits[second] and not (first == 0 and digits[second] == "0")
    ]
    if swaps:
        first, second = chance.choice(swaps)
        swapped = list(digits)
        swapped[first], swapped[second] = swapped[second], swapped[first]
        yield "".join(swapped)
    whole, _, decimals = digits.partition(".")
    number = int(whole + decimals)
    for next_door in (number + 1, number - 1):
        if next_door > 0:
            yield _pointed(next_door, len(decimals))
    yield _pointed(number * 10, len(decimals))
    if decimals:
        yield _pointed(number // 10, len(decimals) - 1)
        yield _pointed(-(-number // 10), len(decimals) - 1)


def _pointed(number: int, decimals: int) -> str:
    if not decimals:
        return str(number)
    text = str(number).rjust(decimals + 1, "0")
    return f"{text[:-decimals]}.{text[-decimals:]}"


def mutations(passage: Passage) -> Iterator[Mutation]:
    """Every change of one number of a passage that is detectable in principle."""
    spans = {
        _number_span(passage, piece)
        for truth in passage.truth
        if truth.verdict == "consistent"
        for pieces in truth.pieces.values()
        for piece in pieces
    }
    for start, end in sorted(span for span in spans if span is not None):
        digits = passage.text[start:end]
        for other in dict.fromkeys(changed(digits, f"{passage.id}/{start}")):
            broken = next((truth for truth in passage.truth if _breaks(passage, truth, start, end, other)), None)
            if other != digits and broken is not None:
                text = passage.text[:start] + other + passage.text[end:]
                yield Mutation(passage, broken.relation, digits, other, text)


@cache
def measured() -> tuple[Counter[str], Counter[str], tuple[Mutation, ...]]:
    """By relation: mutations tried, mutations found, and those that were missed."""
    tried: Counter[str] = Counter()
    caught: Counter[str] = Counter()
    missed = []
    for passage in _right():
        for mutation in mutations(passage):
            tried[mutation.relation] += 1
            if any(_faults(mutation.text)):
                caught[mutation.relation] += 1
            else:
                missed.append(mutation)
    return tried, caught, tuple(missed)


def test_the_untouched_raise_no_alarm() -> None:
    assert {passage.id: faults for passage in _right() if (faults := tuple(_faults(passage.text)))} == {}


def test_recall_on_changes_that_can_be_detected() -> None:
    tried, caught, missed = measured()
    lines = [f"{relation:20}{caught[relation]:>6} of {tried[relation]:>6}" for relation in sorted(tried)]
    told = "\n".join([*lines, *(f"missed {each.before} → {each.after}: {each.text}" for each in missed)])
    print(told)
    assert caught.total() >= RECALL * tried.total(), told


def test_enough_is_changed_in_every_relation_with_arithmetic() -> None:
    tried, _, _ = measured()
    assert tried.total() >= 1000
    assert {"share", "growth", "sum", "points", "difference", "stated_twice", "stock_flow"} <= set(tried)
    assert {"whole_numerator", "whole_previous", "frequency"} <= set(tried)


@pytest.mark.parametrize("digits", ["7", "68", "93.15", "0.47", "100", "1335"])
def test_a_change_is_another_number_and_the_same_every_time(digits: str) -> None:
    once = list(changed(digits, "seed"))
    assert once == list(changed(digits, "seed"))
    assert all(_DIGITS.fullmatch(other) for other in once)
    assert len(set(once) - {digits}) >= 3


def _right() -> tuple[Passage, ...]:
    return tuple(passage for passage in passages() if passage.truth and passage.faultless)


def _faults(text: str) -> Iterator[Judgement]:
    return (judgement for judgement in audited(text) if judgement.verdict not in QUIET)


def _number_span(passage: Passage, piece: str) -> tuple[int, int] | None:
    """Where the digits of a piece stand; None where it is written in Chinese or full-width numerals."""
    match = _DIGITS.search(piece)
    if match is None:
        return None
    start, _ = passage.span(piece)
    return start + match.start(), start + match.end()


def _breaks(passage: Passage, truth: Truth, start: int, end: int, other: str) -> bool:
    """Whether brute force says that a truth which held no longer does with another number in that place."""
    if truth.verdict != "consistent":
        return False
    pieces = {
        role: tuple(_rewritten(passage, piece, start, end, other) for piece in listed)
        for role, listed in truth.pieces.items()
    }
    return pieces != truth.pieces and oracle.verdict(replace(truth, pieces=pieces)) not in QUIET


def _rewritten(passage: Passage, piece: str, start: int, end: int, other: str) -> str:
    at, _ = passage.span(piece)
    if not at <= start < end <= at + len(piece):
        return piece
    return piece[: start - at] + other + piece[end - at :]
