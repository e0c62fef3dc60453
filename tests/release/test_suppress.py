"""Small cells: hidden, with enough company that the total does not give them away."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from makers import VILLAGES

from fazhi.indicators import Breakdown, Cell
from fazhi.release.suppress import THRESHOLD, suppressed_keys


def hidden(*rows: int, threshold: int = THRESHOLD) -> str:
    """Which of the cells a, b, c … are hidden."""
    cells = tuple(Cell("abcdefgh"[place], None, size) for place, size in enumerate(rows))
    return "".join(sorted(suppressed_keys(Breakdown("one", "形式", cells), threshold)))


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ((5, 7, 9), ""),
        ((0, 5, 7), ""),  # nobody is recognised by an empty cell
        ((0, 0, 0), ""),
        ((), ""),
        ((3, 3), ""),  # the threshold itself may be shown
        ((2, 7, 5), "ac"),  # with the next smallest
        ((2, 1, 9), "ab"),  # two already
        ((1, 1, 9, 8), "abd"),  # 2 over two cells would say 1 and 1
        ((1, 9, 0), "ab"),  # an empty cell hides nothing while there is another
        ((2, 0, 0), "abc"),  # and is all there is here
        ((2,), "a"),
    ],
)
def test_what_is_hidden(rows: tuple[int, ...], expected: str) -> None:
    assert hidden(*rows) == expected


def test_another_threshold() -> None:
    assert hidden(4, 9, 9, threshold=5) == "ab"
    assert hidden(1, 9, threshold=1) == ""


def possible_tables(rows: list[int], away: str) -> Iterator[tuple[int, ...]]:
    """Every filling of the hidden cells that an attacker must reckon with.

    The attacker knows the total, the shown cells, that all cells of 1 and 2 are hidden, and that an empty cell is hidden
    only where nothing is shown.
    """
    shown = sum(size for place, size in enumerate(rows) if "abcdefgh"[place] not in away)
    left = sum(rows) - shown
    least = 0 if len(away) == len(rows) else 1
    for filling in product(range(least, left + 1), repeat=len(away)):
        if sum(filling) == left and any(0 < size < THRESHOLD for size in filling):
            yield filling


@settings(deadline=None)
@given(st.lists(st.integers(0, 6), min_size=2, max_size=4))
def test_the_total_minus_what_is_shown_determines_no_hidden_cell(rows: list[int]) -> None:
    away = hidden(*rows)
    for place in range(len(away)):
        assert len({filling[place] for filling in possible_tables(rows, away)}) > 1, (rows, away)


def test_as_many_rows_as_cells_are_not_given_away_by_the_rule_itself() -> None:
    # who knows the rule too must not find another one that only 1, 1, 1 could have come from
    same = [rows for rows in product(range(4), repeat=3) if sum(rows) == 3 and hidden(*rows) == "abc"]
    assert len(same) > 1 and (1, 1, 1) in same


@settings(deadline=None)
@given(st.lists(st.integers(0, 50), max_size=8))
def test_every_small_cell_is_hidden_and_never_alone(rows: list[int]) -> None:
    away = hidden(*rows)
    for place, size in enumerate(rows):
        if 0 < size < THRESHOLD:
            assert "abcdefgh"[place] in away
    assert len(away) != 1 or len(rows) == 1
    if not any(0 < size < THRESHOLD for size in rows):
        assert away == ""


def test_the_hidden_cells_do_not_depend_on_the_order() -> None:
    there = tuple(Cell(name, None, size) for name, size in zip(VILLAGES, (1, 5, 9), strict=True))
    assert suppressed_keys(Breakdown("one", "village", there)) == suppressed_keys(
        Breakdown("one", "village", there[::-1])
    )
