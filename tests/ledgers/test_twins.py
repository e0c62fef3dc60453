"""Two rows with one key are both shown; a second version of a ledger is said once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from builders import HOTLINE, PETITIONS, REGISTER, codes_of, ingest_folder, write_book

from fazhi.catalog import REPEATS
from fazhi.findings import Finding
from fazhi.ledgers import Ingested

HEADER = ["编号", "登记日期", "信访形式", "信访人", "村（社区）", "备注"]


def row(key: str, form: str = "来信", **cells: Any) -> list[Any]:
    given = {"编号": key, "登记日期": "2024-3-5", "信访形式": form} | cells
    return [given.get(title) for title in HEADER]


def about_keys(found: Ingested) -> list[Finding]:
    return [each for each in found.findings if each.code in ("key-duplicate", "ledger-versions", "row-duplicate")]


def test_both_rows_and_the_columns_that_differ_are_named(tmp_path: Path) -> None:
    write_book(tmp_path / "信访.xlsx", [HEADER, row("A1", 信访人="张三"), row("A2"), row("A1", "网上", 信访人="李四")])
    found = ingest_folder(tmp_path)
    (finding,) = about_keys(found)
    assert (finding.code, finding.cell, finding.row) == ("key-duplicate", "A4", 4)
    assert finding.message == "第4行“编号”“A1”与第2行重复，内容不同（“信访形式”、“信访人”），两行都已计入；请核对。"
    assert len(found.frames["petitions"]) == 3


def test_a_row_in_another_file_is_named_with_file_and_sheet(tmp_path: Path) -> None:
    write_book(tmp_path / "1月.xlsx", {"信访": [HEADER, row("A1")]})
    write_book(tmp_path / "2月.xlsx", {"信访": [HEADER, row("A9"), row("A1", "网上")]})
    (finding,) = about_keys(ingest_folder(tmp_path))
    assert (finding.file, finding.row) == ("2月.xlsx", 3)
    assert "与 1月.xlsx 的工作表“信访”第2行重复" in finding.message


def test_columns_that_the_catalogue_does_not_keep_may_be_what_differs(tmp_path: Path) -> None:
    write_book(tmp_path / "信访.xlsx", [HEADER, row("A1"), row("A1", 备注="另一件")])
    (finding,) = about_keys(ingest_folder(tmp_path))
    assert "（“备注”）" in finding.message


def test_a_cell_that_could_not_be_read_may_be_what_differs(tmp_path: Path) -> None:
    write_book(tmp_path / "信访.xlsx", [HEADER, row("A1"), row("A1", **{"村（社区）": "石乔村"})])
    (finding,) = about_keys(ingest_folder(tmp_path))
    assert "（“村（社区）”）" in finding.message


def test_many_differing_columns_are_cut(tmp_path: Path) -> None:
    titles = [column.title for column in PETITIONS.columns]
    first = ["A1", "2024-3-5", "来信", "是", "甲", "1", "乙", 2, 1, 1, "甲法", "镇机关干部", "大庄村"]
    second = ["A1", "2024-3-6", "网上", "否", "丙", "2", "丁", 3, 2, 2, "乙法", "党政领导班子", "石桥村"]
    write_book(tmp_path / "信访.xlsx", [titles[:13], first, second])
    (finding,) = about_keys(ingest_folder(tmp_path))
    assert "等），两行都已计入" in finding.message
    for personal in ("甲", "丙", "丁"):
        assert f"“{personal}”" not in finding.message


def test_no_personal_value_is_shown(tmp_path: Path) -> None:
    write_book(tmp_path / "信访.xlsx", [HEADER, row("A1", 信访人="张三丰"), row("A1", 信访人="李四光")])
    assert not any(name in str(ingest_folder(tmp_path).findings) for name in ("张三丰", "李四光"))


def test_each_later_row_points_at_the_first(tmp_path: Path) -> None:
    write_book(tmp_path / "信访.xlsx", [HEADER, row("A1"), row("A1", "网上"), row("A1", "电话")])
    assert ["与第2行重复" in each.message for each in about_keys(ingest_folder(tmp_path))] == [True, True]


def test_a_key_of_two_columns_is_named(tmp_path: Path) -> None:
    ledger = PETITIONS.model_copy(update={"key": ("编号", "登记日期")})
    write_book(tmp_path / "信访.xlsx", [HEADER, row("A1"), row("A1", "网上")])
    (finding,) = about_keys(ingest_folder(tmp_path, ledger))
    assert "与第2行的编号、登记日期重复" in finding.message


@pytest.mark.parametrize(
    ("rows", "changed", "codes"),
    [(6, 4, ["ledger-versions"]), (6, 6, ["ledger-versions"]), (4, 4, ["key-duplicate"] * 4)],
)
def test_two_versions_of_a_ledger_are_one_finding(tmp_path: Path, rows: int, changed: int, codes: list[str]) -> None:
    write_book(tmp_path / "信访.xlsx", [HEADER, *(row(f"A{n}") for n in range(rows))])
    later = [row(f"A{n}", "网上" if n < changed else "来信") for n in range(rows)]
    write_book(tmp_path / "信访（修改）.xlsx", [HEADER, *later])
    found = ingest_folder(tmp_path)
    assert [each.code for each in about_keys(found)] == codes
    assert len(found.frames["petitions"]) == rows + changed
    assert sum(line.rows for line in found.reconciliation) == sum(
        line.accepted + line.quarantined + line.not_data for line in found.reconciliation
    )
    if codes == ["ledger-versions"]:
        finding = about_keys(found)[0]
        assert finding.is_error
        assert finding.file == "信访（修改）.xlsx"
        assert "6行中有6行的“编号”与 信访.xlsx 的工作表“信访件台账”相同" in finding.message


def test_a_few_repeated_keys_are_no_second_version(tmp_path: Path) -> None:
    write_book(tmp_path / "1月.xlsx", [HEADER, *(row(f"A{n}") for n in range(6))])
    write_book(tmp_path / "2月.xlsx", [HEADER, *(row(f"B{n}") for n in range(4)), row("A1", "网上"), row("A2", "网上")])
    assert [each.code for each in about_keys(ingest_folder(tmp_path))] == ["key-duplicate"] * 2


def test_two_versions_of_a_register(tmp_path: Path) -> None:
    """Its key is the village: two versions of few rows are shown row by row."""
    rows = [["大庄村", 20], ["石桥村", 21]]
    write_book(
        tmp_path / "巡逻.xlsx",
        {"上半年": [["村（社区）", "队员人数"], *rows], "下半年": [["村（社区）", "队员人数"], ["大庄村", 25]]},
    )
    (finding,) = [each for each in ingest_folder(tmp_path, REGISTER).findings if each.code == "key-duplicate"]
    assert "与 巡逻.xlsx 的工作表“上半年”第2行重复，内容不同（“队员人数”）" in finding.message


def test_a_re_dispatched_order_is_no_duplicate(tmp_path: Path) -> None:
    orders = [["工单编号", "受理日期", "满意度"], *([f"G{n}", "2024-1-2", "不满意"] for n in range(6))]
    write_book(tmp_path / "热线.xlsx", orders)
    write_book(tmp_path / "热线重办.xlsx", [orders[0], *([f"G{n}", "2024-2-2", "满意"] for n in range(5))])
    found = ingest_folder(tmp_path, HOTLINE)
    assert not {"key-duplicate", "ledger-versions"} & set(codes_of(found))
    frame = found.frames["hotline"]
    assert len(frame) == 6
    assert sorted(frame[REPEATS]) == [0, 1, 1, 1, 1, 1]
