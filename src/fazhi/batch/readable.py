"""Everything that somebody could read in a file that leaves the office: text, attributes, metadata, comments.

Words that stand together are kept together, whatever markup parts them; cells, paragraphs and attributes are parted by
:data:`APART`, so that the end of one and the beginning of the next make no word. Pictures of pixels are not read.
"""

from __future__ import annotations

import base64
import binascii
import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote, unquote_to_bytes

from lxml import etree, html

from fazhi.errors import RunError

APART = "\0"

_TOGETHER = frozenset(
    (
        "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark",
        "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tspan", "tt", "u", "var", "wbr",
        "r", "t", "rPr", "hyperlink", "proofErr", "bookmarkStart", "bookmarkEnd", "smartTag", "lastRenderedPageBreak",
    )
)  # fmt: skip
"""Elements of HTML, SVG and Word that part no words."""

_STYLES = "rPr"
"""What Word says of the look of a run: nothing in it parts words."""

_GEOMETRY = frozenset(
    ("d", "points", "transform", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "rx", "ry", "dx", "dy", "viewBox", "viewbox")
)  # fmt: skip
"""Attributes that draw and say nothing: megabytes of digits."""

_DATA_URI = re.compile(r"data:([\w.+/-]*)((?:;[\w.=+-]+)*),([^\"'()\s<>]*)")
_XMP = re.compile(rb"<x:xmpmeta.*?</x:xmpmeta>", re.DOTALL)
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf", ".ttf", ".otf", ".odttf")


def readable(path: Path, name: str = "") -> str:
    """The text of a file.

    Parameters
    ----------
    path : Path
    name : str
        What the file is called where it goes; part of the text.

    Raises
    ------
    RunError
        It cannot be read, so nobody can say what is in it.
    """
    try:
        return APART.join((name, *_read(path.name, path.read_bytes())))
    except (OSError, ValueError, LookupError, etree.LxmlError, zipfile.BadZipFile, RuntimeError, csv.Error):
        raise RunError(f"{name or path.name} 读不出来，不能确认里面有没有个人信息，未放出；请重新运行。") from None


def _read(name: str, content: bytes) -> Iterator[str]:
    suffix = PurePosixPath(name).suffix.lower()
    if suffix in _PICTURES:
        return
    reader: Callable[[bytes], Iterator[str]] = _READERS.get(suffix, _plain)
    yield from reader(content)


def _html(content: bytes) -> Iterator[str]:
    if content.strip():
        yield from _tree(html.document_fromstring(content, parser=html.HTMLParser(encoding="utf-8", huge_tree=True)))


def _xml(content: bytes) -> Iterator[str]:
    if content.strip():
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
        yield from _tree(etree.fromstring(content, parser))


def _tree(root: Any) -> Iterator[str]:
    """All text in order, then all that is not in its order: attributes, comments, what is inside data URIs."""
    said: list[str] = []
    beside: dict[str, None] = {}  # each once: styles repeat by the thousand
    styles = 0
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event in ("comment", "pi"):
            beside[element.text or ""] = None
            said.append(element.tail or "")
            continue
        tag = element.tag.rpartition("}")[2]
        styles += (tag == _STYLES) * (1 if event == "start" else -1)
        parts = not styles and tag not in _TOGETHER
        if event == "start":
            said += (APART if parts else "", element.text or "")
            for attribute, value in element.attrib.items():
                if attribute.rpartition("}")[2] not in _GEOMETRY:
                    beside[value] = None
        else:
            said += (APART if parts else "", element.tail or "")
    text = "".join(said)
    yield from _without_data(text)
    for value in beside:
        yield from _without_data(value)


def _without_data(text: str) -> Iterator[str]:
    """The text, and what its data URIs hold in place of them."""
    if "data:" in text:
        for kind, options, data in _DATA_URI.findall(text):
            yield from _data(kind, options, data)
        text = _DATA_URI.sub(APART, text)
    yield text
    if "%" in text:
        yield unquote(text)


def _data(kind: str, options: str, data: str) -> Iterator[str]:
    try:
        content = base64.b64decode(unquote(data)) if "base64" in options else unquote_to_bytes(data)
    except binascii.Error:
        yield unquote(data)
        return
    match kind:
        case "image/svg+xml" | "text/xml" | "application/xml":
            yield from _xml(content)
        case "text/html":
            yield from _html(content)
        case _ if not kind.startswith(("image/", "font/")):
            yield from _plain(content)


def _package(content: bytes) -> Iterator[str]:
    """Every part of an office file: text, properties, comments, headers, links."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        yield package.comment.decode("utf-8", "replace")
        for name in package.namelist():
            yield name
            part = f"{name}.xml" if name.endswith((".rels", ".vml")) else name
            yield from _read(part, package.read(name))


def _json(content: bytes) -> Iterator[str]:
    def walk(value: Any) -> Iterator[str]:
        if isinstance(value, dict):
            for key, held in value.items():
                yield key
                yield from walk(held)
        elif isinstance(value, list):
            for held in value:
                yield from walk(held)
        elif value is not None:
            yield str(value)

    yield from walk(json.loads(content))


def _csv(content: bytes) -> Iterator[str]:
    for row in csv.reader(io.StringIO(_decoded(content), newline="")):
        yield from row


def _plain(content: bytes) -> Iterator[str]:
    yield _decoded(content)


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("gb18030", "replace")


def _pdf(content: bytes) -> Iterator[str]:
    from fazhi.batch.pdftext import pdf_texts  # a library of its own, which only a run that made a PDF needs

    yield from pdf_texts(content)
    for packet in _XMP.findall(content):
        yield from _xml(packet)


_READERS: dict[str, Callable[[bytes], Iterator[str]]] = {
    ".html": _html, ".htm": _html, ".svg": _xml, ".xml": _xml, ".json": _json, ".ipynb": _json, ".csv": _csv,
    ".docx": _package, ".xlsx": _package, ".pdf": _pdf,
}  # fmt: skip
