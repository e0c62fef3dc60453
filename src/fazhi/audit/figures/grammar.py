"""Which tokens make a figure: a table of patterns over the letters of ``tokens.LETTERS``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from fazhi.audit.figures.numerals import HAN
from fazhi.audit.figures.tokens import Token
from fazhi.audit.figures.units import STRONG

PATTERNS: tuple[tuple[str, str], ...] = (
    ("range", "A?NM?[URPX]?DNM?[URPX]?(?:MU?)?B?"),  # 3—5件, 90%至95%
    ("quantity", "A?NM?[URPX](?:MU?)?B?"),  # 近200人次, 100余场次, 80人余次, 3.3个百分点
    ("words", "A?Q(?:DQ)?B?"),  # 近三成, 三分之二以上, 翻一番
    ("bare", "A?NM?B?"),  # 585 after a word that asks for a number
)
"""Name and pattern of what makes a figure, tried in this order."""

_PHRASE = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in PATTERNS))
_ASKS = re.compile("(?:达到?|为|是|共|数|量|额|至|到|有|：)$")
_LISTED = re.compile("(?:[、x]N){1,6}[URPX]|(?:[、x]NU?){1,6}P")
_CLOSES = frozenset(",、)")
_MARKS = frozenset("sprhebk")


class Phrase(NamedTuple):
    """Tokens ``[first:after]`` make one figure."""

    name: str
    first: int
    after: int
    borrowed: int = -1
    """The token whose unit it shares, written once at the end of a list: 分别提高0.6个和1.3个百分点."""


def phrases(tokens: Sequence[Token]) -> Iterator[Phrase]:
    """The figures of a sentence, as stretches of tokens.

    A small Chinese numeral is a figure where the words leave no doubt: with a measure word of ``units.STRONG`` from
    two on, as a pace (每周一次), or beside another figure with the same measure word and a word such as 其中 or 共
    before it. 一个平台, 两项机制 and 五大行动 are ways of speaking.
    """
    letters = "".join(token.kind for token in tokens)
    if "N" not in letters and "Q" not in letters:
        return
    found = [
        Phrase(match.lastgroup or "", match.start(), match.end())
        for match in _PHRASE.finditer(letters)
        if match.lastgroup != "bare"
        or _asked_for(tokens, match.start(), match.end())
        or _shares_unit(letters, tokens, match.start(), match.end())
    ]
    chinese = [_in_chinese(tokens, phrase) for phrase in found]
    units: set[str] = set()
    if any(chinese):
        units = {
            unit.text
            for phrase, in_chinese in zip(found, chinese, strict=True)
            if not in_chinese
            for unit in tokens[phrase.first : phrase.after]
            if unit.kind == "U"
        }
    for phrase, in_chinese in zip(found, chinese, strict=True):
        if not in_chinese or _surely_counted(tokens, phrase, units):
            yield _with_shared_unit(letters, tokens, phrase)


def _asked_for(tokens: Sequence[Token], first: int, after: int) -> bool:
    """A number without a measure word counts after 达, 为, 共 and the like, and before a comma or the end."""
    number = next(token for token in tokens[first:after] if token.kind == "N")
    if len(number.text) == 4 and number.text.isdigit() and 1900 <= number.value <= 2100:
        return False
    before = tokens[first - 1] if first else None
    if before is None:
        return False
    if after < len(tokens) and tokens[after].kind not in _CLOSES:
        return before.kind == "f" and tokens[after].kind in "vw"  # 由52.4降至48.7
    return before.kind in "svw" or (before.kind == "x" and bool(_ASKS.search(before.text)))


def _shares_unit(letters: str, tokens: Sequence[Token], first: int, after: int) -> bool:
    """3 in 分别为3、5件."""
    return "b" in _letters_before(tokens, first) and _LISTED.match(letters, after) is not None


def _with_shared_unit(letters: str, tokens: Sequence[Token], phrase: Phrase) -> Phrase:
    last = tokens[phrase.after - 1]
    if phrase.name != "bare" and last.text != "个":
        return phrase
    listed = _LISTED.match(letters, phrase.after)
    if listed is None:
        return phrase
    if letters[phrase.after] == "x" and tokens[phrase.after].text not in ("和", "与", "及", "以及"):
        return phrase
    unit = listed.end() - 1
    if last.text == "个" and letters[unit] != "P":
        return phrase
    return phrase._replace(borrowed=unit)


def _in_chinese(tokens: Sequence[Token], phrase: Phrase) -> bool:
    if phrase.after - phrase.first == 2:  # 73件
        return tokens[phrase.first].kind == "N" and tokens[phrase.first].text[0] in HAN
    return any(token.kind == "N" and token.text[0] in HAN for token in tokens[phrase.first : phrase.after])


def _surely_counted(tokens: Sequence[Token], phrase: Phrase, units: set[str]) -> bool:
    number = next(token for token in tokens[phrase.first : phrase.after] if token.kind == "N")
    unit = next((token.text for token in tokens[phrase.first : phrase.after] if token.kind in "URPX"), "")
    if number.value > 10 or (number.value >= 2 and (unit in STRONG or (unit not in units and unit in "倍百分点"))):
        return True
    near = _letters_before(tokens, phrase.first)
    if "k" in near:
        return True
    before = tokens[phrase.first - 1].text[-1] if phrase.first else ""
    return unit in units and before not in "同这那某任哪首第" and not _MARKS.isdisjoint(near)


def _letters_before(tokens: Sequence[Token], first: int) -> str:
    """The kinds of the four tokens before, back to the last comma."""
    kinds = "".join(token.kind for token in tokens[max(0, first - 4) : first])
    return kinds[kinds.rfind(",") + 1 :]
