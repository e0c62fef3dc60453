"""Each filter says what domain/rules.md allows, and nothing where it allows nothing."""

from __future__ import annotations

from decimal import Decimal

import pytest
from narrative.sentences import a_value, say

from fazhi.errors import NarrativeError
from fazhi.narrative import TownText
from fazhi.narrative.towntext import Standard

VISITS = "来访{{ petitions.accepted }}{{ petitions.accepted | compared }}。"
RATE = "办结率{{ petitions.closed_rate }}{{ petitions.closed_rate | compared }}。"


def a_rate(number: object = "93.15", of: int = 73, **more: object) -> object:
    return a_value("petitions.closed_rate", number, numerator=68, denominator=of, **more)


# --- 同比 ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        ({"previous": 279, "change": "-17.20"}, "来访231件，同比下降17.20%。"),
        ({"previous": 200, "change": "15.50"}, "来访231件，同比增长15.50%。"),
        ({"previous": 231, "change": "0.00"}, "来访231件，与上年持平。"),
        ({}, "来访231件。"),  # no last year: nothing is said
        ({"previous": 0}, "来访231件，上年为0件。"),  # no percentage of nothing
        ({"previous": 9, "change": "2466.67"}, "来访231件。"),  # a base below ten
        ({"previous": 10, "change": "2210.00"}, "来访231件，同比增长2210.00%。"),
        ({"previous": 279, "redefined": True}, "来访231件，口径调整，不作同比。"),
    ],
)
def test_the_comparison_of_a_count(given: dict[str, object], printed: str) -> None:
    assert say(VISITS, a_value("petitions.accepted", 231, **given)) == printed


def test_nothing_in_both_years_is_level() -> None:
    assert say(VISITS, a_value("petitions.accepted", 0, previous=0)) == "来访0件，与上年持平。"


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        (
            {"previous": "91.95", "change": "1.20", "previous_ratio": (Decimal(80), Decimal(87))},
            "，同比提高1.20个百分点",
        ),
        ({"previous": "94.35", "change": "-1.20"}, "，同比下降1.20个百分点"),
        ({"previous": "0", "change": "93.15", "previous_ratio": (Decimal(0), Decimal(20))}, "，同比提高93.15个百分点"),
        ({"previous": "93.15", "change": "0.00"}, "，与上年持平"),
        ({"previous": "88.89", "change": "4.26", "previous_ratio": (Decimal(8), Decimal(9))}, ""),  # of nine cases
        ({}, ""),
    ],
)
def test_the_comparison_of_a_rate_is_in_percentage_points(given: dict[str, object], printed: str) -> None:
    text = "登记{{ petitions.closed_rate | denominator }}，" + RATE

    assert say(text, a_rate(**given)) == f"登记73件，办结率93.15%{printed}。"


def test_what_stands_around_a_comparison_goes_with_it() -> None:
    text = "来访{{ petitions.accepted }}{{ petitions.accepted | compared('（…）') }}。"

    assert (
        say(text, a_value("petitions.accepted", 231, previous=279, change="-17.20")) == "来访231件（同比下降17.20%）。"
    )
    assert say(text, a_value("petitions.accepted", 231)) == "来访231件。"


def test_a_comparison_needs_its_place() -> None:
    with pytest.raises(NarrativeError, match=r"petitions/text\.md\.j2 第1行：.*要有一个“…”"):
        say("{{ petitions.accepted | compared('，') }}", a_value("petitions.accepted", 231, previous=279))


def test_last_years_figure_can_be_named() -> None:
    text = "上年{{ petitions.accepted | previous }}。"

    assert say(text, a_value("petitions.accepted", 231, previous=279)) == "上年279件。"
    assert say(text, a_value("petitions.accepted", 231)) == ""


# --- zero, digits alone, parts ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("number", "printed"), [(0, "未发生脱管。"), (3, "3件脱管。")])
def test_zero_in_words(number: int, printed: str) -> None:
    assert say("{{ petitions.closed | zero('未发生') }}脱管。", a_value("petitions.closed", number)) == printed


def test_digits_without_the_measure_word() -> None:
    assert say("{{ petitions.closed | bare }}起。", a_value("petitions.closed", 68)) == "68起。"


def test_numerator_and_denominator() -> None:
    text = "{{ petitions.closed_rate | denominator }}中办结{{ petitions.closed_rate | numerator }}。"

    assert say(text, a_rate()) == "73件中办结68件。"


@pytest.mark.parametrize("part", ["numerator", "denominator", "cover", "when_full('均')", "names", "named"])
def test_a_count_has_no_parts_no_coverage_and_no_names(part: str) -> None:
    with pytest.raises(NarrativeError, match=r"petitions/text\.md\.j2 第2行：指标“办结件数”"):
        say("\n{{ petitions.closed | " + part + " }}", a_value("petitions.closed", 68))


# --- coverage -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "full", "printed"), [(12, True, "12个村（社区）均建队。"), (11, False, "11个村（社区）建队。")]
)
def test_coverage_words_only_where_all_are_covered(number: int, full: bool, printed: str) -> None:
    value = a_value("petitions.villages", number, full=full)

    assert say("{{ petitions.villages | cover }}建队。", value) == printed
    assert say("{{ petitions.villages }}{{ petitions.villages | when_full('均') }}建队。", value) == printed


def test_other_words_where_not_all_are_covered() -> None:
    text = "{{ petitions.villages | when_full('实现全覆盖', '正在推进') }}。"

    assert say(text, a_value("petitions.villages", 12, full=True)) == "实现全覆盖。"
    assert say(text, a_value("petitions.villages", 11)) == "正在推进。"


# --- names --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("found", "printed"),
    [
        (("《宪法》", "《民法典》"), "《宪法》《民法典》"),  # statutes need no 、, and all are named: no 等
        (("《宪法》", "《民法典》", "《信访工作条例》"), "《宪法》《民法典》等"),
        (("宪法周", "春节"), "宪法周、春节"),
        (("《宪法》", "春节", "日常"), "《宪法》、春节等"),
    ],
)
def test_names_most_frequent_first_and_at_most_so_many(found: tuple[str, ...], printed: str) -> None:
    value = a_value("petitions.statutes", len(found), names=found)

    assert say("学习{{ petitions.statutes | names(2) }}。", value) == f"学习{printed}。"
    assert say("学习{{ petitions.statutes | names(most=2) }}。", value) == f"学习{printed}。"


def test_no_names_no_sentence() -> None:
    assert say("学习{{ petitions.statutes | names }}。", a_value("petitions.statutes", 0)) == ""


@pytest.mark.parametrize(
    ("found", "printed"),
    [(("甲律师事务所",), "甲律师事务所"), (("甲律师事务所", "乙律师事务所"), "甲律师事务所等2家律师事务所")],
)
def test_one_firm_by_name_and_several_by_number(found: tuple[str, ...], printed: str) -> None:
    assert (
        say("聘请{{ petitions.firms | named }}。", a_value("petitions.firms", len(found), names=found))
        == f"聘请{printed}。"
    )


# --- standards ----------------------------------------------------------------------------------------------------

TEAMS = "各队{% if petitions.least | meets %}{{ petitions.least | at_least }}{% else %}最少{{ petitions.least }}{% endif %}。"
TWENTY = TownText(standards=(Standard("petitions.least", Decimal(20), "某办法"),))


@pytest.mark.parametrize(
    ("least", "own", "printed"),
    [
        (23, TWENTY, "各队不少于20人。"),
        (20, TWENTY, "各队不少于20人。"),
        (19, TWENTY, "各队最少19人。"),
        (23, TownText(), "各队最少23人。"),  # nothing was declared
    ],
)
def test_a_standard_prints_only_where_declared_and_kept(least: int, own: TownText, printed: str) -> None:
    assert say(TEAMS, a_value("petitions.least", least), own=own) == printed


def test_a_template_that_forgets_to_ask_cannot_claim_a_standard_either() -> None:
    assert say("各队{{ petitions.least | at_least }}。", a_value("petitions.least", 15), own=TWENTY) == ""
