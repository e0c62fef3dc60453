"""How tables of words become one pattern: longest first, each with what may not follow it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping


def alternatives(words: Mapping[str, str], before: Mapping[str, str] | None = None) -> str:
    """A pattern for any of the words, grouped by first character so that a miss costs one comparison.

    Parameters
    ----------
    words : mapping of str to str
        Word → characters that may not follow it.
    before : mapping of str to str, optional
        First character → characters that may not stand before it.

    Examples
    --------
    >>> alternatives({"人": "民", "人次": "", "件": ""})
    '人(?:次|(?![民]))|件'
    """
    by_first: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words, key=lambda each: (-len(each), each)):
        by_first[word[0]].append(word)
    barred = before or {}
    return "|".join(
        (f"(?<![{barred[first]}])" if first in barred else "") + _branch(first, members, words)
        for first, members in by_first.items()
    )


def _branch(first: str, members: list[str], words: Mapping[str, str]) -> str:
    tails = [word[1:] + (f"(?![{words[word]}])" if words[word] else "") for word in members]
    if len(tails) == 1:
        return first + tails[0]
    return f"{first}(?:{'|'.join(tails)})"
