"""Judgements in a terminal: narrow places, wide words, lines that break where a reader would break them."""

from __future__ import annotations

import io

import pytest
from audit.judged import a_report
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from fazhi.cli.judged import show, wrapped


def printed(width: int, *, everything: bool = False) -> list[str]:
    file = io.StringIO()
    show(Console(file=file, width=width), a_report(), everything=everything)
    return file.getvalue().splitlines()


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("共办理信访件1335件，办结率93.15%。", 14, ["共办理信访件", "1335件，办结率", "93.15%。"]),
        ("应写“（一）”。", 10, ["应写", "“（一）”。"]),
        ("（151−66）÷66", 8, ["（151−", "66）÷66"]),
        ("1234567890", 4, ["1234", "5678", "90"]),
        ("一 二\n三", 20, ["一 二 三"]),
        ("", 5, [""]),
    ],
)
def test_lines_break_outside_numbers_and_before_no_closing_mark(text: str, width: int, lines: list[str]) -> None:
    assert wrapped(text, width).split("\n") == lines


@given(st.text(st.sampled_from("共办理1335件，。（）“”%.a 1"), max_size=60), st.integers(4, 30))
def test_nothing_is_lost_and_no_line_is_too_wide(text: str, width: int) -> None:
    lines = wrapped(text, width).split("\n")
    assert all(cell_len(line) <= width for line in lines)
    assert "".join(lines) == " ".join(text.split())


def test_the_place_is_short_with_its_heading_beneath() -> None:
    lines = printed(80)
    [at] = [number for number, line in enumerate(lines) if "2369÷2474＝95.76%" in line]
    assert lines[at].startswith("第4段第1句 ") and lines[at + 1].startswith("人民调解 ")
    assert "95.87%" in lines[at] + lines[at + 1]


@pytest.mark.parametrize("width", [20, 40, 80, 160])
def test_no_table_is_wider_than_the_terminal(width: int) -> None:
    assert max(cell_len(line) for line in printed(width, everything=True)[1:-1]) <= width
