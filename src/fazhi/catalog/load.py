"""Read a catalogue folder, a workspace's own folder over it, and check that all names in it mean something."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel, ValidationError

from fazhi.catalog.checks import check
from fazhi.catalog.columns import Ledger, from_table
from fazhi.catalog.indicators import TOWN, Chart, Indicator, IndicatorTable
from fazhi.catalog.model import Catalog, Chapter, Outline, Section, Topic
from fazhi.catalog.places import Place
from fazhi.catalog.strays import (
    OPENING,
    OUTLINE,
    TABLES,
    TEXT,
    check_files,
    check_name,
    check_texts_are_placed,
    check_texts_have_topics,
    is_ignored,
)
from fazhi.errors import CatalogError
from fazhi.settings import explain
from fazhi.tomlfaults import toml_fault

DEFAULT = "fazhi_zhengfu"
_TABLES = ("title", "chapter", "ledgers", "indicators", "charts")


def load_catalog(own: Path | None = None) -> Catalog:
    """The default catalogue, with a workspace's own folder laid over it.

    Parameters
    ----------
    own : Path, optional
        Folder with topic folders (and perhaps a report.toml and opening.md.j2) of the workspace. A table there
        is merged over the default one key by key, a text replaces the default text, a new folder is a new topic.

    Raises
    ------
    CatalogError
        A file cannot be used; the message names file, table, key and the valid choices.
    """
    default = Path(str(files("fazhi.catalog") / DEFAULT))
    if own is not None:
        check_files(own)
    folders = [default] + ([own] if own is not None and own.is_dir() else [])
    outline_place, outline_table = _read_layers(folders, OUTLINE)
    topics: dict[str, Topic] = {}
    ledgers: dict[str, Ledger] = {}
    indicators: dict[str, Indicator] = {}
    charts: dict[str, Chart] = {}
    chapters: dict[str, str] = {}
    places: dict[str, Place] = {}
    names = _topic_names(folders)
    check_texts_have_topics(folders, names)
    tables = {name: _read_layers(folders, f"{name}/{TABLES}") for name in names}
    for name, (place, table) in tables.items():
        check_name(name, "专题文件夹", place)
        _known(place, table)
        for key, entry in table.get("ledgers", {}).items():
            at = place.at(f"ledgers.{key}")
            if key in ledgers:
                raise at.error(key, f"专题 {ledgers[key].topic} 里已有同名的台账，请换一个名字")
            _columns_are_tables(entry, at)
            ledgers[key] = _build(Ledger, from_table(entry, id=key, topic=name), at)
            places[f"ledger {key}"] = at
    for name, (place, table) in tables.items():
        topics[name] = Topic(name, str(table.get("title", name)), *_text(folders, name))
        if "chapter" in table:
            chapters[name] = str(table["chapter"])
        for key, entry in table.get("indicators", {}).items():
            at = place.at(f"indicators.{key}")
            indicators[f"{name}.{key}"] = _indicator(name, key, entry, ledgers, at)
            places[f"indicator {name}.{key}"] = at
        for key, entry in table.get("charts", {}).items():
            at = place.at(f"charts.{key}")
            charts[f"{name}.{key}"] = _build(Chart, dict(entry) | {"id": f"{name}.{key}", "topic": name}, at)
            places[f"chart {name}.{key}"] = at
    outline = _outline(outline_table, outline_place, topics, chapters)
    check_texts_are_placed(folders[-1], topics, outline)
    order = {name: rank for rank, name in enumerate(outline.topics())}

    def ranked(entries: dict[str, Any]) -> MappingProxyType[str, Any]:
        def rank(item: tuple[str, Any]) -> int:
            return order.get(getattr(item[1], "topic", "") or item[0], len(order))

        return MappingProxyType(dict(sorted(entries.items(), key=rank)))

    catalog = Catalog(
        outline=outline,
        topics=ranked(topics),
        ledgers=ranked(ledgers),
        indicators=ranked(indicators),
        charts=ranked(charts),
        opening=_opening(folders),
    )
    check(catalog, places)
    return catalog


def _topic_names(folders: list[Path]) -> list[str]:
    files = [path for folder in folders for name in (TABLES, TEXT) for path in folder.glob(f"*/{name}")]
    return sorted({path.parent.name for path in files if not is_ignored(path.parent.name)})


def _read_layers(folders: list[Path], name: str) -> tuple[Place, dict[str, Any]]:
    """The file's tables, later folders over earlier ones, and the place to blame: the last file that exists."""
    merged: dict[str, Any] = {}
    place = Place(name)
    for folder in folders:
        path = folder / name
        if path.is_file():
            place = Place(f"{folder.name}/{name}")
            merged = _merge(merged, _read(path, place))
    return place, merged


def _read(path: Path, place: Place) -> dict[str, Any]:
    try:
        return tomllib.loads(place.read(path))
    except tomllib.TOMLDecodeError as error:
        raise CatalogError(f"目录文件 {place.file} 不是正确的 TOML，{toml_fault(error)}。") from None


def _merge(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    merged = dict(below)
    for key, value in above.items():
        both = isinstance(value, dict) and isinstance(merged.get(key), dict)
        # a filter is one thought: it is replaced, never merged with the default's conditions
        merged[key] = _merge(merged[key], value) if both and key not in ("where", "of") else value
    return merged


def _known(place: Place, table: dict[str, Any]) -> None:
    for key, value in table.items():
        if key not in _TABLES:
            raise place.error(key, f"没有这个键；可用：{'、'.join(_TABLES)}")
        if key in ("ledgers", "indicators", "charts") and not (
            isinstance(value, dict) and all(isinstance(entry, dict) for entry in value.values())
        ):
            raise place.error(key, "应为表，如 [indicators.closed]")
        for name in value if key in ("ledgers", "indicators", "charts") else ():
            check_name(name, key, place)


def _columns_are_tables(entry: dict[str, Any], place: Place) -> None:
    for name in ("columns", "derived"):
        for title, column in entry[name].items() if isinstance(entry.get(name), dict) else ():
            if not isinstance(column, dict):
                raise place.error(f"{name}.{title}", '应为表，如 { type = "text" }')


def _build(model: type[Any], record: dict[str, Any], place: Place) -> Any:
    try:
        return model.model_validate(record)
    except ValidationError as error:
        raise _blame(error, model, record, place) from None


def _blame(error: ValidationError, model: type[BaseModel], record: dict[str, Any], place: Place) -> CatalogError:
    """The fault that explains most, at the column's title and not its number."""
    faults = error.errors()
    # a misspelt key is also a missing one: the misspelling is what helps
    fault: dict[str, Any] = dict(next((each for each in faults if each["type"] == "extra_forbidden"), faults[0]))
    match fault["loc"]:
        case (("columns" | "derived") as list_name, int(number), *rest):
            title = record[list_name][number]["title"]
            fault["loc"] = (list_name, title, *rest)
    return CatalogError(f"目录文件 {place.file}，表 [{place.table}]，{explain(fault, model)}。")


def _indicator(topic: str, key: str, entry: dict[str, Any], ledgers: dict[str, Ledger], place: Place) -> Indicator:
    table: IndicatorTable = _build(IndicatorTable, entry, place)
    ledger = ledgers.get(table.ledger)
    if ledger is None and table.ledger != TOWN:
        raise place.unknown("ledger", "台账", table.ledger, (*ledgers, TOWN))
    try:
        return table.build(topic, key, "year" if ledger is not None and ledger.kind == "events" else "all")
    except ValueError as error:
        raise place.error("where" if "of" not in entry else "where / of", str(error)) from None


def _text(folders: list[Path], topic: str) -> tuple[str, str]:
    for folder in reversed(folders):
        path = folder / topic / TEXT
        if path.is_file():
            name = f"{folder.name}/{topic}/{TEXT}"
            return Place(name).read(path), name
    return "", ""


def _opening(folders: list[Path]) -> str:
    for folder in reversed(folders):
        path = folder / OPENING
        if path.is_file():
            return Place(f"{folder.name}/{OPENING}").read(path)
    return ""


def _outline(table: dict[str, Any], place: Place, topics: dict[str, Topic], chapters: dict[str, str]) -> Outline:
    outline: Outline = _build(Outline, table, place.at("parts"))
    placed = set(outline.topics())
    for name in outline.topics():
        if name not in topics:
            raise place.at("parts").unknown("topics", "专题", name, topics)
    known = [chapter.id for part in outline.parts for chapter in part.chapters]
    for name, chapter in chapters.items():
        if chapter not in known:
            raise Place(f"{name}/topic.toml").unknown("chapter", "章", chapter, known)
    added = {name: chapter for name, chapter in chapters.items() if name not in placed}
    return outline.model_copy(
        update={
            "parts": tuple(
                part.model_copy(update={"chapters": tuple(_extended(ch, added, topics) for ch in part.chapters)})
                for part in outline.parts
            )
        }
    )


def _extended(chapter: Chapter, added: dict[str, str], topics: dict[str, Topic]) -> Chapter:
    """The chapter with a section at its end for each topic that asked for a place in it."""
    new = tuple(name for name, wanted in added.items() if wanted == chapter.id)
    if not new:
        return chapter
    if not chapter.sections:
        return chapter.model_copy(update={"topics": chapter.topics + new})
    sections = tuple(Section(title=topics[name].title, topics=(name,)) for name in new)
    return chapter.model_copy(update={"sections": chapter.sections + sections})
