"""Small files as offices hand them in, each with one trouble, and what must come of it.

The catalogue is the default one and the town that of the builders. What a trouble finds is written as the code and the
place: ``"cell-missing C2"``; hints about optional columns that the file has not (column-absent) are left out, for small
files lack most. Rows are written as accepted + quarantined + no data, one sum a sheet, in the order of files and
sheets.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from builders import Blank, Book, Broken, Content, Formula, Merged, Rows
from fuzz.sources import html, ods, ole, xls, xml2003


@dataclass(frozen=True)
class Trouble:
    """One trouble.

    Parameters
    ----------
    name : str
        What is wrong, or only unusual.
    files : mapping of str to content
        The year's folder.
    rows : str
        Accepted + quarantined + no data.
    finds : tuple of str
        Codes and places, in order.
    values : mapping of str to list of str
        What the first of `kept` holds, by column; "" where a value is missing.
    kept : tuple of str
        Ledgers that the town keeps.
    secrets : tuple of str
        Personal values that stand in the files and may stand in no finding.
    """

    name: str
    files: Mapping[str, Content]
    rows: str
    finds: tuple[str, ...] = ()
    values: Mapping[str, Sequence[str]] = field(default_factory=dict)
    kept: tuple[str, ...] = ("petitions",)
    secrets: tuple[str, ...] = ()


PETITION = ["编号", "登记日期", "信访形式"]
XF1, XF2, XF3 = ["XF-1", "2024-3-5", "来信"], ["XF-2", "2024-3-6", "来访"], ["XF-3", "2024-3-7", "网上"]
VISIT = ["编号", "来访日期", "来访人数"]
LF1, LF2, LF3 = ["LF-1", "2024-3-5", 2], ["LF-2", "2024-3-6", 3], ["LF-3", "2024-3-7", 4]
LEAST: Mapping[str, Mapping[str, Any]] = {
    "petitions": dict(zip(PETITION, XF1, strict=True)),
    "visits": dict(zip(VISIT, LF1, strict=True)),
    "hotline": {"工单编号": "GD-1", "受理日期": "2024-3-5", "渠道": "人民网"},
    "mediation": {
        "案号": "TJ-1", "受理日期": "2024-3-5", "调解组织": "镇调委会", "纠纷类型": "邻里", "调解结果": "调解中",
    },
    "legality_review": {"编号": "HF-1", "收件日期": "2024-3-5", "类别": "行政合同", "审查主体": "司法所"},
    "study": {"日期": "2024-3-5", "对象": "镇机关干部", "形式": "会前学法"},
}  # fmt: skip
"""A row with the required columns of a ledger."""


def petitions(name: str, rows: Rows, counted: str, *finds: str, **given: Any) -> Trouble:
    """One sheet of petitions."""
    return Trouble(name, {"信访.xlsx": rows}, counted, finds, **given)


def visits(name: str, rows: Rows, counted: str, *finds: str, **given: Any) -> Trouble:
    """One sheet of visits."""
    return Trouble(name, {"来访.xlsx": rows}, counted, finds, kept=("visits",), **given)


def cell(name: str, ledger: str, title: str, written: Any, read: str = "", *finds: str, counted: str = "1+0+1",
         also: Mapping[str, Any] | None = None, **given: Any) -> Trouble:  # fmt: skip
    """One row with one cell to look at, and what is read from it."""
    row = {**LEAST[ledger], **(also or {}), title: written}
    values = {title: [read]} if counted.startswith("1") else {}
    return Trouble(name, {"台账.xlsx": [list(row), list(row.values())]}, counted, finds, values, (ledger,), **given)


def _text(*rows: Sequence[str], by: str = ",") -> str:
    return "\n".join(by.join(row) for row in rows)


SHAPES = (
    petitions("a header in row 1", [PETITION, XF1], "1+0+1", values={"登记日期": ["2024-03-05"]}),
    petitions(
        "a merged title, a line for the office, the header in row 3",
        [[Merged("某某镇2024年信访件台账", 1, 3)], ["填报单位：某某镇", None, "填报时间：2024年12月31日"], PETITION, XF1],
        "1+0+3",
    ),
    petitions("a header further down than last year", [["某某镇"], [], ["2024年信访件台账"], [], [], PETITION, XF1], "1+0+6"),
    petitions(
        "a header in two rows with a merged group head",
        [[Merged("编号", 2), Merged("登记日期", 2), Merged("信访形式", 2), Merged("办结情况", 1, 2)],
         [None, None, None, "日期", "状态"], [*XF1, "2024-4-1", "已办结"]],
        "1+0+2", values={"办结日期": ["2024-04-01"], "状态": ["已办结"]},
    ),
    petitions(
        "a header in three rows",
        [[Merged("编号", 3), Merged("登记日期", 3), Merged("信访形式", 3), Merged("办理", 1, 2)],
         [None, None, None, Merged("结果", 1, 2)], [None, None, None, "办结日期", "状态"], [*XF1, "2024-4-1", "已办结"]],
        "1+0+3", values={"办结日期": ["2024-04-01"], "状态": ["已办结"]},
    ),
    Trouble(
        "a header in two rows that CSV cannot merge",
        {"信访.csv": _text(["编号", "登记日期", "信访形式", "办结", ""], ["", "", "", "日期", "状态"],
                         [*XF1, "2024-4-1", "已办结"])},
        "1+0+2", values={"办结日期": ["2024-04-01"]},
    ),
    petitions("a serial number first and remarks last", [["序号", *PETITION, "备注"], [1, *XF1, None], [2, *XF2, "补录"]],
              "2+0+1"),
    petitions("columns in another order", [["信访形式", "登记日期", "编号"], XF1[::-1]], "1+0+1", values={"编号": ["XF-1"]}),
    petitions("a total in the last row", [PETITION, XF1, XF2, ["合计", None, "2件"]], "2+0+2"),
    visits(
        "a subtotal after each village",
        [["村（社区）", *VISIT], ["大庄村", *LF1], ["小计", None, None, 2], ["石桥村", *LF2], ["小计", None, None, 3],
         ["合计", None, None, 5]],
        "2+0+4", values={"来访人数": ["2", "3"]},
    ),
    petitions(
        "notes and signatures below",
        [PETITION, XF1, ["注：网上信访由平台导出。"], ["审核人：李四", None, "填表人：王五"], ["本表一式两份，每月五日前报送。"]],
        "1+0+4",
    ),
    petitions("a header on every printed page", [PETITION, XF1, PETITION, XF2], "2+0+2"),
    petitions("blank rows between and below", [PETITION, XF1, [], XF2, [], []], "2+0+2"),
    petitions("rows that are numbered and empty", [["序号", *PETITION], [1, *XF1], [2], [3]], "1+0+3"),
    petitions("thousands of formatted empty rows", [PETITION, XF1, *[[Blank()] * 3] * 3000], "1+0+1"),
    petitions(
        "a village merged over its rows",
        [["所属村", *PETITION], [Merged("大庄村", 2), *XF1], [None, *XF2], ["石桥村", *XF3]],
        "3+0+1", values={"村（社区）": ["大庄村", "大庄村", "石桥村"]},
    ),
    petitions(
        "a date merged over its rows",
        [["登记日期", "编号", "信访形式"], [Merged("3月5日", 2), "XF-1", "来信"], [None, "XF-2", "来访"]],
        "2+0+1", values={"登记日期": ["2024-03-05"] * 2},
    ),
    petitions(
        "a month merged over its rows in a column of the office's own",
        [["月份", *PETITION], [Merged("3月", 2), *XF1], [None, *XF2]], "2+0+1", "column-unknown A1",
    ),
    petitions("hints in the row below the header", [PETITION, ["必填，不重复", "必填，如2024-3-5", "下拉选择"], XF1], "1+0+2"),
    petitions("an example row", [["序号", *PETITION], ["示例", "XF-0", "2024-1-1", "来信"], [1, *XF1]], "1+0+2"),
    petitions("a village as a heading inside the sheet", [PETITION, [Merged("大庄村", 1, 3)], XF1], "1+0+2"),
    petitions("numbers stored as text", [["编号", "登记日期", "信访形式"], ["001", "45356", "来信"]], "1+0+1",
              values={"编号": ["001"], "登记日期": ["2024-03-05"]}),
)  # fmt: skip

FILES = (
    Trouble("a sheet a month", {"信访.xlsx": {"1月": [PETITION, XF1], "2月": [PETITION, XF2]}}, "1+0+1, 1+0+1"),
    Trouble(
        "a file a village",
        {"大庄村.xlsx": [PETITION, XF1], "石桥村.xlsx": [PETITION, XF2]},
        "1+0+1, 1+0+1", ("column-from-name", "column-from-name"), {"村（社区）": ["大庄村", "石桥村"]},
    ),
    Trouble(
        "one workbook for several ledgers",
        {"2024.xlsx": {"信访": [PETITION, XF1], "来访": [VISIT, LF1]}},
        "1+0+1, 1+0+1", kept=("petitions", "visits"),
    ),
    Trouble("file 2 comes before file 10", {"10.xlsx": [PETITION, XF2], "2.xlsx": [PETITION, XF1]}, "1+0+1, 1+0+1",
            values={"编号": ["XF-1", "XF-2"]}),
    Trouble("CSV in UTF-8", {"信访.csv": _text(PETITION, XF1)}, "1+0+1", values={"信访形式": ["来信"]}),
    Trouble("CSV in UTF-8 with BOM", {"信访.csv": _text(PETITION, XF1).encode("utf-8-sig")}, "1+0+1",
            values={"编号": ["XF-1"]}),
    Trouble("CSV in GB18030", {"信访.csv": _text(PETITION, XF1).encode("gb18030")}, "1+0+1", values={"信访形式": ["来信"]}),
    Trouble("TSV in UTF-16", {"信访.tsv": _text(PETITION, XF1, by="\t").encode("utf-16")}, "1+0+1"),
    Trouble("tabs in a .csv", {"信访.csv": _text(PETITION, XF1, by="\t")}, "1+0+1"),
    Trouble("an .xls", {"信访.xls": xls([PETITION, XF1])}, "1+0+1", values={"信访形式": ["来信"]}),
    Trouble("an .et that is an .xls", {"信访.et": xls([PETITION, XF1])}, "1+0+1", values={"信访形式": ["来信"]}),
    Trouble("an .ods", {"信访.ods": ods([PETITION, XF1])}, "1+0+1", values={"信访形式": ["来信"]}),
    Trouble("a web page called .xls", {"信访.xls": html([PETITION, XF1])}, "1+0+1", values={"信访形式": ["来信"]}),
    Trouble("XML Spreadsheet 2003 called .xls", {"信访.xls": xml2003([PETITION, XF1])}, "1+0+1"),
    Trouble("an .xlsx called .xls", {"信访.xls": [PETITION, XF1]}, "1+0+1"),
    Trouble("the lock file of an open workbook", {"信访.xlsx": [PETITION, XF1], "~$信访.xlsx": b"\x04LISI"}, "1+0+1"),
    Trouble("a damaged workbook", {"信访.xlsx": b"PK\x03\x04" + b"\0" * 99}, "", ("file-unreadable", "ledger-missing")),
    Trouble("a quotation mark that does not close", {"信访.csv": _text(PETITION, ["XF-1", '"2024-3-5', "来信"], XF2)}, "",
            ("file-unreadable 第2行", "ledger-missing")),
    Trouble("an empty file", {"信访.xlsx": b""}, "", ("file-empty", "ledger-missing")),
    Trouble("an empty sheet", {"信访.xlsx": [[]]}, "", ("file-empty", "ledger-missing")),
    Trouble("a picture among the files", {"照片.jpg": b"\xff\xd8\xff\xe0", "信访.xlsx": [PETITION, XF1]}, "1+0+1",
            ("file-not-a-ledger",)),
    Trouble("a folder among the files", {"旧表": None, "信访.xlsx": [PETITION, XF1]}, "1+0+1", ("file-not-a-ledger",)),
    Trouble("a cover sheet", {"信访.xlsx": {"封面": [["某某镇台账"]], "信访": [PETITION, XF1]}}, "0+0+1, 1+0+1",
            ("file-not-a-ledger",)),
    Trouble("a cell far from the others", {"信访.xlsx": [PETITION, XF1, [*[None] * 600, "x"]]}, "",
            ("file-too-large WC3", "ledger-missing")),
    Trouble("a password", {"信访.xlsx": ole({"EncryptedPackage": b""})}, "", ("file-encrypted", "ledger-missing")),
    Trouble("a list that is no ledger", {"名单.xlsx": [["甲", "乙", "丙"], [1, 2, 3], [4, 5, 6]]}, "0+3+0",
            ("sheet-unrecognised", "ledger-missing")),
    Trouble("a ledger that the town does not keep", {"来访.xlsx": {"来访接待台账": [VISIT, LF1]}, "信访.xlsx": [PETITION, XF1]},
            "1+0+1, 0+1+1", ("sheet-unrecognised",)),
    Trouble("a header that fits two ledgers", {"a.xlsx": [[*PETITION, "来访人数"], [*XF1, 2]]}, "0+1+1",
            ("sheet-ambiguous", "ledger-missing", "ledger-missing"), kept=("petitions", "visits")),
    Trouble("a header that fits two ledgers under a title that names one",
            {"a.xlsx": [["信访件台账"], [*PETITION, "来访人数"], [*XF1, 2]]}, "1+0+2",
            ("column-unknown D2", "ledger-missing"), kept=("petitions", "visits")),
    Trouble("a hidden sheet", {"信访.xlsx": Book({"旧": [PETITION, XF1], "新": [PETITION, XF2]}, hidden=["旧"])},
            "1+0+1, 1+0+1", ("sheet-hidden",)),
    Trouble("hidden rows", {"信访.xlsx": Book({"信访": [PETITION, XF1, XF2, XF3]}, hidden_rows={"信访": [2, 4]})}, "3+0+1",
            ("rows-hidden 第2行",)),
    Trouble("the same sheet twice", {"a.xlsx": [PETITION, XF1, XF2], "b.xlsx": [PETITION, XF1, XF2]}, "2+0+1, 0+2+1",
            ("ledger-twice",)),
    Trouble(
        "two versions of a sheet",
        {"a.xlsx": [PETITION, *([f"XF-{n}", "2024-3-5", "来信"] for n in range(6))],
         "b.xlsx": [PETITION, *([f"XF-{n}", "2024-3-5", "来访"] for n in range(6))]},
        "6+0+1, 6+0+1", ("ledger-versions",),
    ),
    Trouble("a ledger that was not handed in", {"信访.xlsx": [PETITION, XF1]}, "1+0+1", ("ledger-missing",),
            kept=("petitions", "visits")),
    Trouble("a ledger without a row", {"信访.xlsx": [PETITION]}, "0+0+1", ("ledger-missing",)),
    Trouble("a ledger that says there was nothing", {"信访.xlsx": [PETITION, ["本年无"]]}, "0+0+2", values={"编号": []}),
    petitions("a sheet of last year",
              [[*PETITION, "办结日期"], *([f"XF-{n}", "2023-3-5", "来信", "2023-4-5"] for n in range(6))],
              "6+0+1", "sheet-other-year"),
)  # fmt: skip

SETTINGS = (
    Trouble(
        "columns that only ledgers.toml explains",
        {"导出.xlsx": [["流水", "收到", "方式"], XF1],
         "ledgers.toml": '[[files]]\nfile = "导出.xlsx"\nledger = "petitions"\n'
                         'columns = { "流水" = "编号", "收到" = "登记日期", "方式" = "信访形式" }\n'},
        "1+0+1", values={"编号": ["XF-1"]},
    ),
    Trouble(
        "a channel that is the same for the whole file",
        {"12345.xlsx": [["工单编号", "受理日期"], ["GD-1", "2024-3-5"]],
         "ledgers.toml": '[[files]]\nfile = "12345.xlsx"\nledger = "hotline"\nconstants = { "渠道" = "12345热线" }\n'},
        "1+0+1", values={"渠道": ["12345热线"]}, kept=("hotline",),
    ),
    Trouble(
        "a rule for a sheet that is not there",
        {"信访.xlsx": [PETITION, XF1],
         "ledgers.toml": '[[files]]\nfile = "信访.xlsx"\nsheet = "一月"\nledger = "petitions"\n'},
        "1+0+1", ("mapping-unused",),
    ),
    Trouble(
        "a correction",
        {"信访.xlsx": [PETITION, ["XF-1", "2024-3-5", "来电"], XF2], "corrections.toml": (
            '[[corrections]]\nledger = "petitions"\nmatch = { "编号" = "XF-1" }\nset = { "信访形式" = "电话" }\n'
            'expect = { "信访形式" = "来电" }\nreason = "核对登记簿"\nwho = "李四"\nwhen = 2025-01-10\n')},
        "2+0+1", values={"信访形式": ["电话", "来访"]},
    ),
    Trouble(
        "a correction whose old value has changed",
        {"信访.xlsx": [[*PETITION, "办结日期"], [*XF1, "2024-4-9"]], "corrections.toml": (
            '[[corrections]]\nledger = "petitions"\nmatch = { "编号" = "XF-1" }\nset = { "办结日期" = 2024-04-02 }\n'
            'expect = { "办结日期" = "" }\nreason = "核对登记簿"\nwho = "李四"\nwhen = 2025-01-10\n')},
        "1+0+1", ("correction-stale",), {"办结日期": ["2024-04-09"]},
    ),
    Trouble(
        "a correction without a row",
        {"信访.xlsx": [PETITION, XF1], "corrections.toml": (
            '[[corrections]]\nledger = "petitions"\nmatch = { "编号" = "XF-9" }\nset = { "信访形式" = "电话" }\n'
            'expect = { "信访形式" = "来信" }\nreason = "核对登记簿"\nwho = "李四"\nwhen = 2025-01-10\n')},
        "1+0+1", ("correction-unmatched",),
    ),
    Trouble("a reported figure that is no number",
            {"信访.xlsx": [PETITION, XF1], "reported.csv": "指标,年度,数值\npetitions.accepted,2023,约20\n"}, "1+0+1",
            ("reported-invalid 第2行",)),
    Trouble("a reported figure that nobody knows",
            {"信访.xlsx": [PETITION, XF1], "reported.csv": "指标,年度,数值\nvisits.peple,2023,20\n"}, "1+0+1",
            ("reported-unknown 第2行",)),
)  # fmt: skip

COLUMNS = (
    petitions("another title for a date", [["编号", "登记时间", "信访形式"], XF1], "1+0+1", values={"登记日期": ["2024-03-05"]}),
    petitions("another title for the village", [[*PETITION, "所属村"], [*XF1, "大庄村"]], "1+0+1", values={"村（社区）": ["大庄村"]}),
    petitions("a question instead of a state",
              [[*PETITION, "是否办结", "办结日期"], [*XF1, "是", "2024-4-1"], [*XF2, "否", None]], "2+0+1",
              values={"状态": ["已办结", "办理中"]}),
    petitions("spaces, line breaks and marks in titles", [["* 编 号", "登记\n日期", "信访形式（必填）"], XF1], "1+0+1",
              values={"登记日期": ["2024-03-05"]}),
    visits("a unit in a title", [["编号", "来访日期", "来访人数（人）"], LF1], "1+0+1", values={"来访人数": ["2"]}),
    petitions("a column of the office's own", [[*PETITION, "联系地址"], [*XF1, "幸福路3号"]], "1+0+1", "column-unknown D1"),
    petitions("two columns that are one", [[*PETITION, "登记时间"], [*XF1, "2024-3-6"]], "1+0+1", "column-duplicate D1",
              values={"登记日期": ["2024-03-05"]}),
    Trouble("a required column is missing",
            {"信访件台账.xlsx": [["编号", "登记日期", "状态"], ["XF-1", "2024-3-5", "办理中"]]}, "1+0+1",
            ("column-missing",)),
    Trouble("the deciding column is missing", {"信访件台账.xlsx": [["编号", "信访形式", "状态"], ["XF-1", "来信", "办理中"]]}, "0+1+1",
            ("column-missing",)),
    Trouble("the village only in the line for the office", {"信访.xlsx": [["填报单位：某某镇大庄村"], PETITION, XF1]},
            "1+0+2", ("column-from-name",), {"村（社区）": ["大庄村"]}),
    Trouble("the village only in the file's name", {"信访件（大庄村）.xlsx": [PETITION, XF1]}, "1+0+1", ("column-from-name",)),
)  # fmt: skip

DAY = ("petitions", "登记日期")
CLOSED = ("petitions", "办结日期")

DATES = (
    *(cell(name, *DAY, written, "2024-03-05") for name, written in (
        ("a real date", date(2024, 3, 5)),
        ("a date with characters", "2024年3月5日"),
        ("a date with dots", "2024.3.5"),
        ("a date with slashes", "2024/3/5"),
        ("a date in full width", "２０２４－３－５"),
        ("a date of eight digits", 20240305),
        ("a date without its year", "3月5日"),
        ("a serial number for a date", 45356),
        ("a date with a time", "2024-03-05 10:30:00"),
        ("a date that says 号", "2024年3月5号"),
        ("several days", "3月5日-7日"),
        ("several days with their years", "2024.3.5—2024.3.7"),
    )),
    *(cell(name, *CLOSED, written, "", "cell-ambiguous D2") for name, written in (
        ("a date that begins with day or month", "3/4/2024"),
        ("a date with a year of two digits", "24.3.5"),
        ("a day and a month in doubtful order", "3/4"),
    )),
    *(cell(name, *CLOSED, written, "", "cell-unreadable D2") for name, written in (
        ("the end of a month", "3月底"),
        ("a month without a day", "2024年3月"),
        ("a day that the calendar lacks", "2月30日"),
        ("about a day", "约3月5日"),
        ("two days in a cell", "3月5日、3月8日"),
        ("a deadline for a date", "年底前"),
        ("a date broken by a space", "2024-3-1 5"),
    )),
    *(cell(name, *CLOSED, written) for name, written in (
        ("a dash for no date", "—"),
        ("a slash for no date", "／"),
        ("暂无 for no date", "暂无"),
    )),
    cell("no deciding date", *DAY, None, "", "row-quarantined B2", counted="0+1+1"),
    cell("a deciding date that is two", *DAY, "3/4/2024", "", "row-quarantined B2", counted="0+1+1"),
    cell("a date outside the year", *DAY, "2025-3-5", "2025-03-05", "date-outside-year B2"),
    cell("a case carried over from last year", *DAY, "2023-12-28", "2023-12-28"),
    cell("closed before it came", *CLOSED, "2024-3-4", "", "cell-order D2"),
    cell("a formula that gave an error", *CLOSED, Broken("#REF!"), "", "error-cells D2"),
)  # fmt: skip

PEOPLE = ("visits", "来访人数")
MONEY = ("mediation", "涉及金额（元）")

NUMBERS = (
    *(cell(name, *PEOPLE, written, read) for name, written, read in (
        ("full-width digits", "１２", "12"),
        ("a measure word", "3人", "3"),
        ("spaces around a number", " 3 ", "3"),
        ("Chinese numerals", "一百二十", "120"),
        ("两 for two", "两人", "2"),
        ("a separator of thousands", "1,200", "1200"),
        ("a formula with its result", Formula("=1+1", 2), "2"),
    )),
    *(cell(name, *PEOPLE, written, "", "cell-unreadable C2") for name, written in (
        ("约 before a number", "约20"),
        ("余 after a number", "20余"),
        ("多 after a number", "20多人"),
        ("若干", "若干"),
        ("a range of numbers", "3-5"),
        ("a number broken by a space", "2 3"),
        ("numerals that are two numbers", "一百二"),
        ("half a person", 3.5),
        ("a date for a number", date(2024, 3, 5)),
    )),
    *(cell(name, *PEOPLE, written, "", "cell-missing C2") for name, written in (
        ("a slash for no number", "／"),
        ("a dash for no number", "-"),
        ("无 for no number", "无"),
    )),
    *(cell(name, *MONEY, written, read) for name, written, read in (
        ("ten thousands of yuan", "1.2万元", "12000.0000"),
        ("yuan in round figures", "500元整", "500.0000"),
        ("a tenth of a yuan", 0.1, "0.1000"),
    )),
    cell("nobody came", *PEOPLE, 0, "", "cell-out-of-range C2"),
    cell("an error in a required number", *PEOPLE, Broken("#N/A"), "", "error-cells C2"),
    cell("a formula without a result", *PEOPLE, Formula("=1+1"), "", "cell-formula C2"),
    cell("hours for yuan", *MONEY, "3小时", "", "cell-unreadable F2"),
    cell("more taken up than said", "legality_review", "采纳条数", 5, "", "cell-exceeds F2", also={"提出意见条数": 3}),
    visits("a number merged over two rows", [VISIT, ["LF-1", "2024-3-5", Merged(30, 2)], ["LF-2", "2024-3-6", None]],
           "2+0+1", "cell-merged C3", values={"来访人数": ["30", ""]}),
)  # fmt: skip

YES_OR_NO = ("petitions", "延期")
MANNER = ("petitions", "信访形式")
VILLAGE = ("petitions", "村（社区）")

WORDS = (
    *(cell(name, *YES_OR_NO, written, read) for name, written, read in (
        ("a tick", "√", "True"),
        ("a cross", "×", "False"),
        ("是", "是", "True"),
        ("否", "否", "False"),
        ("neither yes nor no", "／", ""),
    )),
    *(cell(name, *MANNER, written, "来信") for name, written in (
        ("spaces inside a word", " 来 信 "),
        ("a line break inside a word", "来\n信"),
        ("another word for a choice", "信件"),
    )),
    *(cell(name, *VILLAGE, written, read) for name, written, read in (
        ("a village written short", "大庄", "大庄村"),
        ("a village after its town", "某某镇大庄村", "大庄村"),
        ("a village by another name", "庄里", "大庄村"),
        ("居委会 for a community", "新苑居委会", "新苑社区"),
        ("spaces inside a village", "大 庄 村", "大庄村"),
    )),
    cell("perhaps", *YES_OR_NO, "可能", "", "cell-unreadable D2"),
    cell("no such choice", *MANNER, "来电话", "", "cell-not-in-list C2"),
    cell("no value where one is required", *MANNER, None, "", "cell-missing C2"),
    cell("no such village", *VILLAGE, "石乔村", "", "cell-village-unknown D2"),
    cell("no value where another column asks for one", "mediation", "村（社区）", None, "", "cell-missing F2",
         also={"调解组织": "村（社区）调委会"}),
    cell("full-width letters in a key", "petitions", "编号", "ＸＦ１", "XF1"),
    cell("no key", "petitions", "编号", None, "", "row-quarantined A2", counted="0+1+1"),
    cell("brackets of another width", "study", "对象", "镇机关干部，村(社区)干部", "镇机关干部、村（社区）干部"),
    cell("titles of laws side by side", "study", "学习法规", "《民法典》《信访工作条例》、《民法典》", "《民法典》、《信访工作条例》"),
)  # fmt: skip

ROWS = (
    petitions("a row twice", [["序号", *PETITION], [1, *XF1], [2, *XF1]], "1+1+1", "row-duplicate 第3行"),
    petitions("one key for two rows", [PETITION, XF1, ["XF-1", "2024-3-9", "来访"]], "2+0+1", "key-duplicate A3"),
    Trouble(
        "an order dispatched again",
        {"热线.xlsx": [["工单编号", "受理日期", "渠道"], ["GD-1", "2024-3-5", "人民网"], ["GD-1", "2024-3-9", "人民网"]]},
        "2+0+1", values={"受理日期": ["2024-03-09"], "重办次数": ["1"]}, kept=("hotline",),
    ),
    petitions("closed without a date", [[*PETITION, "状态", "办结日期"], [*XF1, "已办结", None]], "1+0+1",
              "state-without-date D2"),
    petitions("open with a date of closing", [[*PETITION, "状态", "办结日期"], [*XF1, "办理中", "2024-4-1"]], "1+0+1",
              "state-contradicts-date D2"),
    petitions(
        "one case with two petitioners",
        [[*PETITION, "信访人"], [Merged("XF-1", 2), Merged("2024-3-5", 2), Merged("来信", 2), "张三丰"],
         [None, None, None, "李四光"]],
        "1+0+2", "rows-joined 第3行", values={"编号": ["XF-1"]}, secrets=("张三丰", "李四光"),
    ),
    visits("a total that does not add up", [VISIT, LF1, LF2, ["合计", None, 6]], "2+0+2", "total-differs C4"),
    visits("a subtotal that does not add up", [VISIT, LF1, LF2, ["小计", None, 4], LF3, ["小计", None, 4]], "3+0+3",
           "total-differs C4"),
    visits("a count of rows that is wrong", [VISIT, LF1, LF2, ["合计3批"]], "2+0+2", "total-differs 第4行"),
    Trouble("a village without a row", {"巡逻.xlsx": [["村（社区）", "队员人数"], ["大庄村", 20]]}, "1+0+1", ("village-absent",),
            kept=("patrol",)),
    Trouble("a number that the other ledger has not",
            {"合同.xlsx": {"合同台账": [["编号", "签订日期", "审查编号"], ["HT-1", "2024-3-5", "HF-9"]]},
             "审查.xlsx": [list(LEAST["legality_review"]), list(LEAST["legality_review"].values())]},
            "1+0+1, 1+0+1", ("cell-reference C2",), {"审查编号": [""]}, ("contracts", "legality_review")),
)  # fmt: skip

IDENTITY, WRONG_IDENTITY, PHONE = "11010519491231002X", "110105194912310021", "13812345678"

PERSONS = (
    cell("an identity number", "mediation", "身份证号", IDENTITY, IDENTITY, secrets=(IDENTITY,)),
    cell("an identity number with a wrong check digit", "mediation", "身份证号", WRONG_IDENTITY, "", "cell-identity F2",
         secrets=(WRONG_IDENTITY,)),
    cell("an identity number kept as a number", "mediation", "身份证号", 110105194912310021, "", "cell-identity F2",
         secrets=("1101051949123100",)),
    cell("a phone number for a key", "petitions", "编号", PHONE, PHONE, "date-outside-year B2", also={"登记日期": "2025-3-5"},
         secrets=(PHONE,)),
    cell("a phone number for a choice", *MANNER, PHONE, "", "cell-not-in-list C2", secrets=(PHONE,)),
    cell("an identity number for a village", *VILLAGE, WRONG_IDENTITY, "", "cell-village-unknown D2",
         secrets=(WRONG_IDENTITY,)),
    petitions("names in a column of the office's own", [[*PETITION, "群众姓名"], [*XF1, "张三丰"]], "1+0+1",
              "column-unknown D1", secrets=("张三丰",)),
    petitions("a phone number in a title", [[*PETITION, f"联系{PHONE}"], [*XF1, "张三丰"]], "1+0+1", "column-unknown D1",
              secrets=(PHONE, "张三丰")),
    petitions("two names under one key", [[*PETITION, "信访人"], [*XF1, "张三丰"], [*XF1, "李四光"]], "2+0+1",
              "key-duplicate A3", secrets=("张三丰", "李四光")),
    Trouble(
        "bad cells in a sensitive register",
        {"名册.xlsx": [["编号", "姓名", "类别", "衔接日期", "村（社区）"], ["AZ-1", "张三丰", "刑满释放人", "2024-3-5", "王家洼村"]]},
        "1+0+1", ("cell-village-unknown E2", "cell-not-in-list C2"), kept=("resettlement",),
        secrets=("张三丰", "刑满释放人", "王家洼", "AZ-1"),
    ),
    Trouble(
        "one key for two people in a sensitive register",
        {"名册.xlsx": [["编号", "姓名", "类别", "衔接日期"], ["AZ-1", "张三丰", "刑满释放", "2024-3-5"],
                     ["AZ-1", "李四光", "刑满释放", "2024-3-6"]]},
        "2+0+1", ("key-duplicate A3",), kept=("resettlement",), secrets=("张三丰", "李四光", "AZ-1"),
    ),
    Trouble("a name in free text", {"热线.xlsx": [["工单编号", "受理日期", "渠道", "诉求内容", "电话"],
                                     ["GD-1", "约3月", "人民网", "张三丰反映噪声", PHONE]]},
            "0+1+1", ("row-quarantined B2",), kept=("hotline",), secrets=("张三丰", PHONE)),
)  # fmt: skip

TROUBLES = (*SHAPES, *FILES, *SETTINGS, *COLUMNS, *DATES, *NUMBERS, *WORDS, *ROWS, *PERSONS)


def cells_of(content: Content) -> Iterator[str]:
    """Every cell of a file as text, or its text."""
    match content:
        case None:
            return
        case str() | bytes():
            yield str(content)
        case Book():
            yield from cells_of(content.sheets)
        case Mapping():
            for rows in content.values():
                yield from cells_of(rows)
        case _:
            for row in content:
                yield from map(str, row)
