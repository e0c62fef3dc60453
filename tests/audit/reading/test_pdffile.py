"""PDF: paragraphs by the places of their lines."""

from __future__ import annotations

import pytest
import typst

from fazhi.audit.manuscript import Manuscript
from fazhi.audit.reading import read_bytes
from fazhi.errors import ReadingError
from fazhi.report.fonts import SERIF, fonts

_HEAD = f"""#set page(width: 300pt, height: 220pt, margin: 40pt, header: [内部资料], numbering: "— 1 —")
#set text(font: "{SERIF}", lang: "zh", size: 12pt, cjk-latin-spacing: none)
#set par(justify: true, first-line-indent: (amount: 2em, all: true))
"""


def _pdf(source: str) -> Manuscript:
    made = typst.Compiler((_HEAD + source).encode(), font_paths=fonts()).compile(format="pdf")
    assert isinstance(made, bytes)
    return read_bytes("报告.pdf", made)


def test_lines_become_paragraphs_across_pages_without_what_runs_along_them() -> None:
    long = "全年共登记信访件73件，其中68件已办结，办结率93.15%，另有5件正在办理。" * 6
    read = _pdf(
        f"#align(center)[关于2024年工作的报告]\n\n一、主要成效\n\n{long}\n\n（一）办好热线\n\n{long}\n\n短的一段。\n"
    )
    assert [(each.level, each.page, each.text) for each in read.paragraphs] == [
        (-1, 1, "关于2024年工作的报告"),
        (1, 1, "一、主要成效"),
        (0, 1, long),
        (2, 2, "（一）办好热线"),
        (0, 3, long),
        (0, 4, "短的一段。"),
    ]


@pytest.mark.parametrize("filler", range(14, 24))
def test_a_paragraph_that_ends_at_the_right_edge_ends_there(filler: int) -> None:
    first, second = "长" * (filler - 1) + "。", "另起的一段话。"
    texts = [each.text for each in _pdf(f"{'甲' * 60}。\n\n{first}\n\n{second}\n").paragraphs]
    assert texts[-2:] == [first, second]


def test_rows_with_wide_gaps_are_a_table() -> None:
    read = _pdf("#table(columns: (80pt, 60pt, 60pt), [指标], [上年], [今年], [信访件], [81件], [73件])\n")
    assert [table.rows for table in read.tables] == [(("指标", "上年", "今年"), ("信访件", "81件", "73件"))]


def test_a_pdf_of_pictures_says_so() -> None:
    with pytest.raises(ReadingError, match="扫描件"):
        _pdf("#set page(header: none, numbering: none)\n#rect(width: 20pt)\n")
