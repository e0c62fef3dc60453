"""Which files of a year's folder are what."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

SETTINGS = frozenset(
    {"town.toml", "year.toml", "text.md", "phrases.toml", "reported.csv", "ledgers.toml", "corrections.toml"}
)
"""Files of the contract that hold no ledger."""

_HIDDEN = (".", "~$", "._")
_SYSTEM = frozenset({"thumbs.db", "desktop.ini"})


def files_of(folder: Path) -> tuple[Path, ...]:
    """Every file of the folder that was put there on purpose, in the order in which people number files.

    Hidden files and the lock files of open workbooks are left out. What is neither file nor folder (a link that leads
    nowhere, a pipe) stays in, so that reading it says so.
    """
    found = [
        path
        for path in folder.iterdir()
        if not path.is_dir() and not path.name.startswith(_HIDDEN) and path.name.lower() not in _SYSTEM
    ]
    return tuple(sorted(found, key=lambda path: _natural(path.name)))


def subfolders_of(folder: Path) -> tuple[Path, ...]:
    """Folders inside the folder; they are not read, and a finding says so."""
    return tuple(sorted(path for path in folder.iterdir() if path.is_dir() and not path.name.startswith(_HIDDEN)))


def is_ledger_file(path: Path) -> bool:
    """Whether the file may hold ledgers."""
    return path.name.lower() not in SETTINGS


def sha256_of(path: Path) -> str:
    """The SHA-256 of the file's bytes, in hexadecimal; "" where it may not be read, which reading it reports."""
    if not path.is_file():  # opening a pipe would wait for somebody to write
        return ""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _natural(name: str) -> tuple[tuple[bool, int, str], ...]:
    """Sort key with numbers by value: 2月 before 10月."""
    return tuple((part.isdecimal(), int(part) if part.isdecimal() else 0, part) for part in re.split(r"(\d+)", name))
