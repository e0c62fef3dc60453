"""ledgers.toml: which file is which ledger, where its header is, what its columns are called, what it leaves unsaid."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase
from functools import cached_property
from heapq import merge
from math import isfinite
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from fazhi.catalog.columns import Column, Ledger
from fazhi.catalog.model import Catalog
from fazhi.errors import CatalogError, SettingsError, near
from fazhi.findings import Finding
from fazhi.ledgers.cells.values import Context, Fault, read_cell
from fazhi.ledgers.files.folder import settings_file
from fazhi.ledgers.files.grid import is_blank
from fazhi.ledgers.sheets.titles import title_key
from fazhi.settings import load_settings

FILE_NAME = "ledgers.toml"

NO_LEDGER = "不是台账"
"""What `ledger` says of a sheet that is to be left alone."""

_PATTERN = re.compile(r"[*?\[]")

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
    path : str
        Folder and name of the file, for messages.
    context : Context or None
        Constants are read as cells are; None where there is no file.
    """

    rules: tuple[Rule, ...] = ()
    path: str = FILE_NAME
    context: Context | None = None

    def rule_for(self, file: str, sheet: str) -> Rule | None:
        """The rule of a sheet, or None."""
        places = merge(self._by_file.get(file, ()), self._by_file.get("", ()))
        return next((rule for rule in map(self.rules.__getitem__, places) if rule.covers(file, sheet)), None)

    @cached_property
    def _by_file(self) -> Mapping[str, tuple[int, ...]]:
        """Places of the rules that name one file; those with a pattern stand under ""."""
        found: dict[str, list[int]] = {}
        for place, rule in enumerate(self.rules):
            found.setdefault("" if _PATTERN.search(rule.file) else rule.file, []).append(place)
        return {file: tuple(places) for file, places in found.items()}

    def check(self, rule: Rule, ledger: Ledger, held: Collection[str]) -> None:
        """Ask whether what a rule says for every row can be read, now that its ledger is known.

        Parameters
        ----------
        rule : Rule
        ledger : Ledger
        held : collection of str
            Columns that the sheet has: a constant beside them says nothing.

        Raises
        ------
        SettingsError
            A constant cannot be read; the message names the file and the key.
        """
        if self.context is not None:
            number = next(number for number, each in enumerate(self.rules, 1) if each is rule)
            said = {title: value for title, value in rule.constants.items() if title not in held}
            _check_constants(said, f"{self.path} 第{number}条", ledger, self.context)

    def unused(self, met: Iterable[Rule]) -> Iterator[Finding]:
        """A finding for each rule that none of the sheets met."""
        used = {id(rule) for rule in met}
        for number, rule in enumerate(self.rules, 1):
            if id(rule) not in used:
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
    path = settings_file(folder, FILE_NAME)
    if path is None:
        return FileRules()
    given: _File = load_settings(_File, path)
    name = f"{folder.name}/{path.name}"
    rules = tuple(
        _checked(rule, f"{name} 第{number}条", catalog, context) for number, rule in enumerate(given.files, 1)
    )
    return FileRules(rules, name, context)


def _checked(rule: Rule, at: str, catalog: Catalog, context: Context) -> Rule:
    ledger = _ledger(rule, at, catalog)
    titles = [column.title for column in ledger.columns] if ledger else _all_titles(catalog)
    for key, named in (("columns", rule.columns.values()), ("constants", rule.constants)):
        for title in named:
            if title not in titles:
                raise SettingsError(f"{at}键 {key}：台账没有“{title}”列；{near(title, titles)}。")
    for title, value in rule.constants.items():
        if is_blank(value):
            raise SettingsError(f"{at}键 constants.{title}：不能是空的；请写上各行都一样的内容，或删去。")
    if ledger is None:
        return rule  # its constants are read when a sheet shows which ledger it is
    _check_constants(rule.constants, at, ledger, context)
    return rule.model_copy(update={"ledger": ledger.id})


def _check_constants(constants: Mapping[str, Constant], at: str, ledger: Ledger, context: Context) -> None:
    for column in ledger.columns:
        if column.title in constants:
            value = constants[column.title]
            if why := why_unreadable(value, column, context):
                raise SettingsError(f"{at}键 constants.{column.title}：{why}。")
            if read_cell(as_cell(value), column, context) is None:
                raise SettingsError(f"{at}键 constants.{column.title}：不能是空的；请写上各行都一样的内容，或删去。")


def _ledger(rule: Rule, at: str, catalog: Catalog) -> Ledger | None:
    if not rule.ledger or rule.leaves_alone:
        return None
    try:
        return catalog.ledger_named(rule.ledger)
    except CatalogError as error:
        said = str(error).removesuffix("。")
        raise SettingsError(f"{at}键 ledger：{said}；不是台账的写“{NO_LEDGER}”。") from None


def _all_titles(catalog: Catalog) -> list[str]:
    return sorted({column.title for ledger in catalog.ledgers.values() for column in ledger.columns})


def as_cell(value: Constant) -> object:
    """A value of a settings file as a cell would hold it."""
    return ("是" if value else "否") if isinstance(value, bool) else value


def why_unreadable(value: Constant, column: Column, context: Context) -> str:
    """Why a settings file's value cannot stand in a column, "" where it can; never a word of the value itself."""
    if isinstance(value, bool) and column.type != "bool":
        return f"true 和 false 只用于是否列，“{column.title}”不是"
    if isinstance(value, float) and not isfinite(value):
        return "读不成准确的数，请只写数字"
    read = read_cell(as_cell(value), column, context)
    return read.why if isinstance(read, Fault) else ""
