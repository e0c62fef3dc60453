"""pyproject.toml, requirements.lock and environment.yml are one environment, and nothing in the project names a machine."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PINS = re.findall(r"^([A-Za-z0-9._-]+)==(\S+)((?:.*\\\n)(?:    --hash=\S+(?: \\)?\n)+)", LOCK, re.M)


def requirements(group: str = "") -> list[Requirement]:
    """What pyproject.toml asks for, of the package itself or of an extra."""
    listed = PROJECT["optional-dependencies"][group] if group else PROJECT["dependencies"]
    return [Requirement(each) for each in listed]


def locked() -> dict[str, str]:
    return {canonicalize_name(name): version for name, version, _ in PINS}


def imported() -> set[str]:
    """Top-level modules that the source imports."""
    found: set[str] = set()
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.partition(".")[0])
    return found - {"fazhi"} - set(sys.stdlib_module_names)


def tracked() -> list[Path]:
    """Text files of the project."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode != 0:
        pytest.skip("not a git checkout")
    paths = [ROOT / name for name in listed.stdout.decode().split("\0") if name]
    binary = {".xlsx", ".png", ".jpg", ".pdf", ".docx", ".parquet"}
    return [path for path in paths if path.is_file() and path.suffix not in binary]


@pytest.mark.parametrize("group", ["", "dev"])
def test_every_dependency_is_locked_at_a_version_that_fits(group: str) -> None:
    pins = locked()
    for requirement in requirements(group):
        name = canonicalize_name(requirement.name)
        assert name in pins, f"{name}: run make lock"
        assert requirement.specifier.contains(pins[name]), requirement


def test_every_pin_of_the_lock_has_a_hash() -> None:
    names = re.findall(r"^([A-Za-z0-9._-]+)==", LOCK, re.M)
    assert len(PINS) == len(names) > 50
    assert all(re.search(r"--hash=sha256:[0-9a-f]{64}", hashes) for *_, hashes in PINS)


def test_the_lock_names_no_address() -> None:
    assert "://" not in LOCK and "--index-url" not in LOCK and "--find-links" not in LOCK


def test_the_build_backend_is_locked_too() -> None:
    build = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["build-system"]["requires"]
    assert {canonicalize_name(Requirement(each).name) for each in build} <= set(locked())


def test_what_the_source_imports_is_declared() -> None:
    declared = {canonicalize_name(requirement.name) for requirement in requirements()}
    homes = packages_distributions()
    undeclared = {
        module: homes.get(module)
        for module in imported()
        if not declared & {canonicalize_name(name) for name in homes.get(module, ())}
    }
    assert undeclared == {}


def test_conda_brings_the_same_python_and_pip_the_same_lock() -> None:
    lines = [line.strip() for line in (ROOT / "environment.yml").read_text(encoding="utf-8").splitlines()]
    [python] = [line.removeprefix("- python") for line in lines if line.startswith("- python")]
    assert SpecifierSet(python) == SpecifierSet(PROJECT["requires-python"])
    assert lines[lines.index("- pip:") + 1 :] == ["- --require-hashes", "- -r requirements.lock"]
    listed = [line for line in lines if line.startswith("- ")]
    assert len(listed) == 6, "channels, python, pip and the lock: nothing that the lock does not know"


def test_make_installs_the_same_lock() -> None:
    recipe = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert "--require-hashes -r requirements.lock" in recipe
    assert "://" not in recipe


def test_this_python_fits() -> None:
    assert SpecifierSet(PROJECT["requires-python"]).contains(".".join(map(str, sys.version_info[:3])))


def test_no_file_names_a_place_of_one_machine() -> None:
    pattern = re.compile(r"(?<![\w./])/(?:home|Users|root|work|opt|mnt)/\w+")
    found = {
        (path.relative_to(ROOT).as_posix(), hit)
        for path in tracked()
        for hit in pattern.findall(path.read_text(encoding="utf-8", errors="replace"))
    }
    assert found == set()


def test_no_file_names_a_package_registry() -> None:
    words = re.compile(
        "|".join(("pypi" + r"\.org", "python" + r"hosted\.org", "--index" + "-url", "PIP_INDEX" + "_URL"))
    )
    found = [
        path.relative_to(ROOT).as_posix()
        for path in tracked()
        if words.search(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert set(found) <= {"tests/test_environment.py"}
