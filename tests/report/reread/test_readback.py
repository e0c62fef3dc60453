"""Finished files are read back: a claim that is not where it belongs, and a digit that nobody answers for, is found."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import nbformat
import pytest
from batch.offices import DEMO, YEARS, Ran
from narrative.sentences import DATED, a_catalog, a_value, released, write
from report.builders import SVG, notes, table

from fazhi.catalog import Chapter, ReportPart
from fazhi.errors import ReportError
from fazhi.exhibits.drawn import Drawn, DrawnSeries, stamped
from fazhi.findings import Finding, Severity
from fazhi.narrative import Narrative, TownText
from fazhi.narrative.towntext import parse_sections
from fazhi.report import compose
from fazhi.report.blocks import (
    Annex,
    Block,
    Chart,
    Column,
    Document,
    FigureSpan,
    Heading,
    Note,
    Paragraph,
    Preformatted,
    Span,
    TableData,
    TextSpan,
)
from fazhi.report.html import render_html
from fazhi.report.notebook import document
from fazhi.report.paper.docx import render_docx
from fazhi.report.paper.filing import filing
from fazhi.report.paper.pdf import render_pdf
from fazhi.report.reread.readback import allowed_names, reread
from fazhi.settings import Town
from fazhi.workspace import analyse

RENDERED: Mapping[str, Callable[[Document], bytes]] = {
    "report.html": lambda made: render_html(made).encode("utf-8"),
    "report.pdf": lambda made: render_pdf(filing(made)),
    "report.docx": lambda made: render_docx(filing(made)),
}
formats = pytest.mark.parametrize("name", RENDERED)

TOWN = Town(name="某某镇", superior="某某区委、区政府", issuers=("某某镇人民政府",))
PARTS = (
    ReportPart(
        id="measures",
        title="主要举措",
        chapters=(
            Chapter(id="one", title="信访", topics=("petitions",)),
            Chapter(id="two", title="调解", topics=("mediation",)),
        ),
    ),
    ReportPart(id="shortcomings", title="存在的不足", own="存在的不足"),
)
VALUES = (
    a_value("petitions.accepted", 231, previous=279, change="-17.20"),
    a_value("petitions.closed_rate", "93.15", numerator=68, denominator=73),
    a_value("mediation.cases", 37),
    a_value("mediation.closed", 36),
)
PETITIONS = (
    "依据〔2025〕37号文件，2024年1—11月，12345热线之外全年办理信访件{{ petitions.accepted }}"
    "{{ petitions.accepted | compared }}。\n按期办理，信访件办结率为{{ petitions.closed_rate }}。"
)


def said(own: str = "", **more: Any) -> Narrative:
    """A report of two chapters, and the town's own words about what falls short."""
    text = TownText(sections=parse_sections(f"# 存在的不足\n{own or '力量还比较薄弱。'}\n"))
    catalog = {"mediation": "调解纠纷{{ mediation.cases }}，其中结案{{ mediation.closed }}。", "parts": PARTS} | more
    return write(PETITIONS.replace("〔2025〕37号文件，2024年1—11月，", "本年要求，"), *VALUES, own=text, **catalog)


def shown(narrative: Narrative, *own: Block) -> Document:
    """The same as a notebook shows it; the analyst's own blocks stand before the last part."""
    blocks = compose.passages(narrative.passages, {})
    return Document(
        replace(compose.front(narrative, TOWN, DATED, "全年"), document_number="某政〔2025〕37号"),
        (*blocks[:-2], *own, *blocks[-2:]),
        (Annex("指标总表", (table(2),)),),
        notes(),
    )


def mended(made: Document, old: str, new: str) -> Document:
    """The document with a word of its text changed, whatever it stands in."""

    def spans(given: tuple[Span, ...]) -> Iterator[Span]:
        for span in given:
            assert isinstance(span, TextSpan | FigureSpan)
            yield replace(span, text=span.text.replace(old, new))

    changed = tuple(
        replace(block, spans=tuple(spans(block.spans))) if isinstance(block, Paragraph) and not block.own else block
        for block in made.blocks
    )
    assert changed != made.blocks
    return replace(made, blocks=changed)


def found(name: str, narrative: Narrative, meant: Document, printed: Document) -> list[str]:
    """Findings as code and message when `printed` was rendered where `meant` should have been."""
    return told(reread({name: RENDERED[name](printed)}, narrative, meant, ("12345热线",)), name)


def told(findings: tuple[Finding, ...], name: str) -> list[str]:
    assert {each.severity for each in findings} <= {Severity.ERROR}
    return [f"{each.code} {each.message.removeprefix(name)}" for each in findings]


@formats
def test_a_report_as_it_should_be_has_no_finding(name: str) -> None:
    narrative = said()
    assert found(name, narrative, shown(narrative), shown(narrative)) == []


@formats
@pytest.mark.parametrize(
    ("old", "new", "findings"),
    [
        (
            "93.15%", "93.75%",
            ["claim-unread “信访”：应有的“93.15%”没有读到。",
             "digit-stray “（一）信访”里的“93.75%”不是指标的数字，也不是日期、文号或者名称。"],
        ),
        (
            "93.15%", "193.15%",
            ["claim-unread “信访”：应有的“93.15%”没有读到。",
             "digit-stray “（一）信访”里的“193.15%”不是指标的数字，也不是日期、文号或者名称。"],
        ),
        (
            "，其中结案", "，共办理37件，其中结案",
            ["claim-unread “调解”：应有的“37件”没有读到。",
             "claim-unread “调解”：应有的“36件”没有读到。",
             "digit-stray “（二）调解”里的“37件”不是指标的数字，也不是日期、文号或者名称。"],
        ),
        (
            "力量还比较薄弱。", "力量还比较薄弱。共办理37件。",
            ["digit-stray “二、存在的不足”里的“37件”不是指标的数字，也不是日期、文号或者名称。"],
        ),
        (
            "力量还比较薄弱。", "力量还比较薄弱，联系13900001234。",
            ["digit-stray “二、存在的不足”里的“11位数字”不是指标的数字，也不是日期、文号或者名称。"],
        ),
        ("力量还比较薄弱。", "力量还比较薄弱，自2023年3月5日起按〔2024〕9号文件整改，12345热线已接入。", []),
    ],
)  # fmt: skip
def test_a_text_that_changed_on_the_way(name: str, old: str, new: str, findings: list[str]) -> None:
    narrative = said()
    got = found(name, narrative, shown(narrative), mended(shown(narrative), old, new))
    assert [each for each in got if each.startswith("digit-stray")] == [
        each for each in findings if each.startswith("digit-stray")
    ]
    assert {each for each in got if each.startswith("claim-unread")} <= set(findings)
    assert bool(got) == bool(findings)


@formats
def test_a_sentence_that_was_dropped_takes_its_claims_with_it(name: str) -> None:
    narrative = said()
    made = shown(narrative)
    without = replace(made, blocks=tuple(block for block in made.blocks if "调解纠纷" not in str(block)))

    assert found(name, narrative, made, without) == [
        "claim-unread “调解”：应有的“37件”没有读到。", "claim-unread “调解”：应有的“36件”没有读到。",
    ]  # fmt: skip


@formats
def test_the_right_number_in_another_chapter_is_not_the_claim(name: str) -> None:
    narrative = said()
    made = shown(narrative)
    printed = mended(mended(made, "37件", "多件"), "力量还比较薄弱", "力量还比较薄弱，调解纠纷37件")

    assert found(name, narrative, made, printed) == [
        "claim-unread “调解”：应有的“37件”没有读到。",
        "digit-stray “二、存在的不足”里的“37件”不是指标的数字，也不是日期、文号或者名称。",
    ]


@formats
def test_a_number_that_changed_before_the_notebook_showed_it_is_found_too(name: str) -> None:
    narrative = said()
    printed = mended(shown(narrative), "231件", "321件")

    got = found(name, narrative, printed, printed)

    assert "claim-unread “信访”：应有的“231件”没有读到。" in got
    assert any(each.startswith("digit-stray “（一）信访”里的“321件”") for each in got)


@formats
def test_what_an_analyst_adds_is_theirs_and_what_follows_is_not(name: str) -> None:
    narrative = said()
    own = (
        Heading(2, "", "另有37件", own=True),
        Paragraph((TextSpan("调解纠纷37件，其中结案36件，另外走访128次。"),), own=True),
        replace(table(2), own=True),
        replace(table(12, wide=True, columns=9), own=True),
        Preformatted("12 34\n56", own=True),
    )
    made = shown(narrative, *own)

    assert found(name, narrative, made, made) == []
    assert [each[:11] for each in found(name, narrative, made, mended(made, "薄弱", "薄弱，走访128次"))] == [
        "digit-stray"
    ]


@formats
def test_own_cells_at_the_very_end_reach_to_the_sign_off(name: str) -> None:
    narrative = said()
    made = shown(narrative)
    made = replace(made, blocks=(*made.blocks, Paragraph((TextSpan("另外走访128次。"),), own=True)))

    assert found(name, narrative, made, made) == []


@formats
def test_a_figure_that_was_explained_on_its_own_is_bound_and_one_beside_it_is_not(name: str) -> None:
    narrative = said()
    explained = Paragraph(
        (TextSpan("信访件登记数："), FigureSpan("608件", "petitions.received", "value", "608", 2024), TextSpan("。"))
    )
    made = shown(narrative, explained, Note("来源：信访台账，608行。"))

    assert found(name, narrative, made, made) == []
    assert found(name, narrative, made, mended(made, "608件", "609件")) == [
        "digit-stray “（二）调解”里的“609件”不是指标的数字，也不是日期、文号或者名称。"
    ]


@formats
def test_the_towns_own_digits_are_excused_as_often_as_the_clerk_was_told(name: str) -> None:
    narrative = said("力量薄弱，仅有37人。")
    made = shown(narrative)

    assert [each.code for each in narrative.findings] == ["digit-unbound"]
    assert found(name, narrative, made, made) == []
    assert found(name, narrative, made, mended(made, "仅有37人", "仅有37人，缺37人")) == [
        "digit-stray “二、存在的不足”里的“37人”不是指标的数字，也不是日期、文号或者名称。"
    ]


def charted(*drawn: float) -> Chart:
    data = TableData((Column("月份"), Column("件数（件）", "right")), (("1月", "40"), ("2月", "38")))
    svg = stamped(SVG, Drawn(("1月", "2月"), (DrawnSeries("件数", True, drawn),)))
    return Chart("petitions.monthly", "各月登记件数", "登记件数由1月的40件降到2月的38件。", svg, data)


@formats
def test_a_chart_that_shows_its_table_is_no_finding_in_any_file(name: str) -> None:
    narrative = said()
    made = shown(narrative, charted(40, 38))

    assert found(name, narrative, made, made) == []


def test_a_chart_that_shows_something_else_is_found() -> None:
    narrative = said()
    made = shown(narrative, charted(40, 83))

    assert found("report.html", narrative, made, made) == ["chart-differs 图“各月登记件数”画的数据与它的数据表不一致。"]


def test_a_table_under_a_chart_that_is_another_is_found() -> None:
    narrative = said()
    made = shown(narrative, charted(40, 38))
    page = RENDERED["report.html"](made)
    assert page.count(b"<td") and b">38<" in page

    findings = reread({"report.html": page.replace(b">38<", b">83<")}, narrative, made, ("12345热线",))

    assert told(findings, "report.html") == ["chart-differs ：图“各月登记件数”下面的数据表不是这张图的数据。"]


def test_another_kind_of_file_is_refused() -> None:
    narrative = said()
    with pytest.raises(ReportError, match=r"report\.txt"):
        reread({"report.txt": b"37"}, narrative, shown(narrative))


def test_names_with_digits_are_those_listed_those_of_ledgers_and_the_years_wording() -> None:
    value = a_value("petitions.statutes", 2, names=("《2035年纲要37条》", "民法典", "37"))
    own = TownText(phrases={"指导思想": "抓好3项重点", "主题": "法治"})

    names = allowed_names(released(value), a_catalog(), own)

    assert names == ("12345热线", "12345", "《2035年纲要37条》", "抓好3项重点")


@pytest.mark.parametrize("year", YEARS)
def test_the_demo_towns_reports_hold_what_they_promise(ran: Ran, year: int) -> None:
    analysis = analyse(DEMO, year, workspace=ran.root)
    executed = nbformat.read(ran.output(year) / "internal/notebooks/03_report.ipynb", as_version=4)
    files = {name: Path(ran.output(year) / name).read_bytes() for name in RENDERED}
    names = allowed_names(analysis.released, analysis.catalog, analysis.own_text)

    assert len(analysis.claims) > 100
    assert reread(files, analysis.narrative, document(executed), names) == ()
