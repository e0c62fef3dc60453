"""A Word file as its reader sees it: no field codes, bookmarks, comments, footnote marks, deleted or hidden text."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

from fazhi.audit.reading.mending import Line, mended
from fazhi.audit.reading.pieces import TITLE, Grid, Piece, grids
from fazhi.audit.reading.wordstyles import Style, level_of, local, styles
from fazhi.errors import ReadingError

_LARGEST_PART = 60 << 20
"""Bytes of one unpacked part: a thousand pages have about five million."""

_RATIO_FROM, _RATIO = 20 << 20, 200
"""A part larger than this that was packed this many times smaller holds no report."""

_MAIN_TYPES = ("document.main+xml",)
_UNREAD = frozenset(
    ("del", "moveFrom", "instrText", "delText", "delInstrText", "rPr", "sectPr", "footnoteReference", "endnoteReference",
     "commentReference", "annotationRef", "Fallback", "rt", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "proofErr",
     "bookmarkStart", "bookmarkEnd", "numPr", "object")
)  # fmt: skip
"""Elements whose content is not read: deleted, codes, marks, looks; Fallback says again what Choice says."""

_MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_LONGEST_ITEM = 50


def word_pieces(name: str, package: zipfile.ZipFile) -> list[Piece | Grid]:
    """Paragraphs and tables of a Word file, text boxes after the paragraph that they hang on.

    Raises
    ------
    ReadingError
        It is none, is encrypted or damaged, or would unpack to too much.
    """
    main = _main_part(name, package)
    folder = main.rpartition("/")[0]
    root = _parsed(name, package, main)
    known = {}
    style_part = f"{folder}/styles.xml" if folder else "styles.xml"
    if style_part in package.namelist():
        known = styles(_parsed(name, package, style_part))
    body = next((each for each in root if local(each) == "body"), None)
    return [] if body is None else list(_Reader(known).blocks(body))


def _main_part(name: str, package: zipfile.ZipFile) -> str:
    if "EncryptedPackage" in package.namelist():
        raise ReadingError(f"{name} 加了密码，请去掉密码后另存，再核对。")
    if "[Content_Types].xml" in package.namelist():
        for each in _parsed(name, package, "[Content_Types].xml"):
            if str(each.get("ContentType", "")).endswith(_MAIN_TYPES):
                return str(each.get("PartName", "")).lstrip("/")
    raise ReadingError(f"{name} 不是Word文件，请另存为 .docx 后再核对。")


def _parsed(name: str, package: zipfile.ZipFile, part: str) -> Any:
    try:
        held = package.getinfo(part)
        swollen = held.file_size > _RATIO_FROM and held.file_size > _RATIO * max(held.compress_size, 1)
        if held.file_size > _LARGEST_PART or swollen:
            raise ReadingError(f"{name} 解压后过大（{held.file_size >> 20}MB），不能核对；请删去不需要的内容后另存。")
        if held.flag_bits & 1:
            raise ReadingError(f"{name} 加了密码，请去掉密码后另存，再核对。")
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
        )  # fmt: skip
        return etree.fromstring(package.read(held), parser)
    except (KeyError, etree.XMLSyntaxError, zipfile.BadZipFile, EOFError, ValueError, RuntimeError):
        raise ReadingError(f"{name} 已损坏，打不开；请用文字处理软件打开后另存为 .docx，再核对。") from None


class _Reader:
    """Reads blocks; what text boxes hold waits until their paragraph is read."""

    def __init__(self, known: dict[str, Style]) -> None:
        self._styles = known
        self._boxes: list[Any] = []
        self._carried = ""

    def blocks(self, parent: Any) -> Iterator[Piece | Grid]:
        for element in parent:
            match local(element):
                case "p":
                    yield from self._paragraph(element)
                case "tbl":
                    yield from self._table(element)
                case "sdt" if _is_contents(element):
                    continue
                case tag if tag not in _UNREAD and tag != "pPr":
                    yield from self.blocks(element)  # sdt, sdtContent, customXml, ins, moveTo, smartTag

    def _paragraph(self, element: Any) -> Iterator[Piece | Grid]:
        text = self._carried + "".join(self._text(element))
        self._carried = ""
        properties = next((each for each in element if local(each) == "pPr"), None)
        if properties is not None and _mark_is_deleted(properties):
            self._carried = text  # with its mark deleted the paragraph runs on into the next
        else:
            yield from self._pieces(text, properties)
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            yield from self.blocks(box)

    def _pieces(self, text: str, properties: Any) -> Iterator[Piece]:
        style, level, listed = level_of(properties, self._styles)
        if style.skipped:
            return
        if level == TITLE or (level and "\n" in text):
            yield Piece(text, level=level)
            return
        if listed and level is None and _names_a_section(text):
            level = listed
        for piece in mended(Line(line) for line in text.split("\n")):
            yield Piece(piece.text, level=level, caption=style.caption)

    def _text(self, element: Any) -> Iterator[str]:
        for child in element:
            tag = local(child)
            if tag == "t":
                yield child.text or ""
            elif tag in _MARKS:
                if tag != "br" or _attribute(child, "type") not in ("page", "column"):
                    yield _MARKS[tag]
            elif tag == "txbxContent":
                self._boxes.append(child)
            elif tag == "r":
                if not _is_hidden(child):
                    yield from self._text(child)
            elif tag not in _UNREAD and tag != "pPr":
                yield from self._text(child)

    def _table(self, table: Any) -> Iterator[Piece | Grid]:
        rows = []
        for row in _rows(table):
            cells: list[str] = []
            for cell, span, goes_on in _cells(row):
                said = "".join(block.text for block in self.blocks(cell) if isinstance(block, Piece))
                cells += ["" if goes_on else said, *[""] * (span - 1)]
            rows.append(cells)
        if len(rows) == 1 and len(rows[0]) == 1:
            yield Piece(rows[0][0])  # a frame around text
        else:
            yield from grids(rows)


def _rows(table: Any) -> Iterator[Any]:
    for element in table:
        match local(element):
            case "tr":
                yield element
            case "sdt" | "sdtContent" | "ins" | "customXml":
                yield from _rows(element)


def _cells(row: Any) -> Iterator[tuple[Any, int, bool]]:
    """Each cell with the columns that it takes, and whether a cell above it goes on in it."""
    for element in row:
        match local(element):
            case "tc":
                span, goes_on = 1, False
                for each in next((child for child in element if local(child) == "tcPr"), ()):
                    match local(each):
                        case "gridSpan":
                            given = _attribute(each, "val")
                            span = min(int(given), 100) if given.isdecimal() and int(given) else 1
                        case "vMerge":
                            goes_on = _attribute(each, "val") in ("", "continue")
                yield element, span, goes_on
            case "sdt" | "sdtContent" | "customXml":
                yield from _cells(element)


def _attribute(element: Any, name: str) -> str:
    return next((str(value) for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def _is_contents(element: Any) -> bool:
    found = (each for each in element.iter() if local(each) == "docPartGallery")
    return any("Contents" in _attribute(each, "val") for each in found)


def _mark_is_deleted(properties: Any) -> bool:
    mark = next((each for each in properties if local(each) == "rPr"), ())
    return any(local(each) in ("del", "moveFrom") for each in mark)


def _is_hidden(run: Any) -> bool:
    look = next((each for each in run if local(each) == "rPr"), ())
    return any(local(each) == "vanish" and _attribute(each, "val") not in ("0", "false") for each in look)


def _names_a_section(text: str) -> bool:
    """Whether an automatically numbered paragraph is a heading and no item of a list."""
    return (
        len(text) <= _LONGEST_ITEM and text[-1:] not in "。；，、：" and not any(char in "0123456789" for char in text)
    )
