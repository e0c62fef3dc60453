"""Charts with their data, caption and alternative text."""

from __future__ import annotations

from dataclasses import dataclass

from fazhi.catalog import Catalog
from fazhi.errors import UsageError
from fazhi.exhibits.alternative import alternative
from fazhi.exhibits.data import HIDDEN_NOTE, ChartData, chart_data
from fazhi.exhibits.draw import draw
from fazhi.release import Released, require


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
        name, entry.topic, caption, alternative(entry, caption, data), draw(entry, data), data, "；".join(notes)
    )


def charts(released: Released, catalog: Catalog, topic: str | None = None) -> tuple[Chart, ...]:
    """All charts that have something to show, or those of one topic, in the order of the report."""
    wanted = [entry.id for entry in catalog.charts.values() if topic is None or entry.topic == topic]
    drawn = (chart(name, released, catalog) for name in wanted)
    return tuple(each for each in drawn if each is not None)


def _period(released: Released) -> str:
    name = released.period.name
    return "" if name == "全年" else name
