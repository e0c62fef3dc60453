"""All indicators of one town and year, and the rows behind each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache
from types import MappingProxyType

import pandas as pd

from fazhi import numbers
from fazhi.catalog import TOWN, Catalog, Indicator, Ledger, Part
from fazhi.catalog.filters import Filter, When
from fazhi.errors import UsageError, near
from fazhi.findings import Finding
from fazhi.indicators.breakdowns import Breakdown, breakdown, requested
from fazhi.indicators.measures import Measured, View, expected_values, measure, views
from fazhi.indicators.previous import with_previous
from fazhi.indicators.values import Status, Value
from fazhi.ledgers import Ingested, Reported
from fazhi.periods import Period
from fazhi.settings import Town, YearSettings

PLACE_COLUMNS = ("文件", "工作表", "行")
"""Where a row came from, beside its values."""

_LOSSY = ("cell-", "row-quarantined", "key-duplicate", "error-cells", "column-missing")
"""Codes of findings that cost an indicator something: it is `partial`."""


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
        if name not in self.values:
            raise UsageError(f"没有名为“{name}”的指标；{near(name, self.values)}。")
        return self.values[name]

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
    now = _Year(ingested, town, catalog, period)
    before = None
    if last is not None:
        before = _Year(last, town, catalog, last_period or period.year_before())
    earlier = {name: before.value(indicator) for name, indicator in now.indicators.items()} if before else {}
    reported = (*ingested.reported, *(last.reported if last else ()))
    values: dict[str, Value] = {}
    findings: list[Finding] = []
    for name, indicator in now.indicators.items():
        value, found = with_previous(now.value(indicator), period.year, reported, earlier)
        values[name] = replace(value, approximate=name in settings.approximate)
        findings += (*now.differences(indicator), *found)
    breakdowns: dict[tuple[str, str], Breakdown] = {}
    for name, by, bins in requested(catalog.charts.values()):
        if name in now.indicators:
            found_cells = breakdown(now.indicators[name], by, now.views, now.at_month_end, bins)
            if found_cells is not None:
                breakdowns[name, by] = found_cells
    if before is not None:
        findings += _stock_findings(now, before)
    return IndicatorTable(
        town,
        period,
        MappingProxyType(values),
        MappingProxyType(breakdowns),
        tuple(findings),
        MappingProxyType(now.views),
    )


class _Year:
    """One year's ledgers at its cut-off, and how indicators are evaluated on them."""

    def __init__(self, ingested: Ingested, town: Town, catalog: Catalog, period: Period) -> None:
        kept = catalog.kept_ledgers(town.kept)
        self.ingested, self.town, self.catalog, self.period = ingested, town, catalog, period
        self.villages = tuple(village.name for village in town.villages_in(period.year))
        self.views = views(catalog.ledgers, dict(ingested.frames), period, self.villages)
        self.at_month_end = cache(self._at_month_end)
        self.indicators = {
            name: indicator
            for name, indicator in catalog.indicators.items()
            if all(part.ledger in kept or part.ledger == TOWN for part in indicator.parts())
        }
        self._incomplete = {
            name for name, rows in ingested.quarantined.items() if any(row.reason != "row-duplicate" for row in rows)
        }
        self._lossy = {
            name for finding in ingested.findings if finding.code.startswith(_LOSSY) for name in finding.indicators
        }

    def _at_month_end(self, month: int) -> dict[str, View]:
        moved = self.period.up_to_month(month)
        return views(self.catalog.ledgers, dict(self.ingested.frames), moved, self.villages)

    def value(self, indicator: Indicator) -> Value:
        """The indicator's value for this year alone: from rows, else as reported, else missing."""
        ledger = self.catalog.ledgers.get(indicator.part.ledger)
        value = self._from_town(indicator) if ledger is None else self._from_rows(indicator)
        if value.status is Status.MISSING and (figure := self._reported(indicator)) is not None:
            value = _from_report(indicator, figure)
        if ledger is None:
            return value
        counted = indicator.counted or ledger.unit
        return replace(value, ledger_title=ledger.title, office=ledger.office, counted=counted)

    def _from_town(self, indicator: Indicator) -> Value:
        fact = len(self.villages) if indicator.part.column == "villages" else self.town.population
        if fact is None or (indicator.part.column == "villages" and not self.villages):
            return Value(indicator, Status.MISSING, reasons=("town.toml 没有填写",))
        return Value(indicator, Status.COMPUTED, Decimal(fact))

    def _from_rows(self, indicator: Indicator) -> Value:
        reasons, awaited = self._obstacles(indicator)
        if reasons:
            return Value(indicator, Status.MISSING, reasons=reasons, awaited=awaited)
        parts = indicator.parts()
        frames = [self.views[part.ledger].frame[self.views[part.ledger].mask(part)] for part in parts]
        measured = [measure(part, frame) for part, frame in zip(parts, frames, strict=True)]
        ledgers = {part.ledger for part in parts}
        quarantined = sum(len(self.ingested.quarantined.get(name, ())) for name in ledgers)
        status = Status.PARTIAL if ledgers & self._incomplete or indicator.id in self._lossy else Status.COMPUTED
        rows = max(len(frame) for frame in frames)
        value = self._valued(indicator, measured)
        if value.status is Status.UNDEFINED:
            return replace(value, rows=rows, quarantined=quarantined)
        why = ("有内容未能计入，见数据检查",) if status is Status.PARTIAL else ()
        return replace(value, status=status, rows=rows, quarantined=quarantined, reasons=why)

    def _valued(self, indicator: Indicator, measured: list[Measured]) -> Value:
        top, names = measured[0].value, measured[0].names
        if top is None:
            return Value(indicator, Status.UNDEFINED)
        bottom = self._denominator(indicator, measured)
        if bottom is not None:
            if bottom == 0:
                return Value(indicator, Status.UNDEFINED, numerator=top, denominator=bottom)
            rate = numbers.ratio(top, bottom, indicator.scale, indicator.digits)
            return Value(
                indicator, Status.COMPUTED, rate, numerator=top, denominator=bottom, names=names, full=top == bottom
            )
        rounded = numbers.round_half_up(top * indicator.scale, indicator.digits)
        if indicator.part.measure != "covers":
            return Value(indicator, Status.COMPUTED, rounded, names=names)
        expected = expected_values(indicator.part, self.catalog.ledgers[indicator.part.ledger], self.villages)
        found = tuple(name for name in names if name in expected)
        return Value(
            indicator, Status.COMPUTED, Decimal(len(found)), numerator=Decimal(len(found)),
            denominator=Decimal(len(expected)), names=found, full=bool(expected) and len(found) == len(expected),
        )  # fmt: skip

    def _denominator(self, indicator: Indicator, measured: list[Measured]) -> Decimal | None:
        if indicator.of == "villages":
            return Decimal(len(self.villages))
        return measured[1].value if len(measured) > 1 else None

    def _obstacles(self, indicator: Indicator) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Why the rows cannot give this indicator, and what an office still owes for it.

        A column that came later than this year is a reason, but nobody owes it.
        """
        reasons: dict[str, None] = {}
        awaited: dict[str, None] = {}
        for part in indicator.parts():
            ledger = self.catalog.ledgers[part.ledger]
            view = self.views.get(part.ledger)
            if view is None:
                reasons[f"缺{ledger.title}"] = None
                awaited[f"{ledger.office}提供{ledger.title}"] = None
            elif lacking := view.lacks(part):
                reasons[f"{ledger.title}缺{'、'.join(lacking)}列"] = None
                if owed := [title for title in lacking if ledger.is_kept_in(title, self.period.year)]:
                    awaited[f"{ledger.office}补充{ledger.title}的{'、'.join(owed)}"] = None
        return tuple(reasons), tuple(awaited)

    def _reported(self, indicator: Indicator) -> Reported | None:
        found = [r for r in self.ingested.reported if r.indicator == indicator.id and r.year == self.period.year]
        return found[0] if found else None

    def differences(self, indicator: Indicator) -> tuple[Finding, ...]:
        """Rows win over a reported figure; a difference is shown with both."""
        figure = self._reported(indicator)
        if figure is None or self.catalog.ledgers.get(indicator.part.ledger) is None:
            return ()
        value = self._from_rows(indicator)
        if value.value is None or value.value == numbers.round_half_up(figure.value, indicator.digits):
            return ()
        message = (
            f"指标“{indicator.title}”：台账{numbers.quantity(value.value, indicator.unit)}，"
            f"报送{numbers.quantity(figure.value, indicator.unit)}；以台账为准，请说明差异原因。"
        )
        return (Finding("reported-differs", message, file="reported.csv", row=figure.line).touching([indicator.id]),)


def _from_report(indicator: Indicator, figure: Reported) -> Value:
    full = figure.numerator is not None and figure.numerator == figure.denominator
    return Value(
        indicator, Status.REPORTED, numbers.round_half_up(figure.value, indicator.digits),
        numerator=figure.numerator, denominator=figure.denominator, full=full,
        reasons=(f"{figure.source}，{figure.office or '提供单位未注明'}",),
    )  # fmt: skip


def _stock_findings(now: _Year, before: _Year) -> list[Finding]:
    """Open at last year's cut-off must be what this year's ledger carries over."""
    findings = []
    for name, view in now.views.items():
        ledger: Ledger = view.ledger
        earlier = before.views.get(name)
        if (
            ledger.state is None
            or earlier is None
            or ledger.state.date not in view.frame
            or ledger.state.date not in earlier.frame
        ):
            continue
        opening = int(view.mask(Part(ledger=name, rows="carried over")).sum())
        closing = int(earlier.mask(open_cases(ledger)).sum())
        if opening != closing:
            message = f"{ledger.title}：上年末未办结{closing}件，本年台账列入上年结转{opening}件，请核对。"
            findings.append(Finding("stock-differs", message, ledger=name).touching(now.catalog.indicators_of(name)))
    return findings


def open_cases(ledger: Ledger) -> Part:
    """The cases of a ledger that are open at the cut-off, carried-over ones included."""
    assert ledger.state is not None
    where = Filter(((ledger.state.date, When("open at cut-off")),))
    return Part(ledger=ledger.id, rows="handled", where=where)
