"""A settings file is found whatever the case of its letters."""

from __future__ import annotations

from pathlib import Path

import pytest

from fazhi.errors import SettingsError
from fazhi.ledgers.files.folder import settings_file


@pytest.mark.parametrize("name", ["ledgers.toml", "Ledgers.toml", "LEDGERS.TOML"])
def test_the_case_of_letters_does_not_matter(tmp_path: Path, name: str) -> None:
    (tmp_path / name).touch()
    assert settings_file(tmp_path, "ledgers.toml") == tmp_path / name
    assert settings_file(tmp_path, "corrections.toml") is None


def test_two_that_differ_in_nothing_else_are_a_question(tmp_path: Path) -> None:
    (tmp_path / "a.toml").touch()
    (tmp_path / "A.toml").touch()
    if len(list(tmp_path.iterdir())) < 2:
        pytest.skip("the file system knows one case only")
    with pytest.raises(SettingsError, match=r"请只留一个，名字写成 a\.toml"):
        settings_file(tmp_path, "a.toml")
