"""Which font each level of the document is set in: the office's own where installed, else the packaged free one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import pylopdf_fonts_zh_cn as packaged
import typst

SERIF = "Noto Serif SC"
"""The packaged Song face: what stands in for 小标宋, 仿宋, 楷体 and 宋体."""

SANS = "Noto Sans SC"
"""The packaged black face: what stands in for 黑体."""

_XIAOBIAOSONG = (
    "FZXiaoBiaoSong-B05S",
    "FZXiaoBiaoSong-B05",
    "方正小标宋简体",
    "方正小标宋_GBK",
    "STZhongsong",
)
_FANGSONG = ("FangSong_GB2312", "仿宋_GB2312", "FangSong", "仿宋", "FZFangSong-Z02S", "STFangsong")
_KAITI = ("KaiTi_GB2312", "楷体_GB2312", "KaiTi", "楷体", "FZKai-Z03S", "STKaiti")
_HEITI = ("SimHei", "黑体", "FZHei-B01S", "STHeiti")
_SONGTI = ("SimSun", "NSimSun", "宋体", "STSong", "FZShuSong-Z01S")

LEVELS: dict[str, tuple[tuple[str, ...], str]] = {
    "标题": (_XIAOBIAOSONG, SERIF),
    "一级标题": (_HEITI, SANS),
    "二级标题": (_KAITI, SERIF),
    "正文": (_FANGSONG, SERIF),
    "页码": (_SONGTI, SERIF),
    "表格": (_SONGTI, SERIF),
}
"""For each level the office faces in order of preference (GB/T 9704-2012) and the packaged one after them."""

RARE = ("SimSun-ExtB", "Noto Serif CJK SC", "Source Han Serif SC", "Noto Sans CJK SC", "Source Han Sans SC")
"""Installed faces of wide coverage, asked only for a character that the level's own face lacks."""


@dataclass(frozen=True, slots=True)
class FontChoice:
    """The face that a level is set in.

    ``fell_back`` is True when no office face was found and a packaged one is used; ``chain`` is what is asked in
    order for a character.
    """

    level: str
    family: str
    fell_back: bool
    chain: tuple[str, ...]


@lru_cache(maxsize=1)
def fonts() -> typst.Fonts:
    """Return the installed and the packaged fonts, searched once a process."""
    return typst.Fonts(
        include_system_fonts=True,
        include_embedded_fonts=False,
        font_paths=[str(packaged.serif_path().parent)],
    )


def choose(families: Iterable[str]) -> tuple[FontChoice, ...]:
    """Choose a face for each level from the families at hand.

    Parameters
    ----------
    families
        Names of font families; the packaged ones are always at hand.

    Returns
    -------
    tuple of FontChoice
        In the order of :data:`LEVELS`.
    """
    at_hand = {family.casefold(): family for family in families}
    rare = tuple(at_hand[name.casefold()] for name in RARE if name.casefold() in at_hand)
    choices = []
    for level, (office, free) in LEVELS.items():
        found = next((at_hand[name.casefold()] for name in office if name.casefold() in at_hand), None)
        chain = tuple(dict.fromkeys((found or free, free, SERIF, SANS, *rare)))
        choices.append(FontChoice(level, found or free, found is None, chain))
    return tuple(choices)


def font_levels() -> tuple[FontChoice, ...]:
    """Return the face of each level on this machine, for the manifest and the log."""
    return choose(fonts().families())


def fallback_sentence(choices: Iterable[FontChoice]) -> str:
    """Say which levels are set in a free font for want of the office's own, or "" where none is."""
    stand_ins: dict[str, list[str]] = {}
    for choice in choices:
        if choice.fell_back:
            stand_ins.setdefault(choice.family, []).append(choice.level)
    if not stand_ins:
        return ""
    said = "；".join(f"{'、'.join(levels)}用{family}" for family, levels in stand_ins.items())
    return (
        f"本机没有安装公文字体，PDF中{said}代替；装上方正小标宋、仿宋_GB2312、楷体_GB2312、黑体、宋体后重新生成即可。"
    )
