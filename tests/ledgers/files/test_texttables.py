"""Delimited text in the encodings and habits of offices."""

from __future__ import annotations

from pathlib import Path

import pytest

from fazhi.errors import ReadingError
from fazhi.ledgers.files.grid import Grid
from fazhi.ledgers.files.texttables import decode, read_text

TABLE = [["编号", "登记日期", "村"], ["A1", "2024-3-5", "大庄村"], ["A2", "2024-3-6", "石桥村"]]


def read(path: Path, text: str | bytes) -> Grid:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_text(path)


def rows(grid: Grid) -> list[list[object]]:
    return [grid.row(row) for row in range(grid.height)]


def text_of(delimiter: str) -> str:
    return "".join(delimiter.join(row) + "\r\n" for row in TABLE)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_encodings_and_delimiters(tmp_path: Path, encoding: str, delimiter: str) -> None:
    assert rows(read(tmp_path / "a.csv", text_of(delimiter).encode(encoding))) == TABLE


@pytest.mark.parametrize("bom", [b"\xff\xfe", b""])
def test_wide_text_full_of_one(bom: bytes) -> None:
    """一 is U+4E00: its NUL byte is on the other side."""
    text = "一月,一,一\n一村,1,2\n"
    assert decode(bom + text.encode("utf-16-le")) == text


def test_a_title_without_delimiters_stays_above(tmp_path: Path) -> None:
    grid = read(tmp_path / "a.csv", "某某镇信访件台账\n填报单位：信访办; 填报时间：3月\n" + text_of(","))
    assert rows(grid)[2] == TABLE[0]
    assert rows(grid)[0] == ["某某镇信访件台账", "", ""]


def test_a_comma_in_a_tabbed_cell_is_text(tmp_path: Path) -> None:
    assert rows(read(tmp_path / "a.txt", "编号\t内容\nA1\t甲,乙,丙,丁\nA2\t戊\n")) == [
        ["编号", "内容"], ["A1", "甲,乙,丙,丁"], ["A2", "戊"],
    ]  # fmt: skip


def test_excel_s_own_line_for_the_delimiter_is_no_row(tmp_path: Path) -> None:
    assert rows(read(tmp_path / "a.csv", "sep=;\r\n" + text_of(";"))) == TABLE


def test_quoted_cells_may_hold_lines_and_quotes(tmp_path: Path) -> None:
    grid = read(tmp_path / "a.csv", '编号,内容,村\nA1,"第一行\n第二行，""重""",大庄村\nA2,5"管,石桥村\n')
    assert rows(grid)[1:] == [["A1", '第一行\n第二行，"重"', "大庄村"], ["A2", '5"管', "石桥村"]]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('编号,日期,村\nA1,3,"大庄村\nA2,4,石桥村\n', 2),
        ('编号,日期,村\nA0,2,b\nA1,3,"大庄村\nA2,4,石桥村\nA3,5,"新苑"\n', 3),
        ('a,b\n"' + "x" * 200_000 + '",1\n', 2),
    ],
)
def test_a_quotation_mark_that_swallows_rows_is_refused_with_its_line(tmp_path: Path, text: str, line: int) -> None:
    with pytest.raises(ReadingError) as error:
        read(tmp_path / "a.csv", text)
    assert error.value.args[1:] == ("quotes", line)


@pytest.mark.parametrize("nuls", [1, 2, 4096])
def test_nuls_at_the_end_are_nothing(tmp_path: Path, nuls: int) -> None:
    assert rows(read(tmp_path / "a.csv", text_of(",").encode() + bytes(nuls))) == TABLE


def test_blank_lines_keep_the_numbers_of_rows(tmp_path: Path) -> None:
    assert rows(read(tmp_path / "a.csv", "编号,村\n\n\nA1,大庄村\n\n\n")) == [
        ["编号", "村"],
        ["", ""],
        ["", ""],
        ["A1", "大庄村"],
    ]


def test_error_values_are_named(tmp_path: Path) -> None:
    grid = read(tmp_path / "a.csv", "编号,人数\nA1,#REF!\nA2,#N/A\n井号#REF!,1\n")
    assert dict(grid.errors) == {(1, 1): "#REF!", (2, 1): "#N/A"}
    assert rows(grid)[1:] == [["A1", ""], ["A2", ""], ["井号#REF!", "1"]]


def test_a_character_cut_in_two_costs_itself_alone() -> None:
    assert decode("编号,大庄村".encode("gb18030")[:-1]) == "编号,大庄\ufffd"
    assert decode("编号,大庄村".encode()[:-1]) == "编号,大庄\ufffd"


def test_noise_is_no_text() -> None:
    assert decode(bytes(range(128, 256)) * 40) is None


@pytest.mark.parametrize("text", ["a,b\n" * 200_001, "," * 501, "a\n" + ("," * 499 + "\n") * 10_001])
def test_beyond_the_limits_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(ReadingError) as error:
        read(tmp_path / "a.csv", text)
    assert error.value.args[1] == "size"
