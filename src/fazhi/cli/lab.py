"""fazhi lab: JupyterLab on the workspace's notebooks."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from fazhi.cli.edge import DONE, FAILED
from fazhi.workspace import VARIABLE, Workspace

OPENS = ("--LabApp.default_url=/lab/tree/notebooks/03_report.ipynb",)

QUIET = ("--LabApp.news_url=None", "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate")
"""An office's machine asks nobody for news or updates, and nobody is asked whether it may."""

SETTINGS = "jupyter"
"""Folder beside this file with JupyterLab's settings for the same purpose."""


def lab_command(*, workspace: str, browser: bool) -> int:
    """Start JupyterLab and stay until it ends; returns the exit code.

    Raises
    ------
    WorkspaceError
        There is no workspace.
    """
    place = Workspace.find(workspace)
    command = [sys.executable, "-m", "jupyterlab", f"--ServerApp.root_dir={place.root}", *OPENS, *QUIET]
    if not browser:
        command.append("--no-browser")
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        command.append("--allow-root")  # containers; JupyterLab refuses root otherwise
    try:
        ended = subprocess.run(command, env=_environment(place), check=False)
    except KeyboardInterrupt:
        return DONE
    return DONE if ended.returncode == 0 else FAILED


def _environment(place: Workspace) -> dict[str, str]:
    path = os.pathsep.join(filter(None, (str(Path(__file__).parent / SETTINGS), os.environ.get("JUPYTER_CONFIG_PATH"))))
    return os.environ | {VARIABLE: str(place.root), "JUPYTER_CONFIG_PATH": path}
