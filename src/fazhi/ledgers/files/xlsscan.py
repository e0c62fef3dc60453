"""What calamine does not tell of an .xls or .et: hidden rows, error values, and how far its sheets reach.

The workbook is a stream of records inside an OLE file ([MS-CFB]); a record is a type, a length and its bytes
([MS-XLS]). Only those of rows and cells are looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from struct import Struct, unpack_from

from fazhi.errors import ReadingError
from fazhi.ledgers.files.kinds import DAMAGE
from fazhi.ledgers.files.scan import SheetScan
from fazhi.ledgers.files.texttables import sized

MAX_BYTES = 200 << 20
"""Of an .xls; 65,536 rows × 10 columns are some 15 MB."""

_BOF, _EOF, _FILEPASS, _BOUNDSHEET, _ROW = 0x0809, 0x000A, 0x002F, 0x0085, 0x0208
_FORMULA, _BOOLERR, _MULRK = 0x0006, 0x0205, 0x00BD
_VALUES = frozenset({_FORMULA, _BOOLERR, _MULRK, 0x0203, 0x0204, 0x027E, 0x00FD, 0x00D6})
"""Records of cells that hold something: NUMBER, LABEL, RK, LABELSST and RSTRING beside those named."""

_HIDDEN = 0x20
_ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}

_NO_SECTOR = 0xFFFFFFFA
"""From here on a sector number is a mark."""

_RECORD, _CELL = Struct("<HH"), Struct("<HH")


@dataclass(slots=True)
class _Sheet:
    """A sheet while it is read."""

    rows: int = 0
    columns: int = 0
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    filled: set[int] = field(default_factory=set)
    hidden: set[int] = field(default_factory=set)

    def take(self, kind: int, data: bytes, start: int, length: int) -> None:
        """Note a record."""
        if kind in _VALUES and length >= 6:
            row, column = _CELL.unpack_from(data, start)
            last = unpack_from("<H", data, start + length - 2)[0] if kind == _MULRK else column
            self.rows, self.columns = max(self.rows, row + 1), max(self.columns, last + 1)
            self.filled.add(row)
            error = _error_in(kind, data[start : start + length])
            if error is not None:
                self.errors[row, column] = error
        elif kind == _ROW and length >= 16 and data[start + 12] & _HIDDEN:
            self.hidden.add(unpack_from("<H", data, start)[0])

    def scan(self) -> SheetScan:
        """What was seen."""
        return SheetScan(self.rows, self.columns, self.errors, tuple(sorted(self.hidden & self.filled)))


def scan_xls(path: Path) -> tuple[SheetScan, ...]:
    """Every sheet of an .xls in the workbook's order, charts too; none where calamine alone may find its way.

    Parameters
    ----------
    path : Path

    Raises
    ------
    ReadingError
        It is encrypted (``args[1]`` is password) or beyond :data:`MAX_BYTES` (size).
    """
    data = sized(path, MAX_BYTES)
    try:
        book = _workbook_stream(data)
        starts = []
        for kind, start, _ in _records(book, 0):
            if kind == _FILEPASS:
                raise ReadingError(f"{path.name} 有密码，请去掉密码后再保存。", "password")
            if kind == _BOUNDSHEET:
                starts.append(unpack_from("<I", book, start)[0])
        return tuple(_sheet(book, start) for start in starts)
    except DAMAGE:
        return ()


def _sheet(book: bytes, start: int) -> SheetScan:
    sheet = _Sheet()
    for kind, place, length in _records(book, start):
        sheet.take(kind, book, place, length)
    return sheet.scan()


def _records(book: bytes, start: int) -> Iterator[tuple[int, int, int]]:
    """Type, place and length of each record of a substream, those of charts within it left out."""
    depth = 0
    while start + 4 <= len(book):
        kind, length = _RECORD.unpack_from(book, start)
        depth += (kind == _BOF) - (kind == _EOF)
        if depth <= 0:
            return
        if depth == 1 and start + 4 + length <= len(book):
            yield kind, start + 4, length
        start += 4 + length


def _error_in(kind: int, cell: bytes) -> str | None:
    if kind == _BOOLERR and len(cell) >= 8 and cell[7] == 1:
        return _ERRORS.get(cell[6], "#VALUE!")
    if kind == _FORMULA and len(cell) >= 14 and cell[12:14] == b"\xff\xff" and cell[6] == 2:
        return _ERRORS.get(cell[8], "#VALUE!")
    return None


def _workbook_stream(data: bytes) -> bytes:
    """The bytes of the stream Workbook (or Book, before 1997)."""
    shift = unpack_from("<H", data, 30)[0]
    if shift not in (9, 12):
        raise ValueError(shift)
    size = 1 << shift
    (first_directory,) = unpack_from("<I", data, 48)
    cutoff, first_small = unpack_from("<II", data, 56)
    fat = _numbers(b"".join(_sector(data, number, size) for number in _fat_sectors(data, size)))
    directory = _chain(data, first_directory, size, fat)
    entries: dict[str, tuple[int, int]] = {}
    for place in range(0, len(directory) - 127, 128):
        length = unpack_from("<H", directory, place + 64)[0]
        name = directory[place : place + max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace")
        entries.setdefault(name.lower(), unpack_from("<II", directory, place + 116))
    start, length = entries["workbook"] if "workbook" in entries else entries["book"]
    if length >= cutoff:
        return _chain(data, start, size, fat)[:length]
    root = _chain(data, entries["root entry"][0], size, fat)
    small_fat = _numbers(_chain(data, first_small, size, fat))
    return _chain(b"\0" * 64 + root, start, 64, small_fat)[:length]


def _fat_sectors(data: bytes, size: int) -> list[int]:
    """Numbers of the sectors that hold the table of sectors: 109 in the header, further ones chained."""
    found = [number for number in unpack_from("<109I", data, 76) if number < _NO_SECTOR]
    (following,) = unpack_from("<I", data, 68)
    for _ in range(len(data) // size):
        if following >= _NO_SECTOR:
            break
        *numbers, following = _numbers(_sector(data, following, size))
        found += [number for number in numbers if number < _NO_SECTOR]
    return found[: len(data) // size + 1]


def _chain(data: bytes, number: int, size: int, fat: tuple[int, ...]) -> bytes:
    """The sectors from `number` on; no more than the file has, so that a circle ends."""
    pieces = []
    for _ in range(len(data) // size + 1):
        if number >= len(fat):
            break
        pieces.append(_sector(data, number, size))
        number = fat[number]
    return b"".join(pieces)


def _sector(data: bytes, number: int, size: int) -> bytes:
    return data[(number + 1) * size : (number + 2) * size]


def _numbers(data: bytes) -> tuple[int, ...]:
    return unpack_from(f"<{len(data) // 4}I", data)
