"""A column with words of its own shows these alone, near misses among them."""

from __future__ import annotations

from typing import Any

import pytest
from builders import PETITIONS, ingest_folder, write_book
from hypothesis import given
from hypothesis import strategies as st

from fazhi.catalog import Column
from fazhi.ledgers.sheets.visible import SURNAMES, Words, visible, visible_title

VILLAGES = ("大庄村", "石桥村", "张庄村", "新苑社区")


def shown(value: object, title: str, **more: Any) -> str:
    column = PETITIONS.column(title)
    assert isinstance(column, Column)
    return visible(value, column, Words.of(column, VILLAGES), **more)


@pytest.mark.parametrize(
    ("title", "value", "seen"),
    [
        ("信访形式", "其他（张大山反映）", "其他（*）"),
        ("信访形式", "来电话", "来电话"),
        ("信访形式", "来信吧", "来信吧"),
        ("信访形式", "王来访", "*来访"),
        ("信访形式", "来访张", "来访*"),
        ("信访形式", "来访，张大山", "来访，*"),
        ("信访形式", "Zhang Dashan", "* *"),
        ("信访形式", "张　大　山", "*　*　*"),
        ("信访形式", "6222021234567890123", "622**************23"),
        ("状态", "已办解", "已办解"),
        ("状态", "办结", "办结"),
        ("是否初次", "张大山", "*"),
        ("是否初次", "不清楚", "不清楚"),
        ("是否初次", "是 张三", "是 *"),
        ("登记日期", "2024-1-3张大山", "2024-1-3*"),
        ("登记日期", "2024年三月某日", "2024年三月*"),
        ("登记日期", "约三月初", "约三月初"),
        ("登记日期", "20241345", "20241345"),
        ("登记日期", "张大山", "*"),
        ("登记日期", "万三", "*"),
        ("人数", "约20", "约20"),
        ("人数", "二十多人", "二十多人"),
        ("人数", "张大山等3人", "*3人"),
        ("人数", 13812345678.0, "138****5678"),
        ("村（社区）", "大桩村", "大桩村"),
        ("村（社区）", "石乔村", "石乔村"),
        ("村（社区）", "张桩村", "张桩村"),
        ("村（社区）", "大庄村、石桥村", "大庄村、石桥村"),
        ("村（社区）", "大庄村张三组", "大庄村*"),
        ("村（社区）", "张庄明", "*"),
        ("村（社区）", "张大山", "*"),
        ("法规", "《民法典》张大山", "《民法典》*"),
        ("编号", "张大山", "张大山"),
        ("信访人", "张大山", "张*"),
        ("内容", "张大山反映", "***"),
    ],
)
def test_what_is_shown(title: str, value: object, seen: str) -> None:
    assert shown(value, title) == seen


def test_what_the_sentence_quotes_itself_is_shown() -> None:
    assert shown("小王桩", "村（社区）", sentence="，最接近的是“小王庄”") == "小王桩"
    assert shown("小王桩", "村（社区）") == "*"


@given(
    st.builds(
        str.__add__, st.sampled_from("王李张刘陈赵吴孙马朱胡郭"), st.text("伟芳娜敏静丽强磊洋勇军杰娟涛超霞", min_size=1, max_size=2)
    ),
    st.sampled_from(["信访形式", "是否初次", "登记日期", "人数", "金额（元）", "法规", "对象", "村（社区）", "状态"]),
    st.sampled_from(["", "来信", "2024-1-3", "其他", "（", " 3人"]),
)  # fmt: skip
def test_no_name_is_shown_in_a_column_with_words_of_its_own(name: str, title: str, before: str) -> None:
    assert name[0] in SURNAMES
    assert name not in shown(before + name, title)


@pytest.mark.parametrize(
    ("title", "seen"),
    [
        ("张大山", "D列"),
        ("13812345678", "D列"),
        ("联系地址", "联系地址"),
        ("金额", "金额"),
        ("登 记\n人", "登记人"),
        ("", ""),
    ],
)
def test_a_title_that_looks_like_a_name_is_shown_by_its_letter(title: str, seen: str) -> None:
    assert visible_title(title, "D", PETITIONS.titles()) == seen


def test_findings_show_no_name_that_stands_in_the_wrong_column(tmp_path: Any) -> None:
    header = ["编号", "登记日期", "信访形式", "是否初次", "人数", "村（社区）", "办结日期"]
    rows = [
        ["甲1", "2024-1-2", "其他（张大山反映）", "张大山", "张大山", "张大山", "张大山"],
        ["甲2", "2024-1-3张大山", "来信"],
    ]
    write_book(tmp_path / "信访.xlsx", [header, *rows])
    findings = ingest_folder(tmp_path).findings
    assert {"信访形式", "是否初次", "人数", "村（社区）", "办结日期", "登记日期"} <= {each.column for each in findings}
    assert "张大山" not in "".join(str(each.to_json()) for each in findings)
