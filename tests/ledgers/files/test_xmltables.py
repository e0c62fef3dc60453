"""XML Spreadsheet 2003 gives the same cells as a workbook does."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path

import pytest

from fazhi.errors import ReadingError
from fazhi.ledgers.files.grid import Grid
from fazhi.ledgers.files.xmltables import read_xml

SPACE = "urn:schemas-microsoft-com:office:spreadsheet"


def workbook(path: Path, *sheets: str) -> Path:
    excel = "urn:schemas-microsoft-com:office:excel"
    path.write_text(
        f'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="{SPACE}" xmlns:ss="{SPACE}" '
        f'xmlns:x="{excel}">{"".join(sheets)}</Workbook>',
        encoding="utf-8",
    )
    return path


def sheet(rows: str, after: str = "", name: str = "信访") -> str:
    return f'<Worksheet ss:Name="{name}"><Table ss:ExpandedRowCount="9999999">{rows}</Table>{after}</Worksheet>'


def cell(kind: str, text: str, **attributes: object) -> str:
    given = " ".join(f'ss:{name}="{value}"' for name, value in attributes.items())
    return f'<Cell {given}><Data ss:Type="{kind}">{text}</Data></Cell>'


def rows(grid: Grid) -> list[list[object]]:
    return [grid.row(row) for row in range(grid.height)]


def test_types(tmp_path: Path) -> None:
    line = "".join([
        cell("String", "00123"), cell("Number", "3.5"), cell("DateTime", "2024-03-05T00:00:00.000"),
        cell("DateTime", "2024-03-05T10:30:00.000"), cell("DateTime", "1899-12-31T10:30:00.000"), cell("Boolean", "1"),
        cell("Number", "三"),
    ])  # fmt: skip
    (grid,) = read_xml(workbook(tmp_path / "a.xls", sheet(f"<Row>{line}</Row>")))
    assert rows(grid) == [
        ["00123", 3.5, date(2024, 3, 5), datetime(2024, 3, 5, 10, 30), time(10, 30), "TRUE", "三"]
    ]  # fmt: skip


def test_places_merges_and_hidden_rows(tmp_path: Path) -> None:
    body = (
        f"<Row>{cell('String', '台账', MergeAcross=2)}</Row>"
        f'<Row ss:Index="3">{cell("String", "大庄村", MergeDown=1)}{cell("String", "c", Index=3)}</Row>'
        f'<Row ss:Hidden="1">{cell("String", "d", Index=2)}</Row>'
    )
    (grid,) = read_xml(workbook(tmp_path / "a.xls", sheet(body)))
    assert rows(grid) == [["台账", "", ""], ["", "", ""], ["大庄村", "", "c"], ["", "d", ""]]
    assert grid.merged == (((0, 0), (0, 2)), ((2, 0), (3, 0)))
    assert grid.hidden_rows == (3,)


def test_errors_and_formulas_without_a_result(tmp_path: Path) -> None:
    body = f'<Row>{cell("String", "a")}{cell("Error", "#REF!")}<Cell ss:Formula="=R1C1"/>{cell("String", "b")}</Row>'
    (grid,) = read_xml(workbook(tmp_path / "a.xls", sheet(body)))
    assert (rows(grid), dict(grid.errors)) == ([["a", "", "", "b"]], {(0, 1): "#REF!", (0, 2): ""})


def test_hidden_sheets_and_names(tmp_path: Path) -> None:
    hidden = "<x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions>"
    one = f"<Row>{cell('String', 'a')}</Row>"
    found = read_xml(workbook(tmp_path / "a.xls", sheet(one, hidden, "一月"), sheet(one, "", "二月")))
    assert [(grid.name, grid.hidden) for grid in found] == [("一月", True), ("二月", False)]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("<Row><Cell>", "xml"),
        ("<Row>" + "<a>" * 5000 + "</a>" * 5000 + "</Row>", "xml"),
        (f'<Row ss:Index="1048576">{cell("String", "a")}</Row>', "size"),
        (f"<Row>{cell('String', 'a', Index=16384)}</Row>", "size"),
        (f"<Row>{cell('String', 'a', Index=None)}</Row>", "xml"),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, body: str, reason: str) -> None:
    with pytest.raises(ReadingError) as error:
        read_xml(workbook(tmp_path / "a.xls", sheet(body)))
    assert error.value.args[1] == reason
