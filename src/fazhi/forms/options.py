"""Where a dropdown takes its options from: written into the rule, or a column of the first sheet where that is too long."""

from __future__ import annotations

from dataclasses import dataclass

from xlsxwriter.utility import xl_range_abs

from fazhi.catalog.columns import Column
from fazhi.forms.form import Form
from fazhi.forms.wording import NO, YES
from fazhi.ledgers.sheets.sorting import INSTRUCTIONS

FIRST_COLUMN = 6
"""Lists stand in this column (from 0) of the first sheet and to the right of it, outside what is printed."""

_INLINE_LIMIT = 255
"""Characters that a spreadsheet takes in a rule's own list."""


@dataclass(frozen=True, slots=True)
class Listed:
    """Options in a column of the first sheet.

    Parameters
    ----------
    title : str
        Above the options.
    options : tuple of str
    column : int
        From 0.
    """

    title: str
    options: tuple[str, ...]
    column: int

    @property
    def source(self) -> str:
        """The cells as a formula names them."""
        return f"={INSTRUCTIONS}!{xl_range_abs(1, self.column, len(self.options), self.column)}"


def options_of(column: Column, form: Form) -> tuple[str, ...]:
    """What a dropdown of the column offers; empty: it has none."""
    match column.type:
        case "choice":
            return column.choices
        case "bool":
            return YES, NO
        case "village":
            return form.villages
    return ()


def fits_inline(options: tuple[str, ...]) -> bool:
    """Whether a rule can hold the options itself."""
    joined = ",".join(options)
    return len(joined) <= _INLINE_LIMIT and joined.count(",") == len(options) - 1 and '"' not in joined


def listed_options(form: Form) -> tuple[Listed, ...]:
    """The lists of the first sheet: each different list of options that does not fit into a rule, once."""
    found: dict[tuple[str, ...], str] = {}
    for ledger in form.ledgers:
        for column in form.columns(ledger):
            options = options_of(column, form)
            if options and not fits_inline(options):
                found.setdefault(options, "村（社区）" if column.type == "village" else column.title)
    return tuple(Listed(title, options, FIRST_COLUMN + number) for number, (options, title) in enumerate(found.items()))


def source_of(options: tuple[str, ...], lists: tuple[Listed, ...]) -> list[str] | str:
    """The options as a rule takes them: the words themselves, or the cells that hold them."""
    return next((each.source for each in lists if each.options == options), list(options))
