"""Notebook parameters: known names and types only."""

from __future__ import annotations

from typing import Any

import pytest

from fazhi.errors import ParameterError
from fazhi.parameters import assigned_names, check_injected, checked, describe

GOOD: dict[str, Any] = {"town": "某某镇", "year": 2024}


def test_defaults() -> None:
    parameters = checked(GOOD)
    assert (parameters.period, parameters.workspace, parameters.strict) == ("全年", "", False)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (GOOD | {"yaer": 2024}, "没有名为“yaer”的参数；最接近的是 year"),
        ({"town": "某某镇"}, "缺少参数 year"),
        ({"year": 2024}, "缺少参数 town"),
        (GOOD | {"year": "2024"}, "参数 year 应为四位年份（整数）"),
        (GOOD | {"year": True}, "参数 year 应为四位年份"),
        (GOOD | {"year": 24}, "参数 year 应为四位年份"),
        (GOOD | {"town": ""}, "参数 town 应为文字"),
        (GOOD | {"strict": "yes"}, "参数 strict 应为true 或 false"),
        (GOOD | {"strict": 1}, "参数 strict 应为true 或 false"),
        (GOOD | {"period": None}, "参数 period 应为文字"),
    ],
)
def test_a_fault_says_which_and_lists_all(given: dict[str, Any], said: str) -> None:
    with pytest.raises(ParameterError) as fault:
        checked(given)
    assert said in str(fault.value)
    assert describe() in str(fault.value)


def test_all_parameters_are_described_with_their_duty() -> None:
    assert describe().startswith("town（文字，必填），year（四位年份（整数），必填），period（文字）")


def test_what_papermill_injected_is_read_not_run() -> None:
    cells = ["import fazhi", '# Parameters\ntown = "某某镇"\nyear = 2024\n', "raise SystemExit"]
    check_injected(cells)


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ('# Parameters\ntown = "某某镇"\nyear = 2024\nyera = 1\n', "没有名为“yera”"),
        ('# Parameters\ntown = "某某镇"\n', "必须给出参数 year"),
        ("# Parameters\nyear = 2024\n", "必须给出参数 town"),
    ],
)
def test_an_injected_cell_with_a_fault(cell: str, said: str) -> None:
    with pytest.raises(ParameterError, match=said):
        check_injected(["x = 1", cell])


def test_cells_that_papermill_did_not_inject_are_the_analysts_own() -> None:
    check_injected(["anything = 1", "town_name = 2\n# Parameters"])


def test_assigned_names_are_those_at_the_top_level() -> None:
    assert assigned_names("a = 1\nb = c = 2\ndef f():\n    d = 3\nprint(e := 4)\n") == ("a", "b", "c")
