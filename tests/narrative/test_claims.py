"""Claims hold every number of the text, with its text and its value."""

from __future__ import annotations

from decimal import Decimal

from narrative.sentences import a_value, write

from fazhi.narrative import Claim, Figure, Paragraph, TownText, claims
from fazhi.narrative.towntext import Standard, parse_sections


def test_every_number_is_claimed_in_the_order_of_the_text() -> None:
    text = (
        "来访{{ petitions.accepted }}{{ petitions.accepted | compared }}。\n"
        "上年办结{{ petitions.closed | previous }}，今年{{ petitions.closed | zero('未发生') }}。\n"
        "办结率{{ petitions.closed_rate }}，各队{{ petitions.least | at_least }}。"
    )
    values = (
        a_value("petitions.accepted", 231, previous=279, change="-17.20"),
        a_value("petitions.closed", 0, previous=12),
        a_value("petitions.closed_rate", "93.15", numerator=68, denominator=73),
        a_value("petitions.least", 23),
    )
    own = TownText(standards=(Standard("petitions.least", Decimal(20), "某办法"),))

    found = [(each.indicator.partition(".")[2], each.year, each.measure, str(each.value), each.text)
             for each in claims(write(text, *values, own=own))]  # fmt: skip

    assert found == [
        ("accepted", 2024, "value", "231", "231件"),
        ("accepted", 2024, "change", "-17.20", "同比下降17.20%"),
        ("closed", 2023, "previous", "12", "12件"),
        ("closed", 2024, "value", "0", "未发生"),
        ("closed_rate", 2024, "value", "93.15", "93.15%"),
        ("closed_rate", 2024, "denominator", "73", "73件"),
        ("least", 2024, "threshold", "20", "不少于20人"),
    ]


def test_a_claim_says_under_which_heading_it_stands() -> None:
    own = TownText(sections=parse_sections("# 某镇\n## 存在的不足\n### 力量薄弱\n还有{{ 办结件数 }}。"))

    found = claims(write("办结{{ petitions.closed }}。", a_value("petitions.closed", 68), own=own))

    assert found == (
        Claim("petitions.closed", 2024, "value", Decimal(68), "68件", "信访"),
        Claim("petitions.closed", 2024, "value", Decimal(68), "68件", "力量薄弱"),
    )


def test_there_are_as_many_claims_as_figures() -> None:
    text = "{{ petitions.villages | cover }}建队，聘请{{ petitions.firms | named }}。"
    narrative = write(
        text, a_value("petitions.villages", 12, full=True), a_value("petitions.firms", 2, names=("甲所", "乙所"))
    )

    figures = [
        span
        for each in narrative.passages
        if isinstance(each, Paragraph)
        for span in each.spans
        if isinstance(span, Figure)
    ]
    assert len(claims(narrative)) == len(figures) == 2
