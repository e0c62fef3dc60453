"""The names of classes as they print."""

from __future__ import annotations

import pandas as pd
import pytest
from makers import CASES

from fazhi.indicators.classes import UNKNOWN, bin_name, class_names


@pytest.mark.parametrize(
    ("value", "name"), [(0, "30以内"), (30, "30以内"), (31, "31—60"), (60, "31—60"), (61, "60以上")]
)
def test_the_upper_bound_belongs_to_its_class(value: int, name: str) -> None:
    assert bin_name(value, (30, 60)) == name


def test_days_say_days_and_an_offices_own_numbers_do_not() -> None:
    values = pd.Series([10, 61, None], dtype="Int64")
    assert class_names(values, CASES.column("未结天数"), (30, 60)) == [("30天以内",), ("60天以上",), (UNKNOWN,)]
    assert class_names(values, CASES.column("人数"), (30, 60)) == [("30以内",), ("60以上",), (UNKNOWN,)]


def test_yes_and_no_are_words() -> None:
    values = pd.Series([True, False, None], dtype="boolean")
    assert class_names(values, CASES.column("延期"), ()) == [("是",), ("否",), (UNKNOWN,)]
