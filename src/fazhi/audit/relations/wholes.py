"""A whole and a rate alone: 调解矛盾纠纷608件，调解成功率达到97.8%. Does some whole number of successes give it?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from fazhi.audit.arithmetic.outcome import Outcome, stated
from fazhi.audit.arithmetic.shares import whole_numerator
from fazhi.audit.figure import Figure, Role
from fazhi.audit.judgement import Confidence, Judgement, Relation, Verdict
from fazhi.audit.relations import names
from fazhi.audit.relations.judging import judge
from fazhi.audit.relations.pairing import named
from fazhi.audit.relations.rivals import other_reading
from fazhi.audit.relations.shares import is_rate
from fazhi.audit.relations.units import alike, whole_things
from fazhi.audit.relations.vocabulary import ASKED, CARRIED, INTAKE, MANNERS, RARELY_COUNTED
from fazhi.audit.relations.window import Item, Window

_ALL = Decimal(100)
_ADDED_UP = re.compile("^，?(?:共|共计|合计|总计)$")
_OTHER_WHOLES = ("占", "抽", "群众", "居民", "人口", "覆盖", "入户", "辖区")
"""Words in a rate's clause with which it is of something else than the count before it."""


def find(window: Window) -> Iterator[Judgement]:
    """Rates whose whole is stated and whose part is not."""
    for rate in window.unspoken(window.items):
        if not is_rate(rate) or rate.figure.role is Role.SHARE or rate.figure.approximation:
            continue
        name = names.rate_name(rate.figure.subject, rate.near)
        whole = _whole(window, rate, name)
        if whole is not None:
            window.spoken.add(rate.key)
            outcome = whole_numerator(whole.figure, rate.figure)
            if rate.figure.value > _ALL:
                outcome = _more_than_all(whole.figure, rate.figure, names.stem(name))
            if outcome.verdict is Verdict.IMPOSSIBLE and (other := other_reading(window, rate, ())):
                yield other
                continue
            doubtful = outcome.verdict is Verdict.IMPOSSIBLE and names.qualifiers(name)
            yield judge(
                Relation.WHOLE_NUMERATOR, outcome, (whole, rate), Confidence.OPEN if doubtful else Confidence.LIKELY
            )


def _more_than_all(whole: Figure, rate: Figure, stem: str) -> Outcome:
    told = f"{stem}的不会多于全部，文中为{rate.text}。"
    return Outcome(Verdict.IMPOSSIBLE, told, "", (stated("whole", whole), stated("rate", rate)))


def _whole(window: Window, rate: Item, name: str) -> Item | None:
    """The one count that the rate can be of; None where there is none or several."""
    end = names.stem(name)
    if not end or end in ASKED | RARELY_COUNTED or any(word in rate.near for word in _OTHER_WHOLES):
        return None
    words = window.words_before(rate)
    if any(word in words for word in CARRIED) or not MANNERS.issuperset(names.qualifiers(name)):
        return None
    before = [item for item in window.items if item.key < rate.key and item.counted and _exact(item.figure)]
    others = (item for item in (*window.items, *window.earlier) if item.counted)
    if end != "调解" and named(list(others), name):
        return None
    if before and _ADDED_UP.search(before[-1].near):
        return before[-1]
    about = names.about(name).removeprefix(_manner(name))
    if about:
        before = [item for item in before if names.overlap(about, item.label)]
    elif len({item.key for item in before if alike(item.figure, before[-1].figure)}) != 1 or _bracketed(rate):
        return None
    took_in = [item for item in before if names.names(INTAKE, item.label)]
    return took_in[0] if len(took_in) == 1 else None


def _bracketed(rate: Item) -> bool:
    """Whether the rate's name begins before a bracket: 社区戒毒（康复）执行率."""
    return rate.lead.removesuffix(rate.near).endswith(("）", ")", "”"))


def _manner(name: str) -> str:
    return next(iter(names.qualifiers(name)), "")


def _exact(figure: Figure) -> bool:
    return whole_things(figure) and figure.interval.exact and figure.role is not Role.REST
