"""Names of rates and units: what they say of numerators and wholes."""

from __future__ import annotations

import pytest
from audit.figure_builders import figure
from hypothesis import given
from hypothesis import strategies as st

from fazhi.audit.relations import names
from fazhi.audit.relations.units import alike, whole_things

STEMS = {
    "信访件办结率": "办结",
    "调解成功率": "成功",
    "群众满意度": "满意",
    "不合格率": "不合格",
    "村居覆盖面": "覆盖",
    "专职占比": "专职",
    "总数": "",
    "率": "",
}


@pytest.mark.parametrize(("name", "stem"), STEMS.items())
def test_stems(name: str, stem: str) -> None:
    assert names.stem(name) == stem


@pytest.mark.parametrize(
    ("words", "label", "named"),
    [
        (("满意",), "群众满意", True),
        (("满意",), "群众不满意", False),
        (("办结",), "应办结", False),
        (("办结",), "应办结已办结", True),
        (("办结", "审结"), "审结", True),
        (("办结",), "", False),
    ],
)
def test_a_contrary_names_nothing(words: tuple[str, ...], label: str, named: bool) -> None:
    assert names.names(words, label) is named


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [("3件", "5起", True), ("3件", "5份", False), ("3人", "5名", True), ("3人", "5人次", False), ("3批", "5批", True)],
)
def test_units_that_stand_for_one_another(first: str, second: str, same: bool) -> None:
    assert alike(figure(first), figure(second)) is same


def test_there_are_no_halves_of_cases_but_of_money() -> None:
    assert whole_things(figure("3件"))
    assert not whole_things(figure("3元"))


@given(st.text(alphabet="信访件办结率调解成功不合格满意度占比", max_size=40))
def test_a_stem_is_part_of_the_name(name: str) -> None:
    stem = names.stem(name)
    assert stem in name or stem == "覆盖"
    assert names.about(name) in name
