"""A list's items by what stands under what."""

from __future__ import annotations

from dataclasses import dataclass

from fazhi.report.blocks import ListBlock, Span


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a list with the lines under it; ``ordered`` says whether those are numbered."""

    spans: tuple[Span, ...]
    items: tuple[Item, ...]
    ordered: bool = False


_Line = tuple[tuple[Span, ...], int, bool]


def nested(block: ListBlock) -> tuple[Item, ...]:
    """Return the items of the outermost list, each holding its own."""
    return _items(tuple(zip(block.items, depths(block), numbered(block), strict=True)))


def depths(block: ListBlock) -> tuple[int, ...]:
    """How far each item is nested."""
    return block.depths or (0,) * len(block.items)


def numbered(block: ListBlock) -> tuple[bool, ...]:
    """Whether each item is numbered."""
    return block.numbered or (block.ordered,) * len(block.items)


def _items(lines: tuple[_Line, ...]) -> tuple[Item, ...]:
    found: list[Item] = []
    at = 0
    while at < len(lines):
        spans, depth, _ = lines[at]
        end = at + 1
        while end < len(lines) and lines[end][1] > depth:
            end += 1
        under = lines[at + 1 : end]
        found.append(Item(spans, _items(under), bool(under) and under[0][2]))
        at = end
    return tuple(found)
