"""The rooms of the house: every room has its place in the order, and the engine knows no topic by name."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src/fazhi"
CATALOGUE = SOURCE / "catalog/fazhi_zhengfu"


def layers() -> list[str]:
    """Rooms from the top of the house to its foundation."""
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    [contract] = [each for each in config["contracts"] if each.get("exhaustive")]
    return list(contract["layers"])


def modules() -> list[Path]:
    return sorted(path for path in SOURCE.rglob("*.py") if CATALOGUE not in path.parents)


def test_every_room_has_its_place() -> None:
    placed = {room for layer in layers() for room in re.split(r" [|:] ", layer)}
    rooms = {path.stem for path in SOURCE.glob("*.py")} | {path.parent.name for path in SOURCE.glob("*/__init__.py")}
    assert placed == rooms - {"__init__", "__main__"}


def test_the_order_is_that_of_the_data() -> None:
    wanted = [
        "cli",
        "batch",
        "workspace",
        "report",
        "exhibits | narrative",
        "release",
        "indicators",
        "ledgers",
        "catalog",
    ]
    assert [layer for layer in layers() if layer in wanted] == wanted
    assert layers()[-1] == "errors"


@pytest.mark.parametrize("room", ["exhibits", "narrative", "report"])
def test_what_is_shown_never_reads_a_ledger(room: str) -> None:
    """The type is the permission: these rooms import neither frames of rows nor the table before its release."""
    for path in (SOURCE / room).glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                assert not node.module.startswith("fazhi.ledgers"), path.name
                names = {alias.name for alias in node.names} if node.module.startswith("fazhi.indicators") else set()
                assert not names & {"IndicatorTable", "compute"}, path.name


def test_the_engine_knows_no_topic_by_name() -> None:
    # villages are no ledger but the town's own fact, and several measures count against them
    topics = {path.parent.name for path in CATALOGUE.glob("*/topic.toml")} - {"villages"}
    assert len(topics) > 15
    texts = {path: ast.parse(path.read_text(encoding="utf-8")) for path in modules()}
    known = [
        (path.name, node.value)
        for path, tree in texts.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if node.value in topics
        or (node.value.split(".")[0] in topics and re.fullmatch(r"[a-z_]+\.[a-z_]+", node.value))
    ]
    assert known == []
