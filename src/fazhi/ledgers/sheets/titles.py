"""Column titles as offices write them, and which column of a ledger each is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from fazhi.catalog.columns import Ledger
from fazhi.ledgers.cells.wording import plain

SERIAL_TITLES = frozenset({"序号", "序", "编序", "no", "no.", "行号"})
IGNORED_TITLES = SERIAL_TITLES | {"备注", "说明", "佐证材料", "佐证", "附件"}
"""Columns that any ledger may have and that are never kept."""

_SUFFIX = re.compile(r"\((?:人|人次|次|场次|场|份|件|个|批|项|条|天|必填|选填|是/否|√/×|年月日)\)$")
_GROUP_ENDING = re.compile(r"(?:情况|信息|内容|部分)$")


@lru_cache(maxsize=1 << 16)
def title_key(title: str) -> str:
    """A column title made comparable: half width, no white space, no mark of a required column."""
    return plain(str(title)).strip("*:").lower()


def stem_of(key: str) -> str:
    """A comparable title without its measure word: 人数(人) is 人数."""
    return _SUFFIX.sub("", key)


def readings(title: str, heads: tuple[str, ...] = (), renamed: Mapping[str, str] | None = None) -> Iterator[str]:
    """The comparable titles that a column of the sheet may stand for, the fullest first.

    Parameters
    ----------
    title : str
        As it stands.
    heads : tuple of str
        Those above it, from the top: 日期 under 办结 or 办结情况 is 办结日期.
    renamed : mapping of str to str, optional
        By comparable title, what ledgers.toml says that the column is.
    """
    key, above = title_key(title), [title_key(head) for head in heads]
    full = ["".join(above[start:]) + key for start in range(len(above))]
    for given in (*full, key):
        if renamed and given in renamed:
            yield title_key(renamed[given])
            return
    if key:
        yield from full
        if above and (short := _GROUP_ENDING.sub("", above[-1])) != above[-1]:
            yield short + key
    if key or above:
        yield key or above[-1]


def vocabulary(ledger: Ledger) -> Mapping[str, tuple[bool, str]]:
    """Every comparable title of the ledger: whether it is an alias, and the column that it names."""
    return _vocabulary(tuple((column.title, column.aliases) for column in ledger.columns))


@lru_cache(maxsize=1 << 10)
def _vocabulary(columns: tuple[tuple[str, tuple[str, ...]], ...]) -> Mapping[str, tuple[bool, str]]:
    known: dict[str, tuple[bool, str]] = {}
    for title, aliases in columns:
        for alias in aliases:
            known.setdefault(title_key(alias), (True, title))
    return known | {title_key(title): (False, title) for title, _ in columns}


def match_columns(
    ledger: Ledger,
    titles: Iterable[str],
    groups: Iterable[tuple[str, ...]] = (),
    renamed: Mapping[str, str] | None = None,
) -> tuple[dict[str, int], tuple[tuple[int, str], ...]]:
    """Which column of the sheet is which column of the ledger.

    Parameters
    ----------
    ledger : Ledger
    titles : iterable of str
        One a column of the sheet.
    groups : iterable of tuple of str
        The heads above each title, from the top; empty: none has any.
    renamed : mapping of str to str, optional
        What ledgers.toml says, by comparable title.

    Returns
    -------
    dict of str to int
        Place (from 0) by title of the catalogue, in the catalogue's order.
    tuple of (int, str)
        Columns that claim a title already taken: place and title of the catalogue. The catalogue's own title goes
        before an alias, the first before the second.
    """
    written = list(titles)
    above = list(groups) or [()] * len(written)
    claims: dict[str, list[tuple[int, int]]] = {}
    for place, (title, heads) in enumerate(zip(written, above, strict=True)):
        if claim := _claim(vocabulary(ledger), list(readings(title, heads, renamed))):
            rank, column = claim
            claims.setdefault(column, []).append((rank, place))
    places: dict[str, int] = {}
    doubles: list[tuple[int, str]] = []
    for column in (each.title for each in ledger.columns):
        if column in claims:
            (_, first), *others = sorted(claims[column])
            places[column] = first
            doubles += [(place, column) for _, place in others]
    return places, tuple(doubles)


def _claim(known: Mapping[str, tuple[bool, str]], keys: list[str]) -> tuple[int, str] | None:
    """How well the first reading that the ledger knows fits (0 best), and the column."""
    for is_stem in (False, True):
        for key in keys:
            found = known.get(stem_of(key) if is_stem else key)
            if found is not None:
                is_alias, column = found
                return 2 * is_stem + is_alias, column
    return None
