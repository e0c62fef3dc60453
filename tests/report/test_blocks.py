from __future__ import annotations

import dataclasses

import pytest
from report.builders import front

from fazhi.errors import ReportError
from fazhi.report.blocks import (
    Column,
    LinkSpan,
    Table,
)


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
