"""What a notebook cell shows: text, HTML for the screen, and the blocks themselves under our own MIME type.

The exporters read the blocks and nothing else, so what a reader of the notebook sees and what the report prints are
made from the same values.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from fazhi.report.blocks import Block, FigureNote, Front
from fazhi.report.plain import blocks_text
from fazhi.report.plainvalues import blocks_data, figures_data, front_data
from fazhi.report.screen import screen_html

MIME = "application/vnd.fazhi.blocks+json"
"""The MIME type of the structured form in a notebook's outputs."""

VERSION = 1
"""The version of the structured form; a reader refuses one that it does not know."""


def bundle(
    *,
    front: Front | None = None,
    blocks: Iterable[Block] = (),
    annex: str | None = None,
    figures: Mapping[str, FigureNote] | None = None,
) -> dict[str, Any]:
    """Return a MIME bundle for one cell's output.

    Parameters
    ----------
    front
        The head and the end of the document; in one cell of the notebook.
    blocks
        What the cell shows.
    annex
        The title of the annex that the blocks belong to; None for the body. Cells with the same title share an annex.
    figures
        The explanation of the figures that stand in these blocks, by indicator.

    Returns
    -------
    dict
        ``text/plain``, ``text/html`` and :data:`MIME`.
    """
    shown = tuple(blocks)
    notes = dict(figures or {})
    text = blocks_text(shown)
    if front is not None:
        text = f"{front.title}\n\n{text}".rstrip()
    return {
        "text/plain": text,
        "text/html": screen_html(front, shown, notes),
        MIME: {
            "version": VERSION,
            "front": None if front is None else front_data(front),
            "blocks": blocks_data(shown),
            "annex": annex,
            "figures": figures_data(notes),
        },
    }


@dataclass(frozen=True, slots=True)
class Shown:
    """A part of the report as a cell's value: Jupyter displays it, the exporters export it."""

    front: Front | None = None
    blocks: tuple[Block, ...] = ()
    annex: str | None = None
    figures: Mapping[str, FigureNote] = field(default_factory=dict)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        return bundle(front=self.front, blocks=self.blocks, annex=self.annex, figures=self.figures)
