"""Which year a report says that it is of, so that it is not compared with the ledgers of another."""

from __future__ import annotations

import re

from fazhi.audit.judgement import Confidence, Judgement, Relation, Verdict
from fazhi.audit.manuscript import Manuscript, Paragraph, Place
from fazhi.audit.reading.headings import years_named

_PLANS = re.compile("计划|打算|安排|思路|下一?步|展望|规划|上年|去年|整改")
"""Words of a heading that speaks of another year than the report's."""


def reported_year(manuscript: Manuscript) -> int | None:
    """The one year that the title names, else the first main heading that names one; None where neither does.

    Examples
    --------
    >>> reported_year(Manuscript("a.txt", (Paragraph("关于2024年法治政府建设情况的报告", 1, level=-1),)))
    2024
    """
    saying = _saying(manuscript)
    return years_named(saying.text)[0] if saying else None


def _saying(manuscript: Manuscript) -> Paragraph | None:
    title = [paragraph for paragraph in manuscript.paragraphs if paragraph.level < 0]
    main = [each for each in manuscript.paragraphs if each.level == 1 and not _PLANS.search(each.text)]
    return next((each for each in (*title, *main) if len(years_named(each.text)) == 1), None)


def of_another_year(manuscript: Manuscript, year: int) -> Judgement | None:
    """What is said of a report in the place of a comparison with ledgers of a year that is not its own."""
    said = _saying(manuscript)
    told = reported_year(manuscript)
    if said is None or told in (None, year):
        return None
    start = max(said.text.find(str(told)), 0)
    return Judgement(
        Place(said.page, said.heading, said.number, 1, start),
        said.text[:60],
        Relation.YEARS,
        Verdict.UNDETERMINED,
        f"报告写的是{told}年，台账是{year}年的，没有与台账核对；请用{told}年的台账。",
        confidence=Confidence.OPEN,
        marks=((said.number, start, start + len(str(told))),),
        file=manuscript.file,
    )
