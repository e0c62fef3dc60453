"""Spaces that mean nothing taken out, the same way for every format."""

from __future__ import annotations

import re

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Chinese characters, as the inside of a character class."""

_CHINESE = f"{HAN}\u3001-\u3006\u3008-\u303f\uff01-\uff60\u2014\u2018\u2019\u201c\u201d\u2026"
"""Chinese characters and full-width marks."""

_UNSEEN = re.compile("[\u0000-\u0008\u000e-\u001b\u007f\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\ufffe]+")
_SPACE = re.compile(f"(?<=[{_CHINESE}]) | (?=[{_CHINESE}])")


def squeezed(text: str) -> str:
    """Text with single spaces, and none beside a Chinese character or a full-width mark.

    Examples
    --------
    >>> squeezed("共 办理　信访件 73 件 ，Word 文档 about law")
    '共办理信访件73件，Word文档about law'
    """
    if not text.isprintable():
        text = _UNSEEN.sub("", text)
    text = " ".join(text.split())
    return _SPACE.sub("", text) if " " in text else text
