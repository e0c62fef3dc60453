"""Marks of Chinese prose."""

from __future__ import annotations

import pytest

from fazhi.audit.form import MOST, form
from fazhi.audit.manuscript import Manuscript, Paragraph
from fazhi.audit.reading import plain


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        pytest.param("主动公开信息,方便群众。", ",", id="comma"),
        pytest.param("主要有:学法。", ":", id="colon"),
        pytest.param("学法;普法。", ";", id="semicolon"),
        pytest.param("办结率93.15%,高于上年。", ",", id="comma after a rate"),
        pytest.param("到2024,全镇完成。", ",", id="comma after a number"),
        pytest.param("各村(社区)均已建成。", "(社区)", id="brackets"),
        pytest.param("依据文件(2024)执行。", "(2024)", id="brackets between Chinese"),
        pytest.param("各村（社区)均已建成。", "（社区)", id="one bracket of each width"),
        pytest.param("各村(社区）均已建成。", "(社区）", id="one of each, the other way round"),
        pytest.param("完成任务。。", "。。", id="full stop twice"),
        pytest.param("学法，，普法。", "，，", id="comma twice"),
        pytest.param("学法、，普法。", "、，", id="two marks"),
        pytest.param("开展“每月一课活动。", "“", id="quotation not closed"),
        pytest.param("开展每月一课”活动。", "”", id="quotation not opened"),
        pytest.param("学习《民法典，全面落实。", "《", id="title not closed"),
        pytest.param("各村（社区均已建成。", "（", id="bracket not closed"),
        pytest.param("任务完成.下一步继续。", ".", id="half-width full stop"),
        pytest.param("办结率93.15 %。", " %", id="space before percent"),
    ],
)
def test_faults_of_punctuation(text: str, marked: str) -> None:
    (found,) = form(plain(text))
    ((_, start, end),) = found.marks
    assert text[start:end] == marked


@pytest.mark.parametrize(
    "text",
    [
        "全年办理73件，办结68件；其余5件在办：3件、2件。", "时间为9:30，比分3:2，“1+1+N”模式。", "见https://www.example.com/a,b?c=1。",
        "主要有：1）学法；2）普法。", "（一）加强领导", "各村（社区）、《民法典》、〔2025〕3号、“枫桥经验”。", "如何办？如何管？！", "久久为功……",
        "“他说：‘好’”。", "Law, order (and more) in e.g. A.B.", "第一条：a) 甲。", "1.依法决策。持续规范。", "（“一规定两办法”（试行））",
    ],
)  # fmt: skip
def test_what_is_right_is_left_alone(text: str) -> None:
    assert list(form(plain(text))) == []


def test_a_piece_of_a_pdf_may_end_before_the_bracket_does() -> None:
    pieces = (Paragraph("工作室的村（社", 1, page=2), Paragraph("区）数", 2, page=2))
    assert list(form(Manuscript("x.pdf", pieces))) == []
    ended = Manuscript("x.pdf", (Paragraph("各村（社区均已建成。", 1, page=2),))
    assert len(list(form(ended))) == 1


def test_the_sentence_and_the_place_are_told() -> None:
    (found,) = form(plain("学法，普法。“用法”。主动公开信息,方便群众。"))
    assert (found.place.sentence, found.place.offset, found.expected) == (3, 17, "，")


def test_a_file_that_has_one_mark_wrong_throughout_is_told_once() -> None:
    lines = ["全年受理信访件73件,其中68件已办结;办结率93.15%,高于上年。"] * 4
    found = {each.explanation: each for each in form(plain("\n".join(lines)))}
    (many,) = (each for said, each in found.items() if "有8处" in said)
    assert many.explanation == "全文有8处半角逗号“,”用在中文之间，应改为全角“，”。" and many.expected == "，"
    assert (many.place.paragraph, many.place.offset) == (1, 10)
    assert [paragraph for paragraph, _, _ in many.marks] == [1, 1, 2, 2, 3, 3, 4, 4]
    assert all(lines[number - 1][start:end] == "," for number, start, end in many.marks)
    assert sum("半角标点“;”" in each.explanation for each in form(plain("\n".join(lines)))) == 4


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("各村(社区)均已建成。", "全文有6处中文里的括号是半角“()”", id="brackets"),
        pytest.param("办结率93.15 %。", "全文有6处标点或者百分号前面多了空格", id="spaces"),
        pytest.param("学法:用法。", "全文有6处半角冒号“:”", id="colons"),
    ],
)
def test_more_than_five_that_are_alike_are_one(text: str, said: str) -> None:
    (one,) = form(plain("\n".join([text] * 6)))
    assert one.explanation.startswith(said)
    assert len(list(form(plain("\n".join([text] * 5))))) == 5


def test_no_more_is_marked_than_anybody_would_look_at() -> None:
    (one,) = form(plain("学法,用法。" * 1000))
    assert len(one.marks) == MOST
    assert "有1000处" in one.explanation and one.explanation.endswith(f"标出的是前{MOST}处。")
