"""What the words of a sentence have said up to a figure: year, period, 其中, 与上年相比, 力争."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from fazhi.audit.figure import Comparison, Role
from fazhi.audit.figures.roles import Context, compared
from fazhi.audit.figures.times import Span, span
from fazhi.audit.figures.tokens import Token

_ENDS_PART = frozenset("；;。")
_COMPARED = re.compile("^(?:环比|同比|[比较与同和])|相?比较?$")
_AIMS = frozenset(("力争", "预计", "目标为", "目标是"))
_DEEPEST = 8
"""Brackets within brackets beyond this are not remembered."""


class Part(NamedTuple):
    """Whether 其中 still holds, and whether a colon after it opened a list that ； may part."""

    holds: bool
    listed: bool = False


NO_PART = Part(False)


UNNAMED = 2
"""Stands for this year in a text that names none: no report is of the first years."""


@dataclass(slots=True)
class Said:
    """What the words of the sentence have said up to here; it changes as the walk goes on."""

    base: int | None
    year: int | None
    period: str = ""
    part: Part = NO_PART
    outer: tuple[Part, ...] = ()
    """What held outside of the brackets that are open."""
    aimed: bool = False
    """力争: what follows is yet to be done."""
    lead: Comparison = Comparison.NONE
    """Of a clause of its own: 与上年相比，…"""


def hear(said: Said, gap: Sequence[Token], near: Sequence[Token], *, follows: bool) -> Span | None:
    """Take in the words before a figure; 去年 or 上月 right before it is returned, not yet believed for the rest."""
    last: Span | None = None
    near_start = near[0].start if near else -1
    opened = False
    for index, token in enumerate(gap):
        if token.kind in "xn、":
            continue
        before = gap[index - 1] if index else None
        match token.kind:
            case "t":
                means = span(token.text)
                if not (means.years_back == 1 or means.last_period):
                    move(said, means)
                    last = None
                elif 0 <= near_start <= token.start:
                    last = means
                elif index + 1 < len(gap) and gap[index + 1].kind == ",":
                    move(said, means)  # 去年，… — a word of its own; 上年未发生，… speaks of nothing else
            case "c" if "相比" in token.text or "比较" in token.text:
                said.lead = compared(token.text)
            case "l" if token.text in _AIMS:
                said.aimed = True
            case "p" if before is None or before.kind != "x" or (index == 1 and follows):
                said.part, opened = Part(True), True
            case "(" if len(said.outer) < _DEEPEST:
                said.outer, said.part, opened = (*said.outer, said.part), NO_PART, False
            case ")" if said.outer:
                said.outer, said.part, opened = said.outer[:-1], said.outer[-1], False
            case "s" if index and said.part.holds and not (before and before.kind == "p"):
                said.part = NO_PART  # 共 begins another count
            case "," if said.part.holds:
                if before is not None and before.kind == "p":
                    said.part = Part(True, token.text in "：:")
                elif opened or (token.text in _ENDS_PART and not said.part.listed):
                    said.part = NO_PART  # a clause of words alone, or ；, ends the parts
            case _:
                pass
    return last


def move(said: Said, means: Span) -> None:
    """A span of time holds until another is named."""
    if means.several:
        said.year, said.period = None, means.period
        return
    if means.year is not None:
        said.year, said.period = means.year, means.period
        said.base = means.year if said.base is None else said.base
    elif means.years_back >= 0:
        said.year, said.period = _back(said.base, means.years_back), means.period
    if means.period:
        said.period = means.period


def _back(year: int | None, years: int) -> int:
    """So many years before; in a text that names no year 去年 and 今年 are still a year apart."""
    return (UNNAMED if year is None else year) - years


def last_time(last: Span, said: Said, context: Context, is_now: Role) -> tuple[int | None, str]:
    """上年为125件 speaks of last year once; 去年受理125件 goes on speaking of it."""
    if last.last_period:
        year, period = said.year, last.period
    else:
        year, period = _back(said.base, 1), last.period or said.period
    if is_now in (Role.CHANGE, Role.TO) or (is_now is Role.PLAIN and context.directly("t")):
        return said.year, said.period  # 是上年的3倍
    if is_now is not Role.BEFORE and not context.has("f"):
        said.year, said.period = year, period
    return year, period


def compared_time(context: Context, said: Said) -> tuple[int | None, str]:
    """The year and period of 125 in 比去年的125件."""
    token = next((token for token in reversed(context.near) if token.kind == "c"), None)
    if token is None:  # the comparison stands further up: 与上年相比，…
        return _back(said.base, 1), said.period
    means = span(_COMPARED.sub("", token.text))
    if compared(token.text) is Comparison.PERIOD:
        return said.year, means.period
    if means.year is not None:
        return means.year, means.period or said.period
    return _back(said.base, 1), means.period or said.period
