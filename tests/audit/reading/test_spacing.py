"""Spaces that mean nothing go, the others stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi.audit.reading.spacing import squeezed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("办理 信访件", "办理信访件", id="between Chinese"),
        pytest.param("办理 73 件", "办理73件", id="around a number"),
        pytest.param("　　全年共", "全年共", id="indent"),
        pytest.param("共73件 ， 办结68件", "共73件，办结68件", id="around a mark"),
        pytest.param("Rule of  law 建设", "Rule of law建设", id="inside Latin words one is kept"),
        pytest.param("第\u200b一\u00ad季\ufeff度", "第一季度", id="unseen characters"),
        pytest.param("2023\u00a02024", "2023 2024", id="between numbers one is kept"),
        pytest.param("一季度\t92.5%\r\n", "一季度92.5%", id="tabs and line ends"),
        pytest.param(" \u3000 ", "", id="nothing but spaces"),
    ],
)
def test_spaces_beside_chinese_are_dropped(text: str, expected: str) -> None:
    assert squeezed(text) == expected


@given(st.text(alphabet="全年共7 8a，“\t　\u200b"))
def test_squeezing_twice_is_squeezing_once_and_loses_no_letter(text: str) -> None:
    once = squeezed(text)
    assert squeezed(once) == once
    assert once.replace(" ", "") == "".join(text.replace("\u200b", "").split())
