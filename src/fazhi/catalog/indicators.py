"""Indicators and charts as the catalogue declares them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Literal

from pydantic import ConfigDict, Field, field_validator, model_validator

from fazhi.catalog.columns import Entry
from fazhi.catalog.filters import EVERY_ROW, Filter, parse_filter

Rows = Literal["year", "carried over", "handled", "all"]
"""Which rows a measure sees: of the year; open from before it; both; every row."""

Measure = Literal["count", "sum", "distinct", "min", "max", "list", "only", "covers", "fact"]
MEASURES: tuple[Measure, ...] = ("sum", "distinct", "min", "max", "list", "only", "covers", "fact")
TEXT_MEASURES: tuple[Measure, ...] = ("list", "only")

TOWN = "town"
"""Ledger name of facts that stand in town.toml."""

FACTS = ("villages", "population")
"""The facts of town.toml that an indicator may state."""


class Part(Entry):
    """A measure over filtered rows: the numerator or the denominator of an indicator.

    Parameters
    ----------
    ledger : str
    where : Filter
    rows : {"year", "carried over", "handled", "all"}
    measure : str
        count, sum, distinct, min, max, list, only, covers; fact: a number of town.toml.
    column : str
        The column that the measure reads; "" for count; for a fact its name.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    ledger: str
    where: Filter = EVERY_ROW
    rows: Rows = "year"
    measure: Measure = "count"
    column: str = ""

    def columns(self) -> tuple[str, ...]:
        """Titles of all columns that it reads."""
        return (*self.where.columns(), *((self.column,) if self.column and self.ledger != TOWN else ()))


class Indicator(Entry):
    """One figure: a filter and a measure, or the ratio of two.

    Parameters
    ----------
    id : str
        Topic folder and key, e.g. ``petitions.closed_rate``.
    title, unit, definition, source : str
        Chinese; `unit` is the measure word, % or 万元; `source` a law, standard or habit.
    noun : str
        What is counted, after the unit: 5个**部门**.
    counted : str
        Measure word of a ratio's numerator and denominator; default the ledger's.
    digits : int
        Decimals kept.
    part : Part
        The numerator, or the whole measure.
    of : Part, "villages" or None
        The denominator; "villages" is the number of the town's villages.
    scale : Decimal
        The factor of a ratio or sum: 100 for %, 0.0001 for 万元.
    since : int or None
        First year of this definition; no 同比 across it.
    stock : bool
        A state at the cut-off: by month it is taken at each month's end.
    month_by : str
        The date column for months; default the ledger's `year_by`.
    compared : bool
        Whether 同比 makes sense.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    id: str
    topic: str
    title: str
    unit: str
    definition: str
    source: str = ""
    noun: str = ""
    counted: str = ""
    digits: int = Field(default=0, ge=0, le=6)
    part: Part
    of: Part | Literal["villages"] | None = None
    scale: Decimal = Decimal(1)
    since: int | None = None
    stock: bool = False
    month_by: str = ""
    compared: bool = True

    @property
    def is_rate(self) -> bool:
        """Whether it is a percentage: its change is given in 百分点."""
        return self.unit == "%"

    @property
    def is_text(self) -> bool:
        """Whether it names values (list, only) as well as counting them."""
        return self.part.measure in TEXT_MEASURES

    def parts(self) -> tuple[Part, ...]:
        """Numerator and, where it is read from rows, denominator."""
        return (self.part, self.of) if isinstance(self.of, Part) else (self.part,)


class IndicatorTable(Entry):
    """An indicator as its TOML table has it; :meth:`build` makes the :class:`Indicator`."""

    title: str
    unit: str
    definition: str
    source: str
    noun: str = ""
    counted: str = ""
    digits: int = Field(default=0, ge=0, le=6)
    ledger: str
    where: dict[str, Any] = {}
    rows: Rows | None = None
    sum: str = ""
    distinct: str = ""
    min: str = ""
    max: str = ""
    list: str = ""
    only: str = ""
    covers: str = ""
    fact: str = ""
    of: dict[str, Any] | Literal["villages"] | None = None
    scale: Decimal | None = None
    since: int | None = None
    stock: bool = False
    month_by: str = ""
    compared: bool = True

    @field_validator("scale", mode="before")
    @classmethod
    def _exact(cls, value: Any) -> Any:
        return str(value) if isinstance(value, float) else value

    @model_validator(mode="after")
    def _one_measure(self) -> IndicatorTable:
        given = [name for name in MEASURES if getattr(self, name)]
        if len(given) > 1:
            raise ValueError(f"只能有一种度量，却写了 {'、'.join(given)}（都不写就是计行数）")
        if given and self.of is not None and given[0] not in ("sum", "distinct"):
            raise ValueError(f"{given[0]} 不能有分母 of")
        if self.unit == "%" and self.of is None:
            raise ValueError('unit = "%" 的指标要有分母 of，如 of = {}（全部行）')
        return self

    def build(self, topic: str, key: str, default_rows: Rows) -> Indicator:
        """The indicator `topic.key`.

        Raises
        ------
        ValueError
            A filter has no meaning.
        """
        rows = self.rows or default_rows
        measure: Measure = next((name for name in MEASURES if getattr(self, name)), "count")
        column = getattr(self, measure) if measure != "count" else ""
        part = Part(ledger=self.ledger, where=parse_filter(self.where), rows=rows, measure=measure, column=column)
        of = self._denominator(part) if isinstance(self.of, dict) else self.of
        scale = self.scale if self.scale is not None else Decimal(100 if self.unit == "%" else 1)
        return Indicator(
            id=f"{topic}.{key}", topic=topic, title=self.title, unit=self.unit, noun=self.noun,
            counted=self.counted, digits=self.digits, definition=self.definition, source=self.source, part=part, of=of, scale=scale, since=self.since,
            stock=self.stock, month_by=self.month_by, compared=self.compared,
        )  # fmt: skip

    def _denominator(self, part: Part) -> Part:
        assert isinstance(self.of, dict)
        table = dict(self.of)
        ledger, rows = table.pop("ledger", part.ledger), table.pop("rows", part.rows)
        given = [name for name in ("sum", "distinct") if name in table]
        if len(given) > 1:
            raise ValueError("of 里 sum 和 distinct 只能有一个")
        measure: Measure = given[0] if given else "count"
        column = table.pop(measure) if given else ""
        return Part(ledger=ledger, where=parse_filter(table), rows=rows, measure=measure, column=column)


class Chart(Entry):
    """One chart: indicators along one dimension.

    Parameters
    ----------
    id, topic, title : str
    kind : {"line", "bar", "barh", "stacked"}
    series : tuple of str
        Indicator ids; more than one shares the axis.
    by : str
        "month", "village", "last year" (this year beside last), or a column title.
    bins : tuple of int
        Upper bounds (included) of classes for a number column, e.g. days open.
    top : int
        At most so many classes, the rest as 其余; 0: all.
    note : str
        Printed under the caption.
    """

    id: str
    topic: str
    title: str
    kind: Literal["line", "bar", "barh", "stacked"] = "bar"
    series: tuple[str, ...] = Field(min_length=1)
    by: str
    bins: tuple[int, ...] = ()
    top: int = Field(default=0, ge=0)
    note: str = ""

    @field_validator("bins")
    @classmethod
    def _ascending(cls, value: tuple[int, ...]) -> tuple[int, ...]:
        if list(value) != sorted(set(value)):
            raise ValueError("bins 要从小到大，不能重复")
        return value
