"""A text file as a sheet: its encoding and its delimiter found, its quotes trusted only where they close."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from pathlib import Path

from charset_normalizer import from_bytes

from fazhi.errors import ReadingError
from fazhi.ledgers.files.grid import Grid
from fazhi.ledgers.files.kinds import wide_encoding
from fazhi.ledgers.files.scan import SheetScan

MAX_TEXT = 100 << 20
"""Bytes of a text file."""

_DELIMITERS = ",\t;|"
_LOOKED_AT = 60
"""Lines that decide on the delimiter."""

_END = "\x1a\x1a"
"""A last line of our own: if it does not come back alone, a quotation mark before it never closed."""

_SAMPLE = 1 << 16
"""Bytes that decide on an encoding nobody expects."""

_CHINESE = re.compile("[\u4e00-\u9fff]+")

ERROR_TEXT = re.compile(r"#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)|Err:\d{3}", re.ASCII)
"""How the error value of a formula looks once it is text."""


def read_text(path: Path) -> Grid:
    """The file as one sheet named after it.

    Parameters
    ----------
    path : Path

    Raises
    ------
    ReadingError
        ``args[1]`` is size, encoding, csv, or quotes (``args[2]`` is the line where they open).
    """
    data = sized(path, MAX_TEXT)
    text = decode(data)
    if text is None:
        raise ReadingError(f"{path.name} 的文字编码认不出。", "encoding")
    delimiter, text = _delimited(text)
    return errors_apart(Grid.of_rows(path.stem, _rows(path.name, text, delimiter)))


def sized(path: Path, limit: int) -> bytes:
    """The file's bytes, where they are at most `limit`.

    Raises
    ------
    ReadingError
        They are more; ``args[1]`` is size.
    """
    with path.open("rb") as file:
        data = file.read(limit + 1)
    if len(data) > limit:
        raise ReadingError(f"{path.name} 过大。", "size")
    return data


def decode(data: bytes) -> str | None:
    """Text in UTF-8, UTF-16 (each with or without BOM), GB18030, or what it most probably is; None if none fits.

    NUL bytes, which some exports append, are left out.
    """
    wide = wide_encoding(data)
    if wide is not None:
        return data.decode(wide, errors="replace").removeprefix("\ufeff").replace("\0", "")
    data = data.replace(b"\0", b"")
    for encoding, mended in (("utf-8-sig", False), ("utf-8-sig", True), ("gb18030", False), ("gb18030", True)):
        text = _mended(data, encoding) if mended else _exact(data, encoding)
        if text is not None:
            return text
    guess = from_bytes(data[:_SAMPLE]).best()
    return None if guess is None else data.decode(guess.encoding, errors="replace")


def _exact(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _mended(data: bytes, encoding: str) -> str | None:
    """The text where it was cut off within a character or lost a few bytes, None where it is not this encoding."""
    text = data.decode(encoding, errors="replace")
    lost = text.count("\ufffd")
    chinese = sum(len(part) for part in _CHINESE.findall(text))
    return text if lost <= 1 + len(text) // 1000 and chinese >= 4 * lost else None


def errors_apart(grid: Grid) -> Grid:
    """The same sheet with the texts of error values taken out of its cells and named as errors."""
    found: dict[tuple[int, int], str] = {}
    for place, column in enumerate(grid.columns):
        errors = {
            code: value
            for code, value in enumerate(column.values)
            if isinstance(value, str) and ERROR_TEXT.fullmatch(value.strip())
        }
        if errors:
            found |= {(row, place): errors[code].strip() for row, code in enumerate(column.codes) if code in errors}
    return grid.with_cells(dict.fromkeys(found, "")).seen(found, grid.hidden_rows) if found else grid


def _delimited(text: str) -> tuple[str, str]:
    """The delimiter, and the text without the line that declares one."""
    declared = re.match(r"sep=(.)\r?\n", text)
    if declared:
        return declared[1], text[declared.end() :]
    return max(_DELIMITERS, key=lambda delimiter: _fit(text, delimiter)), text


def _fit(text: str, delimiter: str) -> int:
    """How well the first lines fall into rows of one width: many such rows count for more than wide ones."""
    widths: Counter[int] = Counter()
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)):
            if number == _LOOKED_AT:
                break
            widths[len(row)] += 1
    except csv.Error:
        return 0
    return max(((width - 1) * count**2 for width, count in widths.items() if width > 1), default=0)


def _rows(name: str, text: str, delimiter: str) -> list[list[object]]:
    reader = csv.reader(io.StringIO(f"{text.rstrip()}\n{_END}", newline=""), delimiter=delimiter)
    rows: list[list[object]] = []
    width = 0
    begun = 1
    try:
        for row in reader:
            if len(row) > width:
                width = len(row)
            if reader.line_num > begun and _swallowed(row, delimiter, width):
                raise ReadingError(f"{name} 第{begun}行的引号没有成对。", "quotes", begun)
            if SheetScan(len(rows), width).is_too_large:
                raise ReadingError(f"{name} 过大。", "size")
            rows.append(list(row))
            begun = reader.line_num + 1
    except csv.Error:
        raise ReadingError(f"{name} 第{begun}行的引号没有成对。", "quotes", begun) from None
    rows.pop()  # our own last line
    return rows


def _swallowed(row: list[str], delimiter: str, width: int) -> bool:
    """Whether a cell holds whole lines of the table, or the end of it: then its quotation mark closed too late."""
    for cell in row:
        if "\n" in cell or "\r" in cell:
            if cell.endswith(_END):
                return True
            if width > 2 and any(line.count(delimiter) >= width - 1 for line in cell.splitlines()[1:]):
                return True
    return False
