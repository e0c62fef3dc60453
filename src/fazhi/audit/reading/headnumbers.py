"""The numbers that headings begin with: 一、（一）1.（1） and what people write in their place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from fazhi.numbers import numeral


class Form(IntEnum):
    """A way of numbering; the value is the level at which official prose uses it."""

    HAN = 1
    """一、"""
    BRACKETED_HAN = 2
    """（一）"""
    ARABIC = 3
    """1."""
    BRACKETED_ARABIC = 4
    """（1）"""

    def shown(self, value: int) -> str:
        """A number in this form as it should be written."""
        digits = numeral(value) if self in (Form.HAN, Form.BRACKETED_HAN) else str(value)
        return _WRITTEN[self].format(digits)


_WRITTEN = {
    Form.HAN: "{}、",
    Form.BRACKETED_HAN: "（{}）",
    Form.ARABIC: "{}.",
    Form.BRACKETED_ARABIC: "（{}）",
}

_NUMBER = re.compile(
    r"(?:\[bookmark:[^\[\]]{0,60}\] ?){0,3}"  # Word's bookmarks, left over as text
    r"(?P<number>(?P<han>[一二三四五六七八九十]{1,3})[、.．]"
    r"|[（(] ?(?P<bracketed_han>[一二三四五六七八九十]{1,3}) ?[）)][、.．]?"
    r"|(?P<arabic>\d{1,2})(?:、|[.．] ?(?!\d)|[.．](?=(?:19|20)\d\d年))"
    r"|[（(] ?(?P<bracketed_arabic>\d{1,2}) ?[）)][、.．]?)"
)
_NAMES = ("han", "bracketed_han", "arabic", "bracketed_arabic")
_VALUES = {numeral(n): n for n in range(1, 100)}


@dataclass(frozen=True, slots=True)
class HeadNumber:
    """A heading's number.

    Parameters
    ----------
    form : Form
    value : int
    text : str
        As written.
    start, end : int
        Offsets in the paragraph.
    """

    form: Form
    value: int
    text: str
    start: int
    end: int

    @property
    def enumerates(self) -> bool:
        """Whether the Arabic number is followed by 、 instead of a full stop."""
        return self.form is Form.ARABIC and self.text.endswith("、")


def head_number(text: str) -> HeadNumber | None:
    """The number that a paragraph begins with, None where it begins with none.

    Examples
    --------
    >>> head_number("（二）加强领导").value, head_number("1.5万件已办结")
    (2, None)
    """
    found = _NUMBER.match(text)
    if found is None:
        return None
    name, digits = next((name, found[name]) for name in _NAMES if found[name])
    value = int(digits) if digits.isdecimal() else _VALUES.get(digits, 0)
    return HeadNumber(Form[name.upper()], value, found["number"], *found.span("number")) if value else None
