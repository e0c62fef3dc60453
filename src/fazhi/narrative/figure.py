"""A Figure: a number in a sentence that stays bound to its indicator until it is worded.

``str()`` on one raises: a number becomes text in :func:`words` alone, so no rounding, unit or 余 can be improvised
in a template.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NoReturn

from fazhi import numbers
from fazhi.indicators import Status, Value

Measure = Literal["value", "change", "previous", "numerator", "denominator", "threshold"]


class MissingFigure(Exception):
    """A sentence asked for a number that there is none of; the sentence is dropped whole.

    Parameters
    ----------
    value : Value
        The indicator without a value.
    lacking : str
        What a known value came without (分子和分母, 名称); "" where nothing is wrong with that.
    """

    def __init__(self, value: Value, lacking: str = "") -> None:
        super().__init__(value.id)
        self.value = value
        self.lacking = lacking


class Misuse(Exception):
    """A filter was asked for what its indicator cannot have: a fault of the template, whatever the numbers are."""


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """One number of an indicator, as a template sees it.

    Parameters
    ----------
    source : Value
        The released value.
    year : int
        The year that the number speaks of.
    measure : str
        value, change, previous, numerator, denominator or threshold.
    number : Decimal or None
        The number; None for a value that is missing.
    bare : bool
        Print digits without the measure word.
    instead : str
        Words that stand for the number, e.g. 未发生 for zero.
    """

    source: Value
    year: int
    measure: Measure = "value"
    number: Decimal | None = None
    bare: bool = False
    instead: str = ""

    def known(self) -> Decimal:
        """The number.

        Raises
        ------
        MissingFigure
            There is none.
        """
        if self.number is None:
            raise MissingFigure(self.source)
        return self.number

    @property
    def full(self) -> bool:
        """Whether the rows cover everything, or the rate is the whole.

        A rate that lost rows is never called full: what was lost may be what is missing.
        """
        self.known()
        lost = self.source.status is Status.PARTIAL and self.source.indicator.of is not None
        return self.source.full and not lost

    def __bool__(self) -> bool:
        return self.known() != 0

    def __str__(self) -> NoReturn:
        raise TypeError(f"a Figure ({self.source.id}) becomes text in narrative.figure.words alone")

    def __format__(self, spec: str) -> NoReturn:
        raise TypeError(f"a Figure ({self.source.id}) becomes text in narrative.figure.words alone")


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that a draft waits for; prints as 〔待…〕 and is refused in the final form.

    `detail` tells the clerk which one where the printed words do not: the key of a phrase.
    """

    text: str
    code: Literal["sentence-left-out", "phrase-missing", "text-missing"]
    indicators: tuple[str, ...] = ()
    detail: str = ""

    @property
    def listed(self) -> str:
        """The words for lists and findings."""
        return f"{self.text}（{self.detail}）" if self.detail else self.text


@dataclass(frozen=True, slots=True)
class Pieces:
    """Words and figures that a filter put together, in order."""

    pieces: tuple[str | Figure, ...] = ()

    def __str__(self) -> NoReturn:
        raise TypeError("Pieces hold figures and become text in narrative.figure.words alone")

    def __bool__(self) -> bool:
        return bool(self.pieces)


def words(figure: Figure) -> str:
    """The text of a figure: the one place where a number of the report becomes words."""
    number = figure.known()
    indicator = figure.source.indicator
    if figure.instead:
        return figure.instead
    match figure.measure:
        case "change":
            return numbers.change_words(number, figure.source.change_unit)
        case "numerator" | "denominator":
            return numbers.quantity(number, "" if figure.bare else figure.source.counted)
    unit, noun = ("", "") if figure.bare else (indicator.unit, indicator.noun)
    approximate = figure.measure == "value" and figure.source.approximate
    text = numbers.quantity(number, unit, noun, approximate=approximate)
    return f"不少于{text}" if figure.measure == "threshold" else text
