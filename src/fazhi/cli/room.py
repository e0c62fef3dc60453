"""Whether there is room for outputs: found out before minutes go into a run."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from fazhi.errors import RunError
from fazhi.workspace import Workspace


def require_room(place: Workspace, pairs: Iterable[tuple[str, int]]) -> None:
    """Raise where the outputs of these towns and years could not be written; creates nothing.

    Raises
    ------
    RunError
        A folder's name is taken by a file, or nothing may be written there.
    """
    folders = {place.outputs: None, place.outputs / "runs": None}
    for town, year in pairs:
        folder = place.output(town, year)
        folders |= {folder.parent: None, folder: None}
    for folder in folders:
        _require_folder(folder, place.root)


def _require_folder(folder: Path, root: Path) -> None:
    while not os.path.lexists(folder):
        folder = folder.parent
    name = folder.relative_to(root).as_posix() if folder != root else "工作区"
    if not folder.is_dir():
        raise RunError(f"“{name}”是文件，不是文件夹，报告没有地方可放；请把它移走或改名后再运行。")
    if not os.access(folder, os.W_OK | os.X_OK):
        raise RunError(f"“{name}”不能写入，报告没有地方可放；请检查文件夹的权限后再运行。")
