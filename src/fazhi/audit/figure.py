"""A figure: a number in a sentence with all that the words around it say."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from fazhi.audit.interval import Interval
from fazhi.audit.manuscript import Paragraph, Place


class Kind(StrEnum):
    """What sort of number a figure is."""

    COUNT = "count"
    """Things counted or measured: 608件, 9.67万元, 566人次."""
    RATE = "rate"
    """A share in percent, or a change in percent: 93.15%, 九成, 三分之一."""
    POINTS = "points"
    """百分点."""
    MULTIPLE = "multiple"
    """倍, 翻一番."""


class Role(StrEnum):
    """What the words say that a figure is among its neighbours."""

    PLAIN = ""
    TOTAL = "total"
    """共, 总计, 累计, 合计."""
    PART = "part"
    """其中, and what follows it within the sentence."""
    REST = "rest"
    """其余, 剩余, 还有, 另有."""
    SHARE = "share"
    """占, 占比."""
    EACH = "each"
    """均, 各, 每, 都: one value for several subjects, or a value for each."""
    FROM = "from"
    """由…, 从…: what something rose or fell from."""
    TO = "to"
    """…到…, …至…: what it rose or fell to."""
    BEFORE = "before"
    """比去年的125件, 上年为125件: last year's or last period's value."""
    CHANGE = "change"
    """增长24%, 下降17.20%, 增加30件, 提高3.3个百分点."""
    LIMIT = "limit"
    """A rule rather than a result: 不少于20人的, 每个村不少于…, 目标90%以上."""
    PACE = "pace"
    """A frequency: 每周1次, 每季度一次."""


class Comparison(StrEnum):
    """Against which period a change is stated."""

    NONE = ""
    YEAR = "同比"
    """同比, 比上年, 较去年同期."""
    PERIOD = "环比"
    """环比, 较上月, 比上季度."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a sentence with all that the words around it say.

    Parameters
    ----------
    text : str
        As printed, number to unit: 9.67万件, 近三成, 100余场次, 3.3个百分点.
    start, end : int
        Offsets in the paragraph; ``paragraph.text[start:end] == text``.
    kind : Kind
    value : Decimal
        In whole units (9.67万 is 96700), percent for rates (九成 is 90); a fall is negative.
    step : Decimal
        The worth of the last printed digit: 100 for 9.67万, 0.01 for 93.15%, 1 for 608, 10 for 九成.
    interval : Interval
        The true values that the print allows: 608 alone for 608件; rounding to `step` for 万, decimals and rates; above
        200 and below 300 for 200余; and so on for the other words.
    unit : str
        The measure word (件, 批, 人次, 场次, 元); %, 百分点 and 倍 for the other kinds; empty where none stands.
    noun : str
        What follows the unit and is counted: 部门 in 5个部门.
    approximation : str
        Empty, or one of 余 (also 多), 近, 约 (左右, 大约), 超 (逾, 突破), 以上 (不少于, 至少), 以下 (不足, 不超过), 至 (a range).
    subject : str
        The words before it that say what is counted or rated, since the clause's start or the figure before: 受理矛盾纠纷,
        办结率; without roles, comparisons and filler.
    subjects : tuple of str
        Several where one number speaks for several (参考率、合格率均达100%); else `subject` alone.
    role : Role
    comparison : Comparison
    direction : int
        +1 增长, −1 下降, 0 where the words say neither.
    beside : bool
        It stands right after the figure before it and counts the same in another way: 566人次 in 231批566人次.
    period : str
        The span that the words name: 全年, 上半年, 一季度, 1—11月, 截至6月30日; empty where none.
    year : int, optional
        The year that it speaks of: named, else the paragraph's; last year's where the words say so.
    paragraph, sentence, clause : int
        From 1, 1 and 0: the clause within the sentence, parted by ，；：、 and the like (、 within a list of names does not part).
    """

    text: str
    start: int
    end: int
    kind: Kind
    value: Decimal
    step: Decimal
    interval: Interval
    unit: str
    noun: str = ""
    approximation: str = ""
    subject: str = ""
    subjects: tuple[str, ...] = ()
    role: Role = Role.PLAIN
    comparison: Comparison = Comparison.NONE
    direction: int = 0
    beside: bool = False
    period: str = ""
    year: int | None = None
    paragraph: int = 1
    sentence: int = 1
    clause: int = 0


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its figures.

    Parameters
    ----------
    text : str
        With its full stop.
    start : int
        Offset in the paragraph.
    number : int
        From 1 in the paragraph.
    paragraph : Paragraph
    figures : tuple of Figure
        By place.
    words : frozenset of str
        Marks that bear on the sentence as a whole: 其中, 其余, 分别, 均, 每周, 占, 包括 …
    """

    text: str
    start: int
    number: int
    paragraph: Paragraph
    figures: tuple[Figure, ...] = ()
    words: frozenset[str] = field(default=frozenset())

    def place(self) -> Place:
        """Where the sentence stands."""
        paragraph = self.paragraph
        return Place(paragraph.page, paragraph.heading, paragraph.number, self.number, self.start)
