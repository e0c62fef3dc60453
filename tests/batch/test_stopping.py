"""A run that is stopped in its middle: one line, 130, and nothing of it stays."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from batch.offices import WIDE, hashes, small_town

from fazhi.batch import interruptible, pool
from fazhi.batch.one import Result


def of_it(root: Path) -> list[str]:
    """Command lines of living processes whose environment has this run's mark."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if f"FAZHI_TEST_MARK={root}".encode() in (folder / "environ").read_bytes():
                found.append((folder / "cmdline").read_text())
        except OSError:
            continue
    return [words for words in found if words]


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="needs /proc to see what lives")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_stopped_run_leaves_nothing_behind(tmp_path: Path, number: signal.Signals) -> None:
    root, temporary = tmp_path / "workspace", tmp_path / "tmp"
    temporary.mkdir()
    small_town(root)
    old = root / "outputs/小河乡/2024/report.html"
    old.parent.mkdir(parents=True)
    old.write_text("以前的报告", encoding="utf-8")
    marks = {"FAZHI_TEST_MARK": str(root), "TMPDIR": str(temporary)}
    command = [sys.executable, "-m", "fazhi", "run", "--formats", "html", "--workspace", str(root)]
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, env=os.environ | WIDE | marks, start_new_session=True
    ) as run:
        assert run.stderr is not None
        assert "读入台账" in run.stderr.readline()
        until = time.monotonic() + 60
        while not any("ipykernel" in words for words in of_it(root)) and time.monotonic() < until:
            time.sleep(0.1)
        assert any("ipykernel" in words for words in of_it(root))
        os.killpg(run.pid, number)  # as a terminal does
        said = run.stderr.read()
    assert (run.returncode, said.splitlines()) == (130, ["已中断，原有报告没有改动。"])
    assert of_it(root) == []
    assert list(hashes(root / "outputs")) == ["小河乡/2024/report.html"]
    assert [path.name for path in old.parents[1].iterdir()] == ["2024"]
    assert list(temporary.glob("fazhi-*")) == [] and list(temporary.glob("*.json")) == []


def test_a_signal_is_an_interrupt_within_and_only_there() -> None:
    before = signal.getsignal(signal.SIGTERM)
    with pytest.raises(KeyboardInterrupt), interruptible():
        signal.raise_signal(signal.SIGTERM)
    assert signal.getsignal(signal.SIGTERM) == before


def test_no_worker_is_started_where_nothing_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small_town(tmp_path)
    job = pool.Job(str(tmp_path), "小河乡", 2024, ("html",))
    monkeypatch.setattr(pool, "unchanged", lambda analysis, formats: Result("小河乡", 2024, "current"))
    monkeypatch.setattr(pool, "ProcessPoolExecutor", None)
    told: list[pool.Event] = []
    [result] = pool.run_all([job], 2, told.append)
    assert (result.outcome, told) == ("current", [("小河乡", 2024, "没有变化")])
    with pytest.raises(TypeError):
        pool.run_all([pool.Job(str(tmp_path), "小河乡", 2024, ("html",), force=True)], 2, told.append)
