"""What was left over from writing, templates and conversion."""

from __future__ import annotations

import pytest

from fazhi.audit.form import form
from fazhi.audit.reading import plain


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("[bookmark: _GoBack]开展排查。", "[bookmark: _GoBack]"),
        ("全年办理{{ petitions.count }}件。", "{{ petitions.count }}"),
        ("全年办理{% if x %}件。", "{% if x %}"),
        ("全年办理〔待司法所提供〕件。", "〔待司法所提供〕"),
        ("全年办理73件（待核）。", "（待核）"),
        ("全年办理73件，待核。", "待核"),
        ("全年办理【此处填写】件。", "【此处填写】"),
        ("全年办理XX件。", "XX"),
        ("全年办理××件。", "××"),
        ("全年办理xx件。", "xx"),
        ("某某镇XXX局。", "XXX"),
        ("全年办理____件。", "____"),
        ("全年**办理73件。", "**"),
        ("## 主要成效", "##"),
        ("见[附表](a.md)。", "[附表](a.md)"),
        ("全年<br/>办理。", "<br/>"),
        ('全年<span class="x">办理。', '<span class="x">'),
        ("全年&nbsp;办理。", "&nbsp;"),
        ("见错误！未找到引用源。", "错误！未找到引用源"),
        ("见Error! Reference source not found.", "Error! Reference source not found."),
        ("共{ PAGE \\\\* x }页。", "{ PAGE \\\\* x }"),
        ("全年\ufffd\ufffd件。", "\ufffd\ufffd"),
    ],
)
def test_left_over_markup(text: str, marked: str) -> None:
    read = plain(text)
    (found,) = form(read)
    ((_, start, end),) = found.marks
    assert read.paragraphs[0].text[start:end] == marked


@pytest.mark.parametrize(
    "text",
    [
        "有待核实的线索2条。", "〔2025〕3号文件。", "【典型案例】某村调解一起纠纷。", "配备2×3米展板。", "“1+1+N”模式。", "A<B的情形。",
        "错误！这是不对的。", "学习C&D经验。", "二○二四年", "C#语言", "5*8小时服务", "XXL号马甲", "{甲}", "[甲]",
    ],
)  # fmt: skip
def test_what_belongs_to_the_text_is_left_alone(text: str) -> None:
    assert list(form(plain(text))) == []
