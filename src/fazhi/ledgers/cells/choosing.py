"""Choices: found whatever their spaces and brackets, or by a synonym that the catalogue declares; else the nearest is named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import lru_cache
from types import MappingProxyType

from fazhi.catalog.columns import Column
from fazhi.ledgers.cells.faults import Fault
from fazhi.ledgers.cells.wording import is_nothing, plain

BETWEEN = re.compile(r"[、，,；;\n]+|(?<=》)(?=《)")
"""What stands between the parts of a cell with several."""

_NAMED = 8


def choice_in(text: str, column: Column) -> str | Fault | None:
    """The choice that a cell means, None for nothing, or why there is none.

    Parameters
    ----------
    text : str
    column : Column
        Of type choice.
    """
    wanted = plain(text)
    if is_nothing(text) and wanted not in _known(column):
        return None
    return _chosen(text, column)


def choices_in(text: str, column: Column) -> tuple[str, ...] | Fault | None:
    """The choices that a cell lists, each once.

    Parameters
    ----------
    text : str
    column : Column
        Of type choices.
    """
    if is_nothing(text):
        return None
    whole = _chosen(text, column)
    if isinstance(whole, str):
        return (whole,)
    parts = BETWEEN.split(text)
    found: dict[str, None] = {}
    for part in parts:
        if part.strip():
            chosen = _chosen(part, column)
            if isinstance(chosen, Fault):
                return Fault(chosen.code, f"中有一项{chosen.why}" if len(parts) > 1 else chosen.why)
            found[chosen] = None
    return tuple(found) or None


def nearest(wanted: str, valid: Iterable[str], cutoff: float = 0.4) -> str:
    """The valid word that looks most like the wanted one, or ""."""
    near = get_close_matches(wanted, valid, n=1, cutoff=cutoff)
    return near[0] if near else ""


def _known(column: Column) -> Mapping[str, str]:
    return _meant(column.choices, tuple(column.synonyms.items()))


@lru_cache(maxsize=256)
def _meant(choices: tuple[str, ...], synonyms: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    """What each way of writing means, after :func:`plain`; a choice itself always means itself."""
    return MappingProxyType(
        {plain(written): choice for written, choice in synonyms} | {plain(choice): choice for choice in choices}
    )


def _chosen(text: str, column: Column) -> str | Fault:
    wanted, known = plain(text), _known(column)
    if wanted in known:
        return known[wanted]
    # the nearest of a personal column would say what stands there
    near = "" if column.is_personal else nearest(wanted, known)
    listed = "、".join(column.choices[:_NAMED]) + ("等" if len(column.choices) > _NAMED else "")
    hint = f"，最接近的是“{known[near]}”" if near else f"，选项是：{listed}"
    return Fault("cell-not-in-list", f"不在选项里{hint}")
