"""TOML faults in Chinese: every message of the reader has a place, and the common ones a cause."""

from __future__ import annotations

import tomllib

import pytest

from fazhi.tomlfaults import toml_fault


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name = 甲镇\n", "第1行第8列：等号后面的值写法不对：文字要放在英文双引号里"),
        ("名称 = 1\n", "第1行第1列：这一行写法不对：中文的键要放在英文双引号里，说明要以 # 开头"),
        ('a = "甲\nb = 1\n', "第1行第7列：引号没有成对，或者有不能直接写的字符"),
        ("a = 1\na = 2\n", "第2行第6列：这个键写了两次"),
        ("a = [1, 2\n", "文件末尾：方括号没有成对，各项之间要用英文逗号"),
        ("[[a]\n", "第1行第4列：方括号没有成对"),
        ("[a]\n[a]\n", "第2行第3列：这一段写了两次"),
        ("x", "文件末尾：键后面要有英文等号"),
        ("a = 1 b = 2", "第1行第7列：值的后面有多余的内容，一行只写一个键"),
        ("a = { b = 1", "文件末尾：花括号没有成对"),
    ],
)
def test_place_and_cause_are_told_in_chinese(text: str, said: str) -> None:
    with pytest.raises(tomllib.TOMLDecodeError) as caught:
        tomllib.loads(text)
    assert toml_fault(caught.value) == said
