"""The Document: what a report is made of, before it is a page of any kind.

Every value here is frozen, and :mod:`fazhi.report.plainvalues` turns it into what JSON holds and back without loss, so
the same structure travels inside a notebook's outputs and into the Typst template. Nothing in it knows about HTML, PDF
or Word.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal

from pydantic import Field

from fazhi.errors import ReportError

Align = Literal["left", "center", "right"]

# --- inline pieces of a paragraph ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TextSpan:
    """Plain running text."""

    text: str
    type: Literal["text"] = "text"


@dataclass(frozen=True, slots=True)
class FigureSpan:
    """A printed number, bound to what it measures.

    ``text`` is what is printed (``600余件``, ``93.15%``), ``value`` the exact number as a decimal string, ``measure``
    one of value, change, previous, numerator, denominator, threshold. ``indicator`` is the key of
    :attr:`Document.figures`.
    """

    text: str
    indicator: str
    measure: str
    value: str | None
    year: int
    type: Literal["figure"] = "figure"


@dataclass(frozen=True, slots=True)
class EmphasisSpan:
    """Text set apart: an analyst's emphasis, or a place that waits for an office (``missing``)."""

    text: str
    style: Literal["emphasis", "strong", "code", "missing"] = "emphasis"
    type: Literal["emphasis"] = "emphasis"


@dataclass(frozen=True, slots=True)
class LinkSpan:
    """A link that an analyst wrote; followed only when the reader clicks."""

    text: str
    href: str
    type: Literal["link"] = "link"

    def __post_init__(self) -> None:
        # A link may open a page or a letter, never run anything.
        if not self.href.startswith(("https://", "http://", "mailto:")):
            raise ReportError("报告里的链接只能以https://、http://或mailto:开头，请改正后重新生成。")


Span = Annotated[TextSpan | FigureSpan | EmphasisSpan | LinkSpan, Field(discriminator="type")]

# --- blocks ----------------------------------------------------------------------------------------------------
# `own` marks what an analyst added in cells of their own (分析者自加内容), in every format.


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 4; ``number`` is 一、 （一） 1. （1） as given, or empty."""

    level: int
    number: str
    text: str
    own: bool = False
    type: Literal["heading"] = "heading"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    spans: tuple[Span, ...]
    own: bool = False
    type: Literal["paragraph"] = "paragraph"


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list; each item is the spans of one line, ``depths`` how far each is nested (0 without nesting).

    ``numbered`` says for each item whether it is numbered, where lists of both kinds nest; without it all are as
    ``ordered`` says.
    """

    ordered: bool
    items: tuple[tuple[Span, ...], ...]
    depths: tuple[int, ...] = ()
    own: bool = False
    numbered: tuple[bool, ...] = ()
    type: Literal["list"] = "list"


@dataclass(frozen=True, slots=True)
class Note:
    """A remark beside the text: what a draft still waits for, something to know, or a finding."""

    text: str
    kind: Literal["draft", "info", "finding"] = "info"
    own: bool = False
    type: Literal["note"] = "note"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    title: str
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class TableData:
    """Columns and rows of printed text, each row as long as the columns."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]

    def __post_init__(self) -> None:
        _check_rows(self.columns, self.rows)


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart as SVG whose text is drawn as paths, with the data that it shows; ``note`` prints with its caption."""

    id: str
    caption: str
    alt: str
    svg: str
    data: TableData
    note: str = ""
    own: bool = False
    type: Literal["chart"] = "chart"


@dataclass(frozen=True, slots=True)
class Table:
    """A table; ``wide`` ones are turned to landscape pages on paper and scroll in their own box on a screen."""

    id: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    wide: bool = False
    own: bool = False
    type: Literal["table"] = "table"

    def __post_init__(self) -> None:
        _check_rows(self.columns, self.rows)


@dataclass(frozen=True, slots=True)
class Image:
    """A picture that an analyst's cell showed, as base64."""

    media_type: Literal["image/png", "image/jpeg", "image/svg+xml"]
    base64: str
    alt: str
    caption: str = ""
    own: bool = False
    type: Literal["image"] = "image"


@dataclass(frozen=True, slots=True)
class Preformatted:
    """Text whose lines and spaces stand as they are: printed output."""

    text: str
    own: bool = False
    type: Literal["preformatted"] = "preformatted"


Block = Annotated[
    Heading | Paragraph | ListBlock | Note | Chart | Table | Image | Preformatted, Field(discriminator="type")
]

# --- the whole -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Front:
    """What stands at the head and at the end of the document; ``annex`` says whether the filed one has annexes."""

    title: str
    issuers: tuple[str, ...]
    addressee: str
    date: str
    town: str
    year: int
    period: str = "全年"
    document_number: str = ""
    demo: bool = False
    draft: bool = False
    annex: bool = True
    language: str = "zh-CN"


@dataclass(frozen=True, slots=True)
class FigureNote:
    """The explanation that opens at a figure; every field is printed text but ``rows`` and ``inputs``.

    ``inputs`` are (file name, first characters of its SHA-256).
    """

    indicator: str
    title: str
    definition: str
    value: str
    numerator: str = ""
    denominator: str = ""
    previous: str = ""
    previous_source: str = ""
    ledger: str = ""
    rows: int | None = None
    status: str = ""
    inputs: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Annex:
    """A part after the sign-off; ``label`` (附件1) is given by :func:`fazhi.report.paper.filing.filing`."""

    title: str
    blocks: tuple[Block, ...]
    label: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A report: front, text, annexes, and the explanation of every figure by indicator."""

    front: Front
    blocks: tuple[Block, ...]
    annexes: tuple[Annex, ...] = ()
    figures: Mapping[str, FigureNote] = field(default_factory=dict)


def _check_rows(columns: tuple[Column, ...], rows: tuple[tuple[str, ...], ...]) -> None:
    for index, row in enumerate(rows, start=1):
        if len(row) != len(columns):
            raise ReportError(f"表格第{index}行有{len(row)}格，而表头有{len(columns)}列，请补齐后再生成报告。")
