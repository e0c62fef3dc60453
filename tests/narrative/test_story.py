"""The report as a whole: what is missing, what the town adds, and headings that number themselves."""

from __future__ import annotations

from typing import Any

import pytest
from narrative.sentences import PARTS, a_catalog, a_value, paragraphs, released, say, write

from fazhi.catalog import Chapter, ReportPart, Section
from fazhi.errors import DraftError, NarrativeError
from fazhi.indicators import IndicatorTable, Status
from fazhi.narrative import Heading, Narrative, Paragraph, TownText, Waiting, narrate, plain_text
from fazhi.narrative.towntext import parse_sections
from fazhi.periods import parse
from fazhi.release import release
from fazhi.settings import Town

OWED = ("信访办提供信访件台账",)
CLOSED = a_value("petitions.closed", 68)
NOT_HANDED_IN = a_value("petitions.closed", awaited=OWED)
UNDEFINED = a_value("petitions.closed_rate", status=Status.UNDEFINED)


def town(text: str, **more: Any) -> TownText:
    return TownText(sections=parse_sections(text), **more)


def texts(narrative: Narrative) -> list[str]:
    return [
        f"{each.number}{each.text}" if isinstance(each, Heading) else plain_text(each.spans) for each in narrative.passages
    ]  # fmt: skip


def found(narrative: Narrative, code: str) -> list[str]:
    return [finding.message for finding in narrative.findings if finding.code == code]


# --- what is missing ----------------------------------------------------------------------------------------------


def test_a_sentence_of_a_ledger_not_handed_in_is_left_out_whole_and_marked() -> None:
    narrative = write("{{ we }}依法办事。\n办结{{ petitions.closed }}。", NOT_HANDED_IN)

    assert plain_text(paragraphs(narrative)[0].spans) == "我镇依法办事。〔待信访办提供信访件台账〕"
    assert found(narrative, "sentence-left-out") == ["“信访”：待信访办提供信访件台账。"]
    assert next(each for each in narrative.findings if each.code == "sentence-left-out").indicators == (
        "petitions.closed",
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "办结率{{ petitions.closed | compared }}。",
        "{{ petitions.closed | zero('未发生') }}。",
        "{% if petitions.closed %}有{% else %}无{% endif %}。",
        "{% if not petitions.closed %}无{% endif %}。",
        "{{ petitions.closed | bare }}。",
        "{{ petitions.closed | previous }}。",
    ],
)
def test_no_word_about_a_missing_number_survives(sentence: str) -> None:
    assert say(sentence, NOT_HANDED_IN) == "〔待信访办提供信访件台账〕"


def test_a_ledger_is_asked_for_once_in_a_paragraph() -> None:
    line = "办结{{ petitions.closed }}。"

    assert say(f"{line}\n{line}\n\n{line}", NOT_HANDED_IN) == "\n".join(["〔待信访办提供信访件台账〕"] * 2)


def test_two_ledgers_are_asked_for_both() -> None:
    other = a_value("petitions.people", awaited=("综治办提供来访台账",))

    said = say("办结{{ petitions.closed }}。\n来访{{ petitions.people }}。", NOT_HANDED_IN, other)

    assert said == "〔待信访办提供信访件台账〕〔待综治办提供来访台账〕"


@pytest.mark.parametrize("values", [(), (a_value("petitions.closed"),)], ids=["not kept", "owed by nobody"])
def test_what_nobody_owes_is_left_out_in_silence(values: tuple[Any, ...]) -> None:
    narrative = write("{{ we }}依法办事。\n办结{{ petitions.closed }}。", *values, parts=PARTS[:1])

    assert texts(narrative) == ["一、主要举措", "（一）信访", "我镇依法办事。"]
    assert (narrative.findings, narrative.waiting) == ((), ())


def test_a_rate_of_nothing_is_left_out_in_silence() -> None:
    assert say("办结率{{ petitions.closed_rate }}。", UNDEFINED) == ""


def test_a_reported_rate_without_its_parts_is_missed_aloud() -> None:
    rate = a_value("petitions.closed_rate", "93.15", status=Status.REPORTED)
    narrative = write("\n{{ petitions.closed_rate | denominator }}办结，办结率{{ petitions.closed_rate }}。", rate)

    assert paragraphs(narrative) == []
    assert found(narrative, "sentence-left-out") == [
        "petitions/text.md.j2 第2行没有写入：指标“信访件办结率”没有分子和分母。"
    ]


# --- phrases and the final form -----------------------------------------------------------------------------------

OPENING = "{{ phrase.指导思想 }}\n{{ year }}，{{ we }}报告如下。"


def test_the_opening_says_the_years_wording() -> None:
    narrative = write("", own=TownText(phrases={"指导思想": "坚持学习。"}), opening=OPENING)

    assert texts(narrative)[0] == "坚持学习。2024年，我镇报告如下。"


def test_a_missing_phrase_shows_and_the_finding_says_which() -> None:
    narrative = write("", opening=OPENING)

    assert texts(narrative)[0] == "〔待核提法〕2024年，我镇报告如下。"
    assert found(narrative, "phrase-missing") == ["开头：待核提法（phrases.toml 的“指导思想”）。"]


def test_the_final_form_refuses_and_lists_what_is_missing() -> None:
    narrative = write("办结{{ petitions.closed }}。", NOT_HANDED_IN, opening=OPENING)

    with pytest.raises(DraftError) as caught:
        narrative.require_final()

    for missing in (
        "共缺3处",
        "待核提法（phrases.toml 的“指导思想”）",
        "待信访办提供信访件台账",
        "待起草人提供“存在的不足”",
    ):
        assert missing in str(caught.value)


def test_the_final_form_stands_when_nothing_is_missing() -> None:
    write("办结{{ petitions.closed }}。", CLOSED, own=town("# 存在的不足\n人少。")).require_final()


# --- the town's own text ------------------------------------------------------------------------------------------


def test_own_lines_stand_where_the_template_has_a_place_for_them() -> None:
    own = town("# 学法制度\n按季度学法。\n例会学法")

    assert (
        say("{{ own('学法制度') }}\n办结{{ petitions.closed }}。", CLOSED, own=own)
        == "按季度学法。例会学法。办结68件。"
    )


def test_own_lines_are_asked_for_only_where_required() -> None:
    assert say("{{ own('学法制度') }}") == ""
    assert say("{{ own('学法制度', required=true) }}") == "〔待起草人提供“学法制度”〕"
    assert say('{{ own("学法制度", required = true) }}', own=town("# 学法制度\n一。")) == "一。"


def test_a_figure_is_bound_by_its_title() -> None:
    own = town("# 学法制度\n年末办结｛｛办结件数｝｝，覆盖{{ 有记录的村（社区）数 }}。")
    narrative = write("{{ own('学法制度') }}", CLOSED, a_value("petitions.villages", 12), own=own)

    paragraph = paragraphs(narrative)[0]
    assert plain_text(paragraph.spans) == "年末办结68件，覆盖12个村（社区）。"
    assert found(narrative, "digit-unbound") == []


def test_numbers_that_were_typed_are_found_and_stay() -> None:
    own = town("# 存在的不足\n\n2024年12345热线转办20件，占5.5%，按〔2025〕3号办理。")
    narrative = write("", own=own)

    assert texts(narrative)[-1] == "2024年12345热线转办20件，占5.5%，按〔2025〕3号办理。"
    assert found(narrative, "digit-unbound") == [
        "text.md 第3行的“20”是直接写的数字，没有绑定指标，请核对。",
        "text.md 第3行的“5.5%”是直接写的数字，没有绑定指标，请核对。",
    ]


def test_an_own_line_of_a_missing_ledger_is_marked_once() -> None:
    own = town("# 学法制度\n办结{{ 办结件数 }}。\n又办结{{ 办结件数 }}。")

    assert (
        say("{{ own('学法制度') }}\n办结{{ petitions.closed }}。", NOT_HANDED_IN, own=own)
        == "〔待信访办提供信访件台账〕"
    )


def test_an_own_line_does_not_vanish_in_silence() -> None:
    narrative = write("", UNDEFINED, own=town("# 存在的不足\n办结率仅{{ 信访件办结率 }}。"))

    assert found(narrative, "sentence-left-out") == ["text.md 第2行没有写入：指标“信访件办结率”没有数字。"]


def test_a_heading_without_a_place_is_found_with_the_valid_ones() -> None:
    narrative = write(
        "{{ own('学法制度') }}", own=town("# 学法制度\n一。\n# 学法的制度\n二。\n# 存在的不足\n三。\n# 规定标准")
    )

    assert found(narrative, "text-unplaced") == [
        "text.md 的标题“学法的制度”在报告里没有位置；可用：存在的不足、学法制度、规定标准。"
    ]


@pytest.mark.parametrize("line", ["{{ 办结率数 }}", "{{ 村（居）数 }}", "{{ petitions.closd }}", "办结{{ 办结件数"])
def test_a_fault_in_own_text_names_its_line(line: str) -> None:
    with pytest.raises(NarrativeError, match=r"^text\.md 第3行："):
        write("", CLOSED, own=town(f"# 存在的不足\n\n{line}"))


# --- headings -----------------------------------------------------------------------------------------------------


def a_part(name: str, **more: Any) -> ReportPart:
    return ReportPart(id=name, title=f"部分{name}", **more)


def test_headings_are_numbered_and_empty_ones_dropped() -> None:
    said = Section(title="有话的节", topics=("petitions",))
    silent = Section(title="无话的节", topics=("mediation",))
    chapters = (
        Chapter(id="silent", title="无话的章", sections=(silent,)),
        Chapter(id="first", title="第一章", sections=(silent, said)),
        Chapter(id="second", title="第二章", topics=("petitions",), sections=(said, said)),
    )
    silent_part = a_part("空", chapters=chapters[:1])
    parts = (a_part("甲", chapters=chapters), silent_part, a_part("乙", topics=("petitions",)))

    assert texts(write("一句话。", parts=parts)) == [
        "一、部分甲",
        "（一）第一章", "1.有话的节", "一句话。",
        "（二）第二章", "一句话。", "1.有话的节", "一句话。", "2.有话的节", "一句话。",
        "二、部分乙", "一句话。",
    ]  # fmt: skip


def test_headings_of_own_text_go_on_counting() -> None:
    part = a_part("甲", own="履职", chapters=(Chapter(id="one", title="第一章", topics=("petitions",)),))
    narrative = write(
        "一句话。", parts=(part,), own=town("# 某镇\n## 履职\n### 亲自部署\n定期研究。\n### 亲自过问\n听取汇报。")
    )

    assert texts(narrative) == [
        "一、部分甲", "（一）第一章", "一句话。", "（二）亲自部署", "定期研究。", "（三）亲自过问", "听取汇报。",
    ]  # fmt: skip
    assert [each.own for each in narrative.passages if isinstance(each, Paragraph)] == [False, True, True]
    assert [each.chapter for each in narrative.passages if isinstance(each, Paragraph)] == [
        "第一章",
        "亲自部署",
        "亲自过问",
    ]


@pytest.mark.parametrize(
    ("required", "text", "waits"),
    [(True, "", True), (False, "", False), (True, "一句话。", False)],
    ids=["asked", "optional", "said"],
)
def test_a_part_of_the_towns_own_is_asked_for(required: bool, text: str, waits: bool) -> None:
    narrative = write(text, parts=(a_part("甲", topics=("petitions",), own="履职", own_required=required),))

    assert narrative.waiting == ((Waiting("待起草人提供“履职”", "text-missing"),) if waits else ())
    assert bool(narrative.passages) is (waits or bool(text))


# --- town, year, title --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("kind", "we"), [("镇", "我镇"), ("乡", "我乡"), ("街道", "我街道")])
def test_the_town_speaks_of_itself_by_its_kind(kind: str, we: str) -> None:
    line = "{{ we }}{{ town }}，{{ superior }}，{{ year }}，{{ last_year }}，{{ period }}，{{ cut_off }}"
    narrative = narrate(released(kind=kind), a_catalog(line), TownText())

    assert (
        plain_text(paragraphs(narrative)[0].spans)
        == f"{we}某某镇，某某区委、区政府，2024年，2023年，全年，2024年12月31日"
    )


def test_a_town_that_names_no_superior_still_has_one() -> None:
    narrative = narrate(released(superior=""), a_catalog("在{{ superior }}领导下。"), TownText())

    assert plain_text(paragraphs(narrative)[0].spans) == "在上级党委、政府领导下。"


def test_the_title_names_a_period_that_is_not_the_whole_year() -> None:
    half = IndicatorTable(Town(name="某某镇"), parse("上半年", 2024), {}, {}, (), {})
    catalog = a_catalog()

    assert narrate(release(half, catalog), catalog, TownText()).title == "2024年上半年报告"
    assert write("").title == "2024年报告"


def test_head_and_end_are_asked_for() -> None:
    narrative = narrate(released(superior="", issuers=()), a_catalog("一句话。", parts=()), TownText())

    assert [waiting.text for waiting in narrative.waiting] == [
        "待起草人提供主送机关（town.toml 的 superior）",
        "待起草人提供署名（town.toml 的 issuers）",
        "待起草人提供成文日期（year.toml 的 document_date）",
    ]
    assert [finding.code for finding in narrative.findings] == ["text-missing"] * 3
    assert write("一句话。", parts=()).waiting == ()


def test_a_number_typed_into_a_heading_of_own_text_is_found_too() -> None:
    part = a_part("甲", own="履职")
    narrative = write("", parts=(part,), own=town("# 某镇\n## 履职\n### 抓好20件实事\n定期研究。"))
    assert found(narrative, "digit-unbound") == ["text.md 第3行的“20”是直接写的数字，没有绑定指标，请核对。"]
