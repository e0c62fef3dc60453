"""Line breaks inside sentences are mended, those between paragraphs stay."""

from __future__ import annotations

import pytest

from fazhi.audit.reading.mending import Line, mended

_PROSE = "我镇坚持把学法用法摆在突出位置，组织机关干部参加“每月一课”集中学习"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param([_PROSE, "12次，覆盖全部站所。"], [_PROSE + "12次，覆盖全部站所。"], id="a number goes on"),
        pytest.param(["全年办结信访件，", "办结率93.15%。"], ["全年办结信访件，办结率93.15%。"], id="after a comma"),
        pytest.param(
            ["学习《民法典》《", "行政处罚法》。"],
            ["学习《民法典》《行政处罚法》。"],
            id="after an open bracket",
        ),
        pytest.param(["全年办结68件。", "另有5件在办。"], ["全年办结68件。", "另有5件在办。"], id="after a full stop"),
        pytest.param([_PROSE, "（二）压实责任"], [_PROSE, "（二）压实责任"], id="no heading is drawn in"),
        pytest.param(
            ["（一）学法，用法", "12次学习覆盖全镇。"],
            ["（一）学法，用法", "12次学习覆盖全镇。"],
            id="a heading ends",
        ),
        pytest.param(["某镇人民政府", "2025年2月11日"], ["某镇人民政府", "2025年2月11日"], id="the sign-off"),
        pytest.param(["全年，", "", "办结"], ["全年，", "办结"], id="an empty line parts"),
        pytest.param(["一、举措……1", "二、不足……5"], ["一、举措……1", "二、不足……5"], id="contents"),
        pytest.param(["we act under the rule，", "of law"], ["we act under the rule，of law"], id="Latin after a mark"),
    ],
)
def test_lines_without_places(lines: list[str], expected: list[str]) -> None:
    assert [piece.text for piece in mended(map(Line, lines))] == expected


def test_a_full_line_goes_on_unless_the_next_is_indented() -> None:
    lines = [
        Line("全年共办理信访", full=True),
        Line("件73件。后一句也满", full=True),
        Line("行。", full=False),
    ]
    assert [piece.text for piece in mended(lines)] == ["全年共办理信访件73件。后一句也满行。"]
    ended = [Line("全年共办理信访件73件。", full=True), Line("另起一段。", opens=True)]
    assert len(list(mended(ended))) == 2


def test_two_latin_words_keep_a_space_and_a_paragraph_keeps_the_page_of_its_start() -> None:
    lines = [Line("办事平台 Open", page=1, full=True), Line("Gov 上线。", page=2)]
    (piece,) = mended(lines)
    assert (piece.text, piece.page) == ("办事平台Open Gov上线。", 1)
