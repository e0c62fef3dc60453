"""What a clerk is told of a column and of a ledger, in plain words, from the catalogue's own rules."""

from __future__ import annotations

from collections.abc import Mapping

from fazhi.catalog.columns import PRESENT, Column, ColumnType, Ledger
from fazhi.forms.form import Form

YES, NO = "是", "否"

_KINDS: Mapping[ColumnType, str] = {
    "date": "日期，写成年-月-日",
    "int": "整数，只写数字",
    "decimal": "数，可以有小数，只写数字",
    "text": "文字",
    "choice": "从选项里选一个",
    "choices": "从选项里选，可以写几个，用顿号“、”隔开",
    "list": "名称，可以写几个，用顿号“、”隔开",
    "bool": "是或否",
    "village": "村（社区）的名称",
}
"""What to fill, by type of column."""


def is_required(ledger: Ledger, column: Column) -> bool:
    """Whether an empty cell is a fault: not where it has a meaning of its own (空着按1计)."""
    return (column.required or column.title in (*ledger.key, ledger.year_by)) and column.blank is None


def what_to_fill(column: Column, year: int) -> str:
    """What kind of thing goes into the cell."""
    kind = _KINDS[column.type]
    if column.type == "date":
        return f"{kind}，如 {year}-3-5"
    if column.privacy == "F":
        return f"{kind}，不写姓名、电话、身份证号"
    return kind


def limits(column: Column, ledger: Ledger, form: Form) -> tuple[str, ...]:
    """The rules that the value must keep, one short sentence each."""
    offered = form.titles(ledger)
    said: list[str] = []
    if column.choices:
        said.append(f"选项：{'、'.join(column.choices)}")
    if column.type == "village" and form.villages:
        said.append(f"名单：{'、'.join(form.villages)}")
    said += _range(column)
    if column.not_before in offered:
        said.append(f"不早于“{column.not_before}”")
    if column.at_most in offered:
        said.append(f"不大于“{column.at_most}”")
    if column.references:
        target, _, title = column.references.partition(".")
        said.append(f"要与“{form.catalog.ledgers[target].title}”里的“{title}”一致")
    said += _key(column, ledger)
    if column.title == ledger.year_by and ledger.kind == "events":
        said.append(
            f"要在{form.year}年内，以前年度登记、年初还没有办结的除外" if ledger.state else f"要在{form.year}年内"
        )
    said += _required_if(column)
    if column.blank is not None and not column.note:
        said.append(f"空着按{column.blank}计")
    return tuple(said)


def _range(column: Column) -> list[str]:
    if column.min is not None and column.max is not None:
        return [f"{column.min}至{column.max}"]
    if column.min is not None:
        return [f"不小于{column.min}"]
    return [f"不大于{column.max}"] if column.max is not None else []


def _key(column: Column, ledger: Ledger) -> list[str]:
    if column.title not in ledger.key:
        return []
    if ledger.repeats == "last":
        return ["同一编号写了几行的，以最后一行为准"]
    others = [f"“{title}”" for title in ledger.key if title != column.title]
    return [f"与{'、'.join(others)}合起来不能重复" if others else "不能重复"]


def _required_if(column: Column) -> list[str]:
    conditions = [_condition(title, wanted) for title, wanted in column.required_if.items()]
    return [f"{'，并且'.join(conditions)}时必填"] if conditions else []


def _condition(title: str, wanted: bool | str | tuple[str, ...]) -> str:
    if wanted == PRESENT:
        return f"填了“{title}”"
    if isinstance(wanted, bool):
        return f"“{title}”是“{YES if wanted else NO}”"
    values = (wanted,) if isinstance(wanted, str) else wanted
    return f"“{title}”是“{'”或“'.join(values)}”"


def about(ledger: Ledger, form: Form) -> tuple[str, ...]:
    """What one row is, who fills the sheet, and which rows belong into the year; one sentence each."""
    said = [f"一行写{ledger.row}，由{ledger.office}填写。"]
    if ledger.kind == "register":
        said.append("写到统计截止日期为止的情况。")
        if ledger.state is not None:
            said.append(f"已经有“{ledger.state.date}”的行不要删除。")
    else:
        said.append(f"按“{ledger.year_by}”记入{form.year}年。")
        if ledger.state is not None:
            said.append(f"以前年度登记、到{form.year}年1月1日还没有办结的，也写在本表。")
    state, offered = ledger.state, form.titles(ledger)
    if state is not None and state.column in offered and state.date in offered:
        closed = "”或“".join(state.closed)
        said.append(f"“{state.column}”是“{closed}”的，要写“{state.date}”；还没有办结的，“{state.date}”空着。")
    if ledger.every_village:
        said.append("每个村（社区）都要有一行。")
    return tuple(said)
