"""What the rooms of the audit hand to each other: the manuscript, its figures, and what is judged of them.

A manuscript is paragraphs and tables as a reader sees them. Its sentences hold figures: numbers with all that the words
around them say. A relation is something that figures must satisfy together; a judgement says whether they do.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from fazhi.audit.interval import Interval


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a report.

    Parameters
    ----------
    page : int, optional
        From 1; known for PDF alone.
    heading : str
        The nearest heading above, without its number; empty before the first.
    paragraph : int
        From 1, tables counted too.
    sentence : int
        From 1 within its paragraph; 0 for the paragraph or the report as a whole.
    offset : int
        Characters from the start of the paragraph, from 0.
    """

    page: int | None
    heading: str
    paragraph: int
    sentence: int = 0
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, stray line breaks inside sentences mended, field codes and bookmarks gone.

    Parameters
    ----------
    text : str
    number : int
        From 1, tables counted too.
    page : int, optional
    heading : str
        Nearest heading above it.
    level : int
        0 for text, 1 to 4 for a heading of that level, −1 for the report's title.
    year : int, optional
        The year that the nearest heading or the title names (关于2024年…), else None.
    """

    text: str
    number: int
    page: int | None = None
    heading: str = ""
    level: int = 0
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """One table: rows of cells, all rows equally long, a merged cell's text in its first cell alone.

    Parameters
    ----------
    rows : tuple of tuple of str
    number : int
        Its place among the paragraphs, from 1.
    caption : str
        The paragraph right above that names it, or empty.
    page, heading, year
        As of a paragraph.
    """

    rows: tuple[tuple[str, ...], ...]
    number: int
    caption: str = ""
    page: int | None = None
    heading: str = ""
    year: int | None = None


@dataclass(frozen=True)
class Manuscript:
    """A report as it was read.

    Parameters
    ----------
    file : str
        The file's name, without its folder.
    blocks : tuple of Paragraph or Table
        In reading order; ``blocks[n - 1].number == n``.
    """

    file: str
    blocks: tuple[Paragraph | Table, ...]

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Paragraphs and headings without the tables."""
        return tuple(block for block in self.blocks if isinstance(block, Paragraph))

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """Tables in reading order."""
        return tuple(block for block in self.blocks if isinstance(block, Table))

    @cached_property
    def year(self) -> int | None:
        """The year of the title, or of the first paragraph that names one."""
        return next((paragraph.year for paragraph in self.paragraphs if paragraph.year), None)


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


class Relation(StrEnum):
    """What figures must satisfy together, or a rule of form; the value is what JSON prints."""

    SHARE = "share"
    """Part over whole is the rate."""
    WHOLE_NUMERATOR = "whole_numerator"
    """A whole and a rate: some whole number of successes gives the rate."""
    GROWTH = "growth"
    """Now and before give the growth."""
    WHOLE_PREVIOUS = "whole_previous"
    """Now and a growth: some whole number for last year gives it."""
    SUM = "sum"
    """Parts, with or without 其余, make the total."""
    RESPECTIVELY = "respectively"
    """分别: as many numbers as subjects."""
    ONE_FOR_SEVERAL = "one_for_several"
    """One rate for several subjects."""
    POINTS = "points"
    """From one rate to another in 百分点."""
    DIFFERENCE = "difference"
    """From one count to another, and by how many."""
    STATED_TWICE = "stated_twice"
    """The same quantity in two places."""
    FREQUENCY = "frequency"
    """A pace against a count."""
    STOCK_FLOW = "stock_flow"
    """Opening and inflow less outflow is closing."""
    YEARS = "years"
    """Title, headings and text speak of one year."""
    BETWEEN_REPORTS = "between_reports"
    """This year's report against another year's."""
    WRITING = "writing"
    """How a number is written: 135余, 80人余次, 约…余."""
    FORM = "form"
    """Parts, heading numbers, punctuation, left-over markup."""
    LEDGER_AGREED = "ledger_agreed"
    LEDGER_CHANGED = "ledger_changed"
    LEDGER_UNKNOWN = "ledger_unknown"
    LEDGER_MISSING = "ledger_missing"


class Verdict(StrEnum):
    """What is said of a relation; the value is what JSON prints."""

    CONSISTENT = "consistent"
    HALF_EVEN = "half_even"
    TRUNCATED = "truncated"
    INCONSISTENT = "inconsistent"
    IMPOSSIBLE = "impossible"
    WRONG_UNIT = "wrong_unit"
    STYLE = "style"
    UNDETERMINED = "undetermined"


class Confidence(StrEnum):
    """How sure the reading of the words is, not the arithmetic."""

    SURE = "sure"
    """The words leave one reading."""
    LIKELY = "likely"
    """The usual reading; another is thinkable."""
    OPEN = "open"
    """Several readings: never reported as an error."""


@dataclass(frozen=True, slots=True)
class Value:
    """One number of a judgement.

    Parameters
    ----------
    role : str
        What it is in the relation: part, whole, rate, now, before, change, total, count …
    text : str
        As printed; empty where it is worked out.
    value : Decimal
    unit : str
    """

    role: str
    text: str
    value: Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the audit says of one relation.

    Parameters
    ----------
    place : Place
    text : str
        The quoted words, from the first figure's clause to the last's.
    relation : Relation
    verdict : Verdict
    explanation : str
        Chinese, with the arithmetic written out: 68÷73＝93.15%，与文中相符。 For undetermined: the reason.
    values : tuple of Value
    expected : str
        What would be right, as it would print (95.76%); empty where nothing is wrong or nothing can be named.
    confidence : Confidence
    marks : tuple of (int, int, int)
        Paragraph number, start and end offset of each piece of text that it speaks of.
    file : str
        Name of the report.
    """

    place: Place
    text: str
    relation: Relation
    verdict: Verdict
    explanation: str
    values: tuple[Value, ...] = ()
    expected: str = ""
    confidence: Confidence = Confidence.SURE
    marks: tuple[tuple[int, int, int], ...] = ()
    file: str = ""


def faults(judgements: tuple[Judgement, ...]) -> Iterator[Judgement]:
    """Those for which the command ends with 1: inconsistent and impossible."""
    return (each for each in judgements if each.verdict in (Verdict.INCONSISTENT, Verdict.IMPOSSIBLE))
