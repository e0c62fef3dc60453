"""A judgement of a table marks the cell that its words name, on the page and on a notebook's screen."""

from __future__ import annotations

import pytest
from lxml import html

from fazhi.audit import annotated, examine
from fazhi.audit.cells import marked_cells
from fazhi.audit.judgement import Verdict
from fazhi.audit.manuscript import Manuscript, Table
from fazhi.audit.marking import Mark
from fazhi.audit.screen import screen

ROWS = (
    ("村", "受理数", "办结数", "办结率"),
    ("东村", "40", "38", "95.00%"),
    ("西村", "20", "19", "96.00%"),
    ("合 计", "60", "57", "95.00%"),
)


@pytest.mark.parametrize(
    ("words", "cell"),
    [
        ("“西村”行办结率96.00%", (2, 3)),
        ("各村办理情况：“东村”行受理数40", (1, 1)),
        ("“受理数”列合计60", (3, 1)),
        ("“受理数”列合计61", None),
        ("“南村”行办结率96.00%", None),
        ("“东村”行增幅95.00%", None),
        ("合计60", None),
        ("", None),
    ],
)
def test_the_words_name_a_cell(words: str, cell: tuple[int, int] | None) -> None:
    cells, rest = marked_cells(Table(ROWS, 1), [(Mark(0, 0, Verdict.INCONSISTENT, 7), words)])
    marked = [
        (row, column)
        for row, line in enumerate(cells)
        for column, parts in enumerate(line)
        if any(part.ends for part in parts)
    ]
    assert marked == ([cell] if cell else []) and (not rest) is bool(cell)
    assert tuple(tuple("".join(part.text for part in parts) for parts in line) for line in cells) == ROWS


def test_two_cells_that_the_words_may_mean_are_not_marked() -> None:
    rows = (("村", "受理数"), ("东村", "40"), ("东村", "40"))
    _, rest = marked_cells(Table(rows, 1), [(Mark(0, 0, Verdict.STYLE, 1), "“东村”行受理数40")])
    assert len(rest) == 1


def test_the_cell_is_marked_on_the_page_and_on_the_screen() -> None:
    audited = examine(Manuscript("表.docx", (Table(ROWS, 1, caption="各村办理情况"),)))
    assert [each.expected for each in audited.judgements if each.verdict is Verdict.INCONSISTENT] == ["95.00%"]
    page = html.document_fromstring(annotated(audited))
    [cell] = page.xpath("//td[span[contains(@class, 'fault')]]")
    assert cell.text_content().startswith("96.00%") and cell.xpath("a[starts-with(@id, 'm')]")
    assert "<td><mark>96.00%</mark><sup>" in screen(audited)
