"""What may leave the office holds nobody's name or number, and nothing of the machine that made it."""

from __future__ import annotations

import re
import sys
import zipfile
from pathlib import Path

import pytest
from batch.offices import NAME, PHONE, YEARS, Ran, hashes, text_of

PERSONAL = re.compile(r"示例[\u4e00-\u9fff]{1,5}\d{3}|000-0000\d*|AB20\d{5}")
"""How the demo ledgers fill their personal columns: names, telephones, numbers of the resettlement register."""

years = pytest.mark.parametrize("year", YEARS)


def of_this_machine(ran: Ran) -> re.Pattern[str]:
    """Places that only this machine has, wherever a path can begin."""
    home = str(Path.home())
    places = (ran.root, sys.prefix, str(Path(ran.root).parents[1]), *((f"{home}/",) if len(home) > 1 else ()))
    return re.compile("|".join(re.escape(place) for place in places))


def found(folder: Path, pattern: re.Pattern[str]) -> set[tuple[str, str]]:
    """Files below a folder whose readable text has what the pattern says, each with what it has.

    Marked copies are left out: they are the office's own ledgers, and stay where those are.
    """
    names = [name for name in hashes(folder) if "internal/marked/" not in name]
    assert names
    return {(name, hit) for name in names for hit in pattern.findall(text_of(folder / name))}


def test_the_ledgers_do_hold_personal_values(ran: Ran) -> None:
    books = sorted((Path(ran.root) / "data/raw").rglob("2024/*.xlsx"))
    text = "".join(zipfile.ZipFile(book).read("xl/sharedStrings.xml").decode() for book in books)
    for example in ("示例人员001", "000-0000001", "AB2021003"):
        assert PERSONAL.fullmatch(example)
    assert "示例人员" in text and "000-0000" in text and "AB2021003" in text


@years
def test_no_personal_value_in_any_output(ran: Ran, year: int) -> None:
    assert found(ran.output(year), PERSONAL) == set()


@years
def test_no_place_of_the_machine_in_any_output(ran: Ran, year: int) -> None:
    assert found(ran.output(year), of_this_machine(ran)) == set()


def test_nor_in_the_index(ran: Ran) -> None:
    page = text_of(ran.outputs / "index.html")
    assert not PERSONAL.search(page) and not of_this_machine(ran).search(page)


def test_a_ledger_shown_on_the_analysts_screen_is_masked(ran: Ran) -> None:
    """01_ingest shows rows of a ledger: the column of petitioners is there, and every cell of it is masked."""
    text = text_of(ran.output(2024) / "internal/notebooks/01_ingest.ipynb")
    assert "信访人" in text and "***" in text


def test_the_small_towns_leave_no_name_and_no_telephone(two_towns: Ran) -> None:
    assert found(two_towns.outputs, re.compile(f"{NAME}|{PHONE}")) == set()
    masked = text_of(two_towns.output(2024, "小河乡") / "internal/notebooks/01_ingest.ipynb")
    assert "欧*" in masked
