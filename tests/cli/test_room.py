"""Room for outputs: a name that is taken, or a folder that may not be written, is said before anything runs."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from fazhi.batch import pool
from fazhi.cli.room import require_room
from fazhi.errors import RunError
from fazhi.workspace import Workspace

if TYPE_CHECKING:
    from cli.conftest import Command


@pytest.mark.parametrize("name", ["outputs", "outputs/runs", "outputs/小河乡", "outputs/小河乡/2024"])
def test_a_file_in_the_place_of_a_folder(
    command: Command, workspace: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(pool, "ProcessPoolExecutor", None)  # nothing may start
    path = workspace / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("我的文件", encoding="utf-8")
    ended = command("run", "--workspace", workspace)
    assert ended.exit_code == 3
    [said] = ended.stderr.splitlines()
    assert f"“{name}”是文件" in said
    assert path.read_text(encoding="utf-8") == "我的文件"


@pytest.mark.parametrize(
    ("made", "named"), [("", "工作区"), ("outputs", "outputs"), ("outputs/小河乡", "outputs/小河乡")]
)
def test_a_folder_that_may_not_be_written(
    workspace: Path, monkeypatch: pytest.MonkeyPatch, made: str, named: str
) -> None:
    closed = workspace / made
    closed.mkdir(parents=True, exist_ok=True)
    monkeypatch.setattr(os, "access", lambda folder, mode: Path(folder) != closed)
    with pytest.raises(RunError, match=f"“{named}”不能写入"):
        require_room(Workspace(workspace), [("小河乡", 2024)])


def test_looking_creates_nothing(workspace: Path) -> None:
    require_room(Workspace(workspace), [("小河乡", 2024)])
    assert not (workspace / "outputs").exists()
