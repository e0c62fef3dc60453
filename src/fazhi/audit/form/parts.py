"""The five parts that a yearly report must have (《法治政府建设与责任落实督察工作规定》, article 24)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fazhi.audit.form.faults import Fault
from fazhi.audit.form.kinds import Part, is_report, main_headings
from fazhi.audit.judgement import Confidence, Verdict
from fazhi.audit.manuscript import Manuscript, Paragraph
from fazhi.audit.reading.headings import without_number

_MUST = (Part.RESULTS, Part.SHORTCOMINGS, Part.LEADERS, Part.NEXT)
"""The fifth part is for those who have something else to say."""

_LEADERS = re.compile("第一责任人")
_INSIDE = {
    Part.SHORTCOMINGS: re.compile("存在(?:的|着|以下|一些|的主要|的突出)*(?:不足|问题|短板|差距|薄弱)"),
    Part.NEXT: re.compile("下一?步|下一?年度?|(?:今后|来年|明年)的?工作"),
}
"""Words that show a part within another part's heading or at the start of a paragraph."""

_START = 16


def parts(manuscript: Manuscript) -> Iterator[Fault]:
    """Each part that a report lacks; for the third, where it stands when it has no chapter of its own: no fault."""
    if not is_report(manuscript):
        return
    headings = [without_number(each.text) for each in main_headings(manuscript)]
    first = next((each for each in manuscript.paragraphs if each.level < 0), manuscript.paragraphs[0])
    for part in _MUST:
        if any(part.named_by(heading) for heading in headings):
            continue
        if part is Part.LEADERS and (found := _mentioned(manuscript)):
            yield _folded(part, found)
        elif not _stands_inside(manuscript, part):
            yield Fault(
                "part",
                first,
                0,
                len(first.text),
                f"没有看到第{part.number}部分“{part.title}”；年度报告缺这一部分就不完整，请补写一章并在标题中写明。",
                expected=part.title,
                confidence=Confidence.LIKELY,
                whole=True,
            )


def _mentioned(manuscript: Manuscript) -> Paragraph | None:
    """The subsection or paragraph that says how the heads performed: a heading rather than a text."""
    said = [each for each in manuscript.paragraphs if _LEADERS.search(each.text)]
    return next((each for each in said if each.level > 0), said[0] if said else None)


def _folded(part: Part, found: Paragraph) -> Fault:
    words = _LEADERS.search(found.text)
    assert words
    where = without_number(found.text) if found.level > 0 else found.heading
    under = f"写在“{where}”里" if where else "只在正文中提到"
    return Fault(
        "folded",
        found,
        words.start(),
        words.end(),
        f"第{part.number}部分“{part.title}”没有单独成章，{under}；内容没有缺，单独成章更便于上级核对。",
        confidence=Confidence.LIKELY,
        verdict=Verdict.UNDETERMINED,
    )


def _stands_inside(manuscript: Manuscript, part: Part) -> bool:
    words = _INSIDE.get(part)
    if words is None:
        return False
    return any(words.search(each.text if each.level > 0 else each.text[:_START]) for each in manuscript.paragraphs)
