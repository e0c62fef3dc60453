"""What a table's cell says."""

from __future__ import annotations

from decimal import Decimal

import pytest

from fazhi.audit.figure import Kind
from fazhi.audit.figures import cell


@pytest.mark.parametrize(
    ("text", "value", "unit", "kind"),
    [
        ("608", "608", "", Kind.COUNT),
        (" 608 ", "608", "", Kind.COUNT),
        ("93.15%", "93.15", "%", Kind.RATE),
        ("1,335", "1335", "", Kind.COUNT),
        ("12,345,678", "12345678", "", Kind.COUNT),
        ("9.67万", "96700", "", Kind.COUNT),
        ("9.67万件", "96700", "件", Kind.COUNT),
        ("−17.20%", "-17.20", "%", Kind.RATE),
        ("-3", "-3", "", Kind.COUNT),
        ("200余人次", "200", "人次", Kind.COUNT),
        ("约200", "200", "", Kind.COUNT),
        ("3.3个百分点", "3.3", "百分点", Kind.POINTS),
        ("1.5倍", "1.5", "倍", Kind.MULTIPLE),
        ("３６名", "36", "名", Kind.COUNT),
        ("12345", "12345", "", Kind.COUNT),
        ("0", "0", "", Kind.COUNT),
        ("3—5件", "3", "件", Kind.COUNT),
    ],
)
def test_a_number_is_read(text: str, value: str, unit: str, kind: Kind) -> None:
    figure = cell(text)
    assert figure is not None
    assert (figure.value, figure.unit, figure.kind) == (Decimal(value), unit, kind)
    assert text[figure.start : figure.end] == figure.text


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "—",
        "-",
        "/",
        "空",
        "无",
        "合计",
        "231批566人次",
        "2024年",
        "3月15日",
        "同比增长5%",
        "3、5",
        "*",
        "1" * 50,
    ],
)
def test_what_is_no_number_is_none(text: str) -> None:
    assert cell(text) is None


def test_a_whole_share_is_capped_but_a_larger_rate_is_not() -> None:
    whole, larger = cell("100%"), cell("128.78%")
    assert whole is not None and larger is not None
    assert whole.interval.high == 100
    assert Decimal("128.78") in larger.interval
