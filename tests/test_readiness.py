"""How far the report is: which figures print, which wait for a ledger and from whom, and which few cells unblock most."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from batch.offices import small_town
from builders import write_book

from fazhi.findings import Finding
from fazhi.indicators import Status
from fazhi.readiness import FEW, Figure, Readiness, Wait, readiness, unblocking
from fazhi.workspace import Analysis, analyse

TOWN = "小河乡"


def a_cell(cell: str, code: str = "cell-unreadable", **given: Any) -> Finding:
    return Finding(
        code, f"{cell}不对。", cell=cell, **({"file": "甲.xlsx", "sheet": "一", "column": "登记日期"} | given)
    )


def waiting(name: str, *findings: Finding) -> Figure:
    return Figure(name, Wait.CELLS, findings=findings)


def few(*figures: Figure) -> list[tuple[list[str], list[str]]]:
    """Cells and figures of each entry."""
    return [([each.cell for each in cause.findings], list(cause.figures)) for cause in unblocking(figures)]


def analysis_of(root: Path, **given: str) -> Analysis:
    small_town(root, TOWN, notebooks=False, **given)
    return analyse(TOWN, 2024, workspace=root)


def by_id(ready: Readiness) -> dict[str, Figure]:
    return {figure.id: figure for figure in ready.figures}


# --- the few cells -------------------------------------------------------------------------------------------


def test_a_cell_that_frees_more_figures_comes_first() -> None:
    one, other = a_cell("B3"), a_cell("D9", column="办结日期")
    assert few(waiting("a", one), waiting("b", one), waiting("c", other)) == [(["B3"], ["a", "b"]), (["D9"], ["c"])]


def test_one_of_many_cells_is_worth_a_part_of_the_figure() -> None:
    many = [a_cell(f"B{row}") for row in range(3, 103)]
    assert few(waiting("a", *many), waiting("b", *many), waiting("c", a_cell("D9", column="办结日期")))[0] == (
        ["D9"],
        ["c"],
    )


def test_cells_of_one_cause_that_only_help_together_are_one_entry() -> None:
    cells = [a_cell("B3"), a_cell("B7")]
    assert few(waiting("a", *cells)) == [(["B3", "B7"], ["a"])]


def test_cells_of_two_sheets_or_causes_are_entries_of_their_own() -> None:
    cells = [a_cell("B3"), a_cell("B7", sheet="二"), a_cell("B9", "cell-missing")]
    assert [found for found, _ in few(waiting("a", *cells))] == [["B3"], ["B7"], ["B9"]]


def test_cells_that_free_different_figures_are_not_lumped_together() -> None:
    one, other = a_cell("B3"), a_cell("B7")
    assert few(waiting("a", one, other), waiting("b", one)) == [(["B3"], ["a", "b"]), (["B7"], ["a"])]


def test_there_are_never_more_than_a_few() -> None:
    figures = [waiting(f"f{number}", a_cell(f"B{number}", column=f"列{number}")) for number in range(3, 60)]
    assert len(unblocking(figures)) == FEW


def test_two_findings_at_one_cell_are_one_cell_to_mend() -> None:
    [first, *_] = unblocking(
        [waiting("a", a_cell("B3"), a_cell("B3", "cell-missing")), waiting("b", *map(a_cell, "CD"))]
    )
    assert first.first.cell == "B3"


def test_figures_that_wait_for_no_cells_unblock_nothing() -> None:
    assert unblocking([Figure("a", Wait.LEDGER, ("信访办：信访件台账",)), Figure("b", Wait.NOTHING)]) == ()


# --- of a town -----------------------------------------------------------------------------------------------


def test_a_sound_year_is_ready_where_nothing_is_owed(tmp_path: Path) -> None:
    ready = readiness(analysis_of(tmp_path))
    assert by_id(ready)["petitions.accepted"].wait is Wait.NOTHING
    assert f"{len(ready.figures)}个数字：" in ready.sentence and "个可以写入报告" in ready.sentence
    assert ready.few == ()


def test_a_bad_date_makes_figures_wait_for_that_cell(tmp_path: Path) -> None:
    ready = readiness(analysis_of(tmp_path, cell="三月里"))
    held = [figure for figure in ready.figures if figure.wait is Wait.CELLS]
    assert "petitions.accepted" in {figure.id for figure in held}
    assert f"{len(held)}个要更正1个单元格" in ready.sentence
    [cause] = ready.few
    assert (cause.first.cell, set(cause.figures)) == ("B3", {figure.id for figure in held})


def test_a_ledger_that_was_not_handed_in_is_named_with_its_office(tmp_path: Path) -> None:
    folder = small_town(tmp_path, TOWN, notebooks=False)
    (folder / "2024/信访件台账.xlsx").unlink()
    ready = readiness(analyse(TOWN, 2024, workspace=tmp_path))
    owed = [figure for figure in ready.figures if figure.wait is Wait.LEDGER]
    assert owed and all(figure.owed == ("信访办：信访件台账",) for figure in owed)
    assert f"{len(owed)}个等台账（信访办：信访件台账）" in ready.sentence
    assert owed[0].words == "台账（信访办：信访件台账）"


def test_a_ledger_without_a_column_waits_for_the_column(tmp_path: Path) -> None:
    folder = small_town(tmp_path, TOWN, notebooks=False)
    rows = [["编号", "登记日期", "信访形式"], ["甲1", "2024-03-05", "来信"], ["甲2", "2024-03-06", "来信"]]
    write_book(folder / "2024/信访件台账.xlsx", rows)
    figure = by_id(readiness(analyse(TOWN, 2024, workspace=tmp_path)))["petitions.closed"]
    assert figure.wait is Wait.COLUMN and figure.owed == ("信访办：信访件台账",)
    assert "办结日期" in figure.words


def test_a_ledger_whose_rows_are_all_unreadable_waits_for_its_cells(tmp_path: Path) -> None:
    folder = small_town(tmp_path, TOWN, notebooks=False)
    write_book(
        folder / "2024/信访件台账.xlsx",
        [["编号", "登记日期", "信访形式"], ["甲1", "年初", "来信"], ["甲2", "年底", "来信"]],
    )
    analysis = analyse(TOWN, 2024, workspace=tmp_path)
    assert analysis.released["petitions.accepted"].status is Status.MISSING
    figure = by_id(readiness(analysis))["petitions.accepted"]
    assert figure.wait is Wait.CELLS and {each.cell for each in figure.findings} == {"B2", "B3"}


@pytest.mark.parametrize("year", [2022, 2024])
def test_the_figures_are_those_of_the_text_and_none_of_the_annex_alone(demo: Path, year: int) -> None:
    analysis = analyse("段园镇", year, workspace=demo)
    figures = {figure.id for figure in readiness(analysis).figures}
    assert {claim.indicator for claim in analysis.claims} <= figures < set(analysis.released.values)


def test_every_printed_figure_is_ready_or_prints_in_a_draft(demo: Path) -> None:
    analysis = analyse("段园镇", 2022, workspace=demo)
    waits = {figure.id: figure.wait for figure in readiness(analysis).figures}
    assert {waits[claim.indicator] for claim in analysis.claims} <= {Wait.NOTHING, Wait.CELLS}


def test_figures_of_the_towns_own_text_count(tmp_path: Path) -> None:
    analysis = analysis_of(tmp_path)
    apart = next(
        value
        for name, value in analysis.released.values.items()
        if name not in by_id(readiness(analysis)) and value.value is not None
    )
    heading = "存在的不足和原因"
    text = f"# {heading}\n其中{{{{ {apart.indicator.title} }}}}。\n"
    (tmp_path / "data/raw" / TOWN / "2024/text.md").write_text(text, encoding="utf-8")
    again = readiness(analyse(TOWN, 2024, workspace=tmp_path))
    assert by_id(again)[apart.id].wait is Wait.NOTHING


def test_the_numbers_of_the_sentence_add_up(demo: Path) -> None:
    ready = readiness(analyse("段园镇", 2022, workspace=demo))
    total, *parts = map(int, re.findall(r"(\d+)个(?:数字|可以|等|要|没有|按|本)", ready.sentence))
    assert total == sum(parts) == len(ready.figures)
