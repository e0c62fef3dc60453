"""The same quantity in two places of a report; and one word for several ledgers (排查), which is no contradiction."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from fazhi.audit.arithmetic.outcome import open_question, stated
from fazhi.audit.arithmetic.same import same
from fazhi.audit.figure import Kind
from fazhi.audit.judgement import Confidence, Judgement, Relation, Verdict
from fazhi.audit.relations.judging import judge
from fazhi.audit.relations.quantities import Name, before, named
from fazhi.audit.relations.window import Item

LEDGER_WORDS = ("排查", "摸排", "化解", "预防", "隐患")
"""Words under which several ledgers count partly the same disputes: different numbers are no contradiction."""

_SCREENED = re.compile("排查|摸排")
_NOTED = 6
_COMPARED = 20
"""Places of one quantity that are compared; a hostile text could hold a million."""

_RECURRING = 3
"""Different numbers of one name beyond which it is a formula that each section fills in."""

_SPECIFIC = 6
"""Characters with which a name says enough that two numbers of it must agree."""

_HELD = re.compile("开展|组织|举办|召开|进行")
"""Verbs that name nothing: 开展专题学习 says no more than 专题学习."""

_ANOTHER = re.compile(
    "年|季度|月|阶段|期间|村|社区|[^全我本各城乡]镇|[^城]乡|街道|[^全我本各]县|[^全我本各地]区|未成年|[A-Z]类"
)
_GROUP = re.compile("[A-ZＡ-Ｚ甲乙丙丁]类|占|此|该类|上述|这|[^一-龥]$")


def find(items: Iterable[Item]) -> Iterator[Judgement]:
    """Quantities of the whole report that are named in more than one place."""
    places: dict[Name, list[Item]] = {}
    values: dict[tuple[str, str], set[Decimal]] = {}
    screened: list[Item] = []
    for quantity, item in named(iter(items)):
        group = places.setdefault(quantity, [])
        if len(group) < _COMPARED:
            group.append(item)
        known = values.setdefault((quantity.words, quantity.unit), set())
        if len(known) < _RECURRING:
            known.add(item.figure.value)
        if item.figure.kind is Kind.COUNT and _SCREENED.search(quantity.words) and len(screened) < _COMPARED:
            screened.append(item)
    for quantity, group in places.items():
        recurring = len(values[quantity.words, quantity.unit]) == _RECURRING
        for place, item in enumerate(group):
            first = next((each for each in group[:place] if _one_year(each, item)), None)
            if first is not None and (judgement := _compared(quantity, first, item, recurring)):
                yield judgement
    yield from _one_word_several_ledgers(screened)


def _one_year(first: Item, second: Item) -> bool:
    """Whether nothing says that they speak of two years."""
    years = {first.figure.year, second.figure.year} - {None}
    return len(years) < 2


def _compared(quantity: Name, first: Item, second: Item, recurring: bool) -> Judgement | None:
    """The two must agree, unless something tells them apart."""
    if first.sentence is second.sentence:
        return None
    outcome = same(first.figure, second.figure)
    if outcome.verdict is Verdict.INCONSISTENT and (recurring or not _one_topic(quantity, first, second)):
        return None
    return judge(Relation.STATED_TWICE, outcome, (first, second), Confidence.LIKELY)


def _one_topic(quantity: Name, first: Item, second: Item) -> bool:
    """Whether two different numbers must be of one thing: named in full, each the first of its sentence, no group named."""
    if len(_HELD.sub("", quantity.words)) < _SPECIFIC or _GROUP.search(quantity.words):
        return False
    if first.sentence.paragraph is second.sentence.paragraph or first.index or second.index:
        return False
    if before(first) != before(second):
        return False
    headings = {first.sentence.paragraph.heading, second.sentence.paragraph.heading}
    ledgers = any(word in quantity.words for word in LEDGER_WORDS)
    return len(headings) < 2 or not (ledgers or any(_ANOTHER.search(heading) for heading in headings))


def _one_word_several_ledgers(items: Sequence[Item]) -> Iterator[Judgement]:
    """排查 with several numbers: the reader cannot tell the ledgers apart."""
    values = list(dict.fromkeys(item.figure.text for item in items))
    if len({item.figure.value for item in items}) < 2 or len({item.figure.unit for item in items}) > 1:
        return
    told = f"文中{len(items)}处“排查”数字不同（{'、'.join(values[:_NOTED])}），可能来自不同台账，宜写明各指什么。"
    outcome = open_question(told, *(stated("count", item.figure) for item in items[:_NOTED]))
    yield judge(Relation.STATED_TWICE, outcome, items[:_NOTED], Confidence.OPEN)
