"""What `fazhi check --suggest` proposes can be read, and settles what it says it settles."""

from __future__ import annotations

import tomllib
from pathlib import Path

from builders import HOTLINE, PETITIONS, a_catalog, a_town, codes_of, ingest_folder, write_book

from fazhi.ledgers.suggesting import Suggestion, suggest, written

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
