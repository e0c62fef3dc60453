"""What a file is by its content, whatever its name says."""

from __future__ import annotations

import lzma
import re
import struct
import zipfile
import zlib
from enum import StrEnum
from pathlib import Path
from xml.etree import ElementTree

from fazhi.errors import ReadingError

DAMAGE = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, ElementTree.ParseError, OSError, EOFError,
    LookupError, ValueError, ArithmeticError, RuntimeError, SyntaxError,
)  # fmt: skip
"""What the zip and XML modules raise on damaged files; lxml's own error is a SyntaxError."""

OLE = bytes.fromhex("d0cf11e0a1b11ae1")

_HEAD = 4096
_BOMS = (b"\xff\xfe", b"\xfe\xff")
_HTML = re.compile(
    r"<(?:!doctype html|html|head|body|meta|title|style|script|link|base|center|div|font|table|tr)\b", re.IGNORECASE
)
_COMMON = frozenset(b"\t\n\r ,;|.-:0123456789<>/")
"""Bytes that every table has, and that stand beside a NUL in UTF-16; 一 (U+4E00) has a NUL too, on its other side."""

_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\r\f\x1a")
_CONTROLS_IN_TEXT = 0.01
"""A share of control bytes that a damaged text may have; a picture or a database has far more."""

_NO_TEXT = (
    b"%PDF",
    b"{\\rtf",
    b"\x89PNG",
    b"GIF8",
    b"\xff\xd8\xff",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x1f\x8b",
    b"SQLite format",
)


class FileKind(StrEnum):
    """What a file is by its content."""

    XLSX = "xlsx"
    XLSB = "xlsb"
    XLS = "xls"  # .et too
    ODS = "ods"
    XML = "xml"  # XML Spreadsheet 2003
    HTML = "html"
    TEXT = "text"
    ARCHIVED_PAGE = "mhtml"
    EMPTY = "empty"
    ENCRYPTED = "encrypted"
    OTHER = "other"


def kind_of(path: Path) -> FileKind:
    """What the file is.

    Parameters
    ----------
    path : Path
        A regular file.

    Raises
    ------
    ReadingError
        It begins as a zip and is none.
    OSError
        It cannot be opened.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD)
        while head and not head.strip(b"\0 \t\r\n"):
            head = file.read(_HEAD)
    if not head:
        return FileKind.EMPTY
    if head.startswith(OLE):
        return _kind_of_ole(path.read_bytes())
    if head.startswith(b"PK"):
        return _kind_of_zip(path)
    if head.startswith(_NO_TEXT):
        return FileKind.OTHER
    wide = wide_encoding(head)
    if wide is None and _controls_in(head.rstrip(b"\0")) > _CONTROLS_IN_TEXT:
        return FileKind.OTHER
    return _kind_of_text(head.decode(wide or "latin-1", errors="replace"))


def wide_encoding(data: bytes) -> str | None:
    """UTF-16 in the order that its BOM says, or without one the places of its NUL bytes; None if it is none.

    Parameters
    ----------
    data : bytes
        The beginning of a file.
    """
    if data.startswith(_BOMS):
        return "utf-16"
    pairs = list(zip(data[0:_HEAD:2], data[1:_HEAD:2], strict=False))
    low = sum(second == 0 and first in _COMMON for first, second in pairs)
    high = sum(first == 0 and second in _COMMON for first, second in pairs)
    if max(low, high) < max(2, len(pairs) // 50, 2 * min(low, high) + 1):
        return None
    return "utf-16-le" if low > high else "utf-16-be"


def _controls_in(data: bytes) -> float:
    return 1 - len(data.translate(None, _CONTROLS)) / max(len(data), 1)


def _kind_of_text(head: str) -> FileKind:
    start = head.removeprefix("\xef\xbb\xbf").lstrip("\ufeff \t\r\n\0")
    if start.startswith(("<?xml", "<!--", "<?mso")):
        if "urn:schemas-microsoft-com:office:spreadsheet" in start and re.search(r"<(?:\w+:)?Workbook\b", start):
            return FileKind.XML
        return FileKind.HTML if re.search(r"<(?:!doctype html|html|table)\b", start, re.IGNORECASE) else FileKind.OTHER
    if _HTML.match(start):
        return FileKind.HTML
    if re.match(r"MIME-Version:|From:.*\r?\n.*MIME-Version:", start, re.IGNORECASE):
        return FileKind.ARCHIVED_PAGE
    return FileKind.TEXT


def _kind_of_ole(data: bytes) -> FileKind:
    def holds(name: str) -> bool:
        return name.encode("utf-16-le") in data

    if holds("EncryptedPackage"):
        return FileKind.ENCRYPTED
    if holds("WordDocument") or holds("PowerPoint Document"):
        return FileKind.OTHER  # even with a workbook inside it
    return FileKind.XLS if holds("Workbook") or holds("Book") else FileKind.OTHER


def _kind_of_zip(path: Path) -> FileKind:
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            names = {member.filename.lower().lstrip("/") for member in members}
            if any(member.flag_bits & 1 for member in members):
                return FileKind.ENCRYPTED
            if {"mimetype", "content.xml"} <= names:
                return _kind_of_open_document(archive)
    except DAMAGE:
        raise ReadingError(f"{path.name} 已损坏，请重新导出或另存为 .xlsx。", "zip") from None
    if "xl/workbook.bin" in names:
        return FileKind.XLSB
    return FileKind.XLSX if "xl/workbook.xml" in names else FileKind.OTHER


def _kind_of_open_document(archive: zipfile.ZipFile) -> FileKind:
    def beginning(name: str) -> bytes:
        with archive.open(name) as member:
            return member.read(1 << 20)

    if b"opendocument.spreadsheet" not in beginning("mimetype")[:200]:
        return FileKind.OTHER
    manifest = "META-INF/manifest.xml"
    if manifest in archive.namelist() and b"encryption-data" in beginning(manifest):
        return FileKind.ENCRYPTED
    return FileKind.ODS
