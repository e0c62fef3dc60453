"""Where a text that was read back agrees with the text that was meant, however its lines were broken."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

# Soft hyphens, joiners, byte-order marks, and what pdfium puts in place of a hyphen at the end of a line.
_UNSEEN = frozenset("\xad\u200b\u200c\u200d\u2060\ufeff\ufffe\x02")
_SENTENCE = re.compile(r"[^。]*。|[^。]+")


@dataclass(frozen=True, slots=True)
class Agreement:
    """A stretch that stands in both texts: `size` characters at `meant` of the one and at `read` of the other."""

    meant: int
    read: int
    size: int

    def holds(self, start: int, end: int) -> bool:
        """Whether the stretch covers these characters of the text that was meant."""
        return self.meant <= start and end <= self.meant + self.size


def squeezed(text: str) -> str:
    """The text without white space and unseen characters; a space stays between Latin letters or digits.

    Examples
    --------
    >>> squeezed("共 办理\\n37件，GB/T  9704")
    '共办理37件，GB/T 9704'
    """
    return placed(text)[0]


def placed(text: str) -> tuple[str, list[int]]:
    """The squeezed text, and for each place of the original (its end too) the place there."""
    found: list[str] = []
    places: list[int] = []
    parted = False
    for char in text:
        if char in _UNSEEN or char.isspace():
            parted = parted or char.isspace()
            places.append(len(found))
            continue
        if parted and found and _latin(found[-1]) and _latin(char):
            found.append(" ")
        parted = False
        places.append(len(found))
        found.append(char)
    return "".join(found), [*places, len(found)]


def _latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


def agreements(meant: str, read: str) -> tuple[Agreement, ...]:
    """Stretches in which two squeezed texts agree, in order; sentence by sentence first, then within those that differ.

    Parameters
    ----------
    meant, read : str
        From :func:`squeezed`.
    """
    if meant == read:
        return (Agreement(0, 0, len(meant)),)
    left, right = _SENTENCE.findall(meant), _SENTENCE.findall(read)
    from_left, from_right = _starts(left), _starts(right)
    found: list[Agreement] = []
    for kind, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        start, other = from_left[a], from_right[c]
        if kind == "equal":
            found.append(Agreement(start, other, from_left[b] - start))
        elif kind == "replace":
            within = SequenceMatcher(None, meant[start : from_left[b]], read[other : from_right[d]], autojunk=False)
            found += [Agreement(start + i, other + j, n) for i, j, n in within.get_matching_blocks() if n]
    return tuple(_joined(found))


def _starts(pieces: Sequence[str]) -> list[int]:
    starts = [0]
    for piece in pieces:
        starts.append(starts[-1] + len(piece))
    return starts


def _joined(found: Sequence[Agreement]) -> list[Agreement]:
    """Neighbours become one stretch, so that a figure at the seam has its context on both sides."""
    joined: list[Agreement] = []
    for each in found:
        last = joined[-1] if joined else None
        if last and last.meant + last.size == each.meant and last.read + last.size == each.read:
            joined[-1] = Agreement(last.meant, last.read, last.size + each.size)
        else:
            joined.append(each)
    return joined
