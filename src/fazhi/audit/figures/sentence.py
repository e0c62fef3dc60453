"""Where sentences end: at 。！？ and line breaks, never inside brackets or quotes; nothing of the text is lost."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

LONGEST_QUOTE = 300
"""A bracket that closes later than this was never meant to hold a sentence together."""

_PAIRS = {"“": "”", "‘": "’", "（": "）", "(": ")", "《": "》", "〔": "〕", "【": "】", "「": "」"}
_CLOSERS = frozenset(_PAIRS.values())
_BRACKETS = re.compile(f"[{re.escape(''.join(_PAIRS) + ''.join(_CLOSERS))}\n]")
_ENDS = re.compile("[。！？!?]+[”’）)】」]*|\n+")
_GOES_ON = frozenset("，、；：。）)的")


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence; together they are the whole text.

    Examples
    --------
    >>> text = "他说：“好。行！”受理3件（含2件。）办结2件。"
    >>> [text[start:end] for start, end in spans(text)]
    ['他说：“好。行！”', '受理3件（含2件。）', '办结2件。']
    """
    opened, closed = _held(text)
    start = 0
    for found in _ENDS.finditer(text):
        end = found.end()
        if found.group()[0] != "\n":
            if _inside(end - 1 if text[end - 1] not in _CLOSERS else end, opened, closed):
                continue
            if text[end - 1] in _CLOSERS and text[end : end + 1] in _GOES_ON and end < len(text):
                continue
        if text[start:end].strip():
            yield start, end
            start = end
    if start < len(text):
        yield start, len(text)


def _held(text: str) -> tuple[list[int], list[int]]:
    """Start and end of the outermost brackets and quotes that close, in order."""
    stack: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for found in _BRACKETS.finditer(text):
        character, at = found.group(), found.start()
        if character == "\n":
            stack.clear()
        elif character in _PAIRS:
            stack.append((_PAIRS[character], at))
        elif stack and stack[-1][0] == character:
            _, began = stack.pop()
            if at - began <= LONGEST_QUOTE:
                while pairs and pairs[-1][0] > began:
                    pairs.pop()
                pairs.append((began, at))
    return [began for began, _ in pairs], [ended for _, ended in pairs]


def _inside(at: int, opened: list[int], closed: list[int]) -> bool:
    index = bisect_right(opened, at) - 1
    return index >= 0 and at <= closed[index]
