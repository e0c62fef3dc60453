"""Stock and flow: what was open or on the register at the end of last year is what this year carries over.

Opening + received − closed = open holds within a year by the way rows are counted; what can go wrong is that this
year's file forgot some of last year's rows, or changed their dates.
"""

from __future__ import annotations

from datetime import timedelta

from fazhi.catalog import Ledger, Part
from fazhi.catalog.filters import Filter, When
from fazhi.findings import Finding
from fazhi.indicators.measures import View
from fazhi.indicators.year import YearLedgers


def stock_findings(now: YearLedgers, before: YearLedgers) -> list[Finding]:
    """Open or registered at last year's cut-off must be what this year's ledger carries over.

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
            message = _told(ledger, opening, closing, _forgotten(view, earlier, still_open))
            findings.append(Finding("stock-differs", message, ledger=name).touching(now.catalog.indicators_of(name)))
    return findings


def _told(ledger: Ledger, opening: int, closing: int, forgotten: int) -> str:
    unit = ledger.unit
    if ledger.kind == "events":
        return f"{ledger.title}：上年末未办结{closing}{unit}，本年台账列入上年结转{opening}{unit}，请核对。"
    lost = f"；上年末在册的有{forgotten}{unit}不在本年名册里" if forgotten else ""
    return f"{ledger.title}：上年名册年末在册{closing}{unit}，本年名册中上年末在册{opening}{unit}{lost}，请核对。"


def _forgotten(view: View, earlier: View, still_open: Part) -> int:
    """How many keys of last year's stock this year's file does not hold at all."""
    key = list(view.ledger.key)
    if not key or not set(key) <= set(view.frame.columns) & set(earlier.frame.columns):
        return 0
    known = set(view.frame[key].itertuples(index=False, name=None))
    stock = earlier.frame.loc[earlier.mask(still_open), key]
    return sum(row not in known for row in stock.itertuples(index=False, name=None))


def open_cases(ledger: Ledger) -> Part:
    """The rows of a ledger that are open or on the register at the cut-off, carried-over ones included."""
    assert ledger.state is not None
    where = Filter(((ledger.state.date, When("open at cut-off")),))
    return Part(ledger=ledger.id, rows="handled", where=where)
