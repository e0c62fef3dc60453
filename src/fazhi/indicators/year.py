"""One year's ledgers at its cut-off, and how indicators are evaluated on them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache

from fazhi import numbers
from fazhi.catalog import TOWN, Catalog, Derived, Indicator, Ledger, Part
from fazhi.findings import Finding
from fazhi.indicators.measures import Measured, View, expected_values, measure, views
from fazhi.indicators.values import Status, Value
from fazhi.ledgers import Ingested, Reported
from fazhi.periods import WHOLE_YEAR, Period
from fazhi.settings import Town

_LOSSY = (
    "cell-",
    "row-quarantined",
    "key-duplicate",
    "ledger-versions",
    "sheet-unrecognised",
    "error-cells",
    "column-missing",
)
"""Codes of findings that cost an indicator something: it is `partial`."""


class YearLedgers:
    """The ledgers of one town and year as seen at one cut-off.

    Parameters
    ----------
    ingested : Ingested
    town : Town
    catalog : Catalog
        With the town's additional choices.
    period : Period
    """

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
            denominator=Decimal(len(expected)), names=found, full=len(found) == len(expected),
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
            if part.measure == "covers" and not expected_values(part, ledger, self.villages):
                reasons["town.toml 没有村（社区）名单"] = None
                awaited["起草人在 town.toml 填写村（社区）名单"] = None
            if view is None:
                reasons[f"缺{ledger.title}"] = None
                awaited[f"{ledger.office}提供{ledger.title}"] = None
            elif nothing := self._nothing_usable(view, part):
                reasons[f"{ledger.title}{nothing}"] = None
                awaited[f"{ledger.office}更正{ledger.title}"] = None
            elif lacking := _kept_columns(ledger, view.lacks(part), set(view.frame.columns)):
                reasons[f"{ledger.title}缺{'、'.join(lacking)}列"] = None
                if owed := [title for title in lacking if ledger.is_kept_in(title, self.period.year)]:
                    awaited[f"{ledger.office}补充{ledger.title}的{'、'.join(owed)}"] = None
        return tuple(reasons), tuple(awaited)

    def _nothing_usable(self, view: View, part: Part) -> str:
        """Why a ledger that was handed in is no zero: none of its rows could be read, or none is of the year."""
        frame = view.frame
        if frame.empty:
            lost = any(row.reason != "row-duplicate" for row in self.ingested.quarantined.get(view.ledger.id, ()))
            return "的行都未能计入" if lost else ""
        if view.ledger.kind != "events" or view.lacks(Part(ledger=view.ledger.id)):
            return ""
        carried = Part(ledger=view.ledger.id, rows="carried over")
        of_year = bool((frame[view.ledger.year_by].dt.year == self.period.year).any())
        has_carried = view.ledger.state is not None and not view.lacks(carried) and bool(view.mask(carried).any())
        return "" if of_year or has_carried or part.rows == "all" else f"里没有{self.period.year}年的记录"

    def _reported(self, indicator: Indicator) -> Reported | None:
        if self.period.name != WHOLE_YEAR:
            return None  # a figure that was handed over is the whole year's
        found = [r for r in self.ingested.reported if r.indicator == indicator.id and r.year == self.period.year]
        return found[0] if found else None

    def decided_by_status(self) -> tuple[Finding, ...]:
        """Ledgers without the closing date, whose status decides instead."""
        return tuple(
            Finding(
                "state-without-date",
                f"{view.ledger.title}没有“{view.ledger.state.date}”列，是否办结按“{view.ledger.state.column}”列计。",
                ledger=name,
                column=view.ledger.state.date,
            ).touching(self.catalog.indicators_of(name, view.ledger.state.date))
            for name, view in self.views.items()
            if view.by_status and view.ledger.state is not None
        )

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


def _kept_columns(ledger: Ledger, titles: Iterable[str], present: Collection[str]) -> tuple[str, ...]:
    """The columns that the office would have to keep for these: a derived one stands for those that it needs."""

    def owed(title: str) -> Iterator[str]:
        column = ledger.column(title)
        if isinstance(column, Derived):
            for source in column.sources():
                yield from owed(source)
        elif title not in present:
            yield title

    wanted = tuple(titles)
    return tuple(dict.fromkeys(name for title in wanted for name in owed(title))) or wanted


def _from_report(indicator: Indicator, figure: Reported) -> Value:
    full = figure.numerator is not None and figure.numerator == figure.denominator
    return Value(
        indicator, Status.REPORTED, numbers.round_half_up(figure.value, indicator.digits),
        numerator=figure.numerator, denominator=figure.denominator, full=full,
        reasons=(f"{figure.source}，{figure.office or '提供单位未注明'}",),
    )  # fmt: skip
