"""XML Spreadsheet 2003: a workbook as one XML file, often under the name of .xls."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from lxml import etree

from fazhi.errors import ReadingError
from fazhi.ledgers.files.grid import Cell, Grid
from fazhi.ledgers.files.tablegrid import TableBuilder
from fazhi.ledgers.files.texttables import MAX_TEXT, sized

_SS = "{urn:schemas-microsoft-com:office:spreadsheet}"
_SHEET, _ROW, _CELL, _DATA = f"{_SS}Worksheet", f"{_SS}Row", f"{_SS}Cell", f"{_SS}Data"
_INDEX, _TYPE, _FORMULA = f"{_SS}Index", f"{_SS}Type", f"{_SS}Formula"
_ACROSS, _DOWN = f"{_SS}MergeAcross", f"{_SS}MergeDown"
_VISIBLE = "{urn:schemas-microsoft-com:office:excel}Visible"


def read_xml(path: Path) -> tuple[Grid, ...]:
    """Every sheet of the workbook.

    Parameters
    ----------
    path : Path

    Raises
    ------
    ReadingError
        It is no well-formed XML (``args[1]`` is xml), or too large (size).
    """
    stream = io.BytesIO(sized(path, MAX_TEXT))
    try:
        return tuple(_sheets(stream, path.stem))
    except (etree.LxmlError, ValueError):
        raise ReadingError(f"{path.name} 已损坏。", "xml") from None


def _sheets(stream: io.BytesIO, stem: str) -> Iterator[Grid]:
    table, hidden = TableBuilder(), False
    for event, element in etree.iterparse(
        stream, events=("start", "end"), tag=(_SHEET, _ROW, _CELL, _VISIBLE),
        resolve_entities=False, no_network=True, huge_tree=False,
    ):  # fmt: skip
        match event, element.tag:
            case "start", tag if tag == _SHEET:
                table, hidden = TableBuilder(), False
            case "start", tag if tag == _ROW:
                table.start_row(_place(element), hidden=element.get(f"{_SS}Hidden") == "1")
            case "end", tag if tag == _CELL:
                _add(table, element)
            case "end", tag if tag == _VISIBLE:
                hidden = element.text in ("SheetHidden", "SheetVeryHidden")
            case "end", tag if tag == _ROW:
                forget(element)
            case "end", tag if tag == _SHEET:
                yield table.grid(element.get(f"{_SS}Name", stem), hidden=hidden)


def forget(element: Any) -> None:
    """Free an element that was read, and what came before it; its own tag stays until its parent ends."""
    element.clear(keep_tail=False)
    while element.getprevious() is not None:
        del element.getparent()[0]


def _place(element: Any) -> int | None:
    index = element.get(_INDEX)
    return int(index) - 1 if index else None


def _add(table: TableBuilder, cell: Any) -> None:
    data = next(cell.iterchildren(_DATA), None)
    kind = None if data is None else data.get(_TYPE)
    text = "" if data is None else "".join(data.itertext()) if len(data) else data.text or ""
    error = text if kind == "Error" else None
    if data is None and cell.get(_FORMULA):
        error = ""
    table.add(
        _value(text, kind),
        wide=int(cell.get(_ACROSS, 0)) + 1,
        tall=int(cell.get(_DOWN, 0)) + 1,
        at=_place(cell),
        error=error,
    )


def _value(text: str, kind: str | None) -> Cell:
    """The cell as calamine would give it; what does not fit its type stays text."""
    with suppress(ValueError):
        match kind:
            case "Number":
                return float(text)
            case "DateTime":
                moment = datetime.fromisoformat(text)
                if moment.year < 1900:  # a time of day alone
                    return moment.time()
                return moment if moment.time() != datetime.min.time() else moment.date()
            case "Boolean":
                return "TRUE" if text.strip() == "1" else "FALSE"
            case "Error":
                return ""
    return text
