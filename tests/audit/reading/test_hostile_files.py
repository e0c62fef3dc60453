"""Shapes that no report has: read to the end, with work in proportion to their length."""

from __future__ import annotations

import time

import pytest
from counting import calls

from fazhi.audit.form import form
from fazhi.audit.reading import plain, read_bytes
from fazhi.errors import ReadingError

_SHAPES = ["7", "，", "、", "（", "“", "[", "{{", "X", "甲 ", "约", "1,111", "1.", "内,", "<", "**", "`", "> ", "|甲", "9余", "。", "一、甲\n",
           "1.甲。乙\n", "甲\t乙\n", "　　甲\n", "\n", "#", "【填", "５甲", "a\n"]  # fmt: skip


def _calls(text: str) -> int:
    """Functions that run while a text is read and its form judged."""
    return calls(lambda: list(form(plain(text))))


@pytest.mark.parametrize("unit", _SHAPES)
def test_work_grows_in_proportion(unit: str) -> None:
    _calls(unit * 10)  # what is done once
    small, large = _calls(unit * 400), _calls(unit * 1600)
    assert large <= 4.5 * small + 2000


def _seconds(text: str) -> float:
    """Seconds of this process to read a text in three ways and judge its form."""
    content = text.encode()
    begun = time.process_time()
    for name in ("长.txt", "长.md", "长.html"):
        try:
            for _ in form(read_bytes(name, content)):
                pass
        except ReadingError:
            continue  # marks alone are no text
    return time.process_time() - begun


@pytest.mark.parametrize("unit", _SHAPES)
def test_no_pattern_goes_back_over_a_text_again_and_again(unit: str) -> None:
    # Four times the text takes four times as long; a square would take sixteen times.
    small, large = (_seconds(unit * (length // len(unit))) for length in (15_000, 60_000))
    assert large < 9 * small + 0.5


@pytest.mark.parametrize("ending", ["txt", "md", "html"])
@pytest.mark.parametrize("unit", ["7", "，", "[", "（", "办结68件，"])
def test_one_line_of_a_million_characters_is_one_paragraph(unit: str, ending: str) -> None:
    text = unit * (1_000_000 // len(unit))
    (paragraph,) = read_bytes(f"长.{ending}", text.encode()).paragraphs
    assert paragraph.text == text


def test_a_table_of_a_hundred_thousand_rows() -> None:
    rows = "<tr><td>甲<td>1件</tr>" * 100_000
    (table,) = read_bytes("长.html", f"<html><body><table>{rows}</table></body></html>".encode()).tables
    assert len(table.rows) == 100_000
    assert table.rows[-1] == ("甲", "1件")


def test_faults_of_a_kind_are_bounded_and_counted() -> None:
    found = list(form(plain("办结135余件。" * 5000)))
    assert len(found) == 200
    assert "还有4800处" in found[-1].explanation
