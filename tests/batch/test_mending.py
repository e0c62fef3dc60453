"""quality.html and the marked copies: the same from a run and from a check, and nothing else is touched."""

from __future__ import annotations

from pathlib import Path

import pytest
from batch.offices import PHONE, Ran, fazhi, hashes, small_town, text_of

from fazhi.batch.mending import write_mending
from fazhi.workspace import Analysis, analyse

TOWN = "大河乡"


@pytest.fixture
def faulty(tmp_path: Path) -> Analysis:
    """大河乡 with a date that cannot be read."""
    small_town(tmp_path, TOWN, cell="三月里", notebooks=False)
    return analyse(TOWN, 2024, workspace=tmp_path)


def test_a_run_writes_the_page_and_a_copy_of_the_file_at_fault(two_towns: Ran) -> None:
    made = hashes(two_towns.output(2024, TOWN) / "internal")
    assert {"quality.html", "marked/信访件台账.xlsx"} <= set(made)
    listed = two_towns.manifest(2024, TOWN)["outputs"]
    assert {"internal/quality.html", "internal/marked/信访件台账.xlsx"} <= set(listed)


def test_a_check_after_a_run_changes_no_byte_so_that_nothing_becomes_stale(two_towns: Ran, tmp_path: Path) -> None:
    root = two_towns.copy(tmp_path / "again")
    before = hashes(root / "outputs")
    checked = fazhi(root, "check")
    assert checked.code == 1 and hashes(root / "outputs") == before
    assert "最新" in fazhi(root, "status").out and "过期" not in fazhi(root, "status").out


def test_no_personal_value_reaches_the_page(two_towns: Ran) -> None:
    assert PHONE not in text_of(two_towns.output(2024, TOWN) / "internal/quality.html")


def test_written_twice_it_is_the_same(faulty: Analysis, tmp_path: Path) -> None:
    first, second = tmp_path / "one", tmp_path / "two"
    names = [path.relative_to(first).as_posix() for path in write_mending(faulty, first)]
    write_mending(faulty, second)
    assert names == ["quality.html", "marked/信访件台账.xlsx"]
    assert hashes(first) == hashes(second)


def test_old_copies_go_and_what_somebody_has_open_stays(faulty: Analysis, tmp_path: Path) -> None:
    marked = tmp_path / "internal/marked"
    (marked / "旧").mkdir(parents=True)
    for name in ("去年.xlsx", ".0123.part", "~$信访件台账.xlsx", "旧/x.xlsx"):
        (marked / name).write_bytes(b"")
    write_mending(faulty, marked.parent)
    assert set(hashes(marked)) == {"信访件台账.xlsx", "~$信访件台账.xlsx"}
    assert not (marked / "旧").exists()


def test_a_write_that_fails_leaves_the_old_page_and_no_part(faulty: Analysis, tmp_path: Path) -> None:
    internal = tmp_path / "internal"
    internal.mkdir()
    (internal / "quality.html").mkdir()
    with pytest.raises(OSError):
        write_mending(faulty, internal)
    assert [path.name for path in internal.iterdir()] == ["quality.html"]
