"""An indicator by month, village, choice or class: the cells of a chart, before release."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

import pandas as pd

from fazhi import numbers
from fazhi.catalog import Chart, Indicator
from fazhi.indicators.classes import class_names, class_order, in_class
from fazhi.indicators.measures import View, measure


@dataclass(frozen=True, slots=True)
class Cell:
    """One class of a breakdown.

    Parameters
    ----------
    key : str
        What prints on the axis: 1月, a village, a choice.
    value : Decimal or None
        None: nothing to divide by.
    rows : int
        Rows behind the cell; for a ratio the smaller of numerator and denominator that is not none.
    """

    key: str
    value: Decimal | None
    rows: int


@dataclass(frozen=True, slots=True)
class Breakdown:
    """One indicator along one dimension.

    Parameters
    ----------
    indicator : str
        Indicator id.
    by : str
        "month", "village" or a column title.
    cells : tuple of Cell
        In the order of the calendar, the village list, the choices, the classes, or most frequent first.
    """

    indicator: str
    by: str
    cells: tuple[Cell, ...]


def breakdown(
    indicator: Indicator,
    by: str,
    views: Mapping[str, View],
    at_cut_off: Callable[[int], Mapping[str, View]],
    bins: tuple[int, ...] = (),
) -> Breakdown | None:
    """The indicator along `by`, or None where a ledger or column for it is missing.

    Parameters
    ----------
    indicator : Indicator
    by : str
    views : mapping of str to View
        Ledgers at the period's cut-off.
    at_cut_off : callable
        Views with the cut-off moved to the end of a month, for stocks.
    bins : tuple of int
        Upper bounds of classes where `by` is a number column.
    """
    parts = indicator.parts()
    if any(part.ledger not in views or views[part.ledger].lacks(part) for part in parts):
        return None
    if by == "month":
        return _by_month(indicator, views, at_cut_off)
    view = views[indicator.part.ledger]
    title = view.ledger.village_column if by == "village" else by
    if title not in view.frame.columns or any(title not in views[part.ledger].frame.columns for part in parts):
        return None
    frames = [views[part.ledger].frame[views[part.ledger].mask(part)] for part in parts]
    groups = [class_names(frame[title], view.ledger.column(title), bins) for frame in frames]
    order = class_order(view, title, bins, groups)
    cells = tuple(
        _cell(key, indicator, [frame[in_class(keys, key)] for frame, keys in zip(frames, groups, strict=True)])
        for key in order
    )
    return Breakdown(indicator.id, by, cells)


def _by_month(
    indicator: Indicator, views: Mapping[str, View], at_cut_off: Callable[[int], Mapping[str, View]]
) -> Breakdown | None:
    period = views[indicator.part.ledger].period
    if indicator.stock and any(views[part.ledger].by_status for part in indicator.parts()):
        return None  # a status says what is closed today, not what was closed when
    if indicator.stock:
        cells = []
        for month in period.months:
            moved = at_cut_off(month)
            frames = [moved[part.ledger].frame[moved[part.ledger].mask(part)] for part in indicator.parts()]
            cells.append(_cell(f"{month}月", indicator, frames))
        return Breakdown(indicator.id, "month", tuple(cells))
    dated = []
    for part in indicator.parts():
        view = views[part.ledger]
        column = indicator.month_by or view.ledger.year_by
        undated = view.by_status and view.ledger.state is not None and column == view.ledger.state.date
        if column not in view.frame.columns or undated:
            return None
        frame = view.frame[view.mask(part)]
        inside = frame[column].between(pd.Timestamp(period.start), pd.Timestamp(period.last)).fillna(False)
        frame = frame[inside.to_numpy(dtype=bool)]
        dated.append((frame, frame[column].dt.month.to_numpy()))
    return Breakdown(
        indicator.id,
        "month",
        tuple(
            _cell(f"{month}月", indicator, [frame[months == month] for frame, months in dated])
            for month in period.months
        ),
    )


def _cell(key: str, indicator: Indicator, frames: list[pd.DataFrame]) -> Cell:
    rows = min((len(frame) for frame in frames if len(frame)), default=0)
    return Cell(key, _value(indicator, frames), rows)


def _value(indicator: Indicator, frames: list[pd.DataFrame]) -> Decimal | None:
    """Value of one cell: the same measure, on the rows of the cell alone."""
    measured = [measure(part, frame).value for part, frame in zip(indicator.parts(), frames, strict=True)]
    top = measured[0]
    if top is None:
        return None
    if len(measured) == 2:
        bottom = measured[1]
        return numbers.ratio(top, bottom, indicator.scale, indicator.digits) if bottom else None
    return numbers.round_half_up(top * indicator.scale, indicator.digits)


def requested(charts: Iterable[Chart]) -> tuple[tuple[str, str, tuple[int, ...]], ...]:
    """What the catalogue's charts ask for: (indicator, by, bins), each once, in order."""
    wanted = {
        (name, chart.by, chart.bins): None for chart in charts for name in chart.series if chart.by != "last year"
    }
    return tuple(wanted)
