"""fazhi check --suggest writes a proposal beside the ledgers, and nothing that stood there is lost."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from batch.offices import small_town
from builders import write_book

if TYPE_CHECKING:
    from cli.conftest import Command

RULES = "data/raw/小河乡/2024/ledgers.toml"


def test_nothing_to_settle_writes_nothing(command: Command, tmp_path: Path) -> None:
    small_town(tmp_path, "小河乡")
    ended = command("check", "--suggest", "--workspace", tmp_path)
    assert f"不需要 {RULES}" in ended.stdout
    assert not (tmp_path / RULES).exists()


def test_a_proposal_settles_the_sheet_in_the_same_check(command: Command, tmp_path: Path) -> None:
    folder = small_town(tmp_path, "小河乡") / "2024"
    rows = [["信访件编号码", "登记日", "信访形式", "办结日期"], ["甲9", "2024-3-5", "来信", "2024-4-1"]]
    write_book(folder / "信访件导出.xlsx", {"Sheet1": rows})
    assert "是“信访件台账”吗？" in command("check", "--workspace", tmp_path).stdout
    ended = command("check", "--suggest", "--workspace", tmp_path)
    assert f"已写 {RULES}：1张表给出了建议，请核对。" in ended.stdout
    assert "信访件导出.xlsx" in (tmp_path / RULES).read_text(encoding="utf-8")
    assert "吗？" not in ended.stdout


def test_what_stood_there_stays(command: Command, tmp_path: Path) -> None:
    folder = small_town(tmp_path, "小河乡") / "2024"
    kept = '# 我的\n[[files]]\nfile = "信访件台账.xlsx"\nledger = "petitions"\n'
    (tmp_path / RULES).write_text(kept, encoding="utf-8")
    write_book(folder / "名单.xlsx", {"Sheet1": [["甲", "乙", "丙"], [1, 2, 3], [4, 5, 6]]})
    ended = command("check", "--suggest", "--workspace", tmp_path)
    assert "1张表写成了问题" in ended.stdout
    assert (tmp_path / RULES).read_text(encoding="utf-8").startswith(kept)
