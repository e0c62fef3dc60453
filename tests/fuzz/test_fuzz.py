"""Damaged files end as rows or as a finding that names them: no exception, no hang, no row lost, and always the same.

``FAZHI_FUZZ_FILES=5000`` tries more; ``FAZHI_FUZZ_FIRST=7000`` begins at another number.
"""

from __future__ import annotations

import os
import resource
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from builders import HOTLINE, PETITIONS, ingest_folder, write_book
from fuzz.damage import damaged_file

from fazhi.findings import CODES
from fazhi.ledgers import FILE, Ingested

FILES = int(os.environ.get("FAZHI_FUZZ_FILES", "300"))
FIRST = int(os.environ.get("FAZHI_FUZZ_FIRST", "0"))
PER_FOLDER = 25

SECONDS_PER_FILE = 20
"""Far beyond what a file takes; only a hang gets there."""

MEMORY = 600 << 20
"""Bytes by which the peak of this process may grow over a folder."""


@contextmanager
def within(seconds: int) -> Iterator[None]:
    """Fail instead of hanging."""

    def give_up(*_: object) -> None:
        raise TimeoutError(f"still not done after {seconds} s")

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def peak_memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss << 10


def assert_nothing_is_lost(ingested: Ingested, names: list[str]) -> None:
    """Every file ends somewhere, and every row in one place."""
    named = {finding.file for finding in ingested.findings}
    read = {line.file for line in ingested.reconciliation if line.ledger}
    assert set(names) <= named | read
    assert {finding.code for finding in ingested.findings} <= CODES.keys()
    for line in ingested.reconciliation:
        assert line.rows == line.accepted + line.quarantined + line.not_data, line
        assert min(line.accepted, line.quarantined, line.not_data) >= 0, line
    for ledger, frame in ingested.frames.items():
        accepted = sum(line.accepted for line in ingested.reconciliation if line.ledger == ledger)
        assert len(frame) == accepted
        assert set(frame[FILE]) <= read
        kept_out = sum(line.quarantined for line in ingested.reconciliation if line.ledger == ledger)
        assert len(ingested.quarantined.get(ledger, ())) == kept_out


@pytest.mark.parametrize("start", range(FIRST, FIRST + FILES, PER_FOLDER))
def test_damaged_files_end_as_rows_or_findings(tmp_path: Path, start: int) -> None:
    folder = tmp_path / "2024"
    folder.mkdir()
    for number in range(start, min(start + PER_FOLDER, FIRST + FILES)):
        name, data = damaged_file(number)
        (folder / name).write_bytes(data)
    names = [path.name for path in folder.iterdir()]
    before = peak_memory()
    with within(SECONDS_PER_FILE * len(names)):
        once = ingest_folder(folder, PETITIONS, HOTLINE)
        again = ingest_folder(folder, PETITIONS, HOTLINE)
    assert_nothing_is_lost(once, names)
    assert (once.findings, once.reconciliation) == (again.findings, again.reconciliation)
    assert peak_memory() - before < MEMORY


def test_what_is_no_file_is_named_and_waits_for_nobody(tmp_path: Path) -> None:
    folder = tmp_path / "2024"
    (folder / "夹.xlsx").mkdir(parents=True)
    (folder / "断.xlsx").symlink_to(tmp_path / "没有.xlsx")
    (folder / "圈.xlsx").symlink_to(folder / "圈.xlsx")
    os.mkfifo(folder / "管.xlsx")
    (folder / "空.xlsx").touch()
    write_book(folder / "好.xlsx", [["编号", "登记日期", "信访形式"], ["A1", "2024-3-5", "来信"]])
    with socket.socket(socket.AF_UNIX) as door, within(SECONDS_PER_FILE):
        here = Path.cwd()
        os.chdir(folder)  # the path of a socket may have 108 bytes
        try:
            door.bind("座.xlsx")
        finally:
            os.chdir(here)
        ingested = ingest_folder(folder)
    found = {finding.file: finding.code for finding in ingested.findings if finding.file != "好.xlsx"}
    assert found["夹.xlsx"] == "file-not-a-ledger"
    assert found["空.xlsx"] == "file-empty"
    assert {found[name] for name in ("断.xlsx", "圈.xlsx", "管.xlsx", "座.xlsx")} == {"file-unreadable"}
    assert len(ingested.frames["petitions"]) == 1
    assert_nothing_is_lost(ingested, [path.name for path in folder.iterdir()])
