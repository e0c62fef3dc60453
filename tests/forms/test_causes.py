"""Findings by cause: one thing to mend is one entry, worst first."""

from __future__ import annotations

from typing import Any

from fazhi.findings import Finding, Severity
from fazhi.forms.causes import causes, point_of, worst


def a_finding(code: str = "cell-unreadable", cell: str = "B3", **given: Any) -> Finding:
    place = {"file": "信访.xlsx", "sheet": "一月", "ledger": "petitions", "column": "登记日期"}
    return Finding(code, "这里不对。", cell=cell, **(place | given))


def test_three_hundred_dates_of_one_sheet_are_one_cause_that_shows_the_first_cells_and_the_number() -> None:
    [cause] = causes(a_finding("date-outside-year", f"B{row}") for row in range(4, 304))
    assert len(cause.findings) == 300
    [spot] = cause.spots
    assert spot.text == "信访.xlsx 一月 B4、B5、B6、B7、B8等300处"


def test_a_cause_is_a_code_in_a_column_of_a_ledger() -> None:
    found = causes(
        [
            a_finding(),
            a_finding(column="办结日期"),
            a_finding(ledger="hotline"),
            a_finding("cell-missing"),
            a_finding(cell="B9", file="热线.xlsx"),
        ]
    )
    assert sorted(len(cause.findings) for cause in found) == [1, 1, 1, 2]


def test_columns_that_are_wrong_in_one_way_are_one_cause_of_their_ledger() -> None:
    [cause] = causes([a_finding("column-absent", "", column="延期"), a_finding("column-absent", "", column="状态")])
    assert (len(cause.findings), cause.column) == (2, "")
    [single] = causes([a_finding()])
    assert single.column == "登记日期"


def test_the_same_fault_in_two_files_is_one_cause_with_two_places() -> None:
    [cause] = causes([a_finding(), a_finding(file="二月.xlsx"), a_finding(cell="B9")])
    assert [spot.text for spot in cause.spots] == ["信访.xlsx 一月 B3、B9", "二月.xlsx 一月 B3"]


def test_errors_come_first_then_what_touches_most_figures_then_what_stands_in_most_places() -> None:
    warning = a_finding("date-outside-year", indicators=("a", "b", "c"))
    many = [a_finding("cell-missing", f"C{row}", column="编号", indicators=("a",)) for row in range(9)]
    one = a_finding("cell-order", column="办结日期", indicators=("a",))
    wide = a_finding(indicators=("a", "b"))
    order = [cause.first.code for cause in causes([warning, one, *many, wide])]
    assert order == ["cell-unreadable", "cell-missing", "cell-order", "date-outside-year"]


def test_one_code_at_two_levels_is_two_causes() -> None:
    found = causes([a_finding(severity=Severity.HINT), a_finding(cell="B4")])
    assert [cause.severity for cause in found] == [Severity.ERROR, Severity.HINT]


def test_the_figures_of_a_cause_are_those_of_all_its_findings() -> None:
    [cause] = causes([a_finding(indicators=("b", "a")), a_finding(cell="B4", indicators=("c", "a"))])
    assert cause.figures == ("a", "b", "c")


def test_a_row_is_a_place_where_there_is_no_cell_and_a_sheet_needs_neither() -> None:
    assert point_of(a_finding(cell="", row=7)) == "第7行"
    [cause] = causes([a_finding("column-missing", "")])
    assert [spot.text for spot in cause.spots] == ["信访.xlsx 一月"]


def test_the_worst_level_of_several() -> None:
    hint, warning = a_finding("column-unknown"), a_finding("rows-hidden")
    assert worst([hint, warning]) is Severity.WARNING
    assert worst([hint, a_finding(), warning]) is Severity.ERROR
