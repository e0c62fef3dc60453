"""The personal and sensitive values of a year's files: what may stand in nothing that leaves the office.

They are collected from the sheets and not from the clean frames: a row in quarantine, a cell that could not be read and
a column that the catalogue does not know name people too. What is kept here is only ever searched for, never shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, time, timedelta

import numpy as np

from fazhi.catalog.columns import Column, Ledger
from fazhi.ledgers.cells.masking import mask
from fazhi.ledgers.cells.naming import NOBODY, name_parts
from fazhi.ledgers.cells.values import as_text
from fazhi.ledgers.cells.wording import is_nothing, plain, tidy
from fazhi.ledgers.files.grid import Cell, GridColumn, is_blank
from fazhi.ledgers.privatevalues import Place, PrivateValues
from fazhi.ledgers.sheets.layout import Layout
from fazhi.ledgers.sheets.rows import RowKind
from fazhi.ledgers.sheets.sorting import Doubtful
from fazhi.ledgers.sheets.titles import IGNORED_TITLES, SERIAL_TITLES, title_key
from fazhi.settings import Town

LONG_TEXT = 6
"""From so many characters on, free text is a value of its own; shorter words are anybody's."""

NOT_A_WORD = 3
"""A word that stands in so many rows of an unknown column is a class (已答复) and singles nobody out."""

_NAMING = re.compile(
    r"(?:姓名|名字|名单|[^每各数]人|人员|成员|负责人|领导|户主|法人|代表|律师|员|长|主任|书记|电话|手机|号码|证号|账号)$"
)
"""Titles of columns that say who: 联系人, 接访领导, 网格员."""

_PAPERS = frozenset({"佐证材料", "佐证", "附件"})
"""Columns that say where the paper is."""

_NUMBER = re.compile(r"[-+]?([\d,]+)(?:\.\d+)?%?")
_DATE = re.compile(r"\d{2,4}[-./年]\d{1,2}(?:[-./月](?:\d{1,2}日?)?)?(?:[ T—~至-].*)?|\d{1,2}月(?:\d{1,2}日?)?")
_DAY = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])")
_TELLING = re.compile(
    r"[\u3400-\u4dbf\u4e00-\u9fff].*?[\u3400-\u4dbf\u4e00-\u9fff]|[0-9A-Za-z](?:.*?[0-9A-Za-z]){4}", re.DOTALL
)
"""Two Chinese characters, or five letters and digits: less is found everywhere."""

_SHORT_NUMBER, _SHORT_AMOUNT = 5, 7
"""Digits below which a number is nobody's: of a personal column, and of one that may as well hold acreages."""

_PLACE_WORDS = re.compile(r"[省市县区镇乡村街道社区组户的]|村委会?|居委会?")


def private_values(
    layouts: Iterable[Layout], doubtful: Iterable[Doubtful], town: Town, ledgers: Mapping[str, Ledger]
) -> PrivateValues:
    """Everything personal or sensitive that the sheets hold.

    Parameters
    ----------
    layouts : iterable of Layout
        Every sheet that is known to be a ledger, kept by the town or not.
    doubtful : iterable of Doubtful
        Tables that no ledger fits: only their columns that say who are looked at.
    town : Town
        Its villages' names are nobody's.
    ledgers : mapping of str to Ledger
        Their words (titles, offices, choices) are nobody's either.
    """
    everybody = _Everybody(town, ledgers.values())
    found: dict[Place, set[str]] = {}
    for layout in layouts:
        for title, values in _of_layout(layout):
            found.setdefault((layout.ledger.title, title), set()).update(values)
    for sheet in doubtful:
        for title, values in _of_doubtful(sheet):
            found.setdefault((sheet.grid.name, title), set()).update(values)
    kept = {place: {value for value in values if not everybody.says(value)} for place, values in found.items()}
    return PrivateValues({place: values for place, values in kept.items() if values})


def _of_layout(layout: Layout) -> Iterator[tuple[str, set[str]]]:
    grid, ledger = layout.grid, layout.ledger
    rows = np.flatnonzero((layout.kinds == RowKind.DATA) | (layout.kinds == RowKind.JOINED))
    by_title = {column.title: column for column in ledger.columns}
    claimed = {place: title for title, place in layout.places.items()} | dict(layout.doubles)
    for place, held in enumerate(grid.columns):
        title = layout.header.titles[place] if place < len(layout.header.titles) else ""
        if place in claimed:
            if _is_searched(column := by_title[claimed[place]]):
                yield column.title, _known(_texts(held, rows), column)
        elif title_key(title) not in SERIAL_TITLES | _PAPERS:
            yield _shown(title), _unknown(_texts(held, rows), title)
    for title, value in layout.constants.items():
        if title in by_title and _is_searched(by_title[title]):
            yield title, _known((as_text(value),), by_title[title])


def _of_doubtful(sheet: Doubtful) -> Iterator[tuple[str, set[str]]]:
    header = sheet.answer.header
    if header is None:
        return
    rows = np.arange(header.last + 1, sheet.grid.height)
    for place, title in enumerate(header.titles):
        if _NAMING.search(title_key(title)):
            yield _shown(title), _unknown(_texts(sheet.grid.columns[place], rows), title)


def _shown(title: str) -> str:
    """An unknown column's title as a finding may print it."""
    return mask(title.replace("\n", ""))[:20] or "（无标题）"


def _texts(held: GridColumn, rows: np.ndarray) -> dict[str, int]:
    """The texts of a column, and in how many of the rows each stands; a date is nobody's."""
    places, counts = np.unique(held.codes[rows], return_counts=True)
    found: dict[str, int] = {}
    for place, count in zip(places.tolist(), counts.tolist(), strict=True):
        cell: Cell = held.values[place]
        if not is_blank(cell) and not isinstance(cell, date | time | timedelta | bool):
            text = as_text(cell)
            found[text] = found.get(text, 0) + count
    return found


def _is_searched(column: Column) -> bool:
    """Whether the column's words are somebody's: a date or a choice singles nobody out."""
    return column.is_personal and column.type in ("text", "list")


def _known(texts: Iterable[str], column: Column) -> set[str]:
    match column.privacy:
        case "P":
            return {part for text in texts for part in name_parts(text)}
        case "F":
            return {value for value in map(tidy, texts) if len(value) >= LONG_TEXT and not _is_title(value)}
    return {tidy(text) for text in texts}


def _unknown(texts: Mapping[str, int], title: str) -> set[str]:
    """What a column that the catalogue does not know holds: personal until somebody says otherwise.

    Where its title says who, every cell counts. Elsewhere long cells do, unless many rows share the same words, and
    short ones only where nearly every row has its own.
    """
    if _NAMING.search(title_key(title)):
        return {part for text in texts for part in name_parts(text) if not _is_amount(part)}
    one_each = len(texts) * 2 >= sum(texts.values()) and title_key(title) not in IGNORED_TITLES
    return {
        value
        for text, count in texts.items()
        if not _is_amount(value := tidy(text))
        and (one_each or len(value) >= LONG_TEXT)
        and (count < NOT_A_WORD or any(char.isdigit() for char in value))
    }


def _is_title(text: str) -> bool:
    """《某某办法》: the name of a document is meant to be read."""
    return text.startswith("《") and text.endswith("》") and text.count("《") == 1


def _is_amount(text: str) -> bool:
    """Whether it may be an acreage, a sum or a day."""
    number = _NUMBER.fullmatch(text)
    return number is not None and (len(number[1].replace(",", "")) < _SHORT_AMOUNT or bool(_DAY.fullmatch(text)))


class _Everybody:
    """Words, dates, small numbers and places: what says nothing of anybody.

    Parameters
    ----------
    town : Town
    ledgers : iterable of Ledger
    """

    def __init__(self, town: Town, ledgers: Iterable[Ledger]) -> None:
        self._words = _words(town, ledgers)
        self._longest = max(map(len, self._words))
        self._places = _places(town)

    def says(self, value: str) -> bool:
        """Whether the value singles nobody out."""
        if value.isdigit():
            return len(value) < _SHORT_NUMBER
        if value in NOBODY or value in self._words or not _TELLING.search(value):
            return True
        if len(value) > 2 * self._longest:
            return False
        if plain(value) in self._words or is_nothing(value):
            return True
        if value[0] in "0123456789+-":
            number = _NUMBER.fullmatch(value)
            if (number and len(number[1].replace(",", "")) < _SHORT_NUMBER) or _DATE.fullmatch(value):
                return True
        return bool(self._places.search(value)) and not _PLACE_WORDS.sub("", self._places.sub("", value))


def _words(town: Town, ledgers: Iterable[Ledger]) -> frozenset[str]:
    """Words of the catalogue and of the town, comparable."""
    found = {town.name, town.superior, *town.issuers}
    for ledger in ledgers:
        found |= {ledger.title, ledger.office, ledger.row}
        for column in ledger.columns:
            found |= {column.title, *column.aliases, *column.choices, *column.synonyms}
    return frozenset(map(plain, found))


def _places(town: Town) -> re.Pattern[str]:
    """The town's and its villages' names and the stems of them."""
    names = {town.name, re.sub("(?:镇|乡|街道)$", "", town.name)}
    for village in town.villages:
        names |= {village.name, village.name.removesuffix(village.kind), *village.aliases}
    return re.compile("|".join(map(re.escape, sorted(filter(None, names), key=len, reverse=True))))
