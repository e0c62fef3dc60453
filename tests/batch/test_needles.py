"""Words and numbers found in a text however they are written, and not where they are part of something else."""

from __future__ import annotations

import pytest

from fazhi.batch.needles import Needles, Text, identity_numbers, telephone_numbers

GOOD, WRONG = "34060319900101123X", "340603199001011239"
"""An invented identity number whose check digit is right, and one whose is not."""


@pytest.mark.parametrize(
    ("value", "text", "found"),
    [
        ("欧阳试字", "信访人欧阳试字来访", True),
        ("欧阳试字", "信访人欧阳\n试 字来访", True),
        ("欧阳试字", "欧\u200b阳试字", True),
        ("欧阳试字", "欧阳\0试字", False),
        ("欧阳试字", "欧阳试", False),
        ("示例人员036", "示例人员０３６", True),
        ("000-0000075", "电话(000)0000075。", True),
        ("000-0000075", "电话000 0000075", True),
        ("000-0000075", "电话0000000075", False),
        ("13900001234", "编号139000012345", False),
        ("13900001234", "3f13900001234ac", False),
        ("13900001234", "139\0" + "00001234", False),
        ("AB2019001", "对象ab2019001号", True),
        ("20486", "共20486份", True),
        ("20486", "共120486份", False),
    ],
)
def test_a_value_is_found_however_it_is_written(value: str, text: str, found: bool) -> None:
    assert Needles.of([value]).within(Text.of(text)) == ({value} if found else set())


def test_of_many_values_those_that_stand_there() -> None:
    people = {f"示例人员{number:03}" for number in range(1, 500)}
    text = "、".join(sorted(people)[:7])
    assert Needles.of(people).within(Text.of(text)) == set(sorted(people)[:7])
    assert Needles.of([]).within(Text.of(text)) == set()


@pytest.mark.parametrize(
    "text",
    [GOOD, f"号码{GOOD}。", "340603 19900101 123x", "340603-19900101-123X", "３４０６０３１９９００１０１１２３Ｘ"],
)
def test_an_identity_number_is_known_by_its_check_digit(text: str) -> None:
    assert identity_numbers(Text.of(text)) == {GOOD}


@pytest.mark.parametrize(
    "text", [WRONG, f"1{GOOD}", f"{GOOD}0", f"a{GOOD}", f"0.{GOOD}", "340603199013011239", "340603********123X"]
)
def test_other_long_numbers_are_none(text: str) -> None:
    assert identity_numbers(Text.of(text)) == set()


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("13900001234", "13900001234"),
        ("139-0000-1234", "13900001234"),
        ("139 0000 1234", "13900001234"),
        ("+86 139 0000 1234", "13900001234"),
        ("电话：0561-3001234。", "05613001234"),
        ("（0561）3001234", "05613001234"),
        ("010-60001234", "01060001234"),
    ],
)
def test_telephone_numbers(text: str, number: str) -> None:
    assert telephone_numbers(Text.of(text)) == {number}


@pytest.mark.parametrize(
    "text",
    [
        "12345热线", "139000012345", "23900001234", "0.13900001234", "13900001234.5", "139\n0000\n1234", "20 139 0000 1234",
        "139 0000 1234 20", "f13900001234", "2024-03-05", "139****1234", "000-0000075", "0561-1001234",
    ],
)  # fmt: skip
def test_figures_codes_and_days_are_no_telephone_numbers(text: str) -> None:
    assert telephone_numbers(Text.of(text)) == set()
