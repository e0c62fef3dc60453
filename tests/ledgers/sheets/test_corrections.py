"""corrections.toml mends a cell for a reason, as long as the old value still stands there."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from builders import Broken, Merged, a_catalog, codes_of, ingest_folder, write_book

from fazhi.catalog import Column
from fazhi.errors import SettingsError
from fazhi.ledgers import Ingested
from fazhi.ledgers.cells.values import Context, read_cell
from fazhi.ledgers.sheets import drafts
from fazhi.ledgers.sheets.corrections import load_corrections, unkept

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
        ('match = { "编号" = "A1" }\nrow = 2\nset = { "人数" = 1 }\nexpect = { "人数" = 1 }\n', "也要写 file"),
        (MEND.replace("2024-04-30", '"4月31日"'), "set.办结日期：是日历上没有的日期"),
        (MEND.replace("2024-04-30", "true"), "set.办结日期：true 和 false 只用于是否列"),
        (
            'match = { "编号" = "A1" }\nset = { "信访形式" = true }\nexpect = { "信访形式" = "来信" }\n',
            "set.信访形式：true 和 false 只用于是否列",
        ),
        (
            'match = { "编号" = "A1" }\nset = { "人数" = "约20" }\nexpect = { "人数" = 1 }\n',
            "set.人数：是约数",
        ),
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


def signed(text: str) -> str:
    return f'[[corrections]]\nledger = "petitions"\n{text}{SIGNED}'


def test_the_file_is_found_in_any_case(tmp_path: Path) -> None:
    write_book(tmp_path / "信访.xlsx", [HEADER, *ROWS])
    (tmp_path / "Corrections.toml").write_text(signed(MEND), encoding="utf-8")
    assert len(ingest_folder(tmp_path).corrections) == 1


def test_a_ledger_that_the_town_does_not_keep_is_said(tmp_path: Path) -> None:
    (tmp_path / "corrections.toml").write_text(signed(MEND), encoding="utf-8")
    corrections = load_corrections(tmp_path, a_catalog())
    assert unkept(corrections, ["petitions"]) == ()
    (finding,) = unkept(corrections, ["hotline"])
    assert (finding.code, finding.ledger, finding.column) == ("correction-unmatched", "petitions", "办结日期")
    assert "corrections.toml 第1条：“petitions”：本地没有登记这本台账" in finding.message


IN_ROW = 'file = "信访.xlsx"\nrow = 3\nset = { "人数" = 9 }\nexpect = { "人数" = 2 }\n'


@pytest.mark.parametrize(("more", "row"), [("", None), ('sheet = "2月"\n', 3), ('match = { "编号" = "B2" }\n', 3)])
def test_a_row_of_a_file_of_several_sheets_needs_its_sheet(tmp_path: Path, more: str, row: int | None) -> None:
    """In 一月 the third row is a total: the one data row there is need not be the one that was meant."""
    months = {
        "1月": [HEADER, ROWS[0], ["合计", None, None, None, 1]],
        "2月": [HEADER, ["B1", *ROWS[1][1:]], ["B2", *ROWS[1][1:]]],
    }
    write_book(tmp_path / "信访.xlsx", months)
    (tmp_path / "corrections.toml").write_text(signed(more + IN_ROW), encoding="utf-8")
    ingested = ingest_folder(tmp_path)
    if row is None:
        (finding,) = [each for each in ingested.findings if each.code == "correction-unmatched"]
        assert "请再写上 sheet" in finding.message
    assert [(each.sheet, each.row) for each in ingested.corrections] == ([("2月", row)] if row else [])


MERGED_HEADER = ["编号", "登记日期", "信访形式", "村（社区）", "人数"]
MERGED = [
    ["A1", "2024-3-5", "来信", Merged("石乔村", rows=3), Merged(6, rows=3)],
    ["A2", "2024-3-6", "来信", None, None],
    ["A3", "2024-3-7", "来信", None, None],
]


def village(key: str, new: str) -> str:
    return (
        f'match = {{ "编号" = "{key}" }}\nset = {{ "村（社区）" = "{new}" }}\nexpect = {{ "村（社区）" = "石乔村" }}\n'
    )


@pytest.mark.parametrize(
    ("texts", "villages"),
    [
        ([village("A1", "石桥村")], ["石桥村", "石桥村", "石桥村"]),
        ([village("A2", "大庄村"), village("A1", "石桥村")], ["石桥村", "大庄村", "石桥村"]),
    ],
    ids=["where it begins, every row", "a row on its own stays"],
)
def test_a_merged_cell_is_mended_for_its_rows(tmp_path: Path, texts: list[str], villages: list[str]) -> None:
    write_book(tmp_path / "信访.xlsx", [MERGED_HEADER, *MERGED])
    (tmp_path / "corrections.toml").write_text("".join(map(signed, texts)), encoding="utf-8")
    ingested = ingest_folder(tmp_path)
    assert ingested.frames["petitions"]["村（社区）"].tolist() == villages
    assert [each.row for each in ingested.corrections] == [int(text.split('"')[3][1:]) + 1 for text in texts]


def test_a_merged_number_is_mended_where_it_stands(tmp_path: Path) -> None:
    """Nobody knows what of the six belongs to which row: one number is one number."""
    text = 'match = { "编号" = "A1" }\nset = { "人数" = 7 }\nexpect = { "人数" = 6 }\n'
    write_book(tmp_path / "信访.xlsx", [MERGED_HEADER, *MERGED])
    (tmp_path / "corrections.toml").write_text(signed(text), encoding="utf-8")
    numbers = ingest_folder(tmp_path).frames["petitions"]["人数"]
    assert numbers.dropna().to_dict() == {0: 7}


def test_one_after_the_other(tmp_path: Path) -> None:
    """A later correction finds what the one before it wrote, and no longer what stood there."""
    texts = [
        'match = { "编号" = "A1" }\nset = { "编号" = "A7" }\nexpect = { "编号" = "A1" }\n',
        'match = { "编号" = "A7" }\nset = { "人数" = 3 }\nexpect = { "人数" = 1 }\n',
        'match = { "编号" = "A1" }\nset = { "人数" = 4 }\nexpect = { "人数" = 3 }\n',
        'match = { "人数" = 3 }\nset = { "人数" = 5 }\nexpect = { "人数" = "3人" }\n',
    ]
    write_book(tmp_path / "信访.xlsx", [HEADER, *ROWS[:2]])
    (tmp_path / "corrections.toml").write_text("".join(map(signed, texts)), encoding="utf-8")
    ingested = ingest_folder(tmp_path)
    frame = ingested.frames["petitions"]
    assert (frame["编号"].tolist(), frame["人数"].tolist()) == (["A7", "A2"], [5, 2])
    (finding,) = [each for each in ingested.findings if each.code.startswith("correction")]
    assert "第3条：一行也没有对上" in finding.message


def test_a_column_is_read_once_for_many_corrections(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[object] = []

    def counted(cell: object, column: Column, context: Context) -> object:
        read.append(cell)
        return read_cell(cell, column, context)

    monkeypatch.setattr(drafts, "read_cell", counted)
    keys = [f"A{number}" for number in range(100)]
    write_book(tmp_path / "信访.xlsx", [HEADER, *([key, "2024-3-6", "来访", None, 2] for key in keys)])
    text = 'match = {{ "编号" = "{}" }}\nset = {{ "人数" = 3 }}\nexpect = {{ "人数" = 2 }}\n'
    (tmp_path / "corrections.toml").write_text("".join(signed(text.format(key)) for key in keys), encoding="utf-8")
    ingested = ingest_folder(tmp_path)
    assert ingested.frames["petitions"]["人数"].tolist() == [3] * 100
    assert len(read) <= 100 + 3 * 100  # the column once; a correction its key, the old value and what is expected
