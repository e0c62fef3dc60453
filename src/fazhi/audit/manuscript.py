"""A report as it was read: paragraphs and tables as a reader sees them, each with its place."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a report.

    Parameters
    ----------
    page : int, optional
        From 1; known for PDF alone.
    heading : str
        The nearest heading above, without its number; empty before the first.
    paragraph : int
        From 1, tables counted too.
    sentence : int
        From 1 within its paragraph; 0 for the paragraph or the report as a whole.
    offset : int
        Characters from the start of the paragraph, from 0.
    """

    page: int | None
    heading: str
    paragraph: int
    sentence: int = 0
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, stray line breaks inside sentences mended, field codes and bookmarks gone.

    Parameters
    ----------
    text : str
    number : int
        From 1, tables counted too.
    page : int, optional
    heading : str
        Nearest heading above it.
    level : int
        0 for text, 1 to 4 for a heading of that level, −1 for the report's title.
    year : int, optional
        The year that the nearest heading or the title names (关于2024年…), else None.
    """

    text: str
    number: int
    page: int | None = None
    heading: str = ""
    level: int = 0
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """One table: rows of cells, all rows equally long, a merged cell's text in its first cell alone.

    Parameters
    ----------
    rows : tuple of tuple of str
    number : int
        Its place among the paragraphs, from 1.
    caption : str
        The paragraph right above that names it, or empty.
    page, heading, year
        As of a paragraph.
    """

    rows: tuple[tuple[str, ...], ...]
    number: int
    caption: str = ""
    page: int | None = None
    heading: str = ""
    year: int | None = None


@dataclass(frozen=True)
class Manuscript:
    """A report as it was read.

    Parameters
    ----------
    file : str
        The file's name, without its folder.
    blocks : tuple of Paragraph or Table
        In reading order; ``blocks[n - 1].number == n``.
    """

    file: str
    blocks: tuple[Paragraph | Table, ...]

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Paragraphs and headings without the tables."""
        return tuple(block for block in self.blocks if isinstance(block, Paragraph))

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """Tables in reading order."""
        return tuple(block for block in self.blocks if isinstance(block, Table))

    @cached_property
    def year(self) -> int | None:
        """The year of the title, or of the first paragraph that names one."""
        return next((paragraph.year for paragraph in self.paragraphs if paragraph.year), None)
