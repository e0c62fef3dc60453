"""Pieces into a Manuscript: the title joined, levels found, each paragraph under its heading and in its year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from fazhi.audit.manuscript import Manuscript, Paragraph, Table
from fazhi.audit.reading.headings import is_heading, run_in, without_number, years_named
from fazhi.audit.reading.headnumbers import head_number
from fazhi.audit.reading.outline import Outline
from fazhi.audit.reading.pieces import DEEPEST, TITLE, Grid, Piece
from fazhi.audit.reading.spacing import squeezed

_BULLETS = "•●▪◆ "
_TITLE_LINES = 6
_TITLE_LENGTH = 120
_STYLED_LENGTH = 80
"""A paragraph longer than this that ends a sentence is text, whatever style it was given."""

_TITLE_END = re.compile(r"(?:报告|总结|汇报|情况|说明|通报|公报|工作要点)(?:（[^（）]{1,20}）)?$")
_NO_TITLE = re.compile(r"[。；！？]|[：:]$|〔\d{4}〕\d+号$|^\d{4}年\d{1,2}月\d{1,2}日$|文件$")
_ANNEX = re.compile(r"附件[\d一二三四五六七八九十]{0,2}[：:]?$")
_ANNEX_LIST = re.compile(r"附件[：:]")
_CAPTION = re.compile(r"^(?:附表|续表|表)[\d一二三四五六七八九十]|表(?:（[^（）]{1,20}）)?$")
_CAPTION_LENGTH = 60


def manuscript(file: str, pieces: Iterable[Piece | Grid]) -> Manuscript:
    """Put the pieces of a file together.

    Parameters
    ----------
    file : str
        The file's name, without its folder.
    pieces : iterable of Piece or Grid
        In reading order.
    """
    writer = _Writer()
    for piece in _with_title([each for each in map(_clean, pieces) if each is not None]):
        writer.add(piece)
    return Manuscript(file, tuple(writer.blocks))


def _clean(piece: Piece | Grid) -> Piece | Grid | None:
    if isinstance(piece, Piece):
        text = squeezed(piece.text).lstrip(_BULLETS)
        return Piece(text, piece.page, piece.level, piece.caption) if text else None
    rows = tuple(tuple(map(squeezed, row)) for row in piece.rows)
    return Grid(rows, piece.page) if any(map(any, rows)) else None


def _with_title(pieces: Sequence[Piece | Grid]) -> Sequence[Piece | Grid]:
    """The pieces with the lines of the title joined into one."""
    begin, end = _title_span(pieces)
    if begin == end:
        return pieces
    lines = [piece for piece in pieces[begin:end] if isinstance(piece, Piece)]
    title = Piece(squeezed(" ".join(line.text for line in lines)), lines[0].page, TITLE)
    return [*pieces[:begin], title, *pieces[end:]]


def _title_span(pieces: Sequence[Piece | Grid]) -> tuple[int, int]:
    """Where the title stands: lines that the file calls so, else the first lines down to one that ends as titles do."""
    begin = end = 0
    length = 0
    for place, piece in enumerate(pieces[:_TITLE_LINES]):
        if not isinstance(piece, Piece):
            break
        if piece.level == TITLE:
            end = place + 1
            while end < len(pieces) and isinstance(after := pieces[end], Piece) and after.level == TITLE:
                end += 1
            return place, end
        length += len(piece.text)
        if piece.level is not None or head_number(piece.text) or length > _TITLE_LENGTH:
            break
        if _NO_TITLE.search(piece.text):
            if end:
                break
            begin, length = place + 1, 0  # a document number above the title
        elif _TITLE_END.search(piece.text):
            return begin, place + 1
    return 0, 0


class _Writer:
    """Follows the headings and numbers the blocks."""

    def __init__(self) -> None:
        self.blocks: list[Paragraph | Table] = []
        self._outline = Outline()
        self._above: Piece | Grid | None = None
        self._listing = False
        self._headings: list[tuple[int, str, int | None]] = [(0, "", None)]

    def add(self, piece: Piece | Grid) -> None:
        """Take the next piece."""
        self._add(piece)
        self._above = piece

    def _add(self, piece: Piece | Grid) -> None:
        number = len(self.blocks) + 1
        if isinstance(piece, Grid):
            _, heading, year = self._headings[-1]
            self.blocks.append(Table(piece.rows, number, self._caption(), piece.page, heading, year))
            return
        level = self._level(piece)
        if level > 0:
            if _ANNEX.fullmatch(piece.text) or self._names_annex(piece.text):
                self._outline.close(1)
            above = self._open(level, without_number(piece.text))
            year = self._headings[-1][2]
            self.blocks.append(Paragraph(piece.text, number, piece.page, above, level, year))
            return
        if level == TITLE:
            named = years_named(piece.text)
            self._headings = [(0, "", named[0] if named else None)]
        _, heading, year = self._headings[-1]
        self.blocks.append(Paragraph(piece.text, number, piece.page, heading, level, year))

    def _level(self, piece: Piece) -> int:
        """The piece's level; a heading at the start of a text is opened on the way."""
        text = piece.text
        styled = piece.level if piece.level and not _is_text(text) else None
        if styled == TITLE:
            # Only the title above all counts as one: others name a part of the file.
            return TITLE if not any(isinstance(block, Paragraph) and block.level for block in self.blocks) else 1
        number = head_number(text)
        self._listing = _ANNEX_LIST.match(text) is not None or (self._listing and number is not None)
        if self._listing:
            return 0
        if piece.caption or (number is None and styled is None):
            return 1 if _ANNEX.fullmatch(text) or self._names_annex(text) else 0
        if number is None:
            assert styled is not None
            self._outline.close(styled)
            return min(styled, DEEPEST)
        depth = min(self._outline.enter(number).depth, DEEPEST)
        if styled is not None:
            return min(styled, DEEPEST)
        if is_heading(text):
            return depth
        if words := run_in(text):
            self._open(depth, words)
        return 0

    def _names_annex(self, text: str) -> bool:
        """Whether it is the title right below 附件1."""
        above = self._above
        label = isinstance(above, Piece) and _ANNEX.fullmatch(above.text) is not None
        return label and len(text) <= _CAPTION_LENGTH and text[-1] not in "。；：，"

    def _open(self, level: int, words: str) -> str:
        """Begin a heading; return the one that it stands beneath."""
        while len(self._headings) > 1 and self._headings[-1][0] >= level:
            self._headings.pop()
        _, above, year = self._headings[-1]
        named = years_named(words)
        self._headings.append((level, words, named[0] if len(named) == 1 else year))
        return above

    def _caption(self) -> str:
        """The paragraph right above a table, where it names it."""
        above = self._above
        if not isinstance(above, Piece) or len(above.text) > _CAPTION_LENGTH or above.level:
            return ""
        return above.text if above.caption or _CAPTION.search(above.text) else ""


def _is_text(text: str) -> bool:
    return len(text) > _STYLED_LENGTH and "。" in text
