"""Which ledger a sheet is: columns first, names second; a tie is a question and no guess."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from fazhi.catalog.columns import Ledger
from fazhi.ledgers.cells.wording import plain
from fazhi.ledgers.files.grid import Grid, is_blank
from fazhi.ledgers.sheets.headers import LEAST_MATCHES, Header, find_header
from fazhi.ledgers.sheets.titles import IGNORED_TITLES, match_columns, title_key

LEAST_SHARE = 1 / 2
"""Of a header's titles so many must be the ledger's, else 编号 and 类别 alone would make a ledger of any list."""

LEAST_SHARE_ALL = 1 / 4
"""The same where the header has every required column: an export may carry many columns of its own."""

CLOSE = 1
"""Ledgers whose score is within so many titles of the best are told apart by names."""


class Verdict(StrEnum):
    """What a sheet is."""

    LEDGER = "ledger"
    AMBIGUOUS = "ambiguous"
    UNKNOWN = "unknown"


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
        Ids of the ledgers that the header fits alike; of an unknown sheet, of the one that it is most like, if any.
    """

    verdict: Verdict
    header: Header | None = None
    ledger: str = ""
    rivals: tuple[str, ...] = ()


def recognise(
    grid: Grid,
    ledgers: Mapping[str, Ledger],
    file: str,
    renamed: Mapping[str, str] | None = None,
    given: Collection[str] = (),
    header: Header | None = None,
) -> Recognised:
    """Which ledger a sheet is, and where its header stands.

    Parameters
    ----------
    grid : Grid
    ledgers : mapping of str to Ledger
        All of the catalogue, kept or not, so that one is not taken for another.
    file : str
        The file's name. It speaks of the ledger after the sheet's name and the title above the header.
    renamed : mapping of str to str, optional
        What ledgers.toml says that columns are, by comparable title.
    given : collection of str
        Columns that ledgers.toml gives as constants.
    header : Header, optional
        Where ledgers.toml says that it is.
    """
    named = {name: ledger for name, ledger in ledgers.items() if plain(ledger.title) == plain(grid.name)}
    header = header or find_header(grid, ledgers, renamed) or find_header(grid, named, renamed, least=1)
    if header is None:
        return Recognised(Verdict.UNKNOWN)
    own = sum(bool(title) and title_key(title) not in IGNORED_TITLES for title in header.titles)
    names = [grid.name, *titles_above(grid, header), file]
    scores: dict[str, int] = {}
    likeness: dict[str, int] = {}
    for name, ledger in ledgers.items():
        places, _ = match_columns(ledger, header.titles, header.groups, renamed)
        held = {*places, *(title for title in given if ledger.column(title))}
        lacking = sum(
            column.required and column.blank is None and column.title not in held for column in ledger.columns
        )
        needed = LEAST_SHARE_ALL if not lacking else LEAST_SHARE
        likeness[name] = len(held) - lacking
        if lacking and not _spoken_of([name], ledgers, names):
            continue  # a few common titles (日期, 形式) make no ledger of a sheet that no name calls one
        if len(held) >= max(1 if name in named else LEAST_MATCHES, needed * own, lacking + 1):
            scores[name] = likeness[name]
    if not scores:
        return Recognised(Verdict.UNKNOWN, header, rivals=_most_like(likeness, ledgers, names))
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


def titles_above(grid: Grid, header: Header) -> list[str]:
    """What stands above the header: the sheet's title, 填报单位, the unit of count."""
    return [str(cell) for row in range(header.first) for cell in grid.row(row) if not is_blank(cell)]


def _most_like(likeness: Mapping[str, int], ledgers: Mapping[str, Ledger], names: list[str]) -> tuple[str, ...]:
    """The one ledger that a doubtful sheet may be: the one that a name speaks of, else the one whose columns fit best."""
    if spoken := _spoken_of(list(ledgers), ledgers, names):
        return (spoken,)
    best = max(likeness.values(), default=0)
    leaders = [name for name, score in likeness.items() if score == best]
    return (leaders[0],) if len(leaders) == 1 and best >= LEAST_MATCHES else ()


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
