"""An analyst's pictures: what may go into a report, cleaned, and the size that it has on paper."""

from __future__ import annotations

import base64
import binascii
import io
import re
import struct
import warnings
from dataclasses import dataclass
from typing import Literal
from urllib.parse import unquote_to_bytes

from PIL import Image as Pillow
from PIL import ImageOps

from fazhi.errors import ReportError
from fazhi.report.own.stripping import JPEG_HEAD, PNG_HEAD, png_dots, strip_jpeg, strip_png
from fazhi.report.own.svgs import safe_svg, svg_width
from fazhi.report.raster import svg_png

MediaType = Literal["image/png", "image/jpeg", "image/svg+xml"]

MAX_BYTES = 20_000_000
"""Size of a picture's file; a larger one is refused."""

MAX_PIXELS = 60_000_000
"""Pixels of a picture; a larger one is refused before it is unpacked."""

WIDEST_PX = 2400
"""A wider picture is made smaller: 156 mm hold this at 390 dots an inch."""

_FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF")
_URI = re.compile(r"data:image/[\w.+-]+(?:;[^,;]*)*?(;base64)?,(.*)", re.DOTALL | re.IGNORECASE)
_DOTS, _FEWEST_DOTS, _MOST_DOTS = 144.0, 60.0, 1200.0


@dataclass(frozen=True, slots=True)
class Picture:
    """A clean picture of a kind that all three formats hold."""

    media_type: MediaType
    base64: str


def from_uri(uri: str) -> Picture | None:
    """Return the picture of a data URI, or None when there is none that can be used."""
    found = _URI.fullmatch(uri.strip())
    if found is None:
        return None
    return from_base64(found.group(2)) if found.group(1) else from_bytes(unquote_to_bytes(found.group(2)))


def from_base64(encoded: str) -> Picture | None:
    """Return the picture of a notebook's output or attachment, or None when it cannot be used."""
    if len(encoded) > MAX_BYTES * 1.5:
        return None
    try:
        return from_bytes(base64.b64decode(re.sub(r"\s", "", encoded), validate=True))
    except binascii.Error:
        return None


def from_bytes(data: bytes) -> Picture | None:
    """Return the picture that a file holds, whatever its name says, or None when it cannot be used.

    Pixels stay as they are where a format can hold them; a GIF, WebP, BMP or TIFF becomes a PNG of its first frame.
    """
    if not data or len(data) > MAX_BYTES:
        return None
    if b"<svg" in data[:4096].lower() or data.lstrip()[:5] == b"<?xml":
        return _drawn(data)
    return _painted(data)


def print_width(data: bytes, media_type: MediaType, available: float) -> float:
    """Return the width on paper in points: what the picture asks for, or 144 pixels an inch, never more than there is.

    A figure of a retina notebook states twice the dots, so it has the size of any other.
    """
    if media_type == "image/svg+xml":
        return min(available, svg_width(data) or available)
    pixels, dots = (_png_size(data) if media_type == "image/png" else _jpeg_size(data)) or (0, None)
    if not pixels:
        return available
    if dots is None or not _FEWEST_DOTS <= dots <= _MOST_DOTS:
        dots = _DOTS
    return min(available, pixels / dots * 72)


def _drawn(data: bytes) -> Picture | None:
    safe = safe_svg(data)
    if safe is None:
        return None
    try:
        svg_png(safe.decode("utf-8"))  # one that cannot be drawn would stop the whole report
    except ReportError:
        return None
    return _picture("image/svg+xml", safe)


def _painted(data: bytes) -> Picture | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Pillow.DecompressionBombWarning)
            with Pillow.open(io.BytesIO(data), formats=_FORMATS) as opened:
                if opened.width * opened.height > MAX_PIXELS:
                    return None
                opened.load()
                return _unchanged(data, opened) or _painted_anew(opened)
    except (OSError, ValueError, SyntaxError, Warning, Pillow.DecompressionBombError, EOFError, struct.error):
        return None  # Pillow has many words for a file that is broken


def _unchanged(data: bytes, opened: Pillow.Image) -> Picture | None:
    """Return the file's own pixels where they can stay, without its remarks."""
    upright = opened.getexif().get(0x0112, 1) == 1
    if opened.width > WIDEST_PX or not upright:
        return None
    if data.startswith(PNG_HEAD):
        stripped = strip_png(data)
        return None if stripped is None else _picture("image/png", stripped)
    if data.startswith(JPEG_HEAD) and opened.mode in ("L", "RGB"):
        stripped = strip_jpeg(data)
        return None if stripped is None else _picture("image/jpeg", stripped)
    return None


def _painted_anew(opened: Pillow.Image) -> Picture:
    photograph = opened.format == "JPEG"
    image = ImageOps.exif_transpose(opened)
    image = image.convert("RGBA" if image.has_transparency_data and not photograph else "RGB")
    if image.width > WIDEST_PX:
        image = image.resize((WIDEST_PX, max(1, round(image.height * WIDEST_PX / image.width))))
    file = io.BytesIO()
    if photograph:
        image.save(file, "JPEG", quality=90)
        return _picture("image/jpeg", file.getvalue())
    image.info.clear()
    image.save(file, "PNG")
    return _picture("image/png", file.getvalue())


def _picture(media_type: MediaType, data: bytes) -> Picture:
    return Picture(media_type, base64.b64encode(data).decode("ascii"))


def _png_size(data: bytes) -> tuple[int, float | None] | None:
    if len(data) < 24:
        return None
    (width,) = struct.unpack(">I", data[16:20])
    return width, png_dots(data)


def _jpeg_size(data: bytes) -> tuple[int, float | None] | None:
    try:
        with Pillow.open(io.BytesIO(data), formats=("JPEG",)) as opened:
            dots = opened.info.get("dpi", (None,))[0]
            return opened.width, float(dots) if dots else None
    except OSError:
        return None
