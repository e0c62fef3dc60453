"""The command in this process, and a workspace with a small town."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from batch.offices import WIDE, small_town
from typer.testing import CliRunner, Result

from fazhi.cli import app

Command = Callable[..., Result]


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch) -> Command:
    """Call fazhi with these words; gives exit_code, stdout, stderr and exception."""
    monkeypatch.delenv("FAZHI_WORKSPACE", raising=False)
    for name, value in WIDE.items():
        monkeypatch.setenv(name, value)

    def call(*words: Any) -> Result:
        return CliRunner().invoke(app, [str(word) for word in words])

    return call


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """小河乡 whose ledger is sound, and the notebooks."""
    small_town(tmp_path, "小河乡")
    return tmp_path
