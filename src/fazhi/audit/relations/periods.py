"""Which two values a change lies between: from … to …, with last year's number before or after it, or those of two years."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fazhi.audit.figure import Role
from fazhi.audit.relations import names
from fazhi.audit.relations.units import same_unit
from fazhi.audit.relations.window import NOT_COUNTED, Item, Window

TRIED = 5


_FROM = re.compile("[由从][^，]{0,6}$")

_COMPARED = re.compile("(?:环比|同比|[比较])[^，]{0,10}的$")

_LAST_TIME = re.compile(
    "^(?:20[0-9]{2}年)?(?:上个?月|上年|去年|上年同期|去年同期|1[0-2]月份?|[1-9]月份?|上个?季度)(?:同期)?[为是]$"
)

_UP_TO = re.compile("(?:提升|提高|上升|增加|增长|增|升|下降|降低|减少|降|减)[到至](?:年[末底]|目前|今年)的?$")

_STOCK = re.compile("旧存|结转|积存|结存|遗留")
"""Words of cases that were left over from last year: no number of last year's work."""


def between(window: Window, change: Item) -> tuple[Item, Item] | None:
    """The two values that a change lies between, before and now, as far as the words say."""
    return next(iter(pairs(window, change)), None)


def pairs(window: Window, change: Item) -> list[tuple[Item, Item]]:
    """Every two values that a change may lie between, before and now, the likeliest first."""
    earlier = [item for item in window.items if item.index < change.index and not item.aside]
    if ends := [item for item in earlier if _to(item)]:
        begins = [item for item in earlier if item.index < ends[-1].index and _from(item)]
        return [(begins[-1], ends[-1])] if begins and same_kind(begins[-1], ends[-1]) else []
    befores = [item for item in earlier if is_before(item)]
    befores += [item for item in window.items if item.index == change.index + 1 and _after(item, change)]
    named = [item for item in befores if item.figure.unit in change.figure.subject]
    if befores and (named or not _passed(earlier, befores[-1], change)):
        last = named or befores
        last = [item for item in last if last[-1].index - item.index < len(last)]
        return [(before, now) for before in reversed(last) for now in _nows_for(earlier, before)]
    found = _by_year(earlier)
    return [found] if found else []


def _nows_for(earlier: Sequence[Item], before: Item) -> list[Item]:
    """This year's values that last year's may be compared with, nearest first; parts of a list come last."""
    values = [item for item in earlier if is_value(item) and same_kind(item, before)][::-1][:TRIED]
    return sorted(values, key=lambda item: item.figure.role is Role.PART)


def _after(item: Item, change: Item) -> bool:
    """Whether last time's number follows its change: 下降20%（上年为150件）, 环比下降20%，11月为150件."""
    return (item.depth > change.depth and is_before(item)) or bool(_LAST_TIME.search(item.near))


def _from(item: Item) -> bool:
    return item.figure.role is Role.FROM or bool(_FROM.search(item.near))


def _to(item: Item) -> bool:
    return item.figure.role is Role.TO or bool(_UP_TO.search(item.near))


def is_before(item: Item) -> bool:
    """Whether it is last year's or last period's number: its role, or 环比三季度的460件."""
    stock = _STOCK.search(item.near)
    return not stock and (item.figure.role is Role.BEFORE or bool(_COMPARED.search(item.near)))


def _by_year(earlier: Sequence[Item]) -> tuple[Item, Item] | None:
    """155件（2023年为125件）, 2023年为96.2%，2024年为98.5%: the values of two years that follow each other."""
    values = [item for item in earlier if is_value(item)]
    inside = [item for item in values if item.depth and item.figure.year is not None]
    outside = [item for item in values if not item.depth]
    if inside and outside:
        now = outside[-1]
        last = max((item for item in inside if item.index > now.index), key=_year, default=None)
        if last is not None and same_kind(last, now) and now.figure.year in (None, _year(last) + 1):
            return last, now
    elif len(outside) > 1:
        last, now = sorted(outside[-2:], key=_year)
        subjects = last.figure.subject, now.figure.subject
        alike = not all(subjects) or names.overlap(*subjects)
        if same_kind(last, now) and last.figure.year and _year(last) + 1 == _year(now) and alike:
            return last, now
    return None


def _year(item: Item) -> int:
    return item.figure.year or 0


def same_kind(first: Item, second: Item) -> bool:
    """Whether two values are of one kind and one unit."""
    return first.figure.kind is second.figure.kind and same_unit(first.figure, second.figure)


def _passed(earlier: Sequence[Item], before: Item, change: Item) -> bool:
    """Whether another change stands between last year's number and this one, in its own right."""
    return any(
        item.figure.role is Role.CHANGE and item.key > before.key and item.figure.kind is change.figure.kind
        for item in earlier
    )


def is_value(item: Item) -> bool:
    return item.figure.role not in NOT_COUNTED and not is_before(item)
