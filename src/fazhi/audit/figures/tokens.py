"""From a sentence to a flat list of tokens, each with a kind of one letter, in one pass.

The letters let a row of tokens be read as a word, so that the grammar is a table of ordinary patterns over them.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from fazhi.audit.figures import approximate, words
from fazhi.audit.figures.fractions import QUANTITY_PATTERN
from fazhi.audit.figures.nofigures import NAMES, NO_FIGURES
from fazhi.audit.figures.numerals import HAN_PATTERN, NUMBER_PATTERN, digits, han
from fazhi.audit.figures.patterns import alternatives
from fazhi.audit.figures.times import TIME_PATTERN
from fazhi.audit.figures.units import POINTS_PATTERN, RATE_SIGNS, TIMES_PATTERN, UNIT_PATTERN

LETTERS: dict[str, str] = {
    # What makes a figure: capital letters.
    "NUMBER": "N",
    "MORE": "M",
    "UNIT": "U",
    "PERCENT": "R",
    "POINTS": "P",
    "TIMES": "X",
    "QUANTITY": "Q",
    "ABOUT": "A",
    "BOUND": "B",
    "DASH": "D",
    # What speaks of a figure: small letters.
    "TIME": "t",
    "COMPARED": "c",
    "TOTAL": "s",
    "PART": "p",
    "REST": "r",
    "SHARE": "h",
    "EACH": "e",
    "RESPECTIVELY": "b",
    "RISE": "u",
    "FALL": "d",
    "RISE_TO": "v",
    "FALL_TO": "w",
    "FROM": "f",
    "LIMIT": "l",
    "PACE": "k",
    "SAME_PERIOD": "y",
    "LAST_PERIOD": "z",
    "CONTENT": "i",
    # What parts and what fills.
    "NAME": "n",
    "TEXT": "x",
    "COMMA": ",",
    "LISTING": "、",
    "OPEN": "(",
    "CLOSE": ")",
    "OFF": "o",
}
"""Kind of token → its letter."""


class Token(NamedTuple):
    """A piece of a sentence."""

    kind: str
    """A letter of ``LETTERS``."""
    text: str
    start: int
    """Offset in the paragraph."""
    end: int
    value: Decimal = Decimal(0)
    """Of a number; the higher end of 三四十 is in `high`."""
    step: Decimal = Decimal(1)
    high: Decimal | None = None


_OFF = "|".join(f"(?:{pattern})" for _, pattern in NO_FIGURES)
_NAME = "|".join(pattern for _, pattern in NAMES)
_ABOUT = alternatives(
    dict.fromkeys(approximate.BEFORE, ""), {"约": "节制合签预特条契民公", "近": "附最临", "超": "赶", "不": "据"}
)
_COMPARED = (
    rf"(?:环比|同比|比|较|与|同|和)(?:{TIME_PATTERN}|年初|上年末|前期|此前|以往)(?:的?同期)?(?:水平)?(?:相比(?:较)?|比较|比)?"
    r"|(?:相比|较之?)(?:上年|去年)"
)
_PACE = r"每周[一二三四五六日](?![次场个件名人])|每[0-9一二两三四五六]{1,2}(?:个月|年|天|周)|每月[0-9]{1,2}日"
_NUMBER_TAIL = rf"(?P<han>{HAN_PATTERN})(?=(?:余|多)?(?:{UNIT_PATTERN}|倍(?!增)|个?百分点))"

_FIRST = (
    r"\s0-9０-９A-Za-z①-⑳⑴-⒛+＋\-－−×，；：,;:。！？、（()）《“‘「〔\[［【"
    + "一二两三四五六七八九十百千万第双党的翻每上下今全前去同年当截本近与和比环相较"
    + "".join(sorted({word[0] for word in (*words.KIND_OF, *approximate.BEFORE)}))
)
"""Every character that a token other than plain text may begin with; most of a text is passed over by these alone."""

_MASTER = re.compile(
    rf"(?=[{_FIRST}])(?:(?P<COMMA>[，；：,;:。！？])|(?P<LISTING>、)|(?P<NAME>{_NAME})|(?P<COMPARED>{_COMPARED})|(?P<PACE>{_PACE})|(?P<TIME>{TIME_PATTERN})|(?P<OFF>{_OFF})"
    rf"|(?P<QUANTITY>{QUANTITY_PATTERN})|(?P<ABOUT>{_ABOUT})(?=\s?(?:[0-9０-９百]|{HAN_PATTERN}))"
    rf"|(?P<MARK>{words.MARK_PATTERN})|(?P<NUMBER>{NUMBER_PATTERN})|{_NUMBER_TAIL}"
    r"|(?P<OPEN>[（(])|(?P<CLOSE>[)）]))"
)
_MORE = "余[万亿]?|多[万亿]|多(?![于样种方])"
_TAIL = re.compile(
    rf"\s?(?P<MORE>{_MORE})?"
    rf"(?:(?P<PERCENT>[{''.join(RATE_SIGNS)}])|(?P<POINTS>{POINTS_PATTERN})|(?P<TIMES>{TIMES_PATTERN})|(?P<UNIT>{UNIT_PATTERN}))?"
    rf"(?:(?P<MORE2>{_MORE})(?:(?P<UNIT2>{UNIT_PATTERN}|月)|(?=[，。；、）]|$)))?"
)
_ENDING = re.compile(
    rf"(?P<BOUND>{'|'.join(sorted((w for w in approximate.AFTER if len(w) > 1), key=len, reverse=True))})?"
    rf"(?P<DASH>\s?[—－–\-~～至到]{{1,2}}(?=\s?(?:[0-9０-９]|{HAN_PATTERN})))?"
)
_ENDS_WITH = frozenset("—－–-~～至到" + "".join(word[0] for word in approximate.AFTER))
"""What an ending begins with, blanks aside."""
_ANY = re.compile(rf"[0-9０-９]|{QUANTITY_PATTERN}|{_NUMBER_TAIL.replace('?P<han>', '?:')}")
_ABOUT_FIRST = re.compile(_ABOUT)
_PLAIN = re.compile(f"(?P<NUMBER>{NUMBER_PATTERN})")


def has_number(text: str, start: int, end: int) -> bool:
    """Whether a stretch of text holds anything that may be a number: most sentences do not."""
    return _ANY.search(text, start, end) is not None


def tokens(text: str, start: int, end: int) -> list[Token]:
    """The tokens of ``text[start:end]``; what no pattern knows is a ``TEXT``.

    Examples
    --------
    >>> "".join(token.kind for token in tokens("共办理信访件73件，办结率93.15%", 0, 19))
    'sxNU,xNR'
    """
    row: list[Token] = []
    position = start
    while position < end:
        found = _MASTER.search(text, position, end)
        if found is None or found.end() == found.start():
            break
        begin, after = found.span()
        if begin > position:
            row.append(Token("x", text[position:begin], position, begin))
        position = after
        kind = found.lastgroup or "TEXT"
        if kind == "NUMBER" or kind == "han":
            row.append(_number(found))
            if row[-1].kind == "N":
                row.extend(_tail(text, position, end))
        elif kind == "QUANTITY":
            row.append(_token(kind, found[0], begin))
            row.extend(_ending(text, position, end))
        else:
            row.append(_token(words.KIND_OF[found[0]] if kind == "MARK" else kind, found[0], begin))
        position = row[-1].end
    if position < end:
        row.append(Token("x", text[position:end], position, end))
    return row


def _token(kind: str, text: str, start: int) -> Token:
    return Token(LETTERS[kind], text, start, start + len(text))


def _number(found: re.Match[str]) -> Token:
    text, start = found.group(), found.start()
    if found.lastgroup == "NUMBER":
        written = digits(text)
        read = (written[0], written[0], written[1]) if written else None
    else:
        read = han(text)
    if read is None:
        return _token("OFF", text, start)
    low, high, step = read
    return Token(LETTERS["NUMBER"], text, start, start + len(text), low, step, high if high != low else None)


def _tail(text: str, position: int, end: int) -> list[Token]:
    """What may directly follow a number: 余, a measure word, %, 余 again, 以上, a dash before the next number."""
    found = _TAIL.match(text, position, end)
    if found is None or found.end() == position:
        return _ending(text, position, end)
    row = [_token(name.rstrip("2"), piece, found.start(name)) for name, piece in found.groupdict().items() if piece]
    return row + _ending(text, found.end(), end)


def _ending(text: str, position: int, end: int) -> list[Token]:
    if position >= end or not (text[position] in _ENDS_WITH or text[position].isspace()):
        return []
    found = _ENDING.match(text, position, end)
    if found is None or found.end() == position:
        return []
    return [_token(name, piece, found.start(name)) for name, piece in found.groupdict().items() if piece]


def number_tokens(text: str, start: int, end: int) -> list[Token]:
    """The tokens of a text that should be nothing but one number: a table's cell. Empty where it is more."""
    about = _ABOUT_FIRST.match(text, start, end)
    row = [_token("ABOUT", about.group(), start)] if about else []
    position = about.end() if about else start
    found = _PLAIN.match(text, position, end)
    while found is not None:
        row.append(_number(found))
        row.extend(_tail(text, found.end(), end))
        position = row[-1].end
        found = _PLAIN.match(text, position, end) if row[-1].kind == LETTERS["DASH"] else None
    return row if position == end else []
