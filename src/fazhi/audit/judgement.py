"""What is judged: a relation is something that figures must satisfy together, a judgement says whether they do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from fazhi.audit.manuscript import Place


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
