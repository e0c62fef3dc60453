"""A Finding: one fault in the data, where it is, and what a clerk can do about it.

Findings are collected on the way down the house and never raised; only the edge (cli, batch) decides what
stops. ``CODES`` is the one list of stable codes: a code may be added, never renamed or reused. docs/findings.md is made from it
by docs/make_findings.py.
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
    example : str
        A message as such a finding prints it; no personal value.
    """

    severity: Severity
    title: str
    advice: str
    example: str


_E, _W, _H = Severity.ERROR, Severity.WARNING, Severity.HINT

GROUPS: dict[str, dict[str, Code]] = {
    "文件和工作表": {
        "file-unreadable": Code(_E, "文件打不开", "请用表格软件打开后另存为 .xlsx 再放回原处。",
            "信访.xlsx 打不开或已损坏，请用表格软件打开后另存为 .xlsx。"),
        "file-empty": Code(_W, "文件是空的", "请确认是否放错文件；不需要的文件请移走。",
            "信访.xlsx 里没有内容。"),
        "file-not-a-ledger": Code(_H, "不是台账的文件", "如果它是台账，请检查表头；否则可以移到别处。",
            "照片.jpg 不是表格文件，未读取。"),
        "file-too-large": Code(_E, "表格范围过大", "请删除数据区以外误填的单元格后再保存。",
            "工作表的范围到了第1048576行、第16384列，未读取；请删除数据区以外误填的单元格后再保存。"),
        "file-encrypted": Code(_E, "文件有密码", "请去掉密码后再保存。",
            "信访.xlsx 有密码，请去掉密码后再保存。"),
        "sheet-unrecognised": Code(_W, "认不出是哪本台账", "请检查表头是否与模板一致，或给工作表起台账的名字。",
            "认不出是哪本台账，未读取；请检查表头是否与模板一致，或在 ledgers.toml 里写明。"),
        "sheet-ambiguous": Code(_E, "表头同时像几本台账", "请把工作表的名字改成台账的名字。",
            "是“信访件台账”还是“来访接待台账”？表头都像，未读取；请在 ledgers.toml 里写明，或把工作表的名字改成台账的名字。"),
        "sheet-hidden": Code(_W, "隐藏的工作表", "隐藏的工作表照样读取；不需要的请删除。",
            "工作表是隐藏的，照样读取；不需要的请删除。"),
        "rows-hidden": Code(_W, "隐藏或筛掉的行", "隐藏的行照样计入；不该计入的请删除。",
            "有2行是隐藏或筛掉的（第7、9行），照样计入；不该计入的请删除。"),
        "ledger-twice": Code(_W, "同一本台账有两份", "重复的一份未计入；请只留一份。",
            "全部73行与 信访.xlsx 的工作表“信访件台账”相同，只计一份；请删除多余的一份。"),
        "ledger-versions": Code(_E, "同一本台账有两个版本", "两份都已计入，数字会偏大；请只留一份。",
            "73行中有70行的“编号”与 信访.xlsx 的工作表“信访件台账”相同，而内容有出入，像是同一本台账的两个版本；请只留一份。"),
        "ledger-missing": Code(_W, "台账没有交来", "请向责任科室收取这本台账，或在 reported.csv 中报送数字。",
            "“来访接待台账”没有交来，请向信访办收取。"),
        "sheet-other-year": Code(_W, "整张表是别的年度的", "请把这张表移到所属年度的文件夹。",
            "85行中有80行的“登记日期”在2023年，不计入2024年；如果整张表是2023年的，请移到2023年的文件夹。"),
        "total-differs": Code(_W, "合计与各行对不上", "请核对合计行，或补上漏填、删去多填的行。",
            "第40行合计“来访人数”写的是560，各行相加是566，相差6；请核对合计行，或补上漏填、删去多填的行。"),
        "mapping-unused": Code(_W, "ledgers.toml 的一条没有用上", "请核对其中的文件名、工作表名和列名。",
            "ledgers.toml 第2条说的是 信访.xlsx 的工作表“一月”，没有这样的文件或工作表；请核对或删去。"),
    },
    "列": {
        "column-unknown": Code(_H, "目录里没有的列", "该列按个人信息处理，不进入任何输出。",
            "“联系地址”列不在目录里，按个人信息处理，不读取。"),
        "column-duplicate": Code(_E, "两列同名", "请把其中一列改名或删除。",
            "这一列与另一列都是“登记日期”，只读取前一列；请改名或删除。"),
        "column-missing": Code(_E, "缺少必需的列", "请按模板补上该列。",
            "缺少必需的“登记日期”列，请按模板补上。"),
        "column-from-name": Code(_H, "整列按文件名或表头补上", "请核对；不对时在 ledgers.toml 的 constants 里写明。",
            "没有“村（社区）”列，各行都按文件名填为“大庄村”；不对时请在 ledgers.toml 的 constants 里写明。"),
        "column-absent": Code(_W, "没有这一列", "用到该列的指标算不出来；需要时请补上。",
            "没有“办结日期”列，用到它的指标算不出来。"),
    },
    "单元格": {
        "error-cells": Code(_E, "公式的值是错误", "请修好公式（如 #REF!、#N/A）后再保存。",
            "第7行“办结日期”的公式结果是错误值 #REF!。"),
        "cell-missing": Code(_E, "必填的单元格是空的", "请补填。",
            "第7行“信访形式”必填的单元格是空的，请补填。"),
        "cell-unreadable": Code(_E, "读不成规定的类型", "请按说明改成准确的值。",
            "第7行“来访人数”“约20”是约数，读不成准确的整数，请写准确的数字。"),
        "cell-ambiguous": Code(_E, "有两种读法", "请写成只有一种读法的样子，如 2024-3-5。",
            "第7行“办结日期”“3/4/2024”有两种读法：2024年3月4日或2024年4月3日，请写成如 2024-3-5。"),
        "cell-merged": Code(_E, "合并单元格里的数字", "请拆分合并的单元格，逐行填写。",
            "第7行“来访人数”与上面的行合并，不知道是合计还是各行都一样，只计一次；请拆分后逐行填写。"),
        "cell-formula": Code(_E, "公式没有结果", "请用表格软件打开文件，保存一次后放回原处。",
            "第7行“来访人数”的公式没有保存结果，读不出数；请用表格软件打开文件，保存一次后放回原处。"),
        "cell-identity": Code(_E, "身份证号码不可能存在", "请核对号码；指标不需要这一列时可以删去。",
            "第7行“身份证号”“340603********1234”不是可能的身份证号码（校验码不符），请核对。"),
        "cell-not-in-list": Code(_E, "不在选项里", "请改成选项之一，或在 town.toml 的 lists 里增加该选项。",
            "第7行“信访形式”“来电话”不在选项里，最接近的是“电话”。"),
        "cell-out-of-range": Code(_E, "超出允许的范围", "请核对后更正。",
            "第7行“来访人数”“0”超出允许的范围（不小于1）。"),
        "cell-village-unknown": Code(_E, "不是本镇的村（社区）", "请改成名单里的名称，或在 town.toml 里加别名。",
            "第7行“村（社区）”“石乔村”不是本镇的村（社区），最接近的是“石桥村”。"),
        "cell-order": Code(_E, "两个日期先后颠倒", "请核对两个日期。",
            "第7行“办结日期”“2024-3-4”早于“登记日期”，请核对两个日期。"),
        "cell-exceeds": Code(_E, "部分大于整体", "请核对两个数。",
            "第7行“采纳条数”“5”大于“提出意见条数”，请核对两个数。"),
        "cell-reference": Code(_E, "对应的台账里没有这个编号", "请核对编号。",
            "第7行“审查编号”“HF-09”在“合法性审查台账”的“编号”里找不到，请核对编号；那边缺行的请补交。"),
    },
    "行": {
        "row-quarantined": Code(_E, "整行未计入", "请补填或改正这一格，再检查一次。",
            "第7行“登记日期”是空的，整行未计入。"),
        "row-duplicate": Code(_W, "完全重复的行", "重复的一行未计入；请删除多余的一行。",
            "第9行与第7行完全相同，重复的一行未计入。"),
        "key-duplicate": Code(_E, "编号重复而内容不同", "两行都已计入；请核对编号。",
            "第9行“编号”“XF-12”与第7行重复，内容不同（“信访形式”、“办结日期”），两行都已计入；请核对。"),
        "date-outside-year": Code(_W, "日期不在本年度", "该行不计入本年度；请核对日期，或移到所属年度。",
            "第7行“登记日期”“2023-3-5”不在2024年内，该行不计入本年度；请核对日期，或移到所属年度。"),
        "state-without-date": Code(_W, "有状态没有日期", "按状态计；请补填日期。",
            "第7行“状态”“已办结”，但“办结日期”是空的，按状态计；请补填日期。"),
        "state-contradicts-date": Code(_W, "状态与日期不一致", "按日期计；请核对。",
            "第7行“状态”“办理中”，但“办结日期”在统计截止日期之前，按日期计；请核对。"),
        "rows-joined": Code(_H, "几行是同一件", "编号合并、其余为空的行作为一件计；不对时请拆分单元格。",
            "第8行的单元格与上一行合并，没有别的内容，与上一行作为一件计。"),
        "village-absent": Code(_W, "有的村（社区）没有记录", "请补上这些村（社区）的行，或在 town.toml 里写明起止年份。",
            "“治安巡逻队伍名册”里没有石桥村、新苑社区的行。"),
    },
    "更正": {
        "correction-stale": Code(_E, "更正的原值已经变了", "请核对原文件，再改或删去 corrections.toml 里的这一条。",
            "corrections.toml 第1条：信访.xlsx 第7行“办结日期”的原值与 expect 不同，没有更正；请重新核对。"),
        "correction-unmatched": Code(_E, "更正对不上唯一的一行", "请核对 corrections.toml 里的 match。",
            "corrections.toml 第1条：一行也没有对上，没有更正；请核对 match，使它只指一行。"),
    },
    "数字": {
        "reported-invalid": Code(_E, "报送数字读不出", "请按表头填写 reported.csv。",
            "第3行“数值”“约20”读不成数。"),
        "reported-unknown": Code(_W, "报送的指标不在目录里", "请核对指标编号或名称。",
            "没有名为“visits.poeple”的指标；最接近的是 visits.people。"),
        "reported-differs": Code(_W, "报送数字与台账不符", "以台账为准；请说明差异原因。",
            "指标“信访件数”：台账73件，报送75件；以台账为准，请说明差异原因。"),
        "previous-differs": Code(_W, "上年数字有几个来源且不一致", "以上年已报报告为准；请说明差异原因。",
            "2023年“信访件数”：上年已报报告81件，按上年台账重算80件；同比以上年已报报告为准，请说明差异原因。"),
        "definition-changed": Code(_H, "指标口径比上年有调整", "不作同比。",
            "指标“信访件办结率”的口径自2024年起调整，不作同比。"),
        "stock-differs": Code(_W, "存量与流量对不上", "请核对上年结转、本年新增和本年办结。",
            "信访件台账：上年末未办结5件，本年台账列入上年结转3件，请核对。"),
        "dates-disagree": Code(_W, "日期之间不一致", "请核对 year.toml。",
            "成文日期2024-12-20早于统计截止日期2024-12-31，请核对。"),
    },
    "文字": {
        "phrase-missing": Code(_W, "缺少本年度提法", "请把上级通知中的提法填入 phrases.toml。",
            "“思想引领”：待核提法（phrases.toml 的“指导思想”）。"),
        "text-missing": Code(_W, "缺少文字材料", "请在 text.md 中相应标题下补写。",
            "“下一步工作”：待起草人提供“下一步工作”。"),
        "text-unplaced": Code(_W, "标题在报告里没有位置", "请把标题改成可用的标题之一。",
            "text.md 的标题“工作亮点”在报告里没有位置；可用：不足和原因、下一步工作。"),
        "sentence-left-out": Code(_W, "一句话因缺数字未写入", "补齐台账或报送数字后会自动写入。",
            "“依法办理群众信访”：待信访办提供来访接待台账。"),
        "digit-unbound": Code(_W, "文字材料里有未绑定的数字", "请改用指标绑定，或确认该数字无误。",
            "text.md 第12行的“37次”是直接写的数字，没有绑定指标，请核对。"),
    },
    "成品": {
        "claim-unread": Code(_E, "成品里找不到应有的数字", "请把这份报告和显示的内容发给维护人员。",
            "report.pdf：应有的“93.15%”没有读到。"),
        "digit-stray": Code(_E, "正文里有来历不明的数字", "请改用指标绑定，或写进分析者自加的单元格。",
            "report.docx“（二）调解”里的“37件”不是指标的数字，也不是日期、文号或者名称。"),
        "chart-differs": Code(_E, "图与它的数据表不一致", "请把这份报告和显示的内容发给维护人员。",
            "图“各月办理信访件”画的数据与它的数据表不一致。"),
        "audit-disagrees": Code(_E, "成品里的数字彼此不符或写法不当", "请运行 fazhi audit 查看位置和算式；由文字材料引起的，请改文字材料。",
            "report.docx“人民调解”第12段：部分、整体与比率不相符（2474件、2369件、95.87%），应为95.76%。"),
        "output-unknown": Code(_W, "笔记本里有不能导出的内容", "请改用文字、表格或图片显示。",
            "第9个单元格的一项输出（application/vnd.plotly.v1+json）不能导出，报告里没有它。"),
        "personal-found": Code(_E, "要外传的文件里有个人信息", "请从文字材料或自加的单元格里删去；在此之前这些文件不放出。",
            "report.html 含有“信访件台账”“信访人”列的1个值，未放出。"),
    },
}  # fmt: skip
"""The codes by what they are about, in the order of docs/findings.md."""

CODES: dict[str, Code] = {name: code for group in GROUPS.values() for name, code in group.items()}


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
