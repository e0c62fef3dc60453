"""fazhi lab starts JupyterLab on the workspace."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from cli.conftest import Command


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[tuple[list[str], dict[str, str]]]:
    """What was started, instead of starting it: commands with their environment."""
    calls: list[tuple[list[str], dict[str, str]]] = []

    def run(command: list[str], *, env: dict[str, str], check: bool) -> subprocess.CompletedProcess[str]:
        calls.append((command, env))
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(subprocess, "run", run)
    return calls


def test_it_opens_the_report_notebook_of_the_workspace(command: Command, workspace: Path, started: list[Any]) -> None:
    assert command("lab", "--workspace", workspace).exit_code == 0
    [(words, environment)] = started
    assert words[:3] == [sys.executable, "-m", "jupyterlab"]
    assert f"--ServerApp.root_dir={workspace}" in words and "--no-browser" not in words
    [opened] = [word for word in words if "default_url" in word]
    assert (workspace / opened.partition("/lab/tree/")[2]).is_file()
    assert environment["FAZHI_WORKSPACE"] == str(workspace)


def test_without_a_browser(command: Command, workspace: Path, started: list[Any]) -> None:
    command("lab", "--no-browser", "--workspace", workspace)
    assert "--no-browser" in started[0][0]


@pytest.mark.parametrize(("user", "allowed"), [(0, True), (1000, False)])
def test_the_administrator_of_a_container_may(
    command: Command, workspace: Path, started: list[Any], monkeypatch: pytest.MonkeyPatch, user: int, allowed: bool
) -> None:
    monkeypatch.setattr("os.geteuid", lambda: user)
    command("lab", "--workspace", workspace)
    assert ("--allow-root" in started[0][0]) is allowed


def test_a_lab_that_ends_badly_is_a_failed_run(
    command: Command, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(subprocess, "run", lambda command, **_: subprocess.CompletedProcess(command, 1))
    assert command("lab", "--workspace", workspace).exit_code == 3


def test_without_a_workspace_nothing_starts(command: Command, tmp_path: Path, started: list[Any]) -> None:
    assert command("lab", "--workspace", tmp_path).exit_code == 2
    assert started == []
