"""internal/changes.csv: which figures moved since the last run.

It tells of two runs and not of the inputs: the same inputs give another list where another run went before. So it is
no part of what a manifest vouches for (:data:`NAME` is to be left out of its hashes), and a run is never stale for it.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from fazhi.batch.withheld import INTERNAL, WITHHELD
from fazhi.indicators import STATUS_WORDS, Value
from fazhi.numbers import plain

NAME = f"{INTERNAL}/changes.csv"
"""Its place in the outputs."""

HEADERS = ("编号", "指标", "原值", "现值", "差", "原状态", "现状态")

Records = tuple[Mapping[str, Any], ...]


def earlier(folder: Path) -> Records:
    """The indicators of the last run, before its folder is replaced; empty where there was none.

    A run that was withheld was a run too.

    Parameters
    ----------
    folder : Path
        outputs/<town>/<year>.
    """
    for path in (folder / "indicators.json", folder / INTERNAL / WITHHELD / "indicators.json"):
        try:
            records = json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
        except (OSError, ValueError):
            continue
        if isinstance(records, list):
            return tuple(each for each in records if isinstance(each, dict) and isinstance(each.get("id"), str))
    return ()


def write_changes(values: Iterable[Value], before: Records, folder: Path) -> Path:
    """Write the list; only its header where nothing moved or nothing was there.

    Parameters
    ----------
    values : iterable of Value
        Released.
    before : tuple of mapping
        What :func:`earlier` found.
    folder : Path
        The staged outputs.

    Returns
    -------
    Path
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(HEADERS)
    writer.writerows(changes(values, before))
    path = folder / NAME
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(out.getvalue(), encoding="utf-8-sig", newline="")
    return path


def changes(values: Iterable[Value], before: Records) -> Iterator[tuple[str, ...]]:
    """The lines of the list, in the order of the report; figures that are no longer computed come last.

    Parameters
    ----------
    values : iterable of Value
    before : tuple of mapping
    """
    if not before:
        return
    known = {each["id"]: each for each in before}
    for value in values:
        old = known.pop(value.id, None)
        was = _number(old)
        if old is None:
            yield _line(value.id, value.indicator.title, None, value.value, "（上次没有）", STATUS_WORDS[value.status])
        elif was != value.value or old.get("status") != value.status:
            words = STATUS_WORDS[value.status]
            yield _line(value.id, value.indicator.title, was, value.value, _status(old), words)
    for name, old in known.items():
        yield _line(name, str(old.get("title", "")), _number(old), None, _status(old), "（不再计算）")


def _line(name: str, title: str, was: Decimal | None, now: Decimal | None, *statuses: str) -> tuple[str, ...]:
    moved = "" if was is None or now is None else _signed(now - was)
    return (name, title, _text(was), _text(now), moved, *statuses)


def _text(number: Decimal | None) -> str:
    return "" if number is None else plain(number)


def _signed(number: Decimal) -> str:
    return f"+{plain(number)}" if number > 0 else plain(number)


def _number(record: Mapping[str, Any] | None) -> Decimal | None:
    value = record.get("value") if record else None
    try:
        return None if value is None else Decimal(value)
    except (InvalidOperation, TypeError, ValueError):
        return None


def _status(record: Mapping[str, Any]) -> str:
    return next((words for status, words in STATUS_WORDS.items() if status == record.get("status")), "")
