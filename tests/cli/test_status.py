"""fazhi status: what is there, what is stale, what failed, who owes what."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from batch.offices import DEMO, Ran

from fazhi.batch import Result, write_run

if TYPE_CHECKING:
    from cli.conftest import Command


def rows(text: str) -> dict[str, str]:
    """Lines of the table by year."""
    return {line.split()[1]: line for line in text.splitlines()[1:] if line.strip()}


def test_before_and_without_a_run(command: Command, workspace: Path) -> None:
    ended = command("status", "--workspace", workspace)
    assert ended.exit_code == 0 and "还没有运行" in rows(ended.stdout)["2024"]


def test_nothing_under_raw(command: Command, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    ended = command("status", "--workspace", tmp_path)
    assert (ended.exit_code, ended.stdout.strip()) == (0, "data/raw 里还没有台账。")


def test_current_stale_draft_and_owed_by_office(command: Command, ran: Ran, tmp_path: Path) -> None:
    root = ran.copy(tmp_path / "copied")
    settings = root / "data/raw" / DEMO / "2024/year.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    said = rows(command("status", "--workspace", root).stdout)
    assert "最新，草稿，示例数据" in said["2022"] and "信访办：来访接待台账" in said["2022"]
    assert "最新，示例数据" in said["2023"] and said["2023"].rstrip().endswith("—")
    assert "过期" in said["2024"] and "草稿" not in said["2024"]


def test_what_failed_last_time_says_why(command: Command, workspace: Path) -> None:
    result = Result("小河乡", 2024, "failed", "02_indicators 第3个单元格出错。")
    (workspace / "outputs").mkdir()
    write_run(workspace / "outputs", [result], datetime(2025, 1, 6, 9, tzinfo=UTC), 1.0)
    assert "上次运行失败：02_indicators 第3个单元格出错。" in command("status", "--workspace", workspace).stdout


def test_a_town_that_cannot_be_read_has_a_line_too(command: Command, workspace: Path) -> None:
    (workspace / "data/raw/小河乡/town.toml").write_text("name = \n", encoding="utf-8")
    ended = command("status", "--workspace", workspace)
    assert ended.exit_code == 0 and "不能运行" in ended.stdout and "town.toml" in ended.stdout


def test_a_report_that_was_withheld_says_so(command: Command, workspace: Path) -> None:
    folder = workspace / "outputs/小河乡/2024"
    (folder / "internal/withheld").mkdir(parents=True)
    assert "没有放出" in command("status", "--workspace", workspace).stdout
