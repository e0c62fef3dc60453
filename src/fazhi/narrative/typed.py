"""Digits that stand in text as they are: which are no figures (dates, names, document numbers), which are typed."""

from __future__ import annotations

import re
from collections.abc import Iterable

NO_FIGURES: tuple[tuple[str, str], ...] = (
    ("number of a paragraph", r"^\d{1,2}[.．、](?!\d)"),
    ("date", r"\d{4}[年.\-/]\d{1,2}[月.\-/]\d{1,2}日?"),
    ("year", r"\d{4}(?:—|－|-|至)?(?:\d{4})?年度?"),
    ("months and days", r"(?:\d{1,2}月?[—－\-至])?\d{1,2}月(?:\d{1,2}日(?:[—－\-至]\d{1,2}日)?)?"),
    ("document number", r"〔\d{4}〕\d+号"),
    ("number of an order", r"第\d+(?:号|条|届|次|批|款)"),
    ("festival", r"\d{1,2}·\d{1,2}"),
    ("way of working", r"\d\+[0-9NXnx](?:\+[0-9NXnx])*"),
)
"""Forms with digits that state no quantity: name and pattern."""

_NO_FIGURE = re.compile("|".join(pattern for _, pattern in NO_FIGURES))
_DIGITS = re.compile(r"\d+(?:\.\d+)?[%％]?")


def typed_digits(text: str, listed_names: Iterable[str] = ()) -> tuple[str, ...]:
    """The numbers in a text that are none of the forms that state no quantity.

    Examples
    --------
    >>> typed_digits("2025年，12345热线按〔2025〕3号文件受理20件", ("12345热线",))
    ('20',)
    """
    for name in listed_names:
        text = text.replace(name, " ")
    return tuple(_DIGITS.findall(_NO_FIGURE.sub(" ", text)))
