"""余, 约, 千, 百, separators: what is written wrong is found with what would be right, what is right is left alone."""

from __future__ import annotations

import pytest

from fazhi.audit.form import form
from fazhi.audit.judgement import Relation, Verdict
from fazhi.audit.reading import plain


@pytest.mark.parametrize(
    ("text", "quoted", "expected"),
    [
        ("开展活动135余场次。", "135余", "100余"),
        ("接待群众1205余人次。", "1205余", "1200余"),
        ("处理5余件。", "5余", "5"),
        ("筹措12.5余元。", "12.5余", "10余"),
        ("走访群众80人余次。", "80人余次", "80人次"),
        ("走访群众83人余次。", "83人余次", "80余人次"),
        ("培训约200余人。", "约200余", ""),
        ("培训近百余人。", "近百余", ""),
        ("发放近三千余份。", "近三千余", ""),
        ("投入超过30余万元。", "超过30余", ""),
        ("培训约200人以上。", "约200人以上", ""),
        ("排查200余件以上。", "200余件以上", ""),
        ("大约300场左右。", "大约300场左右", ""),
        ("发放1千余份。", "1千", "1000"),
        ("调解3百余件。", "3百", "300"),
        ("投入5千万元。", "5千万", "5000万"),
        ("投入1.5千元。", "1.5千", "1500"),
        ("办结1,335件。", "1,335", "1335"),
        ("发放20,480份。", "20,480", "20480"),
        ("办结６８件。", "６８", "68"),
        ("开展活动二十三余场。", "二十三余", "二十余"),
    ],
)
def test_faults_of_writing(text: str, quoted: str, expected: str) -> None:
    (found,) = form(plain(text))
    assert (found.relation, found.verdict) == (Relation.WRITING, Verdict.STYLE)
    ((number, start, end),) = found.marks
    assert (number, text[start:end], found.expected) == (1, quoted, expected)
    assert found.place.offset == start
    assert quoted in found.text


@pytest.mark.parametrize(
    "text",
    [
        "开展活动100余场次。", "接待20余人次。", "接待十余次、二十余人、三百余件。", "发放1200余份。", "发放1.2万余份。", "投入135余万元。",
        "约200人参加。", "近百人参加。", "200人以上的村。", "账户结余135元。", "节约20余元。", "附近20余户受益。", "合约20余份。", "其余5件正在办理。",
        "投入5000万元、1.2亿元。", "全长3千米，用电5千瓦。", "搬入101,102室。", "满意率提高3.3个百分点。", "千家万户受益。", "依托12345热线。",
        "共有135户，余款5元。", "持续3年多。", "在2024年，100人参加。",
    ],
)  # fmt: skip
def test_what_is_right_is_left_alone(text: str) -> None:
    assert list(form(plain(text))) == []


def test_endless_digits_are_no_number() -> None:
    assert list(form(plain("9" * 5000 + "余件"))) == []


def test_overlapping_faults_are_told_once() -> None:
    assert len(list(form(plain("培训约135余人次。")))) == 1
