"""The title's year against headings, opening and signature."""

from __future__ import annotations

import pytest
from audit.relations.sayings import judged

from fazhi.audit.judgement import Relation, Verdict

TITLE = "关于2024年法治政府建设情况的报告"
END = "某某镇人民政府"

CASES = {
    "one year": ((TITLE, "现将2024年工作情况报告如下：", "一、主要举措和成效", END, "2025年2月11日"), []),
    "last year's results": ((TITLE, "一、2023年主要举措和成效"), [Verdict.INCONSISTENT]),
    "next year's results": ((TITLE, "一、2025年主要工作成效"), [Verdict.INCONSISTENT]),
    "next year's plan": ((TITLE, "三、2025年工作打算"), []),
    "a look back": ((TITLE, "一、2023年问题整改情况"), []),
    "another year's opening": ((TITLE, "现将2023年工作情况报告如下："), [Verdict.INCONSISTENT]),
    "the hearing of last year": ((TITLE, "一、主要成效", "2023年度全镇8个部门完成述法。"), []),
    "signed before the year": ((TITLE, "一、主要成效", END, "2023年12月30日"), [Verdict.INCONSISTENT]),
    "signed early": ((TITLE, "一、主要成效", END, "2024年6月30日"), [Verdict.UNDETERMINED]),
    "signed in December": ((TITLE, "一、主要成效", END, "2024年12月20日"), []),
    "half a year": (("关于2024年上半年法治建设情况的报告", "一、主要成效", END, "2024年7月5日"), []),
    "two years in the title": (("2024年工作总结暨2025年工作计划", "一、2025年工作计划"), []),
}


@pytest.mark.parametrize(("lines", "verdicts"), CASES.values(), ids=CASES.keys())
def test_years(lines: tuple[str, ...], verdicts: list[Verdict]) -> None:
    found = [each for each in judged("\n".join(lines)) if each.relation is Relation.YEARS]
    assert [each.verdict for each in found] == verdicts


def test_the_title_and_the_other_year_are_marked() -> None:
    [judgement] = judged(f"{TITLE}\n一、2023年主要举措和成效\n")
    assert [mark[0] for mark in judgement.marks] == [1, 2]
    assert judgement.expected == "2024年"
