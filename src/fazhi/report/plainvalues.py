"""Blocks as the plain values that JSON holds, and back without loss: the form inside a notebook and for Typst."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import TypeAdapter

from fazhi.report.blocks import Block, FigureNote, Front

_FRONT: TypeAdapter[Front] = TypeAdapter(Front)
_BLOCKS: TypeAdapter[tuple[Block, ...]] = TypeAdapter(tuple[Block, ...])
_FIGURES: TypeAdapter[dict[str, FigureNote]] = TypeAdapter(dict[str, FigureNote])


def front_data(front: Front) -> dict[str, Any]:
    """Return a Front as plain values that JSON can hold."""
    return dict(_FRONT.dump_python(front, mode="json"))


def blocks_data(blocks: Iterable[Block]) -> list[Any]:
    """Return blocks as plain values that JSON can hold."""
    return list(_BLOCKS.dump_python(tuple(blocks), mode="json"))


def figures_data(figures: Mapping[str, FigureNote]) -> dict[str, Any]:
    """Return figure notes as plain values that JSON can hold."""
    return dict(_FIGURES.dump_python(dict(figures), mode="json"))


def read_front(data: Any) -> Front:
    """Read a Front from :func:`front_data`."""
    return _FRONT.validate_python(data)


def read_blocks(data: Any) -> tuple[Block, ...]:
    """Read blocks from :func:`blocks_data`."""
    return _BLOCKS.validate_python(data)


def read_figures(data: Any) -> dict[str, FigureNote]:
    """Read figure notes from :func:`figures_data`."""
    return _FIGURES.validate_python(data)
