"""The finished files read back: every claim stands where it belongs, no other digit stands in the narrative."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from fazhi.catalog import Catalog
from fazhi.exhibits.drawn import agrees
from fazhi.findings import Finding
from fazhi.narrative import Narrative, TownText
from fazhi.narrative.typed import typed_digits
from fazhi.release import Released
from fazhi.report.blocks import Chart, Document
from fazhi.report.reread.alignment import Agreement, agreements, squeezed
from fazhi.report.reread.promised import Bound, Promised, annex_heads, promised, without_own
from fazhi.report.reread.readers import chart_tables, narrative_text

_CLEARED = "\u241f"
"""Stands in the read text for what is accounted for; no digit and no word, so that neighbours do not grow together."""

_LONGEST_SHOWN = 6
"""More digits than this may be an identity or telephone number: the finding says how many, not which."""


def reread(
    files: Mapping[str, bytes], narrative: Narrative, document: Document, names: Iterable[str] = ()
) -> tuple[Finding, ...]:
    """Check finished reports by what stands in them.

    Parameters
    ----------
    files : mapping of str to bytes
        By name: report.html, report.pdf, report.docx, or some of them.
    narrative : Narrative
        What the report says; its claims are looked for.
    document : Document
        Of the executed notebook: what an analyst added, and the charts.
    names : iterable of str
        Names with digits that may stand in the text, from :func:`allowed_names`.

    Returns
    -------
    tuple of Finding
        claim-unread, digit-stray and chart-differs, by file; empty where all is as it should be.

    Raises
    ------
    ReportError
        A file is none of the three kinds.
    """
    meant = promised(document, narrative)
    listed = tuple(sorted({squeezed(name) for name in names}, key=lambda name: (-len(name), name)))
    warned = Counter(squeezed(each.value) for each in narrative.findings if each.code == "digit-unbound")
    heads = annex_heads(document)
    found = list(_drawn(document))
    for name, content in files.items():
        read = without_own(squeezed(narrative_text(name, content, heads)), document)
        found += _compared(name, meant, read, listed, warned)
        if name.endswith(".html"):
            found += _behind_charts(name, content, document)
    return tuple(dict.fromkeys(found))


def allowed_names(released: Released, catalog: Catalog, own: TownText) -> tuple[str, ...]:
    """Names with digits that may stand in the narrative: those listed, those in the ledgers, the year's wording.

    Parameters
    ----------
    released : Released
        Gives the names that sentences list (statutes, booklets, firms) and the town's own.
    catalog : Catalog
        Gives the listed names of the outline.
    own : TownText
        Gives the wording that the superior's notice prescribes.
    """
    town = released.town
    typed = (
        *(name for value in released.values.values() for name in value.names),
        *own.phrases.values(), *town.issuers, town.name, town.superior or "",
    )  # fmt: skip
    # A bare number is no name: it would excuse every other one like it.
    named = (name for name in typed if any(map(str.isdigit, name)) and not name.strip().isdigit())
    return tuple(dict.fromkeys((*catalog.outline.listed_names, *named)))


def _compared(
    file: str, meant: Promised, read: str, listed: tuple[str, ...], warned: Mapping[str, int]
) -> Iterator[Finding]:
    found = agreements(meant.text, read)
    cleared = list(read)
    for bound in meant.bounds:
        standing = _standing(bound, meant.text, found)
        for place in (place for start, end in standing for place in range(start, end)):
            if bound.figure or cleared[place].isdigit():
                cleared[place] = _CLEARED
        if bound.claim is not None and not standing:
            claim = bound.claim
            message = f"{file}“{claim.chapter or '开头'}”：应有的“{claim.text}”没有读到。"
            yield Finding("claim-unread", message, file=file, value=claim.text, indicators=(claim.indicator,))
    left = Counter(warned)
    for chapter, sentence in _sentences("".join(cleared), _chapters(meant, found)):
        for digits in typed_digits(sentence, listed):
            if left[digits] > 0:  # the town's own text, of which the clerk has been told
                left[digits] -= 1
            else:
                yield _stray(file, digits, sentence, chapter)


def _chapters(meant: Promised, found: tuple[Agreement, ...]) -> list[tuple[int, str]]:
    """Where the headings stand in the read text, in order; the opening has none."""
    places = ((_place(start, start + len(text), meant.text, found), text) for start, text in meant.headings)
    return [(0, ""), *((place, text) for place, text in places if place is not None)]


def _sentences(text: str, chapters: list[tuple[int, str]]) -> Iterator[tuple[str, str]]:
    """Each sentence with the heading above it; a heading has no full stop, so the text is parted there too."""
    ends = [*(place for place, _ in chapters[1:]), len(text)]
    for (start, chapter), end in zip(chapters, ends, strict=True):
        yield from ((chapter, sentence) for sentence in text[start:end].split("。"))


def _standing(bound: Bound, text: str, found: tuple[Agreement, ...]) -> list[tuple[int, int]]:
    """Where the characters stand in the read text; a figure whole or not at all."""
    if bound.figure:
        place = _place(bound.start, bound.end, text, found)
        return [] if place is None else [(place, place + bound.end - bound.start)]
    shared = ((each, max(bound.start, each.meant), min(bound.end, each.meant + each.size)) for each in found)
    return [(each.read + a - each.meant, each.read + b - each.meant) for each, a, b in shared if a < b]


def _place(start: int, end: int, text: str, found: tuple[Agreement, ...]) -> int | None:
    """Where the characters stand in the read text, with a neighbour on each side: 93.15% is not in 193.15%."""
    before, after = max(start - 1, 0), min(end + 1, len(text))
    at = bisect_right(found, before, key=lambda each: each.meant) - 1
    if at < 0 or not found[at].holds(before, after):
        return None
    return found[at].read + start - found[at].meant


def _stray(file: str, digits: str, sentence: str, chapter: str) -> Finding:
    # No more of the sentence than its measure word: it may name a person.
    after = sentence.partition(digits)[2][:1]
    shown = f"{digits}{after if after.isalpha() and not after.isascii() else ''}"
    if (many := sum(map(str.isdigit, digits))) > _LONGEST_SHOWN:
        shown = digits = f"{many}位数字"
    message = f"{file}“{chapter or '开头'}”里的“{shown}”不是指标的数字，也不是日期、文号或者名称。"
    return Finding("digit-stray", message, file=file, value=digits)


def _drawn(document: Document) -> Iterator[Finding]:
    for block in _charts(document):
        if not agrees(block.svg, [column.title for column in block.data.columns], block.data.rows):
            yield Finding("chart-differs", f"图“{block.caption}”画的数据与它的数据表不一致。", value=block.caption)


def _behind_charts(file: str, content: bytes, document: Document) -> Iterator[Finding]:
    """The table that a reader opens under each chart is the chart's."""
    tables = iter(chart_tables(content))
    for block in _charts(document):
        rows = ([column.title for column in block.data.columns], *block.data.rows)
        if next(tables, None) != tuple(tuple(map(squeezed, row)) for row in rows):
            message = f"{file}：图“{block.caption}”下面的数据表不是这张图的数据。"
            yield Finding("chart-differs", message, file=file, value=block.caption)


def _charts(document: Document) -> tuple[Chart, ...]:
    everything = (*document.blocks, *(block for annex in document.annexes for block in annex.blocks))
    return tuple(block for block in everything if isinstance(block, Chart))
