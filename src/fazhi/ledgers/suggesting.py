"""What ledgers.toml might say of sheets that nobody can be sure of: a proposal for a person to read and settle."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

import numpy as np

from fazhi.catalog.columns import Column, Ledger
from fazhi.catalog.model import Catalog
from fazhi.ledgers.bounded import BoundedReader
from fazhi.ledgers.filerules import FILE_NAME, NO_LEDGER, load_rules
from fazhi.ledgers.folder import files_of, is_ledger_file
from fazhi.ledgers.grid import Grid, is_blank
from fazhi.ledgers.headers import Header
from fazhi.ledgers.reading import read_file
from fazhi.ledgers.sorting import Sorted, sort_sheets
from fazhi.ledgers.titles import IGNORED_TITLES, match_columns, title_key, vocabulary
from fazhi.ledgers.values import Context, Fault, read_cell
from fazhi.settings import Town

LEAST_ALIKE = 0.5
"""Titles less alike than this are no proposal."""

LEAST_READ = 0.6
"""So many of a column's cells must read as what the column is to hold."""

_HEAD = f"""\
# {FILE_NAME}：哪个文件是哪本台账，列名怎么对应。本文件由 fazhi check --suggest 写出，只是建议，请逐条核对：
# 不对的改掉，不要的删去；行首有 # 的还没有生效，核对以后去掉 # 才生效。
"""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Proposed tables of ledgers.toml.

    Parameters
    ----------
    text : str
        TOML, with what is doubtful commented out.
    settled, open : int
        How many sheets it proposes an answer for, and how many it only asks about.
    """

    text: str
    settled: int
    open: int


def suggest(folder: Path, *, town: Town, year: int, catalog: Catalog) -> Suggestion:
    """Propose an answer for each sheet of a year's folder that needs one.

    Parameters
    ----------
    folder : Path
        ``data/raw/<town>/<year>``; only read.
    town : Town
    year : int
    catalog : Catalog

    Raises
    ------
    SettingsError
        There is a ledgers.toml, and it cannot be used.
    """
    catalog = catalog.with_lists(town.lists)
    context = Context.of(town, year)
    rules = load_rules(folder, catalog, context)
    with BoundedReader() as reader:
        files = [read_file(path, reader) for path in files_of(folder) if is_ledger_file(path)]
    found = sort_sheets(files, catalog.ledgers, catalog.kept_ledgers(town.kept), rules)
    tables = list(_tables(found, catalog.ledgers, context))
    settled = sum(not text.startswith("#") for text in tables)
    return Suggestion("\n".join(tables), settled, len(tables) - settled)


def written(existing: str, suggestion: Suggestion) -> str:
    """The text of ledgers.toml with the proposals added; what stood there stays."""
    return (existing.rstrip("\n") + "\n" if existing.strip() else _HEAD) + "\n" + suggestion.text


def _tables(found: Sorted, ledgers: Mapping[str, Ledger], context: Context) -> Iterator[str]:
    for sheet in found.sheets:
        ledger = ledgers[sheet.ledger]
        renamed = sheet.rule.renamed if sheet.rule else {}
        places, _ = match_columns(ledger, sheet.header.titles, sheet.header.groups, renamed)
        given = sheet.rule.constants if sheet.rule else {}
        if any(
            column.required and column.title not in places and column.title not in given for column in ledger.columns
        ):
            yield _table(sheet.file, sheet.grid, sheet.header, ledger, context)
    for each in found.doubtful:
        header, rivals = each.answer.header, each.answer.rivals
        if header is not None and len(rivals) == 1:
            yield _table(each.file, each.grid, header, ledgers[rivals[0]], context)
        else:
            yield _question(each.file, each.grid, [ledgers[name] for name in rivals])


def _question(file: str, grid: Grid, rivals: list[Ledger]) -> str:
    said = "是" + "还是".join(f"“{ledger.title}”" for ledger in rivals) + "？" if rivals else "是哪本台账？"
    names = " 或 ".join(_quoted(ledger.id) for ledger in rivals) or "台账的名字"
    return (
        f"# {said}写明以后去掉行首的 #；不是台账的写 {_quoted(NO_LEDGER)}。\n# [[files]]\n# file = {_quoted(file)}\n"
        f"# sheet = {_quoted(grid.name)}\n# ledger = {_quoted(rivals[0].id if rivals else NO_LEDGER)}  # {names}\n"
    )


def _table(file: str, grid: Grid, header: Header, ledger: Ledger, context: Context) -> str:
    places, _ = match_columns(ledger, header.titles, header.groups)
    renamed = dict(_alike(grid, header, ledger, places, context))
    lines = [
        "[[files]]",
        f"file = {_quoted(file)}",
        f"sheet = {_quoted(grid.name)}",
        f"ledger = {_quoted(ledger.id)}  # {ledger.title}，请核对",
    ]
    if header.last:
        lines.append(f"header = {header.last + 1}  # 列名在这一行")
    if renamed:
        pairs = ", ".join(f"{_quoted(written)} = {_quoted(title)}" for written, title in renamed.items())
        lines.append(f"columns = {{ {pairs} }}  # 文件里的列名 = 目录里的列名，请核对")
    for column in ledger.columns:
        if column.required and column.title not in places and column.title not in renamed.values():
            first = column.choices[0] if column.choices else ""
            choices = f"，可选：{'、'.join(column.choices)}" if column.choices else ""
            lines.append(
                f"# constants = {{ {_quoted(column.title)} = {_quoted(first)} }}  # 文件里没有这一列；全文件都一样时写在这里{choices}"
            )
    return "\n".join(lines) + "\n"


def _alike(
    grid: Grid, header: Header, ledger: Ledger, places: Mapping[str, int], context: Context
) -> Iterator[tuple[str, str]]:
    """Titles of the sheet that may be columns the sheet seems to lack: alike in name, and holding such values."""
    free = [
        place
        for place, title in enumerate(header.titles)
        if title and place not in places.values() and title_key(title) not in IGNORED_TITLES
    ]
    known = vocabulary(ledger)
    for column in ledger.columns:
        if column.title in places:
            continue
        names = [name for name, (_, title) in known.items() if title == column.title]
        ranked = sorted(
            ((max(_ratio(title_key(header.titles[place]), name) for name in names), -place) for place in free),
            reverse=True,
        )
        if ranked and ranked[0][0] >= LEAST_ALIKE and _holds(grid, header, -ranked[0][1], column, context):
            place = -ranked[0][1]
            free.remove(place)
            yield header.titles[place], column.title


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other).ratio()


def _holds(grid: Grid, header: Header, place: int, column: Column, context: Context) -> bool:
    """Whether most cells of the column can be read as the catalogue's column."""
    held = grid.columns[place]
    codes, counts = np.unique(held.codes[header.last + 1 :], return_counts=True)
    filled = [
        (held.values[code], int(count))
        for code, count in zip(codes, counts, strict=True)
        if not is_blank(held.values[code])
    ]
    read = sum(count for cell, count in filled if not isinstance(read_cell(cell, column, context), Fault))
    return read >= LEAST_READ * sum(count for _, count in filled)


def _quoted(text: str) -> str:
    """A TOML basic string."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")
