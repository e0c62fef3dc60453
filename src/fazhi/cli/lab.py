"""fazhi lab: JupyterLab on the workspace's notebooks."""

from __future__ import annotations

import os
import subprocess
import sys

from fazhi.cli.edge import DONE, FAILED
from fazhi.workspace import VARIABLE, Workspace


def lab_command(*, workspace: str, browser: bool) -> int:
    """Start JupyterLab and stay until it ends; returns the exit code.

    Raises
    ------
    WorkspaceError
        There is no workspace.
    """
    place = Workspace.find(workspace)
    command = [sys.executable, "-m", "jupyterlab", f"--ServerApp.root_dir={place.root}", "--LabApp.default_url=/lab/tree/notebooks/03_report.ipynb"]
    if not browser:
        command.append("--no-browser")
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        command.append("--allow-root")  # containers; JupyterLab refuses root otherwise
    try:
        ended = subprocess.run(command, env=os.environ | {VARIABLE: str(place.root)}, check=False)
    except KeyboardInterrupt:
        return DONE
    return DONE if ended.returncode == 0 else FAILED
