"""Neighbouring blocks that are shown together: an analyst's own under one mark, a wide table on its own page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fazhi.report.blocks import Block, Table

OWN_MARK = "分析者自加内容"
"""What stands at the head of a group that an analyst added."""


@dataclass(frozen=True, slots=True)
class Group:
    """Blocks in a row that share their mark and their page orientation."""

    own: bool
    wide: bool
    blocks: tuple[Block, ...]


def groups(blocks: Iterable[Block], *, turn_wide: bool = True) -> tuple[Group, ...]:
    """Group neighbouring blocks.

    Parameters
    ----------
    blocks
        Blocks in reading order.
    turn_wide
        Whether a wide table stands in a group of its own, as paper needs; a screen does not.
    """
    found: list[tuple[bool, bool, list[Block]]] = []
    for block in blocks:
        wide = turn_wide and isinstance(block, Table) and block.wide
        if found and found[-1][:2] == (block.own, wide):
            found[-1][2].append(block)
        else:
            found.append((block.own, wide, [block]))
    return tuple(Group(own, wide, tuple(members)) for own, wide, members in found)
