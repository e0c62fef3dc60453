"""What the styles of a Word file say of its paragraphs: title, heading, caption, contents."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from fazhi.audit.reading.pieces import DEEPEST, TITLE

_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])$", re.IGNORECASE)
_BODY = 9
"""The outline level that means text."""

_CHAIN = 12


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style.

    Parameters
    ----------
    level : int, optional
        −1 for a title, 1 to 4 for a heading.
    caption : bool
        It names tables and pictures.
    skipped : bool
        Its paragraphs repeat what stands elsewhere: contents.
    listed : int
        Level of its automatic numbering from 1, 0 for none.
    """

    level: int | None = None
    caption: bool = False
    skipped: bool = False
    listed: int = 0


_PLAIN = Style()


def local(element: Any) -> str:
    """An element's name without its namespace: strict and transitional files differ in that alone."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def styles(root: Any) -> dict[str, Style]:
    """The paragraph styles of styles.xml by id, each with what it takes over from the one that it is based on."""
    own: dict[str, Style] = {}
    based: dict[str, str] = {}
    for element in root:
        if local(element) != "style":
            continue
        ident = _value(element, "styleId")
        name, level, listed = "", None, 0
        for each in element:
            match local(each):
                case "name":
                    name = _value(each)
                case "basedOn":
                    based[ident] = _value(each)
                case "pPr":
                    level, listed = _outlined(each)
        own[ident] = _named(name, level, listed)
    return {ident: _inherited(ident, own, based) for ident in own}


def level_of(properties: Any, known: dict[str, Style]) -> tuple[Style, int | None, int]:
    """A paragraph's style, its level where one is given, and the level of its automatic number from 1 (0 for none)."""
    if properties is None:
        return _PLAIN, None, 0
    ident = next((_value(each) for each in properties if local(each) == "pStyle"), "")
    style = known.get(ident, _PLAIN)
    level, listed = _outlined(properties)
    return style, style.level if level is None else (level or None), listed or style.listed


def _named(name: str, level: int | None, listed: int) -> Style:
    lower = name.lower()
    if found := _HEADING.match(name):
        level = min(int(found[1]), DEEPEST)
    elif lower in ("title", "标题"):
        level = TITLE
    return Style(level or None, lower in ("caption", "题注"), lower.startswith(("toc ", "toc1", "目录")), listed)


def _inherited(ident: str, own: dict[str, Style], based: dict[str, str]) -> Style:
    style = own[ident]
    level, listed = style.level, style.listed
    for _ in range(_CHAIN):
        ident = based.get(ident, "")
        if ident not in own:
            break
        # A style made from Title is not a title; one made from a heading is a heading.
        if level is None and own[ident].level != TITLE:
            level = own[ident].level
        listed = listed or own[ident].listed
    return Style(level, style.caption, style.skipped, listed)


def _outlined(properties: Any) -> tuple[int | None, int]:
    """Outline level (0 where it says text, None where it says nothing) and level of the automatic number."""
    level: int | None = None
    listed = 0
    for each in properties:
        match local(each):
            case "outlineLvl":
                given = _value(each)
                if given.isdecimal():
                    level = min(int(given) + 1, DEEPEST) if int(given) < _BODY else 0
            case "numPr":
                held = {local(child): _value(child) for child in each}
                if held.get("numId", "0") != "0":
                    depth = held.get("ilvl", "0")
                    listed = min(int(depth) + 1, DEEPEST) if depth.isdecimal() else 1
    return level, listed


def _value(element: Any, name: str = "val") -> str:
    return next((str(value) for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")
