"""The same quantity in two places of a report; and one word for several ledgers (排查), which is no contradiction."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from fazhi.audit.arithmetic.outcome import open_question, stated
from fazhi.audit.arithmetic.same import same
from fazhi.audit.model import Confidence, Judgement, Kind, Relation, Verdict
from fazhi.audit.relations.judging import judge
from fazhi.audit.relations.quantities import Name, named
from fazhi.audit.relations.window import Item

LEDGER_WORDS = ("排查", "摸排", "化解", "预防", "隐患")
"""Words under which several ledgers count partly the same disputes: different numbers are no contradiction."""

_SCREENED = re.compile("排查|摸排")
_NOTED = 6
_COMPARED = 20
"""Places of one quantity that are compared; a hostile text could hold a million."""

_TEMPORAL = re.compile("年|季度|月|阶段|期间|村|社区")


def find(items: Iterable[Item]) -> Iterator[Judgement]:
    """Quantities of the whole report that are named in more than one place."""
    places: dict[Name, list[Item]] = {}
    screened: list[Item] = []
    for quantity, item in named(iter(items)):
        group = places.setdefault(quantity, [])
        if len(group) < _COMPARED:
            group.append(item)
        if item.figure.kind is Kind.COUNT and _SCREENED.search(quantity.words) and len(screened) < _COMPARED:
            screened.append(item)
    for quantity, group in places.items():
        for place, item in enumerate(group):
            first = next((each for each in group[:place] if _one_year(each, item)), None)
            if first is not None and (judgement := _compared(quantity, first, item)):
                yield judgement
    yield from _one_word_several_ledgers(screened)


def _one_year(first: Item, second: Item) -> bool:
    """Whether nothing says that they speak of two years."""
    years = {first.figure.year, second.figure.year} - {None}
    return len(years) < 2


def _compared(quantity: Name, first: Item, second: Item) -> Judgement | None:
    """The two must agree, unless something tells them apart."""
    if first.sentence is second.sentence:
        return None
    outcome = same(first.figure, second.figure)
    ledgers = any(word in quantity.words for word in LEDGER_WORDS)
    headings = {first.sentence.paragraph.heading, second.sentence.paragraph.heading}
    apart = len(headings) > 1 and (ledgers or any(_TEMPORAL.search(heading) for heading in headings))
    if outcome.verdict is Verdict.INCONSISTENT and apart:
        return None
    return judge(Relation.STATED_TWICE, outcome, (first, second), Confidence.LIKELY)


def _one_word_several_ledgers(items: Sequence[Item]) -> Iterator[Judgement]:
    """排查 with several numbers: the reader cannot tell the ledgers apart."""
    values = list(dict.fromkeys(item.figure.text for item in items))
    if len({item.figure.value for item in items}) < 2 or len({item.figure.unit for item in items}) > 1:
        return
    told = f"文中{len(items)}处“排查”数字不同（{'、'.join(values[:_NOTED])}），可能来自不同台账，宜写明各指什么。"
    outcome = open_question(told, *(stated("count", item.figure) for item in items[:_NOTED]))
    yield judge(Relation.STATED_TWICE, outcome, items[:_NOTED], Confidence.OPEN)
