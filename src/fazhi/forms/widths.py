"""How wide a text is in a cell."""

from __future__ import annotations

import unicodedata


def width_of(text: str) -> int:
    """Columns of half width that a line of text takes."""
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)
