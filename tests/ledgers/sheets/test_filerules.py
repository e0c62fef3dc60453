"""ledgers.toml settles which file is which ledger, where its header is and what its columns are."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import HOTLINE, PETITIONS, codes_of, ingest_folder, write_book

from fazhi.errors import SettingsError
from fazhi.ledgers.sheets.filerules import FileRules, Rule

ROW = ["A1", "2024-3-5", "来信", "2024-4-1"]


def settle(folder: Path, text: str) -> None:
    (folder / "ledgers.toml").write_text(text, encoding="utf-8")


def test_a_sheet_that_nobody_could_know(tmp_path: Path) -> None:
    write_book(tmp_path / "导出.xlsx", {"Sheet1": [["流水", "收到", "方式", "完成"], ROW]})
    assert codes_of(ingest_folder(tmp_path))[0] == "sheet-unrecognised"
    settle(
        tmp_path,
        '[[files]]\nfile = "导出*"\nledger = "信访件台账"\n'
        'columns = { "流水" = "编号", "收到" = "登记日期", "方式" = "信访形式", "完成" = "办结日期" }\n',
    )
    ingested = ingest_folder(tmp_path)
    assert codes_of(ingested) == []
    assert ingested.frames["petitions"]["编号"].tolist() == ["A1"]


def test_a_column_that_is_the_same_for_the_whole_file(tmp_path: Path) -> None:
    write_book(tmp_path / "来信.xlsx", [["编号", "登记日期", "办结日期"], ["A1", "2024-3-5", None]])
    assert "column-missing" in codes_of(ingest_folder(tmp_path))
    settle(tmp_path, '[[files]]\nfile = "来信.xlsx"\nconstants = { "信访形式" = "来信" }\n')
    ingested = ingest_folder(tmp_path)
    assert ingested.frames["petitions"]["信访形式"].tolist() == ["来信"]
    assert codes_of(ingested) == []


def test_the_row_of_the_header(tmp_path: Path) -> None:
    write_book(
        tmp_path / "a.xlsx",
        [["编号", "登记日期", "信访形式", "办结日期"], ["编号", "登记日期", "信访形式", "办结日期"], ROW],
    )
    settle(tmp_path, '[[files]]\nfile = "a.xlsx"\nledger = "petitions"\nheader = 2\n')
    ingested = ingest_folder(tmp_path)
    assert ingested.frames["petitions"]["行"].tolist() == [3]


def test_one_sheet_of_a_file(tmp_path: Path) -> None:
    rows = [["编号", "登记日期", "信访形式", "办结日期"], ROW]
    write_book(tmp_path / "a.xlsx", {"正式": rows, "草稿": [rows[0], ["A2", *ROW[1:]]]})
    settle(tmp_path, '[[files]]\nfile = "a.xlsx"\nsheet = "草稿"\nledger = "不是台账"\n')
    ingested = ingest_folder(tmp_path)
    assert ingested.frames["petitions"]["编号"].tolist() == ["A1"]
    assert codes_of(ingested) == []
    assert [(line.sheet, line.not_data) for line in ingested.reconciliation] == [("正式", 1), ("草稿", 2)]


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ('file = "b.xlsx"\n', "没有这样的文件"),
        ('file = "a.xlsx"\ncolumns = { "甲" = "编号" }\n', "表里没有“甲”列"),
        ('file = "a.xlsx"\nconstants = { "信访形式" = "来信" }\n', "表里已有“信访形式”列"),
    ],
)
def test_what_does_not_apply_is_said(tmp_path: Path, rule: str, said: str) -> None:
    write_book(tmp_path / "a.xlsx", [["编号", "登记日期", "信访形式", "办结日期"], ROW])
    settle(tmp_path, f"[[files]]\n{rule}")
    (finding,) = ingest_folder(tmp_path).findings
    assert finding.code == "mapping-unused"
    assert said in finding.message


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ('ledger = "petition"', "最接近的是 petitions"),
        ('ledger = "petitions"\ncolumns = { "甲" = "登记日" }', "最接近的是 登记日期"),
        ('ledger = "petitions"\nconstants = { "信访形式" = "写信" }', "不在选项里"),
        ('ledger = "petitions"\nconstants = { "编" = "1" }', "台账没有“编”列"),
        ("header = 0", "不能小于1"),
        ("headr = 1", "没有这个键"),
    ],
)
def test_what_means_nothing_is_refused(tmp_path: Path, rule: str, said: str) -> None:
    write_book(tmp_path / "a.xlsx", [["编号", "登记日期", "信访形式", "办结日期"], ROW])
    settle(tmp_path, f'[[files]]\nfile = "a.xlsx"\n{rule}\n')
    with pytest.raises(SettingsError, match=r"ledgers\.toml") as raised:
        ingest_folder(tmp_path, PETITIONS, HOTLINE)
    assert said in str(raised.value)


VILLAGE = ["编号", "登记日期", "信访形式", "办结日期"]


@pytest.mark.parametrize(
    ("file", "sheet", "title"),
    [
        ("大庄村.xlsx", "Sheet1", "信访件台账"),
        ("2024年信访件.xlsx", "大庄", "信访件台账"),
        ("2024年信访件.xlsx", "Sheet1", "填报单位：某某镇大庄村"),
        ("信访-大庄村委会.xlsx", "Sheet1", "信访件台账"),
    ],
)
def test_a_file_for_each_village_names_it(tmp_path: Path, file: str, sheet: str, title: str) -> None:
    write_book(tmp_path / file, {sheet: [[title], VILLAGE, ROW]})
    ingested = ingest_folder(tmp_path)
    assert ingested.frames["petitions"]["村（社区）"].tolist() == ["大庄村"]
    assert codes_of(ingested) == ["column-from-name"]


@pytest.mark.parametrize("file", ["大庄村和石桥村.xlsx", "某某镇信访件.xlsx", "庄里来信.xlsx"])
def test_a_name_that_does_not_say_one_village_gives_none(tmp_path: Path, file: str) -> None:
    write_book(tmp_path / file, {"Sheet1": [["信访件台账"], VILLAGE, ROW]})
    ingested = ingest_folder(tmp_path)
    assert "村（社区）" not in ingested.frames["petitions"]
    assert codes_of(ingested) == []


PLAIN = ["编号", "登记日期", "办结日期"]


@pytest.mark.parametrize(
    ("constants", "said"),
    [
        ('{ "信访形式" = "写信" }', "constants.信访形式：不在选项里"),
        ('{ "信访形式" = "来信", "人数" = "约20" }', "constants.人数：是约数"),
        ('{ "信访形式" = true }', "constants.信访形式：true 和 false 只用于是否列"),
        ('{ "信访形式" = "来信", "内容" = nan }', "constants.内容：读不成准确的数"),
        ('{ "信访形式" = "" }', "constants.信访形式：不能是空的"),
        ('{ "信访形式" = "来信", "内容" = "无" }', "constants.内容：不能是空的"),
    ],
)
@pytest.mark.parametrize("ledger", ["", 'ledger = "petitions"\n'])
def test_constants_that_cannot_be_read_are_refused(tmp_path: Path, constants: str, said: str, ledger: str) -> None:
    write_book(tmp_path / "a.xlsx", [PLAIN, ["A1", "2024-3-5", None]])
    settle(tmp_path, f'[[files]]\nfile = "*"\n{ledger}constants = {constants}\n')
    with pytest.raises(SettingsError, match=r"ledgers\.toml 第1条键") as raised:
        ingest_folder(tmp_path)
    assert said in str(raised.value)


def test_a_constant_beside_its_column_is_not_read(tmp_path: Path) -> None:
    """What one file lacks, another may have, and with other choices."""
    write_book(tmp_path / "a.xlsx", [VILLAGE, ROW])
    settle(tmp_path, '[[files]]\nfile = "*"\nconstants = { "信访形式" = "微信" }\n')
    assert codes_of(ingest_folder(tmp_path)) == ["mapping-unused"]


def test_the_file_is_found_in_any_case(tmp_path: Path) -> None:
    write_book(tmp_path / "a.xlsx", [VILLAGE, ROW])
    (tmp_path / "Ledgers.TOML").write_text('[[files]]\nfile = "a.xlsx"\nledger = "不是台账"\n', encoding="utf-8")
    ingested = ingest_folder(tmp_path)
    assert (dict(ingested.frames), codes_of(ingested)) == ({}, ["ledger-missing"])


def test_the_first_table_holds_whether_it_names_the_file_or_a_pattern() -> None:
    named, pattern, other = Rule(file="a[1].xlsx"), Rule(file="a*"), Rule(file="b.xlsx", sheet="二*")
    assert FileRules((named, pattern, other)).rule_for("a[1].xlsx", "一") is named
    assert FileRules((pattern, named, other)).rule_for("a[1].xlsx", "一") is pattern
    assert FileRules((named, pattern, other)).rule_for("b.xlsx", "一") is None
    assert FileRules((other, pattern)).rule_for("b.xlsx", "二月") is other


def test_work_grows_with_the_sheets_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    covers = Rule.covers

    def counted(rule: Rule, file: str, sheet: str) -> bool:
        asked.append(file)
        return covers(rule, file, sheet)

    monkeypatch.setattr(Rule, "covers", counted)
    rules = FileRules(tuple(Rule(file=f"村{number}.xlsx") for number in range(300)))
    met = [rule for number in range(1, 300) if (rule := rules.rule_for(f"村{number}.xlsx", "Sheet1"))]
    (finding,) = rules.unused(met)
    assert "第1条说的是 村0.xlsx" in finding.message
    assert len(asked) == 299
