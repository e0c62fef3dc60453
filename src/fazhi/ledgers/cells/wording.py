"""Text as people type it, made comparable: widths, white space, brackets, words for nothing."""

from __future__ import annotations

import re
import unicodedata

_SPACE = re.compile(r"\s+")
_WIDE = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
_BETWEEN_HAN = re.compile(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])")
_BRACKETS = str.maketrans("〔［【｛{[〕］】｝}]", "(((((())))))")
_UNSEEN = dict.fromkeys(
    (0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065), 0xFE0E, 0xFE0F, 0xFEFF)
)
"""Characters that come along from web pages and chat windows and that nobody sees."""

SPLIT_DIGITS = re.compile(r"\d\s+\d")
"""Two numbers, or one that was broken: nobody can tell."""

NOTHING = frozenset(
    ("无", "暂无", "无数据", "空", "(空)", "(无)", "/", "//", "\\", "-", "--", "---", "—", "——", "–", "―", "─", "n/a", "na", "null", "none")
)  # fmt: skip
"""What people write where there is nothing to write, after :func:`plain`."""


def plain(text: str) -> str:
    """The text in half width, without any white space or unseen character, with one kind of brackets."""
    if text.isascii():
        return _SPACE.sub("", text).translate(_BRACKETS)
    return _SPACE.sub("", unicodedata.normalize("NFKC", text.translate(_UNSEEN))).translate(_BRACKETS)


def is_nothing(text: str) -> bool:
    """Whether it is empty or one of the words for nothing."""
    short = plain(text).lower() if len(text) < 12 else text.strip()
    return not short or short in NOTHING


def tidy(text: str) -> str:
    """Text to be kept: half-width letters and digits, no line breaks, no spaces inside Chinese words."""
    text = text.strip()
    if not text.isascii():
        text = text.translate(_UNSEEN).translate(_WIDE).strip()
        if any(space in text for space in " \n\r\t\u3000\xa0"):
            text = _BETWEEN_HAN.sub("", text)
    return _SPACE.sub(" ", text) if any(space in text for space in "\n\r\t\u3000\xa0") else text
