"""The words that a template has for figures: filters, each by one rule of official style."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from fazhi import numbers
from fazhi.narrative.figure import Figure, Measure, MissingFigure, Misuse, Pieces


def compared(figure: Figure, pattern: str = "，…") -> Pieces:
    """同比 behind a figure: ``，同比下降17.20%``.

    Nothing without last year; both numbers without a percentage where last year was zero; nothing on a base below
    ten; 与上年持平 where nothing changed; 口径调整 where the definition did.

    Parameters
    ----------
    figure : Figure
    pattern : str
        What stands around it; ``…`` is the comparison.
    """
    value = figure.source
    figure.known()
    before, after = _around(pattern)
    if value.redefined:
        return Pieces((before, "口径调整，不作同比", after))
    if value.previous is None or value.approximate:
        return Pieces()  # 余 says that the number is not exact: a percentage to two decimals would contradict it
    if not value.indicator.is_rate and value.previous == 0:
        if value.value == 0:
            return Pieces((before, _derived(figure, "change", Decimal(0)), after))
        return Pieces((before, "上年为", _derived(figure, "previous", value.previous), after))
    if not value.indicator.is_rate and value.value == 0:
        return Pieces((before, "上年为", _derived(figure, "previous", value.previous), after))  # not 下降100%
    base = value.previous_ratio[1] if value.previous_ratio else value.previous
    small = (not value.indicator.is_rate or value.previous_ratio is not None) and base < numbers.SMALL_BASE
    if small or value.change is None:
        return Pieces()
    return Pieces((before, _derived(figure, "change", value.change), after))


def numerator(figure: Figure) -> Figure:
    """The numerator of a rate, in its own measure word."""
    _must(_has_parts(figure), figure, "不是比率，没有分子")
    figure.known()
    return _derived(figure, "numerator", figure.source.numerator, "分子和分母")


def denominator(figure: Figure) -> Figure:
    """The denominator of a rate, in its own measure word."""
    _must(_has_parts(figure), figure, "不是比率，没有分母")
    figure.known()
    return _derived(figure, "denominator", figure.source.denominator, "分子和分母")


def previous(figure: Figure) -> Figure:
    """Last year's figure."""
    return _derived(figure, "previous", figure.source.previous)


def bare(figure: Figure) -> Figure:
    """The digits without the measure word."""
    figure.known()
    return replace(figure, bare=True)


def zero(figure: Figure, instead: str) -> Figure:
    """Words in place of zero: 未发生, 没有."""
    return replace(figure, instead=instead) if figure.known() == 0 else figure


def cover(figure: Figure, word: str = "均") -> Pieces:
    """A number of villages with 均 behind it where the rows cover every one of them."""
    _must(_has_parts(figure), figure, "既不是 covers 也不是比率，说不出是否全覆盖")
    return Pieces((figure, word)) if figure.full else Pieces((figure,))


def when_full(figure: Figure, full: str, otherwise: str = "") -> str:
    """Coverage words (全部, 全覆盖) where the rows cover everything, other words where they do not."""
    _must(_has_parts(figure), figure, "既不是 covers 也不是比率，说不出是否全覆盖")
    return full if figure.full else otherwise


def names(figure: Figure, most: int = 8) -> str:
    """The names found, most frequent first, at most so many, then 等."""
    found = _found(figure)
    shown = found[:most]
    between = "" if all(name.startswith("《") for name in shown) else "、"
    return between.join(shown) + ("等" if len(found) > most else "")


def named(figure: Figure) -> Pieces:
    """The one name there is, else the most frequent one with 等 and how many: 甲律师事务所等3家律师事务所."""
    found = _found(figure)
    return Pieces((found[0],)) if len(found) == 1 else Pieces((found[0], "等", figure))


def threshold_filters(thresholds: Mapping[str, Decimal]) -> dict[str, Callable[..., Any]]:
    """Filters that know the standards that the town declared in its text.

    Parameters
    ----------
    thresholds : mapping of str to Decimal
        Least values by indicator id.
    """

    def meets(figure: Figure) -> bool:
        """Whether a standard is declared for the figure and kept."""
        least = thresholds.get(figure.source.id)
        return least is not None and figure.known() >= least

    def at_least(figure: Figure) -> Figure:
        """The declared standard: 不少于20人; a sentence that claims one that is not kept is dropped."""
        if not meets(figure):
            raise MissingFigure(figure.source)
        return _derived(figure, "threshold", thresholds[figure.source.id])

    return {"meets": meets, "at_least": at_least}


FILTERS: dict[str, Callable[..., Any]] = {
    "bare": bare,
    "compared": compared,
    "cover": cover,
    "denominator": denominator,
    "named": named,
    "names": names,
    "numerator": numerator,
    "previous": previous,
    "when_full": when_full,
    "zero": zero,
}
"""All filters but those of the town's standards, by name."""


def _must(holds: bool, figure: Figure, why: str) -> None:
    if not holds:
        raise Misuse(f"指标“{figure.source.indicator.title}”{why}")


def _has_parts(figure: Figure) -> bool:
    indicator = figure.source.indicator
    return indicator.of is not None or indicator.part.measure == "covers"


def _found(figure: Figure) -> tuple[str, ...]:
    """The names behind a figure; a number that was handed over without them lacks them."""
    _must(figure.source.indicator.part.measure in ("list", "only", "covers"), figure, "只有数字，没有名称")
    number, found = figure.known(), figure.source.names
    if not found:
        raise MissingFigure(figure.source, "名称" if number else "")
    return found


def _derived(figure: Figure, measure: Measure, number: Decimal | None, lacking: str = "") -> Figure:
    if number is None:
        raise MissingFigure(figure.source, lacking)
    year = figure.year - 1 if measure == "previous" else figure.year
    return replace(figure, measure=measure, number=number, year=year, instead="")


def _around(pattern: str) -> tuple[str, str]:
    before, mark, after = pattern.partition("…")
    if not mark:
        raise Misuse(f'compared("{pattern}") 里要有一个“…”，表示同比的位置')
    return before, after
