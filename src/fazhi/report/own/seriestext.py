"""A pandas Series as a table: it shows itself as text alone, whose columns no office font would keep in line."""

from __future__ import annotations

import re
from itertools import pairwise

from fazhi.report.blocks import Block, Column
from fazhi.report.own.htmltables import index_title, number_like
from fazhi.report.own.limits import limited_table

_END = re.compile(r"(?:Freq: \S+, )?(?:Name: (?P<name>.*?), )?(?:Length: (?P<length>\d+), )?dtype: \S+", re.DOTALL)
_GAP, _LEVEL_GAP = 4, 2
"""Spaces that pandas puts before the values, and at least between the levels of an index."""


def series_blocks(text: str) -> tuple[Block, ...] | None:
    """Return the table that a Series printed, or None when the text is none."""
    *lines, last = text.split("\n")
    end = _END.fullmatch(last)
    if end is None or not lines:
        return None
    head = lines[0] if len(lines) > 1 and len(lines[0]) != len(lines[1]) else None
    data = lines[1:] if head is not None else lines
    rows = [line for line in data if line.strip() != "..."]
    if len({len(line) for line in rows}) != 1:
        return None
    gaps = [gap for gap in _gaps(rows) if gap[1] - gap[0] >= _GAP and gap[0] > 0]
    if not gaps or (head is not None and head[gaps[-1][1] :].strip()):
        return None
    start = gaps[-1][1]
    levels = _levels([line[:start] for line in (*rows, *([head] if head is not None else []))])
    cells = [_cells(line, levels, start) for line in data]
    titles = _cut(head, levels) if head is not None else [""] * len(levels)
    _fill_down(cells)
    shown = [title or index_title([row[at] for row in cells]) for at, title in enumerate(titles)]
    numeric = all(number_like(row[-1]) for row in cells)
    columns = (*map(Column, shown), Column(end["name"] or "值", "right" if numeric else "left"))
    return limited_table(columns, tuple(map(tuple, cells)), of_rows=int(end["length"] or 0))


def _gaps(lines: list[str]) -> list[tuple[int, int]]:
    """Where all lines are blank: start and end of each stretch."""
    width = max(map(len, lines))
    blank = [all(at >= len(line) or line[at] == " " for line in lines) for at in range(width)]
    return [found.span() for found in re.finditer("1+", "".join("1" if each else "0" for each in blank))]


def _levels(heads: list[str]) -> list[tuple[int, int]]:
    """Start and end of each level of the index."""
    cuts = [gap for gap in _gaps(heads) if gap[1] - gap[0] >= _LEVEL_GAP]
    width = max(map(len, heads))
    starts = [0, *(end for _, end in cuts if end < width)]
    return list(zip(starts, [*starts[1:], width], strict=True))


def _cut(line: str, levels: list[tuple[int, int]]) -> list[str]:
    return [line[start:end].strip() for start, end in levels]


def _cells(line: str, levels: list[tuple[int, int]], start: int) -> list[str]:
    if line.strip() == "...":
        return ["…"] * (len(levels) + 1)
    return [*_cut(line, levels), line[start:].strip()]


def _fill_down(cells: list[list[str]]) -> None:
    """Write the outer levels of an index into every row: pandas prints each only where it changes."""
    for before, row in pairwise(cells):
        for at in range(len(row) - 2):
            if row[at]:
                break
            row[at] = before[at]
