"""Charts with their data, caption and alternative text."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from fazhi import numbers
from fazhi.catalog import Catalog
from fazhi.catalog import Chart as ChartEntry
from fazhi.errors import UsageError
from fazhi.exhibits.data import HIDDEN_NOTE, ChartData, Series, chart_data
from fazhi.exhibits.draw import draw
from fazhi.release import Released, require

_KINDS = {"line": "折线图", "bar": "柱状图", "stacked": "堆积柱状图", "barh": "条形图"}


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawn chart.

    Parameters
    ----------
    id, topic, caption : str
    alt : str
        What the drawing says, in words.
    svg : str
    data : ChartData
    note : str
        Printed under it; "" for none.
    """

    id: str
    topic: str
    caption: str
    alt: str
    svg: str
    data: ChartData
    note: str


def chart(name: str, released: Released, catalog: Catalog) -> Chart | None:
    """Draw the chart of that id, or None where there is nothing to draw.

    Parameters
    ----------
    name : str
        Chart id, e.g. ``petitions.by_month``.
    released : Released
        The only numbers that may be drawn.
    catalog : Catalog

    Raises
    ------
    ReleaseError
        `released` is not Released.
    UsageError
        There is no chart of that name.
    """
    require(released)
    if name not in catalog.charts:
        raise UsageError(f"没有名为“{name}”的图；可用：{'、'.join(catalog.charts)}。")
    entry = catalog.charts[name]
    data = chart_data(entry, released, catalog)
    if data is None:
        return None
    caption = f"{released.period.year}年{_period(released)}{entry.title}"
    notes = [note for note in (entry.note, HIDDEN_NOTE if data.hidden else "") if note]
    return Chart(
        name, entry.topic, caption, _alternative(entry, caption, data), draw(entry, data), data, "；".join(notes)
    )


def charts(released: Released, catalog: Catalog, topic: str | None = None) -> tuple[Chart, ...]:
    """All charts that have something to show, or those of one topic, in the order of the report."""
    wanted = [entry.id for entry in catalog.charts.values() if topic is None or entry.topic == topic]
    drawn = (chart(name, released, catalog) for name in wanted)
    return tuple(each for each in drawn if each is not None)


def _period(released: Released) -> str:
    name = released.period.name
    return "" if name == "全年" else name


def _alternative(entry: ChartEntry, caption: str, data: ChartData) -> str:
    said = "；".join(_said(series, data) for series in data.series)
    return f"{_KINDS[entry.kind]}：{caption}。横向比较{data.dimension}，共{len(data.keys)}项。{said}。"


def _said(series: Series, data: ChartData) -> str:
    known: list[tuple[str, Decimal]] = [
        (key, value) for key, value in zip(data.keys, series.values, strict=True) if value is not None
    ]
    if not known:
        return f"{series.title}不予公开"
    top = max(known, key=lambda each: each[1])
    low = min(known, key=lambda each: each[1])
    if top[1] == low[1]:
        each = "" if len(known) == 1 else "均为"
        return f"{series.title}：{top[0] if len(known) == 1 else '各项'}{each}{numbers.quantity(top[1], series.unit)}"
    return (
        f"{series.title}最高为{top[0]}（{numbers.quantity(top[1], series.unit)}），"
        f"最低为{low[0]}（{numbers.quantity(low[1], series.unit)}）"
    )
