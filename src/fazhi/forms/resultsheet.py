"""检查结果: the first sheet of a marked copy, with a line a finding that leads to its cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from copy import copy
from typing import Any

from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.hyperlink import Hyperlink

from fazhi.findings import CODES, Finding
from fazhi.forms.causes import LEVELS, SYMBOLS, level_of, point_of
from fazhi.forms.colours import (
    CENTRED,
    FILLS,
    FRAME,
    HEAD,
    HEAD_FILL,
    LINE_HEIGHT,
    LINK,
    PLAIN,
    QUIET,
    TITLE,
    WRAPPED,
    writable,
)
from fazhi.forms.widths import width_of
from fazhi.ledgers.sheets.sorting import RESULTS

NAME = RESULTS

COLUMNS = (("级别", 9), ("工作表", 18), ("单元格", 10), ("列", 16), ("内容", 20), ("问题", 52), ("怎么办", 40), ("影响的数字", 40))  # fmt: skip
"""Headers and widths in characters."""

_HEADER_ROW = 7
_TITLES = 4
_MOST_LINES = 12


def add_result_sheet(
    book: Any, file: str, findings: Sequence[Finding], places: Mapping[Finding, tuple[str, str]],
    titles: Mapping[str, str], note: str, demo: bool,
) -> None:  # fmt: skip
    """Put the sheet before all others and open the workbook on it.

    Parameters
    ----------
    book : openpyxl.Workbook
    file : str
        Name of the office's file.
    findings : sequence of Finding
        In the order of the list.
    places : mapping of Finding to (str, str)
        Sheet and cell in the copy, of those that are marked.
    titles : mapping of str to str
        Titles of indicators by id.
    note : str
        What the clerk should know of the copy.
    demo : bool
        Whether to say 示例数据.
    """
    sheet = book.create_sheet(NAME, 0)
    for other in book.worksheets:
        other.sheet_view.tabSelected = False  # sheets selected together are edited together
    sheet.sheet_view.tabSelected = True
    book.active = 0
    _head(sheet, file, findings, note, demo)
    for place, (title, width) in enumerate(COLUMNS, 1):
        cell = _text(sheet, _HEADER_ROW, place, title)
        cell.font, cell.fill, cell.border, cell.alignment = HEAD, HEAD_FILL, FRAME, CENTRED
        sheet.column_dimensions[get_column_letter(place)].width = width
    looks: dict[tuple[object, ...], Any] = {}
    for row, finding in enumerate(findings, _HEADER_ROW + 1):
        _line(sheet, row, finding, places.get(finding), titles, looks)
    last = _HEADER_ROW + len(findings)
    sheet.freeze_panes = f"A{_HEADER_ROW + 1}"
    sheet.auto_filter.ref = f"A{_HEADER_ROW}:{get_column_letter(len(COLUMNS))}{last}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"{_HEADER_ROW}:{_HEADER_ROW}"


def _head(sheet: Any, file: str, findings: Sequence[Finding], note: str, demo: bool) -> None:
    _text(sheet, 1, 1, f"检查结果：{file}{'（示例数据）' if demo else ''}").font = TITLE
    counts = Counter(map(level_of, findings))
    said = "、".join(f"{words}{counts[level]}处" for level, words in LEVELS.items())
    _text(sheet, 2, 1, f"共{len(findings)}处：{said}。点“单元格”一栏可以跳到该处，批注里写有怎么改。").font = PLAIN
    _text(
        sheet, 3, 1, note or "这是标注过的副本，原有格式、公式和批注都保留；请在原文件里更正后交回，不要交回副本。"
    ).font = QUIET
    _text(sheet, 4, 1, "只在本单位内部使用；涉及个人的内容已经遮盖。").font = QUIET
    label = _text(sheet, 5, 1, "图例")
    label.alignment, label.font = CENTRED, PLAIN
    for place, (level, words) in enumerate(LEVELS.items(), 2):
        cell = _text(sheet, 5, place, f"{SYMBOLS[level]} {words}")
        cell.fill, cell.border, cell.alignment, cell.font = FILLS[level], FRAME, CENTRED, PLAIN
    _text(sheet, 5, 5, "✕ 实底：影响数字，必须更正；▲ 斜线：请核对；○ 浅点：供参考，不影响数字。").font = QUIET


def _line(
    sheet: Any, row: int, finding: Finding, place: tuple[str, str] | None, titles: Mapping[str, str],
    looks: dict[tuple[object, ...], Any],
) -> None:  # fmt: skip
    level = level_of(finding)
    kind = CODES[finding.code]
    named = [titles.get(name, name) for name in finding.indicators]
    touched = "、".join(named[:_TITLES]) + (f"等{len(named)}个" if len(named) > _TITLES else "")
    point = point_of(finding) or (place[1] if place else "")
    texts = (
        f"{SYMBOLS[level]} {LEVELS[level]}", finding.sheet, point, finding.column, finding.value,
        f"{kind.title}：{finding.message}", kind.advice, touched,
    )  # fmt: skip
    cells = [_text(sheet, row, column, text) for column, text in enumerate(texts, 1)]
    if place:
        name, address = place
        target = f"{quote_sheetname(name)}!{address}"
        cells[2].hyperlink = Hyperlink(ref=cells[2].coordinate, location=target, display=point)
    for column, cell in enumerate(cells):
        fill = FILLS[level] if column == 0 else None
        _dress(cell, looks, LINK if place and column == 2 else PLAIN, fill)
    lines = max(-(-width_of(text) // (width + width // 9)) for text, (_, width) in zip(texts, COLUMNS, strict=True))
    sheet.row_dimensions[row].height = LINE_HEIGHT * min(max(lines, 1), _MOST_LINES)  # not every program fits rows


def _dress(cell: Any, looks: dict[tuple[object, ...], Any], font: Font, fill: PatternFill | None) -> None:
    """Font, frame and fill of a cell; made once and copied, which is ten times faster than setting each."""
    look = looks.get((id(font), id(fill)))
    if look is None:
        cell.border, cell.alignment, cell.font = FRAME, WRAPPED, font
        if fill is not None:
            cell.fill = fill
        looks[id(font), id(fill)] = copy(cell._style)
    else:
        cell._style = copy(look)


def _text(sheet: Any, row: int, column: int, text: str) -> Any:
    cell = sheet.cell(row, column, writable(text))
    if text:
        cell.data_type = "s"  # what a file holds may begin with =
    return cell
