"""Where sentences end, and that nothing is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi.audit.figures import sentences
from fazhi.audit.figures.sentence import LONGEST_QUOTE
from fazhi.audit.manuscript import Paragraph


def parts(text: str) -> list[str]:
    """The sentences of a paragraph."""
    return [each.text for each in sentences(Paragraph(text, 1))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("受理3件。办结2件。", ["受理3件。", "办结2件。"]),
        ("受理3件；办结2件。", ["受理3件；办结2件。"]),
        ("受理3件！办结2件？", ["受理3件！", "办结2件？"]),
        ("第一行\n第二行", ["第一行\n", "第二行"]),
        ("没有句号", ["没有句号"]),
        ("落实“谁执法谁普法。”的要求。", ["落实“谁执法谁普法。”的要求。"]),
        ("他说：“好。行。”然后走了。", ["他说：“好。行。”", "然后走了。"]),
        ("受理3件（含结转。）办结2件。", ["受理3件（含结转。）", "办结2件。"]),
        ("受理（含结转。还有新收）3件。", ["受理（含结转。还有新收）3件。"]),
        ("“没有关上。受理3件。", ["“没有关上。", "受理3件。"]),
        ("关不上）。受理3件。", ["关不上）。", "受理3件。"]),
        ("达到3.5万件。", ["达到3.5万件。"]),
        ("\n\n受理3件。", ["\n\n受理3件。"]),
        ("", []),
    ],
)
def test_sentences_end_where_a_reader_stops(text: str, expected: list[str]) -> None:
    assert parts(text) == expected


def test_a_quote_that_closes_too_late_holds_nothing_together() -> None:
    assert len(parts("“" + "一句。" * LONGEST_QUOTE + "”")) > 1


@given(st.text(alphabet="受理3件，；。！？\n“”（）《》9.%、 其中", max_size=80))
def test_splitting_is_lossless(text: str) -> None:
    found = sentences(Paragraph(text, 1))
    assert "".join(each.text for each in found) == text
    assert [each.number for each in found] == list(range(1, len(found) + 1))
    for each in found:
        assert text[each.start : each.start + len(each.text)] == each.text
