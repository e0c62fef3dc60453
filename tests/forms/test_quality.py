"""quality.html: no script, no request, nothing of a hostile name, everything on it."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any

import pytest
from builders import HOTLINE, PETITIONS
from lxml import html

from fazhi.findings import CODES, Finding
from fazhi.forms import quality
from fazhi.forms.causes import causes
from fazhi.forms.quality import QualityPage, Waiting, quality_page
from fazhi.ledgers import Applied, Ingested, Quarantined, Reconciled

HOSTILE = "<script>alert(1)</script>\"'&.xlsx"


def a_finding(code: str = "cell-unreadable", cell: str = "B3", **given: Any) -> Finding:
    place = {"file": "信访.xlsx", "sheet": "一月", "ledger": "petitions", "column": "登记日期", "value": "三月里"}
    return Finding(code, "第3行“登记日期”读不成日期。", cell=cell, **(place | given))


def a_page(*findings: Finding, **given: Any) -> QualityPage:
    ingested = Ingested(2024, MappingProxyType({}), **given.pop("ingested", {}))
    page = QualityPage(
        "某镇", "2024年全年", "3个数字：2个可以写入报告，1个要更正1个单元格。", (), (), findings, ingested,
        {"petitions": PETITIONS, "hotline": HOTLINE}, {"petitions.closed": "办结件数"},
    )  # fmt: skip
    return replace(page, **given)


def read(page: QualityPage) -> Any:
    return html.document_fromstring(quality_page(page))


def text_of(page: QualityPage) -> str:
    return re.sub(r"\s+", " ", read(page).find("body").text_content())


def test_a_finding_is_on_the_page_with_everything_that_mends_it() -> None:
    said = text_of(a_page(a_finding(indicators=("petitions.closed",))))
    for word in (
        "错误", "信访.xlsx", "一月", "B3", "登记日期", "三月里", "读不成日期", "信访件台账", "信访办", "办结件数",
        CODES["cell-unreadable"].title, CODES["cell-unreadable"].advice, "3个数字：2个可以写入报告",
    ):  # fmt: skip
        assert word in said, word


def test_there_is_no_script_and_no_request_and_the_policy_says_so() -> None:
    page = read(a_page(a_finding(), a_finding("column-unknown")))
    assert not page.xpath("//script|//link|//img|//iframe|//*[@src]|//*[@href]|//*[@style]")
    assert not page.xpath("//@*[starts-with(name(), 'on')]")
    [policy] = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    [style] = page.xpath("//style/text()")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy.startswith("default-src 'none'") and f"'sha256-{digest}'" in policy
    assert "url(" not in style and "@import" not in style


@pytest.mark.parametrize("field", ["file", "sheet", "value", "column", "cell"])
def test_what_a_file_holds_is_text(field: str) -> None:
    page = read(a_page(a_finding(**{field: HOSTILE})))
    assert not page.xpath("//script") and HOSTILE in page.text_content()


def test_names_in_reconciliation_and_quarantine_are_text_too() -> None:
    lines = (Reconciled(HOSTILE, HOSTILE, "petitions", 10, 6, 1, 3),)
    rows = {"petitions": (Quarantined(HOSTILE, HOSTILE, 5, "row-quarantined", HOSTILE),)}
    page = read(a_page(ingested={"reconciliation": lines, "quarantined": rows}))
    assert not page.xpath("//script") and page.text_content().count(HOSTILE) == 5


def test_every_choice_of_a_filter_is_labelled_and_has_its_rule() -> None:
    page = read(a_page(a_finding(), a_finding(file="热线.xlsx", ledger="hotline"), a_finding("column-unknown", "D1")))
    [style] = page.xpath("//style/text()")
    chosen = page.xpath("//form//input[@type='radio'][@value!='']")
    assert {each.get("name") for each in chosen} == {"level", "ledger", "file", "code"}
    for each in chosen:
        assert f"#{each.get('id')}:checked" in style
        assert each.getparent().tag == "label" and each.getparent().text_content().strip()
    assert len({each.get("id") for each in chosen}) == len(chosen)


def test_the_classes_of_causes_and_rows_are_those_of_the_filters() -> None:
    page = read(a_page(a_finding(), a_finding(file="热线.xlsx", cell="B4"), a_finding("column-unknown", "D1")))
    names = {each.text_content().split()[0]: each.find("input").get("id") for each in page.xpath("//form//label")}
    unreadable, unknown = page.xpath("//details[starts-with(@class, 'cause')]")
    assert {names["信访.xlsx"], names["热线.xlsx"], "s-error"} <= set(unreadable.get("class").split())
    assert names["热线.xlsx"] not in unknown.get("class").split()
    rows = unreadable.xpath(".//tr[contains(@class, 'row')]")
    assert [row.get("class").split()[1] for row in rows] == [names["信访.xlsx"], names["热线.xlsx"]]


def test_what_the_counters_add_up_to_is_every_finding() -> None:
    findings = [a_finding(cell=f"B{row}") for row in range(7)] + [
        a_finding(file="乙.xlsx", cell=f"B{row}") for row in range(5)
    ]
    page = read(a_page(*findings, a_finding("column-unknown")))
    [style] = page.xpath("//style/text()")
    worth = {name: int(count) for name, count in re.findall(r"\.(k\d+)\{counter-increment:shown (\d+)", style)}
    assert sum(worth[each.get("class").split()[2]] for each in page.xpath("//span[starts-with(@class, 'n ')]")) == 13


def test_the_few_cells_come_before_the_rest() -> None:
    findings = (a_finding(indicators=("petitions.closed",)), a_finding("column-unknown"))
    said = text_of(a_page(*findings, few=causes(findings[:1])))
    assert said.index("先改这几处") < said.index("关系到报告里的1个数字：办结件数") < said.index("全部问题")


def test_figures_that_wait_are_listed_with_what_they_wait_for() -> None:
    said = text_of(a_page(waiting=(Waiting("办结件数", "台账（信访办：信访件台账）"),)))
    assert "1个数字和它们等的东西" in said and "台账（信访办：信访件台账）" in said


def test_rows_of_every_sheet_add_up_before_the_reader() -> None:
    lines = (Reconciled("信访.xlsx", "一月", "petitions", 10, 6, 1, 3), Reconciled("别的.xlsx", "S", "", 4, 0, 0, 4))
    page = read(a_page(ingested={"reconciliation": lines}))
    rows = [[cell.text_content() for cell in row] for row in page.xpath("//table[@class='numbers']/tbody/tr")]
    assert rows == [
        ["信访.xlsx", "一月", "信访件台账", "10", "6", "1", "3"],
        ["别的.xlsx", "S", "（不是台账）", "4", "0", "0", "4"],
    ]


def test_rows_that_were_kept_out_are_listed_with_the_reason() -> None:
    rows = {"petitions": (Quarantined("信访.xlsx", "一月", 5, "row-quarantined", "登记日期读不出，整行未计入。"),)}
    assert "未计入的1行" in text_of(a_page(ingested={"quarantined": rows}))


def test_corrections_that_were_applied_are_listed_with_who_and_why() -> None:
    mended = Applied("petitions", "信访.xlsx", "一月", 5, "登记日期", "原件写错", "信访办", date(2025, 1, 6))
    said = text_of(a_page(ingested={"corrections": (mended,)}))
    assert all(word in said for word in ("已采用的更正", "原件写错", "2025-01-06", "登记日期"))
    assert "已采用的更正" not in text_of(a_page())


def test_a_demonstration_says_so() -> None:
    assert "示例数据" in text_of(a_page(demo=True)) and "示例数据" not in text_of(a_page())


def test_nothing_found_is_said_and_needs_no_filters() -> None:
    page = read(a_page())
    assert "没有发现问题" in page.text_content() and not page.xpath("//form")


def test_two_thousand_findings_are_one_closed_entry_and_none_is_lost() -> None:
    page = a_page(*(a_finding(cell=f"B{row}") for row in range(1, 2001)))
    [cause] = read(page).xpath("//details[starts-with(@class, 'cause')]")
    assert cause.get("open") is None
    assert len(cause.xpath(".//tr[contains(@class, 'row')]")) == quality.MOST_ROWS
    assert f"其余{2000 - quality.MOST_ROWS}处" in cause.text_content()


def test_a_few_findings_stand_open() -> None:
    [cause] = read(a_page(a_finding(), a_finding(cell="B4"))).xpath("//details[starts-with(@class, 'cause')]")
    assert cause.get("open") is not None


def test_tables_have_headers_with_a_scope() -> None:
    page = read(
        a_page(a_finding(), ingested={"reconciliation": (Reconciled("甲.xlsx", "一", "petitions", 1, 1, 0, 0),)})
    )
    assert page.get("lang") == "zh-CN"
    for table in page.xpath("//table"):
        assert table.xpath("./thead/tr/th") and not table.xpath(".//th[not(@scope)]")


def test_levels_are_told_apart_without_colour() -> None:
    page = read(a_page(a_finding(), a_finding("date-outside-year"), a_finding("column-unknown")))
    chips = {each.text_content().strip() for each in page.xpath("//span[starts-with(@class, 'chip')]")}
    assert chips == {"✕ 错误", "▲ 提醒", "○ 提示"}


def test_the_same_data_give_the_same_page() -> None:
    page = a_page(a_finding(), a_finding("column-unknown"))
    assert quality_page(page) == quality_page(replace(page))


def test_every_cause_has_advice() -> None:
    assert all(code.advice.strip() for code in CODES.values())


def test_why_and_by_whom_a_cell_was_corrected_shows_no_number_of_a_person() -> None:
    applied = Applied(
        "petitions", "信访.xlsx", "一月", 3, "登记日期", "当事人340603199001011234来电确认", "信访办13812345678", date(2025, 1, 1)
    )  # fmt: skip
    said = text_of(a_page(ingested={"corrections": (applied,)}))
    assert "当事人340603********1234来电确认" in said and "信访办138****5678" in said
    assert "340603199001011234" not in said and "13812345678" not in said


def test_a_cause_that_spans_ledgers_names_no_single_one(monkeypatch: pytest.MonkeyPatch) -> None:
    given = [a_finding("ledger-missing", "", column="", ledger=name) for name in ("petitions", "hotline")]
    monkeypatch.setattr(quality, "causes", lambda found: causes(found, together=("ledger-missing",)))
    page = read(a_page(*given))
    [cause] = page.find_class("cause")
    assert cause.find_class("of") == []
    assert cause.xpath(".//dt[.='科室']/following-sibling::dd[1]/text()") == ["为民服务中心、信访办"]
    for name in ("信访件台账", "热线台账"):
        [option] = [label for label in page.xpath("//label[input]") if name in label.text_content()]
        assert option.find("input").get("id") in cause.get("class").split()
