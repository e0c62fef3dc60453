"""The catalogue: what an office keeps, counts, draws and says, as data.

Takes TOML and text files; gives one frozen :class:`Catalog`.
"""

from fazhi.catalog.columns import CUT_OFF, REPEATS, Column, Derived, Ledger, State
from fazhi.catalog.indicators import TOWN, Chart, Indicator, Part
from fazhi.catalog.load import load_catalog
from fazhi.catalog.model import Catalog, Chapter, Outline, ReportPart, Section, Topic

__all__ = [
    "CUT_OFF",
    "REPEATS",
    "TOWN",
    "Catalog",
    "Chapter",
    "Chart",
    "Column",
    "Derived",
    "Indicator",
    "Ledger",
    "Outline",
    "Part",
    "ReportPart",
    "Section",
    "State",
    "Topic",
    "load_catalog",
]
