"""HTML that a cell showed (a DataFrame, a styled table, a little text) as blocks; nothing in it runs or is fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree, html
from lxml.html import HtmlElement

from fazhi.report.blocks import (
    Block,
    EmphasisSpan,
    Heading,
    Image,
    LinkSpan,
    ListBlock,
    Note,
    Paragraph,
    Span,
    TextSpan,
)
from fazhi.report.own.beside import Beside
from fazhi.report.own.cleantext import clean, printed
from fazhi.report.own.htmltables import flat, seen, table_blocks
from fazhi.report.own.limits import limited_text
from fazhi.report.pictures import Picture

MAX_HTML = 30_000_000
"""Characters of HTML that are read at all."""

_ACTIVE = (
    "script", "iframe", "frame", "object", "embed", "applet", "svg", "canvas", "video", "audio", "form", "input",
    "button", "select", "textarea", "base", "math",
)  # fmt: skip
_STYLES = {"strong": "strong", "b": "strong", "em": "emphasis", "i": "emphasis", "code": "code", "kbd": "code"}
_INLINE = frozenset({*_STYLES, "a", "span", "u", "s", "sub", "sup", "small", "mark", "font", "label", "q", "cite"})
_SIZE = re.compile(r"(\d+) rows × (\d+) columns")


def html_blocks(source: str, beside: Beside | None = None, cell: int = 0) -> tuple[Block, ...] | None:
    """Turn HTML into blocks marked as the analyst's own.

    Parameters
    ----------
    source
        HTML as a cell showed it, or as it stands in Markdown.
    beside
        Where pictures may come from.
    cell
        The cell's number, from 1, for what is said about it.

    Returns
    -------
    tuple of Block or None
        None when the HTML is not text, tables and pictures (scripts, frames, forms), so that it cannot be printed.
    """
    if len(source) > MAX_HTML:
        return None
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        root = html.fragment_fromstring(clean(source).encode("utf-8"), create_parent="div", parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError):
        return None
    if next(root.iter(*_ACTIVE), None) is not None or any(error.level > 2 for error in parser.error_log):
        return None
    writer = _Writer(beside or Beside(), cell)
    writer.walk(root, "", "")
    return writer.finished()


class _Writer:
    """Walks the page and writes a block whenever a line ends."""

    def __init__(self, beside: Beside, cell: int) -> None:
        self.beside, self.cell = beside, cell
        self.blocks: list[Block] = []
        self.spans: list[Span] = []

    def finished(self) -> tuple[Block, ...]:
        self._end()
        return tuple(self.blocks)

    def walk(self, element: HtmlElement, style: str, href: str) -> None:
        self._say(element.text, style, href)
        for child in element:
            if seen(child):
                self._element(child, style, href)
            self._say(child.tail, style, href)

    def _element(self, child: HtmlElement, style: str, href: str) -> None:
        tag = child.tag
        if tag in _INLINE:
            self.walk(child, _STYLES.get(tag, style), child.get("href", "") if tag == "a" else href)
            return
        self._end()
        if tag == "table":
            found = table_blocks(child, **_true_size(child))
            self.blocks += found
            if not found:  # cells without rows
                self._say(flat(child), style, href)
                self._end()
            self._pictures(child)
        elif re.fullmatch(r"h[1-6]", tag):
            if text := flat(child):
                self.blocks.append(Heading(min(int(tag[1]), 4), "", text, own=True))
            self._pictures(child)
        elif tag in ("ul", "ol"):
            if items := list(_items(child, 0)):
                texts, depths, numbered = zip(*items, strict=True)
                spans = tuple((TextSpan(text),) for text in texts)
                self.blocks.append(ListBlock(tag == "ol", spans, depths, own=True, numbered=numbered))
            self._pictures(child)
        elif tag == "pre":
            if (text := printed(child.text_content())).strip():
                self.blocks += limited_text(text)
        elif tag == "img":
            self._picture(child)
        elif not (tag == "p" and _SIZE.fullmatch(flat(child)) and _follows_table(child)):
            self.walk(child, style, href)
            self._end()

    def _say(self, text: str | None, style: str, href: str) -> None:
        words = re.sub(r"\s+", " ", text or "")
        if not self.spans:
            words = words.lstrip()
        if not words:
            return
        if href.startswith(("https://", "http://", "mailto:")):
            self.spans.append(LinkSpan(words, href))
        elif style:
            self.spans.append(EmphasisSpan(words, style))  # type: ignore[arg-type]  # of _STYLES
        else:
            self.spans.append(TextSpan(words))

    def _end(self) -> None:
        if any(span.text.strip() for span in self.spans):
            self.blocks.append(Paragraph(tuple(self.spans), own=True))
        self.spans = []

    def _pictures(self, element: HtmlElement) -> None:
        """Pictures inside a table or a list follow it: its cells hold text alone."""
        for picture in element.iter("img"):
            self._picture(picture)

    def _picture(self, element: HtmlElement) -> None:
        self.blocks.append(
            picture_block(
                element.get("src", ""), element.get("alt", ""), element.get("title", ""), self.beside, self.cell
            )
        )


def picture_block(source: str, alt: str, caption: str, beside: Beside, cell: int) -> Block:
    """Return a picture that Markdown or HTML names, or a note that says why it is left out."""
    found = beside.picture(source.strip())
    if isinstance(found, Picture):
        alt, caption = clean(alt).strip(), clean(caption).strip()
        shown = alt or caption or f"第{cell}个单元格的图（分析者自加）"
        return Image(found.media_type, found.base64, shown, caption or alt, own=True)
    return Note(f"第{cell}个单元格的一张图片没有收入报告：{found}。", "finding", own=True)


def _true_size(table: HtmlElement) -> dict[str, int]:
    """Read the line under a DataFrame that pandas cut: how many rows and columns it has."""
    after = table.getnext()
    found = _SIZE.fullmatch(flat(after)) if after is not None and after.tag == "p" else None
    return {"of_rows": int(found[1]), "of_columns": int(found[2])} if found else {}


def _follows_table(element: HtmlElement) -> bool:
    before = element.getprevious()
    return before is not None and before.tag == "table"


def _items(element: HtmlElement, depth: int) -> Iterator[tuple[str, int, bool]]:
    """Give text, depth and kind of each item; what is nested comes after the item that holds it."""
    for item in element.iterchildren("li"):
        inner = [child for child in item if child.tag in ("ul", "ol")]
        for child in inner:
            child.drop_tree()
        yield flat(item), depth, element.tag == "ol"
        for child in inner:
            yield from _items(child, depth + 1)
