"""How a long title falls into lines, and how wide the columns of a table are."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from fazhi.report.blocks import Column

TITLE_EM = 20.0
"""Characters of 22 pt that fit into 156 mm (442.2 pt)."""

# A line of a title may end after these and before those, never inside a word (GB/T 9704-2012, 7.3.1: 词意完整).
_AFTER = (
    "关于",
    "人民政府",
    "办事处",
    "委员会",
    "党委",
    "年度",
    "年",
    "政府",
    "的",
    "和",
    "与",
    "及",
    "建设",
    "工作",
)
_BEFORE = ("关于", "法治", "落实", "情况", "工作", "建设", "年度", "报告", "责任", "督察")
_NARROW_EM = 8.0
_NUMBER_EM = 11.0
"""A column of numbers up to this width is never broken: 提高12.34个百分点 is the longest that is common."""

_LONG_EM = 40.0


@dataclass(frozen=True, slots=True)
class Width:
    """The width of a column: so many ems, or a share of what is left when ``share`` is set."""

    em: float
    share: bool


def em_width(text: str) -> float:
    """Return how wide the longest line of a text is in ems: one for a Chinese character, about half for others."""
    return max(_line_width(line) for line in text.split("\n"))


def _line_width(line: str) -> float:
    return sum(1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.56 for char in line)


def title_lines(title: str, limit: float = TITLE_EM) -> tuple[str, ...]:
    """Break a title into centred lines shaped as a trapezoid.

    Parameters
    ----------
    title
        The title; a line break in it is kept as the author's own choice.
    limit
        The width of a line in ems.

    Returns
    -------
    tuple of str
        As few lines as fit, broken between words, of unlike lengths.
    """
    if "\n" in title:
        return tuple(line.strip() for line in title.splitlines() if line.strip())
    issuer, about, matter = title.partition("关于")
    if about and em_width(issuer) > limit / 2:  # who issues it, then what it is about: never mixed in one line
        return (*_lines(issuer, limit), *_lines(about + matter, limit))
    return _lines(title, limit)


def _lines(text: str, limit: float) -> tuple[str, ...]:
    lines = 1
    while em_width(text) > lines * limit:
        lines += 1
    return _broken(text, lines, limit)


def _broken(text: str, lines: int, limit: float) -> tuple[str, ...]:
    if lines == 1:
        return (text,)
    # Somewhat over half in the first line gives the trapezoid; a break inside a word costs more than a poor shape.
    target = em_width(text) / lines * (1.1 if lines == 2 else 1.0)
    best = min(range(1, len(text)), key=lambda at: _cost(text, at, target, limit))
    rest = text[best:]
    more = lines - 1
    while em_width(rest) > more * limit:
        more += 1
    return (text[:best], *_broken(rest, more, limit))


def _cost(text: str, at: int, target: float, limit: float) -> float:
    head, tail = text[:at], text[at:]
    width = em_width(head)
    cost = abs(width - target)
    if width > limit:
        cost += 1000
    if not (head.endswith(_AFTER) or tail.startswith(_BEFORE)):
        cost += 100
    if head[-1].isdigit() and (tail[0].isdigit() or tail[0] == "年"):
        cost += 200
    return cost


def column_widths(columns: tuple[Column, ...], rows: tuple[tuple[str, ...], ...], available: float) -> list[Width]:
    """Return a width for each column of a table.

    A narrow column keeps its natural width, and so does one of numbers unless it is long; the others share the rest
    by the square root of their length, so that one of forty characters is twice as wide as one of ten.

    Parameters
    ----------
    columns, rows
        The table.
    available
        The width of the table in ems of its own type size.
    """
    natural = [
        max(em_width(column.title), *(em_width(row[index]) for row in rows), 1.0) if rows else em_width(column.title)
        for index, column in enumerate(columns)
    ]
    widths = [
        Width(width + 1.2, False)
        if width <= (_NUMBER_EM if column.align == "right" else _NARROW_EM)
        else Width(round(min(width, _LONG_EM) ** 0.5, 3), True)
        for column, width in zip(columns, natural, strict=True)
    ]
    fixed = sum(width.em for width in widths if not width.share)
    shared = sum(1 for width in widths if width.share)
    if fixed + shared * _NARROW_EM > available:
        return [Width(round(min(width, _LONG_EM) ** 0.5 + 1, 3), True) for width in natural]
    if shared:
        return widths
    # No long column: all share the whole width by their natural one, so that the table fills its measure.
    return [Width(round(width.em, 3), True) for width in widths]
