"""corrections.toml: mending a cell without touching the office's file, with a reason, a name and the old value."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, model_validator

from fazhi.catalog.columns import Ledger
from fazhi.catalog.model import Catalog
from fazhi.errors import CatalogError, SettingsError, near
from fazhi.findings import Finding
from fazhi.ledgers.cells.values import Context
from fazhi.ledgers.files.folder import settings_file
from fazhi.ledgers.files.grid import is_blank
from fazhi.ledgers.model import Applied
from fazhi.ledgers.sheets.drafts import Draft
from fazhi.ledgers.sheets.filerules import Constant, as_cell, why_unreadable
from fazhi.ledgers.sheets.layout import Layout
from fazhi.settings import load_settings

FILE_NAME = "corrections.toml"


class Correction(BaseModel):
    """One [[corrections]] table.

    Parameters
    ----------
    ledger : str
        Id or title.
    match : dict of str to value
        Columns and values that together name one row.
    file, sheet : str
        Where the row stands; default anywhere.
    row : int or None
        Its row in the sheet, from 1; needs `file`.
    set : dict of str to value
        The right values by column; "" empties the cell.
    expect : dict of str to value
        What stands there now, for each column of `set`; "" for an empty cell.
    reason, who : str
    when : date
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    ledger: str = Field(min_length=1)
    match: dict[str, Constant] = {}
    file: str = ""
    sheet: str = ""
    row: int | None = Field(default=None, ge=1)
    set: dict[str, Constant] = Field(min_length=1)
    expect: dict[str, Constant]
    reason: str = Field(min_length=1)
    who: str = Field(min_length=1)
    when: date

    @model_validator(mode="after")
    def _names_a_row_and_what_stands_there(self) -> Correction:
        if not self.match and not (self.row and self.file):
            raise ValueError("要写 match（哪一行），或者 file 和 row")
        if self.row and not self.file:
            raise ValueError("写了 row，也要写 file")
        if missing := [title for title in self.set if title not in self.expect]:
            raise ValueError(f"expect 里缺少“{'”“'.join(missing)}”现在的值")
        return self


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class Corrected:
    """The sheets of a ledger after its corrections.

    Parameters
    ----------
    layouts : tuple of Layout
    applied : tuple of Applied
    findings : tuple of Finding
        Corrections that could not be made.
    """

    layouts: tuple[Layout, ...]
    applied: tuple[Applied, ...]
    findings: tuple[Finding, ...]


def load_corrections(folder: Path, catalog: Catalog) -> Mapping[str, tuple[tuple[int, Correction], ...]]:
    """The corrections beside the ledgers of a year: by ledger id, each with its number in the file.

    Parameters
    ----------
    folder : Path
        ``data/raw/<town>/<year>``.
    catalog : Catalog

    Raises
    ------
    SettingsError
        A key, ledger or column means nothing.
    """
    path = settings_file(folder, FILE_NAME)
    if path is None:
        return {}
    given: _File = load_settings(_File, path)
    found: dict[str, list[tuple[int, Correction]]] = {}
    for number, each in enumerate(given.corrections, 1):
        at = f"{folder.name}/{path.name} 第{number}条"
        try:
            ledger = catalog.ledger_named(each.ledger)
        except CatalogError as error:
            raise SettingsError(f"{at}键 ledger：{error}") from None
        titles = [column.title for column in ledger.columns]
        for key, named in (("match", each.match), ("set", each.set), ("expect", each.expect)):
            for title in named:
                if title not in titles:
                    raise SettingsError(f"{at}键 {key}：台账没有“{title}”列；{near(title, titles)}。")
        found.setdefault(ledger.id, []).append((number, each))
    return {name: tuple(each) for name, each in found.items()}


def unkept(corrections: Mapping[str, tuple[tuple[int, Correction], ...]], kept: Collection[str]) -> tuple[Finding, ...]:
    """A finding for each correction of a ledger that the town does not keep: nothing is there to be corrected.

    Parameters
    ----------
    corrections : mapping of str to tuple of (int, Correction)
        By ledger id.
    kept : collection of str
        Ids of the ledgers that the town keeps.
    """
    why = "本地没有登记这本台账（town.toml 的 kept），没有更正；请删去这一条，或登记这本台账"
    return tuple(
        _finding(name, number, "correction-unmatched", f"“{each.ledger}”：{why}", each)
        for name, some in corrections.items()
        if name not in kept
        for number, each in some
    )


def correct(
    ledger: Ledger, layouts: Sequence[Layout], corrections: Sequence[tuple[int, Correction]], context: Context
) -> Corrected:
    """Make the corrections of a ledger, one after the other.

    Parameters
    ----------
    ledger : Ledger
    layouts : sequence of Layout
        Its sheets.
    corrections : sequence of (int, Correction)
    context : Context

    Raises
    ------
    SettingsError
        A value of `set` cannot stand in its column.
    """
    for number, each in corrections:
        _check_values(ledger, number, each, context)
    drafts = [Draft(layout, context) for layout in layouts]
    applied: list[Applied] = []
    findings: list[Finding] = []
    for number, each in corrections:
        done = _make(each, drafts)
        if isinstance(done, _Unmade):
            findings.append(_finding(ledger.id, number, done.code, done.why, each))
        else:
            applied += done
    return Corrected(tuple(draft.layout_then() for draft in drafts), tuple(applied), tuple(findings))


def _check_values(ledger: Ledger, number: int, each: Correction, context: Context) -> None:
    for column in ledger.columns:
        value = each.set.get(column.title, "")
        if not is_blank(value) and (why := why_unreadable(value, column, context)):
            raise SettingsError(f"{context.year}/{FILE_NAME} 第{number}条键 set.{column.title}：{why}。")


@dataclass(frozen=True, slots=True)
class _Unmade:
    """Why a correction is not made: code and words of its finding."""

    code: str
    why: str


def _make(each: Correction, drafts: Sequence[Draft]) -> list[Applied] | _Unmade:
    """Make one correction, or say why not."""
    said = [
        draft for draft in drafts if each.file in ("", draft.layout.file) and each.sheet in ("", draft.layout.grid.name)
    ]
    if not each.match and not each.sheet and len({draft.layout.grid.name for draft in said}) > 1:
        why = f"{each.file} 里有几张表是这本台账，只写 file 和 row 不知道是哪一张，没有更正；请再写上 sheet"
        return _Unmade("correction-unmatched", why)
    rows = [(draft, row) for draft in said for row in draft.rows_of(each.match, each.row)]
    if len(rows) != 1:
        found = f"对上了{len(rows)}行" if rows else "一行也没有对上"
        return _Unmade("correction-unmatched", f"{found}，没有更正；请核对 match，使它只指一行")
    ((draft, row),) = rows
    layout = draft.layout
    missing = [title for title in each.set if title not in layout.places]
    if missing:
        return _Unmade("correction-unmatched", f"{layout.file} 没有“{'”“'.join(missing)}”列，没有更正")
    changed = [title for title, old in each.expect.items() if not draft.says(row, title, old)]
    if changed and all(draft.says(row, title, new) for title, new in each.set.items()):
        return _Unmade("correction-stale", f"原文件已经改好（{layout.file} 第{row + 1}行），请删去这一条")
    if changed:
        why = f"{layout.file} 第{row + 1}行“{'”“'.join(changed)}”的原值与 expect 不同，没有更正；请重新核对"
        return _Unmade("correction-stale", why)
    for title, new in each.set.items():
        draft.put(row, title, as_cell(new))
    return [
        Applied(layout.ledger.id, layout.file, layout.grid.name, row + 1, title, each.reason, each.who, each.when)
        for title in each.set
    ]


def _finding(ledger: str, number: int, code: str, why: str, each: Correction) -> Finding:
    return Finding(
        code, f"{FILE_NAME} 第{number}条：{why}。", file=FILE_NAME, ledger=ledger, column=next(iter(each.set))
    )
