"""The year that a report says it is of."""

from __future__ import annotations

import pytest

from fazhi.audit.judgement import Verdict
from fazhi.audit.reading import plain
from fazhi.audit.reported import of_another_year, reported_year

TITLE = "某某镇关于2024年度法治政府建设情况的报告"


@pytest.mark.parametrize(
    ("text", "year"),
    [
        (f"{TITLE}\n\n一、2023年工作情况", 2024),
        ("一、2023年工作开展情况\n学法。\n二、2024年工作打算\n普法。", 2023),
        ("一、主要成效\n学法。\n二、2025年工作安排\n普法。", None),
        ("某某镇关于2023—2024年度法治政府建设情况的报告", None),
        ("全年受理信访件73件。", None),
        ("", None),
    ],
)
def test_the_year_of_a_report(text: str, year: int | None) -> None:
    assert reported_year(plain(text)) == year


def test_a_report_of_another_year_is_said_at_its_title() -> None:
    manuscript = plain(TITLE)
    assert of_another_year(manuscript, 2024) is None
    said = of_another_year(manuscript, 2023)
    assert said is not None and said.verdict is Verdict.UNDETERMINED
    ((paragraph, start, end),) = said.marks
    assert paragraph == 1 and TITLE[start:end] == "2024"
