"""What no ledger can say: the town's text.md under fixed headings, and the year's wording in phrases.toml.

A clerk writes plain text; no template language is needed. A figure may be bound by its title in double braces,
``{{ 信访件办结率 }}``, or as in the catalogue's text.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from fazhi.catalog import Catalog
from fazhi.errors import CatalogError, NarrativeError, SettingsError, near
from fazhi.tomlfaults import toml_fault

STANDARDS = "规定标准"
"""The heading of text.md under which standards are declared, one a line, each with its source."""

TEXT_FILE = "text.md"
PHRASES_FILE = "phrases.toml"

_HEADING = re.compile(r"^([#＃]{1,4})\s*(.+?)\s*[：:]?\s*[#＃]*$")
_MARKUP = re.compile(r"^[-*+•]\s+|\*\*")
_BOUND = re.compile(r"(?:\{\{|｛｛)\s*(?P<name>[^{}｛｝|]+?)\s*(?P<rest>\|[^{}｛｝]*)?(?:\}\}|｝｝)")
_STANDARD = re.compile(
    r"^[-*]?\s*(?P<name>.+?)\s*[：:]\s*不少于\s*(?P<least>\d+(?:\.\d+)?)\s*(?P<unit>\S*?)\s*[（(]依据[：:](?P<source>.+)[）)]$"
)


@dataclass(frozen=True, slots=True)
class OwnLine:
    """One line of the town's text: a sub-heading or a paragraph."""

    text: str
    line: int
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class Standard:
    """A rule that no ledger holds: 每队不少于20人, with its source."""

    indicator: str
    least: Decimal
    source: str


@dataclass(frozen=True)
class TownText:
    """The town's own words for a year.

    Parameters
    ----------
    sections : mapping of str to tuple of OwnLine
        By heading of text.md.
    standards : tuple of Standard
    phrases : mapping of str to str
        The year's political wording, from the superior's notice.
    """

    sections: Mapping[str, tuple[OwnLine, ...]] = field(default_factory=dict)
    standards: tuple[Standard, ...] = ()
    phrases: Mapping[str, str] = field(default_factory=dict)


def load_town_text(folder: Path, catalog: Catalog) -> TownText:
    """Read text.md and phrases.toml of ``data/raw/<town>/<year>``; absent ones are empty.

    Raises
    ------
    NarrativeError
        A line under 规定标准 cannot be understood, or text.md is neither UTF-8 nor GB18030.
    SettingsError
        phrases.toml is no TOML, or a phrase is no text.
    """
    path = folder / TEXT_FILE
    sections = parse_sections(_decoded(path.read_bytes())) if path.is_file() else {}
    standards = tuple(_standard(line, catalog) for line in sections.get(STANDARDS, ()))
    return TownText(sections, standards, _phrases(folder / PHRASES_FILE))


def parse_sections(text: str) -> dict[str, tuple[OwnLine, ...]]:
    """Split text.md at its first-level headings (the highest level that occurs); lower ones stay inside.

    Bullets and bold marks go: a report has neither. Text before the first heading is the clerk's note to themselves
    and is left out.
    """
    lines = [
        (number, _MARKUP.sub("", line.strip())) for number, line in enumerate(_without_comments(text).splitlines(), 1)
    ]
    levels = [len(match[1]) for _, line in lines if (match := _HEADING.match(line))]
    top = _section_level(levels)
    sections: dict[str, list[OwnLine]] = {}
    current: list[OwnLine] | None = None
    for number, line in lines:
        match = _HEADING.match(line)
        if match and len(match[1]) <= top:
            current = sections.setdefault(match[2], []) if len(match[1]) == top else None
        elif current is not None and line:
            current.append(OwnLine(match[2] if match else line, number, bool(match)))
    return {heading: tuple(body) for heading, body in sections.items()}


def bind_titles(text: str, titles: Mapping[str, str]) -> str:
    """Put ids for the titles in double braces: a title such as 村（社区）数 is no name that Jinja could read.

    Parameters
    ----------
    text : str
        One line of text.md; full-width braces, as an input method gives them, are braces too.
    titles : mapping of str to str
        Indicator ids by title.

    Raises
    ------
    NarrativeError
        The braces hold neither a title nor a name.
    """

    def bound(match: re.Match[str]) -> str:
        name, rest = match["name"], match["rest"] or ""
        if name not in titles and not all(part.isidentifier() for part in name.split(".")):
            raise NarrativeError(f"没有名为“{name}”的指标；{near(name, titles)}")
        return f"{{{{ {titles.get(name, name)} {rest} }}}}"

    return _BOUND.sub(bound, text)


def _decoded(content: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise NarrativeError(f"{TEXT_FILE} 的编码认不出，请用记事本打开后另存为 UTF-8。")


def _section_level(levels: list[int]) -> int:
    """Sections stand at level 2 under one title, or at level 1 where there is no title line above them."""
    if levels.count(1) == 1 and 2 in levels and levels[0] == 1:
        return 2
    return min(levels, default=1)


def _without_comments(text: str) -> str:
    """HTML comments are instructions to the clerk; their lines stay empty so that line numbers hold."""
    return re.sub(r"<!--.*?-->", lambda match: "\n" * match[0].count("\n"), text, flags=re.S)


def _standard(line: OwnLine, catalog: Catalog) -> Standard:
    match = _STANDARD.match(line.text)
    if match is None:
        raise NarrativeError(
            f"{TEXT_FILE} 第{line.line}行：“{STANDARDS}”下请写成“指标名称：不少于20人（依据：文件名称）”。"
        )
    try:
        indicator = catalog.indicator(match["name"])
    except CatalogError:
        names = [each.title for each in catalog.indicators.values()]
        raise NarrativeError(
            f"{TEXT_FILE} 第{line.line}行：没有名为“{match['name']}”的指标；{near(match['name'], names)}。"
        ) from None
    if match["unit"] != indicator.unit:
        raise NarrativeError(
            f"{TEXT_FILE} 第{line.line}行：指标“{indicator.title}”的单位是“{indicator.unit}”，不是“{match['unit']}”。"
        )
    return Standard(indicator.id, Decimal(match["least"]), match["source"].strip())


def _phrases(path: Path) -> dict[str, str]:
    if not path.is_file():
        return {}
    try:
        table: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError:
        raise SettingsError(f"{PHRASES_FILE} 不是 UTF-8 编码，请用 UTF-8 编码保存。") from None
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{PHRASES_FILE} 不是正确的 TOML，{toml_fault(error)}。") from None
    for key, value in table.items():
        if not isinstance(value, str):
            raise SettingsError(f"{PHRASES_FILE} 键 {key}：应为文字。")
    return {key: value.strip() for key, value in table.items() if value.strip()}
