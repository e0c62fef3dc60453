"""Which measure words count the same things, and which count whole things at all."""

from __future__ import annotations

import re

from fazhi.audit.figure import Figure

_FAMILIES: tuple[frozenset[str], ...] = (
    frozenset({"件", "起", "宗", "例", "案", "件次", "桩"}),
    frozenset({"人", "名", "位"}),
    frozenset({"场", "场次", "次", "期", "期次"}),
    frozenset({"批", "批次"}),
    frozenset({"家", "户"}),
    frozenset({"个", "处", "所"}),
    frozenset({"份", "册", "本"}),
    frozenset({"天", "日"}),
)
"""Words that official prose uses for one another when it comes back to the same things."""

_WHOLE = frozenset("件起宗例案批人名位次场期份条个项户家所处支篇部本册辆台套幅块面封对组只张棵间座栋卷") | {
    *("件次", "批次", "人次", "场次", "户次", "家次", "条次", "车次"),
}
"""Measure words of things that there are no halves of."""


_DEED = re.compile(
    "建成|完成|达到|达标|实现|获|被|已|正在|通过|签订|开展|设立|成立|创建|参加|纳入|整改|办结|取得|建立|配备"
)


def whole_things(figure: Figure) -> bool:
    """Whether the figure counts things that there are no halves of."""
    return figure.unit in _WHOLE


def same_unit(first: Figure, second: Figure) -> bool:
    """Whether both are counted with one measure word and, where both name one, of one thing."""
    return first.unit == second.unit and same_noun(first, second)


def alike(first: Figure, second: Figure) -> bool:
    """Whether both may count the same things: one measure word, or two that are used for one another."""
    if first.unit == second.unit:
        return same_noun(first, second)
    return any(first.unit in family and second.unit in family for family in _FAMILIES)


def same_noun(first: Figure, second: Figure) -> bool:
    """Whether the nouns after the measure words do not contradict each other (3个村, 5个部门 do)."""
    one, other = _noun(first), _noun(second)
    return not one or not other or one in other or other in one


def _noun(figure: Figure) -> str:
    """The noun, unless it is what was done: 有11个建成示范站."""
    return "" if _DEED.match(figure.noun) else figure.noun
