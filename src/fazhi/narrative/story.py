"""The whole report as passages: headings numbered, sentences bound, what is missing marked and listed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from fazhi import numbers
from fazhi.catalog import Catalog, Chapter, ReportPart, Topic
from fazhi.errors import NarrativeError
from fazhi.findings import Finding
from fazhi.indicators import Status, Value
from fazhi.narrative.figure import Figure, MissingFigure, Waiting
from fazhi.narrative.language import language_of
from fazhi.narrative.lines import Origin, Span, render_line
from fazhi.narrative.passages import Heading, Narrative, Paragraph, Passage
from fazhi.narrative.towntext import STANDARDS, TEXT_FILE, OwnLine, TownText, bind_titles
from fazhi.narrative.typed import typed_digits
from fazhi.release import Released, require
from fazhi.settings import YearSettings

_OWN = re.compile(
    r"""^\{\{\s*own\(\s*["'](?P<heading>[^"']+)["']\s*(?P<required>,\s*required\s*=\s*true\s*)?\)\s*\}\}$"""
)
_SENTENCE_END = re.compile(r"[。！？；：，、…][”’」』》）]?\s*$")


def narrate(released: Released, catalog: Catalog, own: TownText, settings: YearSettings | None = None) -> Narrative:
    """Write the report.

    Parameters
    ----------
    released : Released
        The only numbers that may be written.
    catalog : Catalog
        Outline and text templates.
    own : TownText
        What no ledger can say.
    settings : YearSettings, optional
        Says whether the date of the document is known.

    Raises
    ------
    ReleaseError
        `released` is not Released.
    NarrativeError
        A template or the town's text cannot be used.
    """
    return _Writer(require(released), catalog, own, settings or YearSettings()).write()


class _Writer:
    def __init__(self, released: Released, catalog: Catalog, own: TownText, settings: YearSettings) -> None:
        self.released, self.catalog, self.own, self.settings = released, catalog, own, settings
        self.year = released.period.year
        self.language = language_of(released, catalog, own)
        self.titles = {indicator.title: name for name, indicator in catalog.indicators.items()}
        self.findings: list[Finding] = []
        self.used: set[str] = {STANDARDS}

    def write(self) -> Narrative:
        passages: list[Passage] = []
        opening = self._template(self.catalog.opening, "opening.md.j2", "", "")
        passages += opening
        number = 0
        for part in self.catalog.outline.parts:
            body = self._part(part)
            if body:
                number += 1
                passages += [Heading(1, f"{numbers.numeral(number)}、", part.title, part.id), *body]
        for heading in self.own.sections:
            if heading not in self.used:
                valid = "、".join(sorted(self.used))
                message = f"{TEXT_FILE} 的标题“{heading}”在报告里没有位置；可用：{valid}。"
                self.findings.append(Finding("text-unplaced", message, file=TEXT_FILE))
        pending = self._pending()
        missing = (Finding(waiting.code, f"版头和落款：{waiting.text}。") for waiting in pending)
        findings = (*self.findings, *self._waiting_findings(passages), *missing)
        return Narrative(self._title(), self.year, tuple(passages), findings, pending)

    def _pending(self) -> tuple[Waiting, ...]:
        town = self.released.town
        lacking = {
            "主送机关（town.toml 的 superior）": not town.superior,
            "署名（town.toml 的 issuers）": not town.issuers,
            "成文日期（year.toml 的 document_date）": self.settings.document_date is None,
        }
        return tuple(Waiting(f"待起草人提供{what}", "text-missing") for what, lacks in lacking.items() if lacks)

    def _title(self) -> str:
        period, town = self.released.period.name, self.released.town
        return self.catalog.outline.title.format(
            issuers="".join(town.issuers) or town.name,
            town=town.name,
            year=self.year,
            period="" if period == "全年" else period,
        )

    def _part(self, part: ReportPart) -> list[Passage]:
        passages: list[Passage] = []
        for topic in part.topics:
            passages += self._topic(topic, part.title)
        number = 0
        for chapter in part.chapters:
            body = self._chapter(chapter)
            if body:
                number += 1
                passages += [Heading(2, f"（{numbers.numeral(number)}）", chapter.title, chapter.id), *body]
        if part.own:
            passages += self._own_part(part, number, required=part.own_required and not passages)
        return passages

    def _chapter(self, chapter: Chapter) -> list[Passage]:
        passages: list[Passage] = []
        for topic in chapter.topics:
            passages += self._topic(topic, chapter.title)
        number = 0
        for section in chapter.sections:
            body = [passage for topic in section.topics for passage in self._topic(topic, section.title)]
            if body:
                number += 1
                passages += [Heading(3, f"{number}.", section.title, section.topics[0]), *body]
        return passages

    def _topic(self, name: str, chapter: str) -> list[Paragraph]:
        topic: Topic = self.catalog.topics[name]
        return self._template(topic.text, topic.text_file, name, chapter)

    def _template(self, text: str, file: str, topic: str, chapter: str) -> list[Paragraph]:
        paragraphs = []
        for block in _blocks(text):
            spans: list[Span] = []
            for line, number in block:
                spans += self._line(line, Origin(file, number), spans)
            if any(not isinstance(span, str) or span.strip() for span in spans):
                paragraphs.append(Paragraph(tuple(spans), topic, chapter))
        return paragraphs

    def _line(self, line: str, origin: Origin, before: list[Span]) -> tuple[Span, ...]:
        if match := _OWN.match(line):
            return self._own_lines(match["heading"], before, required=bool(match["required"]))
        try:
            return render_line(line, self.language, origin)
        except MissingFigure as missing:
            if missing.lacking:
                self._say_left_out(origin, missing)
            return self._left_out(missing.value, before)

    def _say_left_out(self, origin: Origin, missing: MissingFigure) -> None:
        """A sentence vanished that nobody owes a ledger for: say why, or it is looked for in vain."""
        value = missing.value
        why = f"没有{missing.lacking}" if missing.lacking else "没有数字" if value.value is None else "用不上"
        message = f"{origin.file} 第{origin.line}行没有写入：指标“{value.indicator.title}”{why}。"
        finding = Finding("sentence-left-out", message, file=origin.file, row=origin.line)
        self.findings.append(finding.touching([value.id]))

    def _left_out(self, value: Value, before: list[Span]) -> tuple[Span, ...]:
        """The mark of a dropped sentence in a draft; once for each thing that is owed in a paragraph."""
        if value.status is not Status.MISSING or not value.awaited:
            return ()
        waiting = Waiting(f"待{'、'.join(value.awaited)}", "sentence-left-out", (value.id,))
        already = any(isinstance(span, Waiting) and span.text == waiting.text for span in before)
        return () if already else (waiting,)

    def _own_lines(self, heading: str, before: list[Span], *, required: bool) -> tuple[Span, ...]:
        """The lines of a section as sentences of one paragraph: one without a full stop is given it."""
        self.used.add(heading)
        spans: list[Span] = []
        for line in self.own.sections.get(heading, ()):
            sentence = self._own_line(line, [*before, *spans])
            spans += sentence
            last = sentence[-1] if sentence else Waiting("", "text-missing")
            if isinstance(last, Figure) or (isinstance(last, str) and not _SENTENCE_END.search(last)):
                spans.append("。")
        if not spans and required:
            return (Waiting(f"待起草人提供“{heading}”", "text-missing"),)
        return tuple(spans)

    def _own_part(self, part: ReportPart, chapters: int, *, required: bool) -> Iterator[Passage]:
        self.used.add(part.own)
        lines = self.own.sections.get(part.own, ())
        if not lines and required:
            waiting = Waiting(f"待起草人提供“{part.own}”", "text-missing")
            yield Paragraph((waiting,), part.id, part.title, own=True)
        title, number = part.title, chapters
        for line in lines:
            if line.is_heading:
                number += 1
                title = line.text
                self._say_typed(line, line.text)
                yield Heading(2, f"（{numbers.numeral(number)}）", line.text, part.id)
            elif spans := self._own_line(line, []):
                yield Paragraph(spans, part.id, title, own=True)

    def _own_line(self, line: OwnLine, before: list[Span]) -> tuple[Span, ...]:
        origin = Origin(TEXT_FILE, line.line)
        try:
            text = bind_titles(line.text, self.titles)
        except NarrativeError as error:
            raise origin.error(str(error)) from None
        try:
            spans = render_line(text, self.language, origin, typed_digits=True)
        except MissingFigure as missing:
            if missing.lacking or missing.value.status is not Status.MISSING or not missing.value.awaited:
                self._say_left_out(origin, missing)
            return self._left_out(missing.value, before)
        for span in spans:
            if isinstance(span, str):
                self._say_typed(line, span)
        return spans

    def _say_typed(self, line: OwnLine, text: str) -> None:
        for digits in typed_digits(text, self.catalog.outline.listed_names):
            message = f"{TEXT_FILE} 第{line.line}行的“{digits}”是直接写的数字，没有绑定指标，请核对。"
            self.findings.append(Finding("digit-unbound", message, file=TEXT_FILE, row=line.line, value=digits))

    def _waiting_findings(self, passages: Iterable[Passage]) -> Iterator[Finding]:
        for passage in passages:
            for span in passage.spans if isinstance(passage, Paragraph) else ():
                if isinstance(span, Waiting):
                    where = f"“{passage.chapter}”" if isinstance(passage, Paragraph) and passage.chapter else "开头"
                    yield Finding(span.code, f"{where}：{span.listed}。").touching(span.indicators)


def _blocks(text: str) -> Iterator[list[tuple[str, int]]]:
    """Paragraphs of a template: lines with their numbers, blank lines between."""
    block: list[tuple[str, int]] = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            block.append((line.strip(), number))
        elif block:
            yield block
            block = []
    if block:
        yield block
