"""Offices to run: the demo town in a workspace of its own, a town of three petitions, and the fazhi command on them."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

import pypdfium2
import pytest
from builders import write_book

ROOT = Path(__file__).parents[2]
DEMO = "段园镇"
YEARS = (2022, 2023, 2024)

NAME, PHONE = "欧阳试字", "13900001234"
"""A petitioner of the small town; invented."""


@dataclass(frozen=True)
class Ran:
    """A command that has ended, and the workspace in which it ran."""

    root: str
    code: int
    out: str
    err: str

    @property
    def outputs(self) -> Path:
        return Path(self.root) / "outputs"

    def output(self, year: int, town: str = DEMO) -> Path:
        return self.outputs / town / str(year)

    def read(self, name: str, year: int = 2024, town: str = DEMO) -> list[dict[str, object]]:
        """A list of records of a year, e.g. indicators.json."""
        return json.loads((self.output(year, town) / name).read_text(encoding="utf-8"))  # type: ignore[no-any-return]

    def manifest(self, year: int = 2024, town: str = DEMO) -> dict[str, dict[str, str]]:
        return json.loads((self.output(year, town) / "manifest.json").read_text(encoding="utf-8"))  # type: ignore[no-any-return]

    def copy(self, to: Path) -> Path:
        """The same workspace elsewhere, to be changed there."""
        return shutil.copytree(self.root, to)


def fazhi(root: Path, *words: str) -> Ran:
    """Run the command in a process of its own, as people do."""
    command = [sys.executable, "-m", "fazhi", *words, "--workspace", str(root)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300, env=os.environ | WIDE)
    return Ran(str(root), ended.returncode, ended.stdout, ended.stderr)


WIDE = {"COLUMNS": "200", "TERM": "dumb"}
"""A terminal that does not break lines."""


def once(factory: pytest.TempPathFactory, name: str, prepare: Callable[[Path], None], *words: str) -> Ran:
    """Prepare a workspace and run the command in it, once for all test processes of a session.

    Whoever comes first runs; the others wait for the lock and read what came out.
    """
    base = factory.getbasetemp()
    home = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    record = home / f"{name}.json"
    with (home / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not record.exists():
            prepare(home / name)
            record.write_text(json.dumps(asdict(fazhi(home / name, *words))), encoding="utf-8")
    return Ran(**json.loads(record.read_text(encoding="utf-8")))


def demo_workspace(root: Path, *years: int) -> None:
    """The demo town's raw files (all years, or some) and the notebooks."""
    town = root / "data/raw" / DEMO
    town.mkdir(parents=True)
    shutil.copy(ROOT / "data/raw" / DEMO / "town.toml", town)
    for year in years or YEARS:
        shutil.copytree(ROOT / "data/raw" / DEMO / str(year), town / str(year))
    copy_notebooks(root)


def copy_notebooks(root: Path) -> None:
    """The pipeline's notebooks into a workspace."""
    (root / "notebooks").mkdir(parents=True, exist_ok=True)
    for path in sorted((ROOT / "notebooks").glob("0*.ipynb")):
        shutil.copy(path, root / "notebooks")


def small_town(root: Path, name: str = "小河乡", cell: str = "2024年5月6日", notebooks: bool = True) -> Path:
    """A town that keeps one ledger of three petitions; `cell` is the date of the second, B3.

    Returns
    -------
    Path
        Its folder under data/raw.
    """
    folder = root / "data/raw" / name
    (folder / "2024").mkdir(parents=True)
    (folder / "town.toml").write_text(
        f'name = "{name}"\nkind = "乡"\nkept = ["petitions"]\nsuperior = "示例区委、区政府"\n[[villages]]\nname = "大庄村"\n',
        encoding="utf-8",
    )
    write_book(
        folder / "2024/信访件台账.xlsx",
        [
            ["编号", "登记日期", "信访形式", "信访人", "电话", "办结日期"],
            ["甲1", "2024-03-05", "来信", NAME, PHONE, "2024-04-01"],
            ["甲2", cell, "网上", NAME, PHONE, None],
            ["甲3", "2024-07-01", "来信", NAME, PHONE, "2024-07-20"],
        ],
    )
    if notebooks:
        copy_notebooks(root)
    return folder


def hashes(folder: Path, *without: str) -> dict[str, str]:
    """SHA-256 of every file under a folder by relative name; `without` these parts of names."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not any(part in path.relative_to(folder).as_posix() for part in without)
    }


def text_of(path: Path) -> str:
    """Everything that can be read in an output file, of whatever kind."""
    if path.suffix in (".docx", ".xlsx"):
        with zipfile.ZipFile(path) as parts:
            return "\n".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())
    if path.suffix == ".pdf":
        with pypdfium2.PdfDocument(path) as document:
            pages = "\n".join(page.get_textpage().get_text_range() for page in document)
            return pages + "\n".join(document.get_metadata_dict().values())
    return path.read_text(encoding="utf-8")
