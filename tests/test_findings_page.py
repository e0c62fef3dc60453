"""docs/findings.md is what its generator makes, and its examples are what the findings really say."""

from __future__ import annotations

import importlib.util
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from builders import Broken, a_town, ingest_folder, write_book
from makers import CASES, case, make_catalog, make_indicator, make_ingested, make_reported, make_table

from fazhi.catalog import Column, Ledger, State
from fazhi.findings import CODES, GROUPS
from fazhi.ledgers import Ingested

ROOT = Path(__file__).parent.parent


def generator() -> Any:
    spec = importlib.util.spec_from_file_location("make_findings", ROOT / "docs/make_findings.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_is_what_the_generator_makes() -> None:
    assert (ROOT / "docs/findings.md").read_text(encoding="utf-8") == generator().page()


def test_every_code_stands_in_one_group_and_on_the_page() -> None:
    names = [name for group in GROUPS.values() for name in group]
    assert names == list(CODES) and len(set(names)) == len(names)
    page = generator().page()
    assert all(page.count(f"| `{name}` |") == 1 for name in names)
    assert list(GROUPS) == ["文件和工作表", "列", "单元格", "行", "更正", "数字", "文字", "成品"]


@pytest.mark.parametrize("code", sorted(CODES))
def test_an_example_is_a_sentence_without_a_personal_value(code: str) -> None:
    example = CODES[code].example
    assert example.endswith("。")
    assert not re.search(r"\d{11,}", example)


PAPERS = Ledger(
    id="petitions", title="信访件台账", row="一件", unit="件", office="信访办", year_by="登记日期", key=("编号",),
    state=State(date="办结日期", column="状态", closed=("已办结",), open=("办理中",)), every_village=True,
    columns=(
        Column(title="编号", type="text", required=True),
        Column(title="登记日期", type="date", required=True),
        Column(title="信访形式", type="choice", required=True, choices=("来信", "来访", "电话")),
        Column(title="来访人数", type="int", min=1),
        Column(title="提出意见条数", type="int"),
        Column(title="采纳条数", type="int", at_most="提出意见条数"),
        Column(title="身份证号", type="text", privacy="P", format="identity"),
        Column(title="村（社区）", type="village"),
        Column(title="办结日期", type="date", not_before="登记日期"),
        Column(title="状态", type="choice", choices=("已办结", "办理中")),
    ),
)  # fmt: skip
TITLES = [column.title for column in PAPERS.columns]
FIRST: dict[str, Any] = {"编号": "A1", "登记日期": date(2024, 3, 5), "信访形式": "来信"}
REFERRING = Ledger(
    id="contracts", title="合同台账", row="一份", unit="份", office="党政办", year_by="签订日期",
    columns=(
        Column(title="签订日期", type="date", required=True), Column(title="名称", type="text", required=True),
        Column(title="审查编号", type="text", references="petitions.编号"),
    ),
)  # fmt: skip


def found(folder: Path, *rows: dict[str, Any], **given: Any) -> Ingested:
    """Papers of these rows, each the first with some cells changed."""
    write_book(folder / "信访.xlsx", [TITLES, *([(FIRST | row).get(title) for title in TITLES] for row in rows)])
    return ingest_folder(folder, PAPERS, town=a_town(**given))


def form(message: str) -> str:
    """The message without what stood in the cells: quoted words, numbers, dates, what a bracket adds."""
    message = re.sub(r"“[^”]*”(?:、“[^”]*”)*", "“”", message)
    message = re.sub(r"#[A-Z/]+[!A]", "#", message)
    return re.sub(r"\d[\d*.-]*", "0", message)


SMALL = [
    ("cell-missing", [{"信访形式": None}]),
    ("cell-unreadable", [{"来访人数": "约20"}]),
    ("cell-ambiguous", [{"办结日期": "3/4/2024"}]),
    ("cell-identity", [{"身份证号": "340603199001011234"}]),
    ("cell-not-in-list", [{"信访形式": "来电话"}]),
    ("cell-out-of-range", [{"来访人数": 0}]),
    ("cell-village-unknown", [{"村（社区）": "石乔村"}]),
    ("cell-order", [{"办结日期": "2024-3-4"}]),
    ("cell-exceeds", [{"提出意见条数": 3, "采纳条数": 5}]),
    ("error-cells", [{"办结日期": Broken("#REF!")}]),
    ("row-quarantined", [{"登记日期": None}, {"编号": "A2"}]),
    ("row-duplicate", [{}, {}]),
    ("key-duplicate", [{}, {"信访形式": "来访", "办结日期": "2024-6-1"}]),
    ("date-outside-year", [{"登记日期": "2025-3-5"}]),
    ("state-without-date", [{"状态": "已办结"}]),
    ("state-contradicts-date", [{"状态": "办理中", "办结日期": "2024-6-1"}]),
    ("village-absent", [{"村（社区）": "大庄村"}]),
    ("sheet-other-year", [{"编号": f"A{number}", "登记日期": "2023-3-5", "办结日期": "2023-4-1"} for number in range(6)]),
]  # fmt: skip


@pytest.mark.parametrize(("code", "rows"), SMALL)
def test_the_example_is_of_the_kind_that_is_printed(tmp_path: Path, code: str, rows: list[dict[str, Any]]) -> None:
    messages = [finding.message for finding in found(tmp_path, *rows).findings if finding.code == code]
    assert [form(message) for message in messages] == [form(CODES[code].example)]


def test_the_examples_about_missing_and_foreign_columns(tmp_path: Path) -> None:
    write_book(
        tmp_path / "信访.xlsx", [["编号", "登记日期", "登记日期", "联系地址"], ["A1", "2024-3-5", "2024-3-5", "某处"]]
    )
    printed = {finding.code: form(finding.message) for finding in ingest_folder(tmp_path, PAPERS).findings}
    for code in ("column-missing", "column-duplicate", "column-unknown"):
        assert printed[code] == form(CODES[code].example)


def test_the_examples_about_two_ledgers(tmp_path: Path) -> None:
    write_book(tmp_path / "合同.xlsx", {"合同台账": [["签订日期", "名称", "审查编号"], ["2024-3-5", "甲", "B9"]]})
    write_book(tmp_path / "信访.xlsx", [TITLES, [FIRST.get(title) for title in TITLES]])
    printed = {each.code: form(each.message) for each in ingest_folder(tmp_path, PAPERS, REFERRING).findings}
    assert printed["cell-reference"] == form(CODES["cell-reference"].example)
    (tmp_path / "信访.xlsx").unlink()
    printed = {each.code: form(each.message) for each in ingest_folder(tmp_path, PAPERS, REFERRING).findings}
    assert printed["ledger-missing"] == form(CODES["ledger-missing"].example)


def test_the_example_about_a_copy(tmp_path: Path) -> None:
    rows = [TITLES, *([(FIRST | {"编号": f"A{number}"}).get(title) for title in TITLES] for number in range(3))]
    write_book(tmp_path / "信访.xlsx", rows)
    write_book(tmp_path / "信访（副本）.xlsx", rows)
    printed = {each.code: form(each.message) for each in ingest_folder(tmp_path, PAPERS).findings}
    assert printed["ledger-twice"] == form(CODES["ledger-twice"].example)


def test_the_examples_about_last_year() -> None:
    """Made of figures, not of cells."""
    ledger = CASES.model_copy(update={"title": "信访件台账"})
    rate = make_indicator("rate", where={"形式": "来信"}, of={}, unit="%", since=2024)
    catalog = make_catalog(make_indicator("received", title="信访件数"), rate, ledgers=(ledger,))
    filed = make_reported("cases.received", "81", year=2023, source="上年已报报告")
    last = make_ingested([case("2023-05-01")], year=2023)
    table = make_table(make_ingested([case("2024-01-01")], reported=(filed,)), catalog, last=last)
    printed = {finding.code: form(finding.message) for finding in table.findings}
    for code in ("stock-differs", "previous-differs", "definition-changed"):
        assert printed[code] == form(CODES[code].example)
