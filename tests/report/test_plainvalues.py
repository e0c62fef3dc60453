"""What a notebook's output holds comes back as it was."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from report.builders import document, figure, text

from fazhi.report.blocks import ListBlock, Note, Preformatted, TextSpan
from fazhi.report.plainvalues import blocks_data, figures_data, front_data, read_blocks, read_figures, read_front


def through_json(data: Any) -> Any:
    return json.loads(json.dumps(data, ensure_ascii=False))


def test_a_document_comes_back_as_it_was() -> None:
    made = document()
    assert read_front(through_json(front_data(made.front))) == made.front
    assert read_blocks(through_json(blocks_data(made.blocks))) == made.blocks
    assert read_figures(through_json(figures_data(made.figures))) == dict(made.figures)


@given(st.text(), st.lists(st.text(), max_size=3), st.sampled_from(["draft", "info", "finding"]))
def test_any_text_survives(words: str, items: list[str], kind: str) -> None:
    blocks = (
        text(words, figure(words, None)),
        Note(words, kind),  # type: ignore[arg-type]
        ListBlock(True, tuple((TextSpan(item),) for item in items), own=True),
        Preformatted(words),
    )
    assert read_blocks(through_json(blocks_data(blocks))) == blocks
