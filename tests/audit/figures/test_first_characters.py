"""A search looks only where a token can begin: no table may hold a word or a pattern that begins elsewhere."""

from __future__ import annotations

import re
from importlib import import_module

import pytest
from audit.corpora import passages
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fazhi.audit.figures import approximate, fractions, nofigures, numerals, times, words

tokens = import_module("fazhi.audit.figures.tokens")
FIRST = re.compile(f"[{tokens._FIRST}]")
EVERYWHERE = re.compile(tokens._MASTER.pattern.removeprefix(f"(?=[{tokens._FIRST}])"))

PATTERNS = {
    **dict(nofigures.NO_FIGURES),
    **dict(nofigures.NAMES),
    "time": times.TIME_PATTERN,
    "compared": tokens._COMPARED,
    "pace": tokens._PACE,
    "quantity": fractions.QUANTITY_PATTERN,
    "number": numerals.NUMBER_PATTERN,
    "Chinese number": numerals.HAN_PATTERN,
}


@pytest.mark.parametrize("name", PATTERNS)
@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_pattern_begins_with_a_character_that_is_searched_for(name: str, data: st.DataObject) -> None:
    pattern = re.sub(r"\(\?<?[!=][^()]*\)", "", PATTERNS[name])  # what stands around is no matter
    text = data.draw(st.from_regex(pattern, fullmatch=True))
    assert FIRST.match(text), text


@pytest.mark.parametrize("table", [words.KIND_OF, approximate.BEFORE], ids=["marks", "approximate"])
def test_a_word_begins_with_a_character_that_is_searched_for(table: dict[str, str]) -> None:
    assert [word for word in table if not FIRST.match(word)] == []


def test_the_corpus_reads_the_same_with_every_character_searched() -> None:
    for passage in passages():
        found, wanted = (
            [(each.lastgroup, each.span()) for each in pattern.finditer(passage.text)]
            for pattern in (tokens._MASTER, EVERYWHERE)
        )
        assert found == wanted
