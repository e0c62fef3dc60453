"""One name for one quantity, wherever a report states it: its words without filler, its unit and its span."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fazhi.audit.figure import Figure, Kind, Role
from fazhi.audit.relations.window import Item

_FILLER = re.compile(
    "今年以来|本年度|年度|全年|今年|本年|目前|截至|截止|累计|总计|合计|共计|一共|已经|各类|各项|我镇|我乡|我街道|我区|我市|我县|"
    "我局|我所|全镇|全乡|全街道|本镇|本局|共|总|的|了|达到|达|为|约|近|超过|先后|完成|"
    '20[0-9]{2}年(?:度)?|[0-9]{1,2}月(?:[0-9]{1,2}日)?|[ \u3000“”"（）()]'
)
_SCOPE = re.compile(
    "全(?:国|省|市|区|县)|[\u4e00-\u9fff]{2}(?:村|社区|司法所|派出所|法庭|大队|中心|窗口|调委会)|各[村镇乡]"
)
_PART_OF_YEAR = re.compile(
    "上半年|下半年|[一二三四]季度|[1-4]季度|前三季度|当月|本月|上月|当天|当日|[0-9０-９]{1,2}月|近[两三五]年|[两三五]年来|以来|期间|去年|上年"
)
_MARKS = re.compile("[，,：:；;]")
_LEAST = 4
_MOST = 24
_CLAUSE = re.compile("[，；：,;:]")


@dataclass(frozen=True, slots=True)
class Name:
    """What a figure counts, as far as its words say.

    Parameters
    ----------
    words : str
        The subject without filler.
    unit : str
    scope : tuple of str
        Places and parts of the year that its sentence names before it.
    """

    words: str
    unit: str
    scope: tuple[str, ...]


def name(item: Item) -> Name | None:
    """The quantity's name; None where the words are too few, or it is a part, a rule or a change."""
    figure = item.figure
    if not _nameable(figure) or item.depth:
        return None
    words = _FILLER.sub("", f"{figure.subject}{figure.noun}")
    if not _LEAST <= len(words) <= _MOST:
        return None
    start = item.sentence.start
    before = item.sentence.text[max(0, figure.start - start - 60) : figure.start - start]
    scope = (*_SCOPE.findall(before), *_PART_OF_YEAR.findall(before), figure.period.replace("全年", ""))
    return Name(words, figure.unit, tuple(sorted({mark for mark in scope if mark})))


def _nameable(figure: Figure) -> bool:
    return (
        figure.kind in (Kind.COUNT, Kind.RATE)
        and figure.role in (Role.PLAIN, Role.TOTAL)
        and not figure.beside
        and len(figure.subjects) < 2
    )


def before(item: Item) -> str:
    """What stands in the sentence before the clause of its first figure, without filler: of whom or what it speaks."""
    return _MARKS.sub("", _FILLER.sub("", item.lead.removesuffix(item.near)))


def named(items: Iterator[Item]) -> Iterator[tuple[Name, Item]]:
    """Items that have a name, with it."""
    for item in items:
        if (found := name(item)) is not None:
            yield found, item
