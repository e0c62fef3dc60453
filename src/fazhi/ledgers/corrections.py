"""corrections.toml: mending a cell without touching the office's file, with a reason, a name and the old value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import numpy.typing as npt
from pydantic import BaseModel, ConfigDict, Field, model_validator

from fazhi.catalog.columns import Column, Ledger
from fazhi.catalog.model import Catalog
from fazhi.errors import SettingsError, near
from fazhi.findings import Finding
from fazhi.ledgers.filerules import Constant, as_cell
from fazhi.ledgers.grid import Cell, is_blank
from fazhi.ledgers.layout import Layout
from fazhi.ledgers.model import Applied
from fazhi.ledgers.values import Context, Fault, as_text, read_cell
from fazhi.ledgers.wording import plain
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
    path = folder / FILE_NAME
    if not path.exists():
        return {}
    given: _File = load_settings(_File, path)
    by_name = {ledger.title: ledger for ledger in catalog.ledgers.values()} | dict(catalog.ledgers)
    found: dict[str, list[tuple[int, Correction]]] = {}
    for number, each in enumerate(given.corrections, 1):
        at = f"{folder.name}/{FILE_NAME} 第{number}条"
        if each.ledger not in by_name:
            raise SettingsError(f"{at}键 ledger：没有名为“{each.ledger}”的台账；{near(each.ledger, by_name)}。")
        titles = [column.title for column in by_name[each.ledger].columns]
        for key, named in (("match", each.match), ("set", each.set), ("expect", each.expect)):
            for title in named:
                if title not in titles:
                    raise SettingsError(f"{at}键 {key}：台账没有“{title}”列；{near(title, titles)}。")
        found.setdefault(by_name[each.ledger].id, []).append((number, each))
    return {name: tuple(each) for name, each in found.items()}


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
    """
    sheets = list(layouts)
    applied: list[Applied] = []
    findings: list[Finding] = []
    for number, each in corrections:
        rows = [(index, row) for index, layout in enumerate(sheets) for row in _rows(layout, each, context)]
        if len(rows) != 1:
            said = "一行也没有对上" if not rows else f"对上了{len(rows)}行"
            findings.append(
                _finding(ledger, number, "correction-unmatched", f"{said}，没有更正；请核对 match，使它只指一行", each)
            )
            continue
        index, row = rows[0]
        layout = sheets[index]
        missing = [title for title in each.set if title not in layout.places]
        if missing:
            why = f"{layout.file} 没有“{'”“'.join(missing)}”列，没有更正"
            findings.append(_finding(ledger, number, "correction-unmatched", why, each))
            continue
        changed = [
            title
            for title, old in each.expect.items()
            if not _same(layout.raw(row + 1, title), old, ledger, title, context)
        ]
        if changed:
            done = all(
                _same(layout.raw(row + 1, title), new, ledger, title, context) for title, new in each.set.items()
            )
            why = (
                f"原文件已经改好（{layout.file} 第{row + 1}行），请删去这一条"
                if done
                else f"{layout.file} 第{row + 1}行“{'”“'.join(changed)}”的原值与 expect 不同，没有更正；请重新核对"
            )
            findings.append(_finding(ledger, number, "correction-stale", why, each))
            continue
        sheets[index] = layout.corrected({(row, layout.places[title]): as_cell(new) for title, new in each.set.items()})
        applied += [
            Applied(ledger.id, layout.file, layout.grid.name, row + 1, title, each.reason, each.who, each.when)
            for title in each.set
        ]
    return Corrected(tuple(sheets), tuple(applied), tuple(findings))


def _rows(layout: Layout, each: Correction, context: Context) -> list[int]:
    """Data rows (from 0) of the sheet that the correction speaks of."""
    if (each.file and each.file != layout.file) or (each.sheet and each.sheet != layout.grid.name):
        return []
    mask: npt.NDArray[np.bool_] = np.zeros(layout.grid.height, dtype=bool)
    mask[layout.data_rows] = True
    if each.row is not None:
        mask &= np.arange(layout.grid.height) == each.row - 1
    for title, wanted in each.match.items():
        if title in layout.places:
            column = layout.grid.columns[layout.places[title]]
            hits = [_same(value, wanted, layout.ledger, title, context) for value in column.values]
            mask &= np.array(hits, dtype=bool)[column.codes]
        elif not _same(layout.constants.get(title, ""), wanted, layout.ledger, title, context):
            return []
    return [int(row) for row in np.flatnonzero(mask)]


def _same(cell: Cell, wanted: Constant, ledger: Ledger, title: str, context: Context) -> bool:
    """Whether a cell says what a settings file says: the same words, or the same value however it is written."""
    given = as_cell(wanted)
    if is_blank(cell) or is_blank(given):
        return is_blank(cell) and is_blank(given)
    if plain(as_text(cell)) == plain(as_text(given)):
        return True
    column = ledger.column(title)
    assert isinstance(column, Column)
    values = [read_cell(each, column, context) for each in (cell, given)]
    return values[0] == values[1] and values[0] is not None and not isinstance(values[0], Fault)


def _finding(ledger: Ledger, number: int, code: str, why: str, each: Correction) -> Finding:
    return Finding(
        code, f"{FILE_NAME} 第{number}条：{why}。", file=FILE_NAME, ledger=ledger.id, column=next(iter(each.set))
    )
