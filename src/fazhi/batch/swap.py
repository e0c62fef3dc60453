"""Making a folder beside its place and swapping it in, also while another run does the same."""

from __future__ import annotations

import errno
import os
import re
import shutil
import tempfile
from pathlib import Path
from uuid import uuid4

from fazhi.errors import RunError

TRIES = 20
"""Swaps tried while other runs keep putting theirs in the same place."""

TEMPORARY = f"fazhi-{os.getpid()}-"
"""How this process's folders in the system's temporary folder begin."""

_HIDDEN = re.compile(r"\.\d{4}\.(\d+)\.[0-9a-f]+(?P<old>\.old\d+)?")
_TEMPORARY = re.compile(r"fazhi-(\d+)-.+")


def staging_for(folder: Path) -> Path:
    """A new hidden folder beside `folder`, of this process alone: its name has the process in it.

    Parameters
    ----------
    folder : Path
        outputs/<town>/<year>; need not exist.
    """
    staging = folder.with_name(f".{folder.name}.{os.getpid()}.{uuid4().hex[:12]}")
    staging.mkdir(parents=True)
    return staging


def swap_in(folder: Path, staging: Path) -> None:
    """Put the finished folder in its place; the old one is gone only when the new one stands.

    Raises
    ------
    RunError
        Other runs were quicker every time.
    """
    replaced: list[Path] = []
    try:
        for attempt in range(TRIES):
            old = staging.with_name(f"{staging.name}.old{attempt}")
            try:
                folder.rename(old)
                replaced.append(old)
            except FileNotFoundError:
                pass
            try:
                staging.rename(folder)
                return
            except OSError as error:
                if error.errno not in (errno.ENOTEMPTY, errno.EEXIST):
                    raise
        raise RunError(f"{folder.parent.name} {folder.name} 的报告正被另一次运行反复替换，请等它结束后再运行。")
    finally:
        if replaced and not folder.exists():
            replaced.pop().rename(folder)
        for old in replaced:
            shutil.rmtree(old, ignore_errors=True)


def sweep(parent: Path) -> None:
    """Clear what killed runs left beside the outputs in `parent` and in the system's temporary folder.

    An old report that was set aside by a run killed in the middle of its swap goes back to its place.
    """
    left = [path for path in sorted(parent.glob(".[0-9]*")) if _is_left(_HIDDEN.fullmatch(path.name))]
    for path in left:
        place = path.with_name(path.name[1:5])
        if ".old" in path.name and not place.exists():
            try:
                path.rename(place)
                continue
            except OSError:  # another run put its own there at this moment
                pass
        shutil.rmtree(path, ignore_errors=True)
    for path in Path(tempfile.gettempdir()).glob("fazhi-*"):
        if _is_left(_TEMPORARY.fullmatch(path.name)):
            shutil.rmtree(path, ignore_errors=True)


def _is_left(match: re.Match[str] | None) -> bool:
    """Whether the process that a name speaks of is gone."""
    if match is None:
        return False
    try:
        os.kill(int(match[1]), 0)
    except (ProcessLookupError, OverflowError):
        return True
    except PermissionError:  # somebody else's, and alive
        return False
    return False
