"""fazhi new-town: a town's folder, whole or not at all, and the workbook in it is what check reads."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from batch.offices import hashes

from fazhi.cli import newtown
from fazhi.settings import load_town

if TYPE_CHECKING:
    from cli.conftest import Command


def test_a_new_town(command: Command, workspace: Path) -> None:
    ended = command("new-town", "大山镇", "--year", "2024", "--workspace", workspace)
    assert ended.exit_code == 0, ended.output
    folder = workspace / "data/raw/大山镇"
    assert sorted(hashes(folder)) == ["2024/台账模板2024.xlsx", "town.toml"]
    assert load_town(folder).name == "大山镇"
    assert "下一步" in ended.stdout and "fazhi check --town 大山镇 --year 2024" in ended.stdout


def test_the_year_is_this_one_unless_it_is_said(command: Command, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    assert command("new-town", "大山镇", "--workspace", tmp_path).exit_code == 0
    assert (tmp_path / f"data/raw/大山镇/{date.today().year}").is_dir()


def test_the_commands_that_it_tells_work(command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Villages are added to town.toml, the workbook is made again with them, filled in, and read."""
    (tmp_path / "data").mkdir()
    (tmp_path / "notebooks").mkdir()
    monkeypatch.chdir(tmp_path)
    said = command("new-town", "大山镇", "--year", "2024").stdout
    settings = tmp_path / "data/raw/大山镇/town.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + '[[villages]]\nname = "大庄村"\n', encoding="utf-8")
    [told] = [line.strip() for line in said.splitlines() if line.strip().startswith("fazhi template")]
    path = tmp_path / told.split(" -o ")[1]
    path.unlink()
    assert command(*told.split()[1:]).exit_code == 0
    book = openpyxl.load_workbook(path)
    for place, value in enumerate((1, "001", date(2024, 5, 6), None, "来信"), start=1):
        book["信访件台账"].cell(5, place, value)
    book.save(path)
    ended = command("check", "--town", "大山镇", "--year", "2024")
    assert ended.exit_code == 0, ended.output
    first = ended.stdout.splitlines()[1]
    assert "来访接待台账" in first and "信访件台账" not in first


def test_a_town_that_is_there_is_left_alone(command: Command, workspace: Path) -> None:
    before = hashes(workspace / "data/raw")
    ended = command("new-town", "小河乡", "--workspace", workspace)
    assert ended.exit_code == 2
    [said] = ended.stderr.splitlines()
    assert "已经有“小河乡”" in said and "fazhi template" in said
    assert hashes(workspace / "data/raw") == before


@pytest.mark.parametrize("name", ["../大山镇", ".大山镇", "大山\n镇", "大 山镇", "_大山镇", ""])
def test_a_name_that_no_folder_should_have(command: Command, workspace: Path, name: str) -> None:
    before = hashes(workspace)
    ended = command("new-town", name, "--workspace", workspace)
    assert ended.exit_code == 2 and "名称只能用" in ended.stderr
    assert hashes(workspace) == before


def test_a_year_that_is_none_leaves_nothing(command: Command, workspace: Path) -> None:
    ended = command("new-town", "大山镇", "--year", "24", "--workspace", workspace)
    assert ended.exit_code == 2 and "年度“24”不对" in ended.stderr
    assert [path.name for path in (workspace / "data/raw").iterdir()] == ["小河乡"]


def test_no_name(command: Command, workspace: Path) -> None:
    ended = command("new-town", "--workspace", workspace)
    assert ended.exit_code == 2 and len(ended.stderr.splitlines()) == 1


def test_nothing_is_left_when_it_fails_half_way(
    command: Command, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(newtown, "write_template", fail)
    ended = command("new-town", "大山镇", "--workspace", workspace)
    assert ended.exit_code == 2 and "写不进文件" in ended.stderr
    assert [path.name for path in (workspace / "data/raw").iterdir()] == ["小河乡"]
