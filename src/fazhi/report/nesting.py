"""A list's items by what stands under what."""

from __future__ import annotations

from dataclasses import dataclass

from fazhi.report.blocks import ListBlock, Span


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a list with the lines under it."""

    spans: tuple[Span, ...]
    items: tuple[Item, ...]


def nested(block: ListBlock) -> tuple[Item, ...]:
    """Return the items of the outermost list, each holding its own."""
    return _items(tuple(zip(block.items, block.depths or (0,) * len(block.items), strict=True)))


def _items(pairs: tuple[tuple[tuple[Span, ...], int], ...]) -> tuple[Item, ...]:
    found: list[Item] = []
    at = 0
    while at < len(pairs):
        spans, depth = pairs[at]
        end = at + 1
        while end < len(pairs) and pairs[end][1] > depth:
            end += 1
        found.append(Item(spans, _items(pairs[at + 1 : end])))
        at = end
    return tuple(found)
