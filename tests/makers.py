"""Small readable things for the rooms above the ledgers: one ledger of cases, its rows, and what is computed of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pandas as pd
import pytest

from fazhi.catalog import Catalog, Chart, Column, Derived, Indicator, Ledger, Outline, State, Topic, load_catalog
from fazhi.catalog.indicators import IndicatorTable as Declared
from fazhi.errors import CatalogError
from fazhi.indicators import IndicatorTable, compute
from fazhi.ledgers import FILE, INDEX, ROW, SHEET, Ingested, Reported
from fazhi.ledgers.cells.dtypes import as_category, typed
from fazhi.periods import Period, parse
from fazhi.release import Released, release
from fazhi.settings import Town, Village, YearSettings

VILLAGES = ("大庄村", "石桥村", "新苑社区")
YEAR_2024 = parse("全年", 2024)

CASES = Ledger(
    id="cases",
    title="案件台账",
    topic="cases",
    row="一件案件",
    unit="件",
    office="信访办",
    year_by="登记日期",
    key=("编号",),
    state=State(date="办结日期", column="状态", closed=("已办结",), open=("办理中",)),
    columns=(
        Column(title="编号", type="text", required=True),
        Column(title="登记日期", type="date", required=True),
        Column(title="形式", type="choice", choices=("来信", "网上", "来访")),
        Column(title="对象", type="choices", choices=("干部", "群众", "其他")),
        Column(title="法规", type="list"),
        Column(title="人数", type="int"),
        Column(title="金额", type="decimal"),
        Column(title="延期", type="bool"),
        Column(title="单位", type="text"),
        Column(title="村（社区）", type="village"),
        Column(title="姓名", type="text", privacy="P"),
        Column(title="编组", type="text", privacy="S"),
        Column(title="事由", type="text", privacy="F"),
        Column(title="办结日期", type="date"),
        Column(title="状态", type="choice", choices=("已办结", "办理中", "退回")),
    ),
    derived=(
        Derived(title="办理天数", days_between=("登记日期", "办结日期")),
        Derived(title="未结天数", days_between=("登记日期", "统计截止日期")),
        Derived(title="期限", days_after="登记日期", days=60, extended_if="延期", extended_by=30),
        Derived(title="期限内办结", not_after=("办结日期", "期限")),
        Derived(title="最早", earliest=("登记日期", "办结日期")),
    ),
)
"""A ledger of cases about private persons, with a column of every type."""

PLACES = Ledger(
    id="places",
    title="场所名册",
    topic="cases",
    kind="register",
    row="一处场所",
    unit="个",
    office="司法所",
    columns=(Column(title="村（社区）", type="village"), Column(title="启用日期", type="date")),
)
"""A register without persons."""

FACTS = CASES.model_copy(update={"id": "facts", "title": "事项台账", "persons": False})
"""The same columns, but not about private persons: nothing needs to be suppressed."""


def case(received: str = "2024-03-01", **cells: Any) -> dict[str, Any]:
    """One row of :data:`CASES`, by column title; dates as ISO text."""
    return {"登记日期": received} | cells


def make_frame(rows: Sequence[Mapping[str, Any]], ledger: Ledger = CASES, lacking: Iterable[str] = ()) -> pd.DataFrame:
    """A clean ledger as the ledgers room gives it.

    Parameters
    ----------
    rows : sequence of dict
        Cells by title; a cell left out is missing; 编号 is numbered where left out.
    ledger : Ledger
    lacking : iterable of str
        Columns that the office's file does not have.
    """
    columns: dict[str, pd.Series] = {}
    for column in ledger.columns:
        if column.title in set(lacking):
            continue
        cells = [row.get(column.title, f"第{n}号" if column.title == "编号" else None) for n, row in enumerate(rows, 1)]
        if column.type == "date":
            cells = [pd.Timestamp(cell).to_datetime64() if cell else None for cell in cells]
        if column.type == "decimal":
            cells = [None if cell is None else Decimal(str(cell)) for cell in cells]
        columns[column.title] = as_category(pd.Series(typed(cells, column.type)), column, VILLAGES)
    frame = pd.DataFrame(columns, index=pd.RangeIndex(len(rows), name=INDEX))
    return frame.assign(**{FILE: "台账.xlsx", SHEET: "Sheet1", ROW: [number + 4 for number in range(len(rows))]})


def make_ingested(rows: Sequence[Mapping[str, Any]] | None = None, *, year: int = 2024, **given: Any) -> Ingested:
    """An ingested year whose ledger of cases has these rows; None: it was not handed in."""
    frames = given.pop("frames", {} if rows is None else {"cases": make_frame(rows)})
    return Ingested(year, MappingProxyType(dict(frames)), **given)


def make_reported(indicator: str, value: str, *, year: int = 2024, source: str = "科室报送", **given: Any) -> Reported:
    """A line of reported.csv."""
    parts = (given.get("numerator"), given.get("denominator"))
    return Reported(indicator, year, Decimal(value), *parts, source, "信访办", "", None, 2)


def make_indicator(key: str = "received", **table: Any) -> Indicator:
    """An indicator from its TOML keys, as the catalogue would read it; default: counts the cases of the year."""
    defaults = {"title": f"指标{key}", "unit": "件", "ledger": "cases", "definition": "计行", "source": "台账"}
    ledger = table.get("ledger", "cases")
    return Declared(**(defaults | table)).build("cases", key, "all" if ledger == "places" else "year")


def make_chart(series: str | tuple[str, ...] = "cases.received", **given: Any) -> Chart:
    """A chart of indicators."""
    names = (series,) if isinstance(series, str) else series
    return Chart(**({"id": "cases.chart", "topic": "cases", "title": "情况图", "series": names, "by": "month"} | given))


def make_catalog(
    *indicators: Indicator, charts: Iterable[Chart] = (), ledgers: Iterable[Ledger] = (CASES, PLACES, FACTS)
) -> Catalog:
    """A catalogue of these indicators, default :func:`make_indicator`."""
    kept = indicators or (make_indicator(),)
    return Catalog(
        outline=Outline(title="报告", parts=()),
        topics=MappingProxyType({"cases": Topic("cases", "案件")}),
        ledgers=MappingProxyType({each.id: each for each in ledgers}),
        indicators=MappingProxyType({each.id: each for each in kept}),
        charts=MappingProxyType({each.id: each for each in charts}),
    )


def make_town(**given: Any) -> Town:
    """A town of two villages and a community."""
    return Town(**({"name": "某某镇", "villages": tuple(Village(name=name) for name in VILLAGES)} | given))


def make_table(
    rows: Sequence[Mapping[str, Any]] | Ingested | None,
    catalog: Catalog | Indicator | None = None,
    *,
    last: Ingested | None = None,
    period: Period = YEAR_2024,
    **given: Any,
) -> IndicatorTable:
    """All indicators of a catalogue (or a single one) on these cases."""
    ingested = rows if isinstance(rows, Ingested) else make_ingested(rows)
    if not isinstance(catalog, Catalog):
        catalog = make_catalog(*((catalog,) if catalog else ()))
    approximate = given.pop("approximate", ())
    settings = YearSettings(approximate=approximate)
    town = given.pop("town", make_town())
    return compute(ingested, last, town=town, catalog=catalog, period=period, settings=settings, **given)


def make_released(rows: Any, catalog: Catalog, **given: Any) -> Released:
    """The same after release."""
    return release(make_table(rows, catalog, **given), catalog)


PETS = """
title = "宠物"
[ledgers.pets]
title = "宠物台账"
row = "一只宠物"
unit = "只"
office = "党政办"
year_by = "日期"
key = "编号"
[ledgers.pets.columns]
"编号" = { type = "text" }
"日期" = { type = "date" }
"种类" = { type = "choice", choices = ["猫", "狗"] }
"爱好" = { type = "choices", choices = ["吃", "睡"] }
"年龄" = { type = "int" }
"主人" = { type = "text", class = "P" }
"办结日期" = { type = "date" }
"接种" = { type = "bool" }
"村（社区）" = { type = "village" }
"""

"""The topic.toml of a topic with one ledger."""

COUNT_PETS = (
    '\n[indicators.count]\ntitle = "宠物数"\nunit = "只"\nledger = "pets"\ndefinition = "计行"\nsource = "台账"\n'
)


def own_catalog(folder: Path, text: str = "", *, topic: str = "pets", **files: str) -> Path:
    """A catalogue folder with one topic."""
    home = folder / "catalog"
    (home / topic).mkdir(parents=True, exist_ok=True)
    (home / topic / "topic.toml").write_text(text, encoding="utf-8")
    for name, content in files.items():
        (home / topic / name.replace("_md_j2", ".md.j2")).write_text(content, encoding="utf-8")
    return home


def catalog_fault(folder: Path, text: str, topic: str = "pets") -> str:
    """What the catalogue says against this topic.toml."""
    with pytest.raises(CatalogError) as caught:
        load_catalog(own_catalog(folder, text, topic=topic))
    return str(caught.value)
