"""All indicators of one town and year, and the rows behind each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

import pandas as pd

from fazhi.catalog import Catalog, Part
from fazhi.findings import Finding
from fazhi.indicators.breakdowns import Breakdown, breakdown, requested
from fazhi.indicators.measures import View
from fazhi.indicators.previous import with_previous
from fazhi.indicators.stock import stock_findings
from fazhi.indicators.values import FROM_ROWS, Value, named
from fazhi.indicators.year import YearLedgers
from fazhi.ledgers import Ingested
from fazhi.periods import Period
from fazhi.settings import Town, YearSettings

PLACE_COLUMNS = ("文件", "工作表", "行")
"""Where a row came from, beside its values."""


@dataclass(frozen=True)
class IndicatorTable:
    """What the ledgers amount to.

    Parameters
    ----------
    town : Town
    period : Period
    values : mapping of str to Value
        By indicator id, in the order of the report.
    breakdowns : mapping of (str, str) to Breakdown
        By indicator id and dimension, for the catalogue's charts.
    findings : tuple of Finding
        What computing found: last year's sources disagree, stocks do not add up.
    """

    town: Town
    period: Period
    values: Mapping[str, Value]
    breakdowns: Mapping[tuple[str, str], Breakdown]
    findings: tuple[Finding, ...]
    _views: Mapping[str, View] = field(repr=False)

    def __getitem__(self, name: str) -> Value:
        """The value of an indicator, by id.

        Raises
        ------
        UsageError
            There is none of that name.
        """
        return named(self.values, name)

    def rows(self, name: str) -> pd.DataFrame:
        """The rows behind a number.

        Parameters
        ----------
        name : str
            Indicator id.

        Returns
        -------
        pandas.DataFrame
            One row a ledger row: 计入 (分子, 分母 or 计数), 文件, 工作表, 行, then the columns that the
            indicator reads and the ledger's key. Columns of class P, S and F are left out.
        """
        indicator = self[name].indicator
        pieces = []
        for part, role in zip(
            indicator.parts(), ("分子" if len(indicator.parts()) > 1 else "计数", "分母"), strict=False
        ):
            view = self._views.get(part.ledger)
            if view is None or view.lacks(part):
                continue
            shown = _shown_columns(part, view)
            rows = view.frame.loc[view.mask(part), [*PLACE_COLUMNS, *shown]]
            rows.insert(0, "计入", role)
            pieces.append(rows)
        return pd.concat(pieces) if pieces else pd.DataFrame(columns=["计入", *PLACE_COLUMNS])


def _shown_columns(part: Part, view: View) -> list[str]:
    ledger = view.ledger
    wanted = dict.fromkeys((*ledger.key, ledger.year_by, *part.columns()))
    open_columns = []
    for title in wanted:
        column = ledger.column(title) if title else None
        private = getattr(column, "is_personal", False) or ledger.sensitive
        if column is not None and not private and title in view.frame.columns:
            open_columns.append(title)
    return open_columns


def compute(
    ingested: Ingested,
    last: Ingested | None,
    *,
    town: Town,
    catalog: Catalog,
    period: Period,
    last_period: Period | None = None,
    settings: YearSettings | None = None,
) -> IndicatorTable:
    """Compute all indicators of a town and year.

    Parameters
    ----------
    ingested, last : Ingested
        Clean ledgers of the year and of the year before; last year is recomputed from its ledgers.
    town : Town
    catalog : Catalog
        With the town's additional choices.
    period, last_period : Period
        The year's, and the same period a year earlier.
    settings : YearSettings, optional
        Which figures print with 余.
    """
    settings = settings or YearSettings()
    now = YearLedgers(ingested, town, catalog, period)
    before = None
    if last is not None:
        before = YearLedgers(last, town, catalog, last_period or period.year_before())
    earlier = {name: before.value(indicator) for name, indicator in now.indicators.items()} if before else {}
    reported = (*ingested.reported, *(last.reported if last else ()))
    values: dict[str, Value] = {}
    findings: list[Finding] = [*now.decided_by_status()]
    for name, indicator in now.indicators.items():
        value, found = with_previous(now.value(indicator), period, reported, earlier)
        values[name] = replace(value, approximate=name in settings.approximate)
        findings += (*now.differences(indicator), *found)
    breakdowns: dict[tuple[str, str], Breakdown] = {}
    for name, by, bins in requested(catalog.charts.values()):
        if name in now.indicators and values[name].status in FROM_ROWS:
            found_cells = breakdown(now.indicators[name], by, now.views, now.at_month_end, bins)
            if found_cells is not None:
                breakdowns[name, by] = found_cells
    if before is not None:
        findings += stock_findings(now, before)
    return IndicatorTable(
        town,
        period,
        MappingProxyType(values),
        MappingProxyType(breakdowns),
        tuple(findings),
        MappingProxyType(now.views),
    )
