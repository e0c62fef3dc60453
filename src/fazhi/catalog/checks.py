"""Do the names in the catalogue mean something? Every column, choice, ledger and indicator that is referred to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from fazhi.catalog.columns import CUT_OFF, PRESENT, Column, Derived, Ledger
from fazhi.catalog.filters import DATE_WORDS, Filter, Has, Not, OneOf, Range, Scalar, When
from fazhi.catalog.indicators import FACTS, TOWN, Chart, Indicator, Part
from fazhi.catalog.model import Catalog
from fazhi.catalog.places import Place

SPECIAL_BY = ("month", "village", "last year")


RESERVED = ("we", "town", "superior", "year", "last_year", "period", "cut_off", "phrase", "own")
"""Words of text templates that a topic of the same name would hide."""


def check(catalog: Catalog, places: Mapping[str, Place]) -> None:
    """Raise at the first name that means nothing.

    Parameters
    ----------
    catalog : Catalog
    places : mapping of str to Place
        Where each ledger, indicator and chart stands.

    Raises
    ------
    CatalogError
        With file, table, key and the valid choices.
    """
    for topic in catalog.topics.values():
        if topic.id in RESERVED:
            raise Place(f"{topic.id}/topic.toml").error(
                "title", f"专题不能叫“{topic.id}”，这是文字模板的用语；请换文件夹名"
            )
    _check_ledger_titles(catalog, places)
    for ledger in catalog.ledgers.values():
        _check_ledger(ledger, catalog, places[f"ledger {ledger.id}"])
    for indicator in catalog.indicators.values():
        _check_indicator(indicator, catalog, places[f"indicator {indicator.id}"])
    for chart in catalog.charts.values():
        _check_chart(chart, catalog, places[f"chart {chart.id}"])
    for name in catalog.outline.headline:
        if name not in catalog.indicators:
            raise Place("report.toml").unknown("headline", "指标", name, catalog.indicators)


def _check_ledger_titles(catalog: Catalog, places: Mapping[str, Place]) -> None:
    """Offices, ledgers.toml and the blank workbook know a ledger by its title."""
    first: dict[str, str] = {}
    for ledger in catalog.ledgers.values():
        other = first.setdefault(ledger.title, ledger.id)
        if other != ledger.id:
            raise places[f"ledger {ledger.id}"].error("title", f"与台账 {other} 的名称“{ledger.title}”相同；请改名")


def _check_ledger(ledger: Ledger, catalog: Catalog, place: Place) -> None:
    titles = ledger.titles()
    for title in titles:
        if titles.count(title) > 1:
            raise place.error("columns", f"列“{title}”出现两次")
    if ledger.kind == "events" and not ledger.year_by:
        raise place.error("year_by", "逐条记录的台账必须写明按哪个日期归年")
    _columns(place, "year_by", [ledger.year_by] if ledger.year_by else [], ledger, ("date",))
    _columns(place, "key", ledger.key, ledger)
    if ledger.every_village and not ledger.village_column:
        raise place.error("every_village", "没有村（社区）列，不知道哪些村（社区）有记录")
    for column in ledger.columns:
        at = place.at(f"{place.table}.columns.{column.title}")
        _check_synonyms(column, at)
        _check_required_if(column, ledger, at)
        _columns(at, "not_before", [column.not_before] if column.not_before else [], ledger, ("date",))
        _columns(at, "at_most", [column.at_most] if column.at_most else [], ledger, ("int", "decimal"))
        if column.references:
            other, _, title = column.references.partition(".")
            if other not in catalog.ledgers:
                raise at.unknown("references", "台账", other, catalog.ledgers)
            _columns(at, "references", [title], catalog.ledgers[other])
    for derived in ledger.derived:
        at = place.at(f"{place.table}.derived.{derived.title}")
        for name in derived.sources():
            _columns(at, "派生列", [name], ledger, ("bool",) if name == derived.extended_if else ("date",))
    if ledger.state:
        at = place.at(f"{place.table}.state")
        _columns(at, "date", [ledger.state.date], ledger, ("date",))
        if ledger.state.column:
            _columns(at, "column", [ledger.state.column], ledger, ("choice",))
            _choices(at, "closed", (*ledger.state.closed, *ledger.state.open), ledger.column(ledger.state.column))


def _check_synonyms(column: Column, place: Place) -> None:
    if column.synonyms and not column.choices:
        raise place.error("synonyms", "只能用于有选项的列（choice、choices）")
    for written in column.synonyms:
        if written in column.choices:
            raise place.error("synonyms", f"“{written}”本身就是选项")
    _choices(place, "synonyms", column.synonyms.values(), column)


def _check_required_if(column: Column, ledger: Ledger, place: Place) -> None:
    for title, wanted in column.required_if.items():
        office = [each.title for each in ledger.columns if each.title != column.title]
        if title not in office:
            raise place.unknown("required_if", f"列（台账 {ledger.id}）", title, office)
        other = ledger.column(title)
        assert isinstance(other, Column)
        if wanted == PRESENT and PRESENT not in other.choices:
            continue
        if isinstance(wanted, bool) != (other.type == "bool") or not (other.choices or other.type == "bool"):
            raise place.error(
                "required_if",
                f'列“{title}”的类型是 {other.type}：有选项的列写选项，是/否列写 true 或 false，其他列写 "present"',
            )
        _choices(place, "required_if", wanted if isinstance(wanted, tuple) else [wanted], other)


def _columns(place: Place, key: str, names: Iterable[str], ledger: Ledger, types: tuple[str, ...] = ()) -> None:
    for name in names:
        if name == CUT_OFF:
            continue
        column = ledger.column(name)
        valid = [each.title for each in ledger.all_columns() if not types or each.type in types]
        if column is None:
            raise place.unknown(key, f"列（台账 {ledger.id}）", name, valid)
        if types and column.type not in types:
            raise place.error(
                key, f"列“{name}”的类型是 {column.type}，这里要 {' 或 '.join(types)} 列：{'、'.join(valid)}"
            )


def _choices(place: Place, key: str, values: Iterable[object], column: Column | Derived | None) -> None:
    if not isinstance(column, Column) or not column.choices:
        return
    for value in values:
        if value not in column.choices:
            raise place.unknown(key, f"选项（列“{column.title}”）", str(value), column.choices)


def _check_indicator(indicator: Indicator, catalog: Catalog, place: Place) -> None:
    if (indicator.part.ledger == TOWN) != (indicator.part.measure == "fact"):
        raise place.error("fact", f'ledger = "{TOWN}" 与 fact 要一起用')
    if indicator.part.measure == "fact":
        if indicator.part.column not in FACTS:
            raise place.unknown("fact", "基本情况", indicator.part.column, FACTS)
        return
    for part, key in zip(indicator.parts(), ("where", "of"), strict=False):
        if part.ledger not in catalog.ledgers:
            raise place.unknown(f"{key}.ledger", "台账", part.ledger, catalog.ledgers)
        _check_part(part, catalog.ledgers[part.ledger], place, key)
    ledger = catalog.ledgers[indicator.part.ledger]
    _columns(place, "month_by", [indicator.month_by] if indicator.month_by else [], ledger, ("date",))


def _check_part(part: Part, ledger: Ledger, place: Place, key: str) -> None:
    _check_filter(part.where, ledger, place, key)
    numbers = ("int", "decimal")
    types = numbers if part.measure in ("sum", "min", "max") else ()
    _columns(place, part.measure, [part.column] if part.column else [], ledger, types)
    column = ledger.column(part.column) if part.column else None
    if isinstance(column, Column) and part.measure in ("list", "only", "min", "max") and column.is_personal:
        raise place.error(part.measure, f"列“{column.title}”是 {column.privacy} 类，不能输出它的值")
    listed = part.measure in ("list", "only")
    if listed and (ledger.numbers_rows(part.column) or (ledger.is_about_persons and column and column.type == "text")):
        raise place.error(
            part.measure, f"列“{part.column}”逐条记着某一个人或某一件事，不能列出；可用：计行数、distinct"
        )
    if ledger.sensitive and part.measure in ("list", "only", "covers", "min", "max"):
        raise place.error(part.measure, f"台账 {ledger.id} 是敏感台账，只能输出全镇合计；可用：计行数、sum、distinct")
    if part.measure == "covers" and not _can_be_covered(column):
        raise place.error("covers", "只能用于村（社区）列或有选项的列")
    if part.rows in ("carried over", "handled") and ledger.state is None:
        raise place.error("rows", f"台账 {ledger.id} 没有 state，不知道哪些是上年结转；可用：year、all")


def _can_be_covered(column: Column | Derived | None) -> bool:
    return isinstance(column, Column) and (column.type == "village" or bool(column.choices))


def _check_filter(where: Filter, ledger: Ledger, place: Place, key: str) -> None:
    for title, condition in where.walk():
        _columns(place, key, [title], ledger)
        column = ledger.column(title)
        assert column is not None
        if isinstance(condition, When):
            _columns(place, f"{key}.{title}", [title], ledger, ("date",))
        elif isinstance(condition, Has):
            _columns(place, f"{key}.{title}", [title], ledger, ("choices", "list"))
            _choices(place, f"{key}.{title}", condition.values, column)
        elif isinstance(condition, Range):
            _columns(place, f"{key}.{title}", [title], ledger, ("int", "decimal"))
        elif isinstance(condition, OneOf | Not):
            if column.type in ("choices", "list"):
                raise place.error(f"{key}.{title}", "这一列一格有几个值，请写 { has = … }")
            if column.type == "bool" and not all(isinstance(value, bool) for value in condition.values):
                raise place.error(f"{key}.{title}", "是/否列的条件只能是 true 或 false")
            if column.type == "date":
                raise place.unknown(f"{key}.{title}", "日期条件", str(condition.values[0]), DATE_WORDS)
            if not all(_fits(value, column.type) for value in condition.values):
                raise place.error(f"{key}.{title}", f"列“{title}”的类型是 {column.type}，条件的值不是这种类型")
            _choices(place, f"{key}.{title}", condition.values, column)


def _fits(value: Scalar, kind: str) -> bool:
    """Whether a cell of that type can ever equal the value: one that never can would be a false 0."""
    is_number = isinstance(value, int | Decimal) and not isinstance(value, bool)
    return is_number if kind in ("int", "decimal") else isinstance(value, str) or kind == "bool"


def _check_chart(chart: Chart, catalog: Catalog, place: Place) -> None:
    for name in chart.series:
        if name not in catalog.indicators:
            raise place.unknown("series", "指标", name, catalog.indicators)
        indicator = catalog.indicators[name]
        if chart.by != "last year" and indicator.part.ledger == TOWN:
            raise place.error("series", f"指标 {name} 出自 town.toml，不能按“{chart.by}”分组")
        if chart.by in ("last year", "month"):
            continue
        ledger = catalog.ledgers[indicator.part.ledger]
        by = ledger.village_column if chart.by == "village" else chart.by
        if not by:
            raise place.error("by", f"台账 {ledger.id} 没有村（社区）列；可用：{'、'.join(SPECIAL_BY)} 或列名")
        _columns(place, "by", [by], ledger)
        column = ledger.column(by)
        if isinstance(column, Column) and column.is_personal:
            raise place.error("by", f"列“{by}”是 {column.privacy} 类，不能按它分组")
        if ledger.numbers_rows(by):
            raise place.error("by", f"列“{by}”是逐条的编号，不能按它分组")
        if chart.bins and column is not None and column.type not in ("int", "decimal"):
            raise place.error("bins", f"列“{by}”不是数字列，不能分段")
        if ledger.sensitive:
            raise place.error("series", f"台账 {ledger.id} 是敏感台账，只能输出全镇合计，不能按“{chart.by}”分组")
    ledgers = {name: catalog.ledgers.get(catalog.indicators[name].part.ledger) for name in chart.series}
    sensitive = [name for name, ledger in ledgers.items() if ledger is not None and ledger.sensitive]
    if sensitive and chart.by != "last year":
        raise place.error("series", f"指标 {sensitive[0]} 出自敏感台账，只能输出全镇合计")
