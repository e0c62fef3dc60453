"""What the names of rates say: which words name the numerator, and which whole they are of.

办结率 is of what was 办结; 按期办结率 asks for 按期 too; 满意率 is of those who were asked, never of the cases.
"""

from __future__ import annotations

import re
from functools import lru_cache

from fazhi.audit.relations.vocabulary import LONGEST_STEM, NEGATED, NUMERATORS, QUALIFIERS

_NAMED = re.compile("[\u4e00-\u9fff]{1,16}(?:率|满意度|覆盖面|知晓度|比例|比重|占比)")
_ENDINGS = ("占比", "比例", "比重", "覆盖面", "率")


def rate_name(subject: str, near: str) -> str:
    """The name of a rate: its subject, else the last name of a rate in its clause; empty where there is none."""
    for words in (subject, near):
        if found := _NAMED.findall(words[-40:]):
            return str(found[-1])
    return ""


@lru_cache(maxsize=4096)
def stem(name: str) -> str:
    """What a rate is of, from its name; empty where the name says nothing.

    Examples
    --------
    >>> stem("信访件办结率"), stem("群众满意度"), stem("总数")
    ('办结', '满意', '')
    """
    for ending in ("满意度", "知晓度"):
        if name.endswith(ending):
            return ending[:-1]
    for ending in _ENDINGS:
        if name.endswith(ending) and len(name) > len(ending):
            body = name[: -len(ending)] + ("覆盖" if ending == "覆盖面" else "")
            if body[-3:-2] in ("不", "未"):
                return body[-3:]
            for length in range(LONGEST_STEM, 1, -1):
                if body[-length:] in NUMERATORS:
                    return body[-length:]
            return body[-2:]
    return ""


def about(name: str) -> str:
    """What stands in a rate's name before its stem: 信访件 in 信访件办结率."""
    end = stem(name)
    body = name.removesuffix("率")
    return body[: -len(end)] if end and body.endswith(end) else ""


def numerator_words(name: str) -> tuple[str, ...]:
    """Words with which the text may name a rate's numerator."""
    end = stem(name)
    return NUMERATORS.get(end, (end,)) if end else ()


def qualifiers(name: str) -> tuple[str, ...]:
    """The words in a rate's name that narrow what it is of, besides the numerator's own."""
    before = about(name)
    return tuple(word for word in QUALIFIERS if word in before)


def names(words: tuple[str, ...], label: str) -> bool:
    """Whether a count's words name one of these, not its contrary (满意 does not name 不满意)."""
    for word in words:
        at = label.find(word)
        while at >= 0:
            if not (at and label[at - 1] in NEGATED):
                return True
            at = label.find(word, at + 1)
    return False


def overlap(first: str, second: str) -> int:
    """How many of the pairs of neighbouring characters of the one stand in the other too."""
    short, long = sorted((first[-20:], second[-40:]), key=len)
    pairs = (short[at : at + 2] for at in range(len(short) - 1))
    return sum(" " not in pair and pair in long for pair in pairs)
