"""A template line is one sentence: what it may not hold, what it cannot reach, and the base of a rate."""

from __future__ import annotations

from decimal import Decimal

import pytest
from narrative.sentences import a_catalog, a_value, paragraphs, released, say, write

from fazhi.errors import NarrativeError, ReleaseError
from fazhi.narrative import Figure, TownText, narrate
from fazhi.narrative.towntext import OwnLine

CLOSED = a_value("petitions.closed", 68)
ACCEPTED = a_value("petitions.accepted", 73)
RATE = a_value("petitions.closed_rate", "93.15", numerator=68, denominator=73)


# --- a rate's own denominator -------------------------------------------------------------------------------------


def test_a_rate_prints_its_own_denominator_where_none_was_printed() -> None:
    assert say("办结率{{ petitions.closed_rate }}。", RATE) == "办结率93.15%（以73件为基数）。"


def test_a_rate_after_its_denominator_stands_alone() -> None:
    text = "登记{{ petitions.accepted }}，办结{{ petitions.closed }}，办结率{{ petitions.closed_rate }}。"

    assert say(text, ACCEPTED, CLOSED, RATE) == "登记73件，办结68件，办结率93.15%。"


def test_the_denominator_printed_in_another_sentence_does_not_count() -> None:
    text = "登记{{ petitions.accepted }}。\n办结率{{ petitions.closed_rate }}。"

    assert say(text, ACCEPTED, RATE) == "登记73件。办结率93.15%（以73件为基数）。"


def test_a_denominator_printed_afterwards_comes_too_late() -> None:
    text = "办结率{{ petitions.closed_rate }}，登记{{ petitions.accepted }}。"

    assert say(text, ACCEPTED, RATE) == "办结率93.15%（以73件为基数），登记73件。"


def test_an_approximate_number_is_no_denominator() -> None:
    text = "登记{{ petitions.accepted }}，办结率{{ petitions.closed_rate }}。"

    assert (
        say(text, a_value("petitions.accepted", 73, approximate=True), RATE)
        == "登记70余件，办结率93.15%（以73件为基数）。"
    )


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (a_value("petitions.accepted", 80, previous=73, change="9.59"), "上年73件"),
        (a_value("petitions.accepted", 173, previous=100, change="73"), "同比增长73%"),
        (a_value("petitions.on_time_rate", "73.00", denominator=80, numerator=58), "73.00%（以80件为基数）"),
    ],
    ids=["last year", "change", "another rate"],
)
def test_a_number_that_only_looks_like_the_denominator_does_not_count(value: object, printed: str) -> None:
    asked = {"上年": "petitions.accepted | previous", "同比": "petitions.accepted | compared('…')"}
    text = f"{{{{ {asked.get(printed[:2], 'petitions.on_time_rate')} }}}}，办结率{{{{ petitions.closed_rate }}}}。"

    assert (
        say(text, value, RATE).removeprefix("上年") == f"{printed.removeprefix('上年')}，办结率93.15%（以73件为基数）。"
    )


def test_two_rates_of_one_denominator_name_it_once() -> None:
    other = a_value("petitions.on_time_rate", "90.41", numerator=66, denominator=73)
    text = "办结率{{ petitions.closed_rate }}，按期办结率{{ petitions.on_time_rate }}。"

    assert say(text, RATE, other) == "办结率93.15%（以73件为基数），按期办结率90.41%。"


# --- faults of a template -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("办结20件。", "不能写数字“2”"),
        ("办结２０件。", "不能写数字“２”"),
        ("{{ petitions.closed | zero('0件') }}", "不能写数字“0”"),
        ("{{ '20' }}件。", "不能写数字“2”"),
        ("{{ 20 }}件。", "不能写数字“20”"),
        ("{{ 2.5 }}件。", "不能写数字“2.5”"),
        ("{{ true }}", "不能写数字“True”"),
        ("{{ petitions.closed ~ '件' }}", "数字不能拼接"),
        ("{{ '' ~ petitions.closed }}", "数字不能拼接"),
        ("{{ petitions.closed + petitions.accepted }}", "数字不能拼接"),
        ("{{ '%s' % petitions.closed }}", "数字不能拼接"),
        ("{% if petitions.closed == petitions.accepted %}相等{% endif %}", "不能拼接、比较"),
        ("{% for each in phrase %}啊{% endfor %}", "只能用指标、过滤器和 if"),
        ("{% set our = petitions.closed %}{{ our }}", "只能用指标、过滤器和 if"),
        ("{{ [petitions.closed] }}", "只能用指标、过滤器和 if"),
        ("{{ petitions }}", "数字只能整个写出"),
        ("{{ none }}", "数字只能整个写出"),
        ("{{ we | compared }}", "过滤器只能用在指标上"),
        ("{{ petitions.closed | compared | bare }}", "过滤器只能用在指标上"),
        ("{{ petitions.closed | comparde }}", "没有名为“comparde”的过滤器；最接近的是 compared"),
        ("{% if petitions.closed %}没有结束", "模板写法不对"),
        ("{{ own('别处') }}和别的话", "own(…) 要单独写在一行"),
        ("所有村建队。", "“所有”只能由 cover 或 when_full 写出"),
        ("各村均建队。", "“均”只能由"),
        ("结果均为合格。", "“均”只能由"),
        ("实现全覆盖。", "“全覆盖”只能由"),
        ("{{ petitions.closed | zero('全部完成') }}", "“全部”只能由"),
        ("{{ petitions.villages | when_full('有', '全部') }}", "“全部”只能由"),
        ("{% if petitions.closed %}{{ '全部' }}{% endif %}", "“全部”只能由"),
    ],
)
def test_a_fault_of_a_template_names_file_line_and_what_is_wrong(line: str, why: str) -> None:
    values = (CLOSED, ACCEPTED, a_value("petitions.villages", 12, full=True))
    with pytest.raises(NarrativeError, match=r"^petitions/text\.md\.j2 第3行：") as caught:
        say(f"{{{{ we }}}}依法办事。\n\n{line}", *values)

    assert why in str(caught.value)


@pytest.mark.parametrize(
    "line", ["12345热线", "平均用时较短，人均、户均持续改善", "均衡发展，非公所有制企业", "{# 2024年改过 #}依法办事"]
)
def test_listed_names_and_innocent_words_may_be_typed(line: str) -> None:
    assert say(line) == line.removeprefix("{# 2024年改过 #}")


# --- the sandbox --------------------------------------------------------------------------------------------------

TRICKS = [
    "we.__class__", "we.upper", "we.upper()", "we.format(petitions)", "petitions._entries", "petitions.__class__",
    "petitions['closed']", "petitions|attr('_entries')", "petitions.closed.source", "petitions.closed.source.text",
    "petitions.closed.number", "petitions.closed.number.to_eng_string()", "petitions.closed.source.names[0]",
    "petitions.closed.known()", "phrase._phrases", "phrase.__init__.__globals__", "''.__class__.__mro__",
    "_sink", "self", "range", "cycler", "lipsum", "joiner()", "namespace(a=we)", "year.__len__()",
]  # fmt: skip


@pytest.mark.parametrize("trick", TRICKS)
@pytest.mark.parametrize("own", [False, True], ids=["template", "text.md"])
def test_nothing_but_the_listed_names_can_be_reached(trick: str, own: bool) -> None:
    line = f"{{{{ {trick} }}}}"
    template, text = ("{{ own('学法制度') }}", _own(line)) if own else (line, TownText())
    with pytest.raises(NarrativeError, match="第1行"):
        write(template, CLOSED, own=text)


def test_what_is_printed_from_a_ledger_cannot_pose_as_a_figure() -> None:
    value = a_value("petitions.statutes", 1, names=("《\ue0000\ue001宪法》",))
    narrative = write("办结{{ petitions.closed }}，学习{{ petitions.statutes | names }}。", CLOSED, value)

    spans = paragraphs(narrative)[0].spans
    assert [span for span in spans if not isinstance(span, str)] == [spans[1]]
    assert spans[2] == "，学习《0宪法》。"


# --- names that mean nothing --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "name", "suggestion"),
    [
        ("{{ petitions.closd }}", "closd", "closed"),
        ("{{ petitons.closed }}", "petitons", "petitions"),
        ("{{ 信访件办结比率 }}", "信访件办结比率", "信访件办结率"),
        ("{% if petitions.closd %}有{% endif %}", "closd", "closed"),
        ("{{ petitions.closd | compared }}", "closd", "closed"),
    ],
)
def test_an_unknown_name_is_answered_with_near_ones(line: str, name: str, suggestion: str) -> None:
    with pytest.raises(NarrativeError, match=f"没有名为“{name}”的专题、指标或用语；最接近的是 .*{suggestion}"):
        say(line, CLOSED)


def test_a_near_name_that_several_topics_have_is_given_once() -> None:
    with pytest.raises(NarrativeError, match="最接近的是 closed、closed_rate"):
        say("{{ petitions.closd }}", CLOSED)


def test_figures_keep_their_place_among_the_words() -> None:
    spans = paragraphs(write("{{ we }}办结{{ petitions.closed }}。", CLOSED))[0].spans

    assert spans[0] == "我镇办结"
    assert isinstance(spans[1], Figure)
    assert (spans[1].known(), spans[2]) == (Decimal(68), "。")


def test_only_released_numbers_can_be_written() -> None:
    table = released(CLOSED)
    with pytest.raises(ReleaseError):
        narrate(dict(table.values), a_catalog(), TownText())  # type: ignore[arg-type]


def _own(line: str) -> TownText:
    return TownText(sections={"学法制度": (OwnLine(line, 1),)})
