"""The files that fazhi wrote, edited as people do and compared with the ledgers."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from audit.against.edits import Desk, Judged
from batch.offices import Ran
from docx.text.paragraph import Paragraph as WordParagraph
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fazhi.audit.judgement import Relation
from fazhi.audit.reading import read, read_bytes
from fazhi.workspace import Analysis


@pytest.fixture(scope="module")
def desk(demo_2024: Analysis) -> Desk:
    return Desk(demo_2024.narrative, demo_2024.released)


@pytest.fixture(scope="module")
def claims(demo_2024: Analysis) -> int:
    return len(demo_2024.claims)


@pytest.fixture(scope="module")
def report(ran: Ran) -> Path:
    return ran.output(2024) / "report.docx"


def _edited(report: Path, *changes: tuple[str, str]) -> bytes:
    """The document with words replaced, each in the one paragraph that has them."""
    word = docx.Document(str(report))
    for old, new in changes:
        [paragraph] = [each for each in word.paragraphs if old in each.text]
        _write(paragraph, paragraph.text.replace(old, new))
    return _saved(word)


def _write(paragraph: WordParagraph, text: str) -> None:
    for number, run in enumerate(paragraph.runs):
        run.text = "" if number else text


def _saved(word: docx.document.Document) -> bytes:
    file = io.BytesIO()
    word.save(file)
    return file.getvalue()


def _judge(desk: Desk, content: bytes) -> Judged:
    return desk.judge_manuscript(read_bytes("report.docx", content))


@pytest.mark.parametrize("name", ["report.docx", "report.pdf", "report.html"])
def test_an_untouched_file_agrees_and_nothing_else_is_said(desk: Desk, claims: int, ran: Ran, name: str) -> None:
    judged = desk.judge_manuscript(read(ran.output(2024) / name))
    assert judged.counts == {Relation.LEDGER_AGREED: claims}


def test_several_edits_at_once(desk: Desk, claims: int, report: Path) -> None:
    """A number, a rephrased sentence with another, a deleted one, a new one, an approximation."""
    content = _edited(
        report,
        ("办结率93.15%", "办结率95.13%"),
        ("已有结果的600件里，达成协议587件", "在已有结果的600件中，经调解达成协议578件"),
        ("认定不合法的2件。", ""),
        ("公告栏张贴21条。", "公告栏张贴21条。修缮公开栏27处。"),
        ("解答法律咨询60余次", "解答法律咨询近70次"),
    )
    judged = _judge(desk, content)
    assert sorted(judged.changed) == [("办结率95.13%", "93.15%"), ("经调解达成协议578件", "587件")]
    assert judged.missing == [["2件"]]
    assert judged.unknown == [["27处"]]
    assert judged.agreed == claims - 3


def test_a_paragraph_moved_behind_another(desk: Desk, claims: int, report: Path) -> None:
    word = docx.Document(str(report))
    by_start: Callable[[str], WordParagraph] = lambda start: next(  # noqa: E731
        each for each in word.paragraphs if each.text.startswith(start)
    )
    by_start("重点时段安排")._p.addnext(by_start("信访事项依法")._p)
    assert _judge(desk, _saved(word)).counts == {Relation.LEDGER_AGREED: claims}


def test_paragraphs_joined_in_word(desk: Desk, claims: int, report: Path) -> None:
    word = docx.Document(str(report))
    first, second = (
        next(each for each in word.paragraphs if each.text.startswith(start))
        for start in ("从信访渠道", "信访事项依法")
    )
    _write(first, first.text + second.text)
    second._p.getparent().remove(second._p)
    assert _judge(desk, _saved(word)).counts == {Relation.LEDGER_AGREED: claims}


@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 500), st.integers(1, 9999))
def test_any_edit_of_one_number_is_reported_as_that_one(
    desk: Desk, claims: int, report: Path, which: int, digits: int
) -> None:
    word = docx.Document(str(report))
    texts = [
        each for each in word.paragraphs if re.search(r"\d[件次人批项个家场份条%]", each.text) and "全年" in each.text
    ]
    paragraph = texts[which % len(texts)]
    places = list(re.finditer(r"(?<![\d.])\d+(?=[件次人批项个家场份条])", paragraph.text))
    place = places[which % len(places)]
    if place[0] == str(digits):
        return
    _write(paragraph, f"{paragraph.text[: place.start()]}{digits}{paragraph.text[place.end() :]}")
    judged = _judge(desk, _saved(word))
    [(_, expected)] = judged.changed
    assert re.search(r"\d+", expected)[0] == place[0]  # type: ignore[index]
    assert judged.counts == {Relation.LEDGER_AGREED: claims - 1, Relation.LEDGER_CHANGED: 1}
