from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st
from report.builders import document, figure, front, text

from fazhi.errors import ReportError
from fazhi.report.blocks import (
    Column,
    LinkSpan,
    ListBlock,
    Note,
    Preformatted,
    Table,
    TextSpan,
    from_json,
    to_json,
)


def test_a_document_comes_back_from_json_as_it_was() -> None:
    made = document()
    assert from_json(to_json(made)) == made


@given(st.text(), st.lists(st.text(), max_size=3), st.sampled_from(["draft", "info", "finding"]))
def test_any_text_survives_json(words: str, items: list[str], kind: str) -> None:
    made = document(
        text(words, figure(words, None)),
        Note(words, kind),  # type: ignore[arg-type]
        ListBlock(True, tuple((TextSpan(item),) for item in items), own=True),
        Preformatted(words),
    )
    assert from_json(to_json(made)) == made


def test_values_are_frozen() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        front().title = "另一个"  # type: ignore[misc]


def test_a_ragged_table_is_refused() -> None:
    with pytest.raises(ReportError, match="第2行有1格"):
        Table("t", "表", (Column("甲"), Column("乙")), (("1", "2"), ("3",)))


@pytest.mark.parametrize("href", ["javascript:alert(1)", "file:///etc/passwd", "//host/x"])
def test_a_link_may_only_open_a_page_or_a_letter(href: str) -> None:
    with pytest.raises(ReportError, match="链接"):
        LinkSpan("点此", href)
