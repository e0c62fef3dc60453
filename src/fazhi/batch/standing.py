"""What stands in outputs/: each town's reports, the key figures of its latest year, what is missing, how many findings."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import quote

from fazhi import numbers
from fazhi.batch.manifest import read_manifest
from fazhi.batch.withheld import INTERNAL, WITHHELD, is_withheld
from fazhi.catalog import Catalog
from fazhi.findings import Severity
from fazhi.forms.causes import LEVELS

KINDS = (("html", "网页", "网页报告"), ("pdf", "PDF", "PDF文件"), ("docx", "Word", "Word文件"))
"""Suffix of a report, the word of its link, and that word where it is read without the line around it."""

_CHANGE_DIGITS = 2
_WITHHELD = "没有放出：成品里有个人信息"


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure of the index: its title, how it prints, and the change since last year."""

    title: str
    text: str
    known: bool
    change: str = ""


@dataclass(frozen=True, slots=True)
class Year:
    """A report that stands: links from the index, marks, missing ledgers and findings by severity.

    ``findings`` is None where they cannot be read; ``named`` says whether ``missing`` holds titles or mere ids.
    """

    year: int
    period: str
    links: tuple[tuple[str, str, str], ...]
    marks: tuple[str, ...]
    missing: tuple[str, ...]
    named: bool
    findings: tuple[tuple[str, int], ...] | None
    figures: tuple[KeyFigure, ...] = ()

    @property
    def due(self) -> tuple[str, ...]:
        """What somebody must still do about it: missing ledgers and errors."""
        errors = dict(self.findings or ()).get(LEVELS[Severity.ERROR], 0)
        words = (f"缺台账{len(self.missing)}本" if self.missing else "", f"错误{errors}处" if errors else "")
        return tuple(word for word in words if word)


@dataclass(frozen=True, slots=True)
class Town:
    """A town and its reports, the latest first; ``anchor`` is its place on the page."""

    name: str
    anchor: str
    years: tuple[Year, ...]


def standing(outputs: Path, catalog: Catalog | None = None) -> tuple[Town, ...]:
    """Read what stands under `outputs`.

    Parameters
    ----------
    outputs : Path
        Holds <town>/<year>/; a folder without a manifest is no finished report, but one that was withheld is named.
    catalog : Catalog, optional
        Says which figures are key and what ledgers are called.

    Returns
    -------
    tuple of Town
        By name, as a Chinese directory is ordered.
    """
    folders: dict[str, list[tuple[Path, dict[str, Any]]]] = {}
    for folder in sorted(outputs.glob("*/[0-9][0-9][0-9][0-9]"), reverse=True):
        manifest = read_manifest(folder / INTERNAL / WITHHELD if is_withheld(folder) else folder)
        if manifest is not None:
            folders.setdefault(folder.parent.name, []).append((folder, manifest))
    return tuple(
        Town(
            name,
            f"town-{number}",
            tuple(_year(*each, outputs, catalog, latest=not rank) for rank, each in enumerate(folders[name])),
        )
        for number, name in enumerate(sorted(folders, key=_by_sound), start=1)
    )


def _by_sound(name: str) -> tuple[bytes, str]:
    """GB 2312 lists its 3755 common characters by their sound."""
    return name.encode("gb18030", "replace"), name


def _year(folder: Path, manifest: dict[str, Any], outputs: Path, catalog: Catalog | None, *, latest: bool) -> Year:
    missing = tuple(manifest.get("missing", ()))
    known = catalog is not None and all(name in catalog.ledgers for name in missing)
    period = str(manifest.get("parameters", {}).get("period", "全年"))
    return Year(
        year=int(manifest["year"]),
        period="" if period == "全年" else period,
        links=tuple(
            (_address((folder / f"report.{kind}").relative_to(outputs)), words, label)
            for kind, words, label in KINDS
            if (folder / f"report.{kind}").is_file()
        ),
        marks=tuple(words for key, words in (("demo", "示例数据"), ("draft", "草稿")) if manifest.get(key))
        + ((_WITHHELD,) if is_withheld(folder) else ()),
        missing=tuple(catalog.ledgers[name].title for name in missing) if catalog and known else missing,
        named=known,
        findings=_counts(folder / "internal" / "findings.json"),
        figures=_figures(folder / "indicators.json", catalog.outline.headline) if catalog and latest else (),
    )


def _address(path: Path) -> str:
    """A relative address: what would end or change it is escaped, Chinese stays readable."""
    return "".join(char if not char.isascii() else quote(char) for char in path.as_posix())


def _counts(path: Path) -> tuple[tuple[str, int], ...] | None:
    """How many findings of each severity there are; never what they say."""
    records = _records(path)
    if records is None:
        return None
    counts = Counter(record.get("severity") for record in records)
    return tuple((words, counts[level.value]) for level, words in LEVELS.items() if counts[level.value])


def _figures(path: Path, headline: Sequence[str]) -> tuple[KeyFigure, ...]:
    if not headline:
        return ()
    found = {record.get("id"): record for record in _records(path) or ()}
    return tuple(_figure(found[name]) for name in headline if name in found)


def _figure(record: dict[str, Any]) -> KeyFigure:
    return KeyFigure(record["title"], record["text"], record["value"] is not None, _change(record))


def _change(record: dict[str, Any]) -> str:
    """The change in the words of the report without 同比; on a small base last year's number (domain rules: Numbers)."""
    if record.get("change") is None or record["value"] is None:
        return ""
    digits, previous = int(record["digits"]), Decimal(record["previous"])
    if record["change_unit"] == "百分点":
        change = numbers.round_half_up(Decimal(record["change"]), max(digits, 1))
    elif previous < numbers.SMALL_BASE:
        return f"上年{numbers.quantity(numbers.round_half_up(previous, digits), record['unit'])}"
    else:
        change = numbers.round_half_up(Decimal(record["change"]), _CHANGE_DIGITS)
    return numbers.change_words(change, record["change_unit"]).removeprefix("同比")


def _records(path: Path) -> Iterable[dict[str, Any]] | None:
    try:
        records = json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except (OSError, ValueError):
        return None
    return [record for record in records if isinstance(record, dict)] if isinstance(records, list) else None
