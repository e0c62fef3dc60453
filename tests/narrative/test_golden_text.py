"""The demo town's whole text for 2024, as a person would read it: a change of it is looked at before it is accepted.

``make goldens`` accepts.
"""

from __future__ import annotations

import pytest
from syrupy.assertion import SnapshotAssertion

from fazhi.narrative import Heading, plain_text
from fazhi.workspace import Analysis


def lines_of(analysis: Analysis) -> list[str]:
    return [
        passage.number + passage.text if isinstance(passage, Heading) else plain_text(passage.spans)
        for passage in analysis.narrative.passages
    ]


@pytest.mark.usefixtures("demo")
def test_text_of_2024(demo_2024: Analysis, snapshot: SnapshotAssertion) -> None:
    assert lines_of(demo_2024) == snapshot
