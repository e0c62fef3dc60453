"""One figure put together: its amount, its words, its role, its time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from fazhi.audit.figure import Comparison, Figure, Kind, Role
from fazhi.audit.figures import subjects
from fazhi.audit.figures.approximate import capped
from fazhi.audit.figures.hearing import Said, compared_time, last_time
from fazhi.audit.figures.quantities import Quantity
from fazhi.audit.figures.roles import Context, comparison, direction, role
from fazhi.audit.figures.tokens import Token

_RATED = ("率", "占比", "比例", "比重", "覆盖面")
_SHARED_BESIDE = (Role.TOTAL, Role.PART, Role.REST, Role.BEFORE)


class Where(NamedTuple):
    """Where a figure stands: offsets, where the words after it end, and the numbers of what it stands in."""

    start: int
    end: int
    words_end: int
    paragraph: int
    sentence: int
    clause: int


def assembled(text: str, where: Where, amount: Quantity, context: Context, said: Said) -> Figure:
    """The figure that the words around an amount make of it."""
    is_now = role(context, amount)
    sign = direction(context) if is_now in (Role.CHANGE, Role.TO) else 0
    previous = context.previous
    if is_now is Role.CHANGE:
        sign = -1 if amount.value < 0 else 1 if amount.doubled else sign
        sign = sign or (previous.direction if context.listed and previous else 0)
        sign = sign or (-1 if context.has("d") else 1 if context.has("u") else 0)
    words = subjects.subject(without_verb(_after_noun(context), is_now))
    beside = _beside(context, amount, where.start)
    if beside and previous and not words:
        words = previous.subject
        if is_now in (Role.PLAIN, Role.PART) and previous.role in _SHARED_BESIDE:
            is_now = previous.role
    year, period = said.year, said.period
    if context.last is not None:
        year, period = last_time(context.last, said, context, is_now)
    elif is_now is Role.BEFORE:
        year, period = compared_time(context, said)
    value, interval = amount.value, amount.interval
    if is_now is Role.CHANGE and sign < 0 and value > 0:
        value, interval = -value, -interval
    rated = is_now is Role.SHARE or words.endswith(_RATED)
    if amount.kind is Kind.RATE and is_now is not Role.CHANGE and rated:
        interval = capped(interval)
    return Figure(
        text=text[where.start : where.end],
        start=where.start,
        end=where.end,
        kind=amount.kind,
        value=value,
        step=amount.step,
        interval=interval,
        unit=amount.unit,
        noun=subjects.noun(text, where.end, where.words_end),
        approximation=amount.approximation,
        subject=words,
        subjects=subjects.several(words, shared=context.has("e")),
        role=is_now,
        comparison=_comparison(context, is_now, said),
        direction=sign,
        beside=beside,
        period=period,
        year=year,
        paragraph=where.paragraph,
        sentence=where.sentence,
        clause=where.clause,
    )


def _after_noun(context: Context) -> Sequence[Token]:
    """The tokens before a figure without the noun of the figure before: 13个村共开展活动171场."""
    previous, near = context.previous, context.near
    if previous is None or not previous.noun or not near or near[0].start != previous.end:
        return near
    end = previous.end + len(previous.noun)
    rest = [token for token in near if token.end > end]
    if rest and rest[0].start < end:
        rest[0] = rest[0]._replace(text=rest[0].text[end - rest[0].start :], start=end)
    return rest


def without_verb(near: Sequence[Token], is_now: Role) -> Sequence[Token]:
    """The words before the verb of a change; a verb that governs no number is a word like others."""
    if is_now not in (Role.CHANGE, Role.TO):
        return near
    for index in range(len(near) - 1, -1, -1):
        if near[index].kind in "udvw":
            return [token for token in near[:index] if token.kind != "f"]
    for index in range(len(near) - 1, -1, -1):
        if near[index].kind in "cyz":
            return near[:index]  # 较上月多12件
    return near


def _beside(context: Context, amount: Quantity, start: int) -> bool:
    previous = context.previous
    if previous is None or amount.kind is not Kind.COUNT or previous.kind is not Kind.COUNT:
        return False
    if previous.end == start:
        return previous.unit != amount.unit
    return context.listed and amount.unit not in context.units  # 20批31人次、30批52人次: another pair begins


def _comparison(context: Context, is_now: Role, said: Said) -> Comparison:
    previous = context.previous
    if is_now is Role.CHANGE:
        here = comparison(context.gap)
        if here is Comparison.NONE and previous and (context.listed or previous.role is Role.BEFORE):
            here = previous.comparison
        return here or said.lead
    if is_now is Role.BEFORE:
        if context.last is not None:
            return Comparison.PERIOD if context.last.last_period else Comparison.YEAR
        return comparison(context.near)
    if is_now is Role.PLAIN and context.last is not None and context.directly("t"):
        return Comparison.PERIOD if context.last.last_period else Comparison.YEAR  # 是上年的3倍
    return comparison(context.gap) if is_now is Role.TO else Comparison.NONE
