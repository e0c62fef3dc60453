"""Folders beside their place: unique, swapped in whole, and cleared when their process is gone."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from fazhi.batch import swap
from fazhi.errors import RunError


def dead() -> int:
    """The number of a process that has ended."""
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        return process.pid


def filled(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "report.html").write_text(text, encoding="utf-8")
    return folder


def test_two_runs_of_one_year_have_folders_of_their_own(tmp_path: Path) -> None:
    place = tmp_path / "小河乡/2024"
    first, second = swap.staging_for(place), swap.staging_for(place)
    assert first != second and first.is_dir() and second.is_dir()
    assert first.parent == place.parent and f".{os.getpid()}." in first.name
    assert first.stat().st_mode == tmp_path.joinpath("小河乡").stat().st_mode, "others may read a report"


def test_the_new_folder_takes_the_place_of_the_old(tmp_path: Path) -> None:
    place = filled(tmp_path / "2024", "旧")
    swap.swap_in(place, filled(swap.staging_for(place), "新"))
    assert (place / "report.html").read_text(encoding="utf-8") == "新"
    assert [path.name for path in tmp_path.iterdir()] == ["2024"]


def test_many_swaps_at_once_leave_one_whole_folder(tmp_path: Path) -> None:
    place = tmp_path / "2024"
    made = [filled(swap.staging_for(place), str(number)) for number in range(8)]
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(lambda staging: swap.swap_in(place, staging), made)) == [None] * 8
    assert (place / "report.html").read_text(encoding="utf-8") in set("01234567")
    assert [path.name for path in tmp_path.iterdir()] == ["2024"]


def test_whoever_is_always_too_late_says_so_and_takes_nothing_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = filled(tmp_path / "2024", "旧")
    staging = filled(swap.staging_for(place), "新")
    rename = Path.rename

    def beaten(self: Path, target: Path) -> Path:
        moved = rename(self, target) if self != staging else rename(filled(tmp_path / "other", "别的"), place)
        return rename(self, target) if self == staging else moved

    monkeypatch.setattr(Path, "rename", beaten)
    with pytest.raises(RunError, match="另一次运行"):
        swap.swap_in(place, staging)
    assert (place / "report.html").read_text(encoding="utf-8") == "别的"


def test_what_a_killed_run_left_is_cleared_and_a_living_ones_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    gone = dead()
    place = filled(tmp_path / "town/2024", "旧")
    filled(tmp_path / f"town/.2024.{gone}.0123456789ab", "半份")
    filled(tmp_path / f"town/.2024.{gone}.0123456789ab.old0", "更旧")
    filled(tmp_path / f"tmp/fazhi-{gone}-abc", "")
    filled(tmp_path / "tmp/fazhi-notes", "")
    mine = swap.staging_for(place)
    swap.sweep(place.parent)
    assert {path.name for path in place.parent.iterdir()} == {"2024", mine.name}
    assert (place / "report.html").read_text(encoding="utf-8") == "旧"
    assert [path.name for path in (tmp_path / "tmp").iterdir()] == ["fazhi-notes"]


def test_a_report_set_aside_by_a_killed_run_goes_back(tmp_path: Path) -> None:
    filled(tmp_path / f".2024.{dead()}.0123456789ab.old0", "旧")
    swap.sweep(tmp_path)
    assert (tmp_path / "2024/report.html").read_text(encoding="utf-8") == "旧"
