"""Columns of a ledger and the columns that are derived from them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

ColumnType = Literal["date", "int", "decimal", "text", "choice", "choices", "list", "bool", "village"]
PrivacyClass = Literal["", "P", "S", "F"]
ColumnFormat = Literal["", "identity"]

PRESENT = "present"
"""In required_if: the other column holds any value."""

CUT_OFF = "统计截止日期"
"""Stands for the cut-off date where a derived column names a date column."""


class Entry(BaseModel):
    """Base of all catalogue entries: frozen, no unknown keys, Chinese or English keys as in the files."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Column(Entry):
    """One column of a ledger.

    Parameters
    ----------
    title : str
        Chinese, as in the office's files; identifies the column.
    type : str
        date, int, decimal, text, choice, choices (by 、), list (names by 、), bool, village.
    required : bool
        An empty cell is a finding.
    privacy : {"", "P", "S", "F"}
        ``class`` in the files: personal, sensitive, free text that may hold names.
    choices : tuple of str
        For choice and choices.
    synonyms : dict of str to str
        Other ways of writing a choice, and the choice: ``{"结案" = "已办结"}``. With an alias such as 是否办结, ``是`` too.
    aliases : tuple of str
        Other titles of this column in offices' files.
    format : {"", "identity"}
        identity: the text is an identity number, whose check digit and date are asked; class P.
    required_if : dict of str to str, bool or tuple of str
        An empty cell is a finding where every condition holds: a column has this value or one of these, or
        ``"present"``: any value.
    blank : int or None
        What an empty cell means, e.g. 1.
    min, max : Decimal or None
        Range of a number, bounds included.
    not_before : str
        This date is on or after that column's.
    at_most : str
        This number is at most that column's.
    references : str
        ``ledger.column`` that must hold the value.
    since : int or None
        First year in which the column is kept.
    note : str
        For the template's page of instructions.
    """

    title: str
    type: ColumnType
    required: bool = False
    privacy: PrivacyClass = Field(default="", alias="class")
    choices: tuple[str, ...] = ()
    synonyms: dict[str, str] = {}
    aliases: tuple[str, ...] = ()
    format: ColumnFormat = ""
    required_if: dict[str, bool | str | tuple[str, ...]] = {}
    blank: int | None = None
    min: Decimal | None = None
    max: Decimal | None = None
    not_before: str = ""
    at_most: str = ""
    references: str = ""
    since: int | None = None
    note: str = ""

    @model_validator(mode="after")
    def _choices_fit_type(self) -> Column:
        if (self.type in ("choice", "choices")) != bool(self.choices):
            raise ValueError(f"列“{self.title}”：choice 和 choices 列要有 choices，其他列不能有")
        if self.format == "identity" and (self.type, self.privacy) != ("text", "P"):
            raise ValueError(f'列“{self.title}”：format = "identity" 只能用于 class = "P" 的 text 列')
        if self.required and self.required_if:
            raise ValueError(f"列“{self.title}”：已经 required，不能再写 required_if")
        return self

    @property
    def is_personal(self) -> bool:
        """Whether a value may single out or expose a person: classes P, S and F."""
        return self.privacy != ""


class Derived(Entry):
    """A column computed from others; exactly one way is given.

    Parameters
    ----------
    days_between : (str, str) or None
        Whole days from the first date column to the second. The name 统计截止日期 stands for the cut-off.
    not_after : (str, str) or None
        Whether the first date is on or before the second; unknown where either is missing.
    earliest : tuple of str
        The earliest of several date columns.
    days_after : str
        A date `days` after this date column; with `extended_by` more days where the bool column `extended_if` holds.
    """

    title: str
    days_between: tuple[str, str] | None = None
    not_after: tuple[str, str] | None = None
    earliest: tuple[str, ...] = ()
    days_after: str = ""
    days: int = 0
    extended_if: str = ""
    extended_by: int = 0

    @model_validator(mode="after")
    def _one_way(self) -> Derived:
        ways = [self.days_between, self.not_after, self.earliest, self.days_after]
        if sum(bool(way) for way in ways) != 1:
            raise ValueError(f"派生列“{self.title}”要在 days_between、not_after、earliest、days_after 中恰好用一种")
        return self

    @property
    def type(self) -> ColumnType:
        """The type of the derived values."""
        if self.days_between:
            return "int"
        return "bool" if self.not_after else "date"

    def sources(self) -> tuple[str, ...]:
        """Titles of the columns that it is computed from, the cut-off left out."""
        names = (*(self.days_between or ()), *(self.not_after or ()), *self.earliest, self.days_after, self.extended_if)
        return tuple(name for name in names if name and name != CUT_OFF)


REPEATS = "重办次数"
"""The column that reading adds to a ledger whose last row holds: how often the key came before."""

_REPEATED = Column(title=REPEATS, type="int")


class State(Entry):
    """How a ledger says that a case is closed.

    Parameters
    ----------
    date : str
        The date column that decides.
    column : str
        The status column, which decides only where there is no date.
    closed, open : tuple of str
        Its values that mean closed and open; any other (退回, 退单) says neither.
    """

    date: str
    column: str = ""
    closed: tuple[str, ...] = ()
    open: tuple[str, ...] = ()


class Ledger(Entry):
    """One list that an office keeps.

    Parameters
    ----------
    id, title, topic : str
    kind : {"events", "register"}
        Events belong to a year by `year_by`; a register is the state at the cut-off.
    row : str
        What one row is, e.g. 一件信访件.
    unit : str
        The measure word for rows: 件, 批, 次.
    office : str
        Who hands it in; printed in 〔待×××提供〕.
    year_by : str
        The one date column that puts a row in a year; a register has it where it has a flow (衔接日期).
    key : tuple of str
        Columns whose values together are unique; empty: none.
    repeats : {"error", "last"}
        What a repeated key means: a fault, or that the last row holds (重办).
    default : bool
        Kept by every town unless town.toml says otherwise.
    every_village : bool
        Each of the town's villages should have a row (of the year, where rows belong to one).
    persons : bool or None
        Rows are about private persons, so small cells in breakdowns are suppressed. None: any P or S column.
    sensitive : bool
        Only town totals leave the office.
    columns : tuple of Column
    derived : tuple of Derived
    state : State or None
        How closing is known; None: rows are not cases.
    """

    id: str
    title: str
    topic: str = ""
    kind: Literal["events", "register"] = "events"
    row: str
    unit: str
    office: str
    year_by: str = ""
    key: tuple[str, ...] = ()
    repeats: Literal["error", "last"] = "error"
    default: bool = True
    every_village: bool = False
    persons: bool | None = None
    sensitive: bool = False
    columns: tuple[Column, ...]
    derived: tuple[Derived, ...] = ()
    state: State | None = None

    def all_columns(self) -> tuple[Column | Derived, ...]:
        """The office's columns, then the derived ones, then 重办次数 where reading counts repeated keys."""
        counted = (_REPEATED,) if self.repeats == "last" else ()
        return (*self.columns, *self.derived, *counted)

    def column(self, title: str) -> Column | Derived | None:
        """The column or derived column of that title, or None."""
        return next((each for each in self.all_columns() if each.title == title), None)

    def titles(self) -> tuple[str, ...]:
        """Titles of all columns, derived ones last."""
        return tuple(each.title for each in self.all_columns())

    def is_kept_in(self, title: str, year: int) -> bool:
        """Whether the column was already kept in `year`; a derived one where all its sources were."""
        column = self.column(title)
        if isinstance(column, Derived):
            return all(self.is_kept_in(source, year) for source in column.sources())
        return column is None or column.since is None or column.since <= year

    def computed_from(self, title: str) -> set[str]:
        """The column and all derived columns that depend on it, however indirectly."""
        found = {title}
        while added := {each.title for each in self.derived if found & set(each.sources())} - found:
            found |= added
        return found

    def numbers_rows(self, title: str) -> bool:
        """Whether the column is a number that the office gives to each row: listing it lists the rows."""
        column = self.column(title)
        return title in self.key and isinstance(column, Column) and column.type == "text"

    @property
    def village_column(self) -> str:
        """Title of the column that names the village, or ""."""
        return next((each.title for each in self.columns if each.type == "village"), "")

    @property
    def is_about_persons(self) -> bool:
        """Whether breakdowns of this ledger need small cells suppressed."""
        if self.persons is not None:
            return self.persons
        return self.sensitive or any(each.privacy in ("P", "S") for each in self.columns)


def from_table(table: dict[str, Any], **given: Any) -> dict[str, Any]:
    """A ledger's TOML table with its sub-tables of columns as lists that carry their titles."""
    record = dict(table) | given
    for name in ("columns", "derived"):
        if isinstance(record.get(name), dict):
            record[name] = [{"title": title} | dict(entry) for title, entry in record[name].items()]
    if isinstance(record.get("key"), str):
        record["key"] = [record["key"]]
    return record
