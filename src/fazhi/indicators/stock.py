"""Stock and flow: what was open at the end of last year is what this year carries over."""

from __future__ import annotations

from datetime import timedelta

from fazhi.catalog import Ledger, Part
from fazhi.catalog.filters import Filter, When
from fazhi.findings import Finding
from fazhi.indicators.year import YearLedgers


def stock_findings(now: YearLedgers, before: YearLedgers) -> list[Finding]:
    """Open at last year's cut-off must be what this year's ledger carries over.

    Parameters
    ----------
    now, before : YearLedgers
        This year's and last year's ledgers.
    """
    if before.period.cut_off + timedelta(days=1) != now.period.start:
        return []  # what was open at another day than the last before this period says nothing
    findings = []
    for name, view in now.views.items():
        ledger: Ledger = view.ledger
        earlier = before.views.get(name)
        if ledger.state is None or earlier is None:
            continue
        carried, still_open = Part(ledger=name, rows="carried over"), open_cases(ledger)
        if view.lacks(carried) or earlier.lacks(still_open):
            continue
        opening = int(view.mask(carried).sum())
        closing = int(earlier.mask(still_open).sum())
        if opening != closing:
            message = f"{ledger.title}：上年末未办结{closing}件，本年台账列入上年结转{opening}件，请核对。"
            findings.append(Finding("stock-differs", message, ledger=name).touching(now.catalog.indicators_of(name)))
    return findings


def open_cases(ledger: Ledger) -> Part:
    """The cases of a ledger that are open at the cut-off, carried-over ones included."""
    assert ledger.state is not None
    where = Filter(((ledger.state.date, When("open at cut-off")),))
    return Part(ledger=ledger.id, rows="handled", where=where)
