"""Claims: every number that the report's text prints, with what it says and where."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from fazhi.narrative.figure import Figure, words
from fazhi.narrative.passages import Narrative, Paragraph


@dataclass(frozen=True, slots=True)
class Claim:
    """One printed number.

    Parameters
    ----------
    indicator : str
    year : int
        The year that it speaks of: last year's for a previous figure.
    measure : str
        value, change, previous, numerator, denominator, threshold.
    value : Decimal
        下降17.20% is −17.20.
    text : str
        As printed, e.g. 同比下降17.20%.
    chapter : str
        The nearest heading.
    """

    indicator: str
    year: int
    measure: str
    value: Decimal
    text: str
    chapter: str


def claims(narrative: Narrative) -> tuple[Claim, ...]:
    """All claims of a narrative, in the order of the text."""
    return tuple(
        Claim(span.source.id, span.year, span.measure, span.known(), words(span), passage.chapter)
        for passage in narrative.passages
        if isinstance(passage, Paragraph)
        for span in passage.spans
        if isinstance(span, Figure)
    )
