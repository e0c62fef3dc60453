"""The figure in a table's cell."""

from __future__ import annotations

import re
from decimal import Decimal

from fazhi.audit.figure import Figure, Kind
from fazhi.audit.figures.approximate import capped
from fazhi.audit.figures.grammar import PATTERNS
from fazhi.audit.figures.numerals import HAN
from fazhi.audit.figures.quantities import quantity
from fazhi.audit.figures.times import TIME_PATTERN
from fazhi.audit.figures.tokens import number_tokens

LONGEST_CELL = 40
"""A cell with more is prose."""

_TIME = re.compile(TIME_PATTERN)
_ONE_FIGURE = re.compile("|".join(pattern for _, pattern in PATTERNS))


def cell(text: str) -> Figure | None:
    """The figure that a table's cell is, or None where it is empty, a dash, words or several numbers.

    Examples
    --------
    >>> str(cell("1,335").value), cell("93.15%").unit, cell("—")
    ('1335', '%', None)
    """
    shown = text.strip()
    if not shown or len(shown) > LONGEST_CELL or shown[0] in HAN or _TIME.fullmatch(shown):
        return None
    start = len(text) - len(text.lstrip())
    pieces = number_tokens(text, start, start + len(shown))
    if not pieces or not _ONE_FIGURE.fullmatch("".join(token.kind for token in pieces)):
        return None
    amount = quantity(pieces)
    if amount is None:
        return None
    return Figure(
        text=shown,
        start=start,
        end=start + len(shown),
        kind=amount.kind,
        value=amount.value,
        step=amount.step,
        interval=capped(amount.interval)
        if amount.kind is Kind.RATE and amount.value == Decimal(100)
        else amount.interval,
        unit=amount.unit,
        approximation=amount.approximation,
    )
