"""The first town.toml of a town."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from fazhi.catalog import load_catalog
from fazhi.errors import UsageError
from fazhi.forms.townfile import check_town_name, town_toml
from fazhi.settings import Town, load_town

CATALOG = load_catalog()


def written(folder: Path, name: str) -> str:
    """The text of a new town's file, as it stands in its folder."""
    path = folder / name / "town.toml"
    path.parent.mkdir()
    text = town_toml(load_town(path.parent), CATALOG)
    path.write_text(text, encoding="utf-8")
    return text


@pytest.mark.parametrize(
    ("name", "kind", "issuers"),
    [
        ("小河镇", "镇", ("中共小河镇委员会", "小河镇人民政府")),
        ("小河乡", "乡", ("中共小河乡委员会", "小河乡人民政府")),
        ("相山街道", "街道", ("中共相山街道工作委员会", "相山街道办事处")),
    ],
)
def test_it_loads_and_says_what_kind_of_place_it_is(
    tmp_path: Path, name: str, kind: str, issuers: tuple[str, str]
) -> None:
    written(tmp_path, name)
    town = load_town(tmp_path / name)
    assert (town.name, town.kind, town.issuers, town.demo, town.villages) == (name, kind, issuers, False, ())
    assert set(town.kept or ()) == {each.id for each in CATALOG.ledgers.values() if each.default}


def test_every_key_is_there_and_explained(tmp_path: Path) -> None:
    text = written(tmp_path, "小河镇")
    for key in Town.model_fields:
        assert re.search(rf"^(# )?\[*{key}\b", text, re.M), key
    for ledger in CATALOG.ledgers.values():
        [line] = [line for line in text.splitlines() if f'"{ledger.id}",' in line]
        assert line.endswith(f"# {ledger.title}（{ledger.office}）") and line.lstrip().startswith("#") != ledger.default


def test_the_commented_examples_can_be_used_as_they_are(tmp_path: Path) -> None:
    text = written(tmp_path, "小河镇")
    (tmp_path / "小河镇/town.toml").write_text(
        re.sub(r'^(\s*)# (?=[a-z]+ = |["\[])', r"\1", text, flags=re.M), encoding="utf-8"
    )
    town = load_town(tmp_path / "小河镇")
    assert town.villages[0].name == "某某村" and town.population
    assert len(town.kept or ()) == len(CATALOG.ledgers)
    assert CATALOG.with_lists(town.lists).kept_ledgers(town.kept)


@pytest.mark.parametrize("name", ["小河镇", "相山街道", "A镇", "柴河（林场）镇", "克孜勒·苏乡"])
def test_names_that_can_be_a_towns(name: str) -> None:
    check_town_name(name)


@pytest.mark.parametrize(
    "name",
    ["", ".", "..", ".小河镇", "_小河镇", "小河/镇", "小河\\镇", "小河\n镇", "小河\x00镇", "小河 镇", " 小河镇", "小河镇\u200b",
     '小"河镇', "小河镇*", "-小河镇", "~小河镇", "小河:镇", "镇" * 31],
)  # fmt: skip
def test_names_that_cannot(name: str) -> None:
    with pytest.raises(UsageError, match="某某镇"):
        check_town_name(name)
