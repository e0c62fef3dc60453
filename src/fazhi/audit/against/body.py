"""The part of a report that our text stands in: all before the annexes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fazhi.audit.manuscript import Manuscript, Paragraph

_ANNEX = re.compile(r"\s*附\s*件\s*(?:[0-9０-９一二三四五六七八九十]{0,3}\s*$|[:：])")


def body(manuscript: Manuscript) -> Iterator[Paragraph]:
    """The paragraphs before the list of annexes, or before the first annex where there is no list."""
    for paragraph in manuscript.paragraphs:
        if _ANNEX.match(paragraph.text):
            return
        yield paragraph
