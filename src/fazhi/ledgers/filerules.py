"""ledgers.toml: which file is which ledger, where its header is, what its columns are called, what it leaves unsaid."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase
from functools import cached_property
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from fazhi.catalog.columns import Ledger
from fazhi.catalog.model import Catalog
from fazhi.errors import SettingsError, near
from fazhi.findings import Finding
from fazhi.ledgers.titles import title_key
from fazhi.ledgers.values import Context, Fault, read_cell
from fazhi.settings import load_settings

FILE_NAME = "ledgers.toml"

NO_LEDGER = "不是台账"
"""What `ledger` says of a sheet that is to be left alone."""

Constant = str | int | float | date | bool


class Rule(BaseModel):
    """One [[files]] table: what holds for the sheets of a file.

    Parameters
    ----------
    file : str
        Name, or a pattern with ``*``.
    sheet : str
        Name or pattern of the sheet; default all.
    ledger : str
        Id or title; 不是台账 leaves the sheet alone; "" lets the headers decide.
    header : int or None
        The row of the column titles, from 1; of several rows the last.
    columns : dict of str to str
        Title in the file → title in the catalogue.
    constants : dict of str to value
        Title in the catalogue → what holds for every row, where the file has no such column.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    file: str = Field(min_length=1)
    sheet: str = "*"
    ledger: str = ""
    header: int | None = Field(default=None, ge=1)
    columns: dict[str, str] = {}
    constants: dict[str, Constant] = {}

    def covers(self, file: str, sheet: str) -> bool:
        """Whether the rule speaks of this sheet."""
        return _fits(file, self.file) and _fits(sheet, self.sheet)

    @property
    def leaves_alone(self) -> bool:
        """Whether the sheet is no ledger."""
        return self.ledger == NO_LEDGER

    @cached_property
    def renamed(self) -> Mapping[str, str]:
        """Titles of the catalogue by comparable title in the file."""
        return {title_key(written): title for written, title in self.columns.items()}


def _fits(name: str, pattern: str) -> bool:
    return name == pattern or fnmatchcase(name, pattern)  # a name may hold brackets


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    files: tuple[Rule, ...] = ()


@dataclass(frozen=True)
class FileRules:
    """All rules of a year's folder, the first that covers a sheet holds.

    Parameters
    ----------
    rules : tuple of Rule
        With ledgers by id.
    """

    rules: tuple[Rule, ...] = ()

    def rule_for(self, file: str, sheet: str) -> Rule | None:
        """The rule of a sheet, or None."""
        return next((rule for rule in self.rules if rule.covers(file, sheet)), None)

    def unused(self, sheets: list[tuple[str, str]]) -> Iterator[Finding]:
        """A finding for each rule that covers none of the sheets (file, sheet)."""
        for number, rule in enumerate(self.rules, 1):
            if not any(self.rule_for(*sheet) is rule for sheet in sheets):
                said = f"{rule.file}" + (f" 的工作表“{rule.sheet}”" if rule.sheet != "*" else "")
                message = f"{FILE_NAME} 第{number}条说的是 {said}，没有这样的文件或工作表；请核对或删去。"
                yield Finding("mapping-unused", message, file=FILE_NAME)


def load_rules(folder: Path, catalog: Catalog, context: Context) -> FileRules:
    """The rules beside the ledgers of a year; none where there is no ledgers.toml.

    Parameters
    ----------
    folder : Path
        ``data/raw/<town>/<year>``.
    catalog : Catalog
    context : Context
        Constants are read as cells are.

    Raises
    ------
    SettingsError
        A key, ledger, column or constant means nothing; the message names the valid ones.
    """
    path = folder / FILE_NAME
    if not path.exists():
        return FileRules()
    given: _File = load_settings(_File, path)
    return FileRules(
        tuple(_checked(rule, f"{folder.name}/{FILE_NAME} 第{number}条", catalog, context)
              for number, rule in enumerate(given.files, 1))
    )  # fmt: skip


def _checked(rule: Rule, at: str, catalog: Catalog, context: Context) -> Rule:
    ledger = _ledger(rule, at, catalog)
    titles = [column.title for column in ledger.columns] if ledger else _all_titles(catalog)
    for key, named in (("columns", rule.columns.values()), ("constants", rule.constants)):
        for title in named:
            if title not in titles:
                raise SettingsError(f"{at}键 {key}：台账没有“{title}”列；{near(title, titles)}。")
    if ledger:
        for column in ledger.columns:
            value = rule.constants.get(column.title)
            if value is not None and isinstance(fault := read_cell(as_cell(value), column, context), Fault):
                raise SettingsError(f"{at}键 constants.{column.title}：{fault.why}。")
        return rule.model_copy(update={"ledger": ledger.id})
    return rule


def _ledger(rule: Rule, at: str, catalog: Catalog) -> Ledger | None:
    if not rule.ledger or rule.leaves_alone:
        return None
    by_name = {ledger.title: ledger for ledger in catalog.ledgers.values()} | dict(catalog.ledgers)
    if rule.ledger not in by_name:
        raise SettingsError(
            f"{at}键 ledger：没有名为“{rule.ledger}”的台账；{near(rule.ledger, by_name)}；不是台账的写“{NO_LEDGER}”。"
        )
    return by_name[rule.ledger]


def _all_titles(catalog: Catalog) -> list[str]:
    return sorted({column.title for ledger in catalog.ledgers.values() for column in ledger.columns})


def as_cell(value: Constant) -> object:
    """A value of a settings file as a cell would hold it."""
    return ("是" if value else "否") if isinstance(value, bool) else value
