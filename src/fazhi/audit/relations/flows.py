"""Opening, inflow, outflow and closing: 上年结转19件，本年新收212件，审结198件，年末未结33件."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from fazhi.audit.arithmetic.sums import stock_flow
from fazhi.audit.figure import Role
from fazhi.audit.judgement import Confidence, Judgement, Relation
from fazhi.audit.relations.judging import judge
from fazhi.audit.relations.units import alike
from fazhi.audit.relations.window import Item, Window

ROLES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("opening", re.compile("(?:上年|去年|上期)(?:度)?(?:[末底]|结[转存余])")),
    (
        "closing",
        re.compile(
            "结转(?:至|到)?下(?:一)?年|转入下年|年末|年底|期末|月末|未结|未办结|尚未|在办|正在办理|结存|结余|现有|"
            "[现目前]在册|尚余|仍有"
        ),
    ),
    ("opening", re.compile("结转|年初|期初|月初")),
    ("outflow", re.compile("办结|审结|结案|解除|解矫|期满|支出|退出|注销|减少|化解|销号|出库|迁出|调出|死亡")),
    ("inflow", re.compile("新增|收入|新收|受理|收到|接收|衔接|新入|入矫|登记|入库|迁入|调入")),
)
"""What a count is by its words, asked in this order: 上年末 is an opening though it holds 年末."""

_NEEDED = ("opening", "inflow", "outflow", "closing")


def find(window: Window) -> Iterator[Judgement]:
    """The four numbers, each named once, in this sentence or with those before it."""
    if len(window.items) + len(window.earlier) < len(_NEEDED):
        return
    for items, confidence in ((window.items, Confidence.SURE), ((*window.earlier, *window.items), Confidence.LIKELY)):
        found = _found(items)
        if found is not None and any(item.sentence is window.sentence for item in found):
            yield judge(Relation.STOCK_FLOW, stock_flow(*(item.figure for item in found)), found, confidence)
            return


def _found(items: Sequence[Item]) -> tuple[Item, ...] | None:
    """The four, where each is named once and all count the same things."""
    by_role: dict[str, Item] = {}
    for item in items:
        role = _role(item)
        if role and by_role.setdefault(role, item) is not item:
            return None
    if len(by_role) < len(_NEEDED):
        return None
    found = tuple(by_role[role] for role in _NEEDED)
    return found if all(alike(found[0].figure, item.figure) for item in found) else None


def _role(item: Item) -> str:
    if not item.counted and item.figure.role is not Role.BEFORE:
        return ""
    words = f"{item.near}{item.tail}"
    return next((role for role, marks in ROLES if marks.search(words)), "")
