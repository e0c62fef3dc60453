"""HTML tables under the name of .xls read as the sheets that a person sees."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from fazhi.errors import ReadingError
from fazhi.ledgers.files.grid import Grid
from fazhi.ledgers.files.htmltables import read_html


def sheets(path: Path, body: str, encoding: str = "utf-8") -> tuple[Grid, ...]:
    path.write_bytes(body.encode(encoding))
    return read_html(path)


def rows(grid: Grid) -> list[list[object]]:
    return [grid.row(row) for row in range(grid.height)]


def only(tmp_path: Path, body: str) -> Grid:
    (grid,) = sheets(tmp_path / "信访.xls", body)
    return grid


def test_the_usual_export_of_a_government_system(tmp_path: Path) -> None:
    page = (
        '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head>'
        '<meta http-equiv=Content-Type content="text/html; charset=gb2312"></head><body><table border=1>'
        "<tr><td>编号<td>登记日期</tr><tr><td style='vnd.ms-excel.numberformat:@'>00123</td><td>2024-03-05</td></tr>"
        "</table></body></html>"
    )
    (grid,) = sheets(tmp_path / "信访.xls", page, "gb18030")
    assert (grid.name, rows(grid)) == ("信访", [["编号", "登记日期"], ["00123", "2024-03-05"]])


def test_excel_s_own_page_with_its_sheet_names_and_a_hidden_row(tmp_path: Path) -> None:
    page = (
        "<html><head><style><!--td {mso-style:x}--></style><!--[if gte mso 9]><xml><x:ExcelWorkbook><x:ExcelWorksheets>"
        "<x:ExcelWorksheet><x:Name>三月</x:Name></x:ExcelWorksheet></x:ExcelWorksheets></x:ExcelWorkbook></xml><![endif]-->"
        "</head><body><table x:str><col width=72 style='mso-width-source:userset'>"
        "<tr height=19><td class=xl24 x:num='45356'>2024年3月5日</td><td>甲&nbsp;乙</td></tr>"
        "<tr style='height:14.25pt;display:none;mso-outline-level:1'><td>A2</td><td></td></tr></table></body></html>"
    )
    grid = only(tmp_path, page)
    assert grid.name == "三月"
    assert rows(grid) == [["2024年3月5日", "甲 乙"], ["A2", ""]]
    assert grid.hidden_rows == (1,)


def test_spans_become_merged_ranges_and_later_cells_move_aside(tmp_path: Path) -> None:
    grid = only(
        tmp_path,
        "<table><tr><th colspan=3>台账</th></tr><tr><td rowspan=2>大庄村</td><td>A1</td><td>1</td></tr>"
        "<tr><td>A2</td><td rowspan=9>2</td></tr></table>",
    )
    assert rows(grid) == [["台账", "", ""], ["大庄村", "A1", "1"], ["", "A2", "2"]]
    assert grid.merged == (((0, 0), (0, 2)), ((1, 0), (2, 0)))


def test_line_breaks_and_white_space_are_as_shown(tmp_path: Path) -> None:
    grid = only(
        tmp_path, "<table><tr><td>  甲\n  乙<br>丙 <p>丁</p></td><td><b>1</b>2<script>x</script></td></tr></table>"
    )
    assert rows(grid) == [["甲 乙\n丙\n丁", "12"]]


def test_a_table_for_layout_gives_way_to_the_one_inside(tmp_path: Path) -> None:
    inner = "<table><caption>信访件台账</caption><tr><td>编号<td>日期<tr><td>A1<td>3月5日</table>"
    grid = only(tmp_path, f"<table><tr><td>{inner}</td></tr></table>")
    assert (grid.name, rows(grid)) == ("信访件台账", [["编号", "日期"], ["A1", "3月5日"]])


def test_a_small_table_in_a_cell_is_the_cell_s_text(tmp_path: Path) -> None:
    inner = "<table><tr><td>甲</td></tr><tr><td>乙</td></tr></table>"
    grid = only(tmp_path, f"<table><tr><td>编号</td><td>信访人</td></tr><tr><td>A1</td><td>{inner}</td></tr></table>")
    assert rows(grid)[1] == ["A1", "甲\n乙"]


def test_several_tables_are_numbered(tmp_path: Path) -> None:
    found = sheets(tmp_path / "信访.xls", "<table><tr><td>a</table><table></table><table><tr><td>b</table>")
    assert [(grid.name, rows(grid)) for grid in found] == [("信访（1）", [["a"]]), ("信访（2）", [["b"]])]


def test_an_error_value_is_named_and_no_text(tmp_path: Path) -> None:
    grid = only(tmp_path, "<table><tr><td>a</td><td>#REF!</td></tr></table>")
    assert (rows(grid), dict(grid.errors)) == ([["a", ""]], {(0, 1): "#REF!"})


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_the_encoding_is_the_content_s_whatever_the_page_declares(tmp_path: Path, encoding: str) -> None:
    page = "<html><meta charset=gb2312><table><tr><td>编号“甲”</td></tr></table></html>"
    (grid,) = sheets(tmp_path / "a.xls", page, encoding)
    assert rows(grid) == [["编号“甲”"]]


@pytest.mark.parametrize(
    "body",
    [
        "<table>" + "<tr><td>x</td></tr>" * 200_001,
        "<table><tr>" + "<td>x" * 501,
        "<table><tr><td>x</table>" * 501,
        "<table><tr><td colspan=900>a<td>b",
        "<table><tr><td colspan=999999999 rowspan=999999999>a<tr><td>b",
    ],
)
def test_beyond_the_limits_is_refused(tmp_path: Path, body: str) -> None:
    with pytest.raises(ReadingError) as error:
        sheets(tmp_path / "a.xls", body)
    assert error.value.args[1] == "size"


@pytest.mark.parametrize(
    "body",
    [
        "<table><tr><td colspan=999999999 rowspan=999999999>a</td></tr></table>",
        "<table></table>" * 3000,
        "<table><tr><td>" * 3000 + "深",
        "<table><tr><td>" + "<b>" * 5000 + "深",
        '<!DOCTYPE html [<!ENTITY a "&b;&b;"><!ENTITY b "&a;&a;">]><table><tr><td>&a;</td></tr></table>',
    ],
)
def test_bombs_are_harmless(tmp_path: Path, body: str) -> None:
    assert sum(grid.height for grid in sheets(tmp_path / "a.xls", body)) <= 3000


def test_nothing_but_text_is_no_sheet(tmp_path: Path) -> None:
    assert sheets(tmp_path / "a.html", f"<html><p>{date(2024, 3, 5)}</p><table><tr><td> </td></tr></table>") == ()
