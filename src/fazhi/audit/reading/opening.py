"""From a file to its Manuscript: what the file is, is decided by its content and not by its ending."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from pathlib import Path

from fazhi.audit.manuscript import Manuscript
from fazhi.audit.reading.pieces import Grid, Piece
from fazhi.audit.reading.structure import manuscript
from fazhi.audit.reading.textfile import decoded, text_pieces
from fazhi.errors import ReadingError, WorkspaceError

LARGEST = 100 << 20
"""Bytes of a file that is still opened."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MARKUP = re.compile(r"<(?:!doctype html|html|head|body|main|article|div|p|h[1-6]|table|span|br)\b", re.IGNORECASE)
_PAGE = re.compile(r"\s*(?:<\?xml[^<>]*>\s*)?(?:<!--[^<>]*-->\s*)?<(?:!doctype html|html)\b", re.IGNORECASE)
_WHERE_MARKUP = 20_000


def read(path: Path) -> Manuscript:
    """Read a report: .docx, .pdf, .html, .md or .txt.

    Parameters
    ----------
    path : Path

    Raises
    ------
    WorkspaceError
        There is no such file.
    ReadingError
        It is encrypted, damaged, empty, too large, or of a kind that cannot be read.
    """
    if not path.is_file():
        raise WorkspaceError(f"找不到文件 {path.name}，请核对路径和文件名。")
    with path.open("rb") as file:
        content = file.read(LARGEST + 1)
    return read_bytes(path.name, content)


def read_bytes(name: str, content: bytes) -> Manuscript:
    """Read a report from its bytes.

    Parameters
    ----------
    name : str
        The file's name, for messages; its ending tells Markdown from plain text.
    content : bytes

    Raises
    ------
    ReadingError
        As for :func:`read`.
    """
    if len(content) > LARGEST:
        raise ReadingError(f"{name} 超过{LARGEST >> 20}MB，太大，不能核对；请删去图片后另存，或者拆开后分别核对。")
    if not content.strip(b"\0 \t\r\n"):
        raise ReadingError(f"{name} 是空的，请核对文件后重试。")
    read_as = manuscript(name, _pieces(name, content))
    if not read_as.blocks:
        raise ReadingError(f"{name} 里没有可以读出的文字，请核对文件；扫描件请换用电子版。")
    return read_as


def plain(text: str, name: str = "文字") -> Manuscript:
    """A Manuscript of plain text, as a .txt file would give it; no text gives no block."""
    return manuscript(name, text_pieces(text))


def _pieces(name: str, content: bytes) -> Iterable[Piece | Grid]:
    if b"%PDF-" in content[:1024]:
        from fazhi.audit.reading.pdffile import pdf_pieces  # a library of its own, which only a PDF needs

        return pdf_pieces(name, content)
    if content.startswith(b"PK\x03\x04"):
        return _zipped(name, content)
    if content.startswith(_OLE):
        if _ENCRYPTED in content:
            raise ReadingError(f"{name} 加了密码，请去掉密码后另存，再核对。")
        raise ReadingError(f"{name} 是旧式的 .doc 文件，请用文字处理软件打开，另存为 .docx 后再核对。")
    if content.startswith(b"{\\rtf"):
        raise ReadingError(f"{name} 是 RTF 文件，请用文字处理软件打开，另存为 .docx 后再核对。")
    return _written(name, decoded(name, content))


def _written(name: str, text: str) -> Iterable[Piece | Grid]:
    ending = name.rpartition(".")[2].lower()
    named_page = ending in ("html", "htm") and _MARKUP.search(text[:_WHERE_MARKUP])
    if named_page or _PAGE.match(text[:_WHERE_MARKUP]):
        from fazhi.audit.reading.webpage import page_pieces

        return page_pieces(name, text)
    if ending in ("md", "markdown"):
        from fazhi.audit.reading.markdownfile import markdown_pieces

        return markdown_pieces(name, text)
    return text_pieces(text)


def _zipped(name: str, content: bytes) -> Iterable[Piece | Grid]:
    from fazhi.audit.reading.wordfile import word_pieces

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return word_pieces(name, package)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, EOFError, OSError, ValueError):
        raise ReadingError(f"{name} 已损坏，打不开；请用文字处理软件打开后另存为 .docx，再核对。") from None
