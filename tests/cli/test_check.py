"""fazhi check: the sentence first, then what unblocks most figures, then every cell."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from batch.offices import DEMO, NAME, PHONE, hashes, small_town

if TYPE_CHECKING:
    from cli.conftest import Command


def lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]


def test_a_sound_ledger(command: Command, workspace: Path) -> None:
    ended = command("check", "--workspace", workspace)
    assert ended.exit_code == 0
    assert lines(ended.stdout)[0].startswith("小河乡 2024年")
    assert "个数字：" in lines(ended.stdout)[0] and "可以写入报告" in lines(ended.stdout)[0]
    assert "最先更正" not in ended.stdout


def test_a_bad_cell_is_named_and_is_exit_code_1(command: Command, tmp_path: Path) -> None:
    small_town(tmp_path, "小河乡", cell="三月里")
    ended = command("check", "--workspace", tmp_path)
    assert ended.exit_code == 1
    said = lines(ended.stdout)
    assert "要更正1处" in said[0]
    assert said[1] == "最先更正："
    assert "信访件台账.xlsx" in said[2] and "信访件台账 B3" in said[2] and "影响" in said[2]
    [cell] = [line for line in said if line.strip().startswith("错误")]
    assert "B3" in cell and "登记日期" in cell


def test_no_personal_value_is_printed(command: Command, tmp_path: Path) -> None:
    small_town(tmp_path, "小河乡", cell="三月里")
    ended = command("check", "--workspace", tmp_path)
    assert NAME not in ended.output and PHONE not in ended.output


def test_a_ledger_that_is_owed_is_named_with_its_office(command: Command, demo: Path) -> None:
    ended = command("check", "--year", "2022", "--workspace", demo)
    assert ended.exit_code == 0
    first = lines(ended.stdout)[0]
    assert first.startswith(f"{DEMO} 2022年") and "信访办" in first and "来访接待台账" in first


def test_one_towns_fault_does_not_hide_the_next_ones_findings(command: Command, workspace: Path) -> None:
    broken = small_town(workspace, "大河乡", notebooks=False)
    (broken / "town.toml").write_text("name = \n", encoding="utf-8")
    ended = command("check", "--workspace", workspace)
    assert ended.exit_code == 3
    assert "大河乡 2024：" in ended.stderr and "town.toml" in ended.stderr
    assert "小河乡 2024年" in ended.stdout


def test_check_writes_no_output_and_leaves_raw_alone(command: Command, workspace: Path) -> None:
    before = hashes(workspace / "data/raw")
    command("check", "--workspace", workspace)
    assert hashes(workspace / "data/raw") == before
    assert not (workspace / "outputs").exists()


@pytest.mark.parametrize(
    "words", [(), ("--town", "小河乡"), ("--year", "2024"), ("--town", "小河乡", "--year", "2024")]
)
def test_a_choice_of_town_and_year(command: Command, workspace: Path, words: tuple[str, ...]) -> None:
    small_town(workspace, "大河乡", notebooks=False)
    ended = command("check", *words, "--workspace", workspace)
    assert ended.exit_code == 0
    assert ("大河乡" in ended.stdout) == ("--town" not in words)
