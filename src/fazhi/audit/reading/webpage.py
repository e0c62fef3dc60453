"""A web page as its reader sees it: no scripts, no navigation, nothing hidden; our own reports' pop-ups left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree, html

from fazhi.audit.reading.mending import Line, mended
from fazhi.audit.reading.pieces import DEEPEST, TITLE, Grid, Piece
from fazhi.audit.reading.weblooks import is_unread
from fazhi.audit.reading.webtables import is_table, table_grids
from fazhi.errors import ReadingError

_BLOCKS = frozenset(
    ("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt",
     "fieldset", "figcaption", "figure", "footer", "form", "header", "hr", "html", "legend", "li", "main", "ol", "p",
     "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul")
)  # fmt: skip
_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_DECLARED = re.compile(r"\A\s*<\?xml[^<>]*>")
_BREAK = "\ue000"
"""Stands for <br> until the white space of the source is gone; a private character that no report has."""


def page_pieces(name: str, text: str) -> list[Piece | Grid]:
    """Paragraphs and tables of a web page; of one with a <main> that alone.

    Raises
    ------
    ReadingError
        It is nested too deep to be a report.
    """
    parser = html.HTMLParser(encoding="utf-8", huge_tree=False, remove_comments=True, remove_pis=True, no_network=True)
    source = _DECLARED.sub("", text, count=1).replace(_BREAK, "").replace("\0", "")
    try:
        page = html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return []
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):
        raise ReadingError(f"{name} 的网页嵌套过深或者一段过长，不能核对；请把正文另存为 .docx 或者 .txt。")
    mains = page.findall(".//main")
    return list(_Reader(page).blocks(mains[0] if len(mains) == 1 else page))


class _Reader:
    """Gathers text until a block begins or ends."""

    def __init__(self, page: Any) -> None:
        # One h1 is the title and h2 the first level; several, or none, are headings as they come.
        self._shift = 1 if sum(1 for each in page.iter("h1") if not is_unread(each)) == 1 else 0
        self._held: list[str] = []
        self._counts: dict[Any, int] = {}
        self._number = ""

    def blocks(self, root: Any) -> Iterator[Piece | Grid]:
        level: int | None = None
        caption = False
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            tag = element.tag if isinstance(element.tag, str) else ""
            if event == "start":
                if is_unread(element):
                    walk.skip_subtree()
                    continue
                if tag in _BLOCKS or tag in _HEADINGS:
                    yield from self._flush(level, caption)
                    if tag == "table" and is_table(element):
                        yield from self._captions(element)
                        yield from table_grids(element)
                        walk.skip_subtree()
                        continue
                    level = self._level(tag) if tag in _HEADINGS else None
                    caption = tag in ("caption", "figcaption")
                    if tag == "li":
                        self._number = self._counted(element.getparent())
                self._held.append(_BREAK if tag == "br" else element.text or "")
                continue
            if tag in _BLOCKS or tag in _HEADINGS:
                yield from self._flush(level, caption)
                level, caption = None, False
            if element is not root:
                self._held.append(element.tail or "")
        yield from self._flush(level, caption)

    def _level(self, tag: str) -> int:
        return min(_HEADINGS[tag] - self._shift, DEEPEST) or TITLE

    def _counted(self, above: Any) -> str:
        """The number that a browser shows before an item of an ordered list."""
        if above is None or above.tag != "ol":
            return ""
        start = above.get("start") or "1"
        begin = int(start) if start.isdecimal() and len(start) < 4 else 1
        self._counts[above] = self._counts.get(above, begin - 1) + 1
        return f"{self._counts[above]}."

    def _flush(self, level: int | None, caption: bool) -> Iterator[Piece]:
        if not self._held:
            return
        text, self._held = "".join(self._held), []
        if not text.strip():
            return
        if level is not None:
            yield Piece(text.replace(_BREAK, " "), level=level)
            return
        text, self._number = self._number + text.lstrip(), ""
        for piece in mended(Line(line) for line in text.split(_BREAK)):
            yield Piece(piece.text, caption=caption)

    def _captions(self, table: Any) -> Iterator[Piece]:
        for caption in table.iterchildren("caption"):
            if "hidden" not in (caption.get("class") or "").split() and caption.text_content().strip():
                yield Piece(caption.text_content(), caption=True)
