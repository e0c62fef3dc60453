"""How numbers print in explanations."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from audit.figure_builders import figure, figures

from fazhi.audit.arithmetic import words

LIKE = [
    ("1127件", "1111", "1111件"),
    ("9.67万件", "96710", "9.67万件"),
    ("9.67万元", "96750", "9.68万元"),
    ("1.2亿元", "123456789", "1.2亿元"),
    ("95.87%", "95.7558", "95.76%"),
    ("95%", "100", "100%"),
    ("95.0%", "99.99", "100.0%"),
    ("3.3个百分点", "3.34", "3.3个百分点"),
    ("1.5倍", "1.46", "1.5倍"),
]


@pytest.mark.parametrize(("form", "value", "printed"), LIKE, ids=[case[2] for case in LIKE])
def test_a_value_in_the_form_of_a_figure(form: str, value: str, printed: str) -> None:
    assert words.like(figure(form), Decimal(value)) == printed


def test_the_noun_prints_where_the_figure_has_it_in_its_text() -> None:
    assert words.like(replace(figure("5个"), noun="部门"), Decimal(6)) == "6个"
    offices = replace(figure("5个"), text="5个部门", noun="部门")
    assert words.like(offices, Decimal(6)) == "6个部门"
    assert words.number(offices) == "5"


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("95.7558", "95.7558"),
        ("95.75581", "95.7558…"),
        ("24.00", "24"),
        ("1E+3", "1000"),
        ("0.5", "0.5"),
        ("0", "0"),
    ],
)
def test_long_numbers_are_cut(value: str, printed: str) -> None:
    assert words.short(Decimal(value)) == printed


@pytest.mark.parametrize(
    ("form", "printed"),
    [
        ("608件", "608"),
        ("9.67万件", "9.67万"),
        ("200余人次", "200余"),
        ("93.150%", "93.150%"),
        ("近98%", "近98%"),
        ("下降17.20%", "17.20%"),
    ],
)
def test_a_figure_in_a_formula(form: str, printed: str) -> None:
    assert words.number(figure(form)) == printed


@pytest.mark.parametrize(("step", "places"), [("0.01", 2), ("1", 0), ("100", 0), ("1E+2", 0), ("0.10", 1)])
def test_decimals_of_a_step(step: str, places: int) -> None:
    assert words.decimals(Decimal(step)) == places


def test_an_approximation_has_no_plain_result() -> None:
    assert words.result(Decimal(94), figures("94件", "89件", "5件")) == "94件"
    assert words.result(Decimal(94), figures("94件", "80余件", "5件")) is None
