"""Files and names in a workspace's catalogue folder that would otherwise be passed over without a word."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from fazhi.catalog.model import Outline, Topic
from fazhi.catalog.places import Place
from fazhi.errors import CatalogError, near

OUTLINE, OPENING, TABLES, TEXT = "report.toml", "opening.md.j2", "topic.toml", "text.md.j2"
_POSSIBLE = f"{OUTLINE}、{OPENING}、<专题>/{TABLES}、<专题>/{TEXT}"
# what a desktop leaves behind; elsewhere such files begin with a dot
_DESKTOP = ("desktop.ini", "thumbs.db")


def is_ignored(name: str) -> bool:
    """Whether a file or folder of that name is none of the catalogue's business: hidden, a backup, a README."""
    lower = name.lower()
    return lower.startswith((".", "~", "readme")) or lower.endswith((".bak", "~")) or lower in _DESKTOP


def check_files(own: Path) -> None:
    """Raise at the first file of the workspace's folder that nothing would read.

    Parameters
    ----------
    own : Path
        The workspace's catalogue folder; it need not exist.

    Raises
    ------
    CatalogError
        Names the file and the files that are possible.
    """
    if own.exists() and not own.is_dir():
        raise CatalogError(f"{own.name} 应为文件夹，里面可以有：{_POSSIBLE}。")
    for path in sorted(own.rglob("*")):
        parts = path.relative_to(own).parts
        if any(is_ignored(part) for part in parts):
            continue
        known = (OUTLINE, OPENING) if len(parts) == 1 else (TABLES, TEXT) if len(parts) == 2 else ()
        name = "/".join((own.name, *parts))
        if path.is_dir() and parts[-1] in known:
            raise CatalogError(f"目录文件 {name} 应为文件，却是文件夹。")
        if not path.is_dir() and parts[-1] not in known:
            raise CatalogError(f"目录文件 {name} 没有用处，不会被读取；可用：{_POSSIBLE}；备份请以 .bak 结尾。")


def check_texts_have_topics(folders: list[Path], topics: list[str]) -> None:
    """Raise where a folder has a text but no folder of that name has a topic.toml.

    Raises
    ------
    CatalogError
        Names the text and the nearest topics.
    """
    known = [name for name in topics if any((folder / name / TABLES).is_file() for folder in folders)]
    for name in topics:
        if name not in known:
            raise CatalogError(
                f"目录文件 {folders[-1].name}/{name}/{TEXT}：没有名为“{name}”的专题；{near(name, known)}；"
                f"新专题要有 {TABLES}。"
            )


def check_name(name: str, key: str, place: Place) -> None:
    """Raise where the name of a topic, ledger, indicator or chart could not be written in a text.

    Raises
    ------
    CatalogError
        Says which characters are possible.
    """
    if not (name.isascii() and name.isidentifier()):
        raise place.error(key, f"名称“{name}”只能用英文字母、数字和下划线，且不能以数字开头")


def check_texts_are_placed(own: Path, topics: Mapping[str, Topic], outline: Outline) -> None:
    """Raise where the workspace wrote a text that stands in no chapter.

    A default text may well be left out by an outline of the workspace's own; a text just written is meant to be read.

    Raises
    ------
    CatalogError
        Names the topic and the chapters that it may ask for.
    """
    placed = set(outline.topics())
    chapters = [chapter.id for part in outline.parts for chapter in part.chapters]
    for name, topic in topics.items():
        if name not in placed and topic.text.strip() and (own / name / TEXT).is_file():
            ways = f"请在 {TABLES} 开头写 chapter；可用：{'、'.join(chapters)}" if chapters else f"请写进 {OUTLINE}"
            raise CatalogError(f"目录文件 {topic.text_file}：专题“{name}”不在报告的任何一章里，文字不会印出；{ways}。")
