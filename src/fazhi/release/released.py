"""Released: the only type that may be drawn, written or filed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from types import MappingProxyType

from fazhi.catalog import Catalog, Column, Derived, Indicator
from fazhi.errors import ReleaseError
from fazhi.indicators import UNKNOWN, Breakdown, Cell, IndicatorTable, Status, Value, named
from fazhi.periods import Period
from fazhi.release.suppress import THRESHOLD, suppressed_keys
from fazhi.settings import Town

_PERMISSION = object()

REST = "其余"
"""The class of everything that is too rare to be named."""


@dataclass(frozen=True, slots=True)
class ReleasedCell:
    """One class of a released breakdown; a suppressed one has no value."""

    key: str
    value: Decimal | None
    status: Status


@dataclass(frozen=True, slots=True)
class ReleasedBreakdown:
    """An indicator along one dimension, small cells suppressed."""

    indicator: str
    by: str
    cells: tuple[ReleasedCell, ...]

    @property
    def is_suppressed(self) -> bool:
        """Whether any cell is hidden."""
        return any(cell.status is Status.SUPPRESSED for cell in self.cells)


@dataclass(frozen=True)
class Released:
    """What may leave the office: values and breakdowns, no rows and nothing personal.

    Made by :func:`release` alone.

    Parameters
    ----------
    town : Town
    period : Period
    values : mapping of str to Value
        By indicator id.
    breakdowns : mapping of (str, str) to ReleasedBreakdown
        By indicator id and dimension.
    """

    town: Town
    period: Period
    values: Mapping[str, Value]
    breakdowns: Mapping[tuple[str, str], ReleasedBreakdown]
    _permission: object = field(repr=False)

    def __post_init__(self) -> None:
        if self._permission is not _PERMISSION:
            raise ReleaseError("只有经过 release() 审核的数字才能输出；请不要自行构造 Released。")

    def __getitem__(self, name: str) -> Value:
        """The released value of an indicator, by id.

        Raises
        ------
        UsageError
            There is none of that name.
        """
        return named(self.values, name)


def release(table: IndicatorTable, catalog: Catalog, threshold: int = THRESHOLD) -> Released:
    """Decide what may leave the office.

    Parameters
    ----------
    table : IndicatorTable
    catalog : Catalog
        Says which columns are personal and which ledgers are sensitive.
    threshold : int
        Rows from which a cell about private persons may be shown.

    Raises
    ------
    ReleaseError
        A breakdown groups by a personal column or comes from a sensitive ledger; a list names personal values.
    """
    values = {name: _value(value, catalog) for name, value in table.values.items()}
    breakdowns = {key: _breakdown(each, catalog, threshold) for key, each in table.breakdowns.items()}
    return Released(table.town, table.period, MappingProxyType(values), MappingProxyType(breakdowns), _PERMISSION)


def require(released: object) -> Released:
    """The same object if it is Released.

    Raises
    ------
    ReleaseError
        It is anything else: unreleased numbers may not be shown.
    """
    if not isinstance(released, Released):
        raise ReleaseError("未经审核的数字不能绘图、成文或输出；请先调用 release()。")
    return released


def _value(value: Value, catalog: Catalog) -> Value:
    part = value.indicator.part
    if part.measure not in ("list", "only", "covers"):
        return replace(value, names=()) if value.names else value
    ledger = catalog.ledgers[part.ledger]
    column = ledger.column(part.column)
    if ledger.sensitive or (isinstance(column, Column) and column.is_personal):
        raise ReleaseError(f"指标 {value.id} 会列出“{part.column}”的内容，该列不得输出；请改用计数。")
    return value


def _without_rare_words(
    breakdown: Breakdown, indicator: Indicator, column: Column | Derived | None, threshold: int
) -> Breakdown:
    """In a free-text column the words themselves may name someone: rare ones are not shown, only added up as 其余.

    A choice, a village or a month says nothing of a person; whatever a clerk typed may.
    """
    if not isinstance(column, Column) or column.type not in ("text", "list"):
        return breakdown
    rare = [cell for cell in breakdown.cells if cell.rows < threshold and cell.key != UNKNOWN]
    if not rare:
        return breakdown
    adds_up = indicator.of is None and indicator.part.measure in ("count", "sum")
    total = sum((cell.value for cell in rare if cell.value is not None), Decimal(0)) if adds_up else None
    rest = Cell(REST, total, sum(cell.rows for cell in rare))
    return replace(breakdown, cells=(*(cell for cell in breakdown.cells if cell not in rare), rest))


def _breakdown(breakdown: Breakdown, catalog: Catalog, threshold: int) -> ReleasedBreakdown:
    indicator = catalog.indicators[breakdown.indicator]
    hidden: frozenset[str] = frozenset()
    for part in indicator.parts():
        ledger = catalog.ledgers[part.ledger]
        column = ledger.column(breakdown.by)
        if ledger.sensitive:
            raise ReleaseError(f"指标 {indicator.id} 出自敏感台账“{ledger.title}”，只能输出全镇合计，不能分组。")
        if isinstance(column, Column) and column.is_personal:
            raise ReleaseError(f"指标 {indicator.id} 不能按“{breakdown.by}”分组：该列不得输出。")
        if ledger.numbers_rows(breakdown.by):
            raise ReleaseError(f"指标 {indicator.id} 不能按“{breakdown.by}”分组：它逐条列出编号。")
        if ledger.is_about_persons:
            breakdown = _without_rare_words(breakdown, indicator, column, threshold)
            hidden = suppressed_keys(breakdown, threshold)
    cells = tuple(
        ReleasedCell(cell.key, None, Status.SUPPRESSED)
        if cell.key in hidden
        else ReleasedCell(cell.key, cell.value, Status.UNDEFINED if cell.value is None else Status.COMPUTED)
        for cell in breakdown.cells
    )
    return ReleasedBreakdown(breakdown.indicator, breakdown.by, cells)
