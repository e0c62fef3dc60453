"""Findings: every code is complete, and what is written down has the contract's keys."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import fazhi.findings
from fazhi.findings import CODES, Finding, Severity

KEYS = ["code", "severity", "message", "file", "sheet", "cell", "row", "ledger", "column", "value", "indicators"]


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_code_has_a_title_and_an_advice(code: str) -> None:
    entry = CODES[code]
    assert entry.title and not entry.title.endswith("。")
    assert entry.advice.endswith("。")
    assert code == code.lower() and " " not in code


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_code_is_one_that_something_finds(code: str) -> None:
    source = Path(fazhi.findings.__file__).parent
    assert any(f'"{code}"' in path.read_text() for path in source.rglob("*.py") if path.name != "findings.py")


def test_a_finding_has_its_codes_severity_unless_it_says_otherwise() -> None:
    assert Finding("file-empty", "空").severity is Severity.WARNING
    assert Finding("file-empty", "空", severity=Severity.HINT).severity is Severity.HINT
    assert Finding("cell-missing", "缺").is_error
    assert not Finding("column-absent", "缺").is_error


def test_an_unknown_code_is_refused() -> None:
    with pytest.raises(KeyError, match="no-such-code"):
        Finding("no-such-code", "…")


def test_touched_indicators_are_sorted_and_single() -> None:
    finding = Finding("cell-missing", "缺").touching(["b.two", "a.one", "b.two"])
    assert finding.indicators == ("a.one", "b.two")


def test_as_json() -> None:
    finding = Finding(
        "cell-order", "颠倒", file="信访.xlsx", sheet="一月", cell="C7", row=7, ledger="petitions", column="办结日期"
    ).touching(["petitions.closed"])
    record = finding.to_json()
    assert list(record) == KEYS
    assert json.loads(json.dumps(record)) == {
        "code": "cell-order", "severity": "error", "message": "颠倒", "file": "信访.xlsx", "sheet": "一月", "cell": "C7",
        "row": 7, "ledger": "petitions", "column": "办结日期", "value": "", "indicators": ["petitions.closed"],
    }  # fmt: skip


def test_a_finding_without_a_place_has_the_same_keys() -> None:
    record = Finding("ledger-missing", "缺").to_json()
    assert list(record) == KEYS
    assert (record["row"], record["cell"]) == (None, "")
