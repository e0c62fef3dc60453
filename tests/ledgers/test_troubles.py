"""Small files as offices hand them in, each with one trouble: what is found, what counts, what is read."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from builders import a_town, write_files
from ledgers.troubles import TROUBLES, Trouble, cells_of

from fazhi.catalog import load_catalog
from fazhi.findings import CODES, GROUPS, Finding
from fazhi.ledgers import Ingested, ingest
from fazhi.periods import parse

UNASKED = "column-absent"
"""Every small file lacks optional columns."""

FOUND_HERE = sorted(
    {code for group in ("文件和工作表", "单元格", "列", "行", "更正") for code in GROUPS[group]}
    | {"reported-invalid", "reported-unknown"}
)
"""Codes that reading ledgers can find."""

Read = Callable[[Trouble], Ingested]


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Read:
    """Reads a trouble's folder, once for all tests."""
    catalog = load_catalog()

    @cache
    def ingested(name: str) -> Ingested:
        (trouble,) = (each for each in TROUBLES if each.name == name)
        folder: Path = write_files(tmp_path_factory.mktemp("troubles") / "2024", trouble.files)
        town = a_town(kept=trouble.kept)
        return ingest(folder, town=town, year=2024, period=parse("全年", 2024), catalog=catalog, interim=None)

    return lambda trouble: ingested(trouble.name)


def each_trouble(function: Any) -> Any:
    return pytest.mark.parametrize("trouble", TROUBLES, ids=lambda trouble: trouble.name)(function)


def place_of(finding: Finding) -> str:
    place = finding.cell or (f"第{finding.row}行" if finding.row else "")
    return f"{finding.code} {place}".strip()


def shown(value: Any) -> str:
    if isinstance(value, tuple):
        return "、".join(value)
    if pd.isna(value):
        return ""
    return value.date().isoformat() if isinstance(value, pd.Timestamp) else str(value)


def test_there_are_enough_and_each_has_a_name_of_its_own() -> None:
    assert len(TROUBLES) >= 50
    assert len({trouble.name for trouble in TROUBLES}) == len(TROUBLES)


@each_trouble
def test_what_is_found_and_where(read: Read, trouble: Trouble) -> None:
    assert tuple(place_of(each) for each in read(trouble).findings if each.code != UNASKED) == trouble.finds


@each_trouble
def test_what_became_of_the_rows(read: Read, trouble: Trouble) -> None:
    lines = read(trouble).reconciliation
    assert ", ".join(f"{line.accepted}+{line.quarantined}+{line.not_data}" for line in lines) == trouble.rows
    assert all(line.rows == line.accepted + line.quarantined + line.not_data for line in lines)


@each_trouble
def test_what_is_read(read: Read, trouble: Trouble) -> None:
    frames = read(trouble).frames
    for title, values in trouble.values.items():
        assert [shown(value) for value in frames[trouble.kept[0]][title]] == list(values)


@each_trouble
def test_no_personal_value_is_told(read: Read, trouble: Trouble) -> None:
    ingested = read(trouble)
    told = str([finding.to_json() for finding in ingested.findings]) + str(ingested.quarantined)
    written = "\n".join(text for content in trouble.files.values() for text in cells_of(content))
    for secret in trouble.secrets:
        assert secret in written
        assert secret not in told


@pytest.mark.parametrize("code", FOUND_HERE)
def test_each_code_has_a_trouble_that_prints_its_example(read: Read, code: str) -> None:
    printed = {form_of(each.message) for trouble in TROUBLES for each in read(trouble).findings if each.code == code}
    assert form_of(CODES[code].example) in printed


def form_of(message: str) -> str:
    """What stays of a message without its quoted cells, files, indicators and numbers."""
    message = re.sub(r"“[^”]*”(?:、“[^”]*”)*", "“”", message)
    message = re.sub(r"[^\s，。；]+\.(?:xlsx|xls|csv|jpg)", "FILE", message)
    message = re.sub(r"[a-z_]+\.[a-z_]+(?:、[a-z_]+\.[a-z_]+)*", "ID", message)
    return re.sub(r"\d+(?:[-.]\d+)*(?:、\d+)*", "0", message)
