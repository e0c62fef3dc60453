"""What a finding may show of a cell: of a column with words of its own these alone, for columns get mixed up.

大桩村 is shown in a column of villages because it is nearly 大庄村; 张大山 is * there, and in a column of dates.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from fazhi.catalog.columns import Column
from fazhi.ledgers.cells.masking import A_DAY, NUMBERS_A_ROW, mask, mask_numbers, shortened

SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石"
    "廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章"
    "鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟"
    "艾尤阳穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲"
    "虞敖巩明佘池查麻苑迟邝欧阳司马上官诸葛"
)  # fmt: skip
"""Characters that begin most names."""

_SIGNS = frozenset(
    "年月日号时分秒点半上下午初中里末底旬季度前后约左右至到起止今去明本同当每天第全共计合总各零〇一二三四五六七八九十廿卅百千万亿两几数"
    "余多来近大概不足超以内外人次件批场个份页户名位条项宗元角厘小岁周星期"
)  # fmt: skip
"""What people write in dates and numbers."""

_SAID_ANYWHERE = ("不详", "不清楚", "不明", "未知", "待定", "待核", "待查", "待补", "其他", "部分", "同上", "暂缺", "暂无", "没有", "无", "有", "空", "略", "某")  # fmt: skip
_YES_OR_NO = ("是", "否", "对", "已", "未", "不是", "是的", "true", "false", "yes", "no")
_OF_PLACES = ("村", "社区", "镇", "乡", "街道", "村委会", "居委会", "村民委员会", "居民委员会", "全镇", "全乡", "各村", "镇直", "机关", "组")  # fmt: skip

_RUN = re.compile(r"(?P<han>[\u3400-\u9fff〇·\U00020000-\U0003ffff]+)|(?P<letters>(?:(?![\u3400-\u9fff〇])[^\W\d_])+)")
_QUOTED = re.compile(r"“([^”]+)”")
_TITLED = re.compile(r"(《[^《》]*》)")
_HIDDEN = "*"
_NEAR = 0.6


@dataclass(frozen=True, slots=True)
class Words:
    """A column's own words.

    Parameters
    ----------
    known : frozenset of str
        Runs of Chinese characters or of letters, the latter in lower case.
    counts : bool
        The column holds dates or numbers, whose words may be put together freely.
    """

    known: frozenset[str]
    counts: bool = False

    @classmethod
    def of(cls, column: Column, villages: Iterable[str] = ()) -> Words:
        """The words of a column that is no text."""
        said = [*_SAID_ANYWHERE, *column.choices, *column.synonyms]
        if column.type == "bool":
            said += _YES_OR_NO
        if column.type == "village":
            said += [*_OF_PLACES, *villages]
        return cls(_runs(said), column.type in ("date", "int", "decimal"))

    def also(self, said: Iterable[str]) -> Words:
        """These words and further ones."""
        return Words(self.known | _runs(said), self.counts)


def visible(value: object, column: Column, words: Words, *, numbers_rows: bool = False, sentence: str = "") -> str:
    """A cell's content as a finding may show it.

    Parameters
    ----------
    value : object
        The raw cell.
    column : Column
    words : Words
        Of the column.
    numbers_rows : bool
        The column is the number that the office gives to each row.
    sentence : str
        What the finding says of the cell; the words that it quotes itself are no secret.

    Returns
    -------
    str
        As :func:`~fazhi.ledgers.cells.masking.mask` gives it for texts and personal columns; of other columns the column's
        own words, short numbers and signs, with * for everything else.
    """
    if column.is_personal or column.type == "text":
        return mask(value, column.privacy, NUMBERS_A_ROW if numbers_rows else None)
    text = mask_numbers(_plain(value), A_DAY if column.type == "date" else None)
    known = words.also(_QUOTED.findall(sentence))
    if column.type != "list":
        return shortened(_seen(text, known))
    parts = _TITLED.split(text)  # the title of a statute is nobody's name
    return shortened("".join(part if place % 2 else _seen(part, known) for place, part in enumerate(parts)))


def _plain(value: object) -> str:
    is_whole = isinstance(value, float) and value.is_integer() and abs(value) < 1e15
    return str(int(value)) if is_whole else str(value).strip()  # type: ignore[call-overload]


def _runs(said: Iterable[str]) -> frozenset[str]:
    return frozenset(match[0].lower() for each in said for match in _RUN.finditer(each))


def _seen(text: str, words: Words) -> str:
    def shown(match: re.Match[str]) -> str:
        run = match[0]
        if match["letters"]:
            return run if len(run) == 1 or run.lower() in words.known else _HIDDEN
        if not words.counts:
            return _known_parts(run, words.known)
        after_digit = text[: match.start()].rstrip()[-1:].isdigit()
        return _counted(run, words.known, after_digit=after_digit)

    return _RUN.sub(shown, text)


def _counted(run: str, known: frozenset[str], *, after_digit: bool) -> str:
    """A run in a column of dates or numbers: 年 after 2024, 约三十人, but 万三 may be a person."""
    if _SIGNS.issuperset(run) and (after_digit or run[0] not in SURNAMES):
        return run
    units = 0
    while after_digit and run[units] in _SIGNS:
        units += 1
    return run[:units] + _known_parts(run[units:], known)


@lru_cache(maxsize=1 << 14)
def _known_parts(run: str, known: frozenset[str]) -> str:
    """The words of a run that are known or nearly so; a single character beside one is a slip, unless it may be a name's."""
    if run in known or _is_near(run, known):
        return run
    found = max(
        (word for word in known if len(word) > 1 and word in run), key=lambda word: (len(word), word), default=""
    )
    if not found:
        return _HIDDEN
    before, _, after = run.partition(found)
    return _beside(before, known) + found + _beside(after, known)


def _beside(rest: str, known: frozenset[str]) -> str:
    is_slip = len(rest) == 1 and rest not in SURNAMES
    return rest if not rest or is_slip else _known_parts(rest, known)


def _is_near(run: str, known: frozenset[str]) -> bool:
    """Whether most of the run is most of a known word: one as long, or, of what may be a name, one with the same ends."""
    if len(run) < 2:
        return False
    return any(
        run in word
        or (
            len(set(run) & set(word)) >= 2
            and _shared(run, word) >= _NEAR * max(len(run), len(word))
            and ((run[0], run[-1]) == (word[0], word[-1]) or (len(run) == len(word) and run[0] not in SURNAMES))
        )
        for word in known
    )


def _shared(run: str, word: str) -> int:
    return sum(block.size for block in SequenceMatcher(None, run, word, autojunk=False).get_matching_blocks())


def visible_title(title: str, letters: str, known: Iterable[str]) -> str:
    """The title of a column that the catalogue does not know, as a finding may show it.

    Parameters
    ----------
    title : str
        As it stands.
    letters : str
        Of the column: D.
    known : iterable of str
        Column titles of the catalogue.

    Returns
    -------
    str
        The title, shortened; D列 where it looks like a name or holds a long number, for a sheet without a header
        begins with a case; "" where there is none.
    """
    text = "".join(title.split())
    if mask_numbers(text) != text or _may_be_name(text, known):
        return f"{letters}列"
    return text[:20]


def _may_be_name(text: str, known: Iterable[str]) -> bool:
    if not re.fullmatch(r"[\u4e00-\u9fff]{2,4}", text) or text[0] not in SURNAMES:
        return False
    pairs = {text[place : place + 2] for place in range(len(text) - 1)}
    return not any(pair in title for title in known for pair in pairs)
