"""Which figures a sentence lists as the parts of which total, and whether the words say that these are all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from fazhi.audit.figure import Role
from fazhi.audit.relations.units import same_unit
from fazhi.audit.relations.vocabulary import ATTRIBUTES, COMPLEMENTS, INTAKE, STATES
from fazhi.audit.relations.window import Item, Window

OPENER = re.compile("其中|包括|包含|分为|分别|[：:（(]|中，")
_OPENS_ALL = re.compile("(?:^|[，：；、（(])(?:分别|分为)[^，；。]{0,3}$")
_REST = re.compile("其余|剩余|余下|剩下|其[他它](?!原因|途径|渠道|方式|方面的)[^，；]{0,8}$")
_BESIDES = re.compile("另有|另外|此外|还有")
_ALL_KINDS = re.compile("分为|[两二三四五六]大?[类级种方]|两个|三个|四个")
_TOTAL_BARE = re.compile("(?:合计|共计|总计|总共|一共|^[^，]{0,5}共)$")
_TOTAL = re.compile("合计|共计|总计|总共|一共|共")

_THREE = 3
_NEARLY = Decimal("0.95")
"""分别 lists all where its numbers come this near to the total: a list of some would not by chance."""


class Closure(StrEnum):
    """What the words say of the list."""

    ALL = "all"
    """These are all the parts: 其余, 分别为, two that leave no remainder."""
    PERHAPS = "perhaps"
    """其中: there may be others."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A total, what may be its parts, and how surely.

    Parameters
    ----------
    total : Item
    parts : tuple of Item
        All that the list holds.
    closure : Closure
    certain : bool
        The words leave no other total and no other parts.
    other_totals : tuple of Item
        Counts further before that the parts may be of as well.
    canonical : bool
        The words are those with which a list of all parts is usually told: 其中 … 其余, 分别为, 合计.
    """

    total: Item
    parts: tuple[Item, ...]
    closure: Closure
    certain: bool
    other_totals: tuple[Item, ...] = ()
    canonical: bool = False


def listings(window: Window) -> Iterator[Listing]:
    """Every list of the sentence: after its total, without an opening word but with 其余, and before its total."""
    covered: set[tuple[int, int]] = set()
    for at, item in enumerate(window.items):
        if not item.counted or item.key in covered or item.aside:
            continue
        found: Iterable[Listing] = ()
        if OPENER.search(item.lead) and item.figure.role is not Role.TOTAL:
            found = _opened(window, at)
        elif _enumerated(window, at):
            found = (replace(each, certain=False) for each in _opened(window, at))
        elif is_rest(item):
            found = _with_rest(window, at)
        elif _TOTAL.search(item.near):
            found = _before_total(window, at)
        for listing in found:
            covered.update(part.key for part in listing.parts if part.index >= item.index)
            yield listing


def _enumerated(window: Window, at: int) -> bool:
    """Whether a list joined by 、 begins here without any opening word: 案卷180卷，优秀51卷、合格124卷、不合格5卷."""
    following = window.items[at + 1 : at + 3]
    return at > 0 and len(following) == 2 and all(item.lead.startswith("、") for item in following)


def is_rest(item: Item) -> bool:
    """Whether it is what remains of the total: 其余5件."""
    return item.counted and bool(_REST.search(item.near))


def parallel(parts: Sequence[Item]) -> bool:
    """Whether the parts are named alike, so that no two hold the same case."""
    labels = [label for part in parts if (label := part.label).strip()]
    for word in STATES:
        if any(f"不{word}" in label for label in labels):
            continue
        if 0 < sum(word in label for label in labels) < len(labels):
            return False
    return not any(word in label for word in ATTRIBUTES for label in labels)


def complementary(parts: Sequence[Item]) -> bool:
    """Whether two parts leave no remainder by their words: 专职 and 兼职, 已办结 and 正在办理."""
    if len(parts) != 2:
        return False
    first, second = (part.label for part in parts)
    return any((a in first and b in second) or (a in second and b in first) for a, b in COMPLEMENTS)


def _opened(window: Window, at: int) -> Iterator[Listing]:
    """Lists after 其中, 包括, a colon, a bracket or 分别: one for each unit that the total is counted in."""
    first = window.items[at]
    run = list(_run(window.items[at:]))
    before = [item for item in window.items[:at] if item.counted and not item.aside]
    if not before and first.lead.lstrip("“ ").startswith(("其中", "分别")):
        before = [item for item in window.earlier if item.counted and not item.aside]
    for unit in dict.fromkeys(item.figure.unit for item in run if item.counted):
        sisters = [item for item in run if item.counted and item.figure.unit == unit]
        totals = [item for item in before if _sister(item, sisters[0])]
        if not totals:
            continue
        total = totals[-1]
        parts = _until_rest([item for item in sisters if _sister(item, total)])
        next_to = total.index == first.index - 1 or first.figure.beside or window.items[at - 1].figure.beside
        if total.sentence is not first.sentence:
            last = [item for item in totals if item.sentence is total.sentence]
            next_to = len(last) == 1 and total.sentence.number == first.sentence.number - 1
        certain = next_to or not (first.depth or len(totals) > 1)
        certain = certain and (total.figure.role is not Role.PART or first.depth > total.depth)
        canonical = (is_rest(parts[-1]) and "其中" in first.lead) or "分别" in first.lead if parts else False
        yield Listing(total, tuple(parts), _closure(first, total, parts), certain, tuple(totals[:-1]), canonical)


def _sister(first: Item, second: Item) -> bool:
    """Whether two figures count the same in the same year, so that one may be of the other."""
    return same_unit(first.figure, second.figure) and first.figure.year == second.figure.year


def _run(items: Sequence[Item]) -> Iterator[Item]:
    """The figures of a list: until its bracket closes, or something says that it is over."""
    first = items[0]
    shown: list[Item] = []
    for item in items:
        if item.aside and not first.aside:
            continue
        if item.depth < first.depth or (shown and item.depth == first.depth and _over(shown, item)):
            return
        if _BESIDES.search(item.near):
            return
        if item.depth == first.depth:
            shown.append(item)
            yield item


def _over(shown: Sequence[Item], item: Item) -> bool:
    """Whether a list ended before this figure: another 其中, a total, a semicolon, a comma after 、, a new deed."""
    lead, first = item.lead, shown[0]
    if is_rest(item):
        return False
    if "其中" in lead or _TOTAL.search(item.near) or ("；" in lead and "：" not in first.lead):
        return True
    if lead.startswith("、") or not item.counted:
        return False
    enumerated = any(each.lead.startswith("、") for each in shown)
    deed = any(word in item.label and word not in first.label for word in STATES)
    own_state = any(word in first.label for word in STATES)
    return enumerated or (deed and not own_state)


def _until_rest(parts: Sequence[Item]) -> list[Item]:
    for place, part in enumerate(parts):
        if is_rest(part):
            return list(parts[: place + 1])
    return list(parts)


def _closure(first: Item, total: Item, parts: Sequence[Item]) -> Closure:
    """Whether the words say that the parts are all."""
    if parts and is_rest(parts[-1]):
        return Closure.ALL
    if complementary(parts) or (len(parts) > 1 and _ALL_KINDS.search(f"{total.near}{first.lead}")):
        return Closure.ALL
    colon = first.lead.rstrip().endswith(("：", ":")) or re.search("[：:][^其，；]{0,12}$", first.lead)
    added = sum(part.figure.value for part in parts)
    if "分别" in first.lead and len(parts) > 1 and added >= _NEARLY * total.figure.value:
        return Closure.ALL
    if _OPENS_ALL.search(first.lead) or (colon and "其中" not in first.lead):
        return Closure.ALL
    return Closure.PERHAPS


def _with_rest(window: Window, at: int) -> Iterator[Listing]:
    """排查94件，已化解89件，其余5件: the total is the first of its unit, or a later one that the parts make."""
    rest = window.items[at]
    before = [item for item in window.items[:at] if item.counted and same_unit(item.figure, rest.figure)]
    before = [item for item in before if item.depth <= rest.depth and not item.aside]
    if len(before) > _THREE - 1:
        for start in range(1, min(len(before) - 1, _THREE)):
            total, *parts = (*before[start:], rest)
            if sum(part.figure.value for part in parts) == total.figure.value:
                yield Listing(total, tuple(parts), Closure.ALL, False)
                return
        added = before[-1].figure.value + rest.figure.value
        if len(before) == _THREE and added < before[0].figure.value / 2 and _differs(before[0], before[1]):
            yield Listing(before[1], (before[2], rest), Closure.ALL, True)
            return
    if len(before) > 1:
        yield Listing(before[0], (*before[1:], rest), Closure.ALL, len(before) == _THREE - 1)


def _differs(first: Item, second: Item) -> bool:
    """Whether two counts are of different deeds: 排查自建房3862户，发现隐患46户."""
    deeds = [{word for word in (*INTAKE, *STATES) if word in item.label} for item in (first, second)]
    return bool(deeds[0] and deeds[1] and not deeds[0] & deeds[1])


def _halves(parts: Sequence[Item], total: Item) -> bool:
    """上半年210件，下半年245件，全年共455件."""
    periods = [part.figure.period for part in parts]
    return periods == ["上半年", "下半年"] and total.figure.period in ("", "全年")


def _before_total(window: Window, at: int) -> Iterator[Listing]:
    """…24.2万件、7.3万件，合计31.5万件: the parts stand before."""
    total = window.items[at]
    counted = [item for item in window.items[:at] if item.counted and item.figure.year == total.figure.year]
    counted = [item for item in counted if not item.aside]
    starts = [place for place, item in enumerate(counted) if _TOTAL.search(item.near)]
    counted = counted[starts[-1] :] if starts else counted
    parts = [item for item in counted if same_unit(item.figure, total.figure)]
    mixed = [item for item in counted if not item.figure.beside and item not in parts]
    if mixed and sum(item.figure.value for item in counted) == total.figure.value:
        parts = counted  # 45份、6件、3件，共54件
    if len(parts) < 2:
        return
    deed = any(word in total.near for word in (*STATES, *INTAKE))
    bare = (bool(_TOTAL_BARE.search(total.near)) and not deed) or "分别" in parts[0].lead
    certain = (bare or _halves(parts, total)) and not starts and not mixed and parallel(parts)
    yield Listing(total, tuple(parts), Closure.ALL, certain, canonical=True)
