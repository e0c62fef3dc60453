"""Marks that overlap: the pieces are the text, each of its worst mark, each reference once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi.audit.judgement import Verdict
from fazhi.audit.marking import Mark, Piece, pieces
from fazhi.audit.words import GRADES, RANK, Grade

BAD, WELL = Verdict.INCONSISTENT, Verdict.CONSISTENT


@pytest.mark.parametrize(
    ("marks", "made"),
    [
        ([], [Piece("零一二三四", None)]),
        ([Mark(1, 3, BAD, 1)], [Piece("零", None), Piece("一二", Grade.FAULT, (1,)), Piece("三四", None)]),
        (
            [Mark(0, 4, WELL, 1), Mark(2, 5, BAD, 2)],
            [Piece("零一", Grade.GOOD), Piece("二三", Grade.FAULT, (1,)), Piece("四", Grade.FAULT, (2,))],
        ),
        (
            [Mark(0, 1, WELL, 1), Mark(2, 3, WELL, 1)],
            [Piece("零", Grade.GOOD), Piece("一", None), Piece("二", Grade.GOOD, (1,)), Piece("三四", None)],
        ),
        ([Mark(3, 99, BAD, 1), Mark(0, 0, WELL, 2)], [Piece("零一二", None), Piece("三四", Grade.FAULT, (1, 2))]),
        ([Mark(7, 9, BAD, 1), Mark(3, 1, BAD, 2)], [Piece("零一二三四", None, (1, 2))]),
    ],
    ids=["none", "one", "overlapping", "two of one judgement", "beyond the text, and empty", "nowhere in the text"],
)
def test_a_text_is_cut_at_its_marks(marks: list[Mark], made: list[Piece]) -> None:
    assert list(pieces("零一二三四", marks)) == made


def test_a_reference_of_an_empty_paragraph_is_not_lost() -> None:
    assert list(pieces("", [Mark(0, 0, BAD, 3)])) == [Piece("", None, (3,))]
    assert list(pieces("", [])) == []


MARKS = st.lists(
    st.builds(Mark, st.integers(-3, 25), st.integers(-3, 25), st.sampled_from(list(Verdict)), st.integers(1, 6)),
    max_size=12,
)


@given(st.text(max_size=20), MARKS)
def test_nothing_is_lost_and_every_reference_stands_once(text: str, marks: list[Mark]) -> None:
    made = list(pieces(text, marks))
    assert "".join(piece.text for piece in made) == text
    assert sorted(number for piece in made for number in piece.ends) == sorted({mark.number for mark in marks})
    at = 0
    for piece in made:
        over = [
            mark.verdict
            for mark in marks
            if mark.start < at + len(piece.text) and mark.end > at and mark.start < mark.end
        ]
        if piece.text:
            assert piece.grade == (GRADES[min(over, key=RANK.__getitem__)] if over else None)
        at += len(piece.text)
