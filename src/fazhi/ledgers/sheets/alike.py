"""Which columns of a sheet may be those of a ledger that it seems to lack: alike in name, and holding such values."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

import numpy as np

from fazhi.catalog.columns import Column, Ledger
from fazhi.ledgers.cells.identity import has_lost_digits
from fazhi.ledgers.cells.masking import mask
from fazhi.ledgers.cells.values import Context, Fault, as_text, read_cell
from fazhi.ledgers.cells.wording import plain
from fazhi.ledgers.files.grid import Cell, Grid, is_blank
from fazhi.ledgers.sheets.headers import Header
from fazhi.ledgers.sheets.titles import IGNORED_TITLES, title_key, vocabulary

LEAST_ALIKE = 0.5
"""Titles less alike than this are no proposal."""

LEAST_READ = 0.6
"""So many of a column's cells must read as what the column is to hold."""

MOST_PERSONAL = 0.2
"""Where more of the cells look like names or numbers of persons, the column is theirs."""

_PERSONAL_TITLE = re.compile(r"姓名|身份证|电话|手机|联系|住址|[人员]$")
_IN_BRACKETS = re.compile(r"\([^()]*\)$")
_CODE = re.compile(r"(?=.*\d)[0-9A-Za-z\u4e00-\u9fff()〔〕第号#_./-]{1,30}")
_LANDLINE = re.compile(r"\(?0\d{2,3}\)?-?\d{7,8}")
_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹章苏潘葛范彭鲁韦马苗方俞任袁柳鲍史唐费薛雷贺倪汤滕罗毕郝安常乐于"
    "傅齐康伍余元顾孟黄穆萧尹姚邵汪祁毛戴宋庞熊纪舒项祝董梁杜阮蓝席季贾江童颜郭梅盛林钟徐邱骆高夏蔡田樊胡凌霍万柯卢莫丁邓崔龚程邢裴陆翁"
    "曲段侯焦宁武刘景龙叶白蒲赖谭阎牛温柴瞿向易廖耿肖闫关付岳米石丘申翟窦商聂车辛"
)
"""First characters of the hundred families that make up nearly everybody."""

_NAME = re.compile(rf"(?:[{_SURNAMES}]|欧阳|上官|司马|诸葛|夏侯|皇甫)[\u4e00-\u9fff]{{1,2}}")
_NO_NAME = re.compile(r"[村镇乡街区办所局站组队室科处委会院校厂庄店司路]$")
_BETWEEN = re.compile(r"[、，,；;/\s]+")


@dataclass(frozen=True, slots=True)
class Likeness:
    """A column of the sheet that may be one of the ledger's.

    Parameters
    ----------
    written, title : str
        In the file, and in the catalogue.
    tested : bool
        Whether the cells bear it out; False where any text could stand in such a column, so that a person must look.
    """

    written: str
    title: str
    tested: bool


def alike(
    grid: Grid, header: Header, ledger: Ledger, places: Mapping[str, int], given: Collection[str], context: Context
) -> Iterator[Likeness]:
    """Titles of the sheet that may be columns of the ledger; never one that looks like a person's.

    Parameters
    ----------
    grid : Grid
    header : Header
    ledger : Ledger
    places : mapping of str to int
        Columns that were found.
    given : collection of str
        Columns that ledgers.toml gives as constants.
    context : Context
    """
    free = [
        place
        for place, title in enumerate(header.titles)
        if title
        and place not in places.values()
        and title_key(title) not in IGNORED_TITLES
        and not _is_personal_title(header, place)
    ]
    known = vocabulary(ledger)
    # a column that takes any text comes after those whose cells can tell that a title is theirs
    for column in sorted(ledger.columns, key=lambda each: _takes_any_text(each, context)):
        if column.title in places or column.title in given:
            continue
        names = [name for name, (_, title) in known.items() if title == column.title]
        ranked = sorted(
            ((max(_ratio(title_key(header.titles[place]), name) for name in names), -place) for place in free),
            reverse=True,
        )
        if not ranked or ranked[0][0] < LEAST_ALIKE:
            continue
        place = -ranked[0][1]
        cells = _cells(grid, header, place)
        if holds(cells, column, context) and not _are_personal(cells, column, context):
            free.remove(place)
            is_number = column.title in ledger.key and column.type == "text" and _share(cells, _is_code) >= LEAST_READ
            yield Likeness(header.titles[place], column.title, is_number or not _takes_any_text(column, context))


def can_be(grid: Grid, header: Header, ledger: Ledger, places: Mapping[str, int], context: Context) -> bool:
    """Whether the cells of every required column that the sheet has can be read as such.

    Parameters
    ----------
    grid : Grid
    header : Header
    ledger : Ledger
    places : mapping of str to int
        Columns that were found.
    context : Context
    """
    return all(
        holds(_cells(grid, header, places[column.title]), column, context)
        for column in ledger.columns
        if column.required and column.blank is None and column.title in places
    )


_Cells = Mapping[Cell, int]
"""The distinct filled cells of a column and how often each stands there."""


def holds(cells: _Cells, column: Column, context: Context) -> bool:
    """Whether most cells, and one at least, can be read as the catalogue's column."""
    values = {cell: read_cell(cell, column, context) for cell in cells}
    read = sum(count for cell, count in cells.items() if not isinstance(values[cell], Fault))
    says = any(value is not None and not isinstance(value, Fault) for value in values.values())
    return says and read >= LEAST_READ * sum(cells.values())


def _cells(grid: Grid, header: Header, place: int) -> _Cells:
    held = grid.columns[place]
    codes, counts = np.unique(held.codes[header.last + 1 :], return_counts=True)
    return {
        held.values[code]: int(count)
        for code, count in zip(codes, counts, strict=True)
        if not is_blank(held.values[code])
    }


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other).ratio()


def _share(cells: _Cells, is_so: Callable[[str], bool]) -> float:
    return sum(count for cell, count in cells.items() if is_so(_words(cell))) / max(sum(cells.values()), 1)


def _words(cell: Cell) -> str:
    return plain(as_text(cell))


def _is_personal_title(header: Header, place: int) -> bool:
    heads = header.groups[place] if header.groups else ()
    return any(
        _PERSONAL_TITLE.search(_IN_BRACKETS.sub("", title_key(title))) for title in (header.titles[place], *heads)
    )


def _are_personal(cells: _Cells, column: Column, context: Context) -> bool:
    return _share(cells, _is_private_number) > MOST_PERSONAL or (
        _takes_any_text(column, context) and _share(cells, _is_name) > MOST_PERSONAL
    )


def _takes_any_text(column: Column, context: Context) -> bool:
    """Whether reading a cell says nothing of what the column is."""
    return column.type in ("text", "list") or (column.type == "village" and not context.villages)


def _is_code(text: str) -> bool:
    return _CODE.fullmatch(text) is not None


def _is_private_number(text: str) -> bool:
    short = text[:40]  # what is longer is cut, masked or not
    return has_lost_digits(text) or mask(short) != short or _LANDLINE.fullmatch(text) is not None


def _is_name(text: str) -> bool:
    parts = [part for part in _BETWEEN.split(text) if part]
    return bool(parts) and all(_NAME.fullmatch(part) and not _NO_NAME.search(part) for part in parts)
