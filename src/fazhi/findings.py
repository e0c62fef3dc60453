"""A Finding: one fault in the data, where it is, and what a clerk can do about it.

Findings are collected on the way down the house and never raised; only the edge (cli, batch) decides what
stops. ``CODES`` is the one list of stable codes: a code may be added, never renamed or reused.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any


class Severity(StrEnum):
    """How much a finding matters: an error costs a figure, a warning may, a hint does not."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of finding.

    Parameters
    ----------
    severity : Severity
        The severity unless the finding says otherwise.
    title : str
        What is wrong, in a few Chinese words.
    advice : str
        What the clerk can do, one Chinese sentence.
    """

    severity: Severity
    title: str
    advice: str


_E, _W, _H = Severity.ERROR, Severity.WARNING, Severity.HINT

CODES: dict[str, Code] = {
    # files and sheets
    "file-unreadable": Code(_E, "文件打不开", "请用表格软件打开后另存为 .xlsx 再放回原处。"),
    "file-empty": Code(_W, "文件是空的", "请确认是否放错文件；不需要的文件请移走。"),
    "file-not-a-ledger": Code(_H, "不是台账的文件", "如果它是台账，请检查表头；否则可以移到别处。"),
    "file-too-large": Code(_E, "表格范围过大", "请删除数据区以外误填的单元格后再保存。"),
    "file-encrypted": Code(_E, "文件有密码", "请去掉密码后再保存。"),
    "sheet-unrecognised": Code(_W, "认不出是哪本台账", "请检查表头是否与模板一致，或给工作表起台账的名字。"),
    "sheet-ambiguous": Code(_E, "表头同时像几本台账", "请把工作表的名字改成台账的名字。"),
    "sheet-hidden": Code(_W, "隐藏的工作表", "隐藏的工作表照样读取；不需要的请删除。"),
    "rows-hidden": Code(_W, "隐藏或筛掉的行", "隐藏的行照样计入；不该计入的请删除。"),
    "error-cells": Code(_E, "公式的值是错误", "请修好公式（如 #REF!、#N/A）后再保存。"),
    "ledger-twice": Code(_E, "同一本台账有两份", "请只留一份，或确认两份是分村分月填报。"),
    "ledger-missing": Code(_W, "台账没有交来", "请向责任科室收取这本台账，或在 reported.csv 中报送数字。"),
    "sheet-other-year": Code(_W, "整张表是别的年度的", "请把这张表移到所属年度的文件夹。"),
    "total-differs": Code(_W, "合计与各行对不上", "请核对合计行，或补上漏填、删去多填的行。"),
    "mapping-unused": Code(_W, "ledgers.toml 的一条没有用上", "请核对其中的文件名、工作表名和列名。"),
    # columns
    "column-unknown": Code(_H, "目录里没有的列", "该列按个人信息处理，不进入任何输出。"),
    "column-duplicate": Code(_E, "两列同名", "请把其中一列改名或删除。"),
    "column-missing": Code(_E, "缺少必需的列", "请按模板补上该列。"),
    "column-from-name": Code(_H, "整列按文件名或表头补上", "请核对；不对时在 ledgers.toml 的 constants 里写明。"),
    "column-absent": Code(_H, "没有这一列", "用到该列的指标算不出来；需要时请补上。"),
    # cells
    "cell-missing": Code(_E, "必填的单元格是空的", "请补填。"),
    "cell-unreadable": Code(_E, "读不成规定的类型", "请按说明改成准确的值。"),
    "cell-ambiguous": Code(_E, "有两种读法", "请写成只有一种读法的样子，如 2024-3-5。"),
    "cell-merged": Code(_E, "合并单元格里的数字", "请拆分合并的单元格，逐行填写。"),
    "cell-formula": Code(_E, "公式没有结果", "请用表格软件打开文件，保存一次后放回原处。"),
    "cell-identity": Code(_E, "身份证号码不可能存在", "请核对号码；指标不需要这一列时可以删去。"),
    "cell-not-in-list": Code(_E, "不在选项里", "请改成选项之一，或在 town.toml 的 lists 里增加该选项。"),
    "cell-out-of-range": Code(_E, "超出允许的范围", "请核对后更正。"),
    "cell-village-unknown": Code(_E, "不是本镇的村（社区）", "请改成名单里的名称，或在 town.toml 里加别名。"),
    "cell-order": Code(_E, "两个日期先后颠倒", "请核对两个日期。"),
    "cell-exceeds": Code(_E, "部分大于整体", "请核对两个数。"),
    "cell-reference": Code(_E, "对应的台账里没有这个编号", "请核对编号。"),
    # rows
    "row-quarantined": Code(_E, "整行未计入", "请补正关键列后重新读取。"),
    "row-duplicate": Code(_W, "完全重复的行", "重复的一行未计入；请删除多余的一行。"),
    "key-duplicate": Code(_E, "编号重复而内容不同", "两行都已计入；请核对编号。"),
    "date-outside-year": Code(_W, "日期不在本年度", "该行不计入本年度；请核对日期，或移到所属年度。"),
    "state-without-date": Code(_W, "有状态没有日期", "按状态计；请补填日期。"),
    "state-contradicts-date": Code(_W, "状态与日期不一致", "按日期计；请核对。"),
    "rows-joined": Code(_H, "几行是同一件", "编号合并、其余为空的行作为一件计；不对时请拆分单元格。"),
    "village-absent": Code(_W, "有的村（社区）没有记录", "请补上这些村（社区）的行，或在 town.toml 里写明起止年份。"),
    # corrections
    "correction-stale": Code(_E, "更正的原值已经变了", "请核对原文件，再改或删去 corrections.toml 里的这一条。"),
    "correction-unmatched": Code(_E, "更正对不上唯一的一行", "请核对 corrections.toml 里的 match。"),
    # figures
    "reported-invalid": Code(_E, "报送数字读不出", "请按表头填写 reported.csv。"),
    "reported-unknown": Code(_W, "报送的指标不在目录里", "请核对指标编号或名称。"),
    "reported-differs": Code(_W, "报送数字与台账不符", "以台账为准；请说明差异原因。"),
    "previous-differs": Code(_W, "上年数字有几个来源且不一致", "以上年已报报告为准；请说明差异原因。"),
    "definition-changed": Code(_H, "指标口径比上年有调整", "不作同比。"),
    "stock-differs": Code(_W, "存量与流量对不上", "请核对上年结转、本年新增和本年办结。"),
    "dates-disagree": Code(_W, "日期之间不一致", "请核对 year.toml。"),
    # text
    "phrase-missing": Code(_W, "缺少本年度提法", "请把上级通知中的提法填入 phrases.toml。"),
    "text-missing": Code(_W, "缺少文字材料", "请在 text.md 中相应标题下补写。"),
    "text-unplaced": Code(_W, "标题在报告里没有位置", "请把标题改成可用的标题之一。"),
    "sentence-left-out": Code(_W, "一句话因缺数字未写入", "补齐台账或报送数字后会自动写入。"),
    "digit-unbound": Code(_W, "文字材料里有未绑定的数字", "请改用指标绑定，或确认该数字无误。"),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault in the data and its place.

    Parameters
    ----------
    code : str
        A key of :data:`CODES`.
    message : str
        One Chinese sentence for the clerk; never holds an unmasked personal value.
    severity : Severity, optional
        Default: the code's own.
    file, sheet, cell : str
        Where; ``cell`` is an address such as ``C7``. ``""`` where it does not apply.
    row : int or None
        Row of the sheet, from 1.
    ledger, column : str
        Ledger id and column title.
    value : str
        What stood there, masked where personal.
    indicators : tuple of str
        Ids of the indicators that the fault touches.
    """

    code: str
    message: str
    severity: Severity | None = None
    file: str = ""
    sheet: str = ""
    cell: str = ""
    row: int | None = None
    ledger: str = ""
    column: str = ""
    value: str = ""
    indicators: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.code not in CODES:
            raise KeyError(f"unknown finding code {self.code!r}")
        if self.severity is None:
            object.__setattr__(self, "severity", CODES[self.code].severity)

    @property
    def is_error(self) -> bool:
        """Whether the finding is at error level."""
        return self.severity is Severity.ERROR

    def touching(self, indicators: Iterable[str]) -> Finding:
        """The same finding, naming the indicators that it touches."""
        return replace(self, indicators=tuple(sorted(set(indicators))))

    def to_json(self) -> dict[str, Any]:
        """The finding as internal/findings.json holds it (docs/contract: keys in this order)."""
        record = asdict(self)
        keys = ("code", "severity", "message", "file", "sheet", "cell", "row", "ledger", "column", "value")
        return {key: record[key] for key in keys} | {"indicators": list(self.indicators)}
