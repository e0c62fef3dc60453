"""What a figure is among its neighbours, told by the marks between the figure before and it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from fazhi.audit.figure import Comparison, Figure, Kind, Role
from fazhi.audit.figures import words
from fazhi.audit.figures.quantities import Quantity
from fazhi.audit.figures.times import Span
from fazhi.audit.figures.tokens import Token
from fazhi.audit.figures.units import TIME_UNITS

_FILLER = re.compile("(?:了|达到?|为|是|的|率|速|幅度?|约|至|到|有|额|值|\\s)*")
_WITHIN = re.compile("[以之]?内")
_ON_A_DAY = re.compile("每周[一二三四五六日]|每月[0-9]|每(?:周|月|季度?)末")
_TO = re.compile("(?:上升|调整|变|提高|增加|减少|下降)?[到至]|变为|调整为")
_MEANS_PERIOD = re.compile("上个?月|上个?季|上期|上一季|上一期|前期|季度|上半年|(?<!年)(?<![0-9])[0-9]{1,2}月")
_MEANS_YEAR = re.compile("上年|去年|上一年|前一年|(?:19|20)[0-9]{2}年|同期")
_PASSIVE = frozenset("yzctebi")
"""Marks that may stand between a verb and its number: 同比, 均, 分别."""

_SILENT = "xn、oNUMQA"
"""Kinds of tokens that say nothing of what a figure is."""
_LETTERS = {letters: frozenset(letters) for letters in ("b", "c", "cyz", "d", "dw", "e", "f", "h", "k", "l", "r", "s", "t", "u", "ud", "uv", "vw", "y", "yz")}  # fmt: skip
"""Sets of marks that are asked for."""


class Context(NamedTuple):
    """What stands before a figure.

    Parameters
    ----------
    near : sequence of Token
        Since the figure before or the clause's start, whichever is nearer.
    gap : sequence of Token
        Since the figure before or the sentence's start.
    clause : str
        The kinds of the tokens since the clause's start, figures before included, a letter a token.
    after : str
        The characters after the figure.
    previous : Figure, optional
        The figure before.
    previous_near : sequence of Token
        What stood near that.
    listed : bool
        Only 、 or 和 parts it from the figure before.
    part : bool
        其中 was said and still holds.
    aimed : bool
        力争 and the like were said in the sentence.
    last : Span, optional
        去年 or 上月, said in `near`.
    kinds : str
        The kinds of `near`, a letter a token.
    units : collection of str
        Of the figure before and those that it stands beside.
    """

    near: Sequence[Token]
    gap: Sequence[Token]
    clause: str
    after: str
    previous: Figure | None
    previous_near: Sequence[Token]
    listed: bool
    part: bool
    aimed: bool
    last: Span | None
    kinds: str
    units: Collection[str]

    def has(self, letters: str) -> bool:
        """Whether a mark of these letters stands near."""
        return not _LETTERS[letters].isdisjoint(self.kinds)

    def since(self, letters: str) -> Sequence[Token] | None:
        """The tokens between the last mark of these letters and the figure; None without such a mark."""
        if _LETTERS[letters].isdisjoint(self.kinds):
            return None
        return self.near[max(map(self.kinds.rfind, letters)) + 1 :]

    def directly(self, letters: str) -> bool:
        """Whether such a mark stands near with nothing but fillers before the figure."""
        between = self.since(letters)
        return between is not None and filler(between)


def filler(tokens: Sequence[Token]) -> bool:
    """Whether tokens say nothing of their own: 了, 达, 为, 同比, 分别."""
    return all(
        token.kind in _PASSIVE or (token.kind == "x" and _FILLER.fullmatch(token.text) is not None) for token in tokens
    )


def direction(context: Context) -> int:
    """+1 where a verb of rising stands right before the figure, −1 for falling, 0 for neither."""
    for letters, sign in (("uv", 1), ("dw", -1)):
        if context.directly(letters):
            return sign
    between = context.since("cyz")
    if between and len(between) == 1 and between[0].kind == "x":
        more = between[0].text.rstrip("了")
        return 1 if more in words.MORE else -1 if more in words.LESS else 0
    return 0


def role(context: Context, amount: Quantity) -> Role:
    """What the figure is; the first of these tests that holds."""
    marked = bool(context.kinds.strip(_SILENT))
    if marked and any(token.kind == "k" and not _ON_A_DAY.match(token.text) for token in context.near):
        return Role.PACE
    if _is_limit(context, amount):
        return Role.LIMIT
    if marked and context.directly("vw"):
        return Role.TO
    if amount.doubled or (marked and _is_change(context, amount)):
        return Role.CHANGE
    if context.listed and context.previous and context.previous.role in (Role.CHANGE, Role.SHARE, Role.EACH, Role.TO):
        return context.previous.role
    if _is_to(context):
        return Role.TO
    if marked and _is_before(context, amount):
        return Role.BEFORE
    if amount.kind is Kind.RATE and "h" in context.clause:
        return Role.SHARE
    if marked and context.has("e"):
        return Role.EACH
    if marked and context.has("r"):
        return Role.REST
    if amount.kind is not Kind.COUNT:
        return Role.PLAIN
    if context.part:
        return Role.PART
    return Role.TOTAL if context.has("s") else Role.PLAIN


def _is_limit(context: Context, amount: Quantity) -> bool:
    if amount.rule or "l" in context.clause:
        return True
    if amount.kind is Kind.COUNT and amount.approximation in ("以上", "以下") and context.after.startswith("的"):
        return True  # 收入50万元以上的村
    return context.aimed or (amount.unit in TIME_UNITS and _WITHIN.match(context.after) is not None)


def _is_change(context: Context, amount: Quantity) -> bool:
    if direction(context):
        return True
    if amount.kind is Kind.POINTS and context.has("ud"):
        between = context.since("ud") or ()
        return not any(token.kind == "x" and "于" in token.text for token in between)  # 增幅低于全市2个百分点
    return amount.value < 0 and context.directly("yz")


def _is_to(context: Context) -> bool:
    """由上年的66件到今年的151件: no verb, but 由 before and 到 between."""
    return (
        context.previous is not None
        and context.previous.end == (context.near[0].start if context.near else -1)
        and context.kinds[:1] == "x"
        and any(token.kind == "f" for token in context.previous_near)
        and _TO.match(context.near[0].text) is not None
    )


def _is_before(context: Context, amount: Quantity) -> bool:
    """比去年的125件, 上年为125件: last time's value, not a change."""
    if amount.kind not in (Kind.COUNT, Kind.RATE):
        return False
    compared = context.directly("c") and not context.has("ud")
    return compared or (context.last is not None and context.directly("t"))


def comparison(tokens: Sequence[Token]) -> Comparison:
    """Against what the last comparison among tokens is made; 同比 and 环比 in so many words come first."""
    for token in reversed(tokens):
        if token.kind == "y" or (token.kind == "c" and token.text.startswith("同比")):
            return Comparison.YEAR
        if token.kind == "z" or (token.kind == "c" and token.text.startswith("环比")):
            return Comparison.PERIOD
    for token in reversed(tokens):
        if token.kind == "c":
            return compared(token.text)
    return Comparison.NONE


def compared(text: str) -> Comparison:
    """What 比上年, 较上月 and the like compare with."""
    if _MEANS_YEAR.search(text):
        return Comparison.YEAR
    return Comparison.PERIOD if _MEANS_PERIOD.search(text) else Comparison.NONE
