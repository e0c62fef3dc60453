"""What counts as a heading's number."""

from __future__ import annotations

import pytest

from fazhi.audit.reading.headnumbers import Form, head_number


@pytest.mark.parametrize(
    ("text", "form", "value"),
    [
        ("一、主要举措和成效", Form.HAN, 1),
        ("二十一、其他", Form.HAN, 21),
        ("（三）严格执法", Form.BRACKETED_HAN, 3),
        ("(三)严格执法", Form.BRACKETED_HAN, 3),
        ("（ 三 ）严格执法", Form.BRACKETED_HAN, 3),
        ("4.优化营商环境", Form.ARABIC, 4),
        ("4．优化营商环境", Form.ARABIC, 4),
        ("4、优化营商环境", Form.ARABIC, 4),
        ("（12）加强培训", Form.BRACKETED_ARABIC, 12),
        ("1.2024年工作回顾", Form.ARABIC, 1),
        ("[bookmark: _GoBack]2.开展排查", Form.ARABIC, 2),
    ],
)
def test_numbers_of_headings(text: str, form: Form, value: int) -> None:
    number = head_number(text)
    assert number is not None
    assert (number.form, number.value) == (form, value)
    assert text[number.start : number.end] == number.text


@pytest.mark.parametrize(
    "text",
    [
        "1.5万件已办结",
        "2024年工作",
        "一是压实责任",
        "十件实事",
        "三三、",
        "123.甲",
        "（见附件）",
        "",
        "12345热线",
        "1.25",
    ],
)
def test_other_beginnings_are_no_numbers(text: str) -> None:
    assert head_number(text) is None


@pytest.mark.parametrize(
    ("form", "written"),
    [
        (Form.HAN, "十二、"),
        (Form.BRACKETED_HAN, "（十二）"),
        (Form.ARABIC, "12."),
        (Form.BRACKETED_ARABIC, "（12）"),
    ],
)
def test_a_number_is_shown_as_it_should_be_written_and_reads_back(form: Form, written: str) -> None:
    assert form.shown(12) == written
    number = head_number(written + "甲")
    assert number is not None and (number.form, number.value) == (form, 12)
