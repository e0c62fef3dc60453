"""A cell that names people, taken apart: 张三、李四（13812345678）等3人 holds two names and a telephone number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fazhi.ledgers.cells.wording import tidy

NOBODY = frozenset(
    (
        "匿名", "本人", "不详", "未知", "保密", "群众", "村民", "居民", "家属", "多人", "集体", "本村", "本镇", "全体村民",
        "村民代表", "网友", "热心市民", "市民", "来电人", "信访人", "来访人", "申请人", "被申请人", "当事人", "双方", "原告",
        "被告", "甲方", "乙方", "同上", "先生", "女士", "男性", "女性", "其他", "其他人", "代表", "干部", "村干部", "村委",
        "居委", "村委会", "居委会", "党员", "党员干部", "主任", "书记", "副书记", "镇长", "副镇长", "所长", "委员", "网格员", "调解员",
        "律师", "法官", "民警", "社区民警", "志愿者", "待定", "轮流", "全体", "工作人员", "全体人员", "专人", "值班人员", "值班领导",
    )
)  # fmt: skip
"""What stands in a column of names and names nobody."""

_BETWEEN = re.compile(r"[、，,；;/／|\n\r\t]+|\\")
_INSIDE = re.compile(r"[（(【\[]([^）)】\]]*)[）)】\]]")
_LED = re.compile(r"^[^:：]{1,6}[:：]")
_MORE = re.compile(r"等?(?:[\d一二两三四五六七八九十]+|多|数)[余多]?(?:人|户|名|口)$|等[人户]?$")
_STYLE = re.compile(r"(?:先生|女士|同志|同学|夫妇|夫妻|父子|父女|母子|母女|一家|家属)$")
_PAIR = re.compile(r"([\u4e00-\u9fff]{2,3})[与和及]([\u4e00-\u9fff]{2,3})")
_NUMBER = re.compile(r"\d[\d\- ]{4,}[\dXx]")
_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}")
_OFFICE = re.compile(
    r"(?:办公室|委员会|村委会|居委会|村委|居委|派出所|司法所|财政所|管理所|服务所|法律服务所|律师事务所|中心|工作站|服务站|"
    r"大队|中队|支队|支部|总支|党委|政府|法院|检察院|公安局|司法局|信访局|综治办|信访办|党政办|社区)$"
)
"""An office in a column of names is no person."""


def name_parts(text: str) -> Iterator[str]:
    """What can be searched for of a cell that names people: the cell, each name in it and each number.

    Parameters
    ----------
    text : str
        The cell as it stands.

    Yields
    ------
    str
        Tidy; offices are left out, words that name nobody are not.
    """
    if text.isdigit():
        yield text
        return
    if _NAME.fullmatch(text) and not _OFFICE.search(text):
        yield text  # nearly every cell
        plain_name = _STYLE.sub("", text)
        if plain_name != text and len(plain_name) > 1:
            yield plain_name
        return
    whole = tidy(text)
    if not _OFFICE.search(whole):
        yield whole
    yield from _NUMBER.findall(whole)
    without = _INSIDE.sub("", text)
    for piece in _BETWEEN.split(without):
        for word in _spaced(_LED.sub("", piece.strip())):
            bare = _STYLE.sub("", _MORE.sub("", tidy(word)))
            if len(bare) > 1 and bare != whole and not _OFFICE.search(bare):
                yield bare
            if pair := _PAIR.fullmatch(bare):
                yield from pair.groups()


def _spaced(text: str) -> list[str]:
    """Names with a space between them; the space in 张 三 parts no names."""
    words = text.split()
    return words if words and all(len(word) > 1 for word in words) else [text]
