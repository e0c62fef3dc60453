"""What stands on the pages of a PDF: characters with their boxes, lines from the top, text, sizes."""

from __future__ import annotations

import ctypes
import io
from dataclasses import dataclass

import pypdfium2

MM = 72 / 25.4
_SAME_LINE_PT = 5.0
HAN = "天地人和风雨同舟山高水长日月星辰春夏秋冬东西南北"


@dataclass(frozen=True)
class Char:
    """A character and its box, in points from the lower left corner of the page."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float


def chars(data: bytes, page: int) -> list[Char]:
    """Return the characters of a page, in the order in which they are read."""
    with pypdfium2.PdfDocument(io.BytesIO(data)) as opened:
        read = opened[page].get_textpage()
        found = [
            Char(
                read.get_text_range(index, 1), *read.get_charbox(index, loose=True),
                pypdfium2.raw.FPDFText_GetFontSize(read.raw, index),
            )
            for index in range(read.count_chars())
        ]  # fmt: skip
    return [char for char in found if char.text.strip()]


def lines(data: bytes, page: int) -> list[list[Char]]:
    """Return the lines of a page, from the top; digits of another font may stand a little higher or lower."""
    found: list[list[Char]] = []
    for char in sorted(chars(data, page), key=lambda char: -char.bottom):
        if found and found[-1][0].bottom - char.bottom < _SAME_LINE_PT:
            found[-1].append(char)
        else:
            found.append([char])
    return [sorted(line, key=lambda char: char.left) for line in found]


def written(line: list[Char]) -> str:
    """Return the text of a line."""
    return "".join(char.text for char in line)


def page_text(data: bytes, page: int) -> str:
    """Return the text of a page without line breaks."""
    with pypdfium2.PdfDocument(io.BytesIO(data)) as opened:
        return str(opened[page].get_textpage().get_text_range()).replace("\r", "").replace("\n", "")


def sizes(data: bytes) -> list[tuple[int, int]]:
    """Return width and height of each page in mm."""
    with pypdfium2.PdfDocument(io.BytesIO(data)) as opened:
        return [(round(page.get_width() / MM), round(page.get_height() / MM)) for page in opened]


def fonts(data: bytes, page: int) -> dict[str, set[str]]:
    """Return the characters of a page by the name of their font."""
    found: dict[str, set[str]] = {}
    with pypdfium2.PdfDocument(io.BytesIO(data)) as opened:
        read = opened[page].get_textpage()
        for index in range(read.count_chars()):
            name, flags = ctypes.create_string_buffer(200), ctypes.c_int()
            pypdfium2.raw.FPDFText_GetFontInfo(read.raw, index, name, 200, ctypes.byref(flags))
            found.setdefault(name.value.decode(), set()).add(read.get_text_range(index, 1))
    return found
