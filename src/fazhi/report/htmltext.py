"""HTML that a cell showed (a DataFrame, a styled table) as blocks, without a browser."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from fazhi.report.blocks import Block, Column, Paragraph, Table, TextSpan

_HIDDEN = frozenset({"style", "script", "title", "head"})
_ACTIVE = frozenset({"script", "iframe", "object", "embed", "svg", "canvas", "img", "video", "audio", "form"})
_BREAKS = frozenset({"p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "table", "caption"})
_NUMBER = re.compile(r"[-−+]?[\d,.]*\d%?|[-—–]|nan|NaN|")
_WIDE_COLUMNS = 9


@dataclass
class _Cell:
    text: str = ""
    header: bool = False
    across: int = 1
    down: int = 1


@dataclass
class _Found:
    caption: str = ""
    head: list[list[_Cell]] = field(default_factory=list)
    body: list[list[_Cell]] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str | _Found] = [""]
        self.active: set[str] = set()
        self._hidden = 0
        self._in_head = False
        self._in_caption = False
        self._table: _Found | None = None
        self._cell: _Cell | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in _ACTIVE:
            self.active.add(tag)
        if tag in _HIDDEN:
            self._hidden += 1
        elif tag == "table":
            self._table = _Found()
            self.parts += [self._table, ""]
        elif self._table is not None and tag == "thead":
            self._in_head = True
        elif self._table is not None and tag == "caption":
            self._in_caption = True
        elif self._table is not None and tag == "tr":
            (self._table.head if self._in_head else self._table.body).append([])
        elif self._table is not None and tag in ("th", "td"):
            self._cell = _Cell("", tag == "th", _span(given.get("colspan")), _span(given.get("rowspan")))
            rows = self._table.head if self._in_head else self._table.body
            if not rows:
                rows.append([])
            rows[-1].append(self._cell)
        elif tag in _BREAKS:
            self._add("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _HIDDEN:
            self._hidden = max(0, self._hidden - 1)
        elif tag == "thead":
            self._in_head = False
        elif tag == "caption":
            self._in_caption = False
        elif tag in ("th", "td"):
            self._cell = None
        elif tag == "table":
            self._table = None
        elif tag in _BREAKS:
            self._add("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._add(data)

    def _add(self, text: str) -> None:
        if self._in_caption and self._table is not None:
            self._table.caption += text
        elif self._cell is not None:
            self._cell.text += text
        elif self._table is None:
            last = self.parts[-1]
            self.parts[-1] = last + text if isinstance(last, str) else last


def html_blocks(html: str) -> tuple[Block, ...] | None:
    """Turn HTML into tables and paragraphs marked as the analyst's own.

    Returns
    -------
    tuple of Block or None
        None when the HTML is not text and tables (scripts, frames, pictures), so that it cannot be printed.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    if reader.active:
        return None
    found: list[Block] = []
    for part in reader.parts:
        if isinstance(part, _Found):
            table = _table(part)
            if table is not None:
                found.append(table)
        else:
            lines = (re.sub(r"\s+", " ", line).strip() for line in part.split("\n"))
            found += [Paragraph((TextSpan(line),), own=True) for line in lines if line]
    return tuple(found) or None


def _span(value: str | None) -> int:
    return int(value) if value and value.isdigit() and 0 < int(value) < 1000 else 1


def _table(found: _Found) -> Table | None:
    head, body = found.head, found.body
    if not head and body and all(cell.header for cell in body[0]):
        head, body = body[:1], body[1:]
    rows = _grid([*head, *body])
    if not rows:
        return None
    width = max(len(row) for row in rows)
    rows = [row + [""] * (width - len(row)) for row in rows]
    top, rest = rows[: len(head)], rows[len(head) :]
    titles = [" ".join(dict.fromkeys(row[index] for row in top if row[index])) for index in range(width)]
    columns = tuple(
        Column(title, "right" if index and all(_NUMBER.fullmatch(row[index]) for row in rest) else "left")
        for index, title in enumerate(titles)
    )
    caption = " ".join(found.caption.split())
    return Table("", caption, columns, tuple(map(tuple, rest)), wide=width >= _WIDE_COLUMNS, own=True)


def _grid(rows: list[list[_Cell]]) -> list[list[str]]:
    """Lay cells out with their spans: a spanning cell's text stands in each place that it covers."""
    taken: dict[tuple[int, int], str] = {}
    for y, row in enumerate(rows):
        x = 0
        for cell in row:
            while (y, x) in taken:
                x += 1
            text = " ".join(cell.text.split())
            for down in range(min(cell.down, len(rows) - y)):
                for across in range(cell.across):
                    taken[y + down, x + across] = text
            x += cell.across
    grid = []
    for y in range(len(rows)):
        places = [x for row, x in taken if row == y]
        grid.append([taken.get((y, x), "") for x in range(max(places, default=-1) + 1)])
    return grid
