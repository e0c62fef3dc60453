"""Tables: all indicators with last year and change, and what can be said of method and data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fazhi import numbers
from fazhi.catalog import Catalog
from fazhi.indicators import PREVIOUS_WORDS, STATUS_WORDS, Status, Value
from fazhi.release import Released, require


@dataclass(frozen=True, slots=True)
class Table:
    """A table of printed text.

    Parameters
    ----------
    id, caption : str
    columns : tuple of str
    numeric : tuple of bool
        Which columns hold numbers (aligned right).
    rows : tuple of tuple of str
        Shape (rows, columns).
    """

    id: str
    caption: str
    columns: tuple[str, ...]
    numeric: tuple[bool, ...]
    rows: tuple[tuple[str, ...], ...]


def indicator_table(released: Released, catalog: Catalog, topic: str | None = None) -> Table:
    """This year, last year, change and definition of every indicator, in the order of the report.

    Parameters
    ----------
    released : Released
    catalog : Catalog
    topic : str, optional
        Only this topic's.

    Raises
    ------
    ReleaseError
        `released` is not Released.
    """
    require(released)
    year = released.period.year
    rows = tuple(
        (
            str(rank),
            catalog.topics[value.indicator.topic].title,
            value.indicator.title,
            _now(value),
            value.previous_text or "—",
            _change(value),
            value.indicator.definition,
            value.indicator.source,
        )
        for rank, value in enumerate(_wanted(released, topic), 1)
    )
    columns = ("序号", "类别", "指标", f"{year}年", f"{year - 1}年", "比上年", "口径", "依据或来源")
    numeric = (True, False, False, True, True, True, False, False)
    return Table("indicators", f"{year}年指标总表", columns, numeric, rows)


def _wanted(released: Released, topic: str | None) -> Iterable[Value]:
    return (value for value in released.values.values() if topic is None or value.indicator.topic == topic)


def _now(value: Value) -> str:
    if value.value is None:
        return {Status.MISSING: "缺", Status.UNDEFINED: "无", Status.SUPPRESSED: "不公开"}[value.status]
    shown = value.text
    if value.indicator.of is not None and value.numerator is not None and value.denominator is not None:
        # On a line of its own: a number and its parts in one line are wider than any column for numbers.
        shown += f"\n（{numbers.plain(value.numerator)}/{numbers.plain(value.denominator)}）"
    return shown + ("*" if value.status is Status.PARTIAL else "")


def _change(value: Value) -> str:
    return value.change_text.removeprefix("同比") or "—"


def sources_table(released: Released) -> Table:
    """Figures that do not come from this year's rows alone: reported, partial, missing, and where last year is from."""
    require(released)
    rows = []
    for value in released.values.values():
        if value.status is not Status.COMPUTED:
            rows.append((value.indicator.title, STATUS_WORDS[value.status], "；".join(value.reasons) or "—"))
        if value.previous_source is not None and value.previous_source != "recomputed":
            rows.append(
                (f"{value.indicator.title}（上年）", PREVIOUS_WORDS[value.previous_source], value.previous_text)
            )
    return Table("sources", "数字来源说明", ("指标", "来源或状态", "说明"), (False, False, False), tuple(rows))
