"""What is wrong in a TOML file, in Chinese: where, and what somebody who never wrote TOML most likely did."""

from __future__ import annotations

import re
import tomllib

_PLACE = re.compile(r"\(at (?:line (\d+), column (\d+)|end of document)\)")

# How tomllib begins its message, and what to look at.
_CAUSES: tuple[tuple[str, str], ...] = (
    ("Invalid value", "等号后面的值写法不对：文字要放在英文双引号里"),
    ("Invalid statement", "这一行写法不对：中文的键要放在英文双引号里，说明要以 # 开头"),
    ("Illegal character", "引号没有成对，或者有不能直接写的字符"),
    ("Unterminated string", "引号没有成对"),
    ("Expected '=' after a key", "键后面要有英文等号"),
    ("Expected newline or end of document", "值的后面有多余的内容，一行只写一个键"),
    ("Cannot overwrite a value", "这个键写了两次"),
    ("Cannot declare", "这一段写了两次"),
    ("Unclosed array", "方括号没有成对，各项之间要用英文逗号"),
    ("Expected ']", "方括号没有成对"),
    ("Unclosed inline table", "花括号没有成对"),
)


def toml_fault(error: tomllib.TOMLDecodeError) -> str:
    """Place and likely cause of a syntax error.

    Parameters
    ----------
    error : tomllib.TOMLDecodeError

    Examples
    --------
    >>> try:
    ...     _ = tomllib.loads("name = 甲镇")
    ... except tomllib.TOMLDecodeError as error:
    ...     toml_fault(error)
    '第1行第8列：等号后面的值写法不对：文字要放在英文双引号里'
    """
    said = str(error)
    found = _PLACE.search(said)
    place = f"第{found[1]}行第{found[2]}列" if found and found[1] else "文件末尾"
    cause = next((words for begins, words in _CAUSES if said.startswith(begins)), "写法不对，请对照模板")
    return f"{place}：{cause}"
