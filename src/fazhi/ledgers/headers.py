"""Where the header of a sheet is, and which ledger it is the header of: columns first, names second."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from fazhi.catalog.columns import Column, Ledger
from fazhi.ledgers.grid import Grid, is_blank
from fazhi.ledgers.wording import plain

SEARCHED_ROWS = 40
"""The header is among the first rows of a sheet."""

LEAST_MATCHES = 2
"""A row with fewer column titles is no header."""

LEAST_SHARE = 1 / 2
"""Of a header's titles so many must be the ledger's, else 编号 and 类别 alone would make a ledger of any list."""

LEAST_SHARE_ALL = 1 / 4
"""The same where the header has every required column: an export may carry many columns of its own."""

CLOSE = 1
"""Ledgers whose score is within so many titles of the best are told apart by names."""

SERIAL_TITLES = frozenset({"序号", "序", "编序", "no", "no.", "行号"})
IGNORED_TITLES = SERIAL_TITLES | {"备注", "说明", "佐证材料", "佐证", "附件"}
"""Columns that any ledger may have and that are never kept."""

_SUFFIX = re.compile(r"\((?:人|人次|次|场次|场|份|件|个|批|项|条|天|必填|选填|是/否|√/×|年月日)\)$")


class Verdict(StrEnum):
    """What a sheet is."""

    LEDGER = "ledger"
    AMBIGUOUS = "ambiguous"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a sheet.

    Parameters
    ----------
    first, last : int
        Its rows, from 0.
    titles : tuple of str
        As they stand, one a column of the sheet; "" where there is none.
    """

    first: int
    last: int
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a sheet was taken for.

    Parameters
    ----------
    verdict : Verdict
    header : Header or None
    ledger : str
        Ledger id.
    rivals : tuple of str
        Ids of the ledgers that the header fits alike.
    """

    verdict: Verdict
    header: Header | None = None
    ledger: str = ""
    rivals: tuple[str, ...] = ()


def title_key(title: str) -> str:
    """A column title made comparable: half width, no white space, no mark of a required column."""
    return plain(str(title)).strip("*:").lower()


def names_of(column: Column) -> tuple[str, ...]:
    """Every title of a column, comparable, its own first."""
    return tuple(title_key(name) for name in (column.title, *column.aliases))


def match_columns(ledger: Ledger, titles: Iterable[str]) -> tuple[dict[str, int], tuple[tuple[int, str], ...]]:
    """Which column of the sheet is which column of the ledger.

    Parameters
    ----------
    ledger : Ledger
    titles : iterable of str
        One a column of the sheet.

    Returns
    -------
    dict of str to int
        Place (from 0) by title of the catalogue.
    tuple of (int, str)
        Columns that claim a title already taken: place and title of the catalogue. The catalogue's own title goes
        before an alias, the first before the second.
    """
    keys = [title_key(title) for title in titles]
    stems = [_SUFFIX.sub("", key) for key in keys]
    own = {title_key(column.title) for column in ledger.columns}
    places: dict[str, int] = {}
    doubles: list[tuple[int, str]] = []
    for column in ledger.columns:
        title, *aliases = names_of(column)
        claims = [place for place, key in enumerate(keys) if key == title]
        claims += [place for place, key in enumerate(keys) if key in aliases and key not in own]
        claims += [
            place
            for place, (key, stem) in enumerate(zip(keys, stems, strict=True))
            if key != stem and stem in (title, *aliases) and key not in own
        ]
        claims = list(dict.fromkeys(claims))
        if claims:
            places[column.title] = claims[0]
            doubles += [(place, column.title) for place in claims[1:]]
    return places, tuple(doubles)


def recognise(grid: Grid, ledgers: Mapping[str, Ledger], file: str) -> Recognised:
    """Which ledger a sheet is, and where its header stands.

    Parameters
    ----------
    grid : Grid
    ledgers : mapping of str to Ledger
        All of the catalogue, kept or not, so that one is not taken for another.
    file : str
        The file's name. It speaks of the ledger after the sheet's name and the title above the header.
    """
    header = find_header(grid, ledgers)
    if header is None:
        return Recognised(Verdict.UNKNOWN)
    own = sum(bool(title) and title_key(title) not in IGNORED_TITLES for title in header.titles)
    names = [grid.name, *_titles_above(grid, header), file]
    scores: dict[str, int] = {}
    for name, ledger in ledgers.items():
        places, _ = match_columns(ledger, header.titles)
        lacking = sum(column.required and column.title not in places for column in ledger.columns)
        needed = LEAST_SHARE_ALL if not lacking else LEAST_SHARE
        if lacking and not _spoken_of([name], ledgers, names):
            continue  # a few common titles (日期, 形式) make no ledger of a sheet that no name calls one
        if len(places) >= max(LEAST_MATCHES, needed * own, lacking + 1):
            scores[name] = len(places) - lacking
    if not scores:
        return Recognised(Verdict.UNKNOWN, header)
    best = max(scores.values())
    close = [name for name, score in scores.items() if score >= best - CLOSE]
    if len(close) > 1:
        spoken = _spoken_of(close, ledgers, names)
        if spoken:
            return Recognised(Verdict.LEDGER, header, spoken)
    leaders = [name for name in close if scores[name] == best]
    if len(leaders) > 1:
        return Recognised(Verdict.AMBIGUOUS, header, rivals=tuple(leaders))
    return Recognised(Verdict.LEDGER, header, leaders[0])


def find_header(grid: Grid, ledgers: Mapping[str, Ledger]) -> Header | None:
    """The first of the rows that hold most column titles of one ledger, or None."""
    vocabularies = [{name for column in ledger.columns for name in names_of(column)} for ledger in ledgers.values()]
    anything = set().union(*vocabularies) | IGNORED_TITLES if vocabularies else set()
    best: tuple[int, int] = (LEAST_MATCHES - 1, -1)
    for row in range(min(grid.height, SEARCHED_ROWS)):
        keys = {key for cell in grid.row(row) if isinstance(cell, str) and (key := title_key(cell))}
        keys |= {_SUFFIX.sub("", key) for key in keys}
        if len(keys & anything) < LEAST_MATCHES:
            continue
        matches = max(len(keys & vocabulary) for vocabulary in vocabularies)
        if matches > best[0]:
            best = (matches, row)
    if best[1] < 0:
        return None
    return Header(best[1], best[1], tuple("" if is_blank(cell) else str(cell) for cell in grid.row(best[1])))


def _titles_above(grid: Grid, header: Header) -> list[str]:
    return [str(cell) for row in range(header.first) for cell in grid.row(row) if not is_blank(cell)]


def _spoken_of(candidates: list[str], ledgers: Mapping[str, Ledger], names: list[str]) -> str:
    """The one candidate that the first telling name speaks of, or ""."""
    stems = {name: _stem(ledgers[name].title) for name in candidates}
    for text in map(plain, names):
        found = [name for name, stem in stems.items() if stem in text]
        # 法律顾问工作台账 also holds 法律顾问: the longest stem wins where one holds the other.
        found = [name for name in found if not any(stems[name] != stems[o] and stems[name] in stems[o] for o in found)]
        if len(found) == 1:
            return found[0]
    return ""


def _stem(title: str) -> str:
    key = plain(title)
    for ending in ("台账", "名册", "清单", "登记表"):
        key = key.removesuffix(ending)
    return key
