"""The first sheet of the blank workbook: how to fill in, and what every column of every ledger wants."""

from __future__ import annotations

from typing import Any

from fazhi.catalog.columns import Column, Ledger
from fazhi.forms.form import EVIDENCE, FILLABLE, FIRST_ROW, REMARK, Form
from fazhi.forms.ledgersheet import REQUIRED_MARK, set_up_print
from fazhi.forms.options import FIRST_COLUMN, Listed
from fazhi.forms.styles import height
from fazhi.forms.widths import width_of
from fazhi.forms.wording import about, is_required, limits, what_to_fill
from fazhi.ledgers.sheets.sorting import INSTRUCTIONS

HEADER = ("列名", "要不要填", "填什么", "选项、范围和规则", "说明")
WIDTHS = (22.0, 10.0, 46.0, 62.0, 30.0)

_LAST = len(HEADER) - 1


def how_to_fill(form: Form) -> tuple[str, ...]:
    """The rules that hold for all sheets, one paragraph each."""
    whose = f"{form.town}{form.year}年" if form.town else f"{form.year}年"
    return (
        f"这个工作簿用来填写{whose}的台账，下面每张工作表是一本台账。只填本科室负责的表，其他的表空着，不用删除。",
        f"一、从第{FIRST_ROW + 1}行写起，一件事写一行，中间不要空行，不要合并单元格。第{FIRST_ROW}行灰色的是示例，不计入，可以删除。",
        f"二、表头前面有“{REQUIRED_MARK}”的列必须填写。其他列没有内容就空着，不要写“无”“暂无”“同上”。",
        "三、有下拉箭头的列从下拉里选，不要自己写别的说法。选项不够用时，请告诉汇总人员增加，不要改选项的字。",
        f"四、日期写成 {form.year}-3-5 的样子，只写一天。数字列只写准确的数字，不写“约20”“20余”，不写单位。",
        "五、表里没有的列不要添加。本表不收姓名、身份证号、电话，请不要写在别的列里。",
        f"六、不要改表头的字，不要隐藏行。每张表留了{FILLABLE}行；不够时在中间插入行，下拉和检查会跟着增加。",
        f"七、本年确实没有可填的，在第{FIRST_ROW + 1}行第一列写“本年无”，表示是零；空着的表按没有交算。",
        "八、填好后保存为 .xlsx，交给汇总人员。",
    )


def write_instructions(book: Any, form: Form, styles: dict[str, Any], lists: tuple[Listed, ...]) -> None:
    """Add the sheet 填表说明 to an XlsxWriter workbook, with the option lists at its right.

    Parameters
    ----------
    book : xlsxwriter.Workbook
    form : Form
    styles : dict of str to xlsxwriter Format
    lists : tuple of Listed
    """
    sheet = book.add_worksheet(INSTRUCTIONS)
    for place, width in enumerate(WIDTHS):
        sheet.set_column(place, place, width)
    sheet.merge_range(0, 0, 0, _LAST, f"{form.town}{form.year}年台账填表说明{form.mark}", styles["title"])
    sheet.set_row(0, 34)
    row = 1
    for paragraph in how_to_fill(form):
        _write_across(sheet, row, paragraph, styles["text"])
        row += 1
    header = row
    for place, title in enumerate(HEADER):
        sheet.write_string(header, place, title, styles["head"])
    sheet.set_row(header, 24)
    row += 1
    for ledger in form.ledgers:
        row = _write_ledger(sheet, row, ledger, form, styles)
    for each in lists:
        sheet.set_column(each.column, each.column, max(14, *(width_of(option) + 2 for option in each.options)))
        sheet.write_column(0, each.column, [f"选项：{each.title}", *each.options], styles["line"])
    set_up_print(sheet, header, header)
    sheet.print_area(0, 0, row - 1, FIRST_COLUMN - 2)


def _write_across(sheet: Any, row: int, text: str, style: Any) -> None:
    """A paragraph over the whole width; a merged cell does not grow by itself."""
    sheet.merge_range(row, 0, row, _LAST, text, style)
    sheet.set_row(row, height(text, sum(WIDTHS)))


def _write_ledger(sheet: Any, row: int, ledger: Ledger, form: Form, styles: dict[str, Any]) -> int:
    """A ledger's heading, what it is, and its columns; returns the row below."""
    sheet.merge_range(row, 0, row, _LAST, "", styles["ledger"])
    quoted = form.sheet_name(ledger).replace("'", "''")
    sheet.write_url(row, 0, f"internal:'{quoted}'!A1", styles["ledger"], ledger.title)
    sheet.set_row(row, 22)
    _write_across(sheet, row + 1, "".join(about(ledger, form)), styles["about"])
    row += 2
    for column in form.columns(ledger):
        _write_row(sheet, row, _told(column, ledger, form), styles)
        row += 1
    others = (
        (EVIDENCE, "选填", "文字", "", "材料放在哪里"),
        (REMARK, "选填", "文字，不写姓名、电话、身份证号", "", ""),
    )
    for told in others:
        _write_row(sheet, row, told, styles)
        row += 1
    return row


def _told(column: Column, ledger: Ledger, form: Form) -> tuple[str, ...]:
    return (
        column.title,
        "必填" if is_required(ledger, column) else "选填",
        what_to_fill(column, form.year),
        "；".join(limits(column, ledger, form)),
        column.note,
    )


def _write_row(sheet: Any, row: int, told: tuple[str, ...], styles: dict[str, Any]) -> None:
    for place, text in enumerate(told):
        sheet.write_string(row, place, text, styles["cell centred" if place == 1 else "cell"])
    sheet.set_row(row, max(height(text, width) for text, width in zip(told, WIDTHS, strict=True)))
