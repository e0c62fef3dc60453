"""Where things are, and one town and year of it: everything computed on demand and at most once."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from fazhi.catalog import Catalog, load_catalog
from fazhi.errors import SettingsError, UsageError, WorkspaceError, near
from fazhi.findings import Finding
from fazhi.indicators import IndicatorTable, compute
from fazhi.ledgers import Ingested, ingest
from fazhi.narrative import Claim, Narrative, TownText, claims, load_town_text, narrate
from fazhi.parameters import Parameters, checked
from fazhi.periods import GRACE, Period
from fazhi.release import Released, release
from fazhi.settings import Town, YearSettings, load_town, load_year

VARIABLE = "FAZHI_WORKSPACE"


@dataclass(frozen=True)
class Workspace:
    """The folders of a workspace.

    Parameters
    ----------
    root : Path
        Has data/ and notebooks/.
    """

    root: Path

    @classmethod
    def find(cls, given: str | Path = "", start: Path | None = None) -> Workspace:
        """The workspace at `given`, else at FAZHI_WORKSPACE, else the nearest folder upwards.

        Raises
        ------
        WorkspaceError
            There is none.
        """
        named = str(given) or os.environ.get(VARIABLE, "")
        if named:
            root = Path(named).expanduser().resolve()
            if not (root / "data").is_dir():
                raise WorkspaceError(f"“{named}”不是工作区：里面没有 data 文件夹。")
            return cls(root)
        here = (start or Path.cwd()).resolve()
        for folder in (here, *here.parents):
            if (folder / "data").is_dir() and (folder / "notebooks").is_dir():
                return cls(folder)
        raise WorkspaceError("从当前文件夹往上找不到工作区（要有 data 和 notebooks）；请用 --workspace 指明。")

    @property
    def raw(self) -> Path:
        """What the offices hand in; never written by a run."""
        return self.root / "data" / "raw"

    @property
    def notebooks(self) -> Path:
        """The pipeline's notebooks."""
        return self.root / "notebooks"

    @property
    def outputs(self) -> Path:
        """Reports and what belongs to them."""
        return self.root / "outputs"

    def interim(self, town: str, year: int) -> Path:
        """Clean ledgers of a town and year."""
        return self.root / "data" / "interim" / town / str(year)

    def output(self, town: str, year: int) -> Path:
        """Outputs of a town and year."""
        return self.outputs / town / str(year)

    def towns(self) -> tuple[str, ...]:
        """Names of the towns under data/raw, sorted."""
        if not self.raw.is_dir():
            return ()
        return tuple(sorted(path.name for path in self.raw.iterdir() if path.is_dir() and path.name[0] not in "._"))

    def years(self, town: str) -> tuple[int, ...]:
        """Years of a town, ascending."""
        folder = self.raw / town
        names = (path.name for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else ()
        return tuple(sorted(int(name) for name in names if len(name) == 4 and name.isdigit()))

    @cached_property
    def catalog(self) -> Catalog:
        """The catalogue: the default one, with the workspace's own folder ``catalog/`` over it."""
        return load_catalog(self.root / "catalog")

    def require(self, town: str, year: int) -> None:
        """Raise where there is no such town or year.

        Raises
        ------
        UsageError
            The message names what there is.
        """
        if town not in self.towns():
            raise UsageError(f"data/raw 里没有“{town}”；{near(town, self.towns())}。")
        if year not in self.years(town):
            raise UsageError(f"“{town}”没有 {year} 年的文件夹；已有：{'、'.join(map(str, self.years(town))) or '无'}。")


class Analysis:
    """One town and one year: from ledgers to what the report says, each step on demand.

    Parameters
    ----------
    workspace : Workspace
    parameters : Parameters
    force : bool
        Read the raw files even where nothing changed.
    """

    def __init__(self, workspace: Workspace, parameters: Parameters, *, force: bool = False) -> None:
        workspace.require(parameters.town, parameters.year)
        self.workspace, self.parameters, self._force = workspace, parameters, force

    @property
    def _folder(self) -> Path:
        return self.workspace.raw / self.parameters.town

    @cached_property
    def town(self) -> Town:
        """town.toml."""
        return load_town(self._folder)

    @cached_property
    def settings(self) -> YearSettings:
        """year.toml."""
        return load_year(self._folder / str(self.parameters.year))

    @cached_property
    def catalog(self) -> Catalog:
        """The catalogue with the town's additional choices."""
        catalog = self.workspace.catalog.with_lists(self.town.lists)
        catalog.kept_ledgers(self.town.kept)
        for name in self.settings.approximate:
            if catalog.indicator(name).of is not None:
                raise SettingsError(f"year.toml 键 approximate：指标 {name} 是比率，不能写成带“余”的概数。")
        return catalog

    @cached_property
    def period(self) -> Period:
        """The period of the report and its cut-off."""
        return self.settings.resolve(self.parameters.year, self.parameters.period)

    @cached_property
    def last_period(self) -> Period:
        """The same period a year earlier; its own cut-off where that year's year.toml states one."""
        folder = self._folder / str(self.parameters.year - 1)
        settings = load_year(folder) if folder.is_dir() else YearSettings()
        return self.period.year_before(settings.cut_off if settings.period == self.period.name else None)

    @cached_property
    def ingested(self) -> Ingested:
        """Clean ledgers, findings and reconciliation of the year."""
        return self._ingest(self.parameters.year, self.period)

    @cached_property
    def last(self) -> Ingested | None:
        """The same of the year before, or None where it has no folder."""
        if self.parameters.year - 1 not in self.workspace.years(self.parameters.town):
            return None
        return self._ingest(self.parameters.year - 1, self.last_period)

    def _ingest(self, year: int, period: Period) -> Ingested:
        return ingest(
            self._folder / str(year),
            town=self.town,
            year=year,
            period=period,
            catalog=self.catalog,
            interim=self.workspace.interim(self.parameters.town, year),
            force=self._force,
        )

    @cached_property
    def table(self) -> IndicatorTable:
        """All indicators, and the rows behind each."""
        return compute(
            self.ingested, self.last, town=self.town, catalog=self.catalog, period=self.period,
            last_period=self.last_period, settings=self.settings,
        )  # fmt: skip

    @cached_property
    def released(self) -> Released:
        """What may leave the office."""
        return release(self.table, self.catalog)

    @cached_property
    def own_text(self) -> TownText:
        """text.md and phrases.toml of the year."""
        return load_town_text(self._folder / str(self.parameters.year), self.catalog)

    @cached_property
    def narrative(self) -> Narrative:
        """What the report says."""
        return narrate(self.released, self.catalog, self.own_text, self.settings)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Every number in the report's text."""
        return claims(self.narrative)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """All findings: of the settings, of reading, of computing, of the text."""
        return (*self._date_findings(), *self.ingested.findings, *self.table.findings, *self.narrative.findings)

    def _date_findings(self) -> Iterator[Finding]:
        period, day = self.period, self.settings.document_date
        if period.cut_off < period.end - GRACE:
            message = f"统计截止日期是{period.cut_off}，而期间写的是{period.name}；期间请写实际的月份，如 1—11月。"
            yield Finding("dates-disagree", message, file="year.toml")
        if day is not None and day < period.cut_off:
            message = f"成文日期{day}早于统计截止日期{period.cut_off}，请核对。"
            yield Finding("dates-disagree", message, file="year.toml")

    def inputs_by_ledger(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """Input files by ledger id: (name, SHA-256)."""
        found: dict[str, list[tuple[str, str]]] = {}
        for file in self.ingested.inputs:
            for ledger in file.ledgers:
                found.setdefault(ledger, []).append((file.name, file.sha256))
        return {ledger: tuple(files) for ledger, files in found.items()}


def analyse(town: str, year: int, *, workspace: str | Path = "", period: str = "全年", force: bool = False) -> Analysis:
    """An analysis for programs; notebooks use :func:`fazhi.open`, which shows what it gives.

    Raises
    ------
    WorkspaceError, UsageError, ParameterError
        Nothing is there under that name.
    """
    parameters = checked({"town": town, "year": year, "period": period})
    return Analysis(Workspace.find(workspace), parameters, force=force)
