"""Which digits of a text are numbers that somebody typed."""

from __future__ import annotations

import pytest

from fazhi.narrative.typed import typed_digits

LISTED = ("热线12345热线", "12345热线", "12345")


@pytest.mark.parametrize(
    "text",
    [
        "2024年", "2024年度", "2024—2025年", "2024年12月31日", "2024-12-31", "3月5日", "3月5日至7日", "1—11月", "1至6月",
        "12345热线", "依据〔2025〕3号文件", "第37号令", "《条例》第34条", "3·15宣传", "1+1+N机制", "1+N模式", "“十四五”", "五个一",
        "1.加强学习", "12、加强学习",
    ],
)  # fmt: skip
def test_forms_that_state_no_quantity(text: str) -> None:
    assert typed_digits(text, LISTED) == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("受理20件", ("20",)),
        ("1.5万元", ("1.5",)),
        ("办结率93.15%，办结６８件", ("93.15%", "６８")),
        ("2024年受理20件", ("20",)),
        ("3月5日至7日受理20件、办结5件", ("20", "5")),
        ("12345热线转办7件", ("7",)),
        ("5〔2024〕3号6", ("5", "6")),  # what stands between is taken out, and the two stay two
        ("8热线12345热线9", ("8", "9")),
    ],
)
def test_quantities_are_found(text: str, found: tuple[str, ...]) -> None:
    assert typed_digits(text, LISTED) == found


def test_a_name_is_allowed_only_where_it_is_listed() -> None:
    assert typed_digits("拨打8890", ("8890",)) == ()
    assert typed_digits("拨打8890") == ("8890",)
