"""The title's year against the headings, the opening sentence and the date of signature.

A report for 2024 may speak of 2023 (述法 of that year, comparisons) and plan for 2025; it may not report on 2023 under a
heading of results, nor be signed before its year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from fazhi.audit.judgement import Confidence, Judgement, Relation, Value, Verdict
from fazhi.audit.manuscript import Manuscript, Paragraph, Place
from fazhi.audit.relations.judging import QUOTED

_YEAR = re.compile("(?<![0-9〔])(20[0-9]{2})年")
_SPAN = re.compile("20[0-9]{2}年?[—－\\-–~至](?:20[0-9]{2})年|近[两三五]年|历年")
_ANNUAL = re.compile("报告|总结|汇报|情况")
_NOT_ANNUAL = re.compile("计划|方案|要点|安排|打算|规划|暨|上半年|季度|半年|整改")
_RESULTS = re.compile("成效|举措|做法|开展情况|工作情况|完成情况|主要工作|进展|总结|履职|落实情况|履行")
_DONE = re.compile("成效|完成情况|开展情况|工作情况|总结")
_PLANNED = re.compile("计划|打算|安排|思路|下一步|下步|展望")
_COMING = re.compile("计划|打算|安排|思路|下一步|下步|展望|目标|重点|举措|谋划|工作")
_PAST = re.compile("回顾|整改|上年|去年|问题|对比")
_REPORTED = re.compile("(20[0-9]{2})年[^，。；]{0,30}(?:情况|工作)[^，。；]{0,6}(?:报告|汇报|总结)如下")
_DATE = re.compile("^(20[0-9]{2})年([0-9]{1,2})月([0-9]{1,2})日$")
_EARLIEST_MONTH = 11
"""A yearly report signed before this month of its own year speaks of months that had not yet been."""

_LAST_BLOCKS = 12


def find(manuscript: Manuscript) -> Iterator[Judgement]:
    """Where the report's years disagree."""
    title = next((paragraph for paragraph in manuscript.paragraphs if paragraph.level < 0), None)
    if title is None or _NOT_ANNUAL.search(title.text) or not _ANNUAL.search(title.text) or _SPAN.search(title.text):
        return
    years = set(_YEAR.findall(title.text))
    if len(years) != 1:
        return
    year = int(years.pop())
    for paragraph in manuscript.paragraphs:
        if paragraph.level > 0:
            yield from _heading(title, year, paragraph)
        elif paragraph.level == 0:
            yield from _opening(title, year, paragraph)
    for paragraph in manuscript.paragraphs[-_LAST_BLOCKS:]:
        yield from _signature(title, year, paragraph)


def _heading(title: Paragraph, year: int, heading: Paragraph) -> Iterator[Judgement]:
    named = _YEAR.findall(heading.text)
    if len(set(named)) != 1 or int(named[0]) == year or _SPAN.search(heading.text):
        return
    other, words = int(named[0]), heading.text
    said = f"标题写的是{year}年，“{_short(words)}”写的是{other}年"
    if (other == year - 1 and _RESULTS.search(words) and not _PAST.search(words)) or (
        other == year + 1 and _DONE.search(words) and not _PLANNED.search(words)
    ):
        yield _judgement(title, heading, year, other, Verdict.INCONSISTENT, f"{said}，年度不一致。", Confidence.LIKELY)
    elif not (other == year + 1 and _COMING.search(words)) and not (other < year and _PAST.search(words)):
        yield _judgement(title, heading, year, other, Verdict.UNDETERMINED, f"{said}，请核对。", Confidence.OPEN)


def _opening(title: Paragraph, year: int, paragraph: Paragraph) -> Iterator[Judgement]:
    if "如下" not in paragraph.text:
        return
    found = _REPORTED.search(paragraph.text)
    if found and int(found[1]) != year:
        told = f"标题写的是{year}年，正文却说报告的是{found[1]}年的情况。"
        yield _judgement(title, paragraph, year, int(found[1]), Verdict.INCONSISTENT, told, Confidence.SURE, found[0])


def _signature(title: Paragraph, year: int, paragraph: Paragraph) -> Iterator[Judgement]:
    found = _DATE.match(paragraph.text.replace(" ", "").replace("\u3000", ""))
    if found is None:
        return
    signed, month = int(found[1]), int(found[2])
    if signed < year:
        told = f"标题写的是{year}年，成文日期却在{signed}年，早于所报告的年度。"
        yield _judgement(title, paragraph, year, signed, Verdict.INCONSISTENT, told, Confidence.SURE)
    elif signed == year and month < _EARLIEST_MONTH:
        told = f"标题写的是{year}年，成文日期为{signed}年{month}月，这一年还没有过完，请核对。"
        yield _judgement(title, paragraph, year, signed, Verdict.UNDETERMINED, told, Confidence.OPEN)


def _judgement(
    title: Paragraph,
    paragraph: Paragraph,
    year: int,
    other: int,
    verdict: Verdict,
    told: str,
    confidence: Confidence,
    words: str = "",
) -> Judgement:
    words = words or paragraph.text
    offset = max(0, paragraph.text.find(f"{other}年", max(0, paragraph.text.find(words))))
    at = title.text.find(f"{year}年")
    return Judgement(
        place=Place(paragraph.page, paragraph.heading, paragraph.number, 0, offset),
        text=words[:QUOTED],
        relation=Relation.YEARS,
        verdict=verdict,
        explanation=told,
        values=(Value("title", f"{year}年", Decimal(year), "年"), Value("text", f"{other}年", Decimal(other), "年")),
        expected=f"{year}年" if verdict is Verdict.INCONSISTENT else "",
        confidence=confidence,
        marks=((title.number, at, at + 5), (paragraph.number, offset, offset + 5)),
    )


def _short(words: str) -> str:
    return words if len(words) <= 24 else f"{words[:23]}…"
