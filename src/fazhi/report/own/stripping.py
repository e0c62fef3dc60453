"""Photographs and screenshots without what they say about who made them, where and when."""

from __future__ import annotations

import struct
from collections.abc import Iterator

PNG_HEAD = b"\x89PNG\r\n\x1a\n"
JPEG_HEAD = b"\xff\xd8\xff"

_PNG_KEPT = frozenset(
    {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"pHYs", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT"}
)
_JPEG_DROPPED = frozenset({*range(0xE1, 0xEE), 0xEF, 0xFE})
"""APP1 to APP13, APP15 and comments (EXIF with its place, XMP, IPTC); JFIF's density and Adobe's colours stay."""


def strip_png(data: bytes) -> bytes | None:
    """Return a PNG with the chunks that draw it and no others, or None when it is cut off."""
    kept = [PNG_HEAD]
    at = len(PNG_HEAD)
    while at + 12 <= len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        kind, end = data[at + 4 : at + 8], at + 12 + length
        if end > len(data):
            return None
        if kind in _PNG_KEPT:
            kept.append(data[at:end])
        if kind == b"IEND":
            return b"".join(kept)
        at = end
    return None


def strip_jpeg(data: bytes) -> bytes | None:
    """Return a JPEG without its remarks, or None when it is cut off."""
    kept = [data[:2]]
    for marker, segment in _segments(data):
        if marker not in _JPEG_DROPPED:
            kept.append(segment)
        if marker == 0xDA:  # the picture itself follows, to the end
            return b"".join(kept)
    return None


def png_dots(data: bytes) -> float | None:
    """Return the dots an inch that a PNG states, or None."""
    at = data.find(b"pHYs", 0, 4096)
    if at < 0 or len(data) < at + 13 or data[at + 12] != 1:
        return None
    (dots,) = struct.unpack(">I", data[at + 4 : at + 8])
    return float(dots) * 0.0254


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        (length,) = struct.unpack(">H", data[at + 2 : at + 4])
        if marker == 0xDA:
            yield marker, data[at:]
            return
        yield marker, data[at : at + 2 + length]
        at += 2 + length
