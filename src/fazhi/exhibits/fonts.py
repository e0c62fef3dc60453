"""The Chinese font of charts: packaged, so that every machine draws the same; a missing glyph is an error."""

from __future__ import annotations

from functools import cache

import matplotlib
import pylopdf_fonts_zh_cn
from fontTools.ttLib import TTFont
from matplotlib import font_manager

from fazhi.errors import MissingGlyphError


@cache
def family() -> str:
    """Register the packaged sans-serif font with matplotlib and return its family name."""
    path = str(pylopdf_fonts_zh_cn.sans_path())
    font_manager.fontManager.addfont(path)
    return font_manager.FontProperties(fname=path).get_name()


def use_for_own_plots() -> None:
    """Let an analyst's own matplotlib plots print Chinese, in the font of the charts."""
    matplotlib.rcParams["font.sans-serif"] = [family(), *matplotlib.rcParams["font.sans-serif"]]
    matplotlib.rcParams["font.family"] = ["sans-serif"]
    matplotlib.rcParams["axes.unicode_minus"] = False


@cache
def _characters() -> frozenset[int]:
    with TTFont(str(pylopdf_fonts_zh_cn.sans_path()), lazy=True) as font:
        return frozenset(font.getBestCmap())


def require_glyphs(text: str, where: str) -> None:
    """Raise where the font lacks a character: matplotlib only warns and draws a box.

    Raises
    ------
    MissingGlyphError
        Names the character and where it stands.
    """
    for character in text:
        if character not in "\n\r" and ord(character) not in _characters():
            raise MissingGlyphError(
                f"图表“{where}”里的字符“{character}”（U+{ord(character):04X}）没有字体能显示，请改用其他写法。"
            )
