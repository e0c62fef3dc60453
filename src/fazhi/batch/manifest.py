"""manifest.json: what went in, with which versions, and what came out. No clock."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from fazhi.batch.changes import NAME as CHANGES
from fazhi.batch.keys import inputs, sha256, versions
from fazhi.workspace import Analysis

NAME = "manifest.json"


def write_manifest(analysis: Analysis, folder: Path, key: str, fonts: dict[str, Any]) -> None:
    """Write the manifest of a finished folder.

    Parameters
    ----------
    analysis : Analysis
    folder : Path
        Holds all outputs.
    key : str
        The run's key.
    fonts : dict
        Family used by each level of the filed document, and whether it is a free one in place of the office's.
    """
    ledgers: dict[str, list[str]] = {}
    for file in analysis.ingested.inputs:
        for ledger in file.ledgers:
            ledgers.setdefault(ledger, []).append(file.name)
    # What moved at this run is no part of what it made: the next run has nothing to say, and nothing is stale.
    left_out = {folder / NAME, folder / CHANGES}
    outputs = (path for path in sorted(folder.rglob("*")) if path.is_file() and path not in left_out)
    record: dict[str, Any] = {
        "key": key,
        "town": analysis.parameters.town,
        "year": analysis.parameters.year,
        "demo": analysis.town.demo,
        "draft": analysis.narrative.is_draft,
        "parameters": analysis.parameters.model_dump(exclude={"workspace"}),
        "cut_off": analysis.period.cut_off.isoformat(),
        "inputs": inputs(analysis),
        "ledgers": ledgers,
        "missing": list(analysis.ingested.missing),
        "versions": versions(),
        "fonts": fonts,
        "outputs": {path.relative_to(folder).as_posix(): sha256(path) for path in outputs},
    }
    (folder / NAME).write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def read_manifest(folder: Path) -> dict[str, Any] | None:
    """The manifest of an output folder, or None where there is none that can be read."""
    try:
        record = json.loads((folder / NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return record if isinstance(record, dict) else None


def is_current(folder: Path, key: str) -> bool:
    """Whether the outputs were made from exactly these inputs and are all still as they were made."""
    record = read_manifest(folder)
    if record is None or record.get("key") != key:
        return False
    outputs: dict[str, str] = record.get("outputs", {})
    try:
        return all(sha256(folder / name) == digest for name, digest in outputs.items())
    except OSError:  # lost, or another run is just putting its own in place
        return False
