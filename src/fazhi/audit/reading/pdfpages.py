"""Where the text of a PDF's pages lies: the type area, page numbers and running marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fazhi.audit.reading.mending import Line
from fazhi.audit.reading.spacing import squeezed

_PAGE_NUMBER = re.compile(r"[—–\-－─·.\s]*第?\s*\d{1,4}\s*页?(?:\s*[/，,]?\s*共?\s*\d{1,4}\s*页?)?[—–\-－─·.\s]*")
_MARKED_NUMBER = re.compile(r"[—–\-－─第页/]")
_RUNNING_LENGTH = 40
_EDGE_LINES = 2
_REACHES = 2.2
"""Ems that a full line may lack at the right: marks and whole numbers move to the next line."""

_INDENT = 1.2
_LARGE = 1.2


@dataclass(frozen=True, slots=True)
class Printed:
    """One printed line: its text, its cells where wide gaps part it, its page and place in points."""

    text: str
    cells: tuple[str, ...]
    page: int
    size: tuple[int, int]
    left: float
    right: float
    top: float
    em: float


@dataclass(frozen=True, slots=True)
class TypeArea:
    """Left and right edge of the text on pages of one size, and the size of its letters, in points."""

    left: float
    right: float
    em: float

    def line(self, printed: Printed) -> Line:
        """A printed line as one that may be joined; a title's large letters never run on into the text."""
        full = printed.right > self.right - _REACHES * self.em and printed.em < _LARGE * self.em
        return Line(printed.text, printed.page, full, printed.left > self.left + _INDENT * self.em)


def type_areas(pages: Sequence[Sequence[Printed]]) -> dict[tuple[int, int], TypeArea]:
    """The type area of each size of page: where most lines end, and the outermost edge at which lines often begin."""
    lefts: dict[tuple[int, int], Counter[int]] = {}
    rights: dict[tuple[int, int], Counter[int]] = {}
    ems: dict[tuple[int, int], Counter[float]] = {}
    for page in pages:
        for line in page:
            lefts.setdefault(line.size, Counter())[round(line.left / 4)] += 1
            rights.setdefault(line.size, Counter())[round(line.right / 4)] += 1
            ems.setdefault(line.size, Counter())[round(line.em, 1)] += len(line.text)
    return {
        size: TypeArea(
            4.0 * _outermost(lefts[size], first=True),
            4.0 * _outermost(rights[size], first=False),
            ems[size].most_common(1)[0][0],
        )
        for size in lefts
    }


def _outermost(edges: Counter[int], *, first: bool) -> int:
    """The outermost edge that a twentieth of the lines share, give or take a step."""
    enough = max(2, edges.total() // 20)
    for edge in sorted(edges, reverse=not first):
        if edges[edge] + edges[edge - 1] + edges[edge + 1] >= enough:
            return edge
    return min(edges) if first else max(edges)


def body_lines(pages: Sequence[Sequence[Printed]]) -> Iterator[list[Printed]]:
    """The lines of each page without page numbers and what runs above and below every page."""
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update({squeezed(page[place].text) for place in _edges(page)})
    often = min(max(3, len(pages) // 3), max(2, len(pages)))
    for page in pages:
        dropped = set()
        for place in _edges(page):
            text = squeezed(page[place].text)
            runs = len(text) <= _RUNNING_LENGTH and seen[text] >= often
            if runs or _is_page_number(text, page[place].page):
                dropped.add(place)
        yield [line for place, line in enumerate(page) if place not in dropped]


def _edges(page: Sequence[Printed]) -> set[int]:
    """The lines that may run along a page: first and last as written, highest and lowest as printed."""
    if not page:
        return set()
    places = range(len(page))
    by_height = (max(places, key=lambda n: page[n].top), min(places, key=lambda n: page[n].top))
    return {*places[:_EDGE_LINES], *places[-_EDGE_LINES:], *by_height}


def _is_page_number(text: str, page: int) -> bool:
    if not _PAGE_NUMBER.fullmatch(text):
        return False
    return _MARKED_NUMBER.search(text) is not None or text in (str(page), str(page - 1))
