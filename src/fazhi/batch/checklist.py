"""internal/checklist.xlsx, 核数表: every figure of the report on a line that somebody signs, and the rows behind it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from fazhi import numbers
from fazhi.batch.figures import Owed, Printed, Source, owed, printed, ranges, sources
from fazhi.forms.styles import FONT, height
from fazhi.indicators import PREVIOUS_WORDS, STATUS_WORDS, Status, Value
from fazhi.workspace import Analysis

NAME = "checklist.xlsx"

FIGURES, SOURCES, OWED = "核数表", "明细出处", "未写入"
"""The sheets."""

MEASURES: Mapping[str, str] = {
    "value": "", "change": "（比上年）", "previous": "（上年数）", "numerator": "（分子）", "denominator": "（分母）",
    "threshold": "（规定标准）",
}  # fmt: skip

_FIGURES = (
    ("序号", 4.5), ("章节", 11), ("指标", 13), ("报告里的写法", 11), ("所在句子", 36), ("口径", 23), ("分子/分母", 9.5), ("上年", 8),
    ("上年来源", 9), ("比上年", 10.5), ("责任科室", 9.5), ("台账", 10.5), ("行数", 5.5), ("状态", 9), ("复核人签字", 9.5),
    ("复核日期", 8.5),
)  # fmt: skip
_SOURCES = (
    ("核数表序号", 14),
    ("指标", 24),
    ("计入", 7),
    ("台账", 20),
    ("文件", 30),
    ("工作表", 18),
    ("行号", 60),
    ("行数", 7),
)
_OWED = (("序号", 6), ("内容", 30), ("缺什么", 70), ("由谁提供", 24))

_CENTRED = frozenset({"序号", "计入", "行数", "状态", "核数表序号", "上年来源"})
_HEADER = 2
"""Row of the header, from 0."""

_MOST_ROWS = 420
"""Characters of row numbers in a cell: some fifteen lines, which every program can show and print."""

_CELL = FONT | {"font_size": 10, "border": 1, "border_color": "#8C8C8C", "text_wrap": True}
_STYLES: Mapping[str, Mapping[str, Any]] = {
    "title": FONT | {"bold": True, "font_size": 16, "align": "center"},
    "line": FONT | {"font_size": 10, "text_wrap": True},
    "head": _CELL | {"bold": True, "align": "center", "bg_color": "#DDE7F2"},
    "cell": _CELL,
    "centred": _CELL | {"align": "center"},
    "printed": _CELL | {"bold": True},
    "asks": _CELL | {"align": "center", "bold": True, "bg_color": "#FCE4D6", "font_color": "#833C0B"},
}


def write_checklist(analysis: Analysis, internal: Path) -> Path:
    """Write the check list; the same figures give the same bytes.

    Parameters
    ----------
    analysis : Analysis
    internal : Path
        internal/ of the outputs; exists.

    Returns
    -------
    Path
    """
    figures = printed(analysis)
    path = internal / NAME
    with xlsxwriter.Workbook(str(path)) as book:
        title = _title(analysis)
        book.set_properties({"title": title, "created": datetime(analysis.period.year, 1, 1)})
        styles = {name: book.add_format(dict(style)) for name, style in _STYLES.items()}
        _write_figures(book, title, figures, styles)
        _write_sources(book, title, figures, sources(analysis, _names(figures)), styles)
        _write_owed(book, title, owed(analysis), styles)
    return path


def _title(analysis: Analysis) -> str:
    mark = "（示例数据）" if analysis.town.demo else ""
    period = "" if analysis.period.name == "全年" else analysis.period.name
    return f"{analysis.town.name}{analysis.period.year}年{period}法治政府建设年度报告核数表{mark}"


def _names(figures: Iterable[Printed]) -> tuple[str, ...]:
    """The indicators of the figures, each once."""
    return tuple(dict.fromkeys(each.value.id for each in figures))


def _write_figures(book: Any, title: str, figures: Sequence[Printed], styles: dict[str, Any]) -> None:
    line = (
        f"共{len(figures)}处数字，一处一行，按报告里的先后排列。请对照台账核对后签字；每个数字由哪些行得出，见“{SOURCES}”；"
        f"还没有写入的，见“{OWED}”。只在本单位内部使用。"
    )
    sheet = _begun(book, FIGURES, title, line, _FIGURES, styles)
    for number, each in enumerate(figures, 1):
        _write_row(sheet, _HEADER + number, _FIGURES, _told(number, each), styles, asks=_asks(each.value))
    sheet.freeze_panes(_HEADER + 1, 3)
    sheet.autofilter(_HEADER, 0, _HEADER + max(len(figures), 1), len(_FIGURES) - 1)


def _told(number: int, each: Printed) -> tuple[str | int, ...]:
    value = each.value
    source = PREVIOUS_WORDS[value.previous_source] if value.previous_source else ""
    return (
        number, each.chapter or "（开头）", value.indicator.title + MEASURES[each.measure] + _exact(each), each.text, each.sentence,
        value.indicator.definition, _ratio(value), value.previous_text, source, value.change_text, value.office,
        value.ledger_title, value.rows, _status(value), "", "",
    )  # fmt: skip


def _exact(each: Printed) -> str:
    """The exact number where the report prints one with 余."""
    value = each.value
    if each.measure != "value" or not value.approximate or value.value is None:
        return ""
    return f"（准确数{numbers.quantity(value.value, value.indicator.unit)}）"


def _ratio(value: Value) -> str:
    if value.numerator is None or value.denominator is None:
        return ""
    return f"{numbers.plain(value.numerator)}/{numbers.plain(value.denominator)}"


def _status(value: Value) -> str:
    if value.status is Status.PARTIAL:
        return f"由台账计算，有{value.quarantined}行未计入" if value.quarantined else "由台账计算，有单元格未计入"
    return STATUS_WORDS[value.status]


def _asks(value: Value) -> bool:
    """Whether the figure needs a second look: it lost rows, or nobody can count it again."""
    return value.status in (Status.PARTIAL, Status.REPORTED)


def _write_sources(
    book: Any, title: str, figures: Sequence[Printed], found: Sequence[Source], styles: dict[str, Any]
) -> None:
    line = "每个指标由哪些文件、哪些行得出。行号是原文件里的行号；这里不抄录台账的内容。"
    sheet = _begun(book, SOURCES, title, line, _SOURCES, styles)
    places: dict[str, list[str]] = {}
    for number, each in enumerate(figures, 1):
        places.setdefault(each.value.id, []).append(str(number))
    titles = {each.value.id: each.value.indicator.title for each in figures}
    row = _HEADER
    for source in found:
        for part, (rows, count) in enumerate(ranges(source.rows, _MOST_ROWS) if source.rows else (("", 0),)):
            row += 1
            name = titles[source.indicator] + ("（续）" if part else "")
            told = (
                "、".join(places[source.indicator]), name, source.role, source.ledger, source.file, source.sheet, rows, count,
            )  # fmt: skip
            _write_row(sheet, row, _SOURCES, told, styles)
    sheet.freeze_panes(_HEADER + 1, 2)
    sheet.autofilter(_HEADER, 0, max(row, _HEADER + 1), len(_SOURCES) - 1)


def _write_owed(book: Any, title: str, found: Sequence[Owed], styles: dict[str, Any]) -> None:
    line = f"报告里还缺{len(found)}项。补齐台账、报送数字或文字后重新运行，会自动写入。" if found else "没有缺漏。"
    sheet = _begun(book, OWED, title, line, _OWED, styles)
    for number, each in enumerate(found, 1):
        _write_row(sheet, _HEADER + number, _OWED, (number, each.what, each.waits_for, each.office), styles)
    sheet.freeze_panes(_HEADER + 1, 0)


def _begun(
    book: Any, name: str, title: str, line: str, columns: Sequence[tuple[str, float]], styles: dict[str, Any]
) -> Any:
    """A sheet with its title, its line and its header, set up for print."""
    sheet = book.add_worksheet(name)
    last = len(columns) - 1
    for place, (_, width) in enumerate(columns):
        sheet.set_column(place, place, width)
    sheet.merge_range(0, 0, 0, last, title if name == FIGURES else f"{title}：{name}", styles["title"])
    sheet.set_row(0, 30)
    sheet.merge_range(1, 0, 1, last, line, styles["line"])
    sheet.set_row(1, height(line, sum(width for _, width in columns)))
    for place, (head, _) in enumerate(columns):
        sheet.write_string(_HEADER, place, head, styles["head"])
    sheet.set_row(_HEADER, 32)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_HEADER)
    sheet.set_footer(f"&L{title}&R{name}　第 &P 页，共 &N 页")
    return sheet


def _write_row(
    sheet: Any, row: int, columns: Sequence[tuple[str, float]], told: Sequence[str | int], styles: dict[str, Any],
    *, asks: bool = False,
) -> None:  # fmt: skip
    for place, ((head, _), cell) in enumerate(zip(columns, told, strict=True)):
        style = styles["centred" if head in _CENTRED else "printed" if head == "报告里的写法" else "cell"]
        if asks and head == "状态":
            style = styles["asks"]
        if isinstance(cell, int):
            sheet.write_number(row, place, cell, style)
        else:
            sheet.write_string(row, place, cell, style)  # what a file is called may begin with =
    # the widths are in characters of 11 pt, and the cells are smaller
    sheet.set_row(row, max(height(str(cell), width * 1.1) for (_, width), cell in zip(columns, told, strict=True)))
