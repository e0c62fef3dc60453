"""fazhi check: the sentence first, then what unblocks most figures, then every cell."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from batch.offices import DEMO, NAME, PHONE, hashes, small_town
from builders import write_book

if TYPE_CHECKING:
    from cli.conftest import Command

INTERNAL = "小河乡/2024/internal"


def test_a_folder_that_may_not_be_read_is_named_and_the_next_town_is_checked(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused = small_town(tmp_path, "大河乡") / "2024"
    small_town(tmp_path, "小河乡")
    exists = Path.exists

    def without(self: Path) -> bool:
        if self.parent == refused:
            raise PermissionError(13, "Permission denied", str(self))
        return exists(self)

    monkeypatch.setattr(Path, "exists", without)
    ended = command("check", "--workspace", tmp_path)
    assert ended.exit_code == 3
    assert "大河乡 2024：“data/raw/大河乡/2024”文件夹读写不了" in ended.stderr
    assert lines(ended.stdout)[0].startswith("小河乡 2024年")


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
    assert "要更正1个单元格" in said[0]
    assert said[1] == "最先更正："
    assert "信访件台账.xlsx" in said[2] and "信访件台账 B3" in said[2] and "关系到报告里的" in said[2]
    [place] = [number for number, line in enumerate(said) if line.startswith("✕ 错误")]
    assert "登记日期" in said[place] and "1处" in said[place]
    assert said[place + 1].endswith("信访件台账 B3") and said[place + 3].strip().startswith("怎么办：")


def test_many_findings_of_one_cause_are_one_entry(command: Command, tmp_path: Path) -> None:
    folder = small_town(tmp_path, "小河乡", notebooks=False)
    rows = [[f"甲{row}", "三月里", "来信"] for row in range(300)]
    write_book(
        folder / "2024/信访件台账.xlsx", [["编号", "登记日期", "信访形式"], ["乙1", "2024-03-05", "来信"], *rows]
    )
    ended = command("check", "--workspace", tmp_path)
    assert len(lines(ended.stdout)) < 40
    assert "B3、B4、B5、B6、B7等300处" in ended.stdout


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


def test_check_writes_the_clerks_papers_and_leaves_raw_alone(command: Command, tmp_path: Path) -> None:
    small_town(tmp_path, "小河乡", cell="三月里")
    before = hashes(tmp_path / "data/raw")
    said = lines(command("check", "--workspace", tmp_path).stdout)
    assert hashes(tmp_path / "data/raw") == before
    assert set(hashes(tmp_path / "outputs")) == {f"{INTERNAL}/quality.html", f"{INTERNAL}/marked/信访件台账.xlsx"}
    assert said[-2] == f"全部问题：outputs/{INTERNAL}/quality.html"
    assert said[-1] == f"标注副本：outputs/{INTERNAL}/marked/（1个文件）"


def test_what_was_mended_has_no_copy_any_more_and_other_files_stay(command: Command, tmp_path: Path) -> None:
    book = small_town(tmp_path, "小河乡", cell="三月里") / "2024/信访件台账.xlsx"
    command("check", "--workspace", tmp_path)
    internal = tmp_path / "outputs" / INTERNAL
    (internal / "notes.txt").write_text("自己的", encoding="utf-8")
    columns = [
        "编号",
        "登记日期",
        "信访形式",
        "是否初次",
        "受理日期",
        "诉求类别",
        "承办单位",
        "限办日期",
        "延期",
        "办结日期",
        "状态",
        "村（社区）",
    ]
    given = {"编号": "甲1", "登记日期": "2024-03-05", "信访形式": "来信", "办结日期": "2024-04-01", "状态": "已办结"}
    write_book(book, [columns, [given.get(title) for title in columns]])
    command("check", "--workspace", tmp_path)
    assert set(hashes(internal)) == {"quality.html", "notes.txt"}
    assert not (internal / "marked").exists()


def test_outputs_that_cannot_be_written_cost_the_files_alone(command: Command, tmp_path: Path) -> None:
    small_town(tmp_path, "小河乡", cell="三月里")
    (tmp_path / "outputs").write_text("", encoding="utf-8")
    ended = command("check", "--workspace", tmp_path)
    assert ended.exit_code == 1 and "B3" in ended.stdout
    assert "不能写入" in lines(ended.stdout)[-1]


@pytest.mark.parametrize(
    "words", [(), ("--town", "小河乡"), ("--year", "2024"), ("--town", "小河乡", "--year", "2024")]
)
def test_a_choice_of_town_and_year(command: Command, workspace: Path, words: tuple[str, ...]) -> None:
    small_town(workspace, "大河乡", notebooks=False)
    ended = command("check", *words, "--workspace", workspace)
    assert ended.exit_code == 0
    assert ("大河乡" in ended.stdout) == ("--town" not in words)
