"""The annotated page: every judgement marked and explained, links both ways, nothing of the report acts on the page."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from audit.judged import FILE, SHARES, a_report, judgement
from lxml import html

from fazhi.audit.audited import Audited
from fazhi.audit.judgement import Judgement, Relation, Verdict
from fazhi.audit.manuscript import Manuscript, Paragraph, Place
from fazhi.audit.page import annotated


@pytest.fixture
def page() -> html.HtmlElement:
    """The page of the report that has everything."""
    return html.document_fromstring(annotated(a_report()))


def select(node: html.HtmlElement, path: str) -> list[html.HtmlElement]:
    """Elements under a node by tag, #id and .class, one under the other: ``ol.urgent a``."""
    found = [node]
    for step in path.split():
        tag, name, look = re.fullmatch(r"(\w*)(?:#(\w+))?(?:\.(\w+))?", step).groups()  # type: ignore[union-attr]
        found = [
            each for one in found for each in one.iterdescendants(tag or html.etree.Element)
            if name in (None, each.get("id")) and (look is None or look in each.get("class", "").split())
        ]  # fmt: skip
    return list(dict.fromkeys(found))


def paragraph(page: html.HtmlElement, start: str) -> html.HtmlElement:
    [found] = [each for each in select(page, ".said p") if each.text_content().startswith(start)]
    return found


def test_every_judgement_has_its_note_and_every_mark_leads_there_and_back(page: html.HtmlElement) -> None:
    notes = {each.get("id") for each in select(page, "li.note")}
    assert notes == {f"n{number}" for number in range(1, len(a_report().judgements) + 1)}
    references = select(page, "a.ref")
    assert {each.get("href") for each in references} == {f"#{name}" for name in notes} - {"#n1"}, (
        "the first is of the whole"
    )
    places = {each.get("id") for each in references}
    assert {each.get("href") for each in select(page, "a.back")} == {f"#{name}" for name in places}


def test_no_id_is_given_twice_and_no_link_leads_nowhere(page: html.HtmlElement) -> None:
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in page.xpath("//a/@href")} <= set(ids)


def test_the_text_is_the_reports_own(page: html.HtmlElement) -> None:
    shown = paragraph(page, "全年受理矛盾纠纷")
    for reference in select(shown, "a.ref"):
        reference.drop_tree()
    assert shown.text_content() == SHARES


def test_a_mark_has_a_sign_and_words_and_not_a_colour_alone(page: html.HtmlElement) -> None:
    [reference] = select(page, "a#m2.ref")
    assert reference.text_content() == "✕2" and reference.get("aria-label") == "不相符，第2条说明"
    [note] = select(page, "#n2")
    said = note.text_content()
    assert "不相符" in said and "2369÷2474＝95.76%" in said and "应为：95.76%" in said and "读法确定" in said


def test_the_worst_mark_shows_where_marks_overlap(page: html.HtmlElement) -> None:
    marks = [(each.text_content(), each.get("class")) for each in select(paragraph(page, "全年受理矛盾纠纷"), ".mark")]
    assert marks == [
        ("2474件，调解成功2369件", "mark fault"), ("，成功率95.87%", "mark fault"), ("73件，其中68件已办结，办结率93.15%", "mark good"),
    ]  # fmt: skip


def test_the_summary_counts_by_verdict_and_jumps_to_faults(page: html.HtmlElement) -> None:
    counts = {each[0].text_content(): each[1].text_content() for each in select(page, "dl.counts div")}
    assert counts["✕ 不相符"] == "2" and counts["✓ 相符"] == "1" and counts["▲ 写法"] == "3"
    jumps = select(page, "ol.urgent a")
    assert [each.text_content().split()[1] for each in jumps] == [
        "不相符",
        "不相符",
        "不可能",
        "单位有误",
        "截尾",
        "写法",
        "写法",
    ]


def test_what_is_consistent_folds_away(page: html.HtmlElement) -> None:
    assert [each.text_content() for each in select(page, "details summary")] == ["✓ 相符2处"]
    assert {each.get("id") for each in select(page, "details li")} == {"n4", "n5"}


def test_what_is_of_the_whole_report_stands_above_the_text(page: html.HtmlElement) -> None:
    [note] = select(page, ".summary li.note")
    assert "没有“存在的不足”一部分" in note.text_content() and not select(note, "a")


def test_no_heading_level_is_skipped(page: html.HtmlElement) -> None:
    levels = [int(each.tag[1]) for each in page.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert [each.text_content() for each in select(page, "h4")] == ["1.人民调解"]


def test_nothing_of_the_report_acts_on_the_page(page: html.HtmlElement) -> None:
    assert page.xpath("//script|//img|//iframe|//form") == []
    text = annotated(a_report())
    assert "<script>document" not in text and "\u202e" not in text and "\x07" not in text and "\u200b" not in text
    assert "‹U+202E›" in page.text_content() and "<script>document.title='ran'</script>" in page.text_content()


def test_the_policy_allows_this_style_sheet_and_nothing_else(page: html.HtmlElement) -> None:
    [policy] = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'") and "script-src" not in policy and page.xpath("//@style") == []


def test_the_same_report_gives_the_same_page() -> None:
    assert annotated(a_report()) == annotated(a_report())


def test_a_place_that_the_report_does_not_have_is_of_the_whole() -> None:
    stray = Judgement(Place(None, "", 99), "", Relation.FORM, Verdict.STYLE, "说明。", marks=((99, 0, 4),), file=FILE)
    made = html.document_fromstring(annotated(a_report(stray)))
    assert len(select(made, ".summary li.note")) == 2


def test_a_mark_in_another_paragraph_leads_to_the_one_note() -> None:
    twice = judgement(SHARES, 4, "73件", Verdict.INCONSISTENT, Relation.STATED_TWICE, marks=((4, 34, 37), (5, 0, 4)))
    made = html.document_fromstring(annotated(a_report(twice)))
    [note] = [
        each for each in select(made, "li.note") if "前后两处" in each.text_content() and "fault" in each.get("class")
    ]
    references = made.xpath(f"//a[contains(@class, 'ref')][@href='#{note.get('id')}']")
    assert [each.get("id") is None for each in references] == [False, True]


def test_a_report_without_anything_to_say() -> None:
    made = html.document_fromstring(annotated(Audited(Manuscript("空.txt", ()), (), 0)))
    assert "没有发现" in made.text_content() and select(made, "li.note") == []


def test_the_sentence_counts_numbers_tests_and_faults() -> None:
    assert a_report().sentence == "共12个数字，能检验的关系7处；不相符2处，不可能1处，单位有误1处，截尾1处，写法3处。"
    assert a_report().failed
    calm = replace(a_report(), judgements=a_report().judgements[4:5], town="某某镇", year=2024)
    assert (
        calm.sentence == "共12个数字，能检验的关系1处；与某某镇2024年台账比：没有可比的数字；没有发现问题。"
        and not calm.failed
    )


def test_work_grows_with_the_length_alone() -> None:
    """Counted, not timed: each mark costs its own piece and reference, however many overlap."""

    def size(many: int) -> int:
        text = "数" * many
        marks = tuple((1, at, many) for at in range(many))
        one = Judgement(Place(None, "", 1), text, Relation.SUM, Verdict.CONSISTENT, "说明。", marks=marks)
        return len(annotated(Audited(Manuscript("长.txt", (Paragraph(text, 1),)), (one,), many)))

    small, twice, large = size(500), size(1000), size(2000)
    assert abs((large - twice) - 2 * (twice - small)) < 100
