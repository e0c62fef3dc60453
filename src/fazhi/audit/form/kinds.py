"""Which manuscripts are reports of this kind: only they must have its parts and its numbering."""

from __future__ import annotations

import re
from enum import Enum

from fazhi.audit.manuscript import Manuscript, Paragraph
from fazhi.audit.reading.headings import without_number
from fazhi.audit.reading.headnumbers import head_number


class Part(Enum):
    """The five statutory parts; the value is its number, its name, and words of a heading that mean it."""

    RESULTS = (
        "一",
        "主要举措和成效",
        r"举措|做法|成效|成绩|亮点|主要工作|重点工作|工作(?:开展|落实|完成|进展|推进)?情况|开展情况|工作总结|基本情况"
        r"|(?:全面|扎实|深入|持续|着力|大力)?推进(?:(?!责任人).){0,12}情况",
    )
    SHORTCOMINGS = (
        "二",
        "存在的不足和原因",
        r"不足|短板|差距|薄弱|存在.{0,6}问题|主要问题|问题(?:和|与|及)原因|困难",
    )
    LEADERS = (
        "三",
        "党政主要负责人履行推进法治建设第一责任人职责情况",
        r"第一责任人|(?:主要负责人|负责同志).{0,12}(?:履职|履行|职责|述法)",
    )
    NEXT = (
        "四",
        "下一年度主要安排",
        r"下一?步|(?:下|新的?)一?年|来年|明年|今后|努力方向|工作(?:打算|安排|计划|思路|建议|设想)|改进措施",
    )
    OTHER = ("五", "其他需要报告的事项", r"其他|其它")

    def __init__(self, number: str, title: str, words: str) -> None:
        self.number, self.title = number, title
        self._words = re.compile(words)

    def named_by(self, heading: str) -> bool:
        """Whether a heading means this part; 2025年工作安排 does as 下一步工作安排 does."""
        return self._words.search(heading) is not None


_SUBJECT = re.compile("法治政府|依法行政|依法治[镇乡街县区市]|法治建设|法治[镇乡]")
_REPORT = re.compile("报告|总结|汇报|情况|要点")
_ENOUGH = 2
_LONG = 800


def is_report(manuscript: Manuscript) -> bool:
    """Whether a manuscript is a yearly report on the rule of law: by its title, else by the headings of its parts."""
    headings = main_headings(manuscript)
    title = next((each.text for each in manuscript.paragraphs[:8] if each.level < 0), "")
    if _SUBJECT.search(title) and _REPORT.search(title):
        return bool(headings) or sum(len(each.text) for each in manuscript.paragraphs) >= _LONG
    named = {part for each in headings for part in Part if part.named_by(without_number(each.text))}
    return not title and len(named) > _ENOUGH and any("法治" in each.text for each in headings)


def main_headings(manuscript: Manuscript) -> tuple[Paragraph, ...]:
    """The headings of the first level that carry a number, or all of that level where none does; none of an annex."""
    first = [each for each in manuscript.paragraphs if each.level == 1 and not each.text.startswith("附件")]
    return tuple([each for each in first if head_number(each.text)] or first)
