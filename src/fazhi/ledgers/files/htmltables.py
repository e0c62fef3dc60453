"""HTML tables as sheets: what many government systems export under the name of .xls.

The page is read as a stream of tags, so that no tree is built and nested bombs cost nothing. Cells stay the text
that a reader sees; a number is read from it later, as from any text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import etree

from fazhi.errors import ReadingError
from fazhi.ledgers.files.grid import Grid
from fazhi.ledgers.files.kinds import wide_encoding
from fazhi.ledgers.files.tablegrid import TableBuilder
from fazhi.ledgers.files.texttables import decode, errors_apart, sized

MAX_HTML = 60 << 20
"""Bytes of a page; 50,000 rows × 10 columns with Excel's styles are 40 MB."""

MAX_DEPTH = 20
"""Tables within tables that are told apart."""

MAX_TABLES = 500
"""Tables of one page; an office's page has one, or one a sheet."""

_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*collapse", re.IGNORECASE)
_CHARSET = re.compile(rb"""<meta[^>]*charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_SHEET_NAME = re.compile(r"<x:ExcelWorksheet>\s*<x:Name>([^<]{1,64})</x:Name>", re.IGNORECASE)
_SILENT = frozenset({"script", "style", "comment", "head", "noscript", "template"})
"""What is in these is not shown in a cell; LibreOffice writes a cell's comment as an element of that name."""
_BREAKS = frozenset({"br", "p", "div", "li"})
_DIGITS = re.compile(r"\s*(\d{1,6})")
_SPACE = re.compile(r"[ \t\r\n\f]+")


@dataclass(slots=True)
class _Table:
    """A table while it is read."""

    builder: TableBuilder = field(default_factory=TableBuilder)
    caption: list[str] | None = None
    name: str = ""
    cell: list[str] | None = None
    spans: tuple[int, int] = (1, 1)
    group_hidden: bool = False

    def end_cell(self) -> None:
        """Put the cell at hand into the table."""
        if self.cell is not None:
            wide, tall = self.spans
            self.builder.add(_shown(self.cell), wide=wide, tall=tall)
            self.cell = None

    @property
    def is_list(self) -> bool:
        """Whether it holds rows and columns and not one text alone, as a table for layout does."""
        filled = [row for row in self.builder.cells if any(row)]
        return len(filled) > 1 and max((sum(map(bool, row)) for row in filled), default=0) > 1

    @property
    def text(self) -> str:
        """All its cells, for the cell around it."""
        return "\n".join(" ".join(filter(None, row)) for row in self.builder.cells if any(row))


class _Reader:
    """What the parser calls for each tag; gathers the tables in the order of their starts."""

    def __init__(self) -> None:
        self.done: list[tuple[int, _Table]] = []
        self.names: list[str] = []
        self._open: list[tuple[int, _Table]] = []
        self._starts = 0
        self._silent: list[str] = []

    def start(self, tag: str, attributes: Any) -> None:
        """An opening tag."""
        if tag in _SILENT:
            self._silent.append(tag)
        if tag == "table" and len(self._open) < MAX_DEPTH:
            self._open.append((self._starts, _Table()))
            self._starts += 1
        if not self._open or self._silent:
            return
        table = self._open[-1][1]
        if tag in ("thead", "tbody", "tfoot"):
            table.group_hidden = _is_hidden(attributes)
        elif tag == "tr":
            table.end_cell()
            table.builder.start_row(hidden=table.group_hidden or _is_hidden(attributes))
        elif tag in ("td", "th"):
            table.end_cell()
            table.cell = []
            table.spans = (_span(attributes, "colspan"), _span(attributes, "rowspan")) if attributes else (1, 1)
        elif tag == "caption":
            table.caption = []
        elif tag in _BREAKS and table.cell is not None and (tag == "br" or table.cell):
            table.cell.append("\n")

    def end(self, tag: str) -> None:
        """A closing tag, the parser's own for what was left open."""
        if self._silent and tag == self._silent[-1]:
            self._silent.pop()
        if not self._open:
            return
        place, table = self._open[-1]
        if tag in ("td", "th", "tr"):
            table.end_cell()
        elif tag == "caption" and table.caption is not None:
            table.name, table.caption = _shown(table.caption), None
        elif tag == "table":
            table.end_cell()
            self._open.pop()
            around = self._open[-1][1] if self._open else None
            if not table.text:
                return
            if around is None or around.cell is None or table.is_list:
                self.done.append((place, table))
                if len(self.done) > MAX_TABLES:
                    raise ReadingError("表格过多。", "size")
            else:
                around.cell.append(f"\n{table.text}\n")

    def data(self, text: str) -> None:
        """Text between tags."""
        if not self._open or self._silent:
            return
        table = self._open[-1][1]
        target = table.caption if table.caption is not None else table.cell
        if target is not None:
            target.append(_SPACE.sub(" ", text))

    def comment(self, text: str) -> None:
        """Excel writes the names of sheets into a comment."""
        self.names += _SHEET_NAME.findall(text)

    def close(self) -> list[_Table]:
        """All tables, those that were never closed too."""
        while self._open:
            self.end("table")
        return [table for _, table in sorted(self.done, key=lambda each: each[0])]


def read_html(path: Path) -> tuple[Grid, ...]:
    """Every table of a page that holds anything.

    Parameters
    ----------
    path : Path

    Raises
    ------
    ReadingError
        It is no page that can be read (``args[1]`` is html), or too large (size).
    """
    text = _decoded(sized(path, MAX_HTML))
    reader = _Reader()
    parser = etree.HTMLParser(target=reader, encoding="utf-8", huge_tree=False, no_network=True)
    try:
        for start in range(0, len(text), 1 << 20):
            parser.feed(text[start : start + (1 << 20)].encode("utf-8", "replace"))
        tables: list[_Table] = parser.close()
    except etree.LxmlError:
        raise ReadingError(f"{path.name} 的网页内容读不出。", "html") from None
    names = _names(path.stem, [table.name for table in tables], reader.names)
    return tuple(errors_apart(table.builder.grid(name)) for table, name in zip(tables, names, strict=True))


def _decoded(data: bytes) -> str:
    declared = _CHARSET.search(data[:4096])
    encoding = declared[1].decode("ascii").lower() if declared else ""
    if encoding.startswith(("gb", "x-gb")) and wide_encoding(data) is None:
        encoding = "gb18030"
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            pass  # a page that says one thing and is another
    text = decode(data)
    return data.decode("utf-8", errors="replace") if text is None else text


def _names(stem: str, captions: list[str], sheets: list[str]) -> list[str]:
    """A name for each table: its caption, its sheet's name, or the file's; numbered where several are alike."""
    given = [
        caption[:31] or (sheets[place] if len(sheets) == len(captions) else stem)
        for place, caption in enumerate(captions)
    ]
    seen: dict[str, int] = {}
    names = []
    for name in given:
        seen[name] = seen.get(name, 0) + 1
        names.append(f"{name}（{seen[name]}）" if given.count(name) > 1 else name)
    return names


def _shown(parts: list[str]) -> str:
    lines = (_SPACE.sub(" ", line).strip() for line in "".join(parts).replace("\xa0", " ").split("\n"))
    return "\n".join(lines).strip("\n")


def _is_hidden(attributes: Any) -> bool:
    return "hidden" in attributes or bool(_HIDDEN.search(attributes.get("style", "")))


def _span(attributes: Any, name: str) -> int:
    digits = _DIGITS.match(attributes[name]) if name in attributes else None
    return int(digits[1]) if digits else 1
