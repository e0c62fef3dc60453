"""What of a web page nobody reads as text: scripts, navigation, forms, what is hidden, our own pop-ups and chart data."""

from __future__ import annotations

import re
from typing import Any

_UNREAD = frozenset(
    ("script", "style", "nav", "template", "noscript", "head", "label", "input", "select", "textarea", "option", "svg",
     "canvas", "object", "iframe", "audio", "video", "math", "del", "s", "strike", "map", "dialog")
)  # fmt: skip
_HOLDERS = frozenset(("body", "main", "div", "section", "article", "header", "footer", "aside"))
"""Where a link within the page is a way around it and no part of a text."""

_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def is_unread(element: Any) -> bool:
    """Whether an element and all in it is not part of the text."""
    tag = element.tag
    if tag in _UNREAD or "hidden" in element.attrib or "popover" in element.attrib:
        return True
    if tag == "details":
        return any(each.tag == "figure" for each in element.iterancestors())
    if tag == "a" and (element.get("href") or "").startswith("#"):
        above = element.getparent()
        return above is not None and above.tag in _HOLDERS
    return _HIDDEN.search(element.get("style") or "") is not None
