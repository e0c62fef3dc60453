"""Which words are a heading, which paragraph begins with one, and which year a heading names."""

from __future__ import annotations

import re

from fazhi.audit.reading.headnumbers import head_number

_LONGEST = 50
"""Characters of a heading without its number: two printed lines."""

_PROSE = re.compile(r"[。！？；]")
_QUANTITY = re.compile(r"\d[余多]?[万亿]?[余多]?(?:件|次|场|人|名|份|批|户|条|起|宗|项|元|个百分点|[%％])")
_LEADER = re.compile(r"(?:…|\.{3}|·{3})[….· ]*\d{1,4}$")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)(?=年|—|－|-|至|~)|([一二][九〇零○][〇零○一二三四五六七八九]{2})年")
_DIGITS = str.maketrans("〇零○一二三四五六七八九", "0001234567" + "89")


def without_number(text: str) -> str:
    """A heading's words without its number."""
    number = head_number(text)
    return text[number.end :].strip() if number else text


def is_contents_line(text: str) -> bool:
    """Whether it is a line of a table of contents: 一、主要举措……3."""
    return len(text) <= 2 * _LONGEST and _LEADER.search(text) is not None


def is_heading(text: str) -> bool:
    """Whether a numbered paragraph is a heading and nothing else: short, one sentence, no quantity stated."""
    number = head_number(text)
    if number is None:
        return False
    words = text[number.end :]
    if not words.strip() or len(words) > _LONGEST or words[-1] in "，、；" or is_contents_line(text):
        return False
    return not _PROSE.search(words[:-1] if words[-1] == "。" else words) and not _QUANTITY.search(words)


def run_in(text: str) -> str:
    """The heading that a numbered paragraph begins with, without number and full stop; empty where it has none.

    Examples
    --------
    >>> run_in("1.规范决策程序。全年审查合同50份。")
    '规范决策程序'
    """
    number = head_number(text)
    if number is None:
        return ""
    begin = number.end
    end = text.find("。", begin, begin + _LONGEST)
    words = text[begin:end] if 0 < end < len(text) - 1 else ""
    return "" if _PROSE.search(words) or _QUANTITY.search(words) else words.strip()


def years_named(text: str) -> tuple[int, ...]:
    """The years that a title or heading names, each once, in order."""
    if "年" not in text:
        return ()
    found = (int(digits or han.translate(_DIGITS)) for digits, han in _YEAR.findall(text))
    return tuple(dict.fromkeys(year for year in found if 1949 <= year <= 2100))
