"""Whole texts: what is never said, how long it takes, and the published example."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from audit.relations.sayings import QUIET, faults, judged, read, said
from counting import calls
from hypothesis import given
from hypothesis import strategies as st

from fazhi.audit.judgement import Confidence, Verdict
from fazhi.audit.manuscript import Paragraph
from fazhi.audit.relations import FINDERS, relations
from fazhi.audit.relations.window import MOST, windows

SHARED = Path(__file__).resolve().parents[3].parent / "shared"
"""Where the published example lies, if it does."""

WORDS = "受理 办结 其中 其余 分别 占 的 率 办结率 同比增长 由 增加到 共 3件 5件 9件 60% 12% 2个百分点 ， 、 。 （ ） ； 比去年的 每月 一次 余"

HOSTILE = (
    *(
        "1件，",
        "其中1件、",
        "占1%，",
        "分别1件、",
        "其余1件，",
        "同比增长3%，",
        "（1件",
        "由1件增加到2件，增长100%，",
        "共5件，",
    ),
    *("受理2件，办结1件，办结率50%，", "每周四1次，", "受理1件。", "甲、", "（", "7"),
)

SAMPLES: dict[str, Callable[[str], bool]] = {
    "consistent": lambda text: bool(said(text)) and not faults(text),
    "truncated": lambda text: any(" truncated" in line for line in faults(text)),
    "consistent for 批; impossible for 人次": lambda text: said(text) == ["whole_previous consistent"],
    "inconsistent": lambda text: any(" inconsistent" in line for line in faults(text)),
    "rounded to 100%": lambda text: faults(text) == ["share inconsistent 99.5%"],
    "inconsistent only if 其中 lists all": lambda text: not faults(text),
    "wrong unit (百分点)": lambda text: faults(text) == ["points wrong_unit 3.3个百分点"],
    "no claim to test": lambda text: not said(text),
    "余 after an unrounded number": lambda text: not faults(text),  # the form's to say
}


@given(st.lists(st.sampled_from(WORDS.split()), max_size=40).map("".join))
def test_an_open_reading_is_never_an_error(text: str) -> None:
    for judgement in judged(text):
        assert judgement.verdict in QUIET or judgement.confidence is not Confidence.OPEN
        assert judgement.explanation
        assert judgement.marks
        assert len(judgement.text) <= 160


@given(st.lists(st.sampled_from(WORDS.split()), max_size=40).map("".join))
def test_marks_lie_on_figures_and_no_relation_is_judged_twice(text: str) -> None:
    manuscript, sentences = read(text)
    figures = {
        (each.paragraph, each.start, each.end) for found in sentences.values() for one in found for each in one.figures
    }
    seen = set()
    for judgement in relations(manuscript, sentences):
        assert set(judgement.marks) <= figures
        key = judgement.relation, judgement.marks
        assert key not in seen
        seen.add(key)


@pytest.mark.parametrize("unit", HOSTILE)
def test_work_is_in_proportion_to_length(unit: str) -> None:
    def work(length: int) -> int:
        manuscript, sentences = read(unit * (length // len(unit)))
        return calls(lambda: list(relations(manuscript, sentences)))

    work(400)  # what is done once
    assert work(8000) < 2.4 * work(4000) + 500


def test_a_long_sentence_is_taken_in_pieces() -> None:
    _, sentences = read("受理1件，" * (3 * MOST))
    found = list(windows(sentences[1]))
    assert [len(window.items) for window in found] == [MOST] * 3
    assert all(len(window.earlier) <= MOST for window in found)


def test_every_finder_is_named_once() -> None:
    assert len({relation for relation, _ in FINDERS}) == len(FINDERS)


def test_a_paragraph_without_sentences_says_nothing() -> None:
    manuscript, _ = read("受理73件，办结68件，办结率90%。")
    assert not list(relations(manuscript, {}))
    assert isinstance(manuscript.blocks[0], Paragraph)


@pytest.mark.skipif(not (SHARED / "domain").exists(), reason="the samples of claims are not here")
def test_the_samples_of_claims() -> None:
    with (SHARED / "domain" / "claims-samples.csv").open(encoding="utf-8") as file:
        wrong = [row for row in csv.DictReader(file) if not SAMPLES[row["verdict"]](row["text"])]
    assert not wrong


@pytest.mark.skipif(not (SHARED / "reference").exists(), reason="the published example is not here")
def test_the_published_example() -> None:
    [path] = (SHARED / "reference").glob("*.txt")
    text = path.read_text(encoding="utf-8")
    found = {(each.relation.value, each.verdict.value) for each in judged(text)}
    assert ("share", "consistent") in found
    assert ("whole_numerator", "truncated") in found
    assert ("whole_previous", "consistent") in found
    assert ("sum", "undetermined") in found
    assert ("stated_twice", "undetermined") in found
    assert {each.verdict for each in judged(text)} == {Verdict.CONSISTENT, Verdict.TRUNCATED, Verdict.UNDETERMINED}
