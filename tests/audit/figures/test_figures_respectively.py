"""分别: whose and of which year each number is; and pairs of numbers that count the same in two ways."""

from __future__ import annotations

import pytest

from fazhi.audit.figure import Figure, Role
from fazhi.audit.figures import sentences
from fazhi.audit.manuscript import Paragraph


def _figures(text: str) -> list[Figure]:
    return [figure for sentence in sentences(Paragraph(text, 1, year=2024)) for figure in sentence.figures]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2022年、2023年、2024年分别受理信访件30件、40件、50件。", [2022, 2023, 2024]),
        ("2022年、2023年和2024年分别为92.1%、93.2%和95.4%。", [2022, 2023, 2024]),
        ("2022—2024年分别受理30件、40件、50件。", [2022, 2023, 2024]),
        ("2024年和2023年受理量分别为66件、151件。", [2024, 2023]),
        ("上年和今年分别受理66件、151件。", [2023, 2024]),
        ("今年与去年同期分别为66件、151件，办结60件。", [2024, 2023, 2024]),
        ("2023年、2024年分别接待来访20批31人次、30批52人次。", [2023, 2023, 2024, 2024]),
        ("2021—2024年分别受理30件、40件、50件。", [None, None, None]),
        ("受理量同比分别增长5%、6%。", [2024, 2024]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_each_number_gets_its_year(text: str, years: list[int | None]) -> None:
    assert [figure.year for figure in _figures(text)] == years


def test_the_words_are_of_every_year() -> None:
    found = _figures("2023年和2024年受理量分别为66件、151件。")
    assert [(figure.subject, figure.role) for figure in found] == [("受理量", Role.PLAIN)] * 2
    found = _figures("今年和去年分别为66件、151件。")
    assert [figure.role for figure in found] == [Role.PLAIN] * 2, "neither is there to be compared with"


def test_each_number_gets_its_period() -> None:
    found = _figures("一季度、二季度分别受理30件、40件。")
    assert [(figure.period, figure.year) for figure in found] == [("一季度", 2024), ("二季度", 2024)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("聚焦教育、医疗、养老三个领域，分别为12件、8件、5件。", ["教育", "医疗", "养老"]),
        ("主要集中在婚姻家庭、邻里、土地三类，分别为30件、20件和10件。", ["婚姻家庭", "邻里", "土地"]),
        ("涉及教育、医疗等2个领域，分别办理12件、8件。", ["涉及教育、医疗等", "教育办理", "医疗办理"]),
        ("甲村、乙村，分别为30件、20件。", ["甲村", "乙村"]),
        ("排查出甲村、乙村，分别为30件、20件。", ["", ""]),
        ("涉及教育、医疗等五个领域，分别办理12件、8件。", ["办理", ""]),
        ("涉及教育、医疗，分别办理12件、8件、5件。", ["办理", "", ""]),
        ("受理教育、医疗纠纷20件，分别为12件、8件。", ["受理教育、医疗纠纷", "", ""]),
        ("聚焦教育、医疗（含养老），分别为12件、8件。", ["教育", "医疗（含养老）"]),
        ("聚焦教育、医疗等，分别为12件、8件。", ["教育", "医疗"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_names_in_the_clause_before_are_given_where_they_are_plain(text: str, names: list[str]) -> None:
    assert [figure.subject for figure in _figures(text)] == names


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        ("接待来访20批31人次，30批52人次。", [False, True, False, True]),
        ("接待来访20批31人次、30批52人次。", [False, True, False, True]),
        ("接待来访20批、31人次。", [False, True]),
        ("接待来访231批（同比下降17.20%）、566人次。", [False, False, True]),
        ("甲村、乙村分别接待20批31人次、30批52人次。", [False, True, False, True]),
        ("排查隐患20处、整改18处。", [False, False]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_pair_counts_the_same_twice_and_the_next_begins_anew(text: str, beside: list[bool]) -> None:
    assert [figure.beside for figure in _figures(text)] == beside


@pytest.mark.parametrize(
    ("text", "nouns"),
    [
        ("有十一个建成示范站。", [""]),
        ("有11个建成示范站，其中3个建成标准站。", ["", ""]),
        ("建成11个示范站。", ["示范站"]),
        ("设立5个调解组织、3个接待室。", ["调解组织", "接待室"]),
        ("受理73件，68件已办结，5件办结。", ["", "已办结", "办结"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_verb_is_not_taken_into_the_noun(text: str, nouns: list[str]) -> None:
    assert [figure.noun for figure in _figures(text)] == nouns
