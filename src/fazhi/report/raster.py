"""A vector chart as PNG, for formats that cannot hold one."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import as_file, files

import typst

from fazhi.errors import ReportError
from fazhi.report.fonts import fonts

PPI = 200
"""Pixels an inch: sharp in print, about 100 kB a chart."""


@lru_cache(maxsize=64)
def svg_png(svg: str) -> bytes:
    """Draw an SVG as PNG, 156 mm wide at :data:`PPI`.

    Raises
    ------
    ReportError
        When the SVG cannot be drawn.
    """
    with as_file(files("fazhi.report") / "templates" / "picture.typ") as path:
        try:
            made = typst.Compiler(str(path), font_paths=fonts(), sys_inputs={"svg": svg}).compile(format="png", ppi=PPI)
        except typst.TypstError as error:
            raise ReportError(f"图不能转为图片（{error.message}），请重新生成这张图。") from error
    if not isinstance(made, bytes):
        raise ReportError("图不能转为图片，请重新生成这张图。")
    return made
