"""Every verdict, relation and confidence has a Chinese name; places are said in words; nothing invisible stays so."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi.audit.judgement import Confidence, Relation, Verdict
from fazhi.audit.manuscript import Place
from fazhi.audit.words import (
    CONFIDENCES,
    GRADE_WORDS,
    GRADES,
    RELATIONS,
    SIGNS,
    VERDICTS,
    Grade,
    place_words,
    shortened,
    visible,
)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (VERDICTS, Verdict), (RELATIONS, Relation), (CONFIDENCES, Confidence), (GRADES, Verdict), (GRADE_WORDS, Grade),
        (SIGNS, Grade),
    ],
)  # fmt: skip
def test_nothing_is_without_a_name(words: dict[object, str], kind: type) -> None:
    assert set(words) == set(kind)
    if words is not GRADES:
        assert len(set(words.values())) == len(words)


def test_names_are_chinese() -> None:
    names = (*VERDICTS.values(), *RELATIONS.values(), *CONFIDENCES.values(), *GRADE_WORDS.values())
    assert all(re.fullmatch(r"[\u4e00-\u9fff“”、]+", name) for name in names)


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Place(3, "人民调解", 4, 2, 17), "第3页“人民调解”第4段第2句"),
        (Place(None, "", 4), "第4段"),
        (Place(None, "", 0), "全文"),
        (Place(2, "", 0), "第2页"),
        (Place(None, "一" * 30, 1, 1), f"“{'一' * 17}…”第1段第1句"),
    ],
)
def test_a_place_in_words(place: Place, words: str) -> None:
    assert place_words(place) == words


def test_what_nobody_sees_is_written_out() -> None:
    assert visible("甲\u202e乙\x1b[31m丙\x00\ud800\t丁\n") == "甲‹U+202E›乙‹U+001B›[31m丙‹U+0000›‹U+D800›\t丁\n"


@given(st.text())
def test_no_control_and_no_reversing_mark_is_left(text: str) -> None:
    shown = visible(text)
    assert all(char in "\t\n" or unicodedata.category(char) not in ("Cc", "Cs") for char in shown)
    assert not set("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c") & set(shown)
    shown.encode("utf-8")


@given(st.text(), st.integers(2, 20))
def test_what_is_shortened_is_one_line(text: str, most: int) -> None:
    line = shortened(text, most)
    assert "\n" not in line
    assert line.endswith("…") or len(text) <= most
