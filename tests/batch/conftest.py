"""Two small towns, run once for all test processes."""

from __future__ import annotations

from pathlib import Path

import pytest
from batch.offices import Ran, once, small_town


def _prepare(root: Path) -> None:
    small_town(root, "小河乡")
    small_town(root, "大河乡", cell="三月里")


@pytest.fixture(scope="session")
def two_towns(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """小河乡, and 大河乡 with a date that cannot be read, after ``fazhi run --formats html``: not to be changed."""
    return once(tmp_path_factory, "two-towns", _prepare, "run", "--jobs", "2", "--formats", "html")
