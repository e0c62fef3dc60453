"""The examples of docs/audit.md are put through the program, which must say what the page says that it says."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from audit.corpora import QUIET, audited

from fazhi.audit.judgement import Judgement, Relation, Verdict
from fazhi.audit.record import record
from fazhi.audit.words import CONFIDENCES, RELATIONS, VERDICTS
from fazhi.cli import edge

PAGE = (Path(__file__).parents[2] / "docs" / "audit.md").read_text(encoding="utf-8")
RELATION_OF = {words: relation for relation, words in RELATIONS.items()}
VERDICT_OF = {words: verdict for verdict, words in VERDICTS.items()}
BY_OTHER_MEANS = {
    *(Relation.BETWEEN_REPORTS, Relation.FORM, Relation.LEDGER_AGREED),
    *(Relation.LEDGER_CHANGED, Relation.LEDGER_MISSING, Relation.LEDGER_UNKNOWN),
}
"""Relations that one short text cannot show: the page explains them without an example."""


def sections() -> Iterator[tuple[str, list[list[str]]]]:
    """Every heading of the page with the rows of its tables."""
    for part in re.split(r"^#{2,3} ", PAGE, flags=re.M)[1:]:
        title, _, body = part.partition("\n")
        rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in body.splitlines() if line[:1] == "|"]
        yield title, [row for row in rows if not set("".join(row)) <= set("- :")]


def examples() -> list[tuple[Relation, str, Verdict, str]]:
    """Relation, text, verdict and explanation of each example."""
    return [
        (RELATION_OF[title], row[0].replace("<br>", "\n"), VERDICT_OF[row[1]], row[2])
        for title, rows in sections()
        if title in RELATION_OF
        for row in rows
        if row[0] != "例句"
    ]


def silences() -> list[str]:
    """The texts of which nothing is said."""
    (rows,) = (rows for title, rows in sections() if title == "什么时候不说话")
    return [row[0] for row in rows if row[0] != "例句"]


@pytest.mark.parametrize(("relation", "text", "verdict", "explanation"), examples())
def test_an_example_comes_out_as_the_page_says(
    relation: Relation, text: str, verdict: Verdict, explanation: str
) -> None:
    judged = {(each.relation, each.verdict): each for each in audited(text)}
    assert (relation, verdict) in judged, f"{text}: {_told(judged.values())}"
    assert judged[relation, verdict].explanation == explanation
    others = [each for each in judged.values() if each.verdict not in QUIET | {verdict}]
    assert not others, _told(others)


@pytest.mark.parametrize("text", silences())
def test_nothing_is_said_where_the_page_says_so(text: str) -> None:
    faults = [each for each in audited(text) if each.verdict not in QUIET]
    assert not faults, _told(faults)


def test_every_relation_has_a_right_example_and_a_wrong_one() -> None:
    shown = {(relation, verdict in QUIET) for relation, _, verdict, _ in examples()}
    one_sided = {Relation.ONE_FOR_SEVERAL: True, Relation.WRITING: False, Relation.YEARS: False}
    for relation in set(Relation) - BY_OTHER_MEANS:
        due = {one_sided[relation]} if relation in one_sided else {True, False}
        assert {quiet for each, quiet in shown if each is relation} == due, relation


def test_the_page_names_every_verdict_relation_confidence_and_key() -> None:
    for named in (VERDICTS, RELATIONS):
        for value, words in named.items():
            assert f"| {words} | `{value}` |" in PAGE
    assert all(f"`{value}` {words}" in PAGE for value, words in CONFIDENCES.items())
    judgement = next(each for each in audited("登记信访事项84件，其中79件已办结，办结率94.05%。") if each.values)
    whole = record(judgement)
    for part in (whole, whole["place"], whole["values"][0]):
        assert all(f"`{key}`" in PAGE for key in part), part


def test_the_page_names_every_option_and_exit_code() -> None:
    from fazhi.cli.app import audit as command

    options = {
        name
        for parameter in inspect.signature(command).parameters.values()
        for annotation in [str(parameter.annotation)]
        for name in re.findall(r"--[a-z]+", annotation)
    }
    assert all(f"`{option}`" in PAGE for option in options - {"--debug"})
    for code in (edge.DONE, edge.FINDINGS, edge.USAGE, edge.FAILED):
        assert f"| {code} | " in PAGE


def _told(judgements: object) -> str:
    assert isinstance(judgements, list | tuple) or hasattr(judgements, "__iter__")
    return "; ".join(
        f"{each.relation} {each.verdict} {each.explanation}" for each in judgements if isinstance(each, Judgement)
    )
