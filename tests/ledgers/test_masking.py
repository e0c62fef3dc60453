"""What a finding may show of a cell."""

from __future__ import annotations

import pytest

from fazhi.ledgers import mask


@pytest.mark.parametrize(
    ("value", "privacy", "shown"),
    [
        ("张三", "P", "张*"),
        ("欧阳小明", "P", "欧*"),
        ("13812341234", "P", "138****1234"),
        (13812341234.0, "P", "138****1234"),
        ("340603199001011234", "P", "340603********1234"),
        ("34060319900101123X", "P", "340603********123X"),
        ("张三、李四", "P", "***"),
        ("AB2024001", "S", "***"),
        ("张三反映道路积水", "F", "***"),
        ("来信吧", "", "来信吧"),
        ("联系 13812341234", "", "联系 138****1234"),
        ("340603199001011234", "", "340603********1234"),
        (3.0, "", "3"),
        ("", "P", ""),
        ("长" * 50, "", "长" * 39 + "…"),
    ],
)
def test_mask(value: object, privacy: str, shown: str) -> None:
    assert mask(value, privacy) == shown  # type: ignore[arg-type]
