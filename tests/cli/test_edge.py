"""The edge: help in Chinese, exit codes, one line for a failure, where the workspace is."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from batch.offices import small_town

from fazhi.cli.edge import DONE, FAILED, FINDINGS, USAGE, line
from fazhi.errors import UsageError, WorkspaceError

if TYPE_CHECKING:
    from cli.conftest import Command

COMMANDS = ("run", "check", "template", "new-town", "audit", "status", "lab")


def one_line(text: str) -> str:
    """The one line that a failure prints."""
    [said] = text.splitlines()
    assert said.startswith("错误：")
    return said


def test_the_exit_codes_are_those_of_the_contract() -> None:
    assert (DONE, FINDINGS, USAGE, FAILED) == (0, 1, 2, 3)


def test_help_names_the_commands_in_chinese(command: Command) -> None:
    ended = command("--help")
    assert ended.exit_code == 0
    assert all(f" {name} " in ended.stdout for name in COMMANDS)
    assert "法治政府建设年度报告" in ended.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_help_of_a_command_has_no_english_sentence(command: Command, name: str) -> None:
    ended = command(name, "--help")
    assert ended.exit_code == 0
    assert "--workspace" in ended.stdout and "--debug" in ended.stdout
    for english in ("Usage", "OPTIONS", "Show this", "default:", "list[", "bool", "<str>", "int"):
        assert english not in ended.stdout, english


def test_no_command_shows_the_help(command: Command) -> None:
    ended = command()
    assert ended.exit_code == 0 and "check" in ended.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("rnu",), "没有命令 rnu"),
        (("run", "--tonw", "x"), "没有选项 --tonw"),
        (("run", "--year", "abc"), "选项 --year 的值不对"),
        (("run", "--town"), "选项 --town 后面要有一个值"),
        (("run", "--jobs", "-1"), "选项 --jobs 的值不对"),
        (("check", "another"), "命令写法不对"),
    ],
)
def test_wrong_usage_is_exit_code_2_and_one_line(command: Command, words: tuple[str, ...], said: str) -> None:
    ended = command(*words)
    assert ended.exit_code == 2
    assert said in one_line(ended.stderr) and "fazhi --help" in ended.stderr


@pytest.mark.parametrize("name", ["run", "check"])
def test_an_unknown_town_names_near_ones(command: Command, workspace: Path, name: str) -> None:
    ended = command(name, "--town", "小何乡", "--workspace", workspace)
    assert ended.exit_code == 2
    assert "小何乡" in one_line(ended.stderr) and "最接近的是 小河乡" in ended.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("run", "--town", "小河乡", "--year", "2019"), "已有：2024"),
        (("run", "--year", "2019"), "没有 2019 年的台账"),
        (("run", "--formats", "html,odf"), "没有“odf”这种格式；最接近的是 pdf"),
        (("run", "--formats", ","), "至少要有一种；可用：html、pdf、docx"),
    ],
)
def test_a_wrong_year_or_format_says_what_there_is(
    command: Command, workspace: Path, words: tuple[str, ...], said: str
) -> None:
    ended = command(*words, "--workspace", workspace)
    assert ended.exit_code == 2 and said in one_line(ended.stderr)
    assert not (workspace / "outputs").exists()


def test_no_workspace_anywhere(command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ended = command("status")
    assert ended.exit_code == 2 and "找不到工作区" in one_line(ended.stderr) and "--workspace" in ended.stderr


def test_debug_shows_the_traceback(command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert isinstance(command("status", "--debug").exception, WorkspaceError)
    command_line = [sys.executable, "-m", "fazhi", "status", "--workspace", str(tmp_path), "--debug"]
    ended = subprocess.run(command_line, capture_output=True, text=True, check=False)
    assert ended.returncode != 0 and "Traceback" in ended.stderr and "WorkspaceError" in ended.stderr


def test_python_m_fazhi_is_fazhi(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "fazhi", "check", "--town", "x", "--workspace", str(tmp_path)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ended.returncode == 2 and "Traceback" not in ended.stderr and "不是工作区" in one_line(ended.stderr)


def test_the_environment_names_the_workspace(
    command: Command, workspace: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    monkeypatch.setenv("FAZHI_WORKSPACE", str(workspace))
    ended = command("status")
    assert ended.exit_code == 0 and "小河乡" in ended.stdout


def test_the_option_goes_before_the_environment(
    command: Command, workspace: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path_factory.mktemp("other")
    small_town(other, "大山乡")
    monkeypatch.setenv("FAZHI_WORKSPACE", str(other))
    assert "小河乡" in command("status", "--workspace", workspace).stdout


def test_the_nearest_folder_upwards_is_the_workspace(
    command: Command, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(workspace / "data/raw/小河乡/2024")
    ended = command("status")
    assert ended.exit_code == 0 and "小河乡" in ended.stdout


def test_an_unexpected_exception_is_one_line_without_its_text() -> None:
    said = line(ValueError("张三 340603199001011234"))
    assert "ValueError" in said and "--debug" in said and "张三" not in said


def test_an_error_of_ours_is_its_own_sentence() -> None:
    assert line(UsageError("没有这个镇。")) == "没有这个镇。"


def test_a_fault_in_the_catalogue_is_said_once_before_anything_runs(command: Command, workspace: Path) -> None:
    (workspace / "catalog/petitions").mkdir(parents=True)
    (workspace / "catalog/petitions/topic.toml").write_text('[indicators.x]\ntitel = "错"\n', encoding="utf-8")
    ended = command("run", "--workspace", workspace)
    assert ended.exit_code == 3
    said = one_line(ended.stderr)
    assert "topic.toml" in said and "titel" in said
    assert not (workspace / "outputs").exists()
