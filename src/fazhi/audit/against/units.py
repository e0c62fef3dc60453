"""Measure words that stand for one another when people rephrase: 件 and 起, 场 and 场次."""

from __future__ import annotations

from fazhi.audit.against.facts import Fact
from fazhi.audit.figure import Figure, Kind

_FAMILIES = (
    ("件", "起", "宗", "桩", "例", "案"),
    ("人", "名", "位", "人次"),
    ("次", "场", "场次", "期", "轮", "批", "批次", "人次", "件次"),
    ("个", "家", "处", "所", "座", "支", "部", "项", "条"),
    ("份", "册", "本", "部", "张"),
    ("天", "日"),
    ("小时", "个小时"),
)
_OF: dict[str, frozenset[int]] = {
    word: frozenset(number for number, family in enumerate(_FAMILIES) if word in family)
    for family in _FAMILIES
    for word in family
}


def alike(figure: Figure, fact: Fact) -> bool:
    """Whether the number may count what the fact counts: the same kind, and measure words that can be exchanged."""
    if figure.kind is not fact.kind:
        return False
    if figure.kind is not Kind.COUNT:
        return True
    one, other = figure.unit, fact.unit
    if not one or not other or one.startswith(other) or other.startswith(one):
        return True
    return bool(_OF.get(one, frozenset()) & _OF.get(other, frozenset()))
