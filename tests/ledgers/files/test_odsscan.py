"""What a look into an .ods finds that calamine does not tell."""

from __future__ import annotations

from pathlib import Path

import pytest
from fuzz.sources import ods

from fazhi.errors import ReadingError
from fazhi.ledgers.files.odsscan import scan_ods
from fazhi.ledgers.files.scan import SheetScan

ROWS = [["编号", "人数"], ["A1", 3]]
EMPTY = '<table:table-cell table:number-columns-repeated="16384"/>'


def scanned(path: Path, after: str = "", **given: str) -> SheetScan:
    path.write_bytes(ods(ROWS, after=after, **given))
    (seen,) = scan_ods(path)
    return seen


def row(cells: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{cells}</table:table-row>"


def cell(text: str, attributes: str = "") -> str:
    return f'<table:table-cell office:value-type="string" {attributes}><text:p>{text}</text:p></table:table-cell>'


def test_repeated_empty_rows_and_cells_are_nothing(tmp_path: Path) -> None:
    seen = scanned(tmp_path / "a.ods", row(EMPTY, 'table:number-rows-repeated="1048574"'))
    assert (seen.rows, seen.columns, seen.is_too_large) == (2, 2, False)


def test_one_cell_in_the_last_corner_is_too_large(tmp_path: Path) -> None:
    last = row('<table:table-cell table:number-columns-repeated="16383"/>' + cell("x"))
    seen = scanned(tmp_path / "a.ods", row(EMPTY, 'table:number-rows-repeated="1048573"') + last)
    assert (seen.rows, seen.columns, seen.is_too_large) == (1048576, 16384, True)


def test_a_row_repeated_a_million_times_is_too_large(tmp_path: Path) -> None:
    assert scanned(tmp_path / "a.ods", row(cell("x"), 'table:number-rows-repeated="1048574"')).is_too_large


def test_merged_ranges(tmp_path: Path) -> None:
    spans = 'table:number-columns-spanned="2" table:number-rows-spanned="3"'
    seen = scanned(tmp_path / "a.ods", row("<table:table-cell/>" + cell("x", spans)))
    assert seen.merged == (((2, 1), (4, 2)),)


@pytest.mark.parametrize("how", ["collapse", "filter"])
def test_hidden_rows_that_hold_something(tmp_path: Path, how: str) -> None:
    hidden = f'table:visibility="{how}" table:number-rows-repeated="2"'
    seen = scanned(tmp_path / "a.ods", row(cell("x"), hidden) + row(EMPTY, hidden))
    assert seen.hidden_rows == (2, 3)


def test_errors_and_formulas_without_a_result(tmp_path: Path) -> None:
    cells = (
        cell("#REF!", 'table:formula="of:=[.A1]" calcext:value-type="error" table:number-columns-repeated="2"')
        + cell("Err:502", 'table:formula="of:=[.A1]"')
        + '<table:table-cell table:formula="of:=[.A1]"/>'
        + '<table:table-cell table:formula="of:=IF(1;&quot;&quot;)"><text:p/></table:table-cell>'
        + cell("#REF!只是文字")
    )
    seen = scanned(tmp_path / "a.ods", row(cells))
    assert seen.errors == {(2, 0): "#REF!", (2, 1): "#REF!", (2, 2): "Err:502", (2, 3): ""}


def test_what_is_remembered_of_another_file_is_no_sheet(tmp_path: Path) -> None:
    seen = scanned(tmp_path / "a.ods", '<table:table-source table:table-name="Sheet1"/>')
    assert seen.is_copy


@pytest.mark.parametrize(
    "after",
    [
        row("<table:table-cell/>" * 16_385),
        "<table:table-row>",
        "<a>" * 3000 + "</a>" * 3000,
        row(cell("x"), 'table:number-rows-repeated="x"'),
    ],
)
def test_damage_is_named(tmp_path: Path, after: str) -> None:
    with pytest.raises(ReadingError) as error:
        scanned(tmp_path / "a.ods", after)
    assert error.value.args[1] == "zip"
