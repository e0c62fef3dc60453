"""Personal values as an analyst's own screen may show them; everything else of a personal column is ***."""

from __future__ import annotations

import re

from fazhi.catalog.columns import PrivacyClass

_IDENTITY = re.compile(
    r"(?<![0-9A-Za-z])(\d{6})[\s-]?(?:\d{4}[\s-]?\d{2}[\s-]?\d{2}|\d{5})[\s-]?(\d{3}[0-9Xx]|\d{4})(?![0-9A-Za-z])"
)
_PHONE = re.compile(r"(?<!\d)(1[3-9]\d)[\s-]?\d{4}[\s-]?(\d{4})(?!\d)")
_KEPT_AS_NUMBER = re.compile(r"\d\.\d{4,}[Ee]\+1[0-9]")
"""3.40603199001011E+17: an identity number that a spreadsheet took for an amount."""

_NAME = re.compile(r"[\u4e00-\u9fff·]{2,4}")
_LONGEST = 40


def mask(value: object, privacy: PrivacyClass = "") -> str:
    """A cell's content as a finding may show it.

    Parameters
    ----------
    value : object
        The raw cell.
    privacy : {"", "P", "S", "F"}
        Class of its column. Identity and phone numbers are masked in any column, because columns get mixed up.

    Returns
    -------
    str
        张*, 138****1234, 340603********1234, *** or, in columns of no class, the text itself, shortened.
    """
    text = str(value).strip()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        text = str(int(value))
    if not text:
        return ""
    if privacy in ("S", "F"):
        return "***"
    shown = _PHONE.sub(r"\1****\2", _IDENTITY.sub(lambda match: match[1] + "*" * 8 + match[2], text))
    shown = _KEPT_AS_NUMBER.sub("***", shown)
    if privacy == "P":
        if shown != text and (_IDENTITY.fullmatch(text) or _PHONE.fullmatch(text)):
            return shown
        return text[0] + "*" if _NAME.fullmatch(text) else "***"
    return shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1] + "…"
