"""Everything that somebody could read in a PDF: pages, metadata, bookmarks, alternative texts, links."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from typing import Any

import pypdfium2
from pypdfium2 import raw


def pdf_texts(content: bytes) -> Iterator[str]:
    """The texts of a PDF one by one.

    Parameters
    ----------
    content : bytes

    Yields
    ------
    str
        Each page's text, then what stands beside it.

    Raises
    ------
    RuntimeError
        It is no PDF that can be read.
    """
    document = pypdfium2.PdfDocument(content)
    try:
        yield from document.get_metadata_dict().values()
        for mark in document.get_toc():
            yield mark.get_title()
        for page in document:
            text = page.get_textpage()
            # A space may stand between two cells: only a line of its own says that they are not one number.
            yield text.get_text_range().replace(" ", "\n").replace("\ufffe", "")
            text.close()
            yield from _described(page.raw)
            yield from _linked(document.raw, page.raw)
            page.close()
    finally:
        document.close()


def _described(page: Any) -> Iterator[str]:
    """Alternative and actual texts and titles of the tagged elements of a page."""
    tree = raw.FPDF_StructTree_GetForPage(page)
    if not tree:
        return
    try:
        waiting = [
            raw.FPDF_StructTree_GetChildAtIndex(tree, place)
            for place in range(max(raw.FPDF_StructTree_CountChildren(tree), 0))
        ]
        while waiting:
            element = waiting.pop()
            if not element:
                continue
            for read in (
                raw.FPDF_StructElement_GetAltText,
                raw.FPDF_StructElement_GetActualText,
                raw.FPDF_StructElement_GetTitle,
            ):
                if text := _string(read, element):
                    yield text
            waiting += [
                raw.FPDF_StructElement_GetChildAtIndex(element, place)
                for place in range(max(raw.FPDF_StructElement_CountChildren(element), 0))
            ]
    finally:
        raw.FPDF_StructTree_Close(tree)


def _string(read: Callable[..., int], element: Any) -> str:
    """A string that PDFium writes as UTF-16 into a buffer of the size that it first asks for."""
    size = read(element, None, 0)
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    read(element, buffer, size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace")


def _linked(document: Any, page: Any) -> Iterator[str]:
    """Where the links of a page lead."""
    place, link = ctypes.c_int(0), raw.FPDF_LINK()
    while raw.FPDFLink_Enumerate(page, ctypes.byref(place), ctypes.byref(link)):
        action = raw.FPDFLink_GetAction(link)
        size = raw.FPDFAction_GetURIPath(document, action, None, 0) if action else 0
        if size > 1:
            buffer = ctypes.create_string_buffer(size)
            raw.FPDFAction_GetURIPath(document, action, buffer, size)
            yield buffer.value.decode("utf-8", "replace")
