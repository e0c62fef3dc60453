"""What the ledgers amount to: values with numerator, denominator and last year, and the rows behind each.

Takes clean ledgers; gives an :class:`IndicatorTable`.
"""

from fazhi.indicators.breakdowns import Breakdown, Cell
from fazhi.indicators.classes import UNKNOWN
from fazhi.indicators.table import IndicatorTable, compute
from fazhi.indicators.values import PREVIOUS_WORDS, STATUS_WORDS, PreviousSource, Status, Value, named

__all__ = [
    "PREVIOUS_WORDS",
    "STATUS_WORDS",
    "UNKNOWN",
    "Breakdown",
    "Cell",
    "IndicatorTable",
    "PreviousSource",
    "Status",
    "Value",
    "compute",
    "named",
]
