"""The columns of an office's sheet: which fact each holds, what stands above it, how it is written."""

from __future__ import annotations

from dataclasses import dataclass

from .words import Cell, Way, as_is


@dataclass(frozen=True)
class Formula:
    """A formula with the result that was saved with it."""

    text: str
    value: int | float | str


@dataclass(frozen=True)
class Col:
    """A column of the office's sheet.

    Parameters
    ----------
    of : str
        The fact that it holds; "" for one that the office keeps for itself: it gets the row's number.
    head : tuple of str
        What stands above it, the title last.
    write : callable
        How a value is written.
    nothing : tuple of str or None
        What stands where there is nothing to write, by turns.
    """

    of: str
    head: tuple[str, ...]
    write: Way = as_is
    nothing: tuple[str | None, ...] = (None,)


NOTHING = (None, "／", "-", None, "无", "—", "/")
"""What people write where there is nothing to write."""


def col(of: str, head: str = "", write: Way = as_is, nothing: tuple[str | None, ...] = (None,)) -> Col:
    """A column whose heads are parted by ">": 办理情况>办结日期; default the fact's own title."""
    return Col(of, tuple((head or of).split(">")), write, nothing)


def own(head: str, *words: Cell) -> Col:
    """A column that the catalogue does not know, with invented words by turns."""
    return Col("", tuple(head.split(">")), lambda number: words[number % len(words)])


SERIAL = Col("", ("序号",))
