"""Spaces between thousands: one number where a measure word says so, and nothing where none does."""

from __future__ import annotations

import pytest

from fazhi.audit.figures import sentences
from fazhi.audit.manuscript import Paragraph


def _read(text: str) -> list[tuple[str, int]]:
    return [(each.text, int(each.value)) for one in sentences(Paragraph(text, 1)) for each in one.figures]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("受理诉求321 146件。", [("321 146件", 321146)]),
        ("发放资料1 234 567份。", [("1 234 567份", 1234567)]),
        ("共12 345人次参加。", [("12 345人次", 12345)]),
        ("办理608 583。", []),
        ("608 583", []),
        ("608 58件", [("58件", 58)]),
        ("2024 583件", [("583件", 583)]),
        ("受理608件 583件已办结。", [("608件", 608), ("583件", 583)]),
    ],
)
def test_thousands_parted_by_spaces(text: str, found: list[tuple[str, int]]) -> None:
    assert _read(text) == found
