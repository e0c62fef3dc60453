"""Fixtures that many rooms share: the demo town in a workspace of its own, never the checkout's."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from batch.offices import Ran, demo_workspace, once
from hypothesis import settings

from fazhi.workspace import Analysis, analyse

ROOT = Path(__file__).parent.parent

# A property must hold on a busy machine too, and a run that passed passes again.
settings.register_profile("fazhi", deadline=None, derandomize=True)
settings.load_profile("fazhi")


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with the demo town's raw files and the notebooks."""
    root = tmp_path_factory.mktemp("demo")
    shutil.copytree(ROOT / "data/raw", root / "data/raw")
    shutil.copytree(ROOT / "notebooks", root / "notebooks", ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    return root


@pytest.fixture(scope="session")
def demo_2024(demo: Path) -> Analysis:
    """The demo town's 2024."""
    return analyse("段园镇", 2024, workspace=demo)


@pytest.fixture(scope="session")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """The demo town's three years after ``fazhi run``, once for all test processes: read it, never write into it."""
    return once(tmp_path_factory, "ran", demo_workspace, "run", "--jobs", "2")
