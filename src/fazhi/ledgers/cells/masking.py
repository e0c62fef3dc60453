"""What may be shown of personal values and of numbers that could be somebody's; of a personal column all else is ***.

Whatever the column: identity, bank and telephone numbers stand in the wrong ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from fazhi.catalog.columns import PrivacyClass
from fazhi.findings import Finding

_IDENTITY = re.compile(
    r"(?<![0-9A-Za-z])(\d{6})[\s-]?(?:\d{4}[\s-]?\d{2}[\s-]?\d{2}|\d{5})[\s-]?(\d{3}[\dXxＸｘ]|\d{4})(?![0-9A-Za-z])"
)
_PHONE = re.compile(r"(?<!\d)((?:\+?86[\s-]?)?1[3-9]\d)[\s-]?\d{4}[\s-]?(\d{4})(?!\d)")
_LANDLINE = re.compile(r"(?<!\d)(0\d{2,3})[\s-]\d{7,8}(?!\d)")
_GROUPED = re.compile(r"(?<!\d)(\d{3,4})(?:[\s-]\d{3,4}){2,}(?!\d)")
"""6222 0212 3456 7890: a number in groups; no date has three of three digits and more."""

_KEPT_AS_NUMBER = re.compile(r"\d\.\d{4,}[Ee]\+1[0-9]")
"""3.40603199001011E+17: an identity number that a spreadsheet took for an amount."""

_WORD = re.compile(r"[^\W_\u3400-\u9fff]+")
_LONG = re.compile(r"\d{7,}")
_SHOWN_FROM = 11
"""Digits of a number of which the first three and the last two are shown."""

NUMBERS_A_ROW = re.compile(r"[0-9A-Za-z]{1,12}")
"""What the number that an office gives to a row may look like: the clerk finds the row by it."""

A_DAY = re.compile(r"(?:19|20)\d{6}")
"""20240305, also where there is no such day."""

_NAME = re.compile(r"[\u4e00-\u9fff·]{2,4}")
_LONGEST = 40


def mask(value: object, privacy: PrivacyClass = "", kept: re.Pattern[str] | None = None) -> str:
    """A cell's content as a finding may show it where nothing but the class of its column is known.

    Parameters
    ----------
    value : object
        The raw cell.
    privacy : {"", "P", "S", "F"}
        Class of its column.
    kept : re.Pattern, optional
        As :func:`mask_numbers` takes it.

    Returns
    -------
    str
        张*, 138****1234, 340603********1234, *** or, in columns of no class, the text with its numbers masked,
        shortened.
    """
    text = str(value).strip()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        text = str(int(value))
    if not text:
        return ""
    if privacy in ("S", "F"):
        return "***"
    if privacy == "P":
        if _IDENTITY.fullmatch(text) or _PHONE.fullmatch(text):
            return mask_numbers(text)
        return text[0] + "*" if _NAME.fullmatch(text) else "***"
    return shortened(mask_numbers(text, kept))


def shortened(text: str) -> str:
    """So much of a text as a message has room for."""
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def mask_numbers(text: str, kept: re.Pattern[str] | None = None) -> str:
    """A text without numbers that could be a person's: identity and telephone numbers, seven digits and more.

    Parameters
    ----------
    text : str
    kept : re.Pattern, optional
        Words of letters and digits that stay all the same: :data:`NUMBERS_A_ROW` or :data:`A_DAY`.
    """
    text = _IDENTITY.sub(lambda match: match[1] + "*" * 8 + match[2], text)
    text = _LANDLINE.sub(r"\1-****", _PHONE.sub(r"\1****\2", text))
    text = _KEPT_AS_NUMBER.sub("***", text)
    if kept is not NUMBERS_A_ROW:
        text = _GROUPED.sub(r"\1****", text)
    return _WORD.sub(lambda match: match[0] if kept and kept.fullmatch(match[0]) else _without_long(match[0]), text)


def _without_long(word: str) -> str:
    def hidden(match: re.Match[str]) -> str:
        digits = match[0]
        if len(digits) < _SHOWN_FROM:
            return "*" * len(digits)
        return digits[:3] + "*" * (len(digits) - 5) + digits[-2:]

    return _LONG.sub(hidden, word)


def mask_names(findings: Iterable[Finding], names: Iterable[str]) -> tuple[Finding, ...]:
    """Findings whose messages show the names of files and sheets without long numbers.

    The fields of a finding keep the true names, by which the file is found.

    Parameters
    ----------
    findings : iterable of Finding
    names : iterable of str
        Of all files and sheets.
    """
    hidden = {name: mask_numbers(name, A_DAY) for name in sorted(set(names), key=len, reverse=True)}
    changed = {name: shown for name, shown in hidden.items() if shown != name}

    def told(finding: Finding) -> Finding:
        message = finding.message
        for name, shown in changed.items():
            message = message.replace(name, shown)
        return finding if message == finding.message else replace(finding, message=message)

    return tuple(map(told, findings))
