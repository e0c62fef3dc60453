"""A file is there whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from fazhi.wholefile import growing, write_whole


def test_text_and_bytes_take_the_place_of_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    write_whole(path, "旧")
    write_whole(path, "一\n二\n")
    assert path.read_bytes() == "一\n二\n".encode()
    write_whole(path, b"\x00")
    assert path.read_bytes() == b"\x00"
    assert [each.name for each in tmp_path.iterdir()] == ["a.txt"]


def test_what_fails_leaves_the_old_file_and_no_part(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("旧")

    def write_half() -> None:
        with growing(path) as part:
            part.write_text("半")
            raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        write_half()
    assert [(each.name, each.read_text()) for each in tmp_path.iterdir()] == [("a.txt", "旧")]


def test_a_folder_grows_too_and_leaves_nothing_when_it_fails(tmp_path: Path) -> None:
    with growing(tmp_path / "镇") as part:
        part.mkdir()
        (part / "town.toml").write_text("")
    assert (tmp_path / "镇/town.toml").is_file()

    def write_half() -> None:
        with growing(tmp_path / "乡") as part:
            (part / "2024").mkdir(parents=True)
            raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        write_half()
    assert [each.name for each in tmp_path.iterdir()] == ["镇"]
