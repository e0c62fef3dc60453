"""Clean ledgers kept as Parquet, with an index that says from which inputs they were made.

The key of the index covers the bytes of every input file, the town, the year and period, the catalogue's ledgers and
which indicators read them, and the source of this room: when none of these has changed, the folder is not read again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from fazhi.catalog.columns import REPEATS, Column, Ledger
from fazhi.catalog.model import Catalog
from fazhi.findings import Finding, Severity
from fazhi.ledgers.cells.dtypes import DATE, as_category, typed
from fazhi.ledgers.model import (
    FILE,
    INDEX,
    ROW,
    SHEET,
    Applied,
    Ingested,
    InputFile,
    Quarantined,
    Reconciled,
    Reported,
)
from fazhi.ledgers.privatevalues import PrivateValues
from fazhi.periods import Period
from fazhi.settings import Town
from fazhi.wholefile import growing, write_whole

INDEX_FILE = "ingest.json"

PRIVATE_FILE = "private.json"
"""What may stand in nothing that leaves the office; it stays with the clean ledgers, which hold the same."""


def key_of(hashes: Mapping[str, str], town: Town, year: int, period: Period, catalog: Catalog) -> str:
    """What the clean ledgers depend on, as one SHA-256 in hexadecimal.

    Parameters
    ----------
    hashes : mapping of str to str
        SHA-256 of each input file by name.
    town : Town
    year : int
    period : Period
    catalog : Catalog
    """
    depends_on = {
        "inputs": dict(hashes),
        "town": town.model_dump(mode="json"),
        "year": year,
        "period": [str(part) for part in (period.name, period.start, period.end, period.cut_off)],
        "ledgers": {name: ledger.model_dump(mode="json") for name, ledger in catalog.ledgers.items()},
        "readers": {
            indicator.id: [indicator.title, *([part.ledger, *part.columns()] for part in indicator.parts())]
            for indicator in catalog.indicators.values()
        },
        "code": _code(),
    }
    return hashlib.sha256(json.dumps(depends_on, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


@cache
def _code() -> str:
    """SHA-256 of the source of this room."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def save(ingested: Ingested, folder: Path, key: str) -> None:
    """Write the clean ledgers; the index last, so that a run cut short leaves nothing that looks finished.

    Parameters
    ----------
    ingested : Ingested
    folder : Path
        ``data/interim/<town>/<year>``.
    key : str
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / INDEX_FILE).unlink(missing_ok=True)
    for stale in folder.glob("*.parquet"):
        if stale.stem not in ingested.frames:
            stale.unlink(missing_ok=True)
    for name, frame in ingested.frames.items():
        with growing(folder / f"{name}.parquet") as part:
            pq.write_table(_to_arrow(frame), part, compression="zstd")
    _put(folder / PRIVATE_FILE, [[*place, sorted(values)] for place, values in ingested.private.items()])
    index = {
        "key": key,
        "year": ingested.year,
        "ledgers": {name: len(frame) for name, frame in ingested.frames.items()},
        "inputs": [asdict(each) for each in ingested.inputs],
        "reported": [asdict(each) for each in ingested.reported],
        "findings": [each.to_json() for each in ingested.findings],
        "reconciliation": [asdict(each) for each in ingested.reconciliation],
        "quarantined": {name: [asdict(each) for each in rows] for name, rows in ingested.quarantined.items()},
        "missing": list(ingested.missing),
        "corrections": [asdict(each) for each in ingested.corrections],
    }
    _put(folder / INDEX_FILE, index)


def _put(path: Path, record: Any) -> None:
    write_whole(path, json.dumps(record, ensure_ascii=False, indent=1, default=str) + "\n")


def load(folder: Path, key: str, catalog: Catalog, town: Town, year: int) -> Ingested | None:
    """What :func:`save` wrote under the same key, or None.

    Parameters
    ----------
    folder : Path
    key : str
    catalog : Catalog
        Gives the frames back their types.
    town : Town
        Gives villages back their order.
    year : int
    """
    try:
        index = json.loads((folder / INDEX_FILE).read_text(encoding="utf-8"))
        if index["key"] != key:
            return None
        villages = [village.name for village in town.villages_in(year)]
        frames = {
            name: _from_arrow(pq.read_table(folder / f"{name}.parquet"), catalog.ledgers[name], villages)
            for name in index["ledgers"]
        }
        private = json.loads((folder / PRIVATE_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError, KeyError, pa.ArrowInvalid):
        return None  # cut short or damaged: read the raw files again
    return Ingested(
        year=index["year"],
        frames=MappingProxyType(frames),
        reported=tuple(_reported(each) for each in index["reported"]),
        findings=tuple(_finding(each) for each in index["findings"]),
        reconciliation=tuple(Reconciled(**each) for each in index["reconciliation"]),
        inputs=tuple(InputFile(each["name"], each["sha256"], tuple(each["ledgers"])) for each in index["inputs"]),
        quarantined=MappingProxyType(
            {name: tuple(Quarantined(**each) for each in rows) for name, rows in index["quarantined"].items()}
        ),
        missing=tuple(index["missing"]),
        corrections=tuple(
            Applied(**(each | {"when": date.fromisoformat(each["when"])})) for each in index["corrections"]
        ),
        private=PrivateValues({(ledger, column): values for ledger, column, values in private}),
    )


def _to_arrow(frame: pd.DataFrame) -> pa.Table:
    """A table of plain types: the catalogue says what they mean, so no pandas metadata is kept."""
    arrays = {}
    for title in frame.columns:
        values = frame[title]
        if values.dtype == object:
            arrays[title] = pa.array([None if each is None else list(each) for each in values], pa.list_(pa.string()))
        elif isinstance(values.dtype, pd.CategoricalDtype):
            arrays[title] = pa.array(values.astype("string"), pa.string())
        elif isinstance(values.dtype, pd.StringDtype):
            arrays[title] = pa.array(values, pa.string())
        else:
            arrays[title] = pa.array(values)
    return pa.table(arrays)


def _from_arrow(table: pa.Table, ledger: Ledger, villages: list[str]) -> pd.DataFrame:
    arrays: dict[str, Any] = {}
    for title in table.column_names:
        column = ledger.column(title)
        cells = table.column(title)
        if title in (FILE, SHEET):
            arrays[title] = typed(cells.to_pylist(), "text")
        elif title in (ROW, REPEATS):
            arrays[title] = typed(cells.to_pylist(), "int")
        elif isinstance(column, Column):
            arrays[title] = _restored(cells, column, villages)
    return pd.DataFrame(arrays, index=pd.RangeIndex(table.num_rows, name=INDEX))


def _restored(cells: pa.ChunkedArray, column: Column, villages: list[str]) -> Any:
    if column.type == "date":
        return pd.array(cells.to_numpy().astype(DATE), dtype=DATE)
    values = cells.to_pylist()
    if column.type in ("choices", "list"):
        values = [None if each is None else tuple(each) for each in values]
    return as_category(pd.Series(typed(values, column.type)), column, villages).array


def _reported(record: dict[str, Any]) -> Reported:
    numbers = {
        name: None if record[name] is None else Decimal(record[name]) for name in ("value", "numerator", "denominator")
    }
    day = None if record["date"] is None else date.fromisoformat(record["date"])
    return Reported(**(record | numbers | {"date": day}))


def _finding(record: dict[str, Any]) -> Finding:
    given = {"severity": Severity(record["severity"]), "indicators": tuple(record["indicators"])}
    return Finding(**(record | given))
