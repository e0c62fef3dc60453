"""What a town and a year say of themselves: town.toml and year.toml, validated.

All keys but the names have sensible defaults, so that a folder of ledgers alone is enough to begin with.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from fazhi.errors import SettingsError
from fazhi.periods import Period, parse
from fazhi.tomlfaults import toml_fault

TownKind = Literal["镇", "乡", "街道"]
VillageKind = Literal["村", "社区"]
Name = Annotated[str, Field(min_length=1)]


class _Settings(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Village(_Settings):
    """One village or community of the town.

    Parameters
    ----------
    name : str
        As the report prints it.
    kind : {"村", "社区"}
    aliases : tuple of str
        Other names in the ledgers, e.g. without 村.
    since, until : int or None
        First and last year in which it belongs to the town.
    """

    name: Name
    kind: VillageKind = "村"
    aliases: tuple[str, ...] = ()
    since: int | None = None
    until: int | None = None

    def exists_in(self, year: int) -> bool:
        """Whether the village belongs to the town in `year`."""
        return (self.since or year) <= year <= (self.until or year)


class Town(_Settings):
    """town.toml: a township and what it keeps.

    Parameters
    ----------
    name : str
    kind : {"镇", "乡", "街道"}
        Decides 我镇, 我乡 or 我街道.
    superior : str
        Who is addressed (主送机关).
    issuers : tuple of str
        Who signs, the party committee first.
    villages : tuple of Village
    kept : tuple of str or None
        Ids of the ledgers that the town keeps; None: the catalogue's default ones.
    population : int or None
        Persons.
    lists : dict of str to tuple of str
        Additional choices by ``ledger.column``.
    demo : bool
        True prints 示例数据 on every output.
    """

    name: Name
    kind: TownKind = "镇"
    superior: str = ""
    issuers: tuple[str, ...] = ()
    villages: tuple[Village, ...] = ()
    kept: tuple[str, ...] | None = None
    population: int | None = Field(default=None, ge=0)
    lists: dict[str, tuple[str, ...]] = {}
    demo: bool = False

    @model_validator(mode="after")
    def _names_are_unique(self) -> Town:
        seen: set[str] = set()
        for village in self.villages:
            for name in {village.name, *village.aliases}:
                if name in seen:
                    raise ValueError(f"村（社区）名称或别名“{name}”出现两次")
                seen.add(name)
        return self

    @property
    def we(self) -> str:
        """How the town speaks of itself: 我镇, 我乡 or 我街道."""
        return f"我{self.kind}"

    def villages_in(self, year: int) -> tuple[Village, ...]:
        """The villages that belong to the town in `year`."""
        return tuple(village for village in self.villages if village.exists_in(year))


class YearSettings(_Settings):
    """year.toml: what holds for one year's report.

    Parameters
    ----------
    cut_off : date or None
        统计截止日期; default the last day of the period.
    period : str
        全年, 上半年, 一季度, 1—11月.
    document_date : date or None
        成文日期.
    document_number : str
        发文字号.
    approximate : tuple of str
        Ids of the indicators that print with 余.
    annex : bool
        Whether the filed document carries its annexes.
    """

    cut_off: date | None = None
    period: str = "全年"
    document_date: date | None = None
    document_number: str = ""
    approximate: tuple[str, ...] = ()
    annex: bool = True

    def resolve(self, year: int, period: str = "全年") -> Period:
        """The period of the report; `period`, if it is not 全年, goes before the file's.

        Raises
        ------
        SettingsError
            The period has no known name.
        """
        if period not in ("全年", self.period):
            return parse(period, year)
        return parse(self.period, year, self.cut_off)


def load_settings(model: type[BaseModel], path: Path) -> Any:
    """Read a TOML file into `model`; every fault names the file, the key and what is allowed.

    Raises
    ------
    SettingsError
        The file cannot be opened, is not UTF-8 or no TOML, or has a wrong key or value.
    """
    try:
        record = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError:
        raise SettingsError(f"{path.parent.name}/{path.name} 不是 UTF-8 编码，请用 UTF-8 编码保存。") from None
    except OSError:
        said = "是文件夹，应为文件" if path.is_dir() else "打不开，请检查读取权限"
        raise SettingsError(f"{path.parent.name}/{path.name} {said}。") from None
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path.parent.name}/{path.name} 不是正确的 TOML，{toml_fault(error)}。") from None
    try:
        return model.model_validate(record)
    except ValidationError as error:
        faults = error.errors()
        # a misspelt key is also a missing one: the misspelling is what helps
        fault = next((each for each in faults if each["type"] == "extra_forbidden"), faults[0])
        raise SettingsError(f"{path.parent.name}/{path.name} {explain(fault, model)}。") from None


def explain(fault: Any, model: type[BaseModel]) -> str:
    """One pydantic fault in Chinese: the key, what is wrong, what is allowed."""
    key = _spoken(fault["loc"])
    context = fault.get("ctx") or {}
    match fault["type"]:
        case "extra_forbidden":
            return f"键 {key}：没有这个键；可用：{'、'.join(_aliases(_model_at(model, fault['loc'])))}"
        case "missing":
            return f"键 {key}：必须填写"
        case "literal_error" | "enum":
            return f"键 {key}：只能是 {context.get('expected', '')}"
        case "value_error":
            return f"键 {key}：{context.get('error', fault['msg'])}"
        case "greater_than_equal":
            return f"键 {key}：不能小于{context['ge']}"
        case "less_than_equal":
            return f"键 {key}：不能大于{context['le']}"
        case "string_too_short" | "too_short":
            return f"键 {key}：不能是空的"
        case kind:
            names = {
                "string": "文字",
                "int": "整数",
                "bool": "true 或 false",
                "date": "日期",
                "tuple": "列表",
                "dict": "表",
                "decimal": "数字",
                "model": "表",
            }
            expected = next((name for stem, name in names.items() if kind.startswith(stem)), "")
            return f"键 {key}：" + (f"应为{expected}" if expected else fault["msg"])


def _spoken(loc: tuple[Any, ...]) -> str:
    """A key as a clerk finds it: villages 第1项的 name."""
    said = ""
    for step in loc:
        said += (
            f" 第{step + 1}项"
            if isinstance(step, int)
            else f"{'的 ' if said[-1:] == '项' else '.' if said else ''}{step}"
        )
    return said or "（整体）"


def _aliases(model: type[BaseModel]) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items()]


def _model_at(model: type[BaseModel], loc: tuple[Any, ...]) -> type[BaseModel]:
    """The innermost model that the location passes through, so that its keys can be listed."""
    for step in loc[:-1]:
        field = model.model_fields.get(step) if isinstance(step, str) else None
        inner = next(_models_in(field.annotation), None) if field else None
        model = inner or model
    return model


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from _models_in(argument)


def load_town(folder: Path) -> Town:
    """The town of ``data/raw/<town>``; without a town.toml, a town of that name.

    Raises
    ------
    SettingsError
        The file cannot be opened, is not UTF-8 or no TOML, or has a wrong key or value.
    """
    path = folder / "town.toml"
    if path.exists():
        town: Town = load_settings(Town, path)
        return town
    return Town(name=folder.name, kind=_kind_of(folder.name))


def _kind_of(name: str) -> TownKind:
    if name.endswith("街道"):
        return "街道"
    return "乡" if name.endswith("乡") else "镇"


def load_year(folder: Path) -> YearSettings:
    """The settings of ``data/raw/<town>/<year>``; defaults where there is no year.toml.

    Raises
    ------
    SettingsError
        The file cannot be opened, is not UTF-8 or no TOML, or has a wrong key or value.
    """
    path = folder / "year.toml"
    if not path.exists():
        return YearSettings()
    settings: YearSettings = load_settings(YearSettings, path)
    return settings
