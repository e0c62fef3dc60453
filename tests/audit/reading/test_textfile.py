"""Plain text in its encodings, hard-wrapped or not, with tables by tabs."""

from __future__ import annotations

import codecs

import pytest

from fazhi.audit.reading import plain, read_bytes
from fazhi.errors import ReadingError

_TEXT = "关于2024年工作的报告\r\n\r\n全年办理信访件73件，办结68件。\r\n"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(_TEXT.encode(), id="utf-8"),
        pytest.param(_TEXT.encode("utf-8-sig"), id="utf-8 with BOM"),
        pytest.param(_TEXT.encode("gb18030"), id="gb18030"),
        pytest.param(codecs.BOM_UTF16_LE + _TEXT.encode("utf-16-le"), id="utf-16 little"),
        pytest.param(codecs.BOM_UTF16_BE + _TEXT.encode("utf-16-be"), id="utf-16 big"),
        pytest.param(_TEXT.replace("\r\n", "\r").encode(), id="old Mac line ends"),
    ],
)
def test_encodings_give_the_same(content: bytes) -> None:
    read = read_bytes("报告.txt", content)
    assert [each.text for each in read.paragraphs] == [
        "关于2024年工作的报告",
        "全年办理信访件73件，办结68件。",
    ]


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(ReadingError, match=r"图片\.txt"):
        read_bytes("图片.txt", bytes(range(1, 32)) * 50)


def test_a_text_cut_at_a_width_is_put_together_again() -> None:
    first = "　　全年共办理信访件七十三件其中已经办结六十八件办结率比上年提高工作更加"
    lines = [
        first,
        "扎实有力群众更加满意信访秩序持续好转。全年没有发生越级上访和群体上访事件",
        "基层基础不断夯实干部依法办事的能力进一步增强矛盾纠纷化解在当地的比例持",
        "续提高。",
        "　　另有五件正在办理。",
    ]
    read = plain("\n".join(lines))
    assert [each.text for each in read.paragraphs] == ["".join(lines[:4]).strip(), "另有五件正在办理。"]


def test_lines_with_tabs_are_a_table_and_a_tab_after_a_number_is_none() -> None:
    read = plain("表1 指标\n指标\t数量\n信访件\t73件\n正文。\n一、\t主要成效\n二、\t不足")
    (table,) = read.tables
    assert table.rows == (("指标", "数量"), ("信访件", "73件"))
    assert table.caption == "表1指标"
    assert [each.text for each in read.paragraphs][-2:] == ["一、主要成效", "二、不足"]
