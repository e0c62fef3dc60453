"""Thousands of words looked for in a text at once, and numbers that are somebody's whoever they belong to.

A word with Chinese characters is found whatever spaces or line breaks stand in it. A number or code is found as a whole
one alone, with the same digits grouped in any way: 000-0000075 is (000)0000075, and no part of 1000-00000750.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from stdnum.cn import ric
from stdnum.exceptions import ValidationError

from fazhi.ledgers.cells.wording import plain

_RUN = re.compile(r"[0-9A-Z]+")
_GROUPED = re.compile(r"[0-9A-Z](?:[ \-()._/]{0,2}[0-9A-Z])*")
_IDENTITY = re.compile(r"(?<![0-9A-Z.])([1-9]\d{5})[ -]?(\d{8})[ -]?(\d{3}[\dX])(?![0-9A-Z])")
_MOBILE = re.compile(r"(?<![0-9A-Z.])(?<!\d )(?:\+?86[ -]?)?(1[3-9]\d[ -]?\d{4}[ -]?\d{4})(?!\.?[0-9A-Z])(?! \d)")
_LANDLINE = re.compile(r"(?<![0-9A-Z.])\(?(0(?:10|2\d|[3-9]\d{2})\)?[ -]?[2-8]\d{6,7})(?![0-9A-Z])(?!\.\d)")


@dataclass(frozen=True, slots=True)
class Text:
    """A text that is searched, made comparable once.

    Parameters
    ----------
    wide : str
        One form of each character, capitals, spaces as they stand.
    squeezed : str
        The same without any space or unseen character.
    """

    wide: str
    squeezed: str

    @classmethod
    def of(cls, text: str) -> Text:
        """The text, in which a NUL stands between what must not be read together."""
        wide = unicodedata.normalize("NFKC", text).upper()
        return cls(wide, plain(wide))


@dataclass(frozen=True, slots=True)
class Needles:
    """What is looked for, made comparable once for many texts.

    Parameters
    ----------
    words : dict of str to str
        Words with Chinese characters, comparable, and what each was.
    codes : dict of str to str
        Numbers and codes as their runs of digits and letters with a space between them.
    """

    words: dict[str, str]
    codes: dict[str, str]

    @classmethod
    def of(cls, values: Iterable[str]) -> Needles:
        """The needles of these values."""
        words, codes = {}, {}
        for value in values:
            if plain(value).isascii():
                codes[" ".join(_RUN.findall(unicodedata.normalize("NFKC", value).upper()))] = value
            else:
                words[plain(value).upper()] = value
        codes.pop("", None)
        return cls(words, codes)

    def within(self, text: Text) -> set[str]:
        """The values that stand in a text."""
        squeezed = text.squeezed
        pairs = {squeezed[place : place + 2] for place in range(len(squeezed) - 1)}
        found = {
            value
            for word, value in self.words.items()
            # Few words have all their pairs of characters in the text: only these are looked for.
            if all(word[place : place + 2] in pairs for place in range(len(word) - 1)) and word in squeezed
        }
        if self.codes:
            found |= self._codes_within(text.wide)
        return found

    def _codes_within(self, text: str) -> set[str]:
        groups = [" ".join(_RUN.findall(group)) for group in _GROUPED.findall(text)]
        runs = {run for group in groups for run in group.split()}
        whole = "\0 " + " \0 ".join(groups) + " \0"
        return {
            value
            for code, value in self.codes.items()
            if all(run in runs for run in code.split()) and f" {code} " in whole
        }


def identity_numbers(text: Text) -> set[str]:
    """Identity numbers of eighteen digits whose date and check digit are right."""
    found = {"".join(match) for match in _IDENTITY.findall(text.wide)}
    return {number for number in found if _can_exist(number)}


def telephone_numbers(text: Text) -> set[str]:
    """Numbers of mobile telephones, and of landlines with their area."""
    return {re.sub(r"\D", "", number) for pattern in (_MOBILE, _LANDLINE) for number in pattern.findall(text.wide)}


def _can_exist(number: str) -> bool:
    try:
        born = ric.get_birth_date(number)
    except ValidationError:
        return False
    return born.year > 1880 and bool(number[-1] == ric.calc_check_digit(number))
