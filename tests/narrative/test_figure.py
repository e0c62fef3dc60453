"""A number stays a Figure until `words` says it, and says it by the rules."""

from __future__ import annotations

from decimal import Decimal

import pytest
from narrative.sentences import YEAR, a_value

from fazhi.indicators import Status, Value
from fazhi.narrative.figure import Figure, Measure, MissingFigure, Pieces, Waiting, words


def figure(value: Value, measure: Measure = "value", **more: object) -> Figure:
    return Figure(value, YEAR.year, measure, value.value, **more)  # type: ignore[arg-type]


ACCEPTED = a_value("petitions.accepted", 608)


@pytest.mark.parametrize(
    "turn", [str, format, "{}".format, "%s".__mod__, lambda each: f"{each}", lambda each: "".join([each])]
)
def test_no_other_way_turns_a_figure_into_text(turn: object) -> None:
    with pytest.raises(TypeError):
        turn(figure(ACCEPTED))  # type: ignore[operator]


def test_what_holds_figures_is_no_text_either() -> None:
    with pytest.raises(TypeError):
        str(Pieces((figure(ACCEPTED),)))


@pytest.mark.parametrize(
    ("name", "number", "printed"),
    [
        ("petitions.accepted", "608", "608件"),
        ("petitions.accepted", "0", "0件"),
        ("petitions.closed_rate", "93.15", "93.15%"),
        ("petitions.closed_rate", "100.00", "100%"),
        ("petitions.villages", "12", "12个村（社区）"),
        ("petitions.hours", "59.0", "59.0小时"),
    ],
)
def test_a_value_prints_with_its_measure_word(name: str, number: str, printed: str) -> None:
    assert words(figure(a_value(name, number))) == printed


def test_only_the_years_own_value_is_approximate() -> None:
    value = a_value("petitions.people", 237, approximate=True)

    assert words(figure(value)) == "200余人次"
    assert words(Figure(value, 2023, "previous", Decimal(237))) == "237人次"


@pytest.mark.parametrize(("number", "printed"), [("200", "200人次"), ("7", "7人次"), ("20480", "20000余人次")])
def test_yu_follows_leading_digits_alone(number: str, printed: str) -> None:
    assert words(figure(a_value("petitions.people", number, approximate=True))) == printed


@pytest.mark.parametrize(
    ("name", "change", "printed"),
    [
        ("petitions.accepted", "-17.20", "同比下降17.20%"),
        ("petitions.accepted", "5.30", "同比增长5.30%"),
        ("petitions.accepted", "0.00", "与上年持平"),
        ("petitions.closed_rate", "1.20", "同比提高1.20个百分点"),
        ("petitions.closed_rate", "-1.20", "同比下降1.20个百分点"),
    ],
)
def test_a_change_of_a_count_is_a_percentage_and_of_a_rate_percentage_points(
    name: str, change: str, printed: str
) -> None:
    assert words(Figure(a_value(name, 1), 2024, "change", Decimal(change))) == printed


def test_parts_of_a_rate_have_their_own_measure_word() -> None:
    rate = a_value("petitions.closed_rate", "93.15", counted="件")

    assert words(Figure(rate, 2024, "denominator", Decimal(73))) == "73件"
    assert words(Figure(rate, 2024, "numerator", Decimal(68), bare=True)) == "68"


def test_a_standard_says_at_least() -> None:
    assert words(Figure(a_value("petitions.least", 23), 2024, "threshold", Decimal(20))) == "不少于20人"


def test_words_may_stand_for_a_number() -> None:
    assert words(figure(a_value("petitions.closed", 0), instead="未发生")) == "未发生"


def test_a_missing_number_is_neither_true_nor_false_nor_words() -> None:
    missing = figure(a_value("petitions.closed"))

    for ask in (bool, words, lambda each: each.full, Figure.known):
        with pytest.raises(MissingFigure):
            ask(missing)  # type: ignore[operator]


@pytest.mark.parametrize(("number", "truth"), [(0, False), (1, True)])
def test_a_figure_is_true_where_it_is_not_zero(number: int, truth: bool) -> None:
    assert bool(figure(a_value("petitions.closed", number))) is truth


@pytest.mark.parametrize(
    ("name", "status", "full"),
    [
        ("petitions.closed_rate", Status.COMPUTED, True),
        ("petitions.closed_rate", Status.PARTIAL, False),  # the lost rows may be the unfinished ones
        ("petitions.villages", Status.PARTIAL, True),  # every village has a row, whatever was lost
    ],
)
def test_a_rate_that_lost_rows_is_never_full(name: str, status: Status, full: bool) -> None:
    assert figure(a_value(name, 100, full=True, status=status)).full is full


def test_waiting_lists_what_the_printed_words_do_not_say() -> None:
    assert Waiting("待核提法", "phrase-missing", detail="指导思想").listed == "待核提法（指导思想）"
    assert Waiting("待信访办提供信访件台账", "sentence-left-out").listed == "待信访办提供信访件台账"
