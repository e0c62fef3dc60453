"""What a finding may show of a cell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
        ("340603 19900101 1234", "", "340603********1234"),
        ("340603-1990-01-01-1234", "P", "340603********1234"),
        ("138 1234 1234", "", "138****1234"),
        ("340603900101123", "", "340603********1123"),
        (3.40603199001011e17, "P", "***"),
        (3.40603199001011e17, "", "***"),
        ("3.40603199001011E+17", "", "***"),
        (3.0, "", "3"),
        ("", "P", ""),
        ("长" * 50, "", "长" * 39 + "…"),
    ],
)
def test_mask(value: object, privacy: str, shown: str) -> None:
    assert mask(value, privacy) == shown  # type: ignore[arg-type]


PERSONAL = st.one_of(
    st.text("张王李赵三四五小明欧阳", min_size=2, max_size=6),
    st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True),
    st.from_regex(r"[1-9][0-9]{5}(19|20)[0-9]{2}(0[1-9]|1[0-2])[0-2][0-9][0-9]{3}[0-9X]", fullmatch=True),
    st.from_regex(r"[A-Za-z0-9]{2,12}", fullmatch=True),
)


@given(PERSONAL, st.sampled_from(["P", "S", "F"]))
def test_what_is_shown_of_a_personal_column_never_holds_the_value(value: str, privacy: str) -> None:
    assert value not in mask(value, privacy)  # type: ignore[arg-type]


@given(
    st.from_regex(
        r"(1[3-9][0-9]{9}|[1-9][0-9]{5}(19|20)[0-9]{2}(0[1-9]|1[0-2])[0-2][0-9][0-9]{3}[0-9X])", fullmatch=True
    ),
    st.text("来信反映，。 ", max_size=5),
)
def test_numbers_of_persons_are_masked_in_any_column(number: str, around: str) -> None:
    assert number not in mask(around + number + around)
