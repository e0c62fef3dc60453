"""Every passage of the corpus gives its truth, and nothing else finds fault; the truth itself is counted anew."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

import pytest
from audit import oracle
from audit.corpora import Passage, Truth, audited, false_alarms, found, joined, passages, printed, table

from fazhi.audit.judgement import Judgement, Relation, Verdict

WORDS_DECIDE = {"wrong_unit", "style"}
"""Verdicts that arithmetic alone cannot give."""

BETWEEN_FILES = {
    *(Relation.BETWEEN_REPORTS, Relation.FORM, Relation.LEDGER_AGREED),
    *(Relation.LEDGER_CHANGED, Relation.LEDGER_MISSING, Relation.LEDGER_UNKNOWN),
}
"""Relations that need more than a passage."""


@pytest.mark.parametrize("passage", passages(), ids=lambda passage: f"{passage.theme}/{passage.id}")
def test_a_passage_gives_its_truth_and_no_false_alarm(passage: Passage) -> None:
    judgements = audited(passage.text)
    missing = [truth for truth in passage.truth if found(truth, passage, judgements) is None]
    alarms = false_alarms(passage, judgements)
    assert not missing and not alarms, _told(passage, missing, alarms, judgements)


def test_the_whole_corpus_by_relation() -> None:
    rows = table()
    lines = "\n".join(printed(rows))
    print(lines)
    assert all(row["right found"] == row["right"] for row in rows.values()), lines
    assert all(row["faulty found"] == row["faulty"] for row in rows.values()), lines
    assert sum(row["false alarms"] for row in rows.values()) == 0, lines


@pytest.mark.parametrize("seed", range(6))
def test_neighbours_in_a_paragraph_raise_no_false_alarm(seed: int) -> None:
    # The same words with other numbers may meet here, of other towns: what is stated twice is another test's matter.
    faultless = [passage for passage in passages() if passage.faultless]
    alarms = {
        company.text: raised
        for company in joined(faultless, seed)
        if (
            raised := [each for each in false_alarms(company, audited(company.text)) if each.relation != "stated_twice"]
        )
    }
    assert not alarms, alarms


def test_neighbours_in_a_paragraph_hide_hardly_any_truth() -> None:
    total = 0
    hidden = []
    for company in joined(list(passages()), seed=0):
        judgements = audited(company.text)
        total += len(company.truth)
        hidden += [(truth, company.text) for truth in company.truth if found(truth, company, judgements) is None]
    assert total > 200
    assert len(hidden) <= total * 0.02, hidden


def test_the_corpus_is_large_and_covers_every_relation() -> None:
    corpus = passages()
    assert len({passage.id for passage in corpus}) == len(corpus) >= 300
    assert sum(passage.faultless for passage in corpus) >= 200
    assert sum(not passage.faultless for passage in corpus) >= 100
    relations = {truth.relation for passage in corpus for truth in passage.truth}
    assert relations == set(Relation) - BETWEEN_FILES
    assert {truth.verdict for passage in corpus for truth in passage.truth} == set(Verdict)


@pytest.mark.parametrize("passage", passages(), ids=lambda passage: f"{passage.theme}/{passage.id}")
def test_a_passage_is_written_as_the_corpus_must_be(passage: Passage) -> None:
    assert passage.truth or passage.silent, "neither a truth nor a reason for silence"
    for truth in passage.truth:
        for pieces in truth.pieces.values():
            counted = Counter({piece: passage.text.count(piece) for piece in pieces})
            assert set(counted.values()) == {1}, f"a piece stands in the text once: {counted}"


@pytest.mark.parametrize(
    ("passage", "truth"),
    [
        pytest.param(passage, truth, id=f"{passage.theme}/{passage.id}-{number}")
        for passage in passages()
        for number, truth in enumerate(passage.truth, 1)
        if truth.verdict not in WORDS_DECIDE
    ],
)
def test_the_truth_is_true(passage: Passage, truth: Truth) -> None:
    assert oracle.verdict(truth) == truth.verdict
    right = oracle.right_value(truth)
    if truth.expected and right is not None:
        step = oracle.number(truth.expected).step
        assert oracle.half_up(right, step) == Fraction(oracle.number(truth.expected).value)


def _told(
    passage: Passage, missing: list[Truth], alarms: tuple[Judgement, ...], judgements: tuple[Judgement, ...]
) -> str:
    said = [
        f"  {each.relation} {each.verdict} {each.expected} [{each.text}] {each.explanation} "
        f"{[(value.role, value.text or str(value.value)) for value in each.values]}"
        for each in judgements
    ]
    return "\n".join(
        [
            f"{passage.theme}/{passage.id}: {passage.text}",
            *(f"missing: {truth}" for truth in missing),
            *(f"false alarm: {each.relation} {each.verdict} {each.explanation}" for each in alarms),
            *(["because: " + passage.silent] if passage.silent else []),
            "found:",
            *(said or ["  nothing"]),
        ]
    )
