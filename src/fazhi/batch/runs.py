"""outputs/runs/<n>.json: the ledger of runs. The only place where a clock is read."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from fazhi.batch.one import Result


def write_run(
    outputs: Path, results: Iterable[Result], started: datetime, seconds: float, notes: Iterable[str] = ()
) -> Path:
    """Record a run: when, how long, what became of each town and year.

    Parameters
    ----------
    outputs : Path
    results : iterable of Result
    started : datetime
        With a time zone.
    seconds : float
    notes : iterable of str
        What else a reader of the run should know, e.g. which fonts stood in for the office's.

    Returns
    -------
    Path
        The new file; numbers only grow.
    """
    folder = outputs / "runs"
    folder.mkdir(parents=True, exist_ok=True)
    record = {
        "started": started.isoformat(timespec="seconds"),
        "seconds": round(seconds, 3),
        "notes": list(notes),
        "results": [asdict(result) for result in results],
    }
    text = json.dumps(record, ensure_ascii=False, indent=1) + "\n"
    number = _last(folder) + 1
    while True:
        path = folder / f"{number}.json"
        try:
            with path.open("x", encoding="utf-8") as file:
                file.write(text)
            return path
        except FileExistsError:  # another run has just taken this number
            number += 1


def last_results(outputs: Path) -> dict[tuple[str, int], dict[str, Any]]:
    """The newest recorded result of every town and year."""
    found: dict[tuple[str, int], dict[str, Any]] = {}
    folder = outputs / "runs"
    for number in range(1, _last(folder) + 1):
        try:
            record = json.loads((folder / f"{number}.json").read_text(encoding="utf-8"))
            for result in record["results"]:
                found[result["town"], int(result["year"])] = result
        except (OSError, ValueError, KeyError, TypeError):
            continue  # a damaged record of an old run says nothing about today's outputs
    return found


def _last(folder: Path) -> int:
    return max((int(path.stem) for path in folder.glob("*.json") if path.stem.isdigit()), default=0)
