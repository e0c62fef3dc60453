"""corrections.toml mends a cell for a reason, as long as the old value still stands there."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from builders import Broken, codes_of, ingest_folder, write_book

from fazhi.errors import SettingsError
from fazhi.ledgers import Ingested

HEADER = ["编号", "登记日期", "信访形式", "信访人", "人数", "办结日期"]
ROWS = [
    ["A1", date(2024, 3, 5), "来信", "张某某", 1, "2024年4月31日"],
    ["A2", "2024-3-6", "来访", "李某某", 2, None],
    ["A3", "2024-3-7", "来访", "李某某", Broken("#REF!"), None],
]
SIGNED = 'reason = "登记簿上是4月30日"\nwho = "信访办"\nwhen = 2025-01-10\n'


def corrected(folder: Path, text: str, rows: list[list[Any]] | None = None) -> Ingested:
    write_book(folder / "信访.xlsx", [HEADER, *(rows or ROWS)])
    (folder / "corrections.toml").write_text(f'[[corrections]]\nledger = "petitions"\n{text}{SIGNED}', encoding="utf-8")
    return ingest_folder(folder)


MEND = 'match = { "编号" = "A1" }\nset = { "办结日期" = 2024-04-30 }\nexpect = { "办结日期" = "2024年4月31日" }\n'


def test_a_cell_is_mended(tmp_path: Path) -> None:
    ingested = corrected(tmp_path, MEND)
    assert ingested.frames["petitions"]["办结日期"].iloc[0].date() == date(2024, 4, 30)
    assert codes_of(ingested) == ["error-cells"]
    (applied,) = ingested.corrections
    assert (applied.ledger, applied.file, applied.row, applied.column) == ("petitions", "信访.xlsx", 2, "办结日期")
    assert (applied.who, applied.when) == ("信访办", date(2025, 1, 10))


@pytest.mark.parametrize(
    ("expect", "value"),
    [("2024-03-05", 2024), ('"2024年3月5日"', 2024), ('"2024/3/5"', 2024)],
)
def test_the_old_value_may_be_written_another_way(tmp_path: Path, expect: str, value: int) -> None:
    text = f'match = {{ "编号" = "A1" }}\nset = {{ "登记日期" = "2024-3-4" }}\nexpect = {{ "登记日期" = {expect} }}\n'
    ingested = corrected(tmp_path, text)
    assert ingested.frames["petitions"]["登记日期"].iloc[0].date() == date(value, 3, 4)


def test_a_broken_formula_is_mended(tmp_path: Path) -> None:
    text = 'file = "信访.xlsx"\nrow = 4\nset = { "人数" = 5 }\nexpect = { "人数" = "" }\n'
    ingested = corrected(tmp_path, text)
    assert ingested.frames["petitions"]["人数"].tolist() == [1, 2, 5]
    assert codes_of(ingested) == ["cell-unreadable"]


def test_a_cell_may_be_emptied(tmp_path: Path) -> None:
    ingested = corrected(tmp_path, MEND.replace("2024-04-30", '""'))
    assert ingested.frames["petitions"]["办结日期"].isna().all()


def test_an_old_value_that_no_longer_stands_there_is_an_error(tmp_path: Path) -> None:
    ingested = corrected(tmp_path, MEND.replace("4月31日", "4月32日"))
    (finding,) = [each for each in ingested.findings if each.code == "correction-stale"]
    assert finding.is_error and finding.file == "corrections.toml"
    assert "第2行“办结日期”的原值与 expect 不同" in finding.message
    assert ingested.corrections == ()


def test_a_file_mended_meanwhile_is_said(tmp_path: Path) -> None:
    rows = [[*ROWS[0][:5], "2024-4-30"], *ROWS[1:]]
    ingested = corrected(tmp_path, MEND, rows)
    (finding,) = [each for each in ingested.findings if each.code == "correction-stale"]
    assert "原文件已经改好" in finding.message


@pytest.mark.parametrize(
    ("match", "said"), [('{ "编号" = "A9" }', "一行也没有对上"), ('{ "信访形式" = "来访" }', "对上了2行")]
)
def test_a_match_names_one_row(tmp_path: Path, match: str, said: str) -> None:
    ingested = corrected(tmp_path, MEND.replace('{ "编号" = "A1" }', match))
    (finding,) = [each for each in ingested.findings if each.code == "correction-unmatched"]
    assert said in finding.message


def test_no_name_in_what_is_said_of_a_match(tmp_path: Path) -> None:
    text = MEND.replace('{ "编号" = "A1" }', '{ "信访人" = "李某某" }').replace("2024年4月31日", "李某某")
    ingested = corrected(tmp_path, text)
    assert not any("李某某" in finding.message for finding in ingested.findings)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (MEND.replace("办结日期", "办结日"), "最接近的是 办结日期"),
        (MEND.replace("expect", "expected"), "没有这个键"),
        (
            'match = { "编号" = "A1" }\nset = { "人数" = 1, "状态" = "退回" }\nexpect = { "人数" = 1 }\n',
            "expect 里缺少“状态”",
        ),
        ('set = { "人数" = 1 }\nexpect = { "人数" = 1 }\n', "要写 match"),
    ],
)
def test_what_means_nothing_is_refused(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(SettingsError, match=r"corrections\.toml") as raised:
        corrected(tmp_path, text)
    assert said in str(raised.value)


def test_corrections_are_kept_with_the_clean_ledgers(tmp_path: Path) -> None:
    first = corrected(tmp_path / "2024", MEND)
    again = [ingest_folder(tmp_path / "2024", interim=tmp_path / "interim") for _ in range(2)]
    assert again[0].corrections == again[1].corrections == first.corrections
