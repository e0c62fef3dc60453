"""What becomes of a finished report whose numbers do not hold together."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from batch.offices import YEARS, Ran
from docx import Document

from fazhi.audit import audit, read
from fazhi.audit.judgement import Verdict
from fazhi.batch.audited import audited
from fazhi.findings import CODES, Finding, Severity


def finished(folder: Path, *sentences: str) -> Path:
    """A folder with report.docx of these paragraphs."""
    made = Document()
    for sentence in sentences:
        made.add_paragraph(sentence)
    made.save(str(folder / "report.docx"))
    return folder


def found(folder: Path, *sentences: str, draft: bool = False) -> tuple[Finding, ...]:
    return audited(finished(folder, *sentences), ("html", "docx"), draft=draft)


def test_numbers_that_contradict_each_other_are_an_error_that_names_what_is_right(tmp_path: Path) -> None:
    [finding] = found(tmp_path, "人民调解", "全年共受理矛盾纠纷2474件，调解成功2369件，成功率95.87%。")
    assert (finding.code, finding.severity, finding.file) == ("audit-disagrees", Severity.ERROR, "report.docx")
    assert "95.87%" in finding.message and "应为95.76%" in finding.message and "矛盾纠纷" not in finding.message


def test_a_fault_of_writing_is_a_warning(tmp_path: Path) -> None:
    [finding] = found(tmp_path, "开展法治宣传135余场次。")
    assert finding.severity is Severity.WARNING


def test_what_agrees_and_what_nobody_can_say_is_silent(tmp_path: Path) -> None:
    assert found(tmp_path, "共办理信访件73件，其中68件已办结，办结率93.15%。参考率、合格率均达100%。") == ()


def test_the_form_of_a_draft_is_not_judged(tmp_path: Path) -> None:
    sentence = "全年登记信访件〔待信访办提供信访件台账〕。"
    assert found(tmp_path, sentence) and found(tmp_path, sentence, draft=True) == ()


def test_a_long_number_is_not_repeated(tmp_path: Path) -> None:
    messages = [finding.message for finding in found(tmp_path, "共有13900001234余人次，其中13900001239人次已办结。")]
    assert not any(re.search(r"\d{10}", message) for message in messages)


def test_no_format_to_read_is_nothing_to_say(tmp_path: Path) -> None:
    assert audited(tmp_path, (), draft=False) == ()


def test_the_example_is_as_it_is_printed(tmp_path: Path) -> None:
    [finding] = found(tmp_path, "全年共受理矛盾纠纷2474件，调解成功2369件，成功率95.87%。")
    shape = re.compile(
        r"^report\.docx(?:“[^”]*”)?第\d+段：部分、整体与比率不相符（2474件、2369件、95\.87%），应为95\.76%。$"
    )
    numbers = re.search(r"（(.*)）", finding.message)
    assert numbers is not None and set(numbers[1].split("、")) == {"2474件", "2369件", "95.87%"}
    assert shape.match(CODES["audit-disagrees"].example)


@pytest.mark.parametrize("kind", ["docx", "html", "pdf"])
@pytest.mark.parametrize("year", YEARS)
def test_our_own_reports_have_nothing_but_consistent_numbers(ran: Ran, year: int, kind: str) -> None:
    judged = audit(read(ran.output(year) / f"report.{kind}"))
    assert sum(each.verdict is Verdict.CONSISTENT for each in judged) > 10
    quiet = (Verdict.CONSISTENT, Verdict.HALF_EVEN, Verdict.UNDETERMINED)
    draft = bool(ran.manifest(year).get("draft"))
    wrong = [each for each in judged if each.verdict not in quiet and not (draft and each.relation == "form")]
    assert [(each.text, each.explanation) for each in wrong] == []
    assert not [each for each in ran.read("internal/findings.json", year) if each["code"] == "audit-disagrees"]
