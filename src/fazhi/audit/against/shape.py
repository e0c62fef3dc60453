"""How alike two places in sentences are: pairs of characters around a number, the digits put out of sight."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

RUN = re.compile(r"[0-9０-９]+(?:[.．,][0-9０-９]+)*")
"""A run of digits, with what may stand within a number."""

_SHORT_BRACKETS = re.compile(r"（[^（）#]{1,4}）")
"""村（社区）: part of a word, no break between clauses."""

_SPACE = re.compile(r"\s+")
_BREAKS = "，；。：、！？（）,;:!?()“”\n"
_CLAUSE = re.compile(f"[{re.escape(_BREAKS)}]")
_BEFORE = re.compile(r"(?:不少于|大约|超过|突破|共计|达到|[近约超逾达为共])$")
_MOVES = re.compile(r"增长|上升|增加|提高|提升|下降|减少|降低|回落")
_LAST_YEAR = re.compile(r"比上年同期|较上年同期|比去年同期|较去年同期|比上年|较上年|比去年|较去年")
_AFTER = re.compile(r"^(?:[千百万亿]*[余多]?|左右)")

_LEAD, _TAIL, _SHORT = 14, 12, 2
"""Characters of a clause before and after a number that count, and a clause so short that the one before helps."""

_WIDE_BEFORE, _WIDE_AFTER = 40, 20


@dataclass(frozen=True, slots=True)
class Context:
    """The surroundings of a number.

    Parameters
    ----------
    near : frozenset of str
        Pairs of characters in its clause.
    wide : frozenset of str
        Pairs of characters in its neighbourhood.
    clause : str
        Its clause, a # in its place.
    before : str
        What stands before it in its sentence, as far as the neighbourhood goes.
    """

    near: frozenset[str]
    wide: frozenset[str]
    clause: str
    before: str


def masked(text: str) -> str:
    """The text without white space, each run of digits a #.

    Examples
    --------
    >>> masked("办结 68件，93.15%")
    '办结#件，#%'
    """
    return _SPACE.sub("", RUN.sub("#", text))


def core(text: str, unit: str = "") -> tuple[int, int]:
    """Where the digits of a printed number are within it; without digits (七十三件) all but the measure word.

    Examples
    --------
    >>> core("同比下降17.20%"), core("七十三件", "件")
    ((4, 9), (0, 3))
    """
    run = RUN.search(text)
    return run.span() if run else (0, len(text.removesuffix(unit)))


def context(text: str, start: int, end: int) -> Context:
    """The surroundings of the digits at `start` to `end` of a sentence."""
    before = _even(_whole_words(text[max(0, start - _WIDE_BEFORE) : start]))
    after = _AFTER.sub("", _whole_words(text[end : end + _WIDE_AFTER]))
    clause = before[_opens(before) :][-_LEAD:]
    tail = _CLAUSE.split(after, maxsplit=1)[0].split("#", 1)[0][:_TAIL]
    whole = f"{clause}#{tail}"
    return Context(pairs(whole), pairs(f"{before}#{after}"), whole, before)


def _whole_words(text: str) -> str:
    return _SHORT_BRACKETS.sub("", masked(text))


def _even(before: str) -> str:
    """Without the words that say more of the number than of what it counts: 达, 约, 增长 or 下降."""
    return _BEFORE.sub("", _LAST_YEAR.sub("同比", _MOVES.sub("变动", before)))


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """From 0 to 1: twice what is in both, of what is in either (Dice's measure)."""
    size = len(one) + len(other)
    return 2 * len(one & other) / size if size else 0.0


def clause(text: str, start: int, end: int, most: int = 40) -> tuple[int, int]:
    """The clause around a stretch of a sentence, for quoting: no more than `most` characters to either side."""
    low = max(0, start - most)
    opens = max((text.rfind(mark, low, start) for mark in "，；。：！？"), default=-1)
    closes = _QUOTED.search(text, end, end + most)
    return (opens + 1 if opens >= low else low), (closes.start() if closes else min(len(text), end + most))


_QUOTED = re.compile("[，；。：！？]")


def _opens(before: str) -> int:
    """Where the clause that ends with `before` begins; a very short one takes the one before it too."""
    ends = [match.end() for match in _CLAUSE.finditer(before)]
    return next((end for end in reversed(ends) if len(before) - end >= _SHORT), 0)


def pairs(text: str) -> frozenset[str]:
    """All pairs of neighbouring characters."""
    return frozenset(map("".join, pairwise(text)))
