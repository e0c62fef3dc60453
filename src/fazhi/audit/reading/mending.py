"""Lines into paragraphs: a line break inside a sentence is mended, one between paragraphs stays."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fazhi.audit.reading.headings import is_contents_line, is_heading
from fazhi.audit.reading.headnumbers import head_number
from fazhi.audit.reading.pieces import Piece
from fazhi.audit.reading.spacing import squeezed

_ENDED = "。！？；：!?;:…"
_CLOSING = "”’）》」』】\"')"
_ASKS_FOR_MORE = "，、,“‘（《〈"
_GOES_ON = re.compile(r"[\d，。；：、！？）”》%％]")
_CLAUSE = re.compile("[，；。]")
_CAPTION = re.compile(r"[图表] ?\d{1,3} ")
_LETTER = re.compile("[A-Za-z]")

_LONG = 40
"""A line of this length that has clauses and no end is prose that was cut, not a heading."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line as the file has it.

    Parameters
    ----------
    text : str
    page : int, optional
    full : bool
        It reaches the right edge, so that its end says nothing.
    opens : bool
        It is indented: a paragraph may begin with it.
    """

    text: str
    page: int | None = None
    full: bool = False
    opens: bool = False


def mended(lines: Iterable[Line]) -> Iterator[Piece]:
    """Paragraphs of lines; an empty line ends a paragraph.

    Examples
    --------
    >>> [each.text for each in mended([Line("开展“每周四理论学习”，组织镇干部"), Line("24次，集中学习8次。")])]
    ['开展“每周四理论学习”，组织镇干部24次，集中学习8次。']
    """
    held: list[str] = []
    first = last = Line("")
    for line in lines:
        text = squeezed(line.text)
        if held and not _joins(held, first, last, line, text):
            yield Piece("".join(held), first.page)
            held = []
        if not text:
            continue
        if held:
            held += [_between(held[-1], text), text]
        else:
            held, first = [text], line
        last = line
    if held:
        yield Piece("".join(held), first.page)


def _joins(held: list[str], first: Line, last: Line, line: Line, text: str) -> bool:
    """Whether `line` goes on with the paragraph in `held`."""
    if not text or is_contents_line(held[-1]) or _CAPTION.match(text):
        return False
    said = held[-1]
    alone = first is last
    if last.full and not line.opens:
        return True
    if alone and is_heading(said) and not (last.full and _is_open(said)):
        return False
    if head_number(text) is not None or _has_ended(said):
        return False
    if last.full:
        return True
    if said[-1] in _ASKS_FOR_MORE:
        return not line.opens
    cut = not alone or _CLAUSE.search(said) is not None
    return cut and not line.opens and (len(said) >= _LONG or _GOES_ON.match(text) is not None)


def _is_open(text: str) -> bool:
    """Whether a quotation mark or bracket was opened last and not closed."""
    return any(text.rfind(opening) > text.rfind(closing) for opening, closing in ("“”", "《》", "（）"))


def _has_ended(text: str) -> bool:
    bare = text[-8:].rstrip(_CLOSING)
    return bool(bare) and bare[-1] in _ENDED


def _between(before: str, after: str) -> str:
    """A space between two Latin words that a line break parted."""
    return " " if _LETTER.match(before[-1:]) and _LETTER.match(after) else ""
