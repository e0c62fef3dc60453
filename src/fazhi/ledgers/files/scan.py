"""A look into a workbook before anything opens it: how large it is, and what calamine cannot see.

An .xlsx is streamed once: the largest cell that holds a value, hidden rows, cells with an error value and formulas
without a result. Nothing is parsed into a tree, so that a sheet that claims a million rows costs time in proportion
to its bytes.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

from fazhi.errors import ReadingError
from fazhi.ledgers.files.grid import letters
from fazhi.ledgers.files.kinds import DAMAGE

MAX_UNCOMPRESSED = 300 << 20
"""Bytes of a zip's members together; 50,000 rows × 10 columns are 20 MB."""

MAX_RATIO = 200
"""Uncompressed to compressed bytes, asked only of members above :data:`RATIO_FROM`; sheets reach 10 to 40."""

RATIO_FROM = 20 << 20

MAX_ROWS = 200_000
MAX_COLUMNS = 500
MAX_CELLS = 5_000_000
"""Of the rectangle from A1 to the last used cell, which calamine allocates."""

_CHUNK = 4 << 20


@dataclass(frozen=True, slots=True)
class SheetScan:
    """What was seen of one sheet.

    Parameters
    ----------
    rows, columns : int
        The last row and column that hold a value.
    errors : dict of (int, int) to str
        Cells (row, column; from 0) with an error value, and which; "" for a formula whose result was never saved.
    hidden_rows : tuple of int
        Hidden rows (from 0) that hold a value.
    merged : tuple of ((int, int), (int, int))
        First and last cell (row, column; from 0) of each merged range, where calamine does not know them.
    is_copy : bool
        Not a sheet of this workbook: what it remembers of another one that its formulas refer to.
    """

    rows: int = 0
    columns: int = 0
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden_rows: tuple[int, ...] = ()
    merged: tuple[tuple[tuple[int, int], tuple[int, int]], ...] = ()
    is_copy: bool = False

    @property
    def is_too_large(self) -> bool:
        """Whether the used rectangle is beyond what is opened."""
        return self.rows > MAX_ROWS or self.columns > MAX_COLUMNS or self.rows * self.columns > MAX_CELLS


def check_size(path: Path) -> None:
    """Refuse a zip that would unpack to too much.

    Raises
    ------
    ReadingError
        It would; ``args[1]`` is ``"size"``.
    """
    with zipfile.ZipFile(path) as archive:
        members = archive.infolist()
    total = sum(member.file_size for member in members)
    swollen = any(
        member.file_size > RATIO_FROM and member.file_size > MAX_RATIO * max(member.compress_size, 1)
        for member in members
    )
    if total > MAX_UNCOMPRESSED or swollen:
        raise ReadingError(f"{path.name} 解压后过大（{total >> 20} MB），请删除数据区以外的内容后另存。", "size")


def scan_workbook(path: Path) -> tuple[SheetScan, ...]:
    """Every sheet of an .xlsx in the workbook's order; chart sheets too, so that positions agree with calamine's.

    Raises
    ------
    ReadingError
        The zip or its table of sheets is damaged, or it would unpack to too much.
    """
    try:
        check_size(path)
        with zipfile.ZipFile(path) as archive:
            return tuple(scan_sheet(_pieces(archive, part)) if part else SheetScan() for part in _sheet_parts(archive))
    except DAMAGE:
        raise ReadingError(f"{path.name} 已损坏，请重新导出或另存为 .xlsx。", "zip") from None


def _sheet_parts(archive: zipfile.ZipFile) -> list[str]:
    """The zip members of the sheets, "" for one that has none."""
    names = {name.lower().lstrip("/"): name for name in archive.namelist()}
    workbook = ElementTree.fromstring(archive.read(names["xl/workbook.xml"]))
    links = ElementTree.fromstring(archive.read(names["xl/_rels/workbook.xml.rels"]))
    targets = {link.get("Id"): link.get("Target", "") for link in links}
    parts = []
    for sheet in workbook.iter():
        if sheet.tag.rpartition("}")[2] != "sheet":
            continue
        link = next((value for key, value in sheet.items() if key.endswith("}id")), None)
        target = targets.get(link, "")
        full = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        parts.append(names.get(full.lower(), ""))
    return parts


def _pieces(archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """The XML of a sheet in pieces that end after a row."""
    rest = b""
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            if chunk.startswith((b"\xff\xfe", b"\xfe\xff")):
                raise ValueError("UTF-16, which calamine takes for an empty sheet")
            text = rest + chunk
            cut = text.rfind(b"</row>") + len(b"</row>")
            if cut < len(b"</row>"):
                cut = text.rfind(b"<")  # a prefix other than the usual one, or one huge row
            rest = text[max(cut, 0) :]
            yield text[: max(cut, 0)]
    yield rest


_ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
_TAG = re.compile(rb"<((?:\w+:)?)(row|c)\b([^>]*)>")
_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*)>")
_REFERENCE = re.compile(rb"""\br=["']([A-Z]{1,3})(\d{1,7})["']""")
_NUMBER = re.compile(rb"""\br=["'](\d{1,7})["']""")
_HIDDEN = re.compile(rb"""\bhidden=["'](?:1|true)["']""")
_ERROR = re.compile(
    rb"""<(?:\w+:)?c\b(?=[^>]*\bt=["']e["'])[^>]*\br=["']([A-Z]{1,3})(\d{1,7})["'][^>]*>"""
    rb"""(?:(?!</(?:\w+:)?c>).)*?<(?:\w+:)?v>([^<]*)<""",
    re.DOTALL,
)
_FORMULA = re.compile(rb"f[ >/]")
"""Too much rather than too little, and twice as fast as a search for its tag."""
_UNSAVED = re.compile(
    rb"""<(?:\w+:)?c\b([^>]*)(?<!/)>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*"""
    rb"""(<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"""
)
"""A formula whose result is absent or, as some programs write it, empty."""
_STRING = re.compile(rb"""\bt=["']str["']""")
_VALUED = re.compile(rb"""<(?:\w+:)?c\b[^>]*\br=["']([A-Z]{1,3})(\d{1,7})["'][^>/]*>\s*<(?:\w+:)?(?:v|is|f)\b""")


def scan_sheet(pieces: Iterator[bytes] | list[bytes]) -> SheetScan:
    """The used rectangle, hidden rows and error cells of one sheet's XML.

    Parameters
    ----------
    pieces : iterable of bytes
        The XML, cut after rows.
    """
    rows = columns = 0
    errors: dict[tuple[int, int], str] = {}
    hidden: list[int] = []
    for piece in pieces:
        first = _CELL.search(piece)
        if first and not _REFERENCE.search(first[1]):
            piece = _numbered(piece, rows)
        last, widest = _rectangle(piece)
        if last > MAX_ROWS or widest > MAX_COLUMNS:
            # Someone may only have formatted the whole sheet: now look at cells that hold something.
            found = [(int(row), column_number(name)) for name, row in _VALUED.findall(piece)]
            last = max((row for row, _ in found), default=0)
            widest = max((column for _, column in found), default=0)
        rows, columns = max(rows, last), max(columns, widest)
        if b"hidden=" in piece:
            hidden += _hidden_rows(piece)
        if b'"e"' in piece or b"'e'" in piece:
            for name, row, value in _ERROR.findall(piece):
                errors[int(row) - 1, column_number(name) - 1] = value.decode("utf-8", "replace")
        if _FORMULA.search(piece):
            errors |= dict.fromkeys(_unsaved(piece), "")
    return SheetScan(rows, columns, errors, tuple(hidden))


def _rectangle(piece: bytes) -> tuple[int, int]:
    """Last row and widest column of a piece, from the last cell of each row alone: that is what makes it fast."""
    last = widest = 0
    longest: set[bytes] = set()
    for row in piece.split(b"</row>"):
        start = row.rfind(b"<c ")
        reference = _REFERENCE.search(row, start) if start >= 0 else None
        if reference:
            longest.add(reference[1])
            last = max(last, int(reference[2]))
    if not longest:  # a namespace prefix, or cells without references
        references = _REFERENCE.findall(piece)
        longest = {name for name, _ in references}
        last = max((int(row) for _, row in references), default=0)
    widest = max(map(column_number, longest), default=0)
    return last, widest


def _numbered(piece: bytes, row: int) -> bytes:
    """The same XML with the references that its program left out; `row` is the last row of the piece before."""
    column = 0

    def number(tag: re.Match[bytes]) -> bytes:
        nonlocal row, column
        start, kind, attributes = tag.groups()
        if kind == b"row":
            given = _NUMBER.search(attributes)
            row, column = int(given[1]) if given else row + 1, 0
            return tag[0] if given else b'<%srow r="%d"%s>' % (start, row, attributes)
        placed = _REFERENCE.search(attributes)
        column = column_number(placed[1]) if placed else column + 1
        return tag[0] if placed else b'<%sc r="%s%d"%s>' % (start, letters(column - 1).encode(), row, attributes)

    return _TAG.sub(number, piece)


def _hidden_rows(piece: bytes) -> Iterator[int]:
    """Hidden rows (from 0) that hold a value."""
    for match in _ROW.finditer(piece):
        if not _HIDDEN.search(match[1]):
            continue
        number = _NUMBER.search(match[1])
        following = _ROW.search(piece, match.end())
        if number and _VALUED.search(piece, match.end(), following.start() if following else len(piece)):
            yield int(number[1]) - 1


def _unsaved(piece: bytes) -> Iterator[tuple[int, int]]:
    """Cells whose formula has no result; an empty text is one."""
    for attributes, value in _UNSAVED.findall(piece):
        reference = _REFERENCE.search(attributes)
        if reference and not (value and _STRING.search(attributes)):
            yield int(reference[2]) - 1, column_number(reference[1]) - 1


def column_number(name: bytes) -> int:
    """The number of a column from its letters, from 1: A is 1, AB is 28."""
    number = 0
    for letter in name:
        number = number * 26 + letter - 64
    return number
