"""What `fazhi check --suggest` proposes can be read, and settles what it says it settles."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from builders import HOTLINE, PETITIONS, a_catalog, a_town, codes_of, ingest_folder, write_book

from fazhi.catalog import Column
from fazhi.ledgers.sheets.suggesting import Suggestion, suggest, written

ROW = ["A1", "2024-3-5", "来信", "2024-4-1"]


def proposed(folder: Path) -> Suggestion:
    return suggest(folder, town=a_town(), year=2024, catalog=a_catalog(PETITIONS, HOTLINE))


def test_titles_that_are_nearly_the_catalogue_s(tmp_path: Path) -> None:
    rows = [["信访件"], ["信访件编号码", "登记日", "信访形式", "办结日期"], ROW]
    write_book(tmp_path / "导[1]'出.xlsx", {"一'月": rows})
    assert codes_of(ingest_folder(tmp_path))[0] == "sheet-unrecognised"
    suggestion = proposed(tmp_path)
    assert (suggestion.settled, suggestion.open) == (1, 0)
    (table,) = tomllib.loads(suggestion.text)["files"]
    assert (table["ledger"], table["header"]) == ("petitions", 2)
    assert table["columns"] == {"信访件编号码": "编号", "登记日": "登记日期"}
    (tmp_path / "ledgers.toml").write_text(written("", suggestion), encoding="utf-8")
    ingested = ingest_folder(tmp_path)
    assert ingested.frames["petitions"]["编号"].tolist() == ["A1"]
    assert codes_of(ingested) == []


def test_a_missing_column_is_a_question(tmp_path: Path) -> None:
    write_book(tmp_path / "信访件.xlsx", [["编号", "登记日期", "办结日期"], ["A1", "2024-3-5", None]])
    suggestion = proposed(tmp_path)
    assert '# constants = { "信访形式" = "来信" }' in suggestion.text
    assert "可选：来信、来访" in suggestion.text


def test_what_nobody_can_know_is_commented_out(tmp_path: Path) -> None:
    write_book(tmp_path / "名单.xlsx", [["甲", "乙", "丙"], ["1", "2", "3"], ["4", "5", "6"]])
    suggestion = proposed(tmp_path)
    assert (suggestion.settled, suggestion.open) == (0, 1)
    assert tomllib.loads(suggestion.text) == {}
    assert "是哪本台账？" in suggestion.text


def test_a_ledger_that_is_known_needs_no_proposal(tmp_path: Path) -> None:
    write_book(tmp_path / "信访件.xlsx", [["编号", "登记日期", "信访形式", "办结日期"], ROW])
    assert proposed(tmp_path) == Suggestion("", 0, 0)


def test_what_stood_there_stays() -> None:
    text = written('[[files]]\nfile = "a.xlsx"\n', Suggestion('[[files]]\nfile = "b.xlsx"\n', 1, 0))
    assert [table["file"] for table in tomllib.loads(text)["files"]] == ["a.xlsx", "b.xlsx"]


def test_a_content_that_does_not_fit_is_no_proposal(tmp_path: Path) -> None:
    write_book(
        tmp_path / "信访件.xlsx", [["编号", "登记日", "信访形式"], ["A1", "张某", "来信"], ["A2", "李某", "来信"]]
    )
    assert "columns" not in proposed(tmp_path).text


OFFICES = PETITIONS.model_copy(
    update={"columns": (*PETITIONS.columns, Column(title="承办单位", type="text", aliases=("承办部门",)))}
)


def tables_in(text: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomllib.loads(text).get("files", [])
    return found


def test_a_text_column_is_proposed_in_a_comment_only(tmp_path: Path) -> None:
    rows = [["编号", "登记日", "信访形式", "承办单位名"], ["A1", "2024-3-5", "来信", "民政办公室"]]
    write_book(tmp_path / "信访件.xlsx", {"Sheet1": rows})
    suggestion = suggest(tmp_path, town=a_town(), year=2024, catalog=a_catalog(OFFICES))
    (table,) = tables_in(suggestion.text)
    assert table["columns"] == {"登记日": "登记日期"}
    both = '# columns = { "登记日" = "登记日期", "承办单位名" = "承办单位" }'
    assert both in suggestion.text
    uncommented = suggestion.text.replace('columns = { "登记日" = "登记日期" }', "", 1).replace(both, both[2:])
    (settled,) = tables_in(uncommented)
    assert settled["columns"]["承办单位名"] == "承办单位"


@pytest.mark.parametrize("title", ["承办人", "承办单位人员", "单位联系", "承办单位电话", "承办单位 负责人（签字）"])
def test_a_person_s_title_is_no_proposal(tmp_path: Path, title: str) -> None:
    rows = [["编号", "登记日", "信访形式", title], ["A1", "2024-3-5", "来信", "民政办公室"]]
    write_book(tmp_path / "信访件.xlsx", {"Sheet1": rows})
    suggestion = suggest(tmp_path, town=a_town(), year=2024, catalog=a_catalog(OFFICES))
    assert "承办单位" not in suggestion.text
    assert suggestion.settled == 1


@pytest.mark.parametrize(
    ("cell", "proposed"),
    [
        ("民政办公室", True),
        ("张大山", False),
        ("欧阳小海、王一", False),
        ("13812345678", False),
        ("0561-3012345", False),
    ],
)
def test_cells_that_look_like_persons_are_no_proposal(tmp_path: Path, cell: str, proposed: bool) -> None:
    rows = [["编号", "登记日", "信访形式", "承办单位名"], ["A1", "2024-3-5", "来信", cell]]
    write_book(tmp_path / "信访件.xlsx", {"Sheet1": rows})
    suggestion = suggest(tmp_path, town=a_town(), year=2024, catalog=a_catalog(OFFICES))
    assert ("承办单位" in suggestion.text) is proposed
    assert cell not in suggestion.text


@pytest.mark.parametrize(
    ("title", "cell", "settled"),
    [
        ("信访件编号码", "信访〔2024〕12号", 1),
        ("信访件编号码", "340603199001011234", 0),
        ("信访件编号码", "某件", 0),
        ("身份证编号", "A1", 0),
    ],
)
def test_a_key_is_proposed_where_it_numbers_rows(tmp_path: Path, title: str, cell: str, settled: int) -> None:
    write_book(tmp_path / "信访件.xlsx", {"Sheet1": [[title, "登记日", "信访形式", "办结日期"], [cell, *ROW[1:]]]})
    suggestion = proposed(tmp_path)
    assert (suggestion.settled, suggestion.open) == (settled, 1 - settled)
    assert (tables_in(suggestion.text) == []) is not settled


def test_an_empty_column_is_no_proposal(tmp_path: Path) -> None:
    rows = [["编号", "登记日", "信访形式", "办结日"], ["A1", "2024-3-5", "来信", None]]
    write_book(tmp_path / "信访件.xlsx", {"Sheet1": rows})
    assert "登记日期" in proposed(tmp_path).text and "办结日期" not in proposed(tmp_path).text


def test_a_list_of_something_else_is_a_question(tmp_path: Path) -> None:
    """The titles fit, what stands below them does not: such rows would be counted."""
    rows = [["编号码", "登记日", "信访形式", "办结日期"], ["A1", "2024-3-5", "白班", "2024-3-6"]]
    write_book(tmp_path / "信访件.xlsx", {"Sheet1": rows})
    suggestion = proposed(tmp_path)
    assert (suggestion.settled, suggestion.open) == (0, 1)
    assert "是“信访件台账”吗？" in suggestion.text and tables_in(suggestion.text) == []


def test_twice_proposes_once(tmp_path: Path) -> None:
    write_book(tmp_path / "信访件.xlsx", {"Sheet1": [["编号", "登记日", "办结日期"], ["A1", "2024-3-5", None]]})
    write_book(tmp_path / "名单.xlsx", [["甲", "乙", "丙"], ["1", "2", "3"], ["4", "5", "6"]])
    first = proposed(tmp_path)
    assert (first.settled, first.open) == (1, 1)
    assert "# constants" in first.text
    path = tmp_path / "Ledgers.toml"
    path.write_text(written("", first), encoding="utf-8")
    assert proposed(tmp_path) == Suggestion("", 0, 0, waiting=2)


def test_a_table_goes_before_the_pattern_that_covers_its_sheet(tmp_path: Path) -> None:
    write_book(tmp_path / "信访件.xlsx", {"Sheet1": [["流水", "登记日", "办结日期"], ["A1", "2024-3-5", None]]})
    path = tmp_path / "ledgers.toml"
    mine = '# 我的\n[[files]]\nfile = "*.xlsx"\ncolumns = { "流水" = "编号", "没有" = "状态" }\n'
    mine += 'constants = { "信访形式" = "来信" }\n'
    path.write_text(mine, encoding="utf-8")
    suggestion = proposed(tmp_path)
    assert '# 要放在 file = "*.xlsx" 那一条之前才生效' in suggestion.text
    text = written(mine, suggestion)
    assert text.endswith(mine)
    assert tables_in(text)[0]["columns"] == {"流水": "编号", "登记日": "登记日期"}
    path.write_text(text, encoding="utf-8")
    write_book(tmp_path / "信访件二.xlsx", {"信访件台账": [["流水", "登记日期"], ["A2", "2024-3-5"]]})
    ingested = ingest_folder(tmp_path)
    assert ingested.frames["petitions"]["信访形式"].tolist() == ["来信", "来信"]
    assert [finding.code for finding in ingested.findings if finding.is_error] == []
    assert proposed(tmp_path).text == ""


def test_several_tables_in_one_sheet_are_to_be_parted(tmp_path: Path) -> None:
    orders = [["工单编号", "受理日期", "满意度"], ["G1", "2024-3-5", "满意"], ["G2", "2024-3-6", "满意"]]
    rows = [
        ["信访件台账"],
        ["编号", "登记日期", "办结日期"],
        ["A1", "2024-3-5"],
        ["A2", "2024-3-6"],
        [None],
        ["热线台账"],
        *orders,
    ]
    write_book(tmp_path / "a.xlsx", {"Sheet1": rows})
    suggestion = proposed(tmp_path)
    assert (suggestion.settled, suggestion.open) == (0, 1)
    assert "请把几个表分到几张工作表" in suggestion.text
