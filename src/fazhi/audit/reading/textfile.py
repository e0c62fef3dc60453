"""Plain text: bytes in any usual encoding to paragraphs."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from charset_normalizer import from_bytes

from fazhi.audit.reading.headnumbers import head_number
from fazhi.audit.reading.mending import Line, mended
from fazhi.audit.reading.pieces import Grid, Piece, grids
from fazhi.errors import ReadingError

_SAMPLE = 20_000
_WIDEST = 120
"""Characters of a line beyond which the file is not one whose lines were cut at a width."""

_CUT_LINES = 3
_LONGEST_CELL = 100
_BREAKS = re.compile(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")


def decoded(name: str, content: bytes) -> str:
    """Text in UTF-8, UTF-16 with a byte order mark, GB18030, or what it most probably is.

    Raises
    ------
    ReadingError
        It is no text.
    """
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _checked(name, content.decode("utf-16", errors="replace"))
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return _checked(name, content.decode(encoding))
        except UnicodeDecodeError:
            continue
    guess = from_bytes(content[:_SAMPLE]).best()
    if guess is None:
        raise ReadingError(f"{name} 不是能读懂的文字，请另存为 .docx 或者 UTF-8 的 .txt 后再核对。")
    return _checked(name, content.decode(guess.encoding, errors="replace"))


def _checked(name: str, text: str) -> str:
    """The text, unless so many of its characters are none that it cannot be text."""
    sample = text[:_SAMPLE]
    strange = sum(1 for char in sample if char < " " and char not in "\t\r\n\f\v") + sample.count("\ufffd")
    if strange * 20 > len(sample):
        raise ReadingError(f"{name} 不是文字文件，请换用 .docx、.pdf、.html、.md 或者 .txt 文件。")
    return text.replace("\0", "")


def text_pieces(text: str) -> Iterator[Piece | Grid]:
    """Paragraphs of a plain text; lines with tabs that follow each other are a table."""
    lines = _BREAKS.sub("\n", text).split("\n")
    width = _width(lines)
    indented = any(line[:1] in (" ", "\t", "\u3000") and line.strip() for line in lines)
    held: list[Line] = []
    rows: list[list[str]] = []
    for line in lines:
        cells = _cells(line)
        if rows and len(cells) != len(rows[-1]):
            yield from _closed(rows, held)
            rows, held = [], []
        if cells:
            if not rows:
                yield from mended(held)
                held = []
            rows.append(cells)
            continue
        if line or not held or held[-1].text:  # of many empty lines one says enough
            held.append(_line(line, width, indented))
    yield from _closed(rows, held)


def _cells(line: str) -> list[str]:
    """The cells of a line with tabs; none where it is prose with a tab after its number or at its start."""
    bare = line.strip()
    if "\t" not in bare:
        return []
    cells = bare.split("\t")
    prose = any(len(cell) > _LONGEST_CELL for cell in cells) or head_number(cells[0]) is not None
    return [] if prose else cells


def _closed(rows: list[list[str]], held: list[Line]) -> Iterator[Piece | Grid]:
    """A table of two rows or more, and what is held of other lines; one row with tabs is a line."""
    if len(rows) > 1:
        yield from grids(rows)
    elif rows:
        held = [Line(" ".join(rows[0])), *held]
    yield from mended(held)


def _line(line: str, width: int, indented: bool) -> Line:
    bare = line.strip()
    opens = indented and line.startswith(("  ", "\t", "\u3000"))
    # Where no paragraph is indented, a full line that ends a sentence may end the paragraph too.
    full = bool(width) and len(line.rstrip()) >= width - 2 and (indented or bare[-1:] not in "。！？：；”")
    return Line(bare, full=full, opens=opens)


def _width(lines: list[str]) -> int:
    """At how many characters the lines were cut, 0 where they were not."""
    lengths = [len(line.rstrip()) for line in lines]
    widest = max(lengths, default=0)
    if not 20 <= widest <= _WIDEST:
        return 0
    return widest if sum(1 for length in lengths if length >= widest - 2) >= _CUT_LINES else 0
