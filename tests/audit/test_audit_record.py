"""The JSON of judgements: the keys that others rely on, numbers as numbers, whatever the text holds."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from audit.judged import FILE, HOSTILE, SHARES, a_report, judgement, rate
from hypothesis import given
from hypothesis import strategies as st

from fazhi.audit.judgement import Verdict
from fazhi.audit.record import number, record, to_json

KEYS = ["file", "place", "text", "relation", "values", "verdict", "expected", "explanation", "confidence"]


def test_a_record_holds_what_the_contract_names_in_this_order() -> None:
    one = judgement(
        SHARES, 4, "成功率95.87%", Verdict.INCONSISTENT, values=(rate("95.87%", "95.87"),), expected="95.76%"
    )
    made = record(one)
    assert list(made) == KEYS
    assert made["place"] == {
        "page": None,
        "heading": "人民调解",
        "paragraph": 4,
        "sentence": 1,
        "offset": SHARES.index("成功率"),
    }
    assert made["values"] == [{"role": "rate", "text": "95.87%", "value": 95.87, "unit": "%"}]
    assert (made["verdict"], made["relation"], made["confidence"]) == ("inconsistent", "share", "sure")
    assert (made["file"], made["text"], made["expected"]) == (FILE, "成功率95.87%", "95.76%")


def test_all_judgements_are_one_list_in_order() -> None:
    audited = a_report()
    read = json.loads(to_json(audited.judgements))
    assert [each["text"] for each in read] == [each.text for each in audited.judgements]
    assert HOSTILE in {each["text"] for each in read}


def test_no_judgement_is_an_empty_list() -> None:
    assert json.loads(to_json(())) == []


@pytest.mark.parametrize(
    ("value", "printed"),
    [("73", "73"), ("93.15", "93.15"), ("-17.20", "-17.2"), ("9.67E+4", "96700"), ("0.00", "0"), ("1E+999999", "null"), ("NaN", "null")],
)  # fmt: skip
def test_a_number_prints_as_one(value: str, printed: str) -> None:
    assert json.dumps(number(Decimal(value))) == printed


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**10), max_value=10**10))
def test_a_number_reads_back_as_the_same_digits(value: Decimal) -> None:
    assert Decimal(json.dumps(number(value))) == value


def test_half_a_character_does_not_stop_the_output() -> None:
    one = judgement("甲\ud800乙", 1, "甲\ud800乙", Verdict.STYLE)
    assert json.loads(to_json([one]).encode("utf-8"))[0]["text"] == "甲\ufffd乙"
