"""A table in HTML as columns and rows: spans resolved, header rows joined, an index told from values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from fazhi.report.blocks import Block, Column
from fazhi.report.own.cleantext import clean
from fazhi.report.own.limits import limited_table

HIDDEN = frozenset({"style", "script", "title", "head", "template", "noscript", "link", "meta"})
"""Elements whose text no reader sees."""

_NUMBER = re.compile(r"[-−+]?[\d,]*\.?\d+(?:e[-+]?\d+)?%?|[-—–…]|\.\.\.|nan|NaN|NaT|None|<NA>|", re.IGNORECASE)
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_MOST_ACROSS = 512


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str
    header: bool = False


def number_like(text: str) -> bool:
    """Whether a cell holds a number, or what stands where there is none."""
    return _NUMBER.fullmatch(text) is not None


def index_title(values: Iterable[str]) -> str:
    """Return what an index without a name is called: a screen reader needs a name for every column."""
    return "序号" if all(value.isdigit() or value in ("…", "...") for value in values) else "项目"


def seen(element: HtmlElement) -> bool:
    """Whether a reader of the page would see the element."""
    if not isinstance(element.tag, str) or element.tag in HIDDEN or element.get("hidden") is not None:
        return False
    return not _UNSEEN.search(element.get("style", ""))


def flat(element: HtmlElement) -> str:
    """Return the text that a reader sees in an element, on one line."""
    return clean(" ".join("".join(_texts(element)).split()))


def table_blocks(table: HtmlElement, *, of_rows: int | None = None, of_columns: int | None = None) -> tuple[Block, ...]:
    """Return an HTML table as an analyst's own, or nothing when it is empty.

    Parameters
    ----------
    table
        The element.
    of_rows, of_columns
        The size that it has in truth, where pandas left some out and said so.
    """
    head, body = _rows(table)
    rows = _grid([*head, *body])
    width = max(map(len, rows), default=0)
    if not width:
        return ()
    rows = [[*row, *[_Cell("")] * (width - len(row))] for row in rows]
    top, rest = rows[: len(head)], rows[len(head) :]
    columns = tuple(_column([row[at] for row in top], [row[at] for row in rest]) for at in range(width))
    caption = next((flat(child) for child in table.iterchildren("caption")), "")
    cells = tuple(tuple(cell.text for cell in row) for row in rest)
    return limited_table(columns, cells, caption=caption, of_rows=of_rows, of_columns=of_columns)


def _texts(element: HtmlElement) -> Iterable[str]:
    yield element.text or ""
    for child in element:
        if seen(child):
            yield " " if child.tag in ("br", "p", "div", "li", "tr") else ""
            yield from _texts(child)
            yield " " if child.tag in ("td", "th") else ""
        yield child.tail or ""


def _rows(table: HtmlElement) -> tuple[list[HtmlElement], list[HtmlElement]]:
    own = [row for row in table.iter("tr") if next(row.iterancestors("table")) is table and seen(row)]
    head = [row for row in own if row.getparent().tag == "thead"]
    body = [row for row in own if row.getparent().tag != "thead"]
    if not head and body and all(cell.tag == "th" for cell in _cells(body[0])):
        head, body = body[:1], body[1:]
    return head, body


def _cells(row: HtmlElement) -> list[HtmlElement]:
    return [cell for cell in row.iterchildren("th", "td") if seen(cell)]


def _grid(rows: Sequence[HtmlElement]) -> list[list[_Cell]]:
    """Lay cells out with their spans: a spanning cell's text stands in each place that it covers."""
    hanging: dict[int, tuple[_Cell, int]] = {}
    grid: list[list[_Cell]] = []
    for number, row in enumerate(rows):
        line: list[_Cell] = []
        for element in _cells(row):
            _hang(line, hanging)
            cell = _Cell(flat(element), element.tag == "th")
            down = min(_span(element.get("rowspan")), len(rows) - number)
            for _ in range(_span(element.get("colspan"))):
                if len(line) >= _MOST_ACROSS:
                    break
                if down > 1:
                    hanging[len(line)] = (cell, down - 1)
                line.append(cell)
        _hang(line, hanging)
        grid.append(line)
    return grid


def _hang(line: list[_Cell], hanging: dict[int, tuple[_Cell, int]]) -> None:
    while len(line) in hanging:
        cell, left = hanging.pop(len(line))
        if left > 1:
            hanging[len(line)] = (cell, left - 1)
        line.append(cell)


def _span(value: str | None) -> int:
    if not value or not re.fullmatch(r"[0-9]{1,6}", value):
        return 1
    return max(1, int(value))


def _column(top: Sequence[_Cell], rest: Sequence[_Cell]) -> Column:
    titles = list(dict.fromkeys(cell.text for cell in top if cell.text))
    texts = [cell.text for cell in rest]
    if rest and all(cell.header for cell in rest):
        # Over an index stand the names of the other header rows, and its own below them.
        return Column(titles[-1] if titles else index_title(texts))
    return Column(" ".join(titles), "right" if any(texts) and all(map(number_like, texts)) else "left")
