"""What a run depends on, as one key that an auditor can follow: inputs, catalogue, code, parameters, versions."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import fazhi
from fazhi.workspace import Analysis

EPOCH = 1
"""Raised by hand where outputs must be made anew although no input changed."""

_PICTURES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp"})
"""What an analyst's text may show from beside the notebook."""

PACKAGES = (
    "fazhi", "jupyterlab", "matplotlib", "nbconvert", "openpyxl", "pandas", "pandera", "papermill", "pillow", "pyarrow", "pypdfium2",
    "python-calamine", "python-docx", "typst", "xlsxwriter",
)  # fmt: skip
"""Packages whose version can change an output."""


def sha256(path: Path) -> str:
    """SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def folder_hash(files: Iterable[Path], root: Path) -> str:
    """One hash over names and contents of files below `root`, in the order of their names."""
    total = hashlib.sha256()
    for path in sorted(files):
        total.update(path.relative_to(root).as_posix().encode())
        total.update(sha256(path).encode())
    return total.hexdigest()


def versions() -> dict[str, str]:
    """Versions of the packages that shape the outputs."""
    return {name: version(name) for name in PACKAGES}


def code_hash() -> str:
    """Hash of the engine, its templates and the default catalogue."""
    root = Path(fazhi.__file__).parent
    files = (path for path in root.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return folder_hash(files, root)


def inputs(analysis: Analysis) -> dict[str, str]:
    """Every file that the report of this town and year reads, relative to the workspace, with its hash.

    The ledgers of the year before are among them: 同比 is recomputed from them.
    """
    workspace, one = analysis.workspace, analysis.parameters
    town = workspace.raw / one.town
    folders = [town / str(year) for year in (one.year - 1, one.year)]
    files = [path for folder in folders if folder.is_dir() for path in folder.rglob("*") if _counts(path)]
    files += [path for path in (town / "town.toml",) if path.is_file()]
    files += [path for path in (workspace.root / "catalog").rglob("*") if path.is_file()]
    files += sorted(workspace.notebooks.glob("0*.ipynb"))
    files += [path for path in workspace.notebooks.rglob("*") if path.suffix.lower() in _PICTURES and _counts(path)]
    return {path.relative_to(workspace.root).as_posix(): sha256(path) for path in sorted(files)}


def _counts(path: Path) -> bool:
    return path.is_file() and not path.name.startswith((".", "~$"))


def run_key(analysis: Analysis, formats: Iterable[str]) -> str:
    """The key of a run: it changes when anything that the outputs depend on does."""
    record: dict[str, Any] = {
        "epoch": EPOCH,
        "inputs": inputs(analysis),
        "code": code_hash(),
        "versions": versions(),
        "parameters": analysis.parameters.model_dump(exclude={"workspace"}),
        "formats": sorted(formats),
    }
    return hashlib.sha256(json.dumps(record, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
