"""Depth follows the order in which the forms of numbering appear."""

from __future__ import annotations

import pytest

from fazhi.audit.reading.headnumbers import head_number
from fazhi.audit.reading.outline import Outline


@pytest.mark.parametrize(
    ("numbers", "depths"),
    [
        pytest.param("一、 （一） 1. （1） （2） 2. （二） 二、", [1, 2, 3, 4, 4, 3, 2, 1], id="as it should be"),
        pytest.param("1、 （一） 1. 2. （二） 2、 （1） （2） 3、", [1, 2, 3, 3, 2, 1, 2, 2, 1], id="stand-ins"),
        pytest.param("一、 1. 2. 二、 （一）", [1, 2, 2, 1, 2], id="a level left out"),
        pytest.param("一、 1. 2、 3.", [1, 2, 2, 2], id="a slip in the mark"),
        pytest.param("（一） （二） 一、", [1, 1, 1], id="the top is always 一、"),
    ],
)
def test_depths(numbers: str, depths: list[int]) -> None:
    outline = Outline()
    found = [outline.enter(number).depth for each in numbers.split() if (number := head_number(each + "甲"))]
    assert found == depths


def test_beneath_a_heading_without_a_number_counting_begins_anew_one_deeper() -> None:
    outline = Outline()
    first, again = head_number("（一）甲"), head_number("（一）乙")
    assert first and again
    outline.close(1)
    assert outline.enter(first).depth == 2
    outline.close(1)
    step = outline.enter(again)
    assert (step.depth, step.before, step.above) == (2, None, None)
