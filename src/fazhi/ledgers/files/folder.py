"""Which files of a year's folder are what."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path, PurePath

from fazhi.errors import SettingsError, WorkspaceError

SETTINGS = frozenset(
    {"town.toml", "year.toml", "text.md", "phrases.toml", "reported.csv", "ledgers.toml", "corrections.toml"}
)
"""Files of the contract that hold no ledger."""

_HIDDEN = (".", "~$", "._")
_SYSTEM = frozenset({"thumbs.db", "desktop.ini"})


class ShownPath(type(Path())):  # type: ignore[misc]  # the class of paths of this system
    """A path that goes by another name than its bytes are.

    A zip made by an office's Windows and unpacked here leaves file names in GB18030, which no message, page or JSON can
    hold; the file itself is opened as ever.
    """

    shown: str

    @property
    def name(self) -> str:
        """The name that can be shown."""
        return self.shown


def printable(name: str) -> str:
    """A file's name as it was meant, where its bytes are GB18030 and not UTF-8.

    Parameters
    ----------
    name : str
        As the system gives it, with surrogates for bytes that are no UTF-8.
    """
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return os.fsencode(name).decode("gb18030", errors="replace")
    return name


def refusal(error: OSError, root: Path) -> str:
    """What the system did not let us do, as one Chinese sentence that names the folder.

    Parameters
    ----------
    error : OSError
        A folder of another user, a disk that is full.
    root : Path
        Of the workspace; the folder is named from there.
    """
    path = Path(os.fsdecode(error.filename)) if isinstance(error.filename, str | bytes) else root
    folder = path if os.path.isdir(path) else path.parent  # noqa: PTH112 - Path.is_dir raises where asking is forbidden
    where = folder.relative_to(root).as_posix() if folder.is_relative_to(root) else folder.name
    return f"“{printable(where)}”文件夹读写不了（{error.strerror or '原因不明'}），请检查文件夹的权限和磁盘空间。"


def files_of(folder: Path) -> tuple[Path, ...]:
    """Every file of the folder that was put there on purpose, in the order in which people number files.

    Hidden files and the lock files of open workbooks are left out. What is neither file nor folder (a link that leads
    nowhere, a pipe) stays in, so that reading it says so. Every name can be printed and is the only one of its kind.

    Raises
    ------
    WorkspaceError
        The folder may not be read.
    """
    found = [path for path in _entries(folder) if not path.is_dir() and path.name.lower() not in _SYSTEM]
    return tuple(sorted(found, key=lambda path: _natural(path.name)))


def subfolders_of(folder: Path) -> tuple[Path, ...]:
    """Folders inside the folder; they are not read, and a finding says so.

    Raises
    ------
    WorkspaceError
        The folder may not be read.
    """
    return tuple(sorted(path for path in _entries(folder) if path.is_dir()))


def _entries(folder: Path) -> list[Path]:
    """What is in the folder and not hidden, each under a name that can be printed."""
    try:
        paths = [path for path in folder.iterdir() if not path.name.startswith(_HIDDEN)]
        for path in paths:
            path.lstat()  # a folder may tell its names and nothing more
    except OSError as error:
        raise WorkspaceError(
            f"{folder.parent.name}/{folder.name} 文件夹读不了（{error.strerror or '原因不明'}），请检查文件夹的权限。"
        ) from None
    odd = sorted(path for path in paths if printable(path.name) != path.name)
    named = [path for path in paths if path not in odd]
    taken = {path.name for path in named}
    for path in odd:
        shown = ShownPath(path)
        shown.shown = _free(printable(path.name), taken)
        taken.add(shown.name)
        named.append(shown)
    return named


def _free(name: str, taken: set[str]) -> str:
    """The name, with a number where another file has it already."""
    pure, number, free = PurePath(name), 1, name
    while free in taken:
        number += 1
        free = f"{pure.stem}（{number}）{pure.suffix}"
    return free


def is_ledger_file(path: Path) -> bool:
    """Whether the file may hold ledgers."""
    return path.name.lower() not in SETTINGS


def settings_file(folder: Path, name: str) -> Path | None:
    """The settings file of that name, whatever the case of its letters; None where there is none.

    Parameters
    ----------
    folder : Path
        ``data/raw/<town>/<year>``.
    name : str
        One of :data:`SETTINGS`.

    Raises
    ------
    SettingsError
        There are several whose names differ in nothing else: nobody can know which of them holds.
    """
    found = sorted(path for path in folder.iterdir() if path.name.lower() == name)
    if len(found) > 1:
        names = "、".join(path.name for path in found)
        raise SettingsError(
            f"{folder.name} 里的 {names} 只有大小写不同，不知道以哪个为准；请只留一个，名字写成 {name}。"
        )
    return found[0] if found else None


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
