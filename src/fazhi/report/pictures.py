"""Pictures of an analyst: data URIs in and out, and the size they have on paper."""

from __future__ import annotations

import base64
import binascii
import re
import struct
from typing import Literal

MediaType = Literal["image/png", "image/jpeg", "image/svg+xml"]

_URI = re.compile(r"data:(image/(?:png|jpeg|svg\+xml))(?:;[^,;]*)*;base64,(.*)", re.DOTALL)


def from_uri(uri: str) -> tuple[MediaType, str] | None:
    """Return the media type and the base64 of a data URI, or None for anything else."""
    found = _URI.fullmatch(uri)
    return None if found is None else picture(found.group(1), found.group(2))


def picture(media_type: str, encoded: str) -> tuple[MediaType, str] | None:
    """Return a picture of a known kind with clean base64, or None when it is neither."""
    try:
        data = base64.b64decode(re.sub(r"\s", "", encoded), validate=True)
    except binascii.Error:
        return None
    clean = base64.b64encode(data).decode("ascii")
    if media_type == "image/png" and data.startswith(b"\x89PNG\r\n\x1a\n") and len(data) > 24:
        return "image/png", clean
    if media_type == "image/jpeg" and data.startswith(b"\xff\xd8\xff"):
        return "image/jpeg", clean
    if media_type == "image/svg+xml" and b"<svg" in data:
        return "image/svg+xml", clean
    return None


def from_svg(svg: str) -> tuple[MediaType, str]:
    """Return an SVG's text as a picture."""
    return "image/svg+xml", base64.b64encode(svg.encode("utf-8")).decode("ascii")


def print_width(data: bytes, media_type: MediaType, available: float) -> float:
    """Return the width on paper in points: a PNG at 144 pixels an inch, all others as wide as there is room."""
    if media_type == "image/png":
        return min(available, float(struct.unpack(">I", data[16:20])[0]) / 2)
    return available
