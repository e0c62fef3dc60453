"""What a chart shows, as a table: keys down, series across, hidden cells named as hidden."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from fazhi import numbers
from fazhi.catalog import Catalog, Chart, Indicator
from fazhi.indicators import UNKNOWN, Status, Value
from fazhi.release import REST, Released, ReleasedBreakdown

HIDDEN = "不公开"
"""Prints in place of a suppressed cell."""

HIDDEN_NOTE = "为保护个人信息，部分数目不公开"
"""Small cells, and those that would give them away, look alike: the note must not tell which is which."""


@dataclass(frozen=True, slots=True)
class Series:
    """One series of a chart.

    Parameters
    ----------
    title : str
    unit : str
    values : tuple of Decimal or None
        In the order of the keys; None where hidden or undefined.
    texts : tuple of str
        The same as they print.
    """

    title: str
    unit: str
    values: tuple[Decimal | None, ...]
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChartData:
    """Keys and series of a chart.

    Parameters
    ----------
    dimension : str
        What the keys are: 月份, 村（社区）, a column title.
    keys : tuple of str
    series : tuple of Series
    hidden : bool
        Whether small cells are suppressed.
    changes : tuple of str
        What changed since last year, a key, as it prints; empty unless years are compared.
    """

    dimension: str
    keys: tuple[str, ...]
    series: tuple[Series, ...]
    hidden: bool
    changes: tuple[str, ...] = ()

    @property
    def compares_years(self) -> bool:
        """Whether the series are years: last year, then this one."""
        return bool(self.changes)

    @property
    def unit(self) -> str:
        """The unit of the value axis."""
        return self.series[0].unit


def chart_data(chart: Chart, released: Released, catalog: Catalog) -> ChartData | None:
    """The data of a chart, or None where none of its indicators has any.

    Parameters
    ----------
    chart : Chart
    released : Released
    catalog : Catalog
    """
    if chart.by == "last year":
        return _years(chart, released)
    found = [
        (name, released.breakdowns[name, chart.by]) for name in chart.series if (name, chart.by) in released.breakdowns
    ]
    if not found:
        return None
    keys = _keys(chart, [each for _, each in found], catalog)
    series = tuple(_series(catalog.indicators[name], each, keys) for name, each in found)
    if not any(value for each in series for value in each.values):
        return None  # nothing happened, or nothing of it may be shown
    if chart.top and len(keys) > chart.top:
        keys, series = _with_rest(keys, series, chart.top)
    return ChartData(_dimension(chart), keys, series, any(each.is_suppressed for _, each in found))


def _years(chart: Chart, released: Released) -> ChartData | None:
    values = [released.values[name] for name in chart.series if name in released.values]
    values = [value for value in values if value.value is not None]
    if not values:
        return None
    year = released.period.year
    unit = values[0].indicator.unit
    # what was counted by another definition does not stand beside this year's
    beside = [None if value.redefined else value.previous for value in values]
    words = [value.change_text if value.redefined else value.previous_text or "—" for value in values]
    before = Series(f"{year - 1}年", unit, tuple(beside), tuple(words))
    now = Series(f"{year}年", unit, tuple(value.value for value in values), tuple(value.text for value in values))
    has_before = any(previous is not None for previous in beside)
    titles = tuple(value.indicator.title for value in values)
    changes = tuple(_change(value) for value in values)
    return ChartData("指标", titles, (before, now) if has_before else (now,), hidden=False, changes=changes)


def _change(value: Value) -> str:
    """The change as it prints under the bars; "" where the text would not state one either (rules: 同比)."""
    if value.redefined:
        return value.change_text
    base = value.previous_ratio[1] if value.previous_ratio else value.previous
    is_count = not value.indicator.is_rate
    small = (is_count or value.previous_ratio is not None) and base is not None and base < numbers.SMALL_BASE
    if small or value.approximate or (is_count and value.value == 0):
        return ""
    return value.change_text.removeprefix("同比")


def _keys(chart: Chart, breakdowns: list[ReleasedBreakdown], catalog: Catalog) -> tuple[str, ...]:
    """Keys of all series in the first one's order; open lists (not months, villages or classes) drop empty ends."""
    keys = list(dict.fromkeys(cell.key for each in breakdowns for cell in each.cells))
    filled = {cell.key for each in breakdowns for cell in each.cells if cell.value or cell.status is Status.SUPPRESSED}
    if chart.by in ("month", "village") or chart.bins:
        return tuple(key for key in keys if key != UNKNOWN or key in filled)
    return tuple(key for key in keys if key in filled)


def _series(indicator: Indicator, breakdown: ReleasedBreakdown, keys: tuple[str, ...]) -> Series:
    cells = {cell.key: cell for cell in breakdown.cells}
    values: list[Decimal | None] = []
    texts: list[str] = []
    for key in keys:
        cell = cells.get(key)
        none = Decimal(0) if indicator.of is None else None  # a rate of no rows is undefined, not 0
        values.append(cell.value if cell else none)
        if cell is not None and cell.status is Status.SUPPRESSED:
            texts.append(HIDDEN)
        else:
            texts.append("—" if values[-1] is None else numbers.fixed(values[-1], indicator.unit))
    return Series(indicator.title, indicator.unit, tuple(values), tuple(texts))


def _with_rest(
    keys: tuple[str, ...], series: tuple[Series, ...], top: int
) -> tuple[tuple[str, ...], tuple[Series, ...]]:
    """The largest classes of the first series, the others added up as 其余; hidden cells stay hidden in it."""
    largest = sorted(range(len(keys)), key=lambda index: (-(series[0].values[index] or 0), index))[:top]
    kept = sorted(largest)
    rest = [index for index in range(len(keys)) if index not in kept]

    def folded(each: Series) -> Series:
        hidden = any(each.values[index] is None for index in rest)
        total = None if hidden else sum((each.values[index] or Decimal(0) for index in rest), Decimal(0))
        text = HIDDEN if total is None else numbers.fixed(total, each.unit)
        values = (*(each.values[index] for index in kept), total)
        return Series(each.title, each.unit, values, (*(each.texts[index] for index in kept), text))

    return (*(keys[index] for index in kept), REST), tuple(folded(each) for each in series)


def _dimension(chart: Chart) -> str:
    return {"month": "月份", "village": "村（社区）"}.get(chart.by, chart.by)
