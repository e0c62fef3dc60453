"""Parts make the total: 其中 …, 其余 …, 分别为 …, …，合计 …. Only 其中 may leave some parts out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from fazhi.audit.arithmetic import sums
from fazhi.audit.arithmetic.outcome import Outcome, open_question, stated
from fazhi.audit.arithmetic.words import number
from fazhi.audit.figure import Kind, Role
from fazhi.audit.judgement import Confidence, Judgement, Relation, Verdict
from fazhi.audit.relations.judging import fits, judge
from fazhi.audit.relations.listing import Closure, Listing, complementary, is_rest, listings, parallel
from fazhi.audit.relations.units import same_unit
from fazhi.audit.relations.window import Item, Window

_TOTALS = 3
"""Counts before a list that are tried as its total, besides the nearest."""

_CLAUSE = 60
"""Characters after the last figure in which a rest without a number is looked for."""

_CHOSEN = 6
"""Parts of which every choice is tried."""

_NEARLY = 95
"""Percent of the total that listed parts must reach for what is missing to look forgotten."""

_UNNUMBERED_REST = re.compile("其余|剩余|余下|剩下")


def find(window: Window) -> Iterator[Judgement]:
    """Every total of the sentence with its parts; what a rest without a number leaves open."""
    for listing in listings(window):
        if judgement := _judged(window, listing):
            yield judgement
    if judgement := _rest_without_number(window):
        yield judgement


def _judged(window: Window, listing: Listing) -> Judgement | None:
    total, parts = listing.total, listing.parts
    closed = listing.closure is Closure.ALL
    for whole in (total, *listing.other_totals[-_TOTALS:]):
        for reading in _readings(parts):
            outcome = _sum(whole, reading, closed)
            if fits(outcome):
                confidence = Confidence.SURE if closed and whole is total and listing.canonical else Confidence.LIKELY
                return judge(Relation.SUM, outcome, (whole, *reading), confidence)
    if _left_out(window, listing):
        return None
    judgement = _closed_fault(listing) if closed else _open_fault(window, listing)
    if judgement and judgement.verdict is Verdict.INCONSISTENT:
        if total.key in window.doubted:
            doubt = replace(judgement, verdict=Verdict.UNDETERMINED, expected="", confidence=Confidence.OPEN)
            return replace(doubt, explanation=f"{judgement.explanation}各项占比另有分母，可能另有口径。")
        if _made_otherwise(window, listing):
            return None
    return judgement


def _left_out(window: Window, listing: Listing) -> bool:
    """Whether a count within the list, of the same unit, is none of its parts: then nothing is known of their sum."""
    first, last = listing.parts[0], listing.parts[-1]
    taken = {part.key for part in listing.parts}
    return any(
        item.key not in taken
        and first.key < item.key < last.key
        and item.figure.kind is Kind.COUNT
        and item.figure.unit == first.figure.unit
        and not item.aside
        and item.depth <= first.depth
        for item in window.items
    )


def _made_otherwise(window: Window, listing: Listing) -> bool:
    """Whether the total is made by the parts and a count right after them, or by all parts but one that is within another."""
    total, parts = listing.total.figure, listing.parts
    added = [part.figure for part in parts]
    following = [
        item for item in window.items if item.key > parts[-1].key and item.counted and item.key != listing.total.key
    ]
    for item in following[:_TOTALS]:
        if item.figure.unit == total.unit and fits(sums.parts(total, [*added, item.figure], True)):
            return True
    if listing.closure is Closure.ALL or len(parts) < _TOTALS:
        return False
    return any(fits(sums.parts(total, added[:at] + added[at + 1 :], True)) for at in range(min(len(added), _CHOSEN)))


def _readings(parts: Sequence[Item]) -> Iterator[tuple[Item, ...]]:
    """All parts; with a rest, any one of them and the rest: 办结90件，满意85件，其余10件."""
    if len(parts) > 1:
        yield tuple(parts)
    if len(parts) > 2 and is_rest(parts[-1]):
        for part in parts[:_CHOSEN][:-1]:
            yield part, parts[-1]


def _closed_fault(listing: Listing) -> Judgement | None:
    """All parts are listed and do not make the total, nor any other count before them: whichever is meant, it is wrong."""
    parts = listing.parts
    rest = is_rest(parts[-1])
    totals = (listing.total, *listing.other_totals)
    if len(parts) < 2 or not (listing.certain or (rest and 1 < len(totals) <= _TOTALS)):
        return None
    if rest and len(parts) > 2 and any(_some_make_it(total, parts) for total in totals):
        return None
    if not rest and not (complementary(parts) or parallel(parts)):
        return None
    added = sum(part.figure.value for part in parts)
    total = listing.total if listing.certain else min(totals, key=lambda each: abs(each.figure.value - added))
    confidence = Confidence.SURE if listing.certain and listing.canonical else Confidence.LIKELY
    return judge(Relation.SUM, _sum(total, parts, True), (total, *parts), confidence)


def _some_make_it(total: Item, parts: Sequence[Item]) -> bool:
    """Whether some of the parts and the rest make the total: the others may be counted within them."""
    *others, rest = parts
    if len(others) > _CHOSEN:
        return False
    reached = [rest.figure.interval]
    for part in others:
        reached += [each + part.figure.interval for each in reached]
    return any(each.meets(total.figure.interval) for each in reached)


def _open_fault(window: Window, listing: Listing) -> Judgement | None:
    """其中 lists some parts: one beyond the total, or sisters that are more than it together, cannot be."""
    total, parts = listing.total, listing.parts
    if not listing.certain:
        return None
    if total.figure.approximation or any(part.figure.approximation for part in parts):
        return None
    if len(parts) > 1 and parallel(parts):
        outcome = _sum(total, parts, False)
        if outcome.verdict is Verdict.UNDETERMINED and not _nearly_all(total, parts):
            return None  # 其中 names some: nothing to be told
        return judge(Relation.SUM, outcome, (total, *parts), Confidence.LIKELY)
    beyond = [part for part in parts if part.figure.value > total.figure.value]
    if not beyond or beyond[0].key in window.spoken:
        return None
    return judge(Relation.SUM, _sum(total, beyond[:1], False), (total, beyond[0]), Confidence.LIKELY)


def _nearly_all(total: Item, parts: Sequence[Item]) -> bool:
    """Whether so little is missing that a part may have been forgotten: 1127件，其中900件、211件."""
    added = sum(part.figure.value for part in parts)
    return total.figure.value * _NEARLY <= added * 100


def _rest_without_number(window: Window) -> Judgement | None:
    """排查94件，已化解89件，其余纠纷正在化解: what remains is worked out, not stated."""
    start, last = window.sentence.start, window.items[-1].figure.end
    found = _UNNUMBERED_REST.search(window.sentence.text, window.items[0].figure.end - start, last - start + _CLAUSE)
    if found is None:
        return None
    place = start + found.start()
    before = [item for item in window.items if item.counted and item.figure.end <= place]
    following = next((item for item in window.items if item.figure.start > place), None)
    if following is not None and is_rest(following):
        return None
    if len(before) < 2 or not same_unit(before[-2].figure, before[-1].figure) or before[-1].figure.role is Role.TOTAL:
        return None
    total, part = before[-2], before[-1]
    if not (total.figure.interval.exact and part.figure.interval.exact) or part.figure.value > total.figure.value:
        return None
    left = total.figure.value - part.figure.value
    told = f"{number(total.figure)}−{number(part.figure)}＝{left}，文中没有写其余的数，无法核对。"
    outcome = open_question(told, stated("total", total.figure), stated("part", part.figure))
    return judge(Relation.SUM, outcome, (total, part), Confidence.LIKELY)


def _sum(total: Item, parts: Sequence[Item], closed: bool) -> Outcome:
    return sums.parts(total.figure, [part.figure for part in parts], closed)
